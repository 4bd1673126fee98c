"""A log on the disk, and what looks after it, for the tests of that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from learnlog.care import Care
from learnlog.journal.entry import Entry
from learnlog.journal.summary import Copy
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.store.samples import entry, prose

LATER = datetime(2026, 12, 1, 8, tzinfo=UTC)


class Bench:
    """A log on the disk, and what looks after it."""

    def __init__(self, home: Path) -> None:
        self.folders = Folders.find(home, {})
        self.store = TomlStore(self.folders)
        self.forgotten: list[str] = []
        self.fewer = 0
        self.changed = 0
        self.past_forgotten: list[tuple[str, ...]] = []
        self.care = Care(self.store, lambda: LATER, self._forget, self._one_less, self._one_more, self._forget_past)

    def _forget(self, entry_id: str) -> tuple[str, ...]:
        self.forgotten.append(entry_id)
        return ("It may still be in a stick: it is not there.",)

    def _forget_past(self, entry_id: str, keep: Sequence[str]) -> tuple[str, ...]:
        self.past_forgotten.append((entry_id, *keep))
        return ()

    def _one_less(self) -> None:
        self.fewer += 1

    def _one_more(self) -> None:
        self.changed += 1

    def saved(self, *texts: str, **values: object) -> Entry:
        """Save an entry as often as there are texts, and return it as it is then."""
        one, version = entry(prose(texts[0]), **values), ""
        for text in texts:
            one = one.with_answer(prose(text))
            version = self.store.save(one, version)
        return one

    def file(self, one: Entry) -> Path:
        return Path(self.store.path_of(one.id))

    def copy(self) -> Copy:
        (copy,) = self.store.listing().copies
        return copy

    def conflicted(self, one: Entry, text: str, name: str = "{stem} (conflicted copy).toml") -> Path:
        """Put another state of an entry beside it, as a sync program does."""
        other = TomlStore(Folders.find(self.folders.home / "elsewhere", {}))
        other.save(one.with_answer(prose(text)), "")
        path = self.file(one).with_name(name.format(stem=self.file(one).stem))
        path.write_bytes(Path(other.path_of(one.id)).read_bytes())
        return path
