from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .logs import numbered, open_log

Told = Callable[[str, str, str], None]

if sys.platform == "linux":
    from .processes import Writer

    @pytest.fixture(scope="session")
    def writer() -> Iterator[Writer]:
        with Writer() as program:
            yield program

else:  # The processes here are traced and killed as on Linux; what other tests of the store do holds everywhere.
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A log with one entry that was saved twice."""
    home = tmp_path / "log"
    store = open_log(home)
    store.save(numbered(2), store.save(numbered(1), ""))
    return home


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Told:
    """Keeps a figure for docs/reliability.md: the fault, what was done, what was found."""

    def tell(fault: str, done: str, found: str) -> None:
        record_property("figure", " | ".join((fault, done, found)))

    return tell
