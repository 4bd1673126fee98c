"""Logs with one numbered entry, and what is found in one after something went wrong.

The text of the entry says its number in every line, so that an entry pieced together from two versions is told from a
whole one even if its file can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from learnlog.errors import LearnlogError
from learnlog.journal.answers import ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore

ENTRY_ID = "01kas5v9dr4m8wq2c7n1t6xhzb"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LINES = 40


def entry_of(text: str, entry_id: str = ENTRY_ID) -> Entry:
    """Return an entry that says a text."""
    answer = ProseAnswer(step="note", field="text", under="Your note", asked="What do you want to keep?", text=text)
    return Entry(
        id=entry_id,
        unit="unit-5",
        unit_version="1.0",
        task="task-2",
        title="A title",
        created=NOON,
        updated=NOON,
        happened_on=NOON.date(),
        answers=(answer,),
    )


def numbered(number: int, lines: int = LINES) -> Entry:
    """Return the entry with a number, about 30 bytes for every line."""
    return entry_of("".join(f"Line of version {number:06}.\n" for _ in range(lines)))


def text_of(entry: Entry) -> str:
    """Return what an entry made here says."""
    (answer,) = entry.answers
    assert isinstance(answer, ProseAnswer)
    return answer.text


def number_of(entry: Entry) -> int:
    """Return the number of an entry; ValueError where it is pieced together."""
    said = text_of(entry).splitlines()
    if len(set(said)) != 1:
        raise ValueError(f"lines of {len(set(said))} versions in one entry")
    return int(said[0][-7:-1])


def open_log(home: Path) -> TomlStore:
    """Return the store that learnlog itself would use for a log."""
    return TomlStore(Folders.find(home, {}), Files())


def bytes_in(home: Path) -> bytes:
    """Return the bytes of the entry's file."""
    return Path(open_log(home).path_of(ENTRY_ID)).read_bytes()


@dataclass
class Found:
    """What is in a log.

    Attributes:
        number: the number of its entry, None where it has none.
        raw: the bytes of its file.
        wrong: everything that must not be, each in a sentence.
        litter: files among the entries and in the history that are neither an entry nor an earlier version.
        copies: the numbers of the versions that are listed as copies once the litter is tidied away.
    """

    number: int | None = None
    raw: bytes = b""
    wrong: list[str] = field(default_factory=list)
    litter: list[Path] = field(default_factory=list)
    copies: list[int] = field(default_factory=list)


def look(home: Path) -> Found:
    """Return what a newly started learnlog finds in a log, tidied as it does, and whether it could go on there."""
    found, store = Found(), open_log(home)
    found.litter = litter_in(home, "entries", "history")
    try:
        store.tidy()
        found.wrong += [f"not tidied away: {path}" for path in litter_in(home, "entries")]
        listing = store.listing()
        found.wrong += [f"unreadable: {error.happened}" for error in listing.unreadable]
        found.copies = [number_of(store.copy(copy.path).entry) for copy in listing.copies]
        found.wrong += history_faults(store)
        if listing.entries:
            opened = store.load(ENTRY_ID)
            found.raw = bytes_in(home)
            found.number = number_of(opened.entry)
            if opened.outside:
                found.wrong.append("the entry counts as edited outside learnlog")
            store.save(numbered(found.number + 1), opened.version)
        elif not found.wrong:
            store.save(numbered(1), "")
    except (LearnlogError, ValueError) as error:
        found.wrong.append(f"{type(error).__name__}: {error}")
    return found


def litter_in(home: Path, *folders: str) -> list[Path]:
    """Return the files in these folders of a log that are neither an entry nor an earlier version of one."""
    files = [path for name in folders for path in sorted((home / name).rglob("*")) if path.is_file()]
    return [path for path in files if path.name.startswith(".") or path.suffix != ".toml"]


def history_faults(store: TomlStore) -> Sequence[str]:
    """Return what is wrong with the earlier versions of the entry."""
    wrong: list[str] = []
    for version in store.history.versions(ENTRY_ID):
        try:
            number_of(store.history.read(ENTRY_ID, version).entry)
        except (LearnlogError, ValueError) as error:
            wrong.append(f"version {version.number} of the history: {error}")
    return wrong
