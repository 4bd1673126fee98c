"""``learnlog doctor``: every fault there is in a log is found, and nothing is changed."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from learnlog import __version__
from learnlog.cli.surroundings import private, surroundings
from learnlog.journal.bin_days import BinDays
from learnlog.journal.entry import Comment, FollowUp
from learnlog.journal.settings import KnownName, Profile, Settings
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from learnlog.store.watch import Watch
from scripts.parts import extras

from .conftest import Run
from .logs import NOON, entry, prose

ONE, TWO = entry(1, prose("First.")), entry(2, prose("Second."))


@pytest.fixture(autouse=True)
def two(store: TomlStore) -> None:
    version = store.save(ONE, "")
    store.save(ONE.with_answer(prose("Later.")), version)
    store.save(TWO, "")
    store.listing()


def tree(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "locks" not in path.parts}


def as_told(path: Path) -> str:
    return str(path).replace(str(Path.home()), "~")


def test_a_sound_log_is_said_to_be(run: Run, folders: Folders) -> None:
    before = tree(folders.home)
    said = run("doctor")
    assert said.code == 0
    assert "2 of 2 are exactly as learnlog saved them" in said.out
    assert "1 earlier version, 0 damaged" in said.out
    assert "It agrees with the files. 2 entries, 0." in said.out
    assert {line.split()[0] for line in said.lines if line} == {"ok"}
    assert tree(folders.home) == before


def test_every_fault_is_named(run: Run, folders: Folders, store: TomlStore) -> None:
    path = Path(store.path_of(ONE.id))
    (version,) = folders.history.rglob("*.toml")
    version.write_bytes(version.read_bytes().replace(b"First", b"Forst"))
    path.write_bytes(path.read_bytes().replace(b"Later.", b"By hand."))
    Path(store.path_of(TWO.id)).write_bytes(b"@")
    path.with_name(f"{path.stem} (conflicted copy).toml").write_bytes(path.read_bytes())
    path.with_name(f".{path.name}.01234567.tmp").write_bytes(b"")
    store.drafts.keep(Draft(ONE, NOON, ""), durable=False)
    (folders.drafts / f"{TWO.id}.0123abcd.toml").write_bytes(b"@")
    folders.settings.write_bytes(b"@")
    folders.coming_back.write_bytes(b"@")
    folders.index.write_bytes(b"no database")
    before = tree(folders.home)
    said = run("doctor")
    assert said.code == 1
    for fault in (
        "coming-back.toml",
        "this version was changed or damaged after it was kept",
        f"{as_told(path)}: edited outside learnlog",
        f"{as_told(Path(store.path_of(TWO.id)))}, line 1",
        "it may be a copy made by another program",
        "1 half-written files are left over",
        "is not in the log yet",
        "Names that learnlog did not give are left out here",
        "0123abcd.toml, line 1",
        "settings.toml, line 1",
    ):
        assert fault in said.out, fault
    assert {where: raw for where, raw in tree(folders.home).items() if where != folders.index} == {
        where: raw for where, raw in before.items() if where != folders.index
    }


def test_an_index_that_another_program_has_is_not_called_damaged(run: Run, folders: Folders) -> None:
    with closing(sqlite3.connect(folders.index, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = run("doctor")
    assert said.code == 0 and "Another program has it just now" in said.out and "It is damaged" not in said.out
    assert "It agrees with the files" in run("doctor").out


def test_a_log_that_emptied_is_wrong(run: Run, folders: Folders, store: TomlStore) -> None:
    Watch(folders, lambda: NOON).look(40)
    said = run("doctor", "--json")
    assert said.code == 1
    wrong = [one["text"] for one in json.loads(said.out) if one["state"] == "wrong"]
    assert len(wrong) == 1 and "Your log had 40 entries" in wrong[0]


def test_a_log_that_is_not_there_is_no_fault(run: Run, tmp_path: Path) -> None:
    said = run("--home", str(tmp_path / "none"), "doctor")
    assert said.code == 0 and "There is no log" in said.out
    assert not (tmp_path / "none").exists()


def test_the_bin_is_counted(run: Run, folders: Folders, store: TomlStore) -> None:
    assert f"Nothing in {as_told(folders.bin)}. Things stay for 30 days." in run("doctor").out
    store.bin.put(ONE.id)
    store.records.save_bin_days(BinDays().seen([ONE.id], NOON.date()))
    assert (
        f"1 deleted entry in {as_told(folders.bin)}; the oldest since {NOON.date().isoformat()}." in run("doctor").out
    )
    folders.bin_days.write_bytes(b"since = 1")
    said = run("doctor")
    assert said.code == 0 and "The days in the bin are counted anew." in said.out


def test_a_wrong_setting_and_a_wrong_key_are_named_with_their_line(run: Run, folders: Folders) -> None:
    folders.settings.write_text('ruler = true\nreading_width = "wide"\n', encoding="utf-8")
    folders.keys.write_text('[task]\nnext = "F9"\nnxt = "F8"\nback = 7\n', encoding="utf-8")
    said = run("doctor")
    assert said.code == 1
    assert "settings.toml, line 2: “reading_width” needs a whole number" in said.out
    assert "line 3: There is no action task.nxt. Did you mean task.next?" in said.out
    assert "line 4: task.back needs keys in quotation marks" in said.out
    assert "line 2: F9 is “Steps” (task.steps) already" in said.out


PLANTED = ("Zebedee", "zebedee", "ZEBEDEE")
"""A name that no file of learnlog has, in the ways it may be written."""


def test_a_report_has_no_word_of_a_log_in_it(run: Run, folders: Folders, store: TomlStore) -> None:
    words = "Zebedee reads slowly."
    more = {
        "title": "About Zebedee",
        "tags": ("zebedee",),
        "follow_ups": (FollowUp(written=NOON, text=words),),
        "comments": (Comment(written=NOON, by="Zebedee", text=words),),
    }
    three = entry(3, prose(words), **more)
    store.save(three, "")
    path = Path(store.path_of(three.id))
    store.records.save_settings(
        Settings(profile=Profile(name="Zebedee", setting=words), names=(KnownName(name="Zebedee"),))
    )
    store.drafts.keep(Draft(three, NOON, ""), durable=False)
    for damaged in (folders.settings, folders.coming_back, path):
        raw = damaged.read_bytes() if damaged.exists() else b""
        damaged.write_bytes(raw.replace(b"\n[", b"\nzebedee = Zebedee\n[", 1) or b"zebedee = Zebedee")
    for odd in (
        path.with_name("Zebedee.toml"),
        path.with_name(f"{path.stem} (Zebedee's copy).toml"),
        folders.entries / "Zebedee" / "2026.toml",
        folders.entries / "Zebedee.toml",
        folders.history / "Zebedee" / "000001-0123456789abcdef.toml",
        folders.drafts / "Zebedee.follow-up.toml",
        folders.drafts / f"{ONE.id}.follow-up.toml",
        folders.hand_ins / "Zebedee.toml",
        folders.units / "zebedee" / "unit.toml",
    ):
        odd.parent.mkdir(parents=True, exist_ok=True)
        odd.write_text("zebedee = Zebedee", encoding="utf-8")
    for command in (["doctor"], ["doctor", "--json"]):
        said = run(*command)
        assert said.code == 1
        assert not [word for word in PLANTED if word in said.out + said.err], said.out
        assert str(Path.home()) not in said.out
        assert "learnlog units check" in said.out


def test_it_says_what_learnlog_runs_with(run: Run) -> None:
    found = {one["about"]: one["text"] for one in json.loads(run("doctor", "--json").out)}
    assert found["learnlog"].startswith(f"{__version__}, ")
    assert "textual 8." in found["packages"] and "FTS5" in found["packages"]
    assert sorted(found["extras"].rstrip(".").split(", ")) == sorted(f"{name} yes" for name in extras())
    assert "mouse" in found["terminal"]


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "Neither VISUAL nor EDITOR is set."),
        ({"EDITOR": "/home/zebedee/bin/no-such-editor --wait"}, "EDITOR: no-such-editor, which is not found."),
        ({"VISUAL": "'"}, "VISUAL is set to something that names no program."),
        ({"VISUAL": "", "EDITOR": sys.executable}, f"EDITOR: {Path(sys.executable).name}."),
    ],
)
def test_it_names_the_editor(folders: Folders, environ: dict[str, str], said: str) -> None:
    assert [one.text for one in surroundings(folders, environ) if one.about == "editor"] == [said]


def test_what_a_variable_holds_is_told_only_where_it_names_no_folder(folders: Folders) -> None:
    environ = {"TERM": "xterm", "NO_COLOR": "", "TMUX": "/tmp/zebedee,1,0", "LEARNLOG_HOME": "/media/zebedee/log"}
    (said,) = [one.text for one in surroundings(folders, environ) if one.about == "variables"]
    assert said == "TERM xterm, TMUX set, LEARNLOG_HOME set."


def test_the_home_folder_and_the_name_one_signs_in_with_are_left_out() -> None:
    text = f"{Path.home()}/log and /media/zebedee/STICK"
    assert private(text, {"USER": "zebedee"}) == "~/log and /media/USER/STICK"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is kept from this user")
def test_a_log_that_cannot_be_written_is_wrong(run: Run, folders: Folders) -> None:
    folders.home.chmod(0o500)
    try:
        assert "mode 0500" in (said := run("doctor")).out and said.code == 1
    finally:
        folders.home.chmod(0o700)
