from __future__ import annotations

from pathlib import Path

import pytest

from learnlog.store.carrying import write_log
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore

from .benches import Bench, in_memory, on_files
from .samples import NOON


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.find(tmp_path / "log", {})


@pytest.fixture
def store(folders: Folders) -> TomlStore:
    return TomlStore(folders)


@pytest.fixture(params=[on_files, in_memory], ids=["files", "memory"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    made: Bench = request.param(tmp_path)
    return made


@pytest.fixture
def carried(theirs: TomlStore, tmp_path: Path) -> Path:
    """The log of another computer, as one file; the tests say what it is."""
    path = tmp_path / "carried.zip"
    write_log(path, theirs.folders, NOON)
    return path
