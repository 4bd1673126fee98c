from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from learnlog.cli import main
from learnlog.journal.entry import Entry
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Said]


@pytest.fixture
def folders(own_home: Path) -> Folders:
    return Folders.find(own_home, {})


@pytest.fixture
def store(folders: Folders) -> TomlStore:
    return TomlStore(folders)


@pytest.fixture
def saved(store: TomlStore) -> Callable[[Sequence[Entry]], None]:
    def save(entries: Sequence[Entry]) -> None:
        for one in entries:
            store.save(one, "")

    return save


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> Said:
        code = main(arguments)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run
