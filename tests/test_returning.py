"""What of the log comes back today, as the whole log says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from learnlog.content.task import ChoicesField, LineField, Option, Step, Task
from learnlog.content.unit import Unit
from learnlog.errors import EntryUnreadable
from learnlog.journal.answers import ChoiceAnswer, ChoicesAnswer, Chosen, LineAnswer
from learnlog.journal.coming_back import Snoozed
from learnlog.journal.days import full_date
from learnlog.journal.entry import Entry
from learnlog.journal.terms import Term
from learnlog.returning import (
    LOOKED,
    earlier,
    go_on_reviewing,
    last_time,
    looked_at,
    review_of,
    reviews_due,
    snooze,
    stop_reviews,
)
from learnlog.store.memory import MemoryDisk, MemoryStore
from learnlog.store.units import Catalog
from learnlog.survey import survey
from learnlog.workspace import Workspace
from tests.entries import entry
from tests.tui.log_room import NASTY, NOW, entry_id, note

KEYS = {"add": "F", "looked_at": "L", "go_on": "S"}
OPTIONS = ("daily", "weekly", "termly")
TASK = Task.model_validate(
    {
        "id": "watch",
        "kind": "task",
        "title": "Watch",
        "label": "Task W",
        "asks": "Watch.",
        "reviews": {
            "field": "again.often",
            "every": {"daily": "day", "weekly": "week", "termly": "term"},
            "about": "again.alias",
        },
        "steps": (
            Step(
                id="again",
                title="Again",
                fields=(
                    LineField(id="alias", kind="line", label="Whom?"),
                    ChoicesField(
                        id="often",
                        kind="choices",
                        label="How often?",
                        options=tuple(Option(id=one, name=one) for one in OPTIONS),
                    ),
                ),
            ),
        ),
    }
)
PLAIN = TASK.model_copy(update={"id": "plain", "reviews": None})
UNIT = Unit(id="u", version="1", title="U", order=("tasks/plain", "tasks/watch"), tasks=(PLAIN, TASK))
LAST = NOW - timedelta(days=30)


def watching(number: int, *often: str, alias: str = "Pupil A", field: str = "often", **values: object) -> Entry:
    chosen = tuple(Chosen(id=one, name=one) for one in often)
    return entry(
        LineAnswer(step="again", field="alias", text=alias),
        ChoicesAnswer(step="again", field=field, chosen=chosen),
        begun=LAST,
        **{"id": entry_id(number), "unit": "u", "task": "watch", "title": "Task W: Watch", **values},
    )


def desk(*entries: Entry, terms: Iterable[Term] = ()) -> Workspace:
    store = MemoryStore(MemoryDisk())
    for one in entries:
        store.save(one, "")
    made = Workspace(Catalog((UNIT,), ()), store, lambda: NOW, lambda now, after: entry_id(999))
    made.settings.change(made.settings.now.model_copy(update={"terms": tuple(terms)}))
    return made


def due(workspace: Workspace, most: int = 5) -> list[str]:
    return [one.entry for one in reviews_due(workspace, workspace.current_view(), most)[0]]


# -- reviews


def test_a_review_comes_when_its_time_has_come_and_says_whom_it_is_about() -> None:
    workspace = desk(watching(1, "weekly"), watching(2, "termly"), watching(3), watching(4, "daily", alias=NASTY))
    assert due(workspace) == [entry_id(4), entry_id(1)], "the longest overdue first; the one of the term is far"
    overview = survey(workspace, workspace.current_view())
    assert [(one.text, one.often) for one in overview.reviews] == [
        (f"Task W, {' '.join(NASTY.replace(chr(27), '␛').split())}, last looked at 4 weeks ago", "every day"),
        ("Task W, Pupil A, last looked at 4 weeks ago", "every week"),
    ]


def test_what_a_term_is_taken_to_be_is_said_once_on_home() -> None:
    workspace = desk(watching(1, "termly"), watching(2, "termly"), watching(3, "weekly"))
    workspace.clock = lambda: NOW + timedelta(days=200)
    shown = survey(workspace, workspace.current_view()).reviews
    assert [one.often.partition(" (")[0] for one in shown].count("every term") == 2
    assert sum("about four months" in one.often for one in shown) == 1


def test_terms_of_the_trainee_bring_the_review_of_the_term() -> None:
    term = Term(name="Second", first=NOW.date(), last=NOW.date() + timedelta(days=60))
    one = watching(1, "termly")
    assert due(desk(one)) == [] and due(desk(one, terms=[term])) == [one.id]
    review = review_of(desk(one), one)
    assert review is not None and review.by_months and "about four months" in review.said(NOW.date(), **KEYS)
    review = review_of(desk(one, terms=[term]), one)
    assert review is not None and not review.by_months
    said = review.said(NOW.date(), **KEYS)
    assert "Its review is due (every term" in said and "F adds what you see now; L notes" in said


def test_a_follow_up_or_a_look_with_nothing_to_add_is_the_review_and_sets_the_next() -> None:
    workspace = desk(watching(1, "weekly"), watching(2, "weekly"))
    workspace.changes.follow_up(entry_id(1), "Seen.")
    looked_at(workspace, entry_id(2))
    assert due(workspace) == []
    (added,) = workspace.read_entry(entry_id(2)).follow_ups
    assert (added.text, added.written) == (LOOKED, NOW)
    review = review_of(workspace, workspace.read_entry(entry_id(2)))
    assert review is not None and (review.due.last, review.due.day) == (NOW.date(), NOW.date() + timedelta(days=7))


def test_what_is_chosen_for_another_question_is_no_rhythm() -> None:
    workspace = desk(watching(1, "daily", field="other"))
    assert due(workspace) == [] and review_of(workspace, workspace.read_entry(entry_id(1))) is None


def test_of_several_rhythms_any_may_be_due_and_only_those_of_its_own_question() -> None:
    elsewhere = ChoicesAnswer(step="again", field="other", chosen=(Chosen(id="daily", name="daily"),))
    one, other = watching(1, "termly", "daily"), watching(2, "termly").with_answer(elsewhere)
    workspace = desk(one, other)
    assert due(workspace) == [one.id], "of the other a list only knows that a day was chosen somewhere"
    review = review_of(workspace, one)
    assert review is not None and review.by_months and review.how_often == "every day"


def test_a_rhythm_may_be_one_of_a_few() -> None:
    weekly = ChoiceAnswer(step="again", field="often", chosen=Chosen(id="weekly", name="weekly"))
    none = ChoiceAnswer(step="again", field="often")
    assert due(desk(entry(weekly, begun=LAST, id=entry_id(1), unit="u", task="watch"))) == [entry_id(1)]
    assert due(desk(entry(none, begun=LAST, id=entry_id(1), unit="u", task="watch"))) == []


def test_what_is_not_due_yet_says_when_and_is_none_of_those_there_are_more_of() -> None:
    one = watching(1, "termly")
    workspace = desk(one, watching(2, "weekly"))
    found, more = reviews_due(workspace, workspace.current_view(), 1)
    assert ([review.entry for review in found], more) == ([entry_id(2)], 0)
    review = review_of(workspace, one)
    assert (
        review is not None and not review.is_due(review.due.day - timedelta(days=1)) and review.is_due(review.due.day)
    )
    assert review.said(NOW.date(), **KEYS).endswith(f"last looked at 4 weeks ago; next on {full_date(review.due.day)}.")


def test_a_review_can_be_left_alone_and_ended() -> None:
    workspace = desk(watching(1, "weekly"), watching(2, "weekly"))
    snooze(workspace, entry_id(1))
    stop_reviews(workspace, entry_id(2))
    assert due(workspace) == []
    stopped = review_of(workspace, workspace.read_entry(entry_id(2)))
    assert stopped is not None and not stopped.is_due(NOW.date())
    assert "any more. S takes" in stopped.said(NOW.date(), **KEYS)
    go_on_reviewing(workspace, entry_id(2))
    go_on_reviewing(workspace, entry_id(1))
    assert due(workspace) == [entry_id(1), entry_id(2)]


def test_no_more_entries_are_opened_than_are_shown() -> None:
    workspace = desk(*(watching(number, "weekly") for number in range(9)))
    assert isinstance(workspace.store, MemoryStore)
    view = workspace.current_view()
    for number in range(5, 9):
        del workspace.store.disk.entries[entry_id(number)]
    found, more = reviews_due(workspace, view, 5)
    assert ([one.entry for one in found], more) == ([entry_id(number) for number in range(5)], 4)
    assert survey(workspace, view).more_reviews == 4


# -- old entries


LONG = (
    "One word after another, until there are enough of them to be worth a second look by whoever wrote them long ago."
)


def test_an_old_entry_is_offered_until_it_is_left_alone_or_none_are_wanted() -> None:
    old = note(1, "A quiet lunchtime", LONG).changed(created=NOW - timedelta(days=365))
    workspace = desk(old)
    found = earlier(workspace, workspace.current_view())
    assert found is not None and (found.entry.id, found.why) == (old.id, "On this day a year ago")
    assert survey(workspace, workspace.current_view()).earlier_why == "On this day a year ago"
    snooze(workspace, old.id)
    assert earlier(workspace, workspace.current_view()) is None
    go_on_reviewing(workspace, old.id)
    workspace.settings.change(workspace.settings.now.model_copy(update={"look_back": False}))
    assert earlier(workspace, workspace.current_view()) is None


def test_another_old_entry_is_offered_where_the_newest_are_left_alone() -> None:
    old = [note(number, "An old one", LONG).changed(created=NOW - timedelta(days=60 - number)) for number in (3, 2, 1)]
    workspace = desk(*old)
    for one in old:
        found = earlier(workspace, workspace.current_view())
        assert found is not None and found.entry.id == one.id
        snooze(workspace, one.id)
    assert earlier(workspace, workspace.current_view()) is None


def test_the_same_day_of_an_earlier_term_is_recalled() -> None:
    first, now = NOW.date() - timedelta(days=100), NOW.date() - timedelta(days=9)
    terms = [Term(name="First", first=first, last=now - timedelta(days=1)), Term(first=now, last=NOW.date())]
    old = note(1, "A quiet lunchtime", LONG).changed(created=NOW - timedelta(days=91))
    workspace = desk(old, terms=terms)
    found = earlier(workspace, workspace.current_view())
    assert found is not None and found.why == "On the same day of “First”"


def test_where_none_are_wanted_or_nothing_was_written_there_is_no_last_time() -> None:
    before, now = watching(1), watching(2, created=NOW, updated=NOW)
    blank = entry(begun=LAST, id=entry_id(1), unit="u", task="watch")
    workspace = desk(blank, now)
    assert last_time(workspace, workspace.current_view(), now) is None
    workspace = desk(before, now)
    workspace.settings.change(workspace.settings.now.model_copy(update={"look_back": False}))
    assert last_time(workspace, workspace.current_view(), now) is None


def test_the_last_time_the_same_task_was_answered() -> None:
    before, now = watching(1), watching(2, created=NOW, updated=NOW)
    workspace = desk(before, note(3, "A walk"), now)
    found = last_time(workspace, workspace.current_view(), now)
    assert found is not None and found.id == before.id
    assert last_time(workspace, workspace.current_view(), before) is None
    assert last_time(workspace, workspace.current_view(), note(4, "Another walk")) is None, (
        "a free entry answers no task"
    )
    snooze(workspace, before.id)
    assert last_time(workspace, workspace.current_view(), now) is None


# -- what is kept of it


def test_a_damaged_file_is_named_left_alone_and_nothing_is_quiet() -> None:
    workspace = desk(watching(1, "weekly"))
    snooze(workspace, entry_id(1))
    assert isinstance(workspace.store, MemoryStore)
    records = workspace.store.disk.records
    records["coming-back.toml"] = broken = b"snoozed = ["
    assert due(workspace) == [entry_id(1)]
    (trouble,) = survey(workspace, workspace.current_view()).trouble
    assert "coming-back.toml" in trouble and "come back all the same" in trouble
    with pytest.raises(EntryUnreadable):
        snooze(workspace, entry_id(1))
    assert records["coming-back.toml"] == broken


def test_what_nobody_knows_stays_and_a_day_by_hand_counts() -> None:
    workspace = desk(watching(1, "weekly"))
    assert isinstance(workspace.store, MemoryStore)
    by_hand = f'later = 1\n[[snoozed]]\nentry = "{entry_id(1)}"\nuntil = 2026-11-24\nwhy = "ill"\n'
    workspace.store.disk.records["coming-back.toml"] = by_hand.encode()
    assert due(workspace) == []
    stop_reviews(workspace, entry_id(7))
    kept = workspace.store.records.coming_back()
    assert kept.model_extra == {"later": 1} and kept.stopped == (entry_id(7),)
    assert kept.snoozed == (Snoozed.model_validate({"entry": entry_id(1), "until": date(2026, 11, 24), "why": "ill"}),)


def test_an_entry_deleted_for_good_is_forgotten() -> None:
    workspace = desk(watching(1, "weekly"))
    snooze(workspace, entry_id(1))
    workspace.changes.delete(entry_id(1))
    (binned,) = workspace.care.bin.binned()
    workspace.care.bin.erase(binned)
    assert workspace.store.records.coming_back().snoozed == ()
