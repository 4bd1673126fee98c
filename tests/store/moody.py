"""A disk that fails when it is told to, and all that stands on a disk."""

from __future__ import annotations

import errno
from pathlib import Path

from learnlog.store.files import Files


class Moody(Files):
    """A disk on which the named calls fail while ``failing`` holds them."""

    def __init__(self) -> None:
        self.failing: set[str] = set()

    def _may_fail(self, call: str) -> None:
        if call in self.failing:
            raise OSError(errno.ENOSPC, "full")

    def sync(self, handle: int) -> None:
        self._may_fail("sync")
        super().sync(handle)

    def replace(self, old: Path, new: Path) -> None:
        self._may_fail("replace")
        super().replace(old, new)

    def swap(self, one: Path, other: Path) -> None:
        self._may_fail("swap")
        super().swap(one, other)

    def link(self, old: Path, new: Path) -> None:
        self._may_fail("link")
        super().link(old, new)

    def sync_folder(self, path: Path) -> None:
        self._may_fail("sync_folder")
        super().sync_folder(path)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
