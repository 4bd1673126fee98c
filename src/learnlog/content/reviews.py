"""How often an entry of a task is looked at again, as data: which answer says it, and what each option means."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Setting

from learnlog.content.base import Part, Slug, Words

Every = Literal["day", "week", "fortnight", "month", "term", "year"]
"""How long it is from one look to the next, the shortest first."""


class Reviews(Part):
    """What brings an entry of a task back when its time comes.

    Attributes:
        field: ``step.field`` of a choice or choices, in which the trainee says how often.
        every: the options that mean something, by their ids: how long it is to the next look.
        about: ``step.field`` of a line that says whom the entry is about; stands where it is named.
    """

    field: Words
    every: dict[Slug, Every] = Setting(min_length=1)
    about: Words | None = None
