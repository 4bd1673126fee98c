"""What is true about words that are being written, and how a screen says it in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from learnlog.journal.days import short_date

Kind = Literal["empty", "writing", "saved", "unproven", "failed", "changed", "read only"]


@dataclass(frozen=True)
class Status:
    """What is true about the words on the screen.

    Attributes:
        kind: ``empty`` nothing written yet; ``writing`` words newer than the disk; ``saved`` everything on the disk
            and proven; ``unproven`` on the disk, which has not confirmed it; ``failed`` the disk refused; ``changed``
            the words are proven in the draft, and the entry's file was changed by something else; ``read only``
            nothing can be written here.
        at: when that became true.
        problem: for all but the first three, the whole message.
        today: the day it is now, where ``at`` may lie on an earlier one.
    """

    kind: Kind
    at: datetime | None = None
    problem: str = ""
    today: date | None = None

    @property
    def trouble(self) -> bool:
        """Whether the disk has to be asked again."""
        return self.kind in ("unproven", "failed")

    @property
    def line(self) -> str:
        """The status in a few words, for the corner of the screen."""
        if self.kind == "saved" and self.at:
            day, today = self.at.date(), self.today or self.at.date()
            if day == today:
                return f"Saved {self.at:%H:%M:%S}"
            # There is room for the year or the time, and after a year the time says nothing any more.
            time = f" {self.at:%H:%M}" if day.year == today.year else ""
            return f"Saved {short_date(day, today)}{time}"
        return {
            "empty": "Nothing written yet",
            "writing": "Writing …",
            "saved": "Saved",
            "unproven": "Saved, not yet proven",
            "changed": "Changed elsewhere",
            "failed": "NOT SAVED",
            "read only": "Read only",
        }[self.kind]
