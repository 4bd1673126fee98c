"""Showing a file in the program the system has for it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from learnlog.tui.desktop import _start, open_path

PATH = Path("/x/unit.html")


class Starts:
    """Keeps what was started, and says whether it went well."""

    def __init__(self, well: bool = True) -> None:
        self.well = well
        self.commands: list[list[str]] = []

    def __call__(self, command: Sequence[str]) -> bool:
        self.commands.append(list(command))
        return self.well


def test_without_a_desktop_nothing_is_started_in_this_terminal() -> None:
    starts = Starts()
    said = open_path(PATH, platform="linux", environ={}, find=lambda name: None, start=starts)
    assert said == f"There is no desktop here to open it on. It is at {PATH}"
    assert starts.commands == []


@pytest.mark.parametrize(
    ("platform", "environ", "opener"),
    [
        ("linux", {"DISPLAY": ":0"}, "/bin/xdg-open"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "/bin/xdg-open"),
        ("darwin", {}, "open"),
    ],
)
def test_a_desktop_is_asked(platform: str, environ: dict[str, str], opener: str) -> None:
    starts = Starts()
    assert open_path(PATH, platform=platform, environ=environ, find=lambda name: f"/bin/{name}", start=starts) == ""
    assert starts.commands == [[opener, str(PATH)]]


def test_under_windows_in_linux_its_own_way_is_taken() -> None:
    starts = Starts()
    find = {"wslview": "/bin/wslview"}.get
    assert open_path(PATH, platform="linux", environ={}, find=find, start=starts) == ""
    assert starts.commands == [["/bin/wslview", str(PATH)]]


def test_a_program_that_fails_is_said_to() -> None:
    said = open_path(PATH, platform="linux", environ={"DISPLAY": ":0"}, find=lambda name: name, start=Starts(False))
    assert said.startswith("No program here could open it.")
    if sys.platform != "win32":
        assert open_path(PATH, platform="win32").startswith("Windows has no program for it.")


def test_what_is_started_is_told_from_what_is_not_there() -> None:
    assert _start([sys.executable, "-c", ""])
    assert not _start([sys.executable, "-c", "raise SystemExit(3)"])
    assert not _start(["/nowhere/opener"])
