"""Names that lead elsewhere, files that are none, copies by sync programs, and the rights on what learnlog makes."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from learnlog.errors import EntryMissing, LearnlogError
from learnlog.store.contents import Draft, DraftRef, Version
from learnlog.store.ids import IdMaker
from learnlog.store.names import NAME, place_of
from learnlog.store.toml import TomlStore

from .conftest import Told
from .logs import ENTRY_ID, NOON, bytes_in, entry_of, numbered, open_log
from .mutants import SOUND, store_of

CLIMBING = (
    "../../victim",
    "..",
    ".",
    "",
    "/etc/passwd",
    "a/b",
    "..\\..\\victim",
    "%2e%2e%2fvictim",
    "~",
    "CON",
    "nul.toml",
    "a\0b",
    "0" * 25 + "\n",
    "0" * 26 + "\n",
    "0" * 27,
    "0" * 5000,
    "０" * 26,
    ENTRY_ID.upper(),
    "O" * 26,
    "*" * 26,
    f"{ENTRY_ID}.toml",
    f"../2026/{ENTRY_ID}",
)
"""Ids that are none: paths, names a system keeps for itself, letters that only look right."""


@pytest.mark.parametrize(
    "call",
    [
        TomlStore.load,
        TomlStore.path_of,
        TomlStore.hold,
        lambda store, id_: store.bin.put(id_),
        lambda store, id_: store.bin.bring_back(id_),
        TomlStore.erase,
        TomlStore.keep_version,
        lambda store, id_: store.history.versions(id_),
        lambda store, id_: store.history.last_good(id_),
        lambda store, id_: store.history.read(id_, Version(1, "0" * 16)),
        lambda store, id_: store.drafts.drop(id_),
        lambda store, id_: store.unsent.text(id_),
        lambda store, id_: store.unsent.hold(id_),
        lambda store, id_: store.unsent.keep(id_, "text", durable=True),
        lambda store, id_: store.drafts.read(DraftRef(id_, "01234567")),
        lambda store, id_: store.drafts.adopt(DraftRef(id_, "01234567")),
    ],
)
def test_an_id_that_is_none_is_no_path(home: Path, call: Callable[[TomlStore, str], object]) -> None:
    victim = home.parent / "victim.toml"
    victim.write_text("nothing of learnlog's")
    before = sorted(home.parent.rglob("*"))
    for entry_id in CLIMBING:
        with pytest.raises(EntryMissing):
            call(open_log(home), entry_id)
    left = [path for path in sorted(home.parent.rglob("*")) if path not in before]
    assert all(path.is_relative_to(home / "locks") or path.is_relative_to(home / "cache") for path in left), left
    assert victim.read_text() == "nothing of learnlog's"


@pytest.mark.parametrize("session", ["/../../../victim", "../../..", "", "0123456", "0123456/", "01234567\n"])
def test_a_session_that_is_none_leads_nowhere(home: Path, session: str) -> None:
    victim = home.parent / "victim.toml"
    victim.write_text("nothing of learnlog's")
    store, ref = open_log(home), DraftRef(ENTRY_ID, session)
    store.drafts.set_aside(ref)
    for call in (store.drafts.read, store.drafts.adopt):
        with pytest.raises(LearnlogError):
            call(ref)
    assert victim.read_text() == "nothing of learnlog's"


def test_no_entry_can_have_an_id_that_is_none() -> None:
    for entry_id in CLIMBING:
        with pytest.raises(ValueError, match="id"):
            entry_of("text", entry_id)


@pytest.mark.parametrize("task", [*CLIMBING, "A" * 300, "CON", "aux.", "tâche", "a:b?c*d<e>f|g"])
def test_whatever_a_task_is_called_the_name_of_the_file_is_fit_for_every_system(task: str) -> None:
    place = place_of(numbered(1).model_copy(update={"task": task}))
    year, name = place.split("/")
    assert year == "2026"
    assert NAME.match(name)
    assert len(name) < 120
    assert name == name.lower()


def sync_copies(name: str) -> dict[str, bool]:
    """Return what real programs make of a file's name, and whether it may hold words of the entry."""
    stem = name.removesuffix(".toml")
    return {
        f"{stem} (conflicted copy 2026-11-24).toml": True,  # Dropbox
        f"{stem} (Sam's conflicted copy 2026-11-24).toml": True,
        f"{stem} (case conflict).toml": True,
        f"{stem}.sync-conflict-20261124-101010-ABCDEFG.toml": True,  # Syncthing
        f"{stem}_conf(2026-11-24_10-10-10).toml": True,  # Seafile
        f"{stem} (1).toml": True,  # Google Drive, browsers
        f"{stem}-DESKTOP-4F2K1.toml": True,  # OneDrive
        f"{stem} - Copy.toml": True,  # Windows
        f"{stem} - Kopie (2).toml": True,
        f"{stem} 2.toml": True,  # iCloud, macOS
        f"{stem} copy.toml": True,
        f"{stem} (conflict 2026-11-24-10-10-10).toml": True,  # Nextcloud
        name.upper(): True,  # systems where capitals are the same letters
        f"{stem}.toml.orig": True,  # merge tools
        f"{stem}.toml.bak": True,
        f"{name}~": False,  # what follows is no text of anybody's, or is the program's own to tidy
        f".{name}.swp": False,
        f"._{name}": False,
        f".~lock.{name}#": False,
        f".syncthing.{name}.tmp": False,
        f"{stem}.part": False,
        "desktop.ini": False,
        ".DS_Store": False,
        "Thumbs.db": False,
    }


def made_of_copies(store: TomlStore, home: Path) -> list[str]:
    """Put copies by sync programs beside an entry, list the log, save, and return what is wrong."""
    path = Path(open_log(home).path_of(ENTRY_ID))
    copies = sync_copies(path.name)
    for copy, words in copies.items():
        (path.parent / copy).write_bytes(bytes_in(home) if words else b"\0\5\x16\7")
    (path.parents[1] / path.name).write_bytes(bytes_in(home))  # not in the folder of its year
    listing = store.listing()
    told = {Path(copy.path).name for copy in listing.copies} | {Path(one.path).name for one in listing.unreadable}
    wrong = [f"passed over: {copy}" for copy, words in copies.items() if words and copy not in told]
    if [entry.id for entry in listing.entries] != [ENTRY_ID]:
        wrong.append(f"{len(listing.entries)} entries where there is one")
    store.save(numbered(3), store.load(ENTRY_ID).version)
    wrong += [f"deleted: {copy}" for copy in copies if not (path.parent / copy).exists()]
    return wrong


def test_copies_by_sync_programs_are_shown_and_left_alone(home: Path, told: Told) -> None:
    wrong = made_of_copies(open_log(home), home)
    told("copies by sync programs", f"{len(sync_copies('x.toml'))} styles of names", f"{len(wrong)} hidden or deleted")
    assert not wrong


def test_a_store_that_passes_over_copies_is_found_out(home: Path, found_out: Told) -> None:
    wrong = made_of_copies(store_of("passes over", home), home)
    found_out("copies by sync programs", "passes over", f"{len(wrong)} faults found")
    assert wrong


def test_what_is_no_file_is_told_and_left_alone(home: Path, told: Told) -> None:
    store, make_id = open_log(home), IdMaker()
    folder = Path(store.path_of(ENTRY_ID)).parent
    secret = home.parent / "secret.toml"
    secret.write_bytes(bytes_in(home))

    def place() -> Path:
        return folder / Path(place_of(entry_of("", make_id(NOON)))).name

    odd = {kind: place() for kind in ("pipe", "link", "link to itself", "link to nothing", "folder", "endless")}
    os.mkfifo(odd["pipe"])
    odd["link"].symlink_to(secret)
    odd["link to itself"].symlink_to(odd["link to itself"])
    odd["link to nothing"].symlink_to(home / "nothing")
    odd["folder"].mkdir()
    odd["endless"].symlink_to("/dev/zero")
    listing = store.listing()
    assert {Path(error.path) for error in listing.unreadable} == set(odd.values())
    assert [entry.id for entry in listing.entries] == [ENTRY_ID]
    assert all(os.path.lexists(path) for path in odd.values())
    told("pipes, links and folders among entries", f"{len(odd)} kinds", "told, not opened, left alone")


def test_a_store_that_follows_links_is_found_out(home: Path) -> None:
    """It takes a file outside the log for one of its entries."""
    path = Path(open_log(home).path_of(ENTRY_ID))
    path.rename(home.parent / "secret.toml")
    path.symlink_to(home.parent / "secret.toml")
    sound = open_log(home)
    assert not sound.listing().entries
    sound.folders.index.unlink()
    assert store_of("follows links", home).listing().entries


def test_a_name_that_is_no_text_harms_nothing(home: Path) -> None:
    folder = os.fsencode(Path(open_log(home).path_of(ENTRY_ID)).parent)
    for name in (b"\xff\xfe.toml", b"2026-11-23-\xe9.toml", b"new\nline.toml", b"\x1b]0;title\x07.toml"):
        with open(folder + b"/" + name, "wb") as file:  # noqa: PTH123 - a path of bytes
            file.write(b"x = 1")
    listing = open_log(home).listing()
    assert len(listing.unreadable) == 4
    assert [entry.id for entry in listing.entries] == [ENTRY_ID]


@pytest.mark.parametrize("kind", ["entries", "2026", "drafts"])
def test_a_folder_that_is_a_link_or_a_file_loses_no_draft(home: Path, kind: str) -> None:
    store = open_log(home)
    opened = store.load(ENTRY_ID)
    place = {"entries": home / "entries", "2026": home / "entries" / "2026", "drafts": home / "state" / "drafts"}[kind]
    if place.exists():
        place.rename(home.parent / "moved")
    place.parent.mkdir(exist_ok=True)
    place.write_text("a file")
    fresh = open_log(home)
    with pytest.raises(LearnlogError):
        if kind == "drafts":
            fresh.drafts.keep(Draft(numbered(3), NOON, opened.version), durable=True)
        else:
            fresh.save(numbered(3), opened.version)
    assert place.read_text() == "a file"


def modes_too_wide(store: TomlStore, home: Path) -> list[str]:
    """Make one of every kind of file under a loose umask; return those open to others."""
    before = os.umask(0o022)
    try:
        version = store.save(numbered(2), store.save(numbered(1), ""))
        store.drafts.keep(Draft(numbered(3), NOON, version), durable=True)
        store.drafts.keep(Draft(numbered(4), NOON, version), durable=False)
        store.unsent.keep(ENTRY_ID, "text", durable=True)
        store.records.save_settings(store.records.settings())
        store.hold(ENTRY_ID).release()
        store.listing()
    finally:
        os.umask(before)
    wrong = []
    for path in (home, *home.rglob("*")):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode != (0o700 if path.is_dir() else 0o600):
            wrong.append(f"{path.relative_to(home.parent)}: {mode:o}")
    return wrong


def test_all_that_learnlog_makes_is_for_its_owner_alone(tmp_path: Path, told: Told) -> None:
    wrong = modes_too_wide(open_log(tmp_path / "log"), tmp_path / "log")
    told("umask 022", "every kind of file", f"{len(wrong)} open to others")
    assert not wrong


def test_a_store_that_opens_files_to_all_is_found_out(tmp_path: Path, found_out: Told) -> None:
    wrong = modes_too_wide(store_of("open to all", tmp_path / "log"), tmp_path / "log")
    found_out("umask 022", "open to all", f"{len(wrong)} found")
    assert wrong
    assert store_of(SOUND, tmp_path / "log").load(ENTRY_ID).entry == numbered(2)
