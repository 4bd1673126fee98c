"""Pictures of what comes back by itself, of ratings then and now, and of deleting versions; see ``test_snapshots``."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from learnlog.demo import EVENING, UNIT, write_demo
from learnlog.journal.terms import Term
from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.store.whole import whole_log
from learnlog.tui.choosing import ChangeTerms
from learnlog.tui.navigation import BeginTask, LeaveAlone, ReadEntry, ShowThenAndNow
from tests.tui.test_snapshots import PATIENCE, SMALL, WIDE, Compare, Log, Shot, take

BOTH = pytest.mark.parametrize("size", [WIDE, SMALL], ids=["120x40", "80x24"])
SHORT = pytest.mark.parametrize("size", [SMALL], ids=["80x24"])

TERMS = (
    Term(name="Autumn", first=date(2026, 9, 2), last=date(2026, 12, 18)),
    Term(name="Spring", first=date(2027, 1, 5), last=date(2027, 3, 26)),
)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """The sample log, opened five weeks after it was written."""
    folders = Folders.find(tmp_path / "log", {})
    write_demo(folders)
    opening = Opening(folders, lambda: EVENING + timedelta(days=35))
    ids = {
        one.task: one.id for one in reversed(whole_log(opening.workspace().store).entries) if one.state == "complete"
    }
    return Log(opening, ids)


@BOTH
def test_home_with_a_review_and_an_old_entry(snap_compare: Compare, log: Log, size: tuple[int, int]) -> None:
    # From the line to go on, backwards: to the last line of Home.
    take(snap_compare, log, Shot("coming back", (), "Begin:", keys=("shift+tab",), then="you wrote"), size)


@SHORT
def test_left_alone(snap_compare: Compare, log: Log, size: tuple[int, int]) -> None:
    shot = Shot("left alone", (), "This review", lambda log: LeaveAlone(log.ids["task-5"], review=True))
    take(snap_compare, log, shot, size)


@SHORT
def test_an_entry_whose_review_is_due(snap_compare: Compare, log: Log, size: tuple[int, int]) -> None:
    take(snap_compare, log, Shot("due", (), "Its review is due", lambda log: ReadEntry(log.ids["task-5"])), size)


@BOTH
def test_terms(snap_compare: Compare, log: Log, size: tuple[int, int]) -> None:
    workspace = log.opening.workspace()
    workspace.settings.change(workspace.settings.now.model_copy(update={"terms": TERMS}))
    take(snap_compare, log, Shot("terms", (), "Friday 26 March 2027", lambda log: ChangeTerms()), size)


@BOTH
def test_a_task_begun_again(snap_compare: Compare, log: Log, size: tuple[int, int]) -> None:
    take(snap_compare, log, Shot("again", (), "Last time,", lambda log: BeginTask(UNIT, "task-1")), size)


@BOTH
def test_then_and_now(snap_compare: Compare, log: Log, size: tuple[int, int]) -> None:
    outcomes = log.ids["outcomes"]
    shot = Shot("then and now", (), "further on", lambda log: ShowThenAndNow(outcomes, "Your learning outcomes"))
    take(snap_compare, log, shot, size)


@SHORT
def test_deleting_versions(snap_compare: Compare, log: Log, size: tuple[int, int]) -> None:
    workspace, entry_id = log.opening.workspace(), log.ids["task-1"]
    workspace.changes.reopen(entry_id)
    now = workspace.read_entry(entry_id)
    workspace.keep_hand_in([now], what="task-1", unit="", written_as="Word", file="learnlog-task-1.docx")
    workspace.changes.complete(entry_id)
    workspace.backing_up.finish(PATIENCE)
    shot = Shot("versions", (), "Task 1", lambda log: ReadEntry(entry_id), ("v", "x"), "Delete the earlier versions")
    take(snap_compare, log, shot, size)
