"""What holds for every test: it touches no log of the person who runs it, and shares the processors well."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from textual.screen import Screen


def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers ``-n auto`` starts: thrice the processors, because tests of screens mostly wait."""
    return 3 * (os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """Look for garbage less often, and never among what is loaded: that took a third of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


@pytest.fixture(autouse=True)
def undrawn(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw a screen when a test looks at it, not at every change: without a terminal the drawing goes nowhere.

    It is a quarter of what a test of a screen takes. Pictures of screens are drawn as ever.
    """
    if "snap_compare" not in request.fixturenames:
        monkeypatch.setattr(Screen, "_compositor_refresh", _forget_what_to_draw)


def _forget_what_to_draw(screen: Screen[object]) -> None:
    screen._compositor._dirty_regions.clear()
    screen._dirty_widgets.clear()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, and in it the log that learnlog finds when no other is named; returns that log's folder."""
    person = tmp_path_factory.mktemp("person")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(person))
    for name, folder in (("DATA", "AppData"), ("CACHE", "Cache"), ("CONFIG", "Config"), ("STATE", "State")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(person / folder))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(person / "AppData"))
    log = person / "log"
    monkeypatch.setenv("LEARNLOG_HOME", str(log))
    return log


@pytest.fixture(autouse=True)
def able_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that shows every colour and character, whatever the one is that the tests are run in."""
    for name in ("NO_COLOR", "LC_ALL", "LC_CTYPE", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("LANG", "C.UTF-8")):
        monkeypatch.setenv(name, value)
