"""What stores in memory share, as windows share a disk: everything as the bytes of a file, and who is writing in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from learnlog.errors import EntryOpenElsewhere
from learnlog.store.contents import DraftRef
from learnlog.store.records import SmallFiles


@dataclass
class MemoryDisk:
    """What several memory stores share, as several windows share a disk. Everything is kept as the bytes of a file.

    Attributes:
        entries, unsent: bytes by id.
        drafts: bytes by entry and session, with what is written last at the end.
        history: bytes of the earlier versions of an entry, by its id, the oldest first.
        binned, binned_drafts, binned_unsent: likewise, in the bin.
        aside: drafts that were set aside, in the bin.
        hand_ins: the bytes of the records of what was handed in, by their ids.
        records: the bytes of settings, place and read screens, by name.
        held: ids of the entries that a window is writing in, and of those with a follow-up being written.
    """

    entries: dict[str, bytes] = field(default_factory=dict)
    drafts: dict[DraftRef, bytes] = field(default_factory=dict)
    unsent: dict[str, bytes] = field(default_factory=dict)
    history: dict[str, list[bytes]] = field(default_factory=dict)
    binned: dict[str, bytes] = field(default_factory=dict)
    binned_drafts: dict[str, bytes] = field(default_factory=dict)
    binned_unsent: dict[str, bytes] = field(default_factory=dict)
    aside: dict[DraftRef, bytes] = field(default_factory=dict)
    hand_ins: dict[str, bytes] = field(default_factory=dict)
    records: dict[str, bytes] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)


class MemoryHold:
    """The right to write in one entry of a memory disk, or a follow-up to it. EntryOpenElsewhere if it is taken."""

    def __init__(self, disk: MemoryDisk, entry_id: str) -> None:
        if entry_id in disk.held:
            raise EntryOpenElsewhere
        disk.held.add(entry_id)
        self._disk = disk
        self._entry_id: str | None = entry_id

    def release(self) -> None:
        """Give it up. Releasing twice does no harm."""
        if self._entry_id is not None:
            self._disk.held.discard(self._entry_id)
        self._entry_id = None


class MemoryFiles(SmallFiles):
    """Records kept in a dictionary, by name."""

    def __init__(self, kept: dict[str, bytes]) -> None:
        self._kept = kept

    def where(self, name: str) -> str:
        """Return a name that stands for a path."""
        return named(name)

    def read(self, name: str) -> bytes | None:
        """Return what is kept under a name; None where nothing is."""
        return self._kept.get(name)

    def write(self, name: str, raw: bytes, *, durable: bool) -> None:
        """Keep it."""
        self._kept[name] = raw

    def remove(self, name: str) -> None:
        """Keep it no longer."""
        self._kept.pop(name, None)


def named(name: str) -> str:
    """Return what stands for the path of a file."""
    return f"memory:{name}"
