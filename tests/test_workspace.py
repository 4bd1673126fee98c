"""The one object a front end holds: units, log, settings and clock."""

from __future__ import annotations

from datetime import date

from learnlog.journal.settings import Settings
from learnlog.search import Listed
from learnlog.store.units import Catalog
from learnlog.workspace import Workspace, going_on
from tests.tui.log_room import NOW, UNIT, entry_id, log, task_entry, workspace


def test_the_day_and_the_guide() -> None:
    desk = workspace()
    entry = task_entry(1)
    assert desk.today == date(2026, 11, 23)
    guide = desk.guide(entry)
    assert guide is not None and guide.gaps
    assert desk.guide(entry.changed(unit="gone")) is None


def test_a_draft_goes_before_a_complete_entry_and_a_newer_before_an_older() -> None:
    desk = workspace(*log())
    assert desk.task_states(UNIT) == {"task-1": "draft"}
    latest = desk.latest("small", "task-1")
    assert latest is not None and latest.id == entry_id(5)
    entries = tuple(desk.current_view().of_task("small", "task-1"))
    assert [one.id for one in entries] == [entry_id(5), entry_id(3), entry_id(2)]
    assert going_on(Listed(), "small", "task-1") is None
    complete = tuple(one for one in entries if one.state == "complete")
    assert going_on(Listed(complete), "small", "task-1") == complete[0]
    assert workspace().task_states(UNIT) == {"task-1": "not started"}


def test_a_change_asks_for_the_backup_of_the_day() -> None:
    asked: list[str] = []

    def backup() -> str:
        asked.append("made")
        return ""

    store = workspace(task_entry(2)).store
    desk = Workspace(Catalog((UNIT,), ()), store, lambda: NOW, lambda now, after: entry_id(999), backup=backup)
    desk.changes.tag(entry_id(2), ("autism",))
    desk.backing_up.finish(30)
    assert asked == ["made"]


def test_another_log_may_have_brought_settings() -> None:
    desk = workspace()
    desk.store.records.save_settings(Settings(welcomed=True))
    assert not desk.settings.now.welcomed
    desk.look_again()
    assert desk.settings.now.welcomed
