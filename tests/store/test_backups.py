"""Backups: what is in them, when one is made, which are removed, and that a failure is told and leaves nothing."""

from __future__ import annotations

import errno
import os
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from learnlog.errors import BackupFailed
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Place, Profile, Read, Settings
from learnlog.store.archive import opened
from learnlog.store.archive_writer import Put, write_archive
from learnlog.store.backups import Backups
from learnlog.store.collecting import LEFT_OUT
from learnlog.store.contents import Draft
from learnlog.store.daily import Daily
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.locks import hold
from learnlog.store.outlived import KEPT
from learnlog.store.toml import TomlStore

from .samples import NOON, entry, new_id, prose
from .test_archive import Filling
from .test_files import names, on_posix


class Clock:
    """A clock that is set by hand."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, day: int) -> None:
        self.now = NOON + timedelta(days=day)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backups(folders: Folders, clock: Clock) -> Backups:
    return Backups(folders, clock)


def in_zip(path: Path) -> dict[str, bytes]:
    with opened(path) as archive:
        return {name: archive.read(name) for name in archive.names}


def days(folder: Path) -> list[str]:
    return [name.removeprefix("learnlog-").removesuffix(".zip") for name in names(folder)]


def a_backup(path: Path, entries: int = 1) -> None:
    """A backup made by another window, with some entries."""
    path.parent.mkdir(parents=True, exist_ok=True)
    contents = (Put(f"entries/2026/2026-11-23-free-{new_id()}.toml", b"") for _ in range(entries))
    write_archive(path, contents, NOON, Files())


@pytest.fixture
def one(store: TomlStore) -> Entry:
    kept = entry(prose("What Pupil A said."))
    store.save(kept, "")
    return kept


# What is in one


def test_everything_a_trainee_would_miss_is_in_it(store: TomlStore, folders: Folders, backups: Backups) -> None:
    first, binned, drafted = entry(prose("one"), id=new_id(1)), entry(id=new_id(2)), entry(id=new_id(3))
    version = store.save(first, "")
    store.save(first.changed(title="Another"), version)
    store.save(binned, "")
    store.bin.put(binned.id)
    store.drafts.keep(Draft(drafted, NOON, ""), durable=False)
    store.unsent.keep(first.id, "It is on the wall now.", durable=False)
    store.records.save_settings(Settings(profile=Profile(name="Ada")))
    store.records.save_keys({"task.next": ["F9"]})
    store.records.save_place(Place(room="log"))
    store.records.save_read((Read(unit="unit-5"),))
    for path in ("units/mine/unit.toml", "unreadable/old.toml", "entries/2026/odd (conflicted copy).toml"):
        (folders.home / path).parent.mkdir(parents=True, exist_ok=True)
        (folders.home / path).write_bytes(b"not even \xff text")
    made = backups.make()
    found = in_zip(made.path)
    here = {
        path.relative_to(folders.state if folders.state in path.parents else folders.home).as_posix(): path.read_bytes()
        for path in folders.home.rglob("*")
        if path.is_file() and not {folders.locks, folders.cache, folders.backups} & set(path.parents)
    }
    assert found == here
    assert {name.split("/")[0] for name in found} == {
        *("settings.toml", "keys.toml", "place.toml", "read.toml"),
        *("entries", "drafts", "unreadable", "bin", "units", "history"),
    }
    assert (made.entries, made.left_out, made.proven, made.note) == (1, (), True, "")


def test_half_finished_saves_and_backups_inside_the_log_are_left_where_they_are(
    one: Entry, store: TomlStore, folders: Folders, backups: Backups
) -> None:
    year = Path(store.path_of(one.id)).parent
    (year / ".x.tmp").write_bytes(b"half")
    store.records.save_settings(Settings(backup_folder="units"))
    folders.units.mkdir()
    assert backups.make().path.parent == folders.units
    found = in_zip(backups.make().path)
    assert sorted(name.split("/")[0] for name in found) == ["entries", "settings.toml"]


@on_posix
def test_what_cannot_be_read_is_named_in_it_and_to_the_caller(
    one: Entry, store: TomlStore, folders: Folders, backups: Backups
) -> None:
    year = Path(store.path_of(one.id)).parent
    (year / "link.toml").symlink_to("/etc/passwd")
    os.mkfifo(year / "pipe.toml")
    with (year / "large\x1b[2J.toml").open("wb") as file:
        file.truncate(20_000_001)
    made = backups.make()
    assert {Path(left.path).name: left.cause for left in made.left_out} == {
        "link.toml": "it is a link to somewhere else",
        "pipe.toml": "it is not an ordinary file",
        "large\x1b[2J.toml": "it is larger than 20 MB, which no entry is",
    }
    found = in_zip(made.path)
    note = found[LEFT_OUT].decode()
    assert "link.toml: it is a link to somewhere else.\n" in note
    assert "\x1b" not in note
    assert len(found) == 2


@on_posix
def test_a_folder_of_the_log_may_be_a_link_as_it_may_be_for_the_log(
    one: Entry, folders: Folders, backups: Backups, tmp_path: Path
) -> None:
    folders.entries.rename(tmp_path / "elsewhere")
    folders.entries.symlink_to(tmp_path / "elsewhere")
    (folders.entries / "2027").symlink_to(tmp_path / "elsewhere" / "2026")
    made = backups.make()
    assert made.entries == 1
    assert [Path(left.path).name for left in made.left_out] == ["2027"]


@on_posix
def test_names_other_systems_forbid_are_kept_under_a_name_they_take(
    one: Entry, folders: Folders, backups: Backups
) -> None:
    folders.unreadable.mkdir()
    (folders.unreadable / "con:1?.toml").write_bytes(b"words")
    (folders.unreadable / "A.toml").write_bytes(b"large")
    (folders.unreadable / "a.toml").write_bytes(b"small")
    made = backups.make()
    found = in_zip(made.path)
    assert found["unreadable/con%3A1%3F.toml"] == b"words"
    assert found["unreadable/A.toml"] == b"large"
    ((path, cause),) = made.left_out
    assert (Path(path).name, cause) == ("a.toml", "another file has the same name, but for capitals")


def test_what_moves_while_a_backup_is_made_is_in_it(one: Entry, folders: Folders, clock: Clock) -> None:
    store = TomlStore(folders)
    other = entry(prose("Moved."), id=new_id(5))
    store.save(other, "")
    store.bin.put(other.id)

    class Moving(Files):
        """A disk on which an entry comes back from the bin when the bin is read, long after the entries were."""

        def read(self, path: str | os.PathLike[str], limit: int) -> bytes:
            if Path(path).parent == folders.bin and Path(path).exists():
                store.bin.bring_back(other.id)
            return super().read(path, limit)

    made = Backups(folders, clock, Moving()).make()
    assert any(name.startswith("entries/") and other.id in name for name in in_zip(made.path))


# When one is made


def test_one_a_day_on_the_first_change(one: Entry, folders: Folders, backups: Backups, clock: Clock) -> None:
    made = backups.make_daily()
    assert made is not None
    assert made.path == folders.backups / "learnlog-2026-11-23.zip"
    assert backups.make_daily() is None
    clock.now += timedelta(hours=11)
    assert backups.make_daily() is None
    clock.on(1)
    assert backups.make_daily() is not None
    assert days(folders.backups) == ["2026-11-23", "2026-11-24"]


def test_another_window_that_is_making_it_is_left_to_it(one: Entry, folders: Folders, backups: Backups) -> None:
    other = hold(folders.locks / "backup.lock", Files())
    assert backups.make_daily() is None
    other.release()
    assert backups.make_daily() is not None


def test_a_clock_that_goes_back_makes_no_second_one_and_removes_nothing(
    one: Entry, folders: Folders, backups: Backups, clock: Clock
) -> None:
    for day in range(KEPT):
        clock.on(day)
        backups.make_daily()
    before = days(folders.backups)
    assert len(before) == KEPT
    clock.on(KEPT - 2)
    assert backups.make_daily() is None
    clock.now = datetime(1970, 1, 1, tzinfo=UTC)
    assert backups.make_daily() is not None
    assert days(folders.backups) == ["1970-01-01", *before]


def test_one_from_the_future_stops_none_and_costs_none(
    one: Entry, folders: Folders, backups: Backups, clock: Clock
) -> None:
    a_backup(folders.backups / "learnlog-2099-01-01.zip")
    for day in range(KEPT + 3):
        clock.on(day)
        assert backups.make_daily() is not None
    found = days(folders.backups)
    assert found[-1] == "2099-01-01"
    assert len(found) == KEPT + 1
    assert found[0] == (NOON + timedelta(days=3)).date().isoformat()


def test_by_hand_there_may_be_several_a_day_and_none_is_removed(
    one: Entry, folders: Folders, backups: Backups, clock: Clock
) -> None:
    for _ in range(3):
        backups.make()
    assert set(days(folders.backups)) == {"2026-11-23", "2026-11-23-1200", "2026-11-23-1200-2"}
    assert [one.daily for one in backups.all()] == [False, False, True]
    for day in range(1, KEPT + 5):
        clock.on(day)
        backups.make_daily()
    assert {"2026-11-23-1200", "2026-11-23-1200-2"} <= set(days(folders.backups))
    assert "2026-11-23" not in days(folders.backups)


# Which are removed


def test_fourteen_are_kept_and_only_files_of_just_this_name_are_removed(
    one: Entry, folders: Folders, backups: Backups, clock: Clock
) -> None:
    folders.backups.mkdir()
    others = [
        "learnlog-2020-01-01.zip.bak",
        "learnlog-2020-01-01 (1).zip",
        "my-learnlog-2020-01-01.zip",
        "learnlog-2020-13-45.zip",
        "learnlog-2020-01-01-1200.zip",
        "learnlog-20200101.zip",
        "notes.txt",
    ]
    for name in others:
        (folders.backups / name).write_bytes(b"theirs")
    (folders.backups / "learnlog-2020-01-02.zip").mkdir()
    for day in range(KEPT + 4):
        clock.on(day)
        backups.make_daily()
    kept = set(names(folders.backups)) - {*others, "learnlog-2020-01-02.zip"}
    assert sorted(kept) == [
        f"learnlog-{(NOON + timedelta(days=day)).date().isoformat()}.zip" for day in range(4, KEPT + 4)
    ]
    assert all((folders.backups / name).read_bytes() == b"theirs" for name in others)


def test_damaged_ones_do_not_count_among_the_fourteen(
    one: Entry, folders: Folders, backups: Backups, clock: Clock
) -> None:
    for day in range(KEPT + 2):
        a_backup(folders.backups / f"learnlog-{(date(2026, 10, 1) + timedelta(days=day)).isoformat()}.zip")
    whole = names(folders.backups)[:5]
    for name in names(folders.backups)[5:]:
        (folders.backups / name).write_bytes(b"damaged")
    backups.make_daily()
    assert set(whole) < set(names(folders.backups))


def test_a_log_that_was_emptied_does_not_push_out_its_last_full_backup(
    store: TomlStore, folders: Folders, backups: Backups, clock: Clock
) -> None:
    a_backup(folders.backups / "learnlog-2026-10-01.zip", 9)
    a_backup(folders.backups / "learnlog-2026-10-02.zip", 9)
    store.save(entry(), "")
    for day in range(KEPT + 10):
        clock.on(day)
        backups.make_daily()
    found = days(folders.backups)
    assert found[0] == "2026-10-02"
    assert len(found) == KEPT + 1


def test_a_link_in_the_folder_is_neither_followed_nor_removed(
    one: Entry, folders: Folders, backups: Backups, clock: Clock, tmp_path: Path
) -> None:
    a_backup(tmp_path / "elsewhere.zip")
    folders.backups.mkdir()
    (folders.backups / "learnlog-2020-01-01.zip").symlink_to(tmp_path / "elsewhere.zip")
    for day in range(KEPT + 2):
        clock.on(day)
        backups.make_daily()
    assert (folders.backups / "learnlog-2020-01-01.zip").is_symlink()
    assert len(backups.all()) == KEPT


# Where


def test_they_go_where_the_trainee_wants_them(
    one: Entry, store: TomlStore, folders: Folders, backups: Backups, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    store.records.save_settings(Settings(backup_folder=str(stick)))
    made = backups.make_daily()
    assert made is not None
    # A folder that is not there may be on a stick that is not plugged in: it is never made.
    assert made.path.parent == folders.backups
    assert str(stick) in made.note
    assert not stick.exists()
    stick.mkdir()
    made = backups.make_daily()
    assert made is not None
    assert (made.path.parent, made.note) == (stick, "")
    assert {one.path.parent for one in backups.all()} == {stick, folders.backups}


@pytest.mark.parametrize("named", ["~nobody-of-this-name/x", "  ", "a\0b"])
def test_a_folder_that_makes_no_sense_is_no_reason_to_make_none(
    one: Entry, store: TomlStore, folders: Folders, backups: Backups, named: str
) -> None:
    store.records.save_settings(Settings(backup_folder=named))
    made = backups.make_daily()
    assert made is not None
    assert made.path.parent == folders.backups


def test_settings_that_cannot_be_read_are_no_reason_either(one: Entry, folders: Folders, backups: Backups) -> None:
    folders.settings.write_bytes(b"@")
    made = backups.make_daily()
    assert made is not None
    assert in_zip(made.path)["settings.toml"] == b"@"


# When it fails


@pytest.mark.parametrize("room", [0, 200, 500])
def test_a_full_disk_is_told_and_left_as_it_was(one: Entry, folders: Folders, clock: Clock, room: int) -> None:
    for day in range(KEPT + 3):
        a_backup(folders.backups / f"learnlog-{(date(2026, 10, 1) + timedelta(days=day)).isoformat()}.zip")
    before = names(folders.backups)
    with pytest.raises(BackupFailed, match="the disk is full") as caught:
        Backups(folders, clock, Filling(room)).make_daily()
    assert "what you write is saved as always" in caught.value.message
    assert names(folders.backups) == before


def test_one_that_the_disk_does_not_confirm_removes_none(one: Entry, folders: Folders, clock: Clock) -> None:
    for day in range(KEPT + 3):
        a_backup(folders.backups / f"learnlog-{(date(2026, 10, 1) + timedelta(days=day)).isoformat()}.zip")

    class Unsure(Files):
        def sync_folder(self, path: Path) -> None:
            if path == folders.backups:
                raise OSError(errno.EIO, "")

    made = Backups(folders, clock, Unsure()).make_daily()
    assert made is not None
    assert not made.proven
    assert len(names(folders.backups)) == KEPT + 4


def test_what_was_killed_half_way_is_swept_up_by_the_next(one: Entry, folders: Folders, backups: Backups) -> None:
    folders.backups.mkdir()
    (folders.backups / ".learnlog-2026-11-22.zip.0123abcd.tmp").write_bytes(b"half")
    (folders.backups / ".other.0123abcd.tmp").write_bytes(b"theirs")
    backups.make_daily()
    assert names(folders.backups) == [".other.0123abcd.tmp", "learnlog-2026-11-23.zip"]


# Behind a save


def test_behind_a_save_it_is_made_once_and_says_nothing(one: Entry, folders: Folders, clock: Clock) -> None:
    daily = Daily(Backups(folders, clock), clock)
    assert daily.after_change() == ""
    assert days(folders.backups) == ["2026-11-23"]
    (folders.backups / "learnlog-2026-11-23.zip").unlink()
    assert daily.after_change() == ""
    assert names(folders.backups) == []  # it was done today, so the disk is not even asked
    clock.on(1)
    daily.after_change()
    assert days(folders.backups) == ["2026-11-24"]


class Refusing(Backups):
    """Backups that cannot be made, for whatever reason."""

    def __init__(self, error: Exception) -> None:
        self.tries = 0
        self._error = error

    def make_daily(self, *, gently: bool = True) -> None:
        self.tries += 1
        raise self._error


@pytest.mark.parametrize("error", [BackupFailed("the disk is full"), ValueError("Pupil A said")])
def test_whatever_fails_is_told_once_tried_again_and_never_raised(error: Exception, clock: Clock) -> None:
    backups = Refusing(error)
    daily = Daily(backups, clock)
    told = daily.after_change()
    assert told.startswith("No backup was made: ")
    assert "Pupil A" not in told
    assert [daily.after_change() for _ in range(3)] == ["", "", ""]
    assert backups.tries == 1
    clock.now += timedelta(minutes=10)
    assert daily.after_change() == ""
    assert backups.tries == 2
    clock.now -= timedelta(hours=1)
    daily.after_change()
    assert backups.tries == 3


@on_posix
def test_what_was_left_out_is_told(one: Entry, store: TomlStore, folders: Folders, clock: Clock) -> None:
    Path(store.path_of(one.id)).with_name("link.toml").symlink_to("/etc/passwd")
    assert "One file could not be put into today's backup" in Daily(Backups(folders, clock), clock).after_change()


def test_writing_goes_on_while_a_backup_is_made(one: Entry, store: TomlStore, folders: Folders, clock: Clock) -> None:
    reading, saved = threading.Event(), threading.Event()

    class Slow(Files):
        """A disk that gives nothing to a backup before something was saved."""

        def read(self, path: str | os.PathLike[str], limit: int) -> bytes:
            if folders.entries in Path(path).parents:
                reading.set()
                assert saved.wait(30)
            return super().read(path, limit)

    daily = Daily(Backups(folders, clock, Slow()), clock)
    behind = threading.Thread(target=daily.after_change)
    behind.start()
    assert reading.wait(30)
    other = entry(prose("Meanwhile."), id=new_id(9))
    store.save(other, "")
    saved.set()
    behind.join(30)
    (path,) = folders.backups.iterdir()
    assert any(other.id in name for name in in_zip(path))


# Taking an entry out for good


def test_an_entry_is_taken_out_of_every_backup(
    store: TomlStore, folders: Folders, backups: Backups, clock: Clock, tmp_path: Path
) -> None:
    gone = entry(prose("PLANTED"), id=new_id(1))
    kept = entry(prose(f"See {gone.id}"), id=new_id(2), title=f"About {gone.id}")
    version = store.save(gone, "")
    store.save(gone.changed(title="PLANTED"), version)
    store.save(kept, "")
    store.drafts.keep(Draft(gone, NOON, ""), durable=False)
    copy = Path(store.path_of(gone.id)).with_name("Kopie von etwas.toml")
    copy.write_bytes(Path(store.path_of(gone.id)).read_bytes())
    store.records.save_settings(Settings(backup_folder=str(tmp_path)))
    folders.backups.mkdir()
    paths = [backups.make().path, backups.make().path, backups.make(folders.backups).path]
    assert backups.forget(gone.id) == ()
    for path in paths:
        found = in_zip(path)
        assert not any(b"PLANTED" in data or gone.id in name for name, data in found.items())
        assert any(kept.id in name for name in found)
        assert "settings.toml" in found


def test_a_backup_without_it_is_not_touched(one: Entry, backups: Backups) -> None:
    path = backups.make().path
    before = path.read_bytes(), path.stat().st_ino
    assert backups.forget(new_id(99)) == ()
    assert (path.read_bytes(), path.stat().st_ino) == before


def test_rewriting_is_whole_or_not_at_all(
    one: Entry, store: TomlStore, folders: Folders, backups: Backups, clock: Clock
) -> None:
    store.records.save_settings(Settings(welcomed=True))
    path = backups.make().path
    before = path.read_bytes()
    ((uncleaned, cause),) = Backups(folders, clock, Filling(100)).forget(one.id)
    assert (uncleaned, cause) == (path, "the disk is full")
    assert path.read_bytes() == before
    assert names(path.parent) == [path.name]


def test_backups_that_could_not_be_cleaned_are_named(
    one: Entry, store: TomlStore, folders: Folders, backups: Backups, tmp_path: Path
) -> None:
    path = backups.make().path
    path.write_bytes(path.read_bytes()[:-9])
    store.records.save_settings(Settings(backup_folder=str(tmp_path / "stick")))
    assert [found.path for found in backups.forget(one.id)] == [tmp_path / "stick", path]
