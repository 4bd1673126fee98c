"""What is done to an action from the list of all of them: in its entry, as one version, and taken back."""

from __future__ import annotations

from datetime import date

import pytest

from learnlog.acting import for_calendar, pass_on, people_for, postpone, take_back, tick, untick
from learnlog.errors import LearnlogError, SaveFailed, SaveUnproven
from learnlog.export.names import Sought
from learnlog.journal.actions import postponed
from learnlog.journal.entry import Entry
from learnlog.journal.planned import PlannedAction
from learnlog.store.memory import MemoryStore
from learnlog.store.units import Catalog
from learnlog.workspace import Workspace
from tests.planned import planned, row
from tests.tui.log_room import NOW, workspace

DAY = date(2026, 12, 4)


def desk() -> tuple[Workspace, PlannedAction, PlannedAction]:
    """Return a log with one plan of two actions."""
    made = workspace(planned(row("r1", "Ask", who="Form tutor", by="soon"), row("r2", "Wait", by=DAY)))
    first, second = made.current_view().all_actions()
    return made, first, second


def test_a_tick_is_one_version_of_its_entry_and_can_be_taken_back() -> None:
    log, first, second = desk()
    before = log.read_entry(first.entry)
    done = tick(log, first, "They answered.")
    assert [one.done for one in done.now] == [NOW.date(), None]
    now = log.read_entry(first.entry)
    assert [one.text for one in now.follow_ups] == ["Done: Ask\nThey answered."]
    assert log.current_view().all_actions() == done.now and done.now[1] == second
    versions = len(log.store.history.versions(first.entry))
    assert take_back(log, done).changed(updated=before.updated) == before
    assert len(log.store.history.versions(first.entry)) == versions + 1, "what was said stands in the history"


def test_taking_up_again_postponing_and_passing_on_are_taken_back_too() -> None:
    log, first, second = desk()
    before = log.read_entry(first.entry)
    changes = [postpone(log, first, DAY), pass_on(log, first, "SENCO"), tick(log, second, "Nothing came of it.")]
    again = untick(log, changes[-1].now[1])
    assert again.now[1].done is None and log.read_entry(first.entry).follow_ups
    for done in (again, *reversed(changes)):
        entry = take_back(log, done)
    assert entry.changed(updated=before.updated) == before


def test_what_another_window_has_open_is_not_changed_and_it_is_said() -> None:
    log, first, _ = desk()
    before = log.read_entry(first.entry)
    hold = log.store.hold(first.entry)
    with pytest.raises(LearnlogError, match="open in another learnlog window"):
        tick(log, first, "They answered.")
    hold.release()
    assert log.read_entry(first.entry) == before
    assert tick(log, first, "They answered.").now[0].outcome == "They answered."


class Refusing(MemoryStore):
    """A disk that has no room, or takes what it is given without saying that it is there."""

    def __init__(self, error: SaveFailed) -> None:
        super().__init__()
        self.error: SaveFailed | None = error

    def save(self, entry: Entry, version: str, *, keep_old: bool = True) -> str:
        if isinstance(self.error, SaveUnproven):
            super().save(entry, version, keep_old=keep_old)
        if self.error is not None:
            raise self.error
        return super().save(entry, version, keep_old=keep_old)


def refused(error: SaveFailed) -> tuple[Workspace, PlannedAction, str]:
    """Return a log whose disk refuses, an action in it, and what is said when it is ticked."""
    store = Refusing(error)
    store.error = None
    store.save(planned(row("r1", "Ask")), "")
    store.error = error
    log = Workspace(Catalog((), ()), store, lambda: NOW, lambda now, after: "")
    (action,) = log.current_view().all_actions()
    with pytest.raises(LearnlogError) as raised:
        tick(log, action, "They answered.")
    return log, action, raised.value.message


def test_a_full_disk_changes_nothing_and_nobody_says_that_it_is_tried_again_by_itself() -> None:
    log, action, said = refused(SaveFailed("the disk is full"))
    assert said == (
        "Not saved: the disk is full. Nothing was changed. Make room or check the folder, then do this again."
    )
    assert log.current_view().all_actions() == (action,)


def test_what_is_done_but_not_proven_is_not_to_be_done_again() -> None:
    log, _, said = refused(SaveUnproven("the disk does not answer"))
    assert said.startswith("It is done, but not yet proven") and said.endswith("there is no need to do this again.")
    assert log.current_view().all_actions()[0].done == NOW.date()


def test_taking_back_leaves_alone_what_was_changed_meanwhile() -> None:
    log, first, second = desk()
    done = tick(log, first)
    log.changes.make(first.entry, lambda entry: postponed(entry, second.spot, NOW.date()).tagged(("autumn",)))
    entry = take_back(log, done)
    assert entry.tags == ("autumn",)
    assert [one.by for one in log.current_view().all_actions()] == [None, NOW.date()]


def test_an_action_ticked_in_another_window_is_not_ticked_twice() -> None:
    log, first, _ = desk()
    tick(log, first, "They answered.")
    with pytest.raises(LearnlogError, match="already"):
        tick(log, first, "They answered.")
    assert len(log.read_entry(first.entry).follow_ups) == 1


def test_people_to_give_it_to_begin_with_those_of_its_entry() -> None:
    log, first, _ = desk()
    others = ("Form tutor", "SENCO")
    assert people_for(log, first, others) == ("SENCO", "Teaching assistant", "Form tutor")


def test_only_what_has_a_day_goes_into_a_calendar() -> None:
    log, first, second = desk()
    found = for_calendar((first, second), log.current_view(), Sought((), "", NOW.date()))
    assert [one.what for one in found.actions] == ["Wait"] and found.undated == 1
    assert found.finds == () and found.by_aliases == {}


def test_an_action_stays_in_the_list_when_its_question_or_its_unit_is_gone() -> None:
    log, first, _ = desk()
    assert log.guide(log.read_entry(first.entry)) is None, "no unit here asks for it any more"
    assert tick(log, first, "They answered.").now[0].done == NOW.date()
