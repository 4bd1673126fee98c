"""Actions as a file for calendars (iCalendar, RFC 5545).

Each stands in it twice, because no calendar shows everything: as a to-do that is due, for programs that keep tasks, and
as an event of that whole day, for all others. Taken in again, what is there already is brought up to date.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Component, Event, Todo

from learnlog.export.planned import Dated
from learnlog.text import visible

_MADE_BY = "-//learnlog//Planned actions//EN"
_NAME = "Planned actions"


def write_calendar(actions: Iterable[Dated], now: datetime) -> bytes:
    """Return a calendar of actions.

    Args:
        now: when it is written, with its offset.
    """
    calendar = Calendar()
    calendar.add("prodid", _MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _NAME)
    for one in actions:
        calendar.add_component(_todo(one, now))
        calendar.add_component(_day(one, now))
    return bytes(calendar.to_ical())


def _todo(action: Dated, now: datetime) -> Todo:
    todo = Todo()
    _common(todo, action, now, "todo", action.what)
    todo.add("due", action.day)
    if action.done is None:
        todo.add("status", "NEEDS-ACTION")
    else:
        todo.add("status", "COMPLETED")
        todo.add("percent-complete", 100)
        todo.add("completed", _noon(action.done, now))
    return todo


def _noon(day: date, now: datetime) -> datetime:
    """Return noon of a day where the calendar is written: the day is known, the hour is not.

    Noon in Greenwich is the next day already in New Zealand.
    """
    try:
        return datetime.combine(day, time(12), now.tzinfo).astimezone(UTC)
    except OverflowError:  # beyond the first or the last day there is
        return datetime.combine(day, time(12), UTC)


def _day(action: Dated, now: datetime) -> Event:
    event = Event()
    _common(event, action, now, "day", f"✓ {action.what}" if action.done else action.what)
    event.add("dtstart", action.day)
    if action.day < action.day.max:
        event.add("dtend", action.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _common(component: Component, action: Dated, now: datetime, kind: str, summary: str) -> None:
    component.add("uid", visible(f"{action.id}.{kind}@learnlog"))
    component.add("dtstamp", now.astimezone(UTC))
    component.add("last-modified", action.changed.astimezone(UTC))
    component.add("sequence", action.revision)
    component.add("summary", visible(summary))
    component.add("description", visible("\n".join([*action.about, f"From: {action.title}"])))
