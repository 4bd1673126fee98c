"""Drafts as files."""

from __future__ import annotations

from datetime import timedelta

import pytest

from learnlog.errors import SaveFailed
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore

from .moody import Moody, tree
from .samples import NOON, entry, prose


def test_a_failed_draft_leaves_the_draft_before(folders: Folders) -> None:
    disk = Moody()
    store = TomlStore(folders, disk)
    draft = Draft(entry(prose("First.")), NOON, "")
    store.drafts.keep(draft, durable=True)
    disk.failing = {"replace"}
    for durable in (False, True):
        with pytest.raises(SaveFailed):
            store.drafts.keep(Draft(draft.entry.with_answer(prose("More.")), NOON, ""), durable=durable)
    assert store.drafts.newest_of(draft.entry.id) == draft
    assert len(tree(folders.drafts)) == 1


def test_a_draft_left_behind_is_taken_over_whole_and_nothing_of_this_windows_is_lost(folders: Folders) -> None:
    one = entry(prose("First."))
    dead, live = TomlStore(folders), TomlStore(folders)
    dead.drafts.keep(Draft(one.with_answer(prose("Left behind.")), NOON, ""), durable=True)
    live.drafts.keep(Draft(one, NOON + timedelta(minutes=1), ""), durable=True)
    (left,) = [draft for draft in live.drafts.of(one.id) if draft.entry != one]
    live.drafts.adopt(left.ref)
    (mine,) = live.drafts.of(one.id)
    assert mine == left and mine.ref != left.ref
    assert len(tree(folders.bin)) == 1, "its own went to the bin"
    live.drafts.adopt(mine.ref)
    live.drafts.set_aside(mine.ref)
    live.drafts.set_aside(mine.ref)
    assert live.drafts.all() == () and len(tree(folders.bin)) == 2
