"""Words taken out of backups for good."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from learnlog.store.archive import opened
from learnlog.store.archive_writer import Put, write_archive
from learnlog.store.backup_cleaning import belongs_to, rewrite_without
from learnlog.store.files import Files

from .samples import NOON, new_id


def test_rewriting_keeps_the_order_and_the_date(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    write_archive(path, [Put(name, name.encode()) for name in ("b", "a", "c")], NOON, Files())
    assert rewrite_without(path, lambda put: put.name == "a", Files())
    with opened(path) as left:
        assert list(left.names) == ["b", "c"]
    with zipfile.ZipFile(path) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 23, 12, 0, 0)}
    assert not rewrite_without(path, lambda put: put.name == "a", Files())


def put(name: str, data: str = "") -> Put:
    return Put(name, data.encode())


BELONGS: list[tuple[Callable[[str], Put], bool]] = [
    (lambda gone: put(f"entries/2026/2026-11-23-free-{gone}.toml"), True),
    (lambda gone: put(f"history/{gone}/000001-0123456789abcdef.toml"), True),
    (lambda gone: put("entries/2026/copy.toml", f'format = 1\nid = "{gone}"\n'), True),
    (lambda gone: put("unreadable/copy.toml", f"id='{gone}'"), True),
    (lambda gone: put("drafts/copy.toml", f'entry = "{gone}"\n'), True),
    (lambda gone: put("entries/2026/other.toml", f'text = "see {gone}"'), False),
    (lambda gone: put("place.toml", f'entry = "{gone}"\n'), False),
]


@pytest.mark.parametrize(("made", "expected"), BELONGS)
def test_what_belongs_to_an_entry(made: Callable[[str], Put], expected: bool) -> None:
    gone = new_id()
    assert belongs_to(made(gone), gone) is expected
    assert belongs_to(made(gone), new_id()) is False
