"""Stretches of time to choose from, as the search's ``on:``, ``after:`` and ``before:`` say them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Static

from learnlog.search import Choice
from learnlog.tui.dialogs import Dialog
from learnlog.tui.fields.day_input import DayInput
from learnlog.tui.fields.line_input import LineInput
from learnlog.tui.fields.push import Push

CHOOSE = "choose"
"""What stands for days of one's own in the list of periods."""


@dataclass(frozen=True)
class Period:
    """A stretch of time: its words, and the values of ``on``, ``after`` and ``before``; an empty one asks nothing."""

    words: str
    on: str = ""
    after: str = ""
    before: str = ""

    @property
    def values(self) -> dict[str, str]:
        """What a search says for it, by filter."""
        return {"on": self.on, "after": self.after, "before": self.before}


ANY_TIME = Period("any time")


def periods(today: date) -> dict[str, Period]:
    """Return what is offered on a day, by a key of its own."""
    last_month = today.replace(day=1) - timedelta(days=1)
    school = today.year if today.month >= _SCHOOL_YEAR else today.year - 1
    return {
        "week": Period("the last seven days", after=str(today - timedelta(days=7))),
        "month": Period("this month", on=f"{today:%Y-%m}"),
        "last month": Period("last month", on=f"{last_month:%Y-%m}"),
        "school": Period("this school year", after=f"{school}-08"),
        "year": Period("this year", on=str(today.year)),
        "last year": Period("last year", on=str(today.year - 1)),
    }


_SCHOOL_YEAR = 9
"""The month in which it begins."""


def months_and_years(today: date) -> list[Choice]:
    """Return what is offered while a day is typed."""
    month, year = date(today.year, today.month, 1), today.year
    last_month = month - timedelta(days=1)
    return [
        Choice(f"{month:%Y-%m}", "this month"),
        Choice(f"{last_month:%Y-%m}", "last month"),
        Choice(f"{year}", "this year"),
        Choice(f"{year - 1}", "last year"),
    ]


def period_of(now: Period, today: date) -> str:
    """Return the key of the period that has these values; empty for none, ``CHOOSE`` for days of one's own."""
    if not any(now.values.values()):
        return ""
    return next((key for key, one in periods(today).items() if one.values == now.values), CHOOSE)


def said_of(now: Period, today: date) -> str:
    """Return the words for a time that is asked for; empty for any time."""
    known = periods(today).get(period_of(now, today))
    if known:
        return known.words
    said = (now.on, now.after and f"after {now.after}", now.before and f"before {now.before}")
    return ", ".join(one for one in said if one)


def days_of(now: Period) -> tuple[date | None, date | None]:
    """Return the first and the last day of a time between two; None where there is no bound, or none that is a day."""
    return _day(now.after, 1), _day(now.before, -1)


class DaysDialog(Dialog[Period]):
    """From which day on, and until which; gives back the time as a search says it.

    Args:
        now: as it is now.
        today: which day it is.
    """

    HELP = """
    # From when, until when

    Write each day as you like: *23 November 2026*, *23.11.2026*, *2026-11-23*. Without a year it is the last such day.
    Leave one empty to set no bound there. Enter keeps both; Escape leaves everything as it was.
    """

    def __init__(self, now: Period, today: date) -> None:
        super().__init__("Show only: from one day to another")
        self._inputs = [DayInput(day or "", today=lambda: today, past=True) for day in days_of(now)]

    def compose_question(self) -> ComposeResult:
        """Two days."""
        for label, day in zip(("From this day on", "Up to this day"), self._inputs, strict=True):
            yield Static(label, classes="dialog-note")
            yield day
        yield Static("", id="days-trouble", classes="dialog-note")
        with Horizontal(id="dialog-buttons"):
            yield Push("Show", id="dialog-keep")
            yield Push("Cancel", id="dialog-no")

    def on_mount(self) -> None:
        """Begin with the first."""
        self._inputs[0].input.focus()

    @on(LineInput.Submitted)
    @on(Button.Pressed, "#dialog-keep")
    def _keep(self) -> None:
        for one in self._inputs:
            if one.text.strip() and one.day is None:
                self.query_one("#days-trouble", Static).update("This is not a date yet. Leave it empty for no bound.")
                one.input.focus()
                return
        first, last = (one.day for one in self._inputs)
        self.dismiss(Period("", after=_beside(first, -1), before=_beside(last, 1)))


def _day(value: str, step: int) -> date | None:
    """The day after the last (1), or before the first (-1), of what a search says: a day, a month or a year."""
    try:
        year, month, day = (int(part) for part in (*value.split("-"), "0", "0")[:3])
        first = date(year, month or 1, day or 1)
        if step < 0:
            return first - timedelta(days=1)
        if day:
            return first + timedelta(days=1)
        return date(year + (1 if month in (0, 12) else 0), month % 12 + 1 if month else 1, 1)
    except (ValueError, OverflowError):
        return None


def _beside(day: date | None, step: int) -> str:
    try:
        return str(day + timedelta(days=step)) if day else ""
    except OverflowError:
        return ""
