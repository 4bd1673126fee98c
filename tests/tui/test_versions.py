"""Earlier versions of an entry: seen, compared with the entry now, and restored without losing that."""

from __future__ import annotations

from learnlog.tui.compare import CompareScreen
from learnlog.tui.dialogs import MessageDialog
from learnlog.tui.entry import EntryScreen
from learnlog.tui.versions import VersionsDialog
from learnlog.workspace import Workspace
from tests.tui.log_room import (
    NARROW,
    NASTY,
    WIDE,
    Shell,
    entry_id,
    log,
    press,
    previewed,
    prose,
    room,
    screen_text,
    settled,
    workspace,
)

ONE = entry_id(5)


def rewritten(desk: Workspace, *texts: str) -> None:
    for text in texts:
        desk.changes.make(ONE, lambda entry, text=text: entry.with_answer(prose(text)))  # type: ignore[misc]


async def test_any_two_versions_are_compared_and_one_is_restored() -> None:
    desk, screen, app = room(*log())
    rewritten(desk, "Something else.", f"Something else again. {NASTY}")
    async with app.run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        assert isinstance(app.screen, VersionsDialog)
        assert screen_text(app).count("End of a sitting") == 3, "the entry as it is now, and two before"
        assert "as it is now" in screen_text(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, CompareScreen)
        assert "[−Nothing special.]" in screen_text(app) and "\x1b" not in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, VersionsDialog), "back to the list, at the same version"
        await press(pilot, "space", "enter")
        assert "Choose another one" in app.said[-1]
        await press(pilot, "up", "enter")
        assert isinstance(app.screen, CompareScreen)
        assert "[−Nothing special]." in screen_text(app) and "[+Something else]." in screen_text(app)
        assert "− Earlier, " in screen_text(app) and "+ Later, " in screen_text(app)
        assert "again" not in screen_text(app), "two earlier versions, not the entry as it is now"
        assert "Restore the later version" in screen_text(app)
        await press(pilot, "tab", "enter")
        assert desk.read_entry(ONE).answers == log()[4].answers
        assert previewed(screen).answers == log()[4].answers
        before = desk.care.versions.past(ONE)[0].entry
        assert before is not None and prose(f"Something else again. {NASTY}") in before.answers
        await press(pilot, "v")
        assert "Restored, as on" in screen_text(app)


async def test_the_earlier_versions_are_deleted_only_when_that_is_meant() -> None:
    desk, _, app = room(*log())
    rewritten(desk, "Something else.", "Something else again.")
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "v", "x")
        assert "2 earlier versions go, from" in screen_text(app) and "backups" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, VersionsDialog) and len(desk.care.versions.past(ONE)) == 2, (
            "Enter alone keeps them"
        )
        await press(pilot, "x", "shift+tab", "enter")
        assert desk.care.versions.past(ONE) == () and "deleted for good" in app.said[-1]
        assert prose("Something else again.") in desk.read_entry(ONE).answers


async def test_an_entry_without_earlier_versions_says_so() -> None:
    _, _, app = room(*log())
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        assert isinstance(app.screen, MessageDialog) and "no earlier version of this entry yet" in screen_text(app)


async def test_an_entry_edited_outside_says_so_on_its_page_until_it_is_saved_here() -> None:
    desk = workspace(*log())
    rewritten(desk, "As learnlog saved it.")
    disk = desk.store.disk  # type: ignore[attr-defined]
    disk.entries[ONE] = disk.entries[ONE].replace(b"As learnlog", b"As somebody")
    app = Shell(lambda: EntryScreen(desk, ONE))
    async with app.run_test(size=NARROW) as pilot:
        await settled(pilot)
        assert "Edited outside learnlog" in screen_text(app) and "As somebody saved it." in screen_text(app)
        await press(pilot, "v", "enter")
        assert "[−learnlog]" in screen_text(app) and "[+somebody]" in screen_text(app)
        await press(pilot, "tab", "enter")
        assert "As learnlog saved it." in screen_text(app) and "Edited outside" not in screen_text(app)
