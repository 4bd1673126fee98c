"""Archives that are damaged, lie or mean harm: refused whole, with our own error, and nothing of the log touched."""

from __future__ import annotations

import random
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from learnlog.errors import ArchiveRefused
from learnlog.store.archive import opened
from learnlog.store.backups import Backups
from learnlog.store.folders import Folders
from learnlog.store.importing import plan_import, take_in
from learnlog.store.restoring import plan_restore, restore
from tests.store import zips

from .conftest import Told
from .damage import DAMAGES, Damage
from .logs import entry_of, numbered, open_log

Reader = Callable[[Path], dict[str, bytes]]

NOISE = random.Random(5).randbytes(700)
CONTENTS = {"settings.toml": b"welcomed = true\n", "entries/2026/a.toml": b'title = "Two"\n' * 60, "bin/b.toml": NOISE}


def as_learnlog(path: Path) -> dict[str, bytes]:
    """Read an archive as learnlog does."""
    with opened(path) as archive:
        return {name: archive.read(name) for name in archive.names}


def as_anybody(path: Path) -> dict[str, bytes]:
    """Read an archive as programs mostly do: the mutant."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile as error:
        raise ArchiveRefused(str(path), "it is damaged") from error


def digit_anywhere(raw: bytes, chance: random.Random) -> bytes:
    """Change one byte to any other, as damage does that no single bit explains."""
    place = chance.randrange(len(raw))
    return raw[:place] + chance.randbytes(1) + raw[place + 1 :]


BINARY: list[Damage] = [
    *(one for one in DAMAGES if one.__name__ not in ("digit_changed", "two_versions")),
    digit_anywhere,
]


def damaged(reader: Reader, path: Path, number: int) -> tuple[Counter[str], list[str]]:
    """Damage an archive in one way after another and read it; return how that ended, and what was wrong."""
    chance, ends, wrong = random.Random(number), Counter[str](), []
    kinds = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)
    sound = [zips.zipped(*CONTENTS.items(), packed=kind) for kind in kinds]
    for count in range(number):
        damage = BINARY[count % len(BINARY)]
        path.write_bytes(damage(sound[count // len(BINARY) % 2], chance))
        try:
            found = reader(path)
        except ArchiveRefused:
            ends["refused"] += 1
        except Exception as error:
            wrong.append(f"{damage.__name__} {count}: {error!r}")
        else:
            # Dates and names have no checksum: what a name holds is as it was.
            ends["read as it was"] += 1
            if Counter(found.values()) - Counter(CONTENTS.values()):
                wrong.append(f"{damage.__name__} {count}: something else in it")
    return ends, wrong


@pytest.mark.parametrize("number", [150, pytest.param(20_000, marks=pytest.mark.whole)])
def test_a_damaged_archive_is_refused_or_says_what_it_said(tmp_path: Path, number: int, told: Told) -> None:
    ends, wrong = damaged(as_learnlog, tmp_path / "x.zip", number)
    told(
        "damaged archives",
        f"{number} archives ({', '.join(f'{count} {end}' for end, count in sorted(ends.items()))})",
        f"{len(wrong)} with another error or other words",
    )
    assert not wrong
    assert ends["refused"] > number / 2


def test_a_reader_that_catches_only_what_it_expects_is_found_out(tmp_path: Path, found_out: Told) -> None:
    _, wrong = damaged(as_anybody, tmp_path / "x.zip", 400)
    found_out("damaged archives", "Python's own reader", f"{len(wrong)} of 400")
    assert any("zlib" in one or "Error" in one or "error" in one for one in wrong)


WORDS = b"planted = true\n" * 40
ONE = zips.zipped(("entries/2026/a.toml", WORDS))

HOSTILE: dict[str, bytes] = {
    **{
        f"the name {name!r}": zips.zipped(("settings.toml", WORDS), (name, WORDS))
        for name in (
            *("../planted", "../../planted", "entries/../../planted", "/tmp/planted", "//server/planted", "C:/planted"),
            *("..\\planted", "entries/2026/..", "con", "a\x00.toml", "a:stream", "a\x1b[2J.toml", "x" * 300),
        )
    },
    "a link": zips.zipped(("entries/2026/a.toml", b"/etc/passwd"), change=zips.LINK),
    "a pipe": zips.zipped(("entries/2026/a.toml", b""), change=zips.PIPE),
    "a device": zips.zipped(("entries/2026/a.toml", b""), change=zips.DEVICE),
    "a bomb": zips.zipped(("entries/2026/a.toml", bytes(15_000_000))),
    "the same bytes as many files": zips.overlapping(200),
    "a size too small": zips.claiming(ONE, zips.SIZE, 10),
    "a size too large": zips.claiming(ONE, zips.SIZE, len(WORDS) + 1),
    "a size of 4 GB": zips.claiming(ONE, zips.SIZE, 2**32 - 2),
    "a packed size too small": zips.claiming(ONE, zips.PACKED, 1),
    "a size that lies beside a checksum to match": zips.lying_with_a_checksum_to_match(WORDS, 10),
    "a wrong checksum": zips.claiming(ONE, zips.CHECK, 0),
    "encryption": zips.claiming(ONE, zips.FLAGS, 1),
    "an unknown way of packing": zips.claiming(ONE, zips.METHOD, 77),
    "a second directory": zips.with_second_directory(ONE),
    "bytes that nobody unpacks": zips.with_bytes_nobody_unpacks(ONE, b"planted"),
    "something in front": b"#!/bin/sh\n" + ONE,
    "something behind": ONE + b"planted",
    "two files that are one on some systems": zips.zipped(("entries/a", WORDS), ("Entries/A", WORDS)),
}


def by_learnlog(path: Path, home: Path) -> None:
    """Bring an archive back as ``learnlog restore --older --yes`` does."""
    folders = Folders.find(home, {})
    restore(plan_restore(path, folders), folders, older=True)


def by_taking_in(path: Path, home: Path) -> None:
    """Take an archive in as ``learnlog import --yes`` does."""
    folders = Folders.find(home, {})
    take_in(plan_import(path, folders), folders)


def by_anybody(path: Path, home: Path) -> None:
    """Bring an archive back as a few lines of any program would: the mutant."""
    for name, data in as_anybody(path).items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)


def brought_back(way: Callable[[Path, Path], None], raw: bytes, home: Path) -> list[str]:
    """Bring an archive back over a log; return what is wrong with how it ended."""
    path = home.parent / "hostile.zip"
    path.write_bytes(raw)
    around = home.parent
    before = {one: one.read_bytes() for one in around.rglob("*") if one.is_file()}
    wrong = []
    try:
        way(path, home)
        wrong.append("it was let in")
    except ArchiveRefused as error:
        if "your log is as it was" not in error.means:
            wrong.append(error.message)
    except Exception as error:
        wrong.append(repr(error)[:100])
    after = {one: one.read_bytes() for one in around.rglob("*") if one.is_file()}
    return [*wrong, *(f"{one} was written" for one in after.keys() ^ before.keys() if "locks" not in one.parts)]


@pytest.mark.parametrize("way", [by_learnlog, by_taking_in])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused_whole(
    home: Path, name: str, way: Callable[[Path, Path], None], told: Told
) -> None:
    wrong = brought_back(way, HOSTILE[name], home)
    told("hostile archives", name if name.isprintable() else "a hidden sign", "refused whole, nothing written")
    assert not wrong


@pytest.mark.parametrize("name", ["the name '../planted'", "a link", "a bomb", "something in front"])
def test_a_program_that_believes_an_archive_is_found_out(home: Path, name: str, found_out: Told) -> None:
    wrong = brought_back(by_anybody, HOSTILE[name], home)
    found_out("hostile archives", "Python's own reader", name)
    assert wrong


@pytest.mark.parametrize("number", [25, pytest.param(1500, marks=pytest.mark.whole)])
def test_looking_at_a_damaged_backup_changes_nothing(home: Path, number: int, told: Told) -> None:
    store, chance = open_log(home), random.Random(number)
    store.save(entry_of("Another entry.", "01kas5v9dr4m8wq2c7n1t6xhzc"), "")
    made = Backups(store.folders, lambda: datetime(2026, 11, 25, 18, tzinfo=UTC)).make()
    sound = made.path.read_bytes()
    version = store.load(numbered(1).id).version
    store.save(numbered(9), version)
    changed = {path: path.read_bytes() for path in home.rglob("*.toml")}
    refused = wrong = 0
    for count in range(number):
        path = home.parent / "damaged.zip"
        path.write_bytes(BINARY[count % len(BINARY)](sound, chance))
        try:
            plan_restore(path, store.folders)
        except ArchiveRefused:
            refused += 1
        wrong += {path: path.read_bytes() for path in home.rglob("*.toml")} != changed
    told("damaged backups", f"{number} backups, {refused} refused", f"{wrong} that changed the log by being looked at")
    assert not wrong
    assert refused > number / 2
