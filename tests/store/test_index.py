"""The index is only ever a short cut: right answers whatever happens to it."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from learnlog.journal.summarising import summarise
from learnlog.search import NOTHING_ASKED
from learnlog.store.contents import Draft
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.index import Index
from learnlog.store.index.catching_up import FIRST
from learnlog.store.index.database import MADE_AGAIN
from learnlog.store.index.index import NOBODY, Span
from learnlog.store.index.writing import Item
from learnlog.store.toml import TomlStore

from ..entries import NOON
from .samples import entry, prose


class Counting(Files):
    """A disk that counts the entries read from it."""

    def __init__(self) -> None:
        self.reads = 0

    def read(self, path: str | os.PathLike[str], limit: int) -> bytes:
        self.reads += os.fspath(path).endswith(".toml")
        return super().read(path, limit)


@pytest.fixture
def disk() -> Counting:
    return Counting()


@pytest.fixture
def log(folders: Folders, disk: Counting) -> TomlStore:
    store = TomlStore(folders, disk)
    for number in range(3):
        store.save(entry(prose(f"Planted word {number}.")), "")
    store.close()
    folders.index.unlink()  # what was saved stands in it by now
    disk.reads = 0
    return store


def test_files_that_have_not_changed_are_not_read_again(log: TomlStore, disk: Counting) -> None:
    first = log.listing()
    assert disk.reads == 3
    assert log.listing() == first
    assert disk.reads == 3
    one = log.load(first.entries[1].id)
    log.save(one.entry.with_answer(prose("Changed.")), one.version)
    disk.reads = 0
    assert log.listing().entries[1].excerpt == "Changed."
    assert disk.reads == 0, "it was kept when it was saved"
    other = TomlStore(log.folders)
    opened = other.load(first.entries[2].id)
    path = Path(log.path_of(opened.entry.id))
    path.write_bytes(path.read_bytes().replace(b"Planted", b"Edited"))
    assert log.listing().entries[2].outside
    assert disk.reads == 1


def test_words_of_a_deleted_entry_leave_the_index(log: TomlStore, folders: Folders) -> None:
    gone = next(one for one in log.listing().entries if "word 1" in one.excerpt)
    assert b"Planted word 1" in folders.index.read_bytes()
    log.bin.put(gone.id)
    assert len(log.listing().entries) == 2
    raw = folders.index.read_bytes().lower()
    assert b"planted word 1" not in raw
    assert b"planted" in raw, "those of others stay"


def _other_version(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE about SET version = '0'")
    connection.commit()
    connection.close()


def _nonsense(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE entries SET created = 'soon', more = '{'")
    connection.commit()
    connection.close()


def _other_tables(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE entries (path TEXT)")
    connection.commit()
    connection.close()


def _damaged(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)


def _no_text(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"NOT NULL", b"N\xd5T NULL"))


def _another_letter(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Planted word 1", b"Planted ward 1"))


@pytest.mark.parametrize(
    "harm",
    [
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no database" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        _damaged,
        _other_version,
        _other_tables,
        _nonsense,
        _no_text,
        _another_letter,
    ],
    ids=[
        "gone",
        "empty",
        "something else",
        "cut",
        "damaged",
        "other version",
        "other tables",
        "nonsense",
        "no text",
        "another letter",
    ],
)
def test_a_harmed_index_is_made_again(
    log: TomlStore, folders: Folders, disk: Counting, harm: Callable[[Path], object]
) -> None:
    right = log.listing()
    harm(folders.index)
    assert log.listing() == right
    disk.reads = 0
    assert log.listing() == right
    assert disk.reads == 0


def test_without_any_index_the_log_is_listed_all_the_same(log: TomlStore, folders: Folders) -> None:
    folders.index.mkdir()  # so that no file can be made there
    assert len(log.listing().entries) == 3


def test_an_index_that_another_window_has_locked_is_left_to_it(log: TomlStore, folders: Folders) -> None:
    right = log.listing()
    other = sqlite3.connect(folders.index, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert log.listing() == right
    other.execute("COMMIT")
    other.close()
    with Index(folders.index, Files()) as index:
        assert len(index.all(searchable=False) or ()) == 3


def test_an_index_that_is_taken_away_is_told_until_it_is_made_again(log: TomlStore, folders: Folders) -> None:
    assert not log.log_view().is_whole
    assert log.log_view().note == "", "it is made for the first time"
    log.catch_up(lambda: None).run()
    assert log.log_view().is_whole
    folders.index.unlink()
    assert (log.log_view().total, log.log_view().is_whole, log.log_view().note) == (0, False, MADE_AGAIN)
    log.catch_up(lambda: None).run()
    assert (log.log_view().total, log.log_view().is_whole, log.log_view().note) == (3, True, "")


def test_after_an_entry_is_deleted_for_good_the_others_are_all_known(log: TomlStore) -> None:
    log.catch_up(lambda: None).run()
    log.erase(next(log.log_view().find(NOTHING_ASKED, NOON.date()).ids()))
    assert (log.log_view().total, log.log_view().is_whole, log.log_view().note) == (2, True, "")
    assert not log.is_caught_up(), "what is beside the entries is looked at once more"


def test_what_another_window_has_put_into_the_index_or_taken_out_of_it_is_noticed(
    log: TomlStore, folders: Folders
) -> None:
    log.catch_up(lambda: None).run()
    assert log.log_view().total == 3
    assert not any(log.catch_up(lambda: None).run() for _ in range(2))
    other = TomlStore(folders)
    other.save(entry(prose("Of the other window.")), "")
    assert other.log_view().total == 4, "so it stands in the index"
    assert log.catch_up(lambda: None).run()
    other.bin.put(next(other.log_view().find(NOTHING_ASKED, NOON.date()).ids()))
    assert log.catch_up(lambda: None).run()
    assert not log.catch_up(lambda: None).run(), "once is enough"
    # One's own changes are shown without being looked for.
    log.save(entry(prose("Of this window.")), "")
    assert log.log_view().total == 4


def test_what_another_program_puts_there_between_two_saves_is_looked_for(log: TomlStore, folders: Folders) -> None:
    log.catch_up(lambda: None).run()
    for text in ("One.", "Two."):
        log.save(entry(prose(text)), "")
    assert log.is_caught_up(), "nobody else did anything"
    saved = entry(prose("Three."))
    log.save(saved, "")
    path = Path(log.path_of(saved.id))
    path.with_name(path.name.replace(saved.id, "0" * 26)).write_bytes(b"")
    os.utime(path.parent, ns=(1, 1))  # clocks of disks are coarse
    log.save(entry(prose("Four.")), "")
    assert not log.is_caught_up()


def test_a_draft_that_another_window_keeps_or_changes_is_looked_for(log: TomlStore, folders: Folders) -> None:
    other, one = TomlStore(folders), log.listing().entries[0]
    writing = other.load(one.id)
    for text in ("Begun.", "Begun, and gone on with."):
        log.catch_up(lambda: None).run()
        assert log.is_caught_up()
        other.drafts.keep(Draft(writing.entry.with_answer(prose(text)), NOON, writing.version), durable=False)
        assert not log.is_caught_up()


def test_two_windows_make_the_index_at_once(log: TomlStore, folders: Folders) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(TomlStore(folders).listing().entries))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3, 3, 3, 3]


def test_a_list_that_is_cut_short_goes_on_where_it_stopped(folders: Folders, disk: Counting) -> None:
    store = TomlStore(folders, disk)
    one = entry()
    for number in range(FIRST + 30):
        store.save(one.changed(id=f"{number:026d}"), "")
    store.close()
    folders.index.unlink()

    def stop(done: int, _: int) -> None:
        if done == FIRST:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.listing(stop)
    disk.reads = 0
    assert len(store.listing().entries) == FIRST + 30
    assert disk.reads == 30


def test_a_first_listing_without_the_text_to_search_in_still_keeps_it(log: TomlStore, disk: Counting) -> None:
    assert {one.searchable for one in log.listing(searchable=False).entries} == {""}
    disk.reads = 0
    assert all("planted word" in one.searchable for one in log.listing().entries)
    assert disk.reads == 0


def test_what_is_written_of_many_is_merged_at_the_end(tmp_path: Path) -> None:
    items = [Item(f"2026/{n}.toml", "1", summarise(entry(prose(f"Word {n}.")), outside=False)) for n in range(40)]
    with Index(tmp_path / "index", Files()) as index:
        index.put_off_merging()
        for item in items:
            assert index.put([item])
        assert pieces(index) >= len(items)
        breaths: list[bool] = []
        index.merge(lambda: breaths.append(index.is_merging_put_off))
        assert breaths and all(breaths)
        assert pieces(index) == 1
        assert not index.is_merging_put_off
        assert index.fault() == ""


def pieces(index: Index) -> int:
    """How many pieces the index of words is in."""
    count = "SELECT count(DISTINCT segid) FROM words_idx"
    return int((index.attempt(lambda connection: connection.execute(count).fetchone()) or (0,))[0])


def many_and_soon_crowded(log: TomlStore, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have so many entries more, which are many here, and soon more pieces than may stand beside one another."""
    for module, name, value in (("catching_up", "MANY", 5), ("catching_up", "BATCH", 2), ("index", "_CROWDED", 12)):
        monkeypatch.setattr(f"learnlog.store.index.{module}.{name}", value)
    for one in range(number):
        log.save(entry(prose(f"Word {one}.")), "")


def touch(folders: Folders) -> None:
    """Have every file be another, as if the log had come from another disk."""
    for path in folders.entries.rglob("*.toml"):
        os.utime(path)


def test_what_takes_the_place_of_other_words_makes_no_piece_for_each(tmp_path: Path) -> None:
    with Index(tmp_path / "index", Files()) as index:
        index.put_off_merging()
        one = summarise(entry(prose("Word.")), outside=False)
        kept = [one._replace(id=f"01kbq{number:05d}{number:016d}") for number in range(40)]  # each of its own moment
        for said in ("before", "after", "at last"):
            assert index.put([Item(f"2026/{one.id}.toml", said, one._replace(searchable=said)) for one in kept])
        assert pieces(index) <= 3 and index.fault() == ""


def test_however_much_is_put_in_there_is_always_room_for_more(
    log: TomlStore, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_and_soon_crowded(log, 60, monkeypatch)
    most: list[int] = []
    put = Index.put

    def counted(index: Index, items: list[Item], span: Span = NOBODY) -> bool:
        done = put(index, items, span)
        most.append(pieces(index))
        return done

    monkeypatch.setattr(Index, "put", counted)
    for _ in range(2):
        touch(folders)
        assert len(log.listing().entries) == 63
    assert len(most) > 60 and 12 <= max(most) < 20
    with Index(folders.index, Files()) as index:
        assert not index.is_merging_put_off and index.fault() == ""


def test_an_index_in_which_nothing_can_be_merged_any_more_is_made_again(
    log: TomlStore, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_and_soon_crowded(log, 40, monkeypatch)
    merge, asked = Index.merge, list[Index]()

    def no_room(index: Index, breathe: Callable[[], None]) -> None:
        asked.append(index)
        if len(asked) > 1:
            merge(index, breathe)

    monkeypatch.setattr(Index, "merge", no_room)
    touch(folders)
    assert len(log.listing().entries) == 43 and len(asked) > 1
    with Index(folders.index, Files()) as index:
        assert not index.is_merging_put_off and index.fault() == "" and len(index.all(searchable=False) or ()) == 43


def test_an_index_that_was_being_made_when_learnlog_was_killed_is_finished(log: TomlStore, folders: Folders) -> None:
    with Index(folders.index, Files()) as index:
        index.put_off_merging()
    assert len(log.listing().entries) == 3
    with Index(folders.index, Files()) as index:
        assert not index.is_merging_put_off
