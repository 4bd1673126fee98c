"""Follow-ups that are not added yet, as files."""

from __future__ import annotations

import pytest

from learnlog.errors import EntryMissing, SaveFailed
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore

from .moody import Moody, tree
from .samples import entry


def test_a_failed_follow_up_leaves_the_one_before(folders: Folders) -> None:
    disk = Moody()
    store = TomlStore(folders, disk)
    one = entry()
    store.unsent.keep(one.id, "First.", durable=True)
    disk.failing = {"replace"}
    for durable in (False, True):
        with pytest.raises(SaveFailed):
            store.unsent.keep(one.id, "More.", durable=durable)
    assert store.unsent.text(one.id) == "First."
    assert tree(folders.drafts).keys() == {f"{one.id}.follow-up.toml"}


def test_a_follow_up_is_proven_only_when_that_is_asked_for(folders: Folders) -> None:
    disk = Moody()
    store = TomlStore(folders, disk)
    store.unsent.keep("0" * 26, "First.", durable=True)
    disk.failing = {"sync"}
    store.unsent.keep("0" * 26, "Quick.", durable=False)
    with pytest.raises(SaveFailed):
        store.unsent.keep("0" * 26, "Proven.", durable=True)
    assert store.unsent.text("0" * 26) == "Quick."
    with pytest.raises(EntryMissing):
        store.unsent.keep("../settings", "Words.", durable=False)
