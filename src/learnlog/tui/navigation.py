"""Where a person asks to go. Widgets and screens post these; the app alone opens screens.

This module imports no models, because Home needs it for the first frame.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from learnlog.export.slides import Deck
    from learnlog.search import Query
    from learnlog.tui.fields.prose_area import ProseArea


class GoOn(Message):
    """Go on where the trainee stopped."""


class OpenUnit(Message):
    """Open the Unit room, at a place of the unit's order or where it was left."""

    def __init__(self, unit: str = "", place: str = "") -> None:
        super().__init__()
        self.unit = unit
        self.place = place


class OpenTask(Message):
    """Work on a task: its draft, or a new entry. ``step`` names a step to open at."""

    def __init__(self, unit: str, task: str, step: str = "") -> None:
        super().__init__()
        self.unit = unit
        self.task = task
        self.step = step


class BeginTask(Message):
    """Begin another entry for a task, even where there is one already."""

    def __init__(self, unit: str, task: str, step: str = "") -> None:
        super().__init__()
        self.unit = unit
        self.task = task
        self.step = step


class OpenLog(Message):
    """Open the Log room, with an entry selected if one is named.

    ``file`` is the path of a file that is no entry: it is shown at once.
    """

    def __init__(self, entry: str = "", file: str = "") -> None:
        super().__init__()
        self.entry = entry
        self.file = file


class OpenActions(Message):
    """Open the Actions room, with an action highlighted if one is named by its key."""

    def __init__(self, key: str = "") -> None:
        super().__init__()
        self.key = key


class OpenPictures(Message):
    """Open the Picture room, with a picture in front if one is named."""

    def __init__(self, name: str = "", unit: str = "") -> None:
        super().__init__()
        self.name = name
        self.unit = unit


class OpenBin(Message):
    """Open the bin."""


class ReadEntry(Message):
    """Show an entry as it reads, at the first place where ``query``, what somebody searched for, stands in it."""

    def __init__(self, entry: str, query: Query | None = None) -> None:
        super().__init__()
        self.entry = entry
        self.query = query


class ShowThenAndNow(Message):
    """Show the ratings of an entry then and now."""

    def __init__(self, entry: str, title: str) -> None:
        super().__init__()
        self.entry = entry
        self.title = title


class LeaveAlone(Message):
    """Ask how long an entry that came back by itself is to be left alone; ``review`` says what it came back for."""

    def __init__(self, entry: str, *, review: bool = False) -> None:
        super().__init__()
        self.entry = entry
        self.review = review


class EditEntry(Message):
    """Open an entry for writing, at a field if one is named.

    ``step`` is the key of a step, ``field`` the id of a field in it, ``part`` what in the field.
    """

    def __init__(self, entry: str, step: str = "", field: str = "", part: str = "") -> None:
        super().__init__()
        self.entry = entry
        self.step = step
        self.field = field
        self.part = part


class Recover(Message):
    """Decide about the words a window left behind in an entry."""

    def __init__(self, entry: str) -> None:
        super().__init__()
        self.entry = entry


class HandIn(Message):
    """Hand in entries, in the order they happened, under a title; none for the whole unit."""

    def __init__(self, entries: Sequence[str] = (), title: str = "") -> None:
        super().__init__()
        self.entries = tuple(entries)
        self.title = title


class Present(Message):
    """Present a deck, full screen, from the slide of a step on if one is named by its key."""

    def __init__(self, deck: Deck, step: str = "") -> None:
        super().__init__()
        self.deck = deck
        self.step = step


class GatherEvaluations(Message):
    """Show what colleagues said of an entry's presentation on one page."""

    def __init__(self, entry: str) -> None:
        super().__init__()
        self.entry = entry


class OpenHandIns(Message):
    """Show what was handed in: of an entry or of a whole unit, if one is named."""

    def __init__(self, entry: str = "", unit: str = "") -> None:
        super().__init__()
        self.entry = entry
        self.unit = unit


class ChangeTerms(Message):
    """Change the trainee's terms, and whether old entries come back."""


class ChangeSettings(Message):
    """Use other values, by the names of settings, from now on, and keep them."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__()
        self.values = values


class TakeComments(Message):
    """Take a tutor's comments in from a file."""


class LogChanged(Message):
    """Something was done in front of Home that it shows."""


class KeepCopy(Message):
    """Keep a copy of the whole log."""


class TakeIn(Message):
    """Take in a log from another computer."""


class BeginFreeEntry(Message):
    """Begin a free entry."""


class TurnRuler(Message):
    """Use the reading ruler, or put it away, wherever text is read."""


class MarkSpelling(Message):
    """Mark the unknown words of an area, where the settings say so."""

    def __init__(self, area: ProseArea) -> None:
        super().__init__()
        self.area = area


class AskSpelling(Message):
    """Ask about the next unknown word of an area."""

    def __init__(self, area: ProseArea) -> None:
        super().__init__()
        self.area = area


class WriteElsewhere(Message):
    """Write the text of an area in the trainee's own editor."""

    def __init__(self, area: ProseArea) -> None:
        super().__init__()
        self.area = area
