"""Units kept from the start before: good for as long as nothing has changed, and never in the way."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from learnlog.content.unit import Unit
from learnlog.errors import SaveFailed, UnitFaults
from learnlog.store.files import Files
from learnlog.store.kept_units import STILL_WARM, KeptUnits, _seal
from learnlog.store.units import bundled_units, load_catalog, load_unit

from ..units import UNIT, UNIT_ID, write_unit


def later() -> int:
    """The time when a unit that was written just now has been left alone for long enough."""
    return time.time_ns() + 2 * STILL_WARM


class Reader:
    """Reads units, and remembers that it was asked to."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, folder: Path) -> Unit:
        self.asked.append(folder.name)
        return load_unit(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_unit(tmp_path / "units" / "listening")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "units.json"


def start(cache: Path, *folders: Path, clock: Callable[[], int] = later, files: Files | None = None) -> list[str]:
    """Ask for units as a start does; return the folders that had to be read."""
    kept, read = KeptUnits(cache, files, clock), Reader()
    for one in folders:
        assert kept.unit(one, read) == load_unit(one)
    kept.save()
    return read.asked


def test_a_unit_is_read_once(folder: Path, cache: Path) -> None:
    assert start(cache, folder) == ["listening"]
    assert start(cache, folder) == []
    assert start(cache, folder) == []


def test_every_bundled_unit_comes_back_as_it_was(cache: Path) -> None:
    first = load_catalog(bundled_units(), None, KeptUnits(cache, clock=later))
    again = load_catalog(bundled_units(), None, KeptUnits(cache, clock=later))
    assert first.units
    assert again == first == load_catalog(bundled_units(), None)


def other_words(folder: Path) -> None:
    """Another text of the same size, by an editor that puts the time back."""
    file = folder / "unit.toml"
    was = file.stat()
    file.write_text(UNIT.replace("Listening to readers", "Listening to writers", 1), encoding="utf-8")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert file.stat().st_size == was.st_size


def other_file(folder: Path) -> None:
    """The same, in another file put in its place."""
    written = folder / "unit.toml.new"
    written.write_text(UNIT.replace("Listening to readers", "Listening to writers", 1), encoding="utf-8")
    written.replace(folder / "unit.toml")


@pytest.mark.parametrize("change", [other_words, other_file])
def test_a_unit_that_changed_is_read_again(folder: Path, cache: Path, change: Callable[[Path], None]) -> None:
    start(cache, folder)
    change(folder)
    assert start(cache, folder) == ["listening"]
    assert KeptUnits(cache).unit(folder, load_unit).title == "Listening to writers"


@pytest.mark.parametrize("place", ["notes.txt", "readings/extra.md", "tasks/notes.txt"])
def test_a_file_too_many_is_a_fault_all_the_same(folder: Path, cache: Path, place: str) -> None:
    start(cache, folder)
    (folder / place).write_text("Words.", encoding="utf-8")
    with pytest.raises(UnitFaults):
        start(cache, folder)
    (folder / place).unlink()
    start(cache, folder)


def test_a_file_too_few_is_a_fault_all_the_same(folder: Path, cache: Path) -> None:
    start(cache, folder)
    (folder / "readings" / "welcome.md").unlink()
    with pytest.raises(UnitFaults):
        start(cache, folder)
    with pytest.raises(UnitFaults):
        start(cache, folder)


def test_a_unit_being_written_is_not_kept(folder: Path, cache: Path) -> None:
    for _ in range(2):
        assert start(cache, folder, clock=time.time_ns) == ["listening"]
    assert start(cache, folder) == ["listening"]
    assert start(cache, folder, clock=time.time_ns) == []


def sealed(rest: bytes) -> bytes:
    return _seal(rest) + b"\n" + rest


def cut(raw: bytes) -> bytes:
    return raw[:-20]


def one_letter(raw: bytes) -> bytes:
    return raw.replace(b"Listening to readers", b"Listening to leaders")


def nothing(raw: bytes) -> bytes:
    return b""


def of_another_learnlog(raw: bytes) -> bytes:
    return b"9" + raw


def nonsense(raw: bytes) -> bytes:
    return sealed(b"nonsense\n{}")


def no_places(raw: bytes) -> bytes:
    return sealed(b"[[], 1]\n{}")


def half(raw: bytes) -> bytes:
    return sealed(raw.split(b"\n")[1])


@pytest.mark.parametrize("damage", [cut, one_letter, nothing, of_another_learnlog, nonsense, no_places, half])
def test_what_is_damaged_or_made_by_another_learnlog_is_made_anew(
    folder: Path, cache: Path, damage: Callable[[bytes], bytes]
) -> None:
    start(cache, folder)
    whole = cache.read_bytes()
    assert damage(whole) != whole
    cache.write_bytes(damage(whole))
    assert start(cache, folder) == ["listening"]
    assert cache.read_bytes() == whole


def test_a_folder_in_its_place_does_no_harm(folder: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    assert start(cache, folder) == ["listening"]
    assert start(cache, folder) == ["listening"]


class Full(Files):
    def write_quickly(self, path: Path, data: bytes) -> None:
        raise SaveFailed("the disk is full")


def test_a_full_disk_only_makes_it_slower(folder: Path, cache: Path) -> None:
    assert start(cache, folder, files=Full()) == ["listening"]
    assert not cache.exists()


def test_only_what_was_asked_for_is_kept(tmp_path: Path, folder: Path, cache: Path) -> None:
    gone = write_unit(tmp_path / "units" / "gone")
    start(cache, folder, gone)
    assert start(cache, folder) == []
    assert start(cache, folder, gone) == ["gone"]


def test_units_of_one_name_in_two_places_are_told_apart(tmp_path: Path, folder: Path, cache: Path) -> None:
    other = write_unit(tmp_path / "mine" / "listening")
    (other / "unit.toml").write_text(UNIT.replace("Listening to readers", "Listening to them"), encoding="utf-8")
    start(cache, folder, other)
    kept = KeptUnits(cache)
    titles = [kept.unit(one, Reader()).title for one in (folder, other)]
    assert titles == ["Listening to readers", "Listening to them"]


def test_a_person_s_own_unit_with_faults_is_named_at_every_start(tmp_path: Path, folder: Path, cache: Path) -> None:
    own = tmp_path / "own"
    write_unit(own / "broken", {"unit.toml": "title = 1"})
    for _ in range(2):
        catalog = load_catalog(folder.parent, own, KeptUnits(cache, clock=later))
        assert [unit.id for unit in catalog.units] == [UNIT_ID]
        assert [one.unit for one in catalog.broken] == ["broken"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_can_read_it(folder: Path, cache: Path) -> None:
    start(cache, folder)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o600
