"""Whatever is typed, wherever: nothing breaks, nothing is printed that should not be, and the log stays whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from learnlog.demo import write_demo
from learnlog.journal.answers import ProseAnswer
from learnlog.plain.log import HELP as LOG_WORDS
from learnlog.plain.one_question import COMMANDS
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.cli.logs import HOSTILE
from tests.plain.player import Player, hold, script
from tests.plain.test_tasks import every_entry, is_plain
from tests.variations import the_first

ROOMS = ("unit", "tasks", "log", "actions", "new", "sent", "comments", "pictures", "overview", "about you", "continue")
MORE = ("begin", "reviews", "earlier", "hand in", "bin", "undelete", "delete", "edit", "versions", "follow up", "1")
WORDS = [word for line in LOG_WORDS for word in line.replace(":", " ").replace(".", " ").split()]
TEXTS = [
    "",
    "",
    "",
    "yes",
    "no",
    "none",
    ".",
    "..",
    "tomorrow",
    "31 February",
    "a line",
    "\\back",
    HOSTILE,
    "[b]x[/b]",
    "x" * 500,
]


def storm(seed: int, steps: int) -> Player:
    """Type whatever comes to mind, often Enter, now and then what leads elsewhere; then quit."""
    dice = random.Random(seed)
    left = steps

    def player(said: str) -> str | None:
        nonlocal left
        left -= 1
        if left <= 0:
            return "quit" if left > -200 else None
        kind = dice.random()
        if kind < 0.35:
            return str(dice.randint(0, 13))
        if kind < 0.55:
            return dice.choice(TEXTS)
        if kind < 0.75:
            return dice.choice(ROOMS + MORE)
        if kind < 0.9:
            return dice.choice(sorted(COMMANDS - {"quit", "exit", "q"}))
        return f"{dice.choice(WORDS)} {dice.randint(0, 9)}"

    return player


@pytest.mark.parametrize("seed", the_first(1, range(40)))
def test_whatever_is_typed_nothing_breaks_and_nothing_is_lost(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where a document goes into a folder called “.”
    home = tmp_path / "log"
    write_demo(Folders.find(home, {}))
    over = hold(home, storm(seed, 250))
    assert is_plain(over.said.encode()), seed
    store = TomlStore(Folders.find(home, {}))
    assert len(every_entry(home)) + len(store.bin.all()) >= 12
    assert not store.log_view().unreadable


def test_hostile_text_is_read_out_without_driving_the_terminal(tmp_path: Path) -> None:
    over = hold(tmp_path, script(["back", "new", HOSTILE, HOSTILE, ".", "entry", "home", "log", "1", "read", "quit"]))
    assert is_plain(over.said.encode())
    (entry,) = every_entry(tmp_path)
    assert any(isinstance(one, ProseAnswer) and one.text for one in entry.answers)
