"""Files that were damaged, changed or made to do harm: never a crash, never passed over, never taken for untouched."""

from __future__ import annotations

import codecs
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from learnlog.errors import EntryUnreadable
from learnlog.store.format import dump_entry, parse_entry
from learnlog.store.ids import IdMaker
from learnlog.store.names import place_of
from learnlog.store.toml import TomlStore

from .conftest import Told
from .damage import DAMAGES, HOSTILE, ODD, any_entry, sealed
from .logs import ENTRY_ID, NOON, bytes_in, entry_of, numbered, open_log
from .mutants import store_of


@dataclass
class Harm:
    """What became of a number of damaged files."""

    files: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def damaged(store: TomlStore, number: int, seed: int = 7) -> Harm:
    """Damage the file of an entry in one way after another, and open it each time."""
    chance, harm = random.Random(seed), Harm()
    entry = entry_of("")
    version = store.save(entry, "")
    path = Path(store.path_of(entry.id))
    for count in range(number):
        if count % 50 == 0:
            entry = any_entry(chance)
            path.unlink()
            version = store.save(entry, "")
            whole = path.read_bytes()
        damage = DAMAGES[count % len(DAMAGES)]
        raw = damage(whole, chance)
        path.write_bytes(raw)
        harm.files += 1
        try:
            opened = store.load(entry.id)
        except EntryUnreadable:
            harm.ends["unreadable"] += 1
        except Exception as error:
            harm.wrong.append(f"{damage.__name__} {count}: {error!r}")
        else:
            harm.ends["edited outside" if opened.outside else "the same by chance"] += 1
            if not opened.outside and raw != whole:
                harm.wrong.append(f"{damage.__name__} {count}: counts as learnlog wrote it")
            if opened.version == version and raw != whole:
                harm.wrong.append(f"{damage.__name__} {count}: counts as the version that was saved")
    return harm


@pytest.mark.parametrize("number", [400, pytest.param(10_000, marks=pytest.mark.whole)])
def test_no_damaged_entry_counts_as_learnlog_wrote_it(tmp_path: Path, number: int, told: Told) -> None:
    harm = damaged(open_log(tmp_path / "log"), number)
    ends = ", ".join(f"{count} {end}" for end, count in sorted(harm.ends.items()))
    told("damaged entries", f"{harm.files} files ({ends})", f"{len(harm.wrong)} taken for whole, or worse")
    assert not harm.wrong
    # Some damage only shows by the checksum: the file still reads as an entry.
    assert harm.ends["edited outside"] > number / 20
    assert harm.ends["unreadable"] > number / 20


def test_a_store_without_a_checksum_is_found_out(tmp_path: Path, found_out: Told) -> None:
    harm = damaged(store_of("no checksum", tmp_path / "log"), 400)
    found_out("damaged entries", "no checksum", f"{len(harm.wrong)} of {harm.files} taken for whole")
    assert harm.wrong


def unlisted(store: TomlStore, home: Path, number: int) -> list[str]:
    """Fill a log with damaged files and list it; return what is wrong."""
    chance, make_id = random.Random(number), IdMaker()
    written: dict[Path, bytes] = {}
    for count in range(number):
        entry = any_entry(chance).model_copy(update={"id": make_id(NOON)})
        path = home / "entries" / place_of(entry)
        path.parent.mkdir(parents=True, exist_ok=True)
        written[path] = DAMAGES[count % len(DAMAGES)](dump_entry(entry), chance)
        path.write_bytes(written[path])
    wrong = []
    # The second time out of the index.
    for listing in (store.listing(), store.listing()):
        missing = number - len(listing.entries) - len(listing.unreadable) - len(listing.copies)
        if missing:
            wrong.append(f"{missing} files passed over")
    left = {path: path.read_bytes() for path in written if path.exists()}
    wrong += [f"{path.name} was changed or deleted" for path, raw in written.items() if left.get(path) != raw]
    return wrong


@pytest.mark.parametrize("number", [100, pytest.param(2000, marks=pytest.mark.whole)])
def test_every_damaged_file_is_listed_and_left_as_it_is(tmp_path: Path, number: int, told: Told) -> None:
    wrong = unlisted(open_log(tmp_path / "log"), tmp_path / "log", number)
    told("listing damaged entries", f"{number} files", f"{len(wrong)} passed over or changed")
    assert not wrong


@pytest.mark.parametrize("store", ["passes over", "tidying"])
def test_a_store_that_hides_damage_is_found_out(tmp_path: Path, store: str, found_out: Told) -> None:
    wrong = unlisted(store_of(store, tmp_path / "log"), tmp_path / "log", 40)
    found_out("listing damaged entries", store, f"{len(wrong)} faults found")
    assert wrong


@pytest.mark.parametrize("name", [*HOSTILE, *ODD])
def test_what_is_no_entry_is_unreadable_and_nothing_worse(home: Path, name: str, told: Told) -> None:
    raw = HOSTILE[name].encode() if name in HOSTILE else ODD[name]
    store = open_log(home)
    path = Path(store.path_of(ENTRY_ID))
    path.write_bytes(raw)
    with pytest.raises(EntryUnreadable):
        store.load(ENTRY_ID)
    (error,) = store.listing().unreadable
    assert error.path == str(path)
    assert path.read_bytes() == raw
    told("hostile files", name, "refused")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_refused_before_the_parser_sees_it(name: str) -> None:
    with pytest.raises(EntryUnreadable, match="deeper than anything the log needs"):
        parse_entry(HOSTILE[name].encode(), "")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_right_checksum_makes_hostile_text_no_better(name: str) -> None:
    with pytest.raises(EntryUnreadable, match="deeper than anything the log needs"):
        parse_entry(sealed(HOSTILE[name]), "")


def test_a_file_of_100_mb_is_told_and_not_read(home: Path) -> None:
    store = open_log(home)
    path = Path(store.path_of(ENTRY_ID))
    with path.open("r+b") as file:
        file.truncate(100_000_000)
    with pytest.raises(EntryUnreadable, match="larger than 5 MB"):
        store.load(ENTRY_ID)
    (error,) = store.listing().unreadable
    assert "larger than 5 MB" in error.cause
    assert path.stat().st_size == 100_000_000


def test_what_editors_put_in_front_is_read_and_said_to_be_an_edit(home: Path) -> None:
    store = open_log(home)
    path = Path(store.path_of(ENTRY_ID))
    path.write_bytes(codecs.BOM_UTF8 + bytes_in(home))
    opened = store.load(ENTRY_ID)
    assert opened.entry == numbered(2)
    assert opened.outside


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-32", "latin-1", "cp037"])
def test_other_codings_are_told(home: Path, coding: str) -> None:
    store = open_log(home)
    text = bytes_in(home).decode().replace("A title", "Größe")
    Path(store.path_of(ENTRY_ID)).write_bytes(text.encode(coding))
    with pytest.raises(EntryUnreadable):
        store.load(ENTRY_ID)
    assert len(store.listing().unreadable) == 1


def test_line_ends_of_another_system_are_read_and_said_to_be_an_edit(home: Path) -> None:
    store = open_log(home)
    Path(store.path_of(ENTRY_ID)).write_bytes(bytes_in(home).replace(b"\n", b"\r\n"))
    opened = store.load(ENTRY_ID)
    assert opened.entry == numbered(2)
    assert opened.outside
