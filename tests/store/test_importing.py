"""Taking in another log: what is missing is added, what differs is put beside, nothing that was there is another."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from learnlog.errors import ArchiveRefused, LearnlogError
from learnlog.journal.entry import Entry, FollowUp
from learnlog.journal.settings import KnownName, Place, Profile, Settings
from learnlog.store import format as form
from learnlog.store.archive import opened
from learnlog.store.archive_writer import Put, write_archive
from learnlog.store.backups import Backups
from learnlog.store.carrying import name_to_carry, write_log
from learnlog.store.collecting import BACKUP
from learnlog.store.comparing import Kind
from learnlog.store.contents import Draft
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.importing import ImportPlan, Taken, plan_import, take_in
from learnlog.store.incoming import Coming
from learnlog.store.toml import TomlStore

from .samples import NOON, entry, new_id, prose, put_unit
from .test_restoring import Refusing, everything
from .zips import LINK, zipped

FIRST = entry(prose("First words."), id=new_id(1))
SECOND = entry(prose("Second words."), id=new_id(2), title="Second")


@pytest.fixture
def theirs(tmp_path: Path) -> TomlStore:
    """The log of the other computer: two entries, an earlier version, a draft, a follow-up, a unit, a bin, settings."""
    store = TomlStore(Folders.find(tmp_path / "theirs", {}))
    store.save(FIRST, store.save(FIRST.changed(title="As it was"), ""))
    store.save(SECOND, "")
    gone = entry(id=new_id(3), title="Thrown away")
    store.save(gone, "")
    store.bin.put(gone.id)
    store.drafts.keep(Draft(SECOND.changed(title="Ahead"), NOON, ""), durable=False)
    store.unsent.keep(FIRST.id, "Not yet added.", durable=False)
    store.records.save_settings(Settings(profile=Profile(name="Ada")))
    store.records.save_place(Place(room="log"))
    put_unit(store.folders)
    return store


def taken(path: Path, folders: Folders) -> Taken:
    result = take_in(plan_import(path, folders), folders)
    assert result.kept == ()
    return result


def titles(plan: ImportPlan, coming: Coming) -> list[str]:
    return [one.item.title for one in plan.of(coming) if one.item.title]


def copies(store: TomlStore) -> list[Entry]:
    return [store.copy(one.path).entry for one in store.listing().copies]


# round trips


def test_an_empty_log_becomes_the_other_byte_for_byte(theirs: TomlStore, carried: Path, folders: Folders) -> None:
    plan = plan_import(carried, folders)
    assert {one.coming for one in plan.incoming} == {Coming.NEW}
    assert not folders.home.exists(), "a plan changes nothing"
    told: list[tuple[int, int]] = []
    result = take_in(plan, folders, progress=lambda done, total: told.append((done, total)))
    assert result == Taken(plan.incoming, ())
    assert told == [(number, len(plan.incoming)) for number in range(len(plan.incoming))]
    assert everything(folders) == everything(theirs.folders)


def test_taken_in_again_nothing_changes(theirs: TomlStore, carried: Path, folders: Folders, store: TomlStore) -> None:
    store.save(FIRST.changed(title="Mine"), "")
    taken(carried, folders)
    before = everything(folders)
    plan = plan_import(carried, folders)
    assert not plan.puts
    assert take_in(plan, folders) == Taken((), ())
    assert everything(folders) == before


def test_taken_into_the_log_it_comes_from_nothing_changes(theirs: TomlStore, carried: Path) -> None:
    plan = plan_import(carried, theirs.folders)
    assert {one.coming for one in plan.incoming} == {Coming.SAME}


def test_two_logs_that_take_in_each_other_hold_the_same_words(
    theirs: TomlStore, carried: Path, folders: Folders, store: TomlStore, tmp_path: Path
) -> None:
    mine = entry(prose("Mine alone."), id=new_id(9))
    store.save(mine, "")
    write_log(tmp_path / "back.zip", folders, NOON)
    taken(carried, folders)
    taken(tmp_path / "back.zip", theirs.folders)
    assert everything(folders)["entries/" + Path(store.path_of(mine.id)).relative_to(folders.entries).as_posix()]
    assert {one.id for one in store.listing().entries} == {one.id for one in theirs.listing().entries}


def test_a_backup_is_taken_in_as_well(theirs: TomlStore, folders: Folders, store: TomlStore, tmp_path: Path) -> None:
    path = Backups(theirs.folders, lambda: NOON).make(tmp_path).path
    taken(path, folders)
    assert everything(folders) == everything(theirs.folders)


# what differs


def test_what_differs_becomes_a_copy_to_compare_and_nothing_is_overwritten(
    carried: Path, folders: Folders, store: TomlStore
) -> None:
    mine = SECOND.changed(title="Mine")
    store.save(mine, "")
    before = everything(folders)
    plan = plan_import(carried, folders)
    assert titles(plan, Coming.BESIDE) == ["Second", "Ahead"], "the entry, and what was being typed in it"
    taken(carried, folders)
    assert before.items() <= everything(folders).items()
    assert store.load(SECOND.id).entry == mine
    assert [one.title for one in copies(store)] == ["Second", "Ahead"]
    assert copies(store)[0] == SECOND
    assert {one.entry.id for one in store.listing().copies} == {SECOND.id}
    assert {"which learnlog puts beside an entry" in one.why for one in store.listing().copies} == {True}


def test_what_my_log_went_on_from_is_no_news(carried: Path, folders: Folders, store: TomlStore) -> None:
    taken(carried, folders)
    store.save(FIRST.changed(title="Gone on"), store.load(FIRST.id).version)
    assert not plan_import(carried, folders).puts


def test_a_copy_that_was_put_away_does_not_come_again(carried: Path, folders: Folders, store: TomlStore) -> None:
    store.save(FIRST.changed(title="Mine"), "")
    taken(carried, folders)
    store.bin.put_away(store.listing().copies[0].path)
    plan = plan_import(carried, folders)
    assert not plan.puts
    assert any("put this version away before" in one.why for one in plan.of(Coming.STAYS))


def test_what_is_in_the_bin_stays_there(carried: Path, folders: Folders, store: TomlStore) -> None:
    store.save(FIRST, "")
    store.bin.put(FIRST.id)
    plan = plan_import(carried, folders)
    assert [one.item.title for one in plan.of(Coming.STAYS) if one.item.kind is Kind.ENTRY] == ["A title"]
    taken(carried, folders)
    assert [one.id for one in store.listing().entries] == [SECOND.id]


def test_what_was_deleted_there_stays_here(carried: Path, folders: Folders, store: TomlStore) -> None:
    gone = entry(id=new_id(3), title="Kept here")
    raw = carried.read_bytes()
    with opened(carried) as archive:
        (name,) = (one for one in archive.names if one.startswith("bin/"))
        gone = form.parse_entry(archive.read(name), "")[0]
    store.save(gone, "")
    taken(carried, folders)
    assert store.load(gone.id).entry == gone
    assert store.bin.all() == ()
    assert carried.read_bytes() == raw


def test_a_copy_not_yet_compared_is_carried_on(theirs: TomlStore, folders: Folders, store: TomlStore) -> None:
    path = Path(theirs.path_of(FIRST.id))
    path.with_name("conflicted copy.toml").write_bytes(form.dump_entry(FIRST.changed(title="A third")))
    write_log(folders.home.parent / "carried.zip", theirs.folders, NOON)
    store.save(FIRST, "")
    taken(folders.home.parent / "carried.zip", folders)
    assert [one.title for one in copies(store)] == ["A third"]
    assert not plan_import(folders.home.parent / "carried.zip", folders).puts


def test_a_follow_up_being_written_comes_along_once(carried: Path, folders: Folders, store: TomlStore) -> None:
    version = store.save(FIRST, "")
    taken(carried, folders)
    unsent = store.unsent.text(FIRST.id)
    assert unsent == "Not yet added."
    added = FollowUp(written=NOON, text="Not yet added.")
    store.save(FIRST.changed(follow_ups=(added,)), version)
    store.unsent.keep(FIRST.id, "", durable=False)
    assert [one.item.name for one in plan_import(carried, folders).incoming if one.is_put] == []


def test_settings_of_my_own_stay(carried: Path, folders: Folders, store: TomlStore) -> None:
    store.records.save_settings(Settings(profile=Profile(name="Grace")))
    taken(carried, folders)
    assert store.records.settings().profile.name == "Grace"


def test_an_entry_of_mine_that_cannot_be_read_is_left_alone(carried: Path, folders: Folders, store: TomlStore) -> None:
    store.save(FIRST, "")
    path = Path(store.path_of(FIRST.id))
    path.write_bytes(b"@")
    plan = plan_import(carried, folders)
    assert ["cannot be read now" in one.why for one in plan.of(Coming.STAYS) if one.item.kind is Kind.ENTRY] == [True]
    taken(carried, folders)
    assert path.read_bytes() == b"@"


def test_a_unit_of_mine_gets_no_files_of_the_other(carried: Path, folders: Folders) -> None:
    (folders.units / "mine").mkdir(parents=True)
    (folders.units / "mine" / "unit.toml").write_text("my own")
    taken(carried, folders)
    assert [path.name for path in (folders.units / "mine").iterdir()] == ["unit.toml"]


def test_an_entry_open_in_a_window_gets_its_copy_all_the_same(
    carried: Path, folders: Folders, store: TomlStore
) -> None:
    store.save(FIRST.changed(title="Mine"), "")
    held = store.hold(FIRST.id)
    taken(carried, folders)
    held.release()
    assert copies(store) == [FIRST]


# names


def test_the_list_of_names_is_in_no_byte_of_the_archive(theirs: TomlStore, tmp_path: Path) -> None:
    folders = theirs.folders
    theirs.records.save_settings(Settings(names=(KnownName(name="Quillfeather", alias="Pupil A"),)))
    with folders.settings.open("a", encoding="utf-8") as settings:
        settings.write("# Quillfeather is in 4b\n")
    folders.unreadable.mkdir(exist_ok=True)
    (folders.unreadable / "settings.toml").write_text("names = Quillfeather")
    made = write_log(tmp_path / "carried.zip", folders, NOON)
    assert [Path(one.path).name for one in made.left_out] == ["settings.toml"]
    with opened(made.path) as archive:
        held = {name: archive.read(name) for name in archive.names}
    assert "settings.toml" in held
    assert not [name for name, data in held.items() if b"quillfeather" in data.lower()]
    folders.settings.write_text("names = [Quillfeather")
    made = write_log(tmp_path / "again.zip", folders, NOON)
    assert len(made.left_out) == 2, "what cannot be read cannot be proven free of names"


def test_its_name_is_none_that_learnlog_removes() -> None:
    assert not BACKUP.match(name_to_carry(NOON.date()))


# archives that are not to be trusted


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no archive",
        zipped(("../../evil.toml", b"x")),
        zipped(("entries/2026/x.toml", b"target"), change=LINK),
        zipped(("entries/2026/x.toml", bytes(5_000_000))),
        zipped(("entries/a.toml", b"x"), ("entries/A.toml", b"y")),
        zipped(("of/something/else.txt", b"x")),
    ],
    ids=["empty", "no zip", "climbs", "link", "bomb", "capitals", "no log"],
)
def test_it_is_refused_whole(folders: Folders, tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "evil.zip"
    path.write_bytes(raw)
    with pytest.raises(ArchiveRefused):
        plan_import(path, folders)
    assert not folders.home.exists()


def changed(path: Path, change: Callable[[str, bytes], tuple[str, bytes]]) -> None:
    with opened(path) as archive:
        contents = [Put(*change(name, archive.read(name))) for name in archive.names]
    write_archive(path, contents, NOON, Files(), new=False)


def test_a_damaged_entry_is_named_and_stays_in_the_archive(carried: Path, folders: Folders, store: TomlStore) -> None:
    changed(carried, lambda name, data: (name, data[:40] if FIRST.id in name else data))
    plan = plan_import(carried, folders)
    assert {one.item.kind for one in plan.of(Coming.DAMAGED)} == {Kind.ENTRY, Kind.VERSION, Kind.DRAFT}
    taken(carried, folders)
    assert [one.id for one in store.listing().entries] == [SECOND.id]


def test_an_id_in_capitals_is_a_copy_and_never_takes_a_place(carried: Path, folders: Folders, store: TomlStore) -> None:
    def shouted(name: str, data: bytes) -> tuple[str, bytes]:
        return name.replace(SECOND.id, SECOND.id.upper()) if name.startswith("entries/") else name, data

    changed(carried, shouted)
    store.save(SECOND.changed(title="Mine"), "")
    before = everything(folders)
    taken(carried, folders)
    assert before.items() <= everything(folders).items()
    assert SECOND in copies(store)
    assert not plan_import(carried, folders).puts


# disks


@pytest.mark.parametrize("room", range(0, 15, 2))
def test_a_disk_that_fills_up_midway_loses_nothing_and_a_second_try_completes_it(
    theirs: TomlStore, carried: Path, folders: Folders, store: TomlStore, room: int
) -> None:
    class Filling(Files):
        left = room

        def link(self, old: Path, new: Path) -> None:
            if self.left == 0:
                raise OSError(errno.ENOSPC, "full")
            self.left -= 1
            super().link(old, new)

    result = take_in(plan_import(carried, folders), folders, Filling())
    assert len(result.done) == room or not result.kept
    assert all("full" in one.cause or "unit" in one.cause for one in result.kept)
    halfway = everything(folders)
    taken(carried, folders)
    assert halfway.items() <= everything(folders).items()
    there = {data for name, data in everything(folders).items() if not name.startswith("state/")}
    for name, data in everything(theirs.folders).items():
        if not name.startswith("state/"):
            assert data in there, name
    assert {one.entry.title for one in store.listing().copies} | {
        one.entry.title for one in store.drafts.of(SECOND.id)
    } == {"Ahead"}


@pytest.mark.parametrize("call", ["write", "sync", "link"])
def test_a_disk_that_refuses_all_leaves_the_log_as_it_was(
    carried: Path, folders: Folders, store: TomlStore, call: str
) -> None:
    store.save(FIRST.changed(title="Mine"), "")
    before = everything(folders)
    result = take_in(plan_import(carried, folders), folders, Refusing(call))
    assert result.done == () and result.kept
    assert everything(folders) == before


def test_what_changed_since_it_was_weighed_is_left_alone(carried: Path, folders: Folders, store: TomlStore) -> None:
    plan = plan_import(carried, folders)
    mine = FIRST.changed(title="Written since")
    store.save(mine, "")
    result = take_in(plan, folders)
    assert any(one.item.entry_id == FIRST.id and "has changed" in one.cause for one in result.kept)
    assert store.load(FIRST.id).entry == mine


def test_a_full_disk_leaves_no_half_archive(theirs: TomlStore, tmp_path: Path) -> None:
    with pytest.raises(LearnlogError, match="full"):
        write_log(tmp_path / "out.zip", theirs.folders, NOON, Refusing("write"))
    assert [path.name for path in tmp_path.glob("*.zip*")] == []


def test_an_archive_that_is_there_is_replaced_only_where_that_is_meant(theirs: TomlStore, carried: Path) -> None:
    before = carried.read_bytes()
    shutil.rmtree(theirs.folders.units)
    with pytest.raises(FileExistsError):
        write_log(carried, theirs.folders, NOON)
    assert carried.read_bytes() == before
    write_log(carried, theirs.folders, NOON, over=True)
    assert carried.read_bytes() != before
