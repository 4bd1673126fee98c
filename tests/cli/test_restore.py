"""``learnlog backup`` and ``learnlog restore``."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from learnlog.journal.entry import Entry
from learnlog.journal.settings import Settings
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.cli.conftest import Run
from tests.cli.logs import HOSTILE, entry, is_safe, prose

Saved = Callable[[Sequence[Entry]], None]


@pytest.fixture
def three(saved: Saved) -> list[Entry]:
    entries = [entry(number, prose("One two three."), title=f"Number {number}") for number in (1, 2, 3)]
    saved(entries)
    return entries


@pytest.fixture
def backup(run: Run, three: list[Entry], folders: Folders) -> Path:
    assert run("backup").code == 0
    (path,) = folders.backups.iterdir()
    return path


def day_of(path: Path) -> str:
    return path.stem.removeprefix("learnlog-")


def everything(folders: Folders) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for path in folders.home.rglob("*")
        if path.is_file() and not {folders.locks, folders.cache} & set(path.parents)
    }


# learnlog backup


def test_a_backup_is_made_and_told(run: Run, three: list[Entry], folders: Folders) -> None:
    said = run("backup")
    (path,) = folders.backups.iterdir()
    assert date.fromisoformat(day_of(path))
    assert (said.code, said.err) == (0, "")
    assert said.out == f"3 entries and all that belongs to them are now in {path}\n"


def test_a_backup_goes_into_the_folder_named(run: Run, three: list[Entry], tmp_path: Path) -> None:
    said = run("backup", str(tmp_path))
    (path,) = tmp_path.glob("*.zip")
    assert str(path) in said.out


def test_a_folder_that_is_not_there_is_not_made(run: Run, three: list[Entry], tmp_path: Path) -> None:
    for named in (str(tmp_path / "stick"), "~nobody-of-this-name/x"):
        said = run("backup", named)
        assert (said.code, said.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


def test_without_a_log_there_is_nothing_to_back_up(run: Run, own_home: Path) -> None:
    said = run("backup")
    assert (said.code, said.out) == (2, "")
    assert str(own_home) in said.err
    assert not own_home.exists()


def test_what_cannot_be_backed_up_is_named(run: Run, three: list[Entry], store: TomlStore, tmp_path: Path) -> None:
    store.records.save_settings(Settings(backup_folder=str(tmp_path / "stick")))
    (Path(store.path_of(three[0].id)).parent / "a\x1b[2J.toml").symlink_to(tmp_path)
    said = run("backup")
    assert said.code == 1
    assert "stick, is not there, so this one was put beside your log." in said.err
    assert "Not in it: " in said.err
    assert "a link to somewhere else" in said.err
    assert is_safe(said.err)


def test_a_disk_that_refuses(run: Run, three: list[Entry], folders: Folders) -> None:
    folders.backups.write_text("a file where a folder should be", encoding="utf-8")
    said = run("backup")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("No backup was made: a file stands where a folder should be.")
    assert len(said.err.splitlines()) == 1


# learnlog restore: the list


def test_without_backups_it_says_where_they_would_be(run: Run, folders: Folders) -> None:
    said = run("restore")
    assert (said.code, said.out) == (0, "")
    assert said.err == f"There is no backup yet in {folders.backups}.\n"
    assert not folders.home.exists()


def test_backups_are_listed_newest_first(run: Run, backup: Path, folders: Folders) -> None:
    (folders.backups / "learnlog-2020-02-02.zip").write_bytes(backup.read_bytes())
    (folders.backups / "learnlog-2020-02-02-1405.zip").write_bytes(backup.read_bytes())
    (folders.backups / "other.zip").write_bytes(backup.read_bytes())
    said = run("restore")
    assert (said.code, said.err) == (0, "")
    assert [line.split()[0] for line in said.lines] == [day_of(backup), "2020-02-02-1405", "2020-02-02"]
    assert f"  3 entries  {-(-backup.stat().st_size // 1000)} kB  {folders.backups}" in said.lines[0]


def test_a_damaged_backup_is_named_after_the_list(run: Run, backup: Path, folders: Folders) -> None:
    (folders.backups / "learnlog-2020-02-02.zip").write_bytes(backup.read_bytes()[:-1])
    said = run("restore")
    assert (said.code, len(said.lines)) == (1, 1)
    assert "learnlog-2020-02-02.zip cannot be used: " in said.err


# learnlog restore BACKUP


def test_what_would_change_is_told_and_nothing_is_changed(
    run: Run, backup: Path, three: list[Entry], store: TomlStore, folders: Folders
) -> None:
    gone, broken, newer = three
    Path(store.path_of(gone.id)).unlink()
    Path(store.path_of(broken.id)).write_text("@", encoding="utf-8")
    store.save(newer.changed(title="Written since"), store.load(newer.id).version)
    before = everything(folders)
    said = run("restore", day_of(backup))
    assert (said.code, said.err) == (0, "")
    assert said.lines == [
        str(backup),
        "",
        "These come back, because your log no longer has them:",
        "  2026-11-24  3 words  Number 1",
        "",
        "These take the place of files that cannot be read now. Those files are moved, and kept, in "
        f"{folders.unreadable}:",
        "  2026-11-25  3 words  Number 2",
        "",
        "These differ. Yours stay as they are; --older takes the backup's version:",
        "  2026-11-26  3 words  Number 3",
        "",
        f"Nothing was changed. To do it: learnlog restore {day_of(backup)} --yes",
    ]
    assert everything(folders) == before
    assert f"restore {day_of(backup)} --older --yes" in run("restore", day_of(backup), "--older").lines[-1]
    assert everything(folders) == before


def test_with_yes_it_is_done(run: Run, backup: Path, three: list[Entry], store: TomlStore) -> None:
    gone, broken, newer = three
    Path(store.path_of(gone.id)).unlink()
    Path(store.path_of(broken.id)).write_text("@", encoding="utf-8")
    store.save(newer.changed(title="Written since"), store.load(newer.id).version)
    said = run("restore", day_of(backup), "--yes")
    assert (said.code, said.err, said.lines[-1]) == (0, "", "Put in place: 2 entries.")
    assert [store.load(one.id).entry for one in (gone, broken)] == [gone, broken]
    assert store.load(newer.id).entry.title == "Written since"
    said = run("restore", day_of(backup), "--older", "--yes")
    assert (said.code, said.err, said.lines[-1]) == (0, "", "Put in place: 1 entry.")
    assert store.load(newer.id).entry == newer
    assert [store.history.read(newer.id, one).entry.title for one in store.history.versions(newer.id)] == [
        "Written since",
        "Number 3",
    ]


def test_where_nothing_is_lost_nothing_is_done(run: Run, backup: Path, folders: Folders) -> None:
    before = everything(folders)
    for options in ([], ["--yes"], ["--yes", "--older"]):
        said = run("restore", day_of(backup), *options)
        assert (said.code, said.err) == (0, "")
        assert said.lines[-3:] == [
            "3 entries are the same in your log and in the backup.",
            "",
            "There is nothing to bring back.",
        ]
    assert everything(folders) == before


def test_a_backup_may_be_named_in_any_way_and_brought_into_an_empty_home(
    run: Run, backup: Path, three: list[Entry], tmp_path: Path
) -> None:
    for number, named in enumerate((day_of(backup), backup.stem, backup.name, str(backup))):
        assert run("restore", named).code == 0
        if named == str(backup):
            home = tmp_path / str(number)
            assert run("--home", str(home), "restore", named, "--yes").code == 0
            assert TomlStore(Folders.find(home, {})).load(three[0].id).entry == three[0]


@pytest.mark.parametrize("named", ["2020-02-02", "nothing.zip", "~nobody-of-this-name/x.zip", "a\x1b[2J", "."])
def test_a_backup_that_is_not_there(run: Run, backup: Path, named: str) -> None:
    said = run("restore", named, "--yes")
    assert (said.code, said.out) == (2, "")
    assert "There is no backup" in said.err
    assert is_safe(said.err)


def test_an_archive_that_is_not_to_be_trusted_is_refused_whole(
    run: Run, backup: Path, three: list[Entry], store: TomlStore, folders: Folders, tmp_path: Path
) -> None:
    Path(store.path_of(three[0].id)).unlink()
    with zipfile.ZipFile(backup, "a") as archive:
        archive.writestr("../../evil\x1b.toml", "x")
    before = everything(folders)
    said = run("restore", str(backup), "--yes")
    assert (said.code, said.out) == (1, "")
    assert "was refused as a whole: " in said.err
    assert "leads out of the folder" in said.err
    assert is_safe(said.err)
    assert everything(folders) == before


def test_an_entry_that_is_open_is_named_and_the_rest_is_done(
    run: Run, backup: Path, three: list[Entry], store: TomlStore
) -> None:
    for one in three:
        Path(store.path_of(one.id)).write_text("@", encoding="utf-8")
    held = store.hold(three[1].id)
    said = run("restore", day_of(backup), "--yes")
    held.release()
    assert (said.code, said.lines[-1]) == (1, "Put in place: 2 entries.")
    assert three[1].id in said.err
    assert "open in another learnlog window" in said.err


def test_what_cannot_be_read_in_the_backup_either_is_named(
    run: Run, three: list[Entry], store: TomlStore, folders: Folders
) -> None:
    path = Path(store.path_of(three[0].id))
    path.write_text("@", encoding="utf-8")
    run("backup")
    (backup,) = folders.backups.iterdir()
    path.unlink()
    said = run("restore", str(backup))
    assert said.code == 1
    assert f"  entries/2026/{path.name}: " in said.out
    assert "They stay in it:" in said.out


def test_hostile_titles(run: Run, saved: Saved, store: TomlStore, folders: Folders) -> None:
    one = entry(1, title=HOSTILE)
    saved([one])
    run("backup")
    Path(store.path_of(one.id)).unlink()
    (backup,) = folders.backups.iterdir()
    for options in ([], ["--yes"]):
        said = run("restore", str(backup), *options)
        assert said.code == 0
        assert "␛" in said.out
        assert is_safe(said.out + said.err)
