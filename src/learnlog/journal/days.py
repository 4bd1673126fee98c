"""Days as people write them, and as they read them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from learnlog.journal.readback import long_date

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = tuple(long_date(date(2000, month, 1)).split()[1].lower() for month in range(1, 13))
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})\s?[./]\s?(\d{1,2})(?:\s?[./]\s?(\d{4}|\d{2})|\.)?", re.ASCII)
_WORDS = re.compile(r"(?:([a-z]+),?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?(?:,?\s+(\d{4}))?", re.ASCII)
_YEARS_AROUND = range(-8, 9)
"""Years looked at where none is written: 29 February can be eight years away."""

_HALF_A_YEAR = timedelta(days=182)


def read_date(text: str, today: date, near: date | None = None) -> date | None:
    """Return the day a text means, or None when it is not a date (yet).

    Numbers are read day first, as in Britain. A year of two digits is in this century. Where no year is written, the
    day nearest to today is meant: in November, 11 Dec is next month and 3 Jan next year.

    Args:
        text: as it was typed.
        today: the day it is.
        near: another day that one without a year is near to, such as the first of a stretch of time for its last.
    """
    words = " ".join(text.lower().split())
    near = today if near is None else near
    if words in _NEAR:
        try:
            return today + timedelta(days=_NEAR[words])
        except OverflowError:
            return None
    if match := _ISO.fullmatch(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(words):
        if match[3] is None:
            return _nearest(int(match[2]), int(match[1]), near)
        year = int(match[3])
        return _day(year if year > 99 else 2000 + year, int(match[2]), int(match[1]))
    if (match := _WORDS.fullmatch(words)) and (month := _month(match[3])):
        number = int(match[2])
        day = _day(int(match[4]), month, number) if match[4] else _nearest(month, number, near)
        return day if day and _weekday_fits(match[1], day) else None
    return None


def in_the_past(today: date) -> date:
    """Return what a day without a year is near to where what happened is asked for: the last such day up to today."""
    return today - _HALF_A_YEAR if today - date.min > _HALF_A_YEAR else date.min


def a_month_later(day: date) -> date:
    """Return the same day of the next month, or its last where it is shorter; the last day there is stays itself."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    if year > date.max.year:
        return day
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def full_date(day: date) -> str:
    """Return a day with its weekday: Monday 23 November 2026."""
    return f"{_WEEKDAYS[day.weekday()]} {long_date(day)}"


def short_date(day: date, today: date) -> str:
    """Return a day for a narrow place: 23 Nov, with the year where it is not this one."""
    short = f"{day.day} {_MONTHS[day.month - 1].capitalize()}"
    return short if day.year == today.year else f"{short} {day.year}"


def _month(word: str) -> int | None:
    if word in _FULL_MONTHS:
        return _FULL_MONTHS.index(word) + 1
    short = "sep" if word == "sept" else word
    return _MONTHS.index(short) + 1 if short in _MONTHS else None


def _weekday_fits(word: str | None, day: date) -> bool:
    """Whether the weekday, if one was written, is that of the day: a mismatch is a slip the writer should see."""
    return word is None or (len(word) >= 2 and _WEEKDAYS[day.weekday()].lower().startswith(word))


def _nearest(month: int, number: int, near: date) -> date | None:
    """Return the day of that month and number that is nearest to another, or None where there is none in any year."""
    days = [day for years in _YEARS_AROUND if (day := _day(near.year + years, month, number))]
    return min(days, key=lambda day: abs(day - near), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    if year < 1900:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
