from __future__ import annotations

from pathlib import Path

import pytest

from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore

from .benches import Bench, in_memory, on_files


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
