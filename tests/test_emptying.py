"""The bin, emptied by itself after thirty days and by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from learnlog.emptying import empty_bin, in_bin, look_into_bin, until
from learnlog.journal.entry import Entry
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from learnlog.store.units import Catalog
from learnlog.workspace import Workspace
from tests.store.samples import entry, new_id, prose


class Bench:
    """A log on the disk, a day at a time."""

    def __init__(self, home: Path) -> None:
        self.folders = Folders.find(home, {})
        self.store = TomlStore(self.folders)
        self.now = datetime(2026, 11, 23, 12, tzinfo=UTC)
        self.forgotten: list[str] = []
        self.told: tuple[str, ...] = ()
        self.desk = Workspace(
            Catalog((), ()), self.store, lambda: self.now, lambda now, after: "0" * 26, forget=self._gone
        )

    def _gone(self, entry_id: str) -> tuple[str, ...]:
        self.forgotten.append(entry_id)
        return self.told

    def saved(self, text: str, number: int = 1) -> Entry:
        one = entry(prose(text), id=new_id(number))
        version = self.store.save(one, "")
        self.store.save(one.with_answer(prose(f"{text} Again.")), version)
        return one

    def later(self, days: int) -> str:
        """Open learnlog some days later, and return what is said of the bin."""
        self.now += timedelta(days=days)
        return look_into_bin(self.desk).said

    def words(self) -> list[str]:
        return [
            path.name for path in self.folders.home.rglob("*") if path.is_file() and b"planted" in path.read_bytes()
        ]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "log")


def test_after_thirty_days_and_a_word_before_a_deleted_entry_goes_with_its_versions(bench: Bench) -> None:
    bench.desk.changes.delete(bench.saved("A planted word.").id)
    assert bench.later(0) == bench.later(29) == ""
    assert "has been in the bin for 30 days and goes for good when you open learnlog on another day" in bench.later(1)
    assert len(bench.words()) == 2
    assert bench.later(1) == "1 thing that had been in the bin for 30 days is deleted for good."
    assert bench.words() == [] and bench.desk.care.bin.binned() == () and bench.forgotten == []
    assert bench.later(1) == ""


def test_what_was_handed_in_stays_until_the_trainee_deletes_it(bench: Bench) -> None:
    one = bench.saved("A planted word.")
    bench.desk.keep_hand_in([one], what="x", unit="", written_as="Word", file="x.docx")
    bench.desk.backing_up.finish(9)
    bench.desk.changes.delete(one.id)
    assert bench.later(0) == bench.later(40) == bench.later(1) == ""
    (binned,) = in_bin(bench.desk)
    assert binned.stays and "handed in" in until(binned)
    assert empty_bin(bench.desk, (binned,)) == () and bench.words() == [] and bench.forgotten == [one.id]


def test_words_set_aside_and_copies_go_as_well(bench: Bench) -> None:
    one = bench.saved("Mine.")
    TomlStore(bench.folders).drafts.keep(Draft(one.with_answer(prose("A planted draft.")), bench.now, ""), durable=True)
    bench.desk.sittings.set_aside(bench.desk.sittings.waiting()[0])
    path = Path(bench.store.path_of(one.id))
    path.with_name(f"{path.stem} (copy).toml").write_bytes(path.read_bytes().replace(b"Mine", b"A planted copy"))
    bench.desk.care.files.put_away(bench.store.listing().copies[0])
    bench.later(0)
    assert "2 things have been in the bin" in bench.later(30)
    assert "2 things that had been" in bench.later(1)
    assert bench.words() == [] and bench.store.load(one.id).entry.answers == (prose("Mine. Again."),)


def test_an_entry_brought_back_and_deleted_again_has_all_its_days(bench: Bench) -> None:
    one = bench.saved("Mine.")
    bench.desk.changes.delete(one.id)
    bench.later(0)
    bench.desk.changes.undelete(one.id)
    bench.now += timedelta(days=29)
    bench.desk.changes.delete(one.id)
    assert bench.later(1) == "" and len(in_bin(bench.desk)) == 1
    (binned,) = in_bin(bench.desk)
    assert until(binned) == "It stays until 22 January 2027 at least"


def test_an_entry_that_is_open_or_in_the_log_as_well_is_left(bench: Bench) -> None:
    one = bench.saved("Mine.")
    bench.desk.changes.delete(one.id)
    bench.later(0)
    bench.later(30)
    hold = TomlStore(bench.folders).hold(one.id)
    assert bench.later(1) == "" and len(in_bin(bench.desk)) == 1
    hold.release()
    bench.store.save(one, "")
    assert bench.later(1) == "" and len(in_bin(bench.desk)) == 1
    (left,) = empty_bin(bench.desk, in_bin(bench.desk))
    assert "is still in the bin" in left and bench.store.load(one.id).entry == one


def test_days_that_cannot_be_read_are_counted_anew(bench: Bench) -> None:
    bench.desk.changes.delete(bench.saved("Mine.").id)
    bench.later(0)
    bench.folders.bin_days.write_bytes(b"since = [")
    assert bench.later(60) == bench.later(29) == ""
    assert "goes for good" in bench.later(1)


def test_while_a_record_of_a_hand_in_cannot_be_read_no_entry_goes_and_all_else_does(bench: Bench) -> None:
    one, other = bench.saved("A planted word."), bench.saved("Mine.", number=2)
    bench.desk.changes.delete(one.id)
    TomlStore(bench.folders).drafts.keep(Draft(other.with_answer(prose("Set aside.")), bench.now, ""), durable=True)
    bench.desk.sittings.set_aside(bench.desk.sittings.waiting()[0])
    bench.folders.hand_ins.mkdir()
    (bench.folders.hand_ins / f"2026-11-23-{other.id}.toml").write_bytes(b"format = ")
    bench.later(0)
    assert "1 thing has been in the bin" in bench.later(30)
    assert "1 thing that had been" in bench.later(1)
    assert [(binned.kind, binned.stays) for binned in in_bin(bench.desk)] == [("entry", True)]


def test_what_is_seen_in_the_bin_has_its_day_from_then_on(bench: Bench) -> None:
    bench.desk.changes.delete(bench.saved("Mine.").id)
    (binned,) = in_bin(bench.desk)
    assert binned.since == bench.now.date()
    assert "goes for good" in bench.later(30)


def test_what_is_no_longer_in_the_bin_has_no_day_there(bench: Bench) -> None:
    one = bench.saved("Mine.")
    bench.desk.changes.delete(one.id)
    bench.later(0)
    bench.desk.changes.undelete(one.id)
    bench.later(1)
    assert bench.store.records.bin_days().since == ()


def test_a_bin_that_cannot_be_opened_is_left_and_keeps_nobody_from_beginning(bench: Bench) -> None:
    bench.folders.bin.parent.mkdir(parents=True, exist_ok=True)
    bench.folders.bin.write_bytes(b"a file where a folder belongs")
    assert bench.later(0) == ""


def test_what_is_not_gone_everywhere_is_said_once_and_by_its_title(bench: Bench) -> None:
    both = [bench.saved("First."), bench.saved("Second.", number=2)]
    for one in both:
        bench.desk.changes.delete(one.id)
    bench.told = ("It may still be on a stick: it is not there.",)
    assert empty_bin(bench.desk, in_bin(bench.desk)) == bench.told
    again = bench.saved("Third.", number=3)
    bench.desk.changes.delete(again.id)
    bench.store.save(again, "")
    (left,) = empty_bin(bench.desk, in_bin(bench.desk))
    assert left.startswith(f"“{again.title}” is still in the bin")
