"""A follow-up that was not added outlives the window it was typed in, however that ends."""

from __future__ import annotations

import signal
import tomllib
from pathlib import Path

import pytest

from learnlog.journal.answers import ProseAnswer
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.entries import entry
from tests.terminal.conftest import Open
from tests.terminal.window import Window, welcomed

WORDS = "Pupil A now asks for the paper strips herself"
ENTRY = entry(
    ProseAnswer(step="note", field="text", under="Your note", asked="What?", text="It took four minutes."),
    task="free",
    title="Fractions",
)


def kept(home: Path) -> str:
    """The follow-up as it stands in its file; empty where there is none."""
    found = home / "state" / "drafts" / f"{ENTRY.id}.follow-up.toml"
    return str(tomllib.loads(found.read_text(encoding="utf-8"))["text"]) if found.exists() else ""


def begin(window: Window) -> None:
    """From Home to the follow-up dialog of the one entry."""
    window.until_shown("Fractions")
    window.lead("f4", "Your log", "It took four minutes.")
    window.lead("f", "Follow up: Fractions")
    window.until_cursor_is_below("What has come of it since?")


@pytest.mark.parametrize(
    ("how", "code"),
    [(signal.SIGKILL, -9), (signal.SIGTERM, 143), ("ctrl+q", 0)],
    ids=["killed", "terminated", "quit"],
)
def test_it_is_there_at_the_next_start(open_window: Open, home: Path, how: signal.Signals | str, code: int) -> None:
    welcomed(home)
    TomlStore(Folders.find(home, {})).save(ENTRY, "")
    window = open_window()
    begin(window)
    if isinstance(how, signal.Signals):
        window.type(WORDS)
        window.until_shown("herself")
        if how == signal.SIGKILL:
            window.until(lambda: kept(home) == WORDS, "the words in their file")
        window.kill(how)
    else:
        # All at once: the key that ends it is heeded before the words are drawn.
        window.press(*WORDS, how)
    assert window.wait_for_end() == code
    assert kept(home) == WORDS

    again = open_window()
    begin(again)
    again.until_shown("herself", "not added yet")
    again.press(*" now", "ctrl+s")
    again.until_shown("Your follow-up is added.")
    (added,) = TomlStore(Folders.find(home, {})).load(ENTRY.id).entry.follow_ups
    assert added.text == f"{WORDS} now"
    assert not kept(home)
