"""A follow-up being written, from memory to the disk and into its entry."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from learnlog.errors import EntryOpenElsewhere, SaveFailed, SaveUnproven
from learnlog.journal.entry import Entry
from learnlog.store.memory import MemoryDisk
from learnlog.store.memory.drafts import MemoryUnsent
from learnlog.unsent import Unsent
from tests.entries import NOON, entry

ENTRY = entry()


class Moody(MemoryUnsent):
    """A place for follow-ups that refuses when told to, and lets somebody type while it writes."""

    error: SaveFailed | None = None
    meanwhile: Callable[[], None] | None = None

    def keep(self, entry_id: str, text: str, *, durable: bool) -> None:
        super().keep(entry_id, text, durable=durable)
        if self.meanwhile is not None:
            self.meanwhile()
        if self.error is not None:
            raise self.error


def added(text: str) -> Entry:
    return ENTRY.followed_up(text, NOON)


def begun(add: Callable[[str], Entry] = added) -> tuple[Moody, Unsent]:
    kept = Moody(MemoryDisk())
    return kept, Unsent(kept, lambda: NOON, ENTRY.id, kept.hold(ENTRY.id), add)


@pytest.mark.parametrize(
    ("error", "kind"), [(SaveFailed("the disk is full"), "failed"), (SaveUnproven("no answer"), "unproven")]
)
def test_what_is_said_of_a_disk_that_refuses_is_what_happened(error: SaveFailed, kind: str) -> None:
    kept, unsent = begun()
    kept.error = error
    unsent.write("It held.")
    assert unsent.save().kind == kind
    unsent.write("It held for a week.")
    assert unsent.status.kind == kind, "typing on does not make it better"
    kept.error = None
    assert unsent.save().kind == "saved" and kept.text(ENTRY.id) == "It held for a week."


def test_what_is_typed_while_words_are_kept_is_not_kept_yet() -> None:
    kept, unsent = begun()
    unsent.write("It")
    kept.meanwhile = lambda: unsent.write("It held.")
    assert unsent.save().kind == "writing"
    kept.meanwhile = None
    assert unsent.save().kind == "saved" and kept.text(ENTRY.id) == "It held."


def test_what_could_not_be_added_is_written_on() -> None:
    def refuse(text: str) -> Entry:
        raise EntryOpenElsewhere

    kept, unsent = begun(refuse)
    unsent.write("It held.")
    with pytest.raises(EntryOpenElsewhere):
        unsent.add()
    with pytest.raises(EntryOpenElsewhere):
        kept.hold(ENTRY.id)
    unsent.write("It held for a week.")
    assert unsent.close().kind == "saved" and kept.text(ENTRY.id) == "It held for a week."
    kept.hold(ENTRY.id).release()
