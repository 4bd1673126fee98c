"""Whatever happens to a log, and in whatever order, the index ends as if it had been made from nothing."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from learnlog.errors import LearnlogError
from learnlog.search import parse
from learnlog.store.folders import Folders
from learnlog.store.protocol import Draft
from learnlog.store.toml import TomlStore
from learnlog.store.whole import whole_log

from ..entries import NOON
from .samples import entry, prose

WORDS = st.sampled_from(["pupil", "crèche →", "don’t", "weak", "🎉 done"])
SEED = st.integers(0, 10**6)


def everything_in(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that an index says, without the numbers it gave to it."""
    with closing(sqlite3.connect(path)) as index:
        index.execute("CREATE VIRTUAL TABLE temp.seen USING fts5vocab('main', 'words', 'instance')")
        columns = "path, stamp, id, unit, task, title, state, created, updated, happened_on, words, excerpt, more"
        found = {
            "entries": f"SELECT {columns} FROM entries",
            "texts": "SELECT id, text FROM texts JOIN entries USING (key)",
            "facets": "SELECT kind, key, name, number FROM facets",
            "marks": "SELECT f.kind, f.key, f.name, e.id FROM marks m JOIN facets f ON f.id = m.facet "
            "JOIN entries e ON e.key = m.entry",
            "actions": "SELECT id, number, day, action FROM actions JOIN entries ON key = entry",
            "others": "SELECT path, stamp, why, line, entry FROM others",
            "words": "SELECT term, col, offset, id FROM seen JOIN entries ON key = doc",
            "words of none": "SELECT term FROM seen WHERE doc NOT IN (SELECT key FROM entries)",
            "order": "SELECT id FROM entries ORDER BY key",
        }
        return {
            name: rows if name == "order" else sorted(rows, key=repr)
            for name, select in found.items()
            for rows in [index.execute(select).fetchall()]
        }


class AnyOrder(RuleBasedStateMachine):
    """A log that two windows and other programs change, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        self.folders = Folders.find(Path(self.place.name) / "log", {})
        self.store, self.other = TomlStore(self.folders), TomlStore(self.folders)
        self.number = 0

    def teardown(self) -> None:
        self.store.close()
        self.other.close()
        self.place.cleanup()

    def files(self) -> list[Path]:
        return sorted(self.folders.entries.glob("*/*.toml"))

    def any_file(self, seed: int) -> Path | None:
        return random.Random(seed).choice(files) if (files := self.files()) else None

    @rule(text=WORDS, other=st.booleans(), minutes=st.integers(0, 3))
    def an_entry_is_saved(self, text: str, other: bool, minutes: int) -> None:
        self.number += 1
        moment = NOON + timedelta(minutes=minutes)
        new = entry(prose(text), title=f"Title {text}", created=moment, id=f"01kbq00000{self.number * 7919 % 97:016d}")
        try:
            (self.other if other else self.store).save(new, "")
        except LearnlogError:
            return  # one with this id is there

    @rule(seed=SEED, text=WORDS, other=st.booleans())
    def an_entry_is_saved_again(self, seed: int, text: str, other: bool) -> None:
        store = self.other if other else self.store
        if (path := self.any_file(seed)) is not None:
            try:
                opened = store.load(path.stem[-26:])
                store.save(opened.entry.with_answer(prose(text)).tagged((text,)), opened.version)
            except LearnlogError:
                return

    @rule(seed=SEED, text=WORDS, other=st.booleans())
    def words_are_only_in_a_draft(self, seed: int, text: str, other: bool) -> None:
        store, path = self.other if other else self.store, self.any_file(seed)
        new = entry(prose(text), id=f"01kbq00001{seed % 97:016d}")
        try:
            if path is not None and seed % 2:
                new = store.load(path.stem[-26:]).entry.with_answer(prose(text))
        except LearnlogError:
            return
        store.keep_draft(Draft(new, NOON, ""), durable=False)

    @rule(seed=SEED)
    def a_draft_is_gone_or_damaged(self, seed: int) -> None:
        drafts = sorted(self.folders.drafts.glob("*.toml"))
        if drafts:
            draft = random.Random(seed).choice(drafts)
            if seed % 2:
                draft.unlink()
            else:
                draft.write_bytes(draft.read_bytes()[:-40])

    @rule(seed=SEED, text=st.sampled_from(["by hand", '"""', "pupil"]))
    def a_file_is_edited_by_hand(self, seed: int, text: str) -> None:
        if (path := self.any_file(seed)) is not None:
            path.write_bytes(path.read_bytes().replace(b'text = "', f'text = "{text} '.encode()))

    @rule(seed=SEED)
    def a_file_is_taken_away(self, seed: int) -> None:
        if (path := self.any_file(seed)) is not None:
            path.unlink()

    @rule(seed=SEED, name=st.sampled_from(["copy", "same id", "other id", "other year"]))
    def a_file_is_copied(self, seed: int, name: str) -> None:
        if (path := self.any_file(seed)) is not None:
            to = {
                "copy": path.with_name(f"{path.stem} (2).toml"),
                "same id": path.with_name(path.name.replace("-task-2-", "-task-1-")),
                "other id": path.with_name(path.name.replace(path.stem[-26:], f"01kbq00002{seed % 97:016d}")),
                "other year": path.parent.with_name("2025") / path.name.replace("2026-", "2025-", 1),
            }[name]
            to.parent.mkdir(exist_ok=True)
            if path.exists() and path != to:
                shutil.copyfile(path, to)

    @rule(seed=SEED)
    def an_entry_is_binned_and_perhaps_brought_back(self, seed: int) -> None:
        if (path := self.any_file(seed)) is not None:
            try:
                self.store.bin(path.stem[-26:])
                if seed % 2:
                    self.store.unbin(path.stem[-26:])
            except LearnlogError:
                return

    @rule(seed=SEED)
    def the_index_is_harmed(self, seed: int) -> None:
        path = self.folders.index
        if path.exists() and seed % 3 == 0:
            path.unlink()
        elif path.exists():
            raw = bytearray(path.read_bytes())
            raw[: 4096 * (seed % 3)] = bytes(4096 * (seed % 3))
            path.write_bytes(raw)

    @rule(other=st.booleans())
    def it_is_caught_up(self, other: bool) -> None:
        (self.other if other else self.store).catch_up().run()

    @invariant()
    def it_is_as_if_made_from_nothing(self) -> None:
        self.store.catch_up().run()
        assert self.store.is_caught_up() or not self.folders.entries.exists()
        assert not self.store.catch_up().run(), "nothing has changed"
        folders = Folders(self.folders.home, Path(self.place.name) / "fresh", self.folders.state)
        fresh = TomlStore(folders)
        fresh.catch_up().run()
        fresh.close()
        if not self.folders.index.exists():
            return
        assert everything_in(self.folders.index) == everything_in(folders.index)
        shutil.rmtree(folders.cache)
        view, whole = self.store.log_view(), whole_log(self.store)
        assert view.note == ""
        assert tuple(view.find(parse(""), NOON.date())) == tuple(one.unsearchable() for one in whole.entries)
        assert [one.message for one in view.unreadable] == [one.message for one in whole.unreadable]
        assert (view.copies, view.ahead) == (whole.copies, whole.ahead)


AnyOrder.TestCase.settings = settings(max_examples=25, stateful_step_count=14, deadline=None)
TestAnyOrder = AnyOrder.TestCase


def test_what_another_window_saves_is_news_here_though_the_index_knows_it(tmp_path: Path) -> None:
    folders = Folders.find(tmp_path, {})
    here, there = TomlStore(folders), TomlStore(folders)
    first = entry(prose("First."))
    there.save(first, "")
    here.catch_up().run()
    there.save(first.changed(title="Another title"), there.load(first.id).version)
    assert [one.title for one in there.log_view().find(parse(""), NOON.date())] == ["Another title"]
    assert here.catch_up().run()
    assert not here.catch_up().run(), "it was told once"
