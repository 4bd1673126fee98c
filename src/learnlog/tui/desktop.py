"""Showing a file or a folder in the program the system has for it, where there is a desktop at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PATIENCE = 3
"""Seconds in which a program that cannot show something says so; one that shows it may run on."""

_RUNNING: list[subprocess.Popen[bytes]] = []
"""Programs that were asked and had not ended by then. They live as long as they like."""


def open_path(
    path: Path,
    *,
    platform: str = sys.platform,
    environ: Mapping[str, str] = os.environ,
    find: Callable[[str], str | None] = shutil.which,
    start: Callable[[Sequence[str]], bool] | None = None,
) -> str:
    """Have the system show a file or a folder. Takes a moment: call it from a thread.

    Args:
        platform, environ, find: of this computer.
        start: runs a command, and returns whether it did not fail.

    Returns:
        Why it cannot be shown, as sentences; nothing where it was asked to.
    """
    here = f"It is at {path}"
    if platform == "win32":
        return "" if _started_by_windows(path) else f"Windows has no program for it. {here}"
    opener = "open" if platform == "darwin" else _opener(environ, find)
    if not opener:
        return f"There is no desktop here to open it on. {here}"
    return "" if (start or _start)([opener, str(path)]) else f"No program here could open it. {here}"


def _opener(environ: Mapping[str, str], find: Callable[[str], str | None]) -> str:
    """Return the command that opens things; nothing without a desktop, where it would open them in this terminal."""
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return find("xdg-open") or find("wslview") or ""
    return find("wslview") or ""


def _started_by_windows(path: Path) -> bool:
    if sys.platform != "win32":
        return False
    try:
        os.startfile(path)
    except OSError:
        return False
    return True


def _start(command: Sequence[str]) -> bool:
    nothing = subprocess.DEVNULL
    try:
        started = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    except OSError:
        return False
    try:
        return started.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        _RUNNING.append(started)
        return True
