"""Single files: what is left on the disk when any step of a write fails."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from learnlog.errors import SaveFailed
from learnlog.store.causes import plain_cause
from learnlog.store.files import Files

on_posix = pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes are those of Unix")


class Failing(Files):
    """A disk on which one call fails: ``write``, ``sync``, ``rename``, ``link`` or ``sync_folder``."""

    def __init__(self, call: str, error: OSError) -> None:
        self.steps: list[str] = []
        self._call = call
        self._error = error

    def _step(self, call: str) -> None:
        self.steps.append(call)
        if call == self._call:
            raise self._error

    def write(self, handle: int, data: memoryview) -> int:
        self._step("write")
        return super().write(handle, data[:7])

    def sync(self, handle: int) -> None:
        self._step("sync")
        super().sync(handle)

    def rename(self, old: Path, new: Path) -> None:
        self._step("rename")
        super().rename(old, new)

    def link(self, old: Path, new: Path) -> None:
        self._step("link")
        super().link(old, new)

    def sync_folder(self, path: Path) -> None:
        self._step("sync_folder")
        super().sync_folder(path)

    def pause(self, seconds: float) -> None:
        self.steps.append("pause")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_durable_write_goes_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "entry.toml"
    path.write_bytes(b"old")
    disk = Failing("", OSError())
    disk.write_durably(path, b"0123456789")
    assert disk.steps == ["write", "write", "sync", "rename", "sync_folder"]
    assert path.read_bytes() == b"0123456789"
    assert names(tmp_path) == ["entry.toml"]


def test_a_quick_write_waits_for_no_disk(tmp_path: Path) -> None:
    disk = Failing("", OSError())
    disk.write_quickly(tmp_path / "draft.toml", b"new")
    assert disk.steps == ["write", "rename"]


@pytest.mark.parametrize("call", ["write", "sync", "rename"])
@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your share of the disk is used up"),
        (errno.EROFS, "the disk can only be read, not written"),
        (errno.EACCES, "the folder or the file can only be read, or not even that"),
        (errno.EIO, "the disk reports a fault"),
        (errno.EXDEV, "the disk refused it"),
    ],
)
def test_whatever_fails_the_old_file_stands_and_nothing_else(
    tmp_path: Path, call: str, number: int, cause: str
) -> None:
    path = tmp_path / "entry.toml"
    path.write_bytes(b"old")
    with pytest.raises(SaveFailed) as caught:
        Failing(call, OSError(number, os.strerror(number))).write_durably(path, b"new")
    assert caught.value.cause == cause
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["entry.toml"]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "entry.toml"
    Files().write_durably(path, b"first", new=True)
    for error in (OSError(), OSError(errno.EPERM, "no links here")):
        with pytest.raises(SaveFailed, match="another file has that name"):
            Failing("link" if error.errno else "", error).write_durably(path, b"second", new=True)
    assert path.read_bytes() == b"first"
    assert names(tmp_path) == ["entry.toml"]


def test_a_disk_without_links_takes_new_files_all_the_same(tmp_path: Path) -> None:
    disk = Failing("link", OSError(errno.EPERM, "no links here"))
    disk.write_durably(tmp_path / "entry.toml", b"first", new=True)
    assert names(tmp_path) == ["entry.toml"]


class Busy(Failing):
    """A disk on which another program holds the file open for the first few tries, as on Windows."""

    def __init__(self, tries: int) -> None:
        super().__init__("", OSError())
        self._tries = tries

    def replace(self, old: Path, new: Path) -> None:
        self._tries -= 1
        if self._tries >= 0:
            error = PermissionError(errno.EACCES, "busy")
            error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
            raise error
        super().replace(old, new)


def test_a_file_another_program_has_open_is_tried_again(tmp_path: Path) -> None:
    disk = Busy(3)
    disk.write_durably(tmp_path / "entry.toml", b"new")
    assert disk.steps.count("pause") == 3
    with pytest.raises(SaveFailed, match="another program has the file open"):
        Busy(10_000).write_durably(tmp_path / "entry.toml", b"newer")
    assert (tmp_path / "entry.toml").read_bytes() == b"new"
    assert names(tmp_path) == ["entry.toml"]


@on_posix
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_files_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        Files().write_durably(tmp_path / "a" / "b" / "entry.toml", b"")
        Files().write_quickly(tmp_path / "c" / "draft.toml", b"")
    finally:
        os.umask(before)
    for folder in ("a", "a/b", "c"):
        assert stat.S_IMODE((tmp_path / folder).stat().st_mode) == 0o700
    for file in ("a/b/entry.toml", "c/draft.toml"):
        assert stat.S_IMODE((tmp_path / file).stat().st_mode) == 0o600


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "entries").write_bytes(b"")
    with pytest.raises(SaveFailed, match="a file stands where a folder should be"):
        Files().write_durably(tmp_path / "entries" / "2026" / "entry.toml", b"")


def test_a_move_is_in_place_before_it_is_gone_and_never_overwrites(tmp_path: Path) -> None:
    old, new = tmp_path / "entries" / "e.toml", tmp_path / "bin" / "e.toml"
    disk = Failing("", OSError())
    disk.write_durably(old, b"words")
    disk.steps.clear()
    disk.move(old, new)
    assert disk.steps[-3:] == ["rename", "sync_folder", "sync_folder"]
    disk.write_durably(old, b"others")
    with pytest.raises(SaveFailed):
        disk.move(old, new)
    assert (old.read_bytes(), new.read_bytes()) == (b"others", b"words")


@on_posix
def test_a_link_in_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"theirs")
    (tmp_path / "entry.toml").symlink_to(tmp_path / "elsewhere")
    Files().write_durably(tmp_path / "entry.toml", b"mine")
    assert (tmp_path / "elsewhere").read_bytes() == b"theirs"
    assert not (tmp_path / "entry.toml").is_symlink()


def test_every_cause_is_plain_english() -> None:
    for number in errno.errorcode:
        cause = plain_cause(OSError(number, os.strerror(number)))
        assert cause
        assert cause[0].islower()
        assert "errno" not in cause.lower()
        assert not cause.endswith(".")
