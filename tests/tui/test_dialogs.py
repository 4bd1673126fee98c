"""The short questions, each alone: what they show and what they give back."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Button, Footer, Input, OptionList

from learnlog.tui.dialogs import ConfirmDialog, Dialog, MessageDialog, PickDialog, TagsDialog
from learnlog.tui.footer import KeyFooter
from tests.tui.asking import Asker
from tests.tui.log_room import NASTY, screen_text


def every_dialog() -> list[Dialog[Any]]:
    return [
        ConfirmDialog(NASTY, NASTY, yes="[Yes]", no="No"),
        MessageDialog(NASTY, NASTY),
        TagsDialog(NASTY, (NASTY,), (NASTY,)),
        PickDialog(NASTY, [("", "any"), ("a", NASTY)], ""),
    ]


@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_escape_changes_nothing_and_text_is_only_text(which: int, size: tuple[int, int]) -> None:
    dialog = every_dialog()[which]
    app = Asker(dialog)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "not bold[/]" in text
        assert "\x1b" not in text
        assert dialog.HELP
        await pilot.press("escape")
        await pilot.pause()
        assert app.answer in (None, False)


async def test_confirm() -> None:
    app = Asker(ConfirmDialog("Sure?", "Quite sure?", yes="Yes"))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.answer is True
    app = Asker(ConfirmDialog("Sure?", "Quite sure?", yes="Yes"))
    async with app.run_test() as pilot:
        await pilot.press("tab", "enter")
        assert app.answer is False
    app = Asker(ConfirmDialog("Sure?", "Quite sure?", yes="Yes"))
    async with app.run_test() as pilot:
        await pilot.click("#dialog-yes")
        assert app.answer is True


@pytest.mark.parametrize(
    ("written", "tags"),
    [("a, b", ("a", "b")), ("#a ,, a ", ("a",)), ("", ()), ("[/], x y", ("[/]", "x y"))],
)
async def test_tags(written: str, tags: tuple[str, ...]) -> None:
    app = Asker(TagsDialog("An entry", ("old",), ("autism",)))
    async with app.run_test() as pilot:
        assert app.screen.query_one(Input).value == "old"
        app.screen.query_one(Input).value = written
        await pilot.press("enter")
        assert app.answer == tags


async def test_picking_begins_at_what_is_picked() -> None:
    app = Asker(PickDialog("Which?", [("", "any"), ("a", "First"), ("b", "Second")], "a"))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "(x) First" in screen_text(app)
        assert app.screen.query_one(OptionList).highlighted == 1
        await pilot.press("down", "enter")
        assert app.answer == "b"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_buttons_are_as_low_as_a_line_and_the_first_thing_to_do_has_the_focus(size: tuple[int, int]) -> None:
    firsts = ("#dialog-yes", "#dialog-no", "LineInput", "OptionList")
    for dialog, first in zip(every_dialog(), firsts, strict=True):
        app = Asker(dialog)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            assert dialog.focused is dialog.query_one(first)
            assert all(button.size.height == 1 for button in dialog.query(Button))
            assert isinstance(dialog.query_one(Footer), KeyFooter)
            assert "esc" in screen_text(app).splitlines()[-1]


async def test_points_hang_from_their_marks() -> None:
    app = Asker(ConfirmDialog("Missing", "• " + "word " * 20 + "\n\nNothing is lost.", yes="Go there"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = [line.strip(" │") for line in screen_text(app).splitlines()]
        raw = screen_text(app).splitlines()
        first = next(at for at, line in enumerate(lines) if line.startswith("• word"))
        assert raw[first].index("word") == raw[first + 1].index("word")
        assert lines[first + 2 : first + 4] == ["", "Nothing is lost."]


async def test_a_message_closes_with_enter() -> None:
    app = Asker(MessageDialog("A file", "It is broken."))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "It is broken." in screen_text(app)
        await pilot.press("enter")
        assert app.answer is None


async def test_tags_that_were_not_touched_stay_as_they_are() -> None:
    tags = ("one, by hand", "bell \x07")
    app = Asker(TagsDialog("An entry", tags))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == tags
