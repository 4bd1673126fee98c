from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.make_log import main, write_log, write_log_in_task
from learnlog.journal.answers import Address
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore


def test_a_log_holds_that_many_entries_all_readable_and_goes_on_in_the_newest(tmp_path: Path) -> None:
    write_log(tmp_path, 12)
    store = TomlStore(Folders.find(tmp_path, {}))
    listing = store.listing()
    assert (len(listing.entries), listing.unreadable) == (12, ())
    assert len({entry.task for entry in listing.entries}) > 5
    assert len({entry.created.date() for entry in listing.entries}) == 12
    place = store.records.place()
    assert place is not None
    assert (place.entry, listing.entries[0].state) == (listing.entries[0].id, "draft")


def test_a_log_without_entries_asks_nothing_at_its_start(tmp_path: Path) -> None:
    write_log(tmp_path, 0)
    store = TomlStore(Folders.find(tmp_path, {}))
    assert store.records.settings().welcomed and store.listing().entries == ()


def test_a_log_can_go_on_in_an_empty_box_for_long_text(tmp_path: Path) -> None:
    write_log_in_task(tmp_path, 3)
    store = TomlStore(Folders.find(tmp_path, {}))
    assert len(store.listing().entries) == 3
    place = store.records.place()
    assert place is not None
    step, _, item = place.step.partition("/")
    entry = store.load(place.entry).entry
    assert entry.answers
    assert entry.answer(Address(step, item, place.field)) is None


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("words")
    with pytest.raises(SystemExit):
        main(["--entries", "1", "--home", str(tmp_path)])
    assert "is not empty" in capsys.readouterr().err
