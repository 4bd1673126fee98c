"""Every journal store with what other programs can do to its disk, for the tests of the contract."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from learnlog.store.folders import Folders
from learnlog.store.memory import MemoryDisk, MemoryStore
from learnlog.store.protocol import JournalStore
from learnlog.store.toml import TomlStore


@dataclass
class Bench:
    """A store under test, and what other programs can do to its disk.

    Attributes:
        window: opens another window on the same disk.
        change: changes the saved bytes of an entry, its draft, the unsent follow-up to it, or a record such as
            ``settings.toml``.
    """

    store: JournalStore
    window: Callable[[], JournalStore]
    change: Callable[[str, str, Callable[[bytes], bytes]], None]


def on_files(tmp_path: Path) -> Bench:
    folders = Folders.find(tmp_path / "log", {})
    store = TomlStore(folders)

    def change(what: str, name: str, how: Callable[[bytes], bytes]) -> None:
        if what == "entries":
            path = Path(store.path_of(name))
        elif what == "unsent":
            path = folders.drafts / f"{name}.follow-up.toml"
        else:
            found = sorted(folders.drafts.glob(f"{name}.????????.toml")) if what == "drafts" else [folders.home / name]
            (path,) = found
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(how(path.read_bytes() if path.exists() else b""))

    return Bench(store, lambda: TomlStore(folders), change)


def in_memory(tmp_path: Path) -> Bench:
    disk = MemoryDisk()

    def change(what: str, name: str, how: Callable[[bytes], bytes]) -> None:
        kept: dict[Any, bytes] = getattr(disk, what)
        keys = [ref for ref in disk.drafts if ref.entry_id == name] if what == "drafts" else [name]
        for key in keys:
            kept[key] = how(kept.get(key, b""))

    return Bench(MemoryStore(disk), lambda: MemoryStore(disk), change)
