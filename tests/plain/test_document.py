"""The page about it says what is true."""

from __future__ import annotations

import re
from pathlib import Path

from learnlog.opening import Opening
from learnlog.plain.one_question import COMMANDS
from learnlog.store.folders import Folders
from tests.plain.player import Clock, hold_with, script

PAGE = (Path(__file__).parents[2] / "docs" / "plain.md").read_text(encoding="utf-8")


def timeless(text: str) -> str:
    return re.sub(r"\d\d:\d\d:\d\d", "TIME", text)


def test_the_conversation_on_the_page_is_a_true_one(tmp_path: Path) -> None:
    shown = PAGE.partition("```text\n")[2].partition("\n```")[0]
    typed = [line.partition(": ")[2] for line in shown.splitlines() if re.match(r"(Which one\?|Your answer)", line)]
    opening = Opening(Folders.find(tmp_path, {}), Clock())
    over = hold_with(opening, script(["back", "tasks", *typed, "quit"]), echo=True)
    assert timeless(shown) in timeless(over.said)


def test_every_command_of_a_task_stands_on_it() -> None:
    table = PAGE.partition("## What can be typed")[2].partition("## Are my words safe?")[0]
    missing = [one for one in COMMANDS - {"exit", "q", "complete"} if not re.search(rf"\b{one}\b", table)]
    assert missing == []
