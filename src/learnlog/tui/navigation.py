"""Where a person asks to go. Widgets and screens post these; the app alone has them go there.

This module imports no models, because Home needs it for the first frame.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from learnlog.export.slides import Deck
    from learnlog.search import Query
    from learnlog.tui.rooms import Rooms


class Going(Message):
    """Asks to go somewhere. The app hears it, and calls ``go`` once the log is open."""

    @abstractmethod
    async def go(self, rooms: Rooms) -> None:
        """Go there."""


class LogChanged(Message):
    """Something was done in front of Home that it shows."""


class GoOn(Going):
    """Go on where the trainee stopped."""

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.go_on()


class OpenUnit(Going):
    """Open the Unit room, at a place of the unit's order or where it was left."""

    def __init__(self, unit: str = "", place: str = "") -> None:
        super().__init__()
        self.unit = unit
        self.place = place

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.open_unit(self.unit, self.place)


class OpenTask(Going):
    """Work on a task: its draft, or a new entry. ``step`` names a step to open at."""

    def __init__(self, unit: str, task: str, step: str = "") -> None:
        super().__init__()
        self.unit = unit
        self.task = task
        self.step = step

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.open_task(self.unit, self.task, self.step)


class BeginTask(Going):
    """Begin another entry for a task, even where there is one already."""

    def __init__(self, unit: str, task: str, step: str = "") -> None:
        super().__init__()
        self.unit = unit
        self.task = task
        self.step = step

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.sittings.begin(self.unit, self.task, self.step)


class OpenLog(Going):
    """Open the Log room, with an entry selected if one is named.

    ``file`` is the path of a file that is no entry: it is shown at once.
    """

    def __init__(self, entry: str = "", file: str = "") -> None:
        super().__init__()
        self.entry = entry
        self.file = file

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.open_log(self.entry, self.file)


class OpenActions(Going):
    """Open the Actions room, with an action highlighted if one is named by its key."""

    def __init__(self, key: str = "") -> None:
        super().__init__()
        self.key = key

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.open_actions(self.key)


class OpenPictures(Going):
    """Open the Picture room, with a picture in front if one is named."""

    def __init__(self, name: str = "", unit: str = "") -> None:
        super().__init__()
        self.name = name
        self.unit = unit

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.open_pictures(self.name, self.unit)


class OpenBin(Going):
    """Open the bin."""

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.open_bin()


class ReadEntry(Going):
    """Show an entry as it reads, at the first place where ``query``, what somebody searched for, stands in it."""

    def __init__(self, entry: str, query: Query | None = None) -> None:
        super().__init__()
        self.entry = entry
        self.query = query

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.read_entry(self.entry, self.query)


class ShowThenAndNow(Going):
    """Show the ratings of an entry then and now."""

    def __init__(self, entry: str, title: str) -> None:
        super().__init__()
        self.entry = entry
        self.title = title

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.then_and_now(self.entry, self.title)


class LeaveAlone(Going):
    """Ask how long an entry that came back by itself is to be left alone; ``review`` says what it came back for."""

    def __init__(self, entry: str, *, review: bool = False) -> None:
        super().__init__()
        self.entry = entry
        self.review = review

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.leave_alone(self.entry, self.review)


class EditEntry(Going):
    """Open an entry for writing, at a field if one is named.

    ``step`` is the key of a step, ``field`` the id of a field in it, ``part`` what in the field.
    """

    def __init__(self, entry: str, step: str = "", field: str = "", part: str = "") -> None:
        super().__init__()
        self.entry = entry
        self.step = step
        self.field = field
        self.part = part

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.sittings.edit(self.entry, self.step, self.field, self.part)


class Recover(Going):
    """Decide about the words a window left behind in an entry."""

    def __init__(self, entry: str) -> None:
        super().__init__()
        self.entry = entry

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.sittings.edit(self.entry)


class HandIn(Going):
    """Hand in entries, in the order they happened, under a title; none for the whole unit."""

    def __init__(self, entries: Sequence[str] = (), title: str = "") -> None:
        super().__init__()
        self.entries = tuple(entries)
        self.title = title

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.hand_in(self.entries, self.title)


class Present(Going):
    """Present a deck, full screen, from the slide of a step on if one is named by its key."""

    def __init__(self, deck: Deck, step: str = "") -> None:
        super().__init__()
        self.deck = deck
        self.step = step

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.present(self.deck, self.step)


class GatherEvaluations(Going):
    """Show what colleagues said of an entry's presentation on one page."""

    def __init__(self, entry: str) -> None:
        super().__init__()
        self.entry = entry

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.gather_evaluations(self.entry)


class OpenHandIns(Going):
    """Show what was handed in: of an entry or of a whole unit, if one is named."""

    def __init__(self, entry: str = "", unit: str = "") -> None:
        super().__init__()
        self.entry = entry
        self.unit = unit

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.open_hand_ins(self.entry, self.unit)


class TakeComments(Going):
    """Take a tutor's comments in from a file."""

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.take_comments()


class KeepCopy(Going):
    """Keep a copy of the whole log."""

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.keep_copy()


class TakeIn(Going):
    """Take in a log from another computer."""

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.take_in()


class BeginFreeEntry(Going):
    """Begin a free entry."""

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.sittings.begin_free()


class OpenKeys(Going):
    """Show every action with its keys, to give it others, over whatever is in front."""

    async def go(self, rooms: Rooms) -> None:
        """Go there."""
        await rooms.open_keys()


class ShowTour(Going):
    """Show the tour of a task: in the one in front, else in the next that is opened."""

    async def go(self, rooms: Rooms) -> None:
        """Show it."""
        rooms.tour()
