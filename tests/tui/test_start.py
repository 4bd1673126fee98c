"""The log is opened behind the first frame, once, and whoever waits for it hears what came of that."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from learnlog.opening import Opening
from learnlog.store.folders import Folders
from learnlog.tui.app import LearnlogApp
from learnlog.tui.start import Start
from learnlog.workspace import Workspace


def opening(folder: Path) -> Opening:
    return Opening(Folders.find(folder / "log", {}))


class Broken(Opening):
    """An opening at fault itself."""

    def workspace(self) -> Workspace:
        raise ZeroDivisionError


async def test_learnlog_closed_while_its_log_was_being_opened_does_no_more(tmp_path: Path) -> None:
    start = Start(LearnlogApp(opening(tmp_path)), opening(tmp_path), resume=False)
    await start.open()
    assert (await start.opened()).workspace.settings.now.welcomed is False
    assert not (tmp_path / "log").exists()


async def test_whoever_waits_hears_of_a_fault(tmp_path: Path) -> None:
    start = Start(LearnlogApp(opening(tmp_path)), Broken(Folders.find(tmp_path, {})), resume=False)
    with pytest.raises(ZeroDivisionError):
        await start.open()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await start.opened()
    assert start.log is None


@pytest.fixture
def no_garbage() -> Iterator[None]:
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


async def test_garbage_is_looked_for_again_once_all_is_loaded(tmp_path: Path, no_garbage: None) -> None:
    start = Start(LearnlogApp(opening(tmp_path)), opening(tmp_path), resume=False)
    await start.open()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 10_000
