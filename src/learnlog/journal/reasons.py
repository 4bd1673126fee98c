"""Why a version of an entry was kept, in words, told from what the versions say themselves."""

from __future__ import annotations

from collections.abc import Sequence

from learnlog.journal.days import short_date
from learnlog.journal.entry import Entry

SITTING = "End of a sitting"
"""What is said of a version that nothing else can be said of."""

_STAMPS = frozenset({"updated", "completed", "state"})
"""What may differ between two entries that read the same."""


def reason(entry: Entry, earlier: Sequence[Entry] = ()) -> str:
    """Return why an entry was kept as it is, in a few words.

    Args:
        entry: the version.
        earlier: the versions before it that can be read, newest first.
    """
    before = earlier[0] if earlier else None
    if entry.state == "complete" and (before is None or before.completed != entry.completed):
        back = _again(entry, earlier)
        return _restored(entry, back) if back is not None else "Completed"
    if before is None:
        return SITTING
    if entry.state == "draft" and before.state == "complete":
        if _reads(entry) == _reads(before):
            return "Reopened"
        back = _again(entry, earlier)
        return _restored(entry, back) if back is not None else "Reopened and changed"
    if (back := _again(entry, earlier[1:])) is not None and _reads(entry) != _reads(before):
        return _restored(entry, back)
    return _added(entry, before) or SITTING


def _added(entry: Entry, before: Entry) -> str:
    """Return what was added, where that is all that differs from the version before; else nothing."""
    said = {
        "follow_ups": "Followed up",
        "comments": "Comments taken in",
        "tags": "Tags changed",
    }
    ours, theirs = _reads(entry), _reads(before)
    changed = {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}
    if changed == {"follow_ups", "comments"}:
        return "Comment answered"
    return said.get(changed.pop(), "") if len(changed) == 1 else ""


def _again(entry: Entry, earlier: Sequence[Entry]) -> Entry | None:
    """Return the newest of these that reads just as this one, in the same state; None where there is none."""
    # What is restored keeps the moment it was completed at; what is completed anew does not.
    stands = entry.state, entry.completed
    return next((one for one in earlier if (one.state, one.completed) == stands and _reads(one) == _reads(entry)), None)


def _restored(entry: Entry, back: Entry) -> str:
    return f"Restored, as on {short_date(back.updated.date(), entry.updated.date())}"


def _reads(entry: Entry) -> dict[str, object]:
    """Return everything an entry says but for when it was last changed and how it stands."""
    return {name: value for name, value in entry if name not in _STAMPS} | (entry.model_extra or {})
