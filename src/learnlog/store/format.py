"""Entries, drafts and settings as the bytes of a file, and back. docs/journal-format.md tells it to a person.

Writing and reading are exact opposites for whatever a person can type or paste. Reading raises EntryUnreadable for
every text that is not whole, and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.journal.base import Many, Moment, Record, Text
from learnlog.journal.entry import FORMAT, Entry, EntryId
from learnlog.journal.handed_in import HandedIn
from learnlog.journal.settings import Read
from learnlog.store.blocks import Blocks
from learnlog.store.brief import LIMIT as LIMIT
from learnlog.store.brief import is_verified
from learnlog.store.outline import line_of
from learnlog.store.plainwords import fault_of
from learnlog.store.tomltext import Data, from_toml, joined, to_blocks, to_toml

_ENTRY_SAYS = "# An entry of a learning log, kept by learnlog. It can be read and mended in any text editor.\n"
_DRAFT_SAYS = "# Text typed in learnlog that is not yet saved in its entry. It can be read in any text editor.\n"
_UNSENT_SAYS = (
    "# A follow-up typed in learnlog that is not yet added to its entry. It can be read in any text editor.\n"
)
_HAND_IN_SAYS = "# What was handed in with learnlog, and when. The words are kept in the history of each entry.\n"
_SETTINGS_SAY = "# Settings of learnlog. They can be changed here in any text editor.\n"
_STATE_SAYS = "# What learnlog remembers from one start to the next. Without this file it begins afresh.\n"

_CHECKSUM = "# learnlog checksum: sha256 "
_ANY_CHECKSUM = re.compile(r"^# learnlog checksum: sha256 [0-9a-f]{64}[ \t\r]*$", re.MULTILINE)

R = TypeVar("R", bound=Record)


class DraftFile(Record):
    """What the file of a draft holds. See :class:`learnlog.store.protocol.Draft`."""

    written: Moment
    number: int = 0
    base: str = ""
    entry: Entry


class UnsentFile(Record):
    """What the file of a follow-up holds that is not added yet: the id of its entry, and its text."""

    entry: EntryId
    text: Text


class ReadFile(Record):
    """What ``read.toml`` holds."""

    read: Many[Read] = ()


def version_of(raw: bytes) -> str:
    """Return what tells one state of a file from every other: the hash of its bytes."""
    return hashlib.sha256(raw).hexdigest()


def dump_entry(entry: Entry, known: Blocks | None = None) -> bytes:
    """Return the file of an entry, proven to read back as exactly this entry.

    Args:
        known: what was proven before, and needs no more proof; what is proven now is added to it.

    Raises:
        SaveFailed: it would not read back the same, or is larger than the log reads.
    """
    known = known or Blocks("answers")
    with _as_text():
        blocks = to_blocks(known.data(entry))
        raw = _sealed(_ENTRY_SAYS, joined(blocks))
        # What was not proven yet, as a file of its own.
        part = entry.model_copy(update={"answers": known.unproven(entry.answers)})
        proof = _sealed(_ENTRY_SAYS, joined(known.without_proven(blocks)))
    try:
        again, _ = parse_entry(proof, "")
    except EntryUnreadable as error:
        raise SaveFailed(f"the entry could not be read back ({error.cause})") from error
    if again != part and not _same(again.model_dump(), part.model_dump()):
        raise SaveFailed("the entry would not read back as it was written")
    known.keep(entry.answers, proven=True)
    return raw


def parse_entry(raw: bytes, path: str) -> tuple[Entry, bool]:
    """Return the entry in the bytes of a file, and whether it was edited outside learnlog.

    Args:
        path: the file they came from, for the error.

    Raises:
        EntryUnreadable: with the line and the cause.
    """
    data, text, verified = _opened(raw, path)
    _refuse_newer(data, text, path, ())
    return _validated(Entry, data, text, path), not verified


def dump_draft(draft: DraftFile, known: Blocks | None = None) -> bytes:
    """Return the file of a draft. It is not read back first: it is written while the trainee types.

    Args:
        known: what was written before, with ``entry.answers`` as its name.

    Raises:
        SaveFailed: it cannot be written as text, or is larger than the log reads.
    """
    known = known or Blocks("entry.answers")
    with _as_text():
        data = {**draft.model_dump(exclude={"entry"}), "entry": known.data(draft.entry)}
        raw = _sealed(_DRAFT_SAYS, to_toml(data))
    known.keep(draft.entry.answers, proven=False)
    return raw


def parse_draft(raw: bytes, path: str) -> DraftFile:
    """Return the draft in the bytes of a file.

    A draft is written in haste, and a power cut may leave the first part of it. So one without its last line is
    refused, whereas one that was mended by hand is taken.

    Raises:
        EntryUnreadable: with the line and the cause.
    """
    data, text, _ = _opened(raw, path)
    _refuse_half(text, path, "the draft")
    if isinstance(entry := data.get("entry"), Mapping):
        _refuse_newer(entry, text, path, ("entry",))
    return _validated(DraftFile, data, text, path)


def dump_unsent(unsent: UnsentFile) -> bytes:
    """Return the file of a follow-up that is not added yet. Like a draft it is not read back first.

    Raises:
        SaveFailed: it is larger than the log reads.
    """
    with _as_text():
        return _sealed(_UNSENT_SAYS, to_toml(unsent.model_dump()))


def parse_unsent(raw: bytes, path: str) -> UnsentFile:
    """Return the follow-up in the bytes of a file; one without its last line is refused, as a draft is.

    Raises:
        EntryUnreadable: with the line and the cause.
    """
    data, text, _ = _opened(raw, path)
    _refuse_half(text, path, "the follow-up")
    return _validated(UnsentFile, data, text, path)


def dump_hand_in(record: HandedIn) -> bytes:
    """Return the file of a record of what was handed in. Raises SaveFailed."""
    with _as_text():
        return _sealed(_HAND_IN_SAYS, to_toml(record.model_dump()))


def parse_hand_in(raw: bytes, path: str) -> HandedIn:
    """Return the record in the bytes of a file. Raises EntryUnreadable."""
    data, text, _ = _opened(raw, path)
    _refuse_newer(data, text, path, ())
    return _validated(HandedIn, data, text, path)


def dump_record(record: Record, *, settings: bool = False) -> bytes:
    """Return the file of settings, of a place or of what was read, without a checksum. Raises SaveFailed."""
    with _as_text():
        return _encoded((_SETTINGS_SAY if settings else _STATE_SAYS) + "\n", to_toml(record.model_dump()))


def parse_record(model: type[R], raw: bytes, path: str) -> R:
    """Return the record in the bytes of a file without a checksum. Raises EntryUnreadable."""
    data, text, _ = _opened(raw, path)
    return _validated(model, data, text, path)


def open_record(raw: bytes, path: str) -> tuple[Data, str]:
    """Return what stands in the bytes of a file without a checksum, unchecked, and its text. Raises EntryUnreadable."""
    data, text, _ = _opened(raw, path)
    return data, text


@contextlib.contextmanager
def _as_text() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, RecursionError) as error:
        # Nothing a person types gets here; a program that fills in entries may.
        raise SaveFailed("something in it cannot be written as text") from error


def _encoded(says: str, toml: str) -> bytes:
    raw = (says + toml).encode()
    if len(raw) > LIMIT - 200:  # room for the last line
        raise SaveFailed(f"it is larger than {LIMIT // 1_000_000} MB, which is more than the log keeps in one file")
    return raw


def _sealed(says: str, toml: str) -> bytes:
    body = _encoded(says + "\n", toml) + b"\n"
    return body + f"{_CHECKSUM}{hashlib.sha256(body).hexdigest()}\n".encode()


def _opened(raw: bytes, path: str) -> tuple[Data, str, bool]:
    """Return the data of a file, its text, and whether it is just as learnlog wrote it."""
    if len(raw) > LIMIT:
        raise EntryUnreadable(path, f"it is larger than {LIMIT // 1_000_000} MB, which no entry is")
    verified = is_verified(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise EntryUnreadable(path, "the letters here are not in UTF-8, the way the log is written", line) from None
    if not text.strip("\0 \t\r\n"):
        raise EntryUnreadable(path, "the file is empty")
    return from_toml(text, path, trusted=verified), text, verified


def _refuse_half(text: str, path: str, what: str) -> None:
    if not _ANY_CHECKSUM.search(text):
        raise EntryUnreadable(path, f"{what} is not whole, its last line is missing", text.rstrip().count("\n") + 1)


def _refuse_newer(data: Mapping[str, Any], text: str, path: str, place: tuple[str, ...]) -> None:
    number = data.get("format", FORMAT)
    if isinstance(number, int) and number > FORMAT:
        cause = "it was written by a newer learnlog, which this one cannot read"
        raise EntryUnreadable(path, cause, line_of(text, (*place, "format")))


def _validated(model: type[R], data: Data, text: str, path: str) -> R:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        cause, place = fault_of(error)
        raise EntryUnreadable(path, cause, line_of(text, place)) from error


def _same(one: Any, other: Any) -> bool:
    """Compare plain data where ``==`` says too little: NaN is itself, 1 is not true, a time keeps its offset."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(_same, one, other))
    # For text, numbers and times alike, their spelling holds all of their value.
    return str(one) == str(other) and isinstance(one, type(other))
