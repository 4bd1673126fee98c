"""What the tests of looking after a log have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.care.bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "log")
