"""Windows on a log of their own, for as long as a test lasts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]
else:
    from tests.terminal.window import Window

    class Open(Protocol):
        """Opens another window on the log."""

        def __call__(self, *arguments: str, columns: int = 120, lines: int = 40) -> Window: ...

    @pytest.fixture
    def home(tmp_path: Path) -> Path:
        return tmp_path / "log"

    @pytest.fixture
    def open_window(home: Path, tmp_path: Path) -> Iterator[Open]:
        windows: list[Window] = []

        def one_more(*arguments: str, columns: int = 120, lines: int = 40) -> Window:
            windows.append(Window(home, tmp_path, columns, lines, arguments))
            return windows[-1]

        yield one_more
        for window in windows:
            window.close()
