"""Narrowing a list by what entries are about, beside the words in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from learnlog.journal.summary import Summary

Period = Literal["", "month", "year"]


@dataclass(frozen=True)
class Filters:
    """What an entry must be; an empty attribute asks nothing.

    Attributes:
        task: the unit and the task it answers.
        state: ``draft`` or ``complete``.
        tag: one of its tags.
        chosen: the id of something chosen in it, such as a value.
        period: whether it happened this month or this year.
    """

    task: tuple[str, str] | None = None
    state: str = ""
    tag: str = ""
    chosen: str = ""
    period: Period = ""

    def __bool__(self) -> bool:
        return self != ANY

    def accept(self, summary: Summary, today: date) -> bool:
        """Return whether an entry is what these filters ask for, as of ``today``."""
        day = summary.happened_on
        return (
            (self.task is None or (summary.unit, summary.task) == self.task)
            and (not self.state or summary.state == self.state)
            and (not self.tag or self.tag in summary.tags)
            and (not self.chosen or self.chosen in summary.chosen)
            and (not self.period or day.year == today.year)
            and (self.period != "month" or day.month == today.month)
        )


ANY = Filters()
"""The filters that ask nothing."""
