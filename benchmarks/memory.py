"""What Linux says of a process and its descendants: resident memory, and time spent waiting for a processor."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

PROC = Path("/proc")
PAGE = os.sysconf("SC_PAGE_SIZE")


def tree(root: int) -> list[int]:
    """Return a process and all its descendants."""
    children: dict[int, list[int]] = {}
    for process in PROC.iterdir():
        if process.name.isdigit():
            with contextlib.suppress(OSError, IndexError, ValueError):
                parent = int((process / "stat").read_bytes().rpartition(b")")[2].split()[1])
                children.setdefault(parent, []).append(int(process.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def resident(pids: list[int]) -> int:
    """Return the resident memory of some processes, in bytes."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError, IndexError, ValueError):
            total += int((PROC / str(pid) / "statm").read_bytes().split()[1]) * PAGE
    return total


def high_water(pids: list[int]) -> int:
    """Return the sum of the largest resident memory each process ever had, in bytes."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            found = re.search(r"^VmHWM:\s+(\d+) kB", (PROC / str(pid) / "status").read_text(), re.M)
            total += int(found[1]) * 1024 if found else 0
    return total


def worked(pid: int) -> float:
    """Return the seconds a process's threads had a processor."""
    return _schedules(pid, 0)


def waited(pid: int) -> float:
    """Return the seconds a process's threads were ready to run while others had the processors."""
    return _schedules(pid, 1)


def _schedules(pid: int, column: int) -> float:
    total = 0
    with contextlib.suppress(OSError):
        for thread in (PROC / str(pid) / "task").iterdir():
            with contextlib.suppress(OSError, IndexError, ValueError):
                total += int((thread / "schedstat").read_text().split()[column])
    return total / 1e9
