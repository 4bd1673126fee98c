"""However a conversation ends, everything that was answered stays, to the last line of a long text."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from learnlog.journal.answers import LineAnswer, ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.plain.player import hold, script
from tests.plain.test_tasks import PATIENCE, entries, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and pseudo-terminals are those of POSIX")


class Learnlog:
    """learnlog in a pseudo-terminal, as a person has it: what they type is echoed."""

    def __init__(self, home: Path, *arguments: str, **values: str) -> None:
        import pty

        self.printed = b""
        self._seen = 0
        self.pid, self._master = pty.fork()
        if not self.pid:
            env = environment(**values)
            os.execve(sys.executable, [sys.executable, "-m", "learnlog", "--home", str(home), *arguments], env)

    def until_asked(self) -> str:
        """Wait for the next question, and return what was printed before it."""
        give_up = time.monotonic() + PATIENCE
        while not re.search(rb"[:?] \Z", self.printed[self._seen :]):
            assert time.monotonic() < give_up, self.printed.decode()
            if select.select([self._master], [], [], 1)[0]:
                self.printed += os.read(self._master, 65536)
        since, self._seen = self.printed[self._seen :], len(self.printed)
        return since.decode().replace("\r\n", "\n")

    def say(self, *lines: str) -> str:
        """Type lines, each at its question, and return what was printed after the last."""
        said = ""
        for line in lines:
            os.write(self._master, f"{line}\n".encode())
            said = self.until_asked()
        return said

    def press(self, keys: bytes) -> None:
        os.write(self._master, keys)

    def vanish(self) -> None:
        """Take the terminal away, as closing its window does."""
        os.close(self._master)
        self._master = -1

    def end(self) -> int:
        """Wait for its end, and return the exit code."""
        give_up = time.monotonic() + PATIENCE
        while self._master >= 0 and time.monotonic() < give_up:
            if select.select([self._master], [], [], 1)[0]:
                try:
                    data = os.read(self._master, 65536)
                except OSError:
                    break
                self.printed += data
        if self._master >= 0:
            os.close(self._master)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "settings.toml").write_text("welcomed = true\n", encoding="utf-8")
    return tmp_path / "log"


@pytest.fixture
def writing(home: Path) -> Iterator[Learnlog]:
    """In the middle of a long text: three lines of a note are typed."""
    learnlog = Learnlog(home, "--plain")
    learnlog.until_asked()
    learnlog.say("new", "A title", "The first line", "", "and a third")
    yield learnlog


def words(entry: Entry) -> dict[str, str]:
    return {one.field: one.text for one in entry.answers if isinstance(one, (LineAnswer, ProseAnswer))}


TYPED = {"title": "A title", "text": "The first line\n\nand a third"}


@pytest.mark.parametrize(
    ("ends", "code", "says"),
    [
        ("\x03", 130, "Everything you answered is saved."),
        ("\x04", 0, "Your input ended. Everything you answered is saved."),
        (signal.SIGTERM, 143, "Everything you answered is saved."),
        (signal.SIGHUP, 129, ""),
        (None, 129, ""),
    ],
)
def test_it_ends_calmly_with_everything_saved(
    writing: Learnlog, home: Path, ends: str | signal.Signals | None, code: int, says: str
) -> None:
    if isinstance(ends, signal.Signals):
        os.kill(writing.pid, ends)
    elif ends:
        writing.press(ends.encode())
    else:
        writing.vanish()
    assert writing.end() == code
    assert says in writing.printed.decode()
    assert "Traceback" not in writing.printed.decode()
    assert words(entries(home)["free"]) == TYPED


def test_killed_it_has_every_line_and_offers_them_the_next_time(writing: Learnlog, home: Path) -> None:
    os.kill(writing.pid, signal.SIGKILL)
    assert writing.end() == -signal.SIGKILL
    (ref,) = TomlStore(Folders.find(home, {})).drafts.all()
    kept = TomlStore(Folders.find(home, {})).drafts.newest_of(ref.entry_id)
    assert kept is not None and words(kept.entry) == TYPED

    # Straight on where it stopped, with the text as it was.
    player = script(["recover", "more to come", ".", "home", "quit"])
    again = hold(home, player)
    assert "are not yet in your log" in again.said
    assert "Brought back what you had written" in again.said
    assert "and a third" in again.said
    assert words(entries(home)["free"])["text"] == "The first line\n\nand a third\n\nmore to come"


def test_a_line_longer_than_the_terminal_can_hold_is_told(writing: Learnlog) -> None:
    said = writing.say("word " * 1200)
    assert "filled what the terminal can hold (4,095 characters)" in said
    writing.say("x" * 40)
    writing.press(b"\x03")
    writing.end()


def test_an_editor_gets_the_text_and_gives_it_back_and_a_failing_one_loses_nothing(home: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, sys; path = pathlib.Path(sys.argv[1]); text = path.read_text('utf-8');"
        "path.write_text(text.rstrip() + '\\n\\nFrom the “editor”.\\n', 'utf-8'); sys.exit(text.count('From'))",
        encoding="utf-8",
    )
    learnlog = Learnlog(home, VISUAL=f"{sys.executable} {editor}", EDITOR="no-such-editor", LEARNLOG_PLAIN="1")
    learnlog.until_asked()
    said = learnlog.say("new", "A title", "One line", ".", "back", "editor")
    assert "The text is back from the editor: 5 words." in said
    said = learnlog.say("back", "editor")
    assert "ended with an error" in said and "as it was before" in said
    assert "Take what the editor had saved all the same? Type yes or no:" in said
    learnlog.say("no")
    learnlog.press(b"quit\n")
    assert learnlog.end() == 0
    assert words(entries(home)["free"])["text"] == "One line\n\nFrom the “editor”."
    assert not list((home / "state" / "drafts").glob("editor-*"))


def test_a_reader_that_has_had_enough_ends_it_with_everything_saved(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "learnlog", "--plain", "--home", str(home)],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.read(10)
        process.stdout.close()
        process.stdin.write(b"new\nA title\nOne line\n.\nquit\n")
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 0


def test_where_a_pipe_runs_out_of_answers_what_was_asked_is_said_and_everything_is_saved(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "learnlog", "--plain", "--home", str(home)],
        input="new\nA title\nCaf\xe9\nand no end".encode("latin-1"),
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2
    assert "What still needs an answer: Line." in done.stdout.decode()
    assert words(entries(home)["free"]) == {"title": "A title", "text": "Café\nand no end"}
