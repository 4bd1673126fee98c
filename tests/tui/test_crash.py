"""When learnlog itself is at fault, it says so plainly and prints none of the trainee's words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from textual.worker import WorkerFailed

from learnlog.tui.crash import crash_note

WORDS = "Pupil A cried in the corridor"

CRASHING = """
from pathlib import Path
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.app import LearnlogApp

class Crashing(LearnlogApp):
    def on_ready(self) -> None:
        words = "Pupil A cried in the corridor"
        raise ValueError(words)

app = Crashing(Opening(Folders.find(Path({home!r}), {{}})))
app.run(headless=True)
raise SystemExit(app.return_code)
"""


def crash() -> BaseException:
    try:
        secret = WORDS
        raise KeyError(secret)
    except KeyError as error:
        return error


def test_the_note_names_the_fault_and_no_word() -> None:
    note = crash_note(crash())
    assert "KeyError" in note and "test_crash.py line" in note
    assert WORDS not in note


def test_a_worker_that_failed_is_seen_through() -> None:
    assert "KeyError" in crash_note(WorkerFailed(crash()))


def test_an_error_never_raised_has_no_place() -> None:
    assert "place unknown" in crash_note(ValueError(WORDS))
    assert WORDS not in crash_note(ValueError(WORDS))


def test_a_crash_of_the_app_ends_it_without_a_traceback_or_a_word(own_home: Path, tmp_path: Path) -> None:
    script = tmp_path / "crashing.py"
    script.write_text(CRASHING.format(home=str(own_home)), "utf-8")
    ended = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False)
    printed = ended.stdout + ended.stderr
    assert ended.returncode == 1
    assert "a fault of its own" in printed and "What you typed is kept" in printed
    assert WORDS not in printed and "Traceback" not in printed and "locals" not in printed
