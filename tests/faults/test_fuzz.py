"""Whatever the bytes of a file and whatever order things are done in: only learnlog's own errors, and no word lost."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from learnlog.errors import EntryChanged, EntryMissing, EntryUnreadable, LearnlogError
from learnlog.store.contents import Draft
from learnlog.store.format import dump_entry, parse_draft, parse_entry, parse_unsent
from learnlog.store.ids import IdMaker
from learnlog.store.toml import TomlStore

from .damage import sealed
from .logs import NOON, entry_of, numbered, open_log, text_of
from .mutants import LastOneWins

_PIECES = st.sampled_from(
    (
        *dump_entry(numbered(1, 2)).decode().splitlines(keepends=True),
        *("[[answers]]\n", "[", "]", "{", "}", '"""', "'''", '"', "\\", "=", ".", ",", "#", "\n", "\r", "\0", "\ufeff"),
        *("format = 2\n", "id = 1\n", "created = 2026-13-45\n", "hours = nan\n", "hours = -inf\n", "kind = 'rows'\n"),
        *(
            "1_0",
            "0x",
            "1e9999",
            "+1",
            "true",
            "2026-11-23T12:00:00+99:99",
            "a.b.c",
            "\\u0000",
            "\\ud800",
            "\\U00110000",
        ),
    )
)
file_text = st.lists(_PIECES | st.text(max_size=5), max_size=40).map("".join)
file_bytes = (
    st.binary(max_size=200)
    | file_text.map(lambda text: text.encode(errors="surrogatepass"))
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=100).map(sealed)
    | file_text.map(lambda text: sealed(text.encode(errors="replace").decode()))
)


def read_in_every_way(raw: bytes) -> None:
    """Read bytes as each kind of file with words in it; only EntryUnreadable may come of it."""
    for parse in (parse_entry, parse_draft, parse_unsent):
        try:
            parse(raw, "file")
        except EntryUnreadable as error:
            assert error.cause
            assert "Traceback" not in error.message


@settings(deadline=None, max_examples=300)
@given(file_bytes)
def test_any_bytes_are_an_entry_or_unreadable(raw: bytes) -> None:
    read_in_every_way(raw)


@pytest.mark.whole
@settings(deadline=None, max_examples=20_000)
@given(file_bytes)
def test_very_many_bytes_are_an_entry_or_unreadable(raw: bytes) -> None:
    read_in_every_way(raw)


class AnyOrder(RuleBasedStateMachine):
    """Saves, drafts, the bin and other programs in any order, beside what the log must hold."""

    entries = Bundle[str]("entries")
    # As an entry holds them: it makes one kind of all line ends.
    texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(entry_of).map(text_of)

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.home = Path(self.folder.name) / "log"
        self.store: TomlStore = open_log(self.home)
        self.make_id = IdMaker()
        self.saved: dict[str, list[str]] = {}
        self.versions: dict[str, str] = {}
        self.binned: set[str] = set()

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(target=entries, text=texts)
    def begin(self, text: str) -> str:
        entry = entry_of(text, self.make_id(NOON))
        self.versions[entry.id] = self.store.save(entry, "")
        self.saved[entry.id] = [text]
        return entry.id

    @rule(entry_id=entries, text=texts, stale=st.booleans())
    def save(self, entry_id: str, text: str, stale: bool) -> None:
        if entry_id in self.binned:
            return
        old = self.versions[entry_id]
        try:
            self.versions[entry_id] = self.store.save(entry_of(text, entry_id), "0" * 64 if stale else old)
        except EntryChanged:
            assert stale
        else:
            assert not stale
            self.saved[entry_id].append(text)

    @rule(entry_id=entries, text=texts)
    def edit_outside(self, entry_id: str, text: str) -> None:
        if entry_id in self.binned:
            return
        path = Path(self.store.path_of(entry_id))
        raw = dump_entry(entry_of(text, entry_id)) + b"# by hand\n"
        path.write_bytes(raw)
        opened = self.store.load(entry_id)
        assert opened.outside
        if opened.version != self.versions[entry_id]:
            with pytest.raises(EntryChanged):
                self.store.save(entry_of("lost?", entry_id), self.versions[entry_id])
        self.versions[entry_id] = opened.version
        self.saved[entry_id].append(text)

    @rule(entry_id=entries, text=texts)
    def draft(self, entry_id: str, text: str) -> None:
        if entry_id in self.binned:
            return
        self.store.drafts.keep(Draft(entry_of(text, entry_id), NOON, self.versions[entry_id]), durable=False)
        kept = open_log(self.home).drafts.newest_of(entry_id)
        assert kept is not None
        assert text_of(kept.entry) == text
        self.store.drafts.drop(entry_id)

    @rule(entry_id=entries)
    def put_into_the_bin(self, entry_id: str) -> None:
        if entry_id in self.binned:
            with pytest.raises(EntryMissing):
                self.store.bin.put(entry_id)
        else:
            self.store.bin.put(entry_id)
            self.binned.add(entry_id)

    @rule(entry_id=entries)
    def take_out_of_the_bin(self, entry_id: str) -> None:
        if entry_id in self.binned:
            self.store.bin.bring_back(entry_id)
            self.binned.discard(entry_id)

    @rule()
    def start_again(self) -> None:
        self.store = self.reopened()

    def reopened(self) -> TomlStore:
        """Return the log as the next start finds it."""
        return open_log(self.home)

    @rule(entry_id=entries)
    def begin_again(self, entry_id: str) -> None:
        if entry_id not in self.binned:
            with pytest.raises(LearnlogError):
                self.store.save(entry_of("over it", entry_id), "")

    @invariant()
    def the_list_is_whole(self) -> None:
        listing = self.store.listing()
        assert not listing.unreadable
        assert not listing.copies
        assert [one.id for one in listing.entries] == sorted(self.saved.keys() - self.binned, reverse=True)

    @invariant()
    def every_text_is_there(self) -> None:
        for entry_id in self.saved.keys() - self.binned:
            assert text_of(self.store.load(entry_id).entry) == self.saved[entry_id][-1]

    @invariant()
    def nothing_is_left_behind(self) -> None:
        for folder in ("entries", "history", "bin"):
            assert not [name for _, _, names in os.walk(self.home / folder) for name in names if name[0] == "."]


FEW = settings(deadline=None, max_examples=15, stateful_step_count=20, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=600, stateful_step_count=40)


@pytest.mark.parametrize("size", [FEW, pytest.param(MANY, marks=pytest.mark.whole)], ids=["share", "whole"])
def test_in_any_order_no_word_is_lost(size: settings) -> None:
    run_state_machine_as_test(AnyOrder, settings=size)


class AnyOrderWithoutComparing(AnyOrder):
    """The same over a store that saves over whatever is there."""

    def __init__(self) -> None:
        super().__init__()
        self.store = self.reopened()

    def reopened(self) -> TomlStore:
        return LastOneWins(open_log(self.home).folders)


def test_a_store_that_does_not_compare_is_found_out() -> None:
    until_one = settings(FEW, max_examples=500, report_multiple_bugs=False, phases=[Phase.generate], database=None)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        run_state_machine_as_test(AnyOrderWithoutComparing, settings=until_one)
