"""``learnlog erase``."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from learnlog.journal.entry import Entry
from learnlog.journal.settings import Settings
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.cli.conftest import Run
from tests.cli.logs import HOSTILE, NOON, entry, is_safe, prose

GONE, STAYS = entry(1, prose("Secret words here."), title="Gone"), entry(2, prose("Other words."), title="Stays")


@pytest.fixture
def log(saved: Callable[[Sequence[Entry]], None], run: Run) -> None:
    """A log with two entries, and a backup of it."""
    saved([GONE, STAYS])
    assert run("list").code == 0  # so that the index knows them
    assert run("backup").code == 0


def secrets(folders: Folders) -> list[Path]:
    """Return the files with a word of the first entry in them, as far as they are not packed."""
    return [path for path in folders.home.rglob("*") if path.is_file() and b"ecret words" in path.read_bytes()]


def test_without_yes_it_says_what_would_go_and_changes_nothing(run: Run, log: None, folders: Folders) -> None:
    before = secrets(folders)
    said = run("erase", GONE.id[-6:])
    assert (said.code, said.err) == (0, "")
    assert said.lines == [
        "2026-11-24  3 words  Gone",
        "",
        "Deleting it for good removes 1 file and what 1 backup holds of it. This cannot be undone: no backup will have "
        "it either.",
        "",
        f"Nothing was changed. To do it: learnlog erase {GONE.id} --yes",
    ]
    assert secrets(folders) == before


def test_with_yes_it_is_gone_and_the_rest_is_as_it_was(run: Run, log: None, folders: Folders, store: TomlStore) -> None:
    said = run("erase", GONE.id, "--yes")
    assert (said.code, said.err) == (0, "")
    assert said.lines[-1] == "Deleted for good: 1 file and what 1 backup holds of it."
    assert not secrets(folders)
    assert [one.id for one in store.listing().entries] == [STAYS.id]
    (backup,) = folders.backups.iterdir()
    assert "1 entry" in run("restore").out
    assert f"{backup}\n" in run("restore", str(backup)).out
    again = run("erase", GONE.id, "--yes")
    assert (again.code, again.out) == (2, "")
    assert "not in the log, its bin or its backups" in again.err


def test_what_is_in_the_bin_or_only_in_a_draft_can_be_erased(
    run: Run, log: None, folders: Folders, store: TomlStore
) -> None:
    store.bin.put(GONE.id)
    store.drafts.keep(Draft(entry(3, prose("secret words")), NOON, ""), durable=False)
    for one in (GONE, entry(3)):
        assert run("erase", one.id[-6:], "--yes").code == 0
    assert not secrets(folders)


def test_what_only_a_backup_holds_goes_by_its_whole_id(run: Run, log: None, folders: Folders) -> None:
    for path in folders.entries.rglob(f"*{GONE.id}*"):
        path.unlink()
    assert run("erase", GONE.id[-6:]).code == 2
    said = run("erase", GONE.id)
    assert "removes what 1 backup holds of it." in said.out
    assert run("erase", GONE.id, "--yes").code == 0
    assert "1 entry" in run("restore").out


def test_a_backup_out_of_reach_is_named(run: Run, log: None, store: TomlStore, tmp_path: Path) -> None:
    store.records.save_settings(Settings(backup_folder=str(tmp_path / "stick")))
    said = run("erase", GONE.id, "--yes")
    assert said.code == 1
    assert said.err == (
        f"{tmp_path / 'stick'} may still hold it: the folder is not there now. Delete it, or try again when it can be "
        "read.\n"
    )


def test_what_is_open_in_a_window_is_not_deleted(run: Run, log: None, folders: Folders, store: TomlStore) -> None:
    hold = store.hold(GONE.id)
    said = run("erase", GONE.id, "--yes")
    hold.release()
    assert (said.code, said.out) == (2, "")
    assert said.err == "This entry is open in a learnlog window. Nothing was deleted. Close it there, and try again.\n"
    assert secrets(folders)


def test_what_cannot_be_read_can_be_erased(run: Run, log: None, folders: Folders, store: TomlStore) -> None:
    Path(store.path_of(GONE.id)).write_bytes(b"\xffsecret words")
    said = run("erase", GONE.id, "--yes")
    assert said.lines[0] == "An entry of which nothing can be read any more."
    assert said.code == 0
    assert not secrets(folders)


@pytest.mark.parametrize("given", ["abc", "zzzz", "../..", "", HOSTILE, "01kas5v9dr4m8wq2c7n1t6xhzz"])
def test_what_is_no_entry_is_told(run: Run, log: None, folders: Folders, given: str) -> None:
    said = run("erase", given, "--yes")
    assert (said.code, said.out) == (2, "")
    assert is_safe(said.err)
    assert len(secrets(folders)) == 2, "in the entry, and in the index"


def test_a_title_reaches_no_terminal_as_a_command(run: Run, saved: Callable[[Sequence[Entry]], None]) -> None:
    saved([entry(1, title=HOSTILE)])
    for more in ((), ("--yes",)):
        said = run("erase", entry(1).id, *more)
        assert "␛]52" in said.out
        assert is_safe(said.out + said.err)


def test_only_the_earlier_versions_go_from_the_log_and_from_backups(
    run: Run, log: None, folders: Folders, store: TomlStore
) -> None:
    assert "no earlier versions" in run("erase", GONE.id, "--versions", "--yes").out
    version = store.load(GONE.id).version
    for text in ("Secret words again.", "It stands."):
        version = store.save(GONE.with_answer(prose(text)), version)
    store.close()
    assert run("backup").code == 0
    said = run("erase", GONE.id, "--versions")
    assert (said.code, said.err) == (0, "") and "2 earlier versions go" in said.out and len(secrets(folders)) == 2
    said = run("erase", GONE.id, "--versions", "--yes")
    assert (said.code, said.err, said.lines[-1]) == (0, "", "Deleted for good: 2 earlier versions.")
    assert not secrets(folders) and store.load(GONE.id).version == version
    names = [name for path in folders.backups.iterdir() for name in zipfile.ZipFile(path).namelist()]
    assert sum(GONE.id in name for name in names) == 2, "the entry itself, in both"
    assert not [name for name in names if name.startswith("history/")]
