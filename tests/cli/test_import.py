"""``learnlog export log --format zip`` and ``learnlog import``."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from learnlog.journal.entry import Entry
from learnlog.journal.settings import KnownName, Settings
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.cli.conftest import Run
from tests.cli.logs import HOSTILE, entry, is_safe, prose
from tests.cli.test_restore import everything

Saved = Callable[[Sequence[Entry]], None]


@pytest.fixture
def three(saved: Saved) -> list[Entry]:
    entries = [entry(number, prose("One two three."), title=f"Number {number}") for number in (1, 2, 3)]
    saved(entries)
    return entries


@pytest.fixture
def carried(run: Run, three: list[Entry], tmp_path: Path) -> Path:
    assert run("export", "log", "--format", "zip", "-o", str(tmp_path / "carried.zip")).code == 0
    return tmp_path / "carried.zip"


@pytest.fixture
def other(tmp_path: Path) -> TomlStore:
    """The log of another computer."""
    return TomlStore(Folders.find(tmp_path / "other", {}))


# learnlog export log --format zip


def test_the_whole_log_goes_into_the_folder_one_is_in(
    run: Run, three: list[Entry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("export", "log", "--format", "zip")
    (path,) = tmp_path.glob("learnlog-whole-log-*.zip")
    assert (said.code, said.err) == (0, "")
    assert said.lines == [
        f"3 entries and all that belongs to them are now in {path}",
        "It is your own copy, with the real names you wrote: not to be handed in.",
        "“learnlog import” takes it in on another computer, without overwriting anything there.",
    ]
    before = path.read_bytes()
    said = run("export", "log", "--format", "zip")
    assert (said.code, said.out) == (2, "") and "There is a file" in said.err
    assert path.read_bytes() == before
    assert run("export", "log", "--format", "zip", "--over").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "A zip holds the whole log."),
        (["task-2"], "A zip holds the whole log."),
        (["log", "--anonymise"], "no names are looked for"),
        (["log", "--check-names"], "no names are looked for"),
        (["log", "-o", "-"], "cannot be printed"),
        (["log", "-o", "/nowhere/at/all.zip"], "There is no folder"),
        (["log", "-o", "~nobody-of-this-name/x.zip"], "cannot be found"),
    ],
)
def test_what_cannot_be_is_said(run: Run, three: list[Entry], arguments: list[str], said: str) -> None:
    refused = run("export", "--format", "zip", *arguments)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_without_a_log_there_is_nothing_to_carry(run: Run, own_home: Path) -> None:
    assert run("export", "log", "--format", "zip").code == 2
    assert not own_home.exists()


def test_what_could_not_go_in_is_named(run: Run, three: list[Entry], folders: Folders, tmp_path: Path) -> None:
    folders.settings.write_text("names = @", encoding="utf-8")
    said = run("export", "log", "--format", "zip", "-o", str(tmp_path))
    assert said.code == 1
    assert "settings.toml: it may hold your private list of names." in said.err


# learnlog import


def test_what_would_be_added_is_told_first_and_then_done(
    run: Run, carried: Path, three: list[Entry], other: TomlStore
) -> None:
    same, differing, new = three
    other.save(same, "")
    other.save(differing.changed(title="Mine"), "")
    before = everything(other.folders)
    home = ["--home", str(other.folders.home)]
    told = [
        str(carried),
        "",
        "These are new, and are added:",
        "  2026-11-26  3 words  Number 3",
        "",
        "These differ from yours. Yours stay as they are, and the others are put beside them, to compare in your log:",
        "  2026-11-25  3 words  Number 2",
        "",
        "1 entry is in your log already.",
        "",
    ]
    said = run("import", str(carried), *home)
    assert (said.code, said.err) == (0, "")
    assert said.lines == [*told, f"Nothing was changed. To do it: learnlog import {carried} --yes"]
    assert everything(other.folders) == before
    said = run("import", str(carried), *home, "--yes")
    assert (said.code, said.err) == (0, "")
    assert said.lines == [*told, "Taken in: 1 entry, 1 copy to compare, which your log shows."]
    assert before.items() <= everything(other.folders).items()
    assert other.load(new.id).entry == new
    after = everything(other.folders)
    for yes in ([], ["--yes"]):
        said = run("import", str(carried), *home, *yes)
        assert (said.code, said.lines[-1]) == (0, "There is nothing to take in.")
    assert everything(other.folders) == after


def test_a_list_of_names_stays_where_it_is(run: Run, three: list[Entry], store: TomlStore, tmp_path: Path) -> None:
    store.records.save_settings(Settings(names=(KnownName(name="Jamie Lee"),)))
    run("export", "log", "--format", "zip", "-o", str(tmp_path / "carried.zip"))
    assert run("import", str(tmp_path / "carried.zip"), "--home", str(tmp_path / "other"), "--yes").code == 0
    assert TomlStore(Folders.find(tmp_path / "other", {})).records.settings().names == ()


@pytest.mark.parametrize("named", ["nothing.zip", "~nobody-of-this-name/x.zip", "a\x1b[2J", "."])
def test_a_file_that_is_not_there(run: Run, own_home: Path, named: str) -> None:
    said = run("import", named, "--yes")
    assert (said.code, said.out) == (2, "")
    assert "There is no file" in said.err
    assert is_safe(said.err)
    assert not own_home.exists()


def test_an_archive_that_is_not_to_be_trusted_is_refused_whole(run: Run, carried: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(carried, "a") as archive:
        archive.writestr("../../evil\x1b.toml", "x")
    said = run("import", str(carried), "--yes", "--home", str(tmp_path / "other"))
    assert (said.code, said.out) == (1, "")
    assert "was refused as a whole: " in said.err
    assert is_safe(said.err)
    assert not (tmp_path / "other").exists()


def test_what_is_not_taken_in_is_named_with_its_cause(
    run: Run, three: list[Entry], store: TomlStore, other: TomlStore, tmp_path: Path
) -> None:
    Path(store.path_of(three[0].id)).write_text("@", encoding="utf-8")
    run("export", "log", "--format", "zip", "-o", str(tmp_path / "carried.zip"))
    other.save(three[1], "")
    other.bin.put(three[1].id)
    said = run("import", str(tmp_path / "carried.zip"), "--home", str(other.folders.home), "--yes")
    assert said.code == 1
    assert "  “Number 2”: it is in the bin of your log; bring it back there first" in said.out
    assert "These cannot be read in the archive. They stay in it:" in said.out
    assert said.lines[-1] == "Taken in: 1 entry."


def test_what_could_not_be_added_is_named_and_comes_with_the_next_try(
    run: Run, carried: Path, three: list[Entry], other: TomlStore
) -> None:
    held = other.hold(three[1].id)
    home = ["--home", str(other.folders.home)]
    said = run("import", str(carried), "--yes", *home)
    held.release()
    assert (said.code, said.lines[-1]) == (1, "Taken in: 2 entries.")
    assert "open in another learnlog window" in said.err
    assert run("import", str(carried), "--yes", *home).lines[-1] == "Taken in: 1 entry."


def test_hostile_titles(run: Run, saved: Saved, tmp_path: Path) -> None:
    saved([entry(1, title=HOSTILE)])
    run("export", "log", "--format", "zip", "-o", str(tmp_path / "carried.zip"))
    for options in ([], ["--yes"]):
        said = run("import", str(tmp_path / "carried.zip"), "--home", str(tmp_path / "other"), *options)
        assert said.code == 0
        assert "␛" in said.out
        assert is_safe(said.out + said.err)
