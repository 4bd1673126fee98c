"""Whatever becomes of the index, the log is listed right, and the next listing has a sound index again."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from learnlog.opening import Opening
from learnlog.overview import EntryLine, GoOn, Overview
from learnlog.store.contents import Listing
from learnlog.store.folders import Folders
from learnlog.store.ids import IdMaker
from learnlog.store.toml import TomlStore

from .calls import points
from .conftest import Told
from .damage import DAMAGES, any_entry
from .logs import NOON, entry_of, open_log
from .mounts import free, read_only, small_disk
from .mutants import SOUND, store_of
from .processes import Trial, Writer

ENTRIES = 4
MANY = 130
"""Entries of a log whose index is written in more than one go."""

BINARY = [damage for damage in DAMAGES if damage.__name__ not in ("digit_changed", "two_versions")]
"""The kinds of damage that any file can suffer, not only one of text."""


def flipped_where_written(raw: bytes, chance: random.Random) -> bytes:
    """Flip one bit, but not in the empty room of which much of an index consists."""
    place = chance.choice([place for place, byte in enumerate(raw) if byte])
    return raw[:place] + bytes([raw[place] ^ 1 << chance.randrange(8)]) + raw[place + 1 :]


def filled(home: Path, entries: int = ENTRIES) -> TomlStore:
    """Return a log with so many entries, no two alike."""
    store, chance, make_id = open_log(home), random.Random(entries), IdMaker()
    for number in range(entries):
        entry = any_entry(chance) if entries == ENTRIES else entry_of(f"Note {number}.")
        store.save(entry.model_copy(update={"id": make_id(NOON), "title": f"Title {number}"}), "")
    return store


@dataclass
class Answers:
    """What the log said with one index after another.

    Attributes:
        right: what it has to say.
        asked: how often it was asked.
        wrong: each wrong answer, and each crash.
    """

    right: Listing
    asked: int = 0
    wrong: list[str] = field(default_factory=list)

    def ask(self, store: TomlStore, about: str) -> None:
        """List a log, and once more with what the first listing made of the index."""
        for time in ("at once", "after it was mended"):
            self.asked += 1
            try:
                listing = store.listing()
            except Exception as error:
                self.wrong.append(f"{about}, {time}: {error!r}")
                continue
            if listing != self.right:
                self.wrong.append(f"{about}, {time}: another listing")


def with_damaged_indexes(home: Path, name: str, number: int) -> Answers:
    """Damage the index in one way after another, and list the log each time."""
    filled(home)
    store, chance = store_of(name, home), random.Random(number)
    answers = Answers(store.listing())
    path = store.folders.index
    sound = path.read_bytes()
    for count in range(number):
        # Half of them one bit: SQLite itself sees the rest of the damage more often.
        damage = flipped_where_written if count % 2 else BINARY[count // 2 % len(BINARY)]
        path.write_bytes(damage(sound, chance))
        answers.ask(store, f"{damage.__name__} {count}")
    return answers


@pytest.mark.parametrize("number", [30, pytest.param(2000, marks=pytest.mark.whole)])
def test_with_a_damaged_index_the_log_is_listed_right(tmp_path: Path, number: int, told: Told) -> None:
    answers = with_damaged_indexes(tmp_path / "log", SOUND, number)
    told("damaged index", f"{number} indexes, {answers.asked} listings", f"{len(answers.wrong)} wrong")
    assert not answers.wrong


@pytest.mark.parametrize("store", ["believes the index", "needs the index"])
def test_a_store_that_trusts_its_index_is_found_out(tmp_path: Path, store: str, found_out: Told) -> None:
    # Most of an index is words; few of the bits that are flipped are those of a row that is listed.
    answers = with_damaged_indexes(tmp_path / "log", store, 40 if store == "needs the index" else 240)
    found_out("damaged index", store, f"{len(answers.wrong)} of {answers.asked} listings wrong")
    assert answers.wrong


def changed(*commands: str) -> Callable[[Path], None]:
    """Return what does something to an index as a program that knows SQLite does."""

    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for command in commands:
                connection.execute(command)

    return change


def put_beside(ending: str) -> Callable[[Path], object]:
    """Return what puts noise where SQLite keeps what is not finished."""
    return lambda path: path.with_name(path.name + ending).write_bytes(random.Random(1).randbytes(5000))


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def as_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parents[2] / "elsewhere")


HARMS: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "a text": lambda path: path.write_bytes(b"no database\n" * 999),
    "of an older learnlog": changed("UPDATE about SET version = '1'"),
    "of a newer learnlog": changed("UPDATE about SET version = '999'", "ALTER TABLE entries ADD COLUMN another"),
    "without its version": changed("DELETE FROM about"),
    "with other tables": changed("DROP TABLE entries", "CREATE TABLE entries (path, stamp)"),
    "with a view for a table": changed(
        "ALTER TABLE entries RENAME TO old", "CREATE VIEW entries AS SELECT * FROM old WHERE 0"
    ),
    "with a trigger": changed(
        "DELETE FROM entries",
        "CREATE TRIGGER more AFTER INSERT ON entries BEGIN UPDATE entries SET title = 'planted'; END",
    ),
    "with rows exchanged": changed(
        "UPDATE entries SET (title, excerpt) = (SELECT title, excerpt FROM entries ORDER BY id DESC LIMIT 1)"
    ),
    "with rows of other kinds": changed("UPDATE entries SET words = x'00ff', more = 7, created = 'now'"),
    "with half of the rows": changed("DELETE FROM entries WHERE rowid % 2"),
    "with a row of no file": changed(
        "CREATE TEMP TABLE one AS SELECT * FROM entries LIMIT 1",
        "UPDATE one SET path = '2026/none.toml', key = key + 1",
        "INSERT INTO entries SELECT * FROM one",
    ),
    "beside a journal of noise": put_beside("-journal"),
    "beside a log of noise": put_beside("-wal"),
    "a pipe": as_pipe,
    "a folder": as_folder,
    "a link": as_link,
}


@pytest.mark.parametrize("name", HARMS)
def test_whatever_stands_in_the_place_of_the_index_the_log_is_listed_right(
    tmp_path: Path, name: str, told: Told
) -> None:
    store = filled(tmp_path / "log")
    answers = Answers(store.listing())
    HARMS[name](store.folders.index)
    answers.ask(store, name)
    told("index in another shape", name, "listed right")
    assert not answers.wrong
    assert not (tmp_path / "elsewhere").exists()


def test_an_index_that_another_program_has_locked_is_left_to_it(tmp_path: Path, writer: Writer, told: Told) -> None:
    store = filled(tmp_path / "log")
    answers = Answers(store.listing())
    sound = store.folders.index.read_bytes()
    with writer.start("locks_index", SOUND, tmp_path / "log") as process:
        process.begin()
        assert process.hear() == "locked"
        assert store.listing() == answers.right
    assert store.folders.index.read_bytes() == sound
    answers.ask(store, "the lock is gone")
    told("index locked by another process", f"{answers.asked + 1} listings", f"{len(answers.wrong)} wrong")
    assert not answers.wrong


def on_full_disks(tmp_path: Path, sizes: range) -> Answers:
    """List a log whose cache is on a disk with less and less room; then with room again."""
    right = filled(tmp_path / "log", MANY).listing()
    answers = Answers(right)
    with small_disk(tmp_path / "disk", "1m") as disk:
        found = Folders.find(tmp_path / "log", {})
        folders = Folders(found.home, disk / "cache", found.state)
        store = TomlStore(folders)
        for left in sizes:
            ballast = disk / "ballast"
            ballast.write_bytes(bytes(max(free(disk) - left, 0)))
            answers.ask(store, f"{left} bytes free")
            ballast.unlink()
            answers.ask(store, f"room again after {left}")
            shutil.rmtree(folders.cache, ignore_errors=True)
    return answers


@pytest.mark.parametrize("step", [120_000, pytest.param(4096, marks=pytest.mark.whole)])
def test_with_no_room_for_an_index_the_log_is_listed_right(tmp_path: Path, step: int, told: Told) -> None:
    answers = on_full_disks(tmp_path, range(0, 120_000, step))
    told("index on a full disk", f"{answers.asked} listings", f"{len(answers.wrong)} wrong")
    assert not answers.wrong


def test_with_a_cache_that_can_only_be_read_the_log_is_listed_right(tmp_path: Path, told: Told) -> None:
    store = filled(tmp_path / "log")
    answers = Answers(store.listing())
    with read_only(tmp_path / "log" / "cache"):
        answers.ask(store, "a sound index")
        answers.right = store.listing()
        one = answers.right.entries[0]
        opened = store.load(one.id)
        store.save(opened.entry.model_copy(update={"title": "Another"}), opened.version)
        answers.right = replace_title(answers.right, "Another")
        answers.ask(store, "an index that is behind")
        store.close()  # or the disk could not be taken away
    told("index on a disk that can only be read", f"{answers.asked} listings", f"{len(answers.wrong)} wrong")
    assert not answers.wrong


def replace_title(listing: Listing, title: str) -> Listing:
    """Return a listing whose newest entry has another title."""
    first, *rest = listing.entries
    searchable = first.searchable.replace(first.title.casefold(), title.casefold(), 1)
    return replace(listing, entries=(first._replace(title=title, searchable=searchable), *rest))


@pytest.mark.whole
def test_killed_while_the_index_is_made_the_log_is_listed_right(tmp_path: Path, writer: Writer, told: Told) -> None:
    kills = 150
    store, chance = filled(tmp_path / "log", MANY), random.Random(kills)
    answers, half = Answers(store.listing()), 0
    for count in range(kills):
        store.folders.index.unlink(missing_ok=True)
        with writer.start("lists", SOUND, tmp_path / "log") as process:
            process.begin()
            heard = [process.hear()]
            process.speaks_within(chance.random() * 0.06)
            process.kill()
            heard += process.hear_all()
        half += heard[-1] == "begin"
        answers.wrong += [said for said in heard if said not in ("begin", f"listed {MANY}")]
        answers.ask(store, f"kill {count}")
    told(
        "kill -9 while the index is made", f"{kills} kills, {half} of them in the middle", f"{len(answers.wrong)} wrong"
    )
    assert not answers.wrong
    assert half


@pytest.mark.whole
def test_killed_at_every_call_of_making_the_index_the_log_is_listed_right(
    tmp_path: Path, writer: Writer, told: Told
) -> None:
    home = tmp_path / "log"
    answers, kills = Answers(filled(home).listing()), 0
    shutil.rmtree(home / "cache")
    trial = Trial(writer, "list", SOUND, home, tmp_path)
    for call, number in points(trial.run().calls):
        run = trial.run("-e", f"inject={call}:signal=KILL:when={number}")
        kills += 1
        answers.ask(open_log(run.home), f"{call} {number}")
    told("kill -9 at every system call of making the index", f"{kills} kills", f"{len(answers.wrong)} wrong")
    assert not answers.wrong
    assert kills > 30


def test_a_damaged_picture_of_home_is_not_shown(tmp_path: Path, told: Told) -> None:
    opening, chance = Opening(Folders.find(tmp_path / "log", {})), random.Random(1)
    kept = Overview(GoOn("Begin", "Task 1"), name="Ada", recent=(EntryLine("1", "Title", "today", "draft", 10),))
    opening.remember(kept)
    path = opening.folders.home_picture
    sound = path.read_bytes()
    wrong = []
    for count in range(300):
        path.write_bytes(BINARY[count % len(BINARY)](sound, chance))
        if opening.last_overview() not in (None, kept):
            wrong.append(path.read_bytes())
    told("damaged picture of Home", "300 pictures", f"{len(wrong)} shown")
    assert not wrong
    path.write_bytes(sound)
    assert opening.last_overview() == kept
