"""Bringing back a backup: the plan says what would happen and changes nothing, the act does that and loses nothing."""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from learnlog.errors import ArchiveRefused
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Place, Profile, Settings
from learnlog.store.archive_writer import Put, write_archive
from learnlog.store.backups import Backups
from learnlog.store.comparing import Fate, Kind
from learnlog.store.contents import Draft
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.restoring import Plan, Restored, plan_restore, restore
from learnlog.store.toml import TomlStore

from .samples import NOON, entry, new_id, prose
from .test_files import on_posix
from .zips import zipped

FIRST = entry(prose("First words."), id=new_id(1))
SECOND = entry(prose("Second words."), id=new_id(2), title="Second")


@pytest.fixture
def backup(store: TomlStore, folders: Folders, tmp_path: Path) -> Path:
    """A backup of a log with two entries, an earlier version, a draft, a unit and settings."""
    version = store.save(FIRST.changed(title="As it was"), "")
    store.save(FIRST, version)
    store.save(SECOND, "")
    store.drafts.keep(Draft(SECOND.changed(title="Ahead"), NOON, ""), durable=False)
    store.unsent.keep(FIRST.id, "Not yet added.", durable=False)
    store.records.save_settings(Settings(profile=Profile(name="Ada")))
    store.records.save_place(Place(room="log"))
    for name in ("unit.toml", "tasks/task-1.toml"):
        (folders.units / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
        (folders.units / "mine" / name).write_text(name)
    (tmp_path / "kept").mkdir()
    return Backups(folders, lambda: NOON).make(tmp_path / "kept").path


def everything(folders: Folders) -> dict[str, bytes]:
    """Every file a person would miss, by its path in the log."""
    return {
        path.relative_to(folders.home).as_posix(): path.read_bytes()
        for path in folders.home.rglob("*")
        if path.is_file() and not path.is_symlink() and not {folders.locks, folders.cache} & set(path.parents)
    }


def fates(plan: Plan) -> dict[Fate, set[str]]:
    found: dict[Fate, set[str]] = {}
    for one in plan.items:
        found.setdefault(one.fate, set()).add(one.name)
    return found


def done(restored: Restored) -> int:
    assert restored.kept == ()
    return len(restored.done)


def bytes_somewhere(folders: Folders, data: bytes) -> bool:
    return data in everything(folders).values()


def test_right_after_a_backup_all_is_equal_and_nothing_is_done(folders: Folders, backup: Path) -> None:
    before = everything(folders)
    plan = plan_restore(backup, folders)
    assert fates(plan).keys() == {Fate.EQUAL}
    assert restore(plan, folders, older=True) == Restored((), ())
    assert everything(folders) == before


@pytest.mark.parametrize("elsewhere", [False, True], ids=["the same home", "another home"])
def test_a_log_that_was_lost_comes_back_byte_for_byte(
    folders: Folders, backup: Path, elsewhere: bool, tmp_path: Path
) -> None:
    before = everything(folders)
    if elsewhere:
        folders = Folders.find(tmp_path / "new", {})
    else:
        shutil.rmtree(folders.home)
    plan = plan_restore(backup, folders)
    assert fates(plan).keys() == {Fate.MISSING}
    assert not folders.home.exists(), "a plan changes nothing"
    assert done(restore(plan, folders)) == len(plan.items)
    assert everything(folders) == before
    store = TomlStore(folders)
    assert store.load(FIRST.id).entry == FIRST
    assert [one.entry.title for one in store.drafts.of(SECOND.id)] == ["Ahead"]
    assert len(store.history.versions(FIRST.id)) == 1


def test_what_is_missing_comes_back_and_what_is_there_stays(store: TomlStore, folders: Folders, backup: Path) -> None:
    Path(store.path_of(FIRST.id)).unlink()
    newer = SECOND.changed(title="Written since")
    store.save(newer, store.load(SECOND.id).version)
    plan = plan_restore(backup, folders)
    assert [(one.title, one.fate, one.words) for one in plan.items if one.kind is Kind.ENTRY] == [
        ("A title", Fate.MISSING, 2),
        ("Second", Fate.DIFFERENT, 2),
    ]
    assert done(restore(plan, folders)) == 1
    assert store.load(FIRST.id).entry == FIRST
    assert store.load(SECOND.id).entry == newer


def test_the_older_version_only_where_it_is_asked_for_and_todays_is_kept(
    store: TomlStore, folders: Folders, backup: Path
) -> None:
    newer = SECOND.changed(title="Written since")
    store.save(newer, store.load(SECOND.id).version)
    today = Path(store.path_of(SECOND.id)).read_bytes()
    plan = plan_restore(backup, folders)
    assert restore(plan, folders) == Restored((), ())
    assert done(restore(plan, folders, older=True)) == 1
    assert store.load(SECOND.id).entry == SECOND
    assert store.history.read(SECOND.id, store.history.versions(SECOND.id)[0]).entry == newer
    assert bytes_somewhere(folders, today)


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: bytes(len(raw)),
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw.replace(SECOND.id.encode(), new_id(77).encode()),
        lambda raw: b"\xff" + raw,
    ],
)
def test_an_unreadable_file_makes_way_and_is_kept(
    store: TomlStore, folders: Folders, backup: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = Path(store.path_of(SECOND.id))
    broken = damage(path.read_bytes())
    path.write_bytes(broken)
    plan = plan_restore(backup, folders)
    assert [one.title for one in plan.of(Fate.UNREADABLE)] == ["Second"]
    assert path.read_bytes() == broken, "a plan changes nothing"
    assert done(restore(plan, folders)) == 1
    assert store.load(SECOND.id).entry == SECOND
    assert (folders.unreadable / path.name).read_bytes() == broken


@on_posix
def test_a_link_or_a_pipe_in_the_place_of_an_entry_makes_way(
    store: TomlStore, folders: Folders, backup: Path, tmp_path: Path
) -> None:
    path = Path(store.path_of(SECOND.id))
    path.rename(tmp_path / "theirs.toml")
    path.symlink_to(tmp_path / "theirs.toml")
    assert done(restore(plan_restore(backup, folders), folders)) == 1
    assert (folders.unreadable / path.name).is_symlink()
    assert not path.is_symlink()
    path.unlink()
    os.mkfifo(path)
    assert done(restore(plan_restore(backup, folders), folders)) == 1
    assert path.is_file()


def test_what_was_deleted_on_purpose_stays_in_the_bin(store: TomlStore, folders: Folders, backup: Path) -> None:
    store.bin.put(SECOND.id)
    before = everything(folders)
    plan = plan_restore(backup, folders)
    assert [(one.kind, one.why) for one in plan.of(Fate.ELSEWHERE)] == [
        (Kind.ENTRY, "it is in the bin"),
        (Kind.DRAFT, "its entry is still there"),
    ]
    assert restore(plan, folders, older=True) == Restored((), ())
    assert everything(folders) == before


def test_words_that_were_saved_since_are_not_offered_again(store: TomlStore, folders: Folders, backup: Path) -> None:
    store.drafts.drop(SECOND.id)
    store.unsent.keep(FIRST.id, "", durable=False)
    plan = plan_restore(backup, folders)
    assert {one.kind for one in plan.of(Fate.ELSEWHERE)} == {Kind.DRAFT}
    assert restore(plan, folders) == Restored((), ())
    assert store.drafts.all() == ()


def test_a_draft_comes_back_with_its_entry(store: TomlStore, folders: Folders, backup: Path) -> None:
    Path(store.path_of(SECOND.id)).unlink()
    store.drafts.drop(SECOND.id)
    assert done(restore(plan_restore(backup, folders), folders)) == 2
    assert [one.entry.title for one in store.drafts.of(SECOND.id)] == ["Ahead"]


def test_a_unit_comes_back_whole_or_not_at_all(folders: Folders, backup: Path) -> None:
    (folders.units / "mine" / "unit.toml").write_text("changed by its author")
    (folders.units / "mine" / "tasks" / "task-1.toml").unlink()
    assert restore(plan_restore(backup, folders), folders, older=True) == Restored((), ())
    shutil.rmtree(folders.units / "mine")
    assert done(restore(plan_restore(backup, folders), folders)) == 2
    assert (folders.units / "mine" / "tasks" / "task-1.toml").read_text() == "tasks/task-1.toml"


def test_settings_come_back_where_they_are_gone_or_broken_and_stay_where_they_differ(
    store: TomlStore, folders: Folders, backup: Path
) -> None:
    store.records.save_settings(Settings(profile=Profile(name="Grace")))
    assert restore(plan_restore(backup, folders), folders, older=True) == Restored((), ())
    folders.settings.write_bytes(b"@")
    folders.place.unlink()
    assert done(restore(plan_restore(backup, folders), folders)) == 2
    assert store.records.settings().profile.name == "Ada"
    assert store.records.place() == Place(room="log")
    assert (folders.unreadable / "settings.toml").read_bytes() == b"@"


def test_a_damaged_version_in_the_history_makes_way(store: TomlStore, folders: Folders, backup: Path) -> None:
    (version,) = (folders.history / FIRST.id).iterdir()
    version.write_bytes(b"damaged")
    assert done(restore(plan_restore(backup, folders), folders)) == 1
    assert store.history.read(FIRST.id, store.history.versions(FIRST.id)[0]).entry.title == "As it was"
    assert bytes_somewhere(folders, b"damaged")


# What is in the backup


def repacked(backup: Path, change: Callable[[str, bytes], tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(backup) as archive:
        contents = [Put(*change(info.filename, archive.read(info))) for info in archive.infolist()]
    write_archive(backup, contents, NOON, Files(), new=False)


@pytest.mark.parametrize(
    ("change", "damaged"),
    [
        (lambda name, raw: (name, raw.replace(b"title =", b"title @")), {"entries/", "history/", "drafts/"}),
        (
            lambda name, raw: (name, raw.replace(FIRST.id.encode(), new_id(50).encode())),
            {"entries/", "history/", "drafts/"},
        ),
        (lambda name, raw: (name.replace(FIRST.id, new_id(50)), raw), {"entries/", "history/", "drafts/"}),
        (lambda name, raw: (name, raw + b"# more\n" if name.startswith("history") else raw), {"history/"}),
        (lambda name, raw: (name, raw.replace(b"room", b"@") if name == "place.toml" else raw), {"place.toml"}),
    ],
)
def test_nothing_that_cannot_be_read_is_put_among_the_entries(
    folders: Folders, backup: Path, change: Callable[[str, bytes], tuple[str, bytes]], damaged: set[str]
) -> None:
    repacked(backup, change)
    new = Folders.find(folders.home.with_name("new"), {})
    plan = plan_restore(backup, new)
    assert {
        one.name if "/" not in one.name else one.name.split("/")[0] + "/" for one in plan.of(Fate.DAMAGED)
    } == damaged
    assert all(one.why for one in plan.of(Fate.DAMAGED))
    restore(plan, new)
    listing = TomlStore(new).listing()
    assert (listing.unreadable, listing.copies) == ((), ())


def test_files_that_belong_to_no_log_are_passed_over(folders: Folders, backup: Path) -> None:
    names = (
        "x.toml",
        "locks/log.lock",
        "cache/index.sqlite3",
        "state/x",
        "backups/x.zip",
        "units/x",
        "history/x",
        ".x",
    )
    odd = [Put(name, b"odd") for name in (*names, "drafts/a/b.toml", "bin/ok.toml")]
    with zipfile.ZipFile(backup) as archive:
        contents = [Put(info.filename, archive.read(info)) for info in archive.infolist()]
    write_archive(backup, [*contents, *odd], NOON, Files(), new=False)
    new = Folders.find(folders.home.with_name("new"), {})
    plan = plan_restore(backup, new)
    restore(plan, new)
    assert {one.name for one in plan.items} == {*(one.name for one in contents), "bin/ok.toml"}
    assert not any(data == b"odd" for name, data in everything(new).items() if name != "bin/ok.toml")


@pytest.mark.parametrize(
    "raw",
    [b"", b"no zip", zipped(), zipped(("readme.txt", b"hello")), zipped(("../entries/x.toml", b""))],
)
def test_what_is_no_backup_is_refused(folders: Folders, tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(raw)
    with pytest.raises(ArchiveRefused):
        plan_restore(tmp_path / "x.zip", folders)
    with pytest.raises(FileNotFoundError):
        plan_restore(tmp_path / "nothing.zip", folders)
    assert not folders.home.exists()


# Between the plan and the act


def test_what_has_changed_since_the_plan_is_left_alone_and_named(
    store: TomlStore, folders: Folders, backup: Path
) -> None:
    Path(store.path_of(FIRST.id)).unlink()
    newer = SECOND.changed(title="Written since")
    version = store.save(newer, store.load(SECOND.id).version)
    plan = plan_restore(backup, folders)
    store.save(FIRST.changed(title="Written again"), "")
    store.save(newer.changed(title="And again"), version)
    restored = restore(plan, folders, older=True)
    assert restored.done == ()
    assert [one.cause for one in restored.kept] == ["it has changed since it was compared"] * 2
    assert store.load(FIRST.id).entry.title == "Written again"
    assert store.load(SECOND.id).entry.title == "And again"


def test_a_backup_that_has_changed_since_the_plan_is_not_believed(
    store: TomlStore, folders: Folders, backup: Path
) -> None:
    Path(store.path_of(FIRST.id)).unlink()
    plan = plan_restore(backup, folders)
    repacked(backup, lambda name, raw: (name, raw.replace(b"First words.", b"Forged text!")))
    restored = restore(plan, folders)
    assert (restored.done, len(restored.kept)) == ((), 1)
    backup.write_bytes(backup.read_bytes()[:-5])
    with pytest.raises(ArchiveRefused):
        restore(plan, folders)


def test_an_entry_that_is_open_elsewhere_is_left_alone(store: TomlStore, folders: Folders, backup: Path) -> None:
    path = Path(store.path_of(SECOND.id))
    path.write_bytes(b"broken")
    other = store.hold(SECOND.id)
    plan = plan_restore(backup, folders)
    ((_, cause),) = restore(plan, folders).kept
    assert "open in another learnlog window" in cause
    assert path.read_bytes() == b"broken"
    other.release()
    assert done(restore(plan, folders)) == 1


class Refusing(Files):
    """A disk that refuses one call."""

    def __init__(self, call: str) -> None:
        self._call = call

    def _step(self, call: str) -> None:
        if call == self._call:
            raise OSError(errno.ENOSPC, "full")

    def write(self, handle: int, data: memoryview) -> int:
        self._step("write")
        return super().write(handle, data)

    def sync(self, handle: int) -> None:
        self._step("sync")
        super().sync(handle)

    def replace(self, old: Path, new: Path) -> None:
        self._step("replace")
        super().replace(old, new)

    def link(self, old: Path, new: Path) -> None:
        self._step("link")
        super().link(old, new)


@pytest.mark.parametrize("call", ["write", "sync", "replace", "link"])
def test_on_a_full_disk_nothing_that_was_there_is_lost_and_a_second_try_succeeds(
    store: TomlStore, folders: Folders, backup: Path, call: str
) -> None:
    Path(store.path_of(FIRST.id)).write_bytes(b"broken")
    newer = SECOND.changed(title="Written since")
    store.save(newer, store.load(SECOND.id).version)
    before = set(everything(folders).values())
    restored = restore(plan_restore(backup, folders), folders, Refusing(call), older=True)
    assert all(one.cause == "the disk is full" for one in restored.kept)
    assert restored.kept
    assert before <= set(everything(folders).values())
    done(restore(plan_restore(backup, folders), folders, older=True))
    assert before <= set(everything(folders).values())
    assert (store.load(FIRST.id).entry, store.load(SECOND.id).entry) == (FIRST, SECOND)


def test_what_the_disk_does_not_confirm_is_done_and_said(store: TomlStore, folders: Folders, backup: Path) -> None:
    path = Path(store.path_of(FIRST.id))
    path.unlink()

    class Unsure(Files):
        def sync_folder(self, folder: Path) -> None:
            if folder == path.parent:
                raise OSError(errno.EIO, "")

    restored = restore(plan_restore(backup, folders), folders, Unsure())
    assert [one.title for one in restored.done] == ["A title"]
    assert [one.cause for one in restored.kept] == [
        "it is in place, but the disk did not confirm it (the disk reports a fault)"
    ]


def test_a_plan_for_an_entry_edited_outside_takes_it_as_it_is(store: TomlStore, folders: Folders, backup: Path) -> None:
    def edited(name: str, raw: bytes) -> tuple[str, bytes]:
        return name, raw.replace(b"First words.", b"Mended words.") if name.startswith("entries") else raw

    repacked(backup, edited)
    Path(store.path_of(FIRST.id)).unlink()
    assert done(restore(plan_restore(backup, folders), folders)) == 1
    opened = store.load(FIRST.id)
    assert opened.outside
    assert isinstance(opened.entry, Entry)
