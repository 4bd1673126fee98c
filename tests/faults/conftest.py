from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
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
def told(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Told:
    """Keeps a figure for docs/reliability.md: the fault, what was done, what was found."""
    return partial(_tell, "figure", request, record_property)


@pytest.fixture
def found_out(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Told:
    """Keeps for docs/reliability.md that a check is not blind: the fault, the weaker store, what was found about it."""
    return partial(_tell, "mutant", request, record_property)


def _tell(
    kind: str,
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
    fault: str,
    done: str,
    found: str,
) -> None:
    whole = request.node.get_closest_marker("whole") is not None
    record_property(kind, json.dumps([request.node.originalname, whole, fault, done, found]))
