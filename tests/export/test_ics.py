"""A file for calendars. After a change that is meant: python -m tests.export.test_ics"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from learnlog.export.ics_file import write_calendar
from learnlog.export.names import Sought, find_names, replaced
from learnlog.export.planned import Dated, dated, to_look_through
from learnlog.journal.actions import planned_actions
from learnlog.journal.entry import Entry
from learnlog.journal.settings import KnownName
from learnlog.journal.summarising import summarise
from tests.entries import NOON
from tests.planned import planned, row
from tests.store.strategies import days, text

GOLDEN = Path(__file__).parent / "golden" / "actions.ics"

NOW = datetime(2026, 11, 23, 19, 2, 11, tzinfo=UTC)
SOON = date(2026, 12, 4)


def an_entry() -> Entry:
    """A plan with one row of each kind: due, done, hostile, without a day."""
    return planned(
        row(
            "r1",
            "Take the lists off the doors, and give each pupil a card; then look again after two Mondays",
            about="privacy and “personal space”",
            who="Teaching assistant (Jamie Lee)",
            by=SOON,
            success="No names on any door",
            offered="extent/respect/ratings/privacy",
        ),
        row("r2", "Ask the SENCO", by=date(2026, 11, 20), done=date(2026, 11, 19)),
        row("r3", "Line one\nline two \x1b]52;c;x\x07 BEGIN:VEVENT\r\nX:1", by=date(9999, 12, 31)),
        row("r4", "Think", by="after Easter"),
        updated=NOON + timedelta(hours=2),
    )


def actions_of(one: Entry) -> tuple[Dated, ...]:
    return dated(planned_actions(one), [summarise(one)])


def made() -> bytes:
    return write_calendar(actions_of(an_entry()), NOW)


def read(data: bytes) -> tuple[list[Any], list[Any]]:
    """Return the to-dos and the events of a calendar that is read again."""
    calendar = Calendar.from_ical(data.decode())
    return list(calendar.walk("VTODO")), list(calendar.walk("VEVENT"))


def test_a_calendar_byte_for_byte() -> None:
    assert made() == GOLDEN.read_bytes()


def test_every_action_with_a_day_is_a_to_do_and_an_event_of_that_day() -> None:
    todos, events = read(made())
    assert len(todos) == len(events) == 3
    todo, event = todos[0], events[0]
    assert todo["due"].dt == event["dtstart"].dt == SOON
    assert event["dtend"].dt == SOON + timedelta(days=1)
    assert todo["summary"] == event["summary"]
    assert "Who: Teaching assistant (Jamie Lee)" in todo["description"]
    assert "Belongs to: Respect" in todo["description"]
    done = todos[1]
    assert (done["status"], done["completed"].dt.date()) == ("COMPLETED", date(2026, 11, 19))


@pytest.mark.parametrize("hours", [13, 5.75, 0, -10])
def test_what_is_done_is_done_on_that_day_where_it_was_written(hours: float) -> None:
    here = timezone(timedelta(hours=hours))
    todos, _ = read(write_calendar(actions_of(an_entry()), NOW.astimezone(here)))
    assert todos[1]["completed"].dt.astimezone(here).date() == date(2026, 11, 19)


@pytest.mark.parametrize("hours", [14, -12])
def test_the_first_and_the_last_day_there_are_can_be_done(hours: int) -> None:
    rows = (row(f"r{day.year}", "Ask", by=SOON, done=day) for day in (date.min, date.max))
    actions = actions_of(planned(*rows))
    todos, _ = read(write_calendar(actions, NOW.astimezone(timezone(timedelta(hours=hours)))))
    assert [one["status"] for one in todos] == ["COMPLETED"] * 2


def test_what_somebody_wrote_makes_nothing_of_its_own() -> None:
    _, events = read(made())
    assert len(events) == 3
    assert b"\x1b" not in made() and b"\x07" not in made()


def test_taken_in_again_it_is_the_same_thing_changed_later() -> None:
    later = an_entry().changed(updated=NOON + timedelta(hours=9))
    before = [one for kind in read(made()) for one in kind]
    after = [one for kind in read(write_calendar(actions_of(later), NOW)) for one in kind]
    for old, new in zip(before, after, strict=True):
        assert old["uid"] == new["uid"]
        assert old["sequence"] < new["sequence"]
    assert len({one["uid"] for one in before}) == 6


def test_a_name_is_found_and_replaced_and_what_tells_an_action_stays() -> None:
    found = actions_of(an_entry())
    sought = Sought((KnownName(name="Jamie Lee", alias="Pupil A"),), "", NOW.date())
    (find,) = find_names(to_look_through(found), sought)
    assert (find.text, find.where) == ("Jamie Lee", "Task 2: Two values in your setting")
    safe = replaced(found, {"Jamie Lee": "Pupil A", "plan": "scheme"})
    data = write_calendar(safe, NOW).decode()
    assert "Jamie" not in data and "Pupil A" in data
    assert [one.id for one in safe] == [one.id for one in found]


def test_what_of_an_action_a_calendar_gets_is_all_that_is_said_of_it_but_what_came_of_it() -> None:
    one = planned(row("r1", by=SOON, success="Quiet"), created=NOON, updated=NOON - timedelta(days=1))
    (action,) = planned_actions(one)
    action = action._replace(more=(("Costs\nus", "two hours"), ("Else", " ")), outcome="They answered.")
    (found,) = dated([action, action._replace(entry="gone")], [summarise(one)])
    assert found.what == "A planned action"
    assert found.about == ("How we will know: Quiet", "Costs us: two hours")
    assert found.revision == 0, "a clock that was set back makes no number below nothing"
    ages = summarise(one)._replace(updated=NOON + timedelta(days=365 * 100))
    assert dated([action], [ages])[0].revision == 2**31 - 1


def test_each_entry_is_looked_through_by_itself() -> None:
    first, second = actions_of(an_entry())[:2]
    parts = to_look_through([first, replace(second, title="Another")]).parts
    assert [part.title for part in parts] == [first.title, "Another"]
    assert [len(part.sections[0].content) for part in parts] == [1, 1]


words = st.builds(
    Dated,
    id=text,
    day=days,
    what=text,
    about=st.lists(text, max_size=3).map(tuple),
    title=text,
    done=st.none() | days,
    changed=st.just(NOON),
    revision=st.integers(0, 2**31 - 1),
)


@given(st.lists(words, max_size=3))
def test_any_words_come_back_as_so_many_actions(actions: list[Dated]) -> None:
    data = write_calendar(actions, NOW)
    todos, events = read(data)
    assert len(todos) == len(events) == len(actions)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


if __name__ == "__main__":
    GOLDEN.write_bytes(made())
