"""Small disks of their own, in memory, for tests that fill them or take their writing away."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def small_disk(folder: Path, size: str = "256k") -> Iterator[Path]:
    """Make a disk of a size in a new folder; the test is skipped where this is not allowed."""
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={size},mode=0700", "learnlog-faults", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextlib.contextmanager
def exfat_disk(folder: Path, size: int = 8_000_000) -> Iterator[Path]:
    """Make a disk that knows no modes, links or capitals in a new folder, as most USB sticks are.

    The test is skipped where the programs for it (exfatprogs, exfat-fuse) or the rights are missing.
    """
    if not shutil.which("mkfs.exfat") or not shutil.which("mount.exfat-fuse"):
        pytest.skip("exfatprogs and exfat-fuse are not installed")
    folder.mkdir()
    image = folder.with_name(f"{folder.name}.img")
    image.touch()
    os.truncate(image, size)
    subprocess.run(["mkfs.exfat", str(image)], capture_output=True, check=True)
    found = subprocess.run(["losetup", "-f", "--show", str(image)], capture_output=True, text=True, check=False)
    if found.returncode:
        pytest.skip("this user may not mount disks")
    device = found.stdout.strip()
    try:
        done = subprocess.run(["mount.exfat-fuse", device, str(folder)], capture_output=True, check=False)
        if done.returncode:
            pytest.skip("this system mounts no disk of another kind (FUSE)")
        try:
            yield folder
        finally:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)
    finally:
        subprocess.run(["losetup", "-d", device], check=True)


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nothing be written in a folder, nor below it, for a while."""
    _mount("--bind", str(folder), str(folder))
    try:
        _mount("-o", "remount,bind,ro", str(folder))
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def free(folder: Path) -> int:
    """Return how many bytes are free on a disk."""
    return shutil.disk_usage(folder).free


def _mount(*arguments: str) -> None:
    if shutil.which("mount") is None:
        pytest.skip("there is no mount here")
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this user may not mount disks")
