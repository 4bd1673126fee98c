"""What was handed in: when, as what, and which entries in which words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from learnlog.journal.base import Many, Moment, Record, Text
from learnlog.journal.entry import EntryId
from learnlog.journal.readback import long_moment


class HandedEntry(Record):
    """An entry that was handed in.

    Attributes:
        entry: its id.
        version: the hash of the words that were handed in, which the history keeps.
    """

    entry: EntryId
    version: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class HandedIn(Record):
    """One hand-in. It holds none of the words: those stand in the history of each entry.

    Attributes:
        what: what was handed in, in the words of the file's name: a unit's id, a task's, or how many entries.
        unit: the id of the unit, where all of it was handed in.
        written_as: the name of the format.
        file: the name of the file.
        entries: in the order of the document.
    """

    format: Literal[1] = 1
    id: EntryId
    made: Moment
    what: Text
    unit: str = ""
    written_as: Text
    file: Text
    entries: Many[HandedEntry] = ()

    @property
    def said(self) -> str:
        """When and as what, such as “25 November 2026, 19:40, as Word”."""
        return f"{long_moment(self.made)}, as {self.written_as}"

    def version_of(self, entry_id: str) -> str:
        """Return the version of an entry that was handed in; empty where it was not among them."""
        return next((one.version for one in self.entries if one.entry == entry_id), "")

    def without(self, entry_id: str) -> HandedIn:
        """Return the record without an entry that was deleted for good."""
        return self.model_copy(update={"entries": tuple(one for one in self.entries if one.entry != entry_id)})
