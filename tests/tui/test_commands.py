"""What the palette offers: what the screen in front can do, and what belongs to the whole app, each once."""

from __future__ import annotations

from pathlib import Path

from learnlog.tui.dialogs import PickDialog
from learnlog.tui.profile import ProfileScreen
from tests.tui.driving import Trainee, sitting_down


def offered(trainee: Trainee) -> list[str]:
    return [one.title for one in trainee.app.get_system_commands(trainee.app.screen)]


async def choose(trainee: Trainee, title: str) -> None:
    """Choose a command, as the palette does."""
    command = next(one for one in trainee.app.get_system_commands(trainee.app.screen) if one.title == title)
    command.callback()
    await trainee.settle()


async def test_what_a_screen_has_a_key_for_is_not_offered_twice(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        at_home = offered(trainee)
        assert len(at_home) == len(set(at_home))
        await trainee.press("f4")
        in_the_log = offered(trainee)
        assert len(in_the_log) == len(set(in_the_log))
        for name in ("About you", "Backups", "Handed in", "Take in comments", "Theme", "Tour of a task"):
            assert name in at_home and name in in_the_log


async def test_what_belongs_to_the_app_is_done_over_any_screen(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.press("f4")
        await choose(trainee, "About you")
        trainee.screen(ProfileScreen)
        await trainee.press("escape")
        await choose(trainee, "Theme")
        trainee.screen(PickDialog)
