"""Folders that are missing, a system that speaks only ASCII, no terminal, odd disks: a clear sentence, an exit code."""

from __future__ import annotations

import shutil
import stat
import sys
from pathlib import Path

import pytest

from learnlog.opening import now
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from learnlog.store.watch import Watch
from tests.terminal.window import Window

from .conftest import Told
from .logs import ENTRY_ID, look, numbered, open_log, text_of
from .mounts import exfat_disk, read_only
from .surroundings import COMMANDS, SURROUNDINGS, Surrounding, environment, started, wrong_with

FEW = ("a HOME that is a file", "a folder that is gone", "the C locale")


def tried(name: str, home: Path, tmp_path: Path, commands: tuple[tuple[str, ...], ...], program: str) -> list[str]:
    """Run commands in a surrounding, each over a copy of a log; return what is wrong with how they ended."""
    surrounding, wrong = SURROUNDINGS[name], []
    for number, arguments in enumerate(commands):
        (empty := tmp_path / f"empty-{number}").mkdir()
        shutil.copytree(home, log := tmp_path / f"log-{number}")
        ended = started(surrounding, arguments, log, empty, program)
        if surrounding.unknown and b"unshare" in ended.stderr:
            pytest.skip("this user may make no root of their own")
        found = wrong_with(ended, surrounding, arguments)
        wrong += [f"{name}, {' '.join(arguments) or 'the app'}: {one}" for one in found]
        found_there = look(log)
        if found_there.wrong or found_there.number != 2:
            wrong.append(f"{name}, {' '.join(arguments)}: the log is not as it was ({found_there})")
    return wrong


@pytest.mark.whole
@pytest.mark.parametrize("name", SURROUNDINGS)
def test_in_odd_surroundings_every_command_says_clearly_what_is_wrong(
    home: Path, tmp_path: Path, name: str, told: Told
) -> None:
    wrong = tried(name, home, tmp_path, COMMANDS, "learnlog")
    told(f"{len(COMMANDS)} commands in odd surroundings", name, f"{len(wrong)} tracebacks, unclear or silent endings")
    assert not wrong


@pytest.mark.parametrize("name", FEW)
def test_in_some_odd_surroundings_a_listing_says_clearly_what_is_wrong(home: Path, tmp_path: Path, name: str) -> None:
    assert not tried(name, home, tmp_path, (("list",),), "learnlog")


def test_a_learnlog_that_catches_no_error_is_found_out(home: Path, tmp_path: Path, found_out: Told) -> None:
    wrong = tried("a HOME that is a file", home, tmp_path, (("list",),), "tests.faults.unguarded")
    found_out("commands in odd surroundings", "catches no error", f"{len(wrong)} unclear endings of 1")
    assert wrong


IN_A_TERMINAL = [name for name, one in SURROUNDINGS.items() if not (one.unknown or "&-" in one.streams)]
"""Those in which somebody may sit at a terminal."""


@pytest.mark.whole
@pytest.mark.parametrize("name", IN_A_TERMINAL)
def test_in_odd_surroundings_the_app_opens_or_says_clearly_why_not(
    home: Path, tmp_path: Path, name: str, told: Told
) -> None:
    surrounding = SURROUNDINGS[name]
    (empty := tmp_path / "empty").mkdir()
    line = f'{surrounding.before.format(home=home, empty=empty)}; exec "$0" -m learnlog'
    window = Window(
        home, empty, command=("/bin/sh", "-c", line, sys.executable), environ=environment(surrounding, home, empty)
    )
    try:
        if surrounding.refused:
            assert window.wait_for_end() == 2
            said = "".join(one.strip() for one in window.terminal.rows)
            assert surrounding.refused.replace(" ", "") in said.replace(" ", "")
        else:
            window.until_shown("F1 Help")
            window.press("ctrl+q")
            assert window.wait_for_end() == 0
        assert b"Traceback" not in window.sent
    finally:
        window.close()
    told("the app in odd surroundings", name, "a clear sentence and an exit code, or it opens")


@pytest.mark.whole
def test_on_a_disk_that_can_only_be_read_the_app_opens_and_says_that_nothing_can_be_written(
    home: Path, tmp_path: Path, told: Told
) -> None:
    open_log(home).listing()
    with (home / "settings.toml").open("w", encoding="utf-8") as settings:
        settings.write("welcomed = true\n")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with read_only(home):
        window = Window(home, tmp_path)
        try:
            window.until_shown("Begin:")
            window.press("f5")
            window.until_shown("Read only", "the disk can only be read, not written")
            window.lead("esc", "Quit F1 Help")
            window.press("ctrl+q")
            assert window.wait_for_end() == 0
        finally:
            window.close()
    assert {path: path.read_bytes() for path in before} == before
    told("home on a disk that can only be read", "the app, and a note begun in it", "opened to read, said why")


@pytest.mark.whole
def test_on_a_disk_without_modes_or_links_everything_is_saved_and_the_trainee_told_once(
    tmp_path: Path, told: Told
) -> None:
    with exfat_disk(tmp_path / "stick") as stick:
        wrong = everyday(TomlStore(Folders.find(stick / "log", {})))
        assert stat.S_IMODE((stick / "log" / "entries").stat().st_mode) & 0o077, "the disk keeps modes"
        watch = Watch(Folders.find(stick / "log", {}), now)
        assert watch.open_to_others()
        assert (watch.once("open to others"), watch.once("open to others")) == (True, False)
        ended = [
            started(Surrounding({"LEARNLOG_HOME": str(stick / "log")}), one, stick, tmp_path, "learnlog")
            for one in COMMANDS
        ]
        for arguments, one in zip(COMMANDS, ended, strict=True):
            wrong += wrong_with(one, Surrounding(), arguments)
    told("home on an exFAT disk", f"saves, versions, drafts, the bin, {len(COMMANDS)} commands", f"{len(wrong)} wrong")
    assert not wrong


class LikeExfat(Files):
    """A disk that keeps no modes, and knows neither links nor swaps: what a stick is, where none can be made."""

    def restrict(self, folder: Path) -> None:
        folder.chmod(0o777)

    def link(self, old: Path, new: Path) -> None:
        raise OSError(1, "no links here")

    def swap(self, one: Path, other: Path) -> None:
        raise OSError(38, "no swaps here")


def test_on_something_like_such_a_disk_everything_is_saved(tmp_path: Path, told: Told) -> None:
    folders = Folders.find(tmp_path / "log", {})
    wrong = everyday(TomlStore(folders, LikeExfat()))
    told(
        "home on a disk like exFAT (no modes, links or swaps)",
        "saves, versions, drafts, the bin",
        f"{len(wrong)} wrong",
    )
    assert not wrong
    assert Watch(folders, now, LikeExfat()).open_to_others()


def everyday(store: TomlStore) -> list[str]:
    """Save, save again, keep a follow-up, bin, bring back and erase; return what is wrong."""
    version = store.save(numbered(1), "")
    version = store.save(numbered(2), version)
    store.save(numbered(3), version)
    store.unsent.keep(ENTRY_ID, "Later.", durable=True)
    store.bin.put(ENTRY_ID)
    store.bin.bring_back(ENTRY_ID)
    wrong = []
    kept = [text_of(store.history.read(ENTRY_ID, one).entry)[:25] for one in store.history.versions(ENTRY_ID)]
    if kept != [text_of(numbered(number))[:25] for number in (2, 1)]:
        wrong.append(f"versions kept: {kept}")
    if store.load(ENTRY_ID).entry != numbered(3) or store.unsent.text(ENTRY_ID) != "Later.":
        wrong.append("the entry or its follow-up is not what was saved")
    found = look(store.folders.home)
    wrong += found.wrong
    store.erase(ENTRY_ID)
    left = [str(path) for path in store.folders.home.rglob(f"*{ENTRY_ID}*.toml")]
    return [*wrong, *left]
