"""What is seen of a task's steps, the step in front and what stands beside it, in a wide screen and in a narrow one."""

from __future__ import annotations

from pathlib import Path

from learnlog.tui.task_body import TaskBody
from tests.tui.driving import Trainee, sitting_down

UNIT = "unit-5"


def seen(trainee: Trainee) -> tuple[bool, bool, bool]:
    """Return whether the steps, the step in front and what stands beside it are on the screen."""
    body = trainee.one("TaskBody", TaskBody)
    steps, panel, beside = (bool(one.region.area) for one in (body.steps, body.panel, body.beside))
    return steps, panel, beside


async def test_in_a_wide_screen_they_stand_side_by_side(tmp_path: Path) -> None:
    async with sitting_down(tmp_path, size=(120, 40)) as trainee:
        await trainee.open_task(UNIT, "task-4")
        body = trainee.one("TaskBody", TaskBody)
        assert seen(trainee) == (True, True, True)
        await trainee.press("f9")
        assert body.steps.has_focus and seen(trainee) == (True, True, True)
        await trainee.press("f9")
        assert body.panel.has_focus_within
        await trainee.press("f6")
        assert seen(trainee) == (True, True, False) and body.panel.has_focus_within
        await trainee.press("f6")
        assert seen(trainee) == (True, True, True) and body.beside.has_focus_within


async def test_in_a_narrow_screen_one_stands_in_place_of_another(tmp_path: Path) -> None:
    async with sitting_down(tmp_path) as trainee:
        await trainee.open_task(UNIT, "task-4")
        body = trainee.one("TaskBody", TaskBody)
        assert seen(trainee) == (False, True, False)
        await trainee.press("f9")
        assert seen(trainee) == (True, False, False) and body.steps.has_focus
        await trainee.press("f6")
        assert seen(trainee) == (False, False, True) and body.beside.has_focus_within
        await trainee.press("f9")
        assert seen(trainee) == (True, False, False)
        await trainee.press("f9")
        assert seen(trainee) == (False, True, False) and body.panel.has_focus_within
        await trainee.press("f6", "f8")
        assert seen(trainee) == (False, True, False), "another step stands in front, with nothing over it"
