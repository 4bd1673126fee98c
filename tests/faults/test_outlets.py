"""Hostile text in every place of a log and its units, and every outlet looked at: none of it raw, none acted on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from learnlog.cli import main
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.terminal.window import Window

from .conftest import Told
from .hostile import IN_NAMES, PLANTED, hostile_entry, plant, raw_in, raw_sent
from .outlets import WAY, any_keys, walked

IN_A_TERMINAL = {"escape": "esc", "slash": "/"}
"""Keys that a terminal calls otherwise than Textual does."""

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log full of hostile text, for copies."""
    return plant(tmp_path_factory.mktemp("hostile") / "log").home


@pytest.fixture
def folders(pristine: Path, tmp_path: Path) -> Folders:
    """A log full of hostile text, in a folder with a hostile name."""
    home = tmp_path / f"log{IN_NAMES[:70]}"
    shutil.copytree(pristine, home)
    return Folders.find(home, {})


@pytest.mark.whole
async def test_no_screen_shows_hostile_text_raw(folders: Folders, told: Told) -> None:
    lookout = await walked(folders, WAY)
    told(
        "hostile text on every screen",
        f"{len(WAY)} steps through {len(lookout.screens)} screens, {len(lookout.outlets)} kinds of widgets",
        f"{len(lookout.wrong)} raw or acted on",
    )
    assert not list(lookout.wrong)
    rooms = {"TaskScreen", "CompareScreen", "UnitScreen", "LogScreen", "EntryScreen", "BinScreen", "AsItWasScreen"}
    assert rooms | {"Palette", "HelpScreen", "ProfileScreen", "PickDialog", "HandInDialog"} <= lookout.screens
    assert {"Static", "Passage", "Line", "EntryList", "LineInput", "ProseArea", "PointedList"} <= set(lookout.outlets)


@pytest.mark.whole
@pytest.mark.parametrize("seed", range(6))
async def test_whatever_keys_are_pressed_no_screen_shows_hostile_text_raw(
    folders: Folders, seed: int, told: Told
) -> None:
    lookout = await walked(folders, any_keys(150, seed))
    told("hostile text on every screen, any keys", "150 keys", f"{len(lookout.wrong)} raw or acted on")
    assert not list(lookout.wrong)


@pytest.mark.whole
def test_an_app_that_makes_nothing_visible_is_found_out(folders: Folders, found_out: Told) -> None:
    found = json.loads(
        subprocess.run(
            [sys.executable, "-m", "tests.faults.outlets", str(folders.home), "1", "--unfiltered"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
    )
    found_out("hostile text on every screen", "a filter that lets everything through", f"{len(found)} outlets found")
    assert any("U+001B" in one for one in found)
    assert any("U+202E" in one for one in found)


@contextmanager
def window(home: Path, place: Path, program: str) -> Iterator[Window]:
    """Open a program in a real terminal, on a log full of hostile text."""
    opened = Window(home, place, command=(sys.executable, "-m", program, "--home", str(home)))
    try:
        opened.until_shown("Words not yet in your log")
        yield opened
    finally:
        opened.close()


@pytest.mark.whole
def test_no_hostile_text_is_sent_to_a_terminal_raw(folders: Folders, tmp_path: Path, told: Told) -> None:
    keys = [IN_A_TERMINAL.get(step, step) for step in WAY if isinstance(step, str)]
    with window(folders.home, tmp_path, "learnlog") as opened:
        for key in keys:
            opened.press(key)
            opened.look(0.3)
        opened.press("ctrl+q")
        assert opened.wait_for_end() == 0
        raw = raw_sent(opened.sent)
    told("hostile text sent to a terminal", f"{len(keys)} keys, {len(opened.sent)} bytes", f"{len(raw)} raw")
    assert not raw


def test_an_app_that_makes_nothing_visible_is_found_out_by_its_bytes(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found_out: Told
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with window(folders.home, tmp_path, "tests.faults.unfiltered") as opened:
        raw = raw_sent(opened.sent)
    found_out("hostile text sent to a terminal", "a filter that lets everything through", f"{len(raw)} raw")
    assert raw


def commands(home: Path) -> list[list[str]]:
    """Return every command, with hostile words where it takes any, and over whatever of the log is hostile."""
    entry, folder = hostile_entry(10).id, str(home / "units" / IN_NAMES[:60])
    archive = home / f"{IN_NAMES[:50]}.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr(PLANTED, "")
    return [
        *([name] for name in ("list", "path", "doctor", "backup", "restore", "read", PLANTED, "continue")),
        *([name, "--json"] for name in ("list", "doctor")),
        *(["show", one.id] for one in map(hostile_entry, (10, 11, 13, 14, 15))),
        ["show", entry, "--json"],
        ["show", PLANTED],
        *(["list", option, PLANTED] for option in ("--task", "--state", "--unit", "--tag", "-n", f"--{PLANTED}")),
        *(["read", *more] for more in (["notice", "--unit", "listening"], ["--all", "--unit", "listening"], [PLANTED])),
        ["read", "--unit", PLANTED],
        *(["restore", str(archive), *more] for more in ([], ["--yes"], ["--older"])),
        *(["restore", PLANTED], ["backup", PLANTED], ["--home", f"/proc/{IN_NAMES}", "backup"]),
        *(["units", "list"], ["units", "check"], ["units", "check", folder], ["units", "check", PLANTED]),
        *(["erase", PLANTED], ["erase", hostile_entry(11).id], ["erase", hostile_entry(11).id, "--yes"]),
        ["--home", f"~{PLANTED}", "list"],
        ["--help"],
    ]


def printed(home: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Run every command and return what each prints, on both streams."""
    said = {}
    for arguments in commands(home):
        named = arguments if "--home" in arguments else ["--home", str(home), *arguments]
        assert main(named) in (0, 1, 2), arguments
        out, err = capsys.readouterr()
        said[" ".join(arguments)] = out + err
    return said


def test_no_command_prints_hostile_text_raw(folders: Folders, capsys: pytest.CaptureFixture[str], told: Told) -> None:
    TomlStore(folders).bin.put(hostile_entry(10).id)
    TomlStore(folders).bin.bring_back(hostile_entry(10).id)
    said = printed(folders.home, capsys)
    wrong = {command: raw for command, text in said.items() if (raw := raw_in(text))}
    shown = sum("@click" in text for text in said.values())
    told("hostile text printed by commands", f"{len(said)} commands, {shown} of which show it", f"{len(wrong)} raw")
    assert not wrong
    assert not [command for command, text in said.items() if "Traceback" in text or not text]
    assert shown > 20


def test_a_command_that_makes_nothing_visible_is_found_out(folders: Folders, found_out: Told) -> None:
    command = [sys.executable, "-m", "tests.faults.unfiltered", "--home", str(folders.home), "list"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    raw = raw_in(done.stdout + done.stderr)
    found_out("hostile text printed by commands", "a filter that lets everything through", f"{len(raw)} raw")
    assert raw
