"""The bin, emptied: by itself once things have been in it for thirty days, and by hand."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from learnlog.errors import LearnlogError
from learnlog.journal.bin_days import DAYS_KEPT, BinDays, last_day, look
from learnlog.journal.readback import long_date
from learnlog.store.contents import Binned
from learnlog.workspace import Workspace


@dataclass(frozen=True)
class Emptied:
    """What a look into the bin at a start has done.

    Attributes:
        gone: how many things are deleted for good.
        soon: how many go at a start on another day.
    """

    gone: int = 0
    soon: int = 0

    @property
    def said(self) -> str:
        """What is to be told of it; nothing where there is nothing."""
        parts = []
        if self.gone:
            one = self.gone == 1
            parts.append(
                f"{'1 thing' if one else f'{self.gone} things'} that had been in the bin for {DAYS_KEPT} days "
                f"{'is' if one else 'are'} deleted for good."
            )
        if self.soon:
            one = self.soon == 1
            parts.append(
                f"{'1 thing has' if one else f'{self.soon} things have'} been in the bin for {DAYS_KEPT} days and "
                f"{'goes' if one else 'go'} for good when you open learnlog on another day. The bin of your log shows "
                f"{'it' if one else 'them'}."
            )
        return " ".join(parts)


def look_into_bin(workspace: Workspace) -> Emptied:
    """Delete what has been in the bin for long enough, and return what was done. Call it once at a start.

    What was handed in stays until the trainee deletes it. Backups are left as they are: they go by themselves. What
    cannot be deleted now, because a window writes in it or the disk refuses, is tried at the next start.
    """
    today, store = workspace.today, workspace.store
    try:
        found = {key(one): one for one in store.bin.all()}
        days = _days(workspace)
        if not found and not days.since:
            return Emptied()
        looked = look(days, found.keys(), today, _staying(workspace, found))
        store.records.save_bin_days(looked.days)
    except LearnlogError:
        return Emptied()
    gone = 0
    for name in looked.going:
        one = found[name]
        with contextlib.suppress(LearnlogError):
            if one.kind == "entry":
                workspace.care.bin.erase_here(one)
            else:
                store.bin.discard(one.name)
            gone += 1
    return Emptied(gone, len(looked.soon))


def in_bin(workspace: Workspace) -> tuple[Binned, ...]:
    """Return what is in the bin, each with the day since when. EntryUnreadable where the bin cannot be opened."""
    found = workspace.store.bin.all()
    days = _days(workspace).seen([key(one) for one in found], workspace.today)
    with contextlib.suppress(LearnlogError):
        workspace.store.records.save_bin_days(days)
    staying = _staying(workspace, {key(one): one for one in found})
    return tuple(replace(one, since=days.day_of(key(one)), stays=key(one) in staying) for one in found)


def empty_bin(workspace: Workspace, wanted: Sequence[Binned]) -> tuple[str, ...]:
    """Delete these things in the bin for good, from backups as well; return a sentence for each that is not gone."""
    left: list[str] = []
    for one in wanted:
        try:
            if one.kind == "entry":
                left += workspace.care.bin.erase(one)
            else:
                workspace.store.bin.discard(one.name)
        except LearnlogError as error:
            title = one.entry.title if one.entry else one.name
            left.append(f"“{title}” is still in the bin: {error.message}")
    return tuple(dict.fromkeys(left))


def until(one: Binned) -> str:
    """Return how long something stays in the bin, in words."""
    if one.stays:
        return "It was handed in, so it stays until you delete it"
    return f"It stays until {long_date(last_day(one.since))} at least" if one.since else ""


def key(one: Binned) -> str:
    """Return what names something in the bin: several files of one entry are one thing."""
    return one.entry_id if one.kind == "entry" else one.name


def _staying(workspace: Workspace, found: dict[str, Binned]) -> set[str]:
    """Return the names of what never goes by itself: entries that were handed in, or that may have been."""
    handed_in = workspace.hand_ins()
    return {
        name
        for name, one in found.items()
        if one.kind == "entry" and (handed_in.unreadable or handed_in.of_entry(one.entry_id))
    }


def _days(workspace: Workspace) -> BinDays:
    """Return since when things are in the bin; where that cannot be read, it is counted from today on."""
    try:
        return workspace.store.records.bin_days()
    except LearnlogError:
        return BinDays()
