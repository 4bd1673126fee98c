"""The bin as files."""

from __future__ import annotations

from pathlib import Path

from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore

from .moody import tree
from .samples import entry, prose


def test_the_bin_never_loses_what_it_had(store: TomlStore, folders: Folders) -> None:
    one = entry(prose("First."))
    later = one.with_answer(prose("Second."))
    for version in (one, later):
        store.save(version, "")
        store.bin.put(one.id)
    assert len(tree(folders.bin)) == 2
    store.bin.bring_back(one.id)
    assert store.load(one.id).entry == later
    store.bin.put(one.id)
    assert len(tree(folders.bin)) == 2


def test_an_unreadable_entry_can_go_to_the_bin_and_come_back_as_it_was(store: TomlStore) -> None:
    one = entry()
    store.save(one, "")
    path = Path(store.path_of(one.id))
    path.write_bytes(b"not an entry")
    store.bin.put(one.id)
    assert not path.exists()
    store.bin.bring_back(one.id)
    assert path.read_bytes() == b"not an entry"
