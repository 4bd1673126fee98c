"""Single calls to the system, and files opened so that nothing can lead elsewhere."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from learnlog.errors import EntryUnreadable
from learnlog.store.disk import close_quietly, open_new, open_or_make, read_ordinary

from .test_files import on_posix


@on_posix
def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"words")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    assert read_ordinary(tmp_path / "file", 5) == b"words"
    for name, cause in (
        ("link", "it is a link to somewhere else"),
        ("pipe", "it is not an ordinary file"),
        ("folder", "it is not an ordinary file"),
    ):
        with pytest.raises(EntryUnreadable) as caught:
            read_ordinary(tmp_path / name, 100)
        assert (caught.value.path, caught.value.cause) == (str(tmp_path / name), cause)
    with pytest.raises(EntryUnreadable, match="larger than"):
        read_ordinary(tmp_path / "file", 4)
    with pytest.raises(FileNotFoundError):
        read_ordinary(tmp_path / "nothing", 4)


def test_a_new_file_is_new(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        open_new(tmp_path / "there", os.O_WRONLY)
    assert (tmp_path / "there").read_bytes() == b"theirs"


@on_posix
def test_a_new_file_is_its_owners_alone_and_follows_no_link(tmp_path: Path) -> None:
    before = os.umask(0o000)
    try:
        close_quietly(open_new(tmp_path / "new", os.O_WRONLY))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for make in (lambda path: open_new(path, os.O_RDWR), open_or_make):
        with pytest.raises(OSError):
            make(tmp_path / "link")
    assert not (tmp_path / "elsewhere").exists()


@on_posix
def test_a_new_file_that_cannot_be_closed_to_others_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int, mode: int) -> None:
        raise PermissionError("no modes here")

    monkeypatch.setattr(os, "fchmod", refuse)
    with pytest.raises(PermissionError):
        open_new(tmp_path / "new", os.O_WRONLY)
    assert list(tmp_path.iterdir()) == []
