"""Others who write in the same entry: another learnlog, a sync program that knows of no locks, an editor, a person.

Nobody's words are lost: they are in the entry, among its earlier versions, or in a copy that is listed.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from learnlog.errors import EntryChanged, EntryMissing, EntryUnreadable, LearnlogError, SaveFailed
from learnlog.store.contents import Draft
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.format import dump_entry, parse_entry
from learnlog.store.toml import TomlStore

from .conftest import Told
from .logs import ENTRY_ID, NOON, bytes_in, entry_of, look, numbered, open_log, text_of
from .mutants import SOUND, store_of
from .processes import Writer


def lines_lost(writer: Writer, store: str, home: Path, edits: int) -> int:
    """Let two processes add lines to the same entry; return how many lines are missing then."""
    names = ("one", "two")
    with contextlib.ExitStack() as stack:
        windows = [stack.enter_context(writer.start("edits", store, home, name=name, edits=edits)) for name in names]
        for window in windows:
            window.begin()
        said = [window.hear_all()[-1] for window in windows]
        assert store != SOUND or said == ["done", "done"]
    lines = text_of(open_log(home).load(ENTRY_ID).entry).splitlines()
    return len({f"{name}-{number}" for name in names for number in range(edits)} - set(lines))


@pytest.mark.parametrize("edits", [30, pytest.param(120, marks=pytest.mark.whole)])
def test_two_learnlogs_lose_no_edit_of_each_other(writer: Writer, home: Path, edits: int, told: Told) -> None:
    lost = lines_lost(writer, SOUND, home, edits)
    told("two learnlogs in one entry", f"{2 * edits} edits", f"{lost} lost")
    assert lost == 0
    assert not open_log(home).listing().copies


@pytest.mark.parametrize("store", ["no comparison", "no lock"])
def test_a_weaker_store_is_found_out_by_two_learnlogs(writer: Writer, home: Path, store: str, found_out: Told) -> None:
    lost = lines_lost(writer, store, home, 60)
    found_out("two learnlogs in one entry", store, f"{lost} of 120 edits lost")
    assert lost


def words_lost(writer: Writer, store: str, home: Path, kept: Path, edits: int) -> tuple[int, int]:
    """Let a sync program replace the entry while learnlog saves; return how many texts there were, and are missing."""
    kept.mkdir()
    with (
        writer.start("replaces", SOUND, home, name="tool", kept=kept) as tool,
        writer.start("edits", store, home, name="mine", edits=edits) as window,
    ):
        tool.begin()
        window.begin()
        assert window.hear_all()[-1] == "done"
        tool.kill()
        tool.hear_all()
    found = [open_log(home).load(ENTRY_ID).entry]
    places = [*(home / "history" / ENTRY_ID).iterdir(), *(home / "entries").rglob("*.copy-*.toml"), *kept.iterdir()]
    for path in places:
        with contextlib.suppress(EntryUnreadable):  # the tool was killed while it wrote its own
            found.append(parse_entry(path.read_bytes(), str(path))[0])
    there = {line for entry in found for line in text_of(entry).splitlines()}
    written = len(list(kept.iterdir())) - 1
    everything = {f"tool-{number}" for number in range(written)} | {f"mine-{number}" for number in range(edits)}
    return len(everything), len(everything - there)


@pytest.mark.parametrize("edits", [60, pytest.param(1000, marks=pytest.mark.whole)])
def test_a_sync_program_without_locks_loses_nothing_by_learnlog(
    writer: Writer, home: Path, tmp_path: Path, edits: int, told: Told
) -> None:
    texts, lost = words_lost(writer, SOUND, home, tmp_path / "kept", edits)
    told("sync program without locks during saves", f"{texts} texts", f"{lost} lost")
    assert lost == 0


def test_a_store_that_only_renames_loses_what_came_between(
    writer: Writer, home: Path, tmp_path: Path, found_out: Told
) -> None:
    for round_ in range(20):
        texts, lost = words_lost(writer, "plain rename", home, tmp_path / f"kept-{round_}", 100)
        if lost:
            found_out("sync program without locks during saves", "plain rename", f"{lost} of {texts} texts lost")
            return
    raise AssertionError("nothing came between in any round")


def with_the_same_time(path: Path) -> None:
    """Change a file as a program does that sets its times back, to as many bytes."""
    known = path.stat()
    theirs = dump_entry(numbered(7))
    assert len(theirs) == known.st_size
    path.write_bytes(theirs)
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))


def gone(path: Path) -> None:
    path.unlink()


def a_link(path: Path) -> None:
    """Put the file elsewhere and a link to it in its place."""
    elsewhere = path.parent / "elsewhere.txt"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def under_the_editor(store: TomlStore, home: Path, change: Callable[[Path], None]) -> list[str]:
    """Change the file of an entry that is open, and save; return what is wrong then."""
    opened, path = store.load(ENTRY_ID), Path(store.path_of(ENTRY_ID))
    store.listing()
    change(path)
    after = path.lstat() if os.path.lexists(path) else None
    wrong = []
    try:
        store.save(numbered(3), opened.version)
    except EntryChanged:
        pass
    except LearnlogError as error:
        wrong.append(f"told of something else: {error}")
    else:
        wrong.append("saved as if nothing had been changed")
    now = path.lstat() if os.path.lexists(path) else None
    if (after is None) != (now is None) or (
        after and now and (after.st_ino, after.st_mode) != (now.st_ino, now.st_mode)
    ):
        wrong.append("what was put there is gone")
    return wrong


CHANGES = [with_the_same_time, gone, a_link, a_pipe, a_folder]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_under_the_editor_is_told_and_left_alone(
    home: Path, change: Callable[[Path], None], told: Told
) -> None:
    store = open_log(home)
    opened = store.load(ENTRY_ID)
    wrong = under_the_editor(store, home, change)
    told("changed under the editor", change.__name__.replace("_", " "), f"{len(wrong)} faults")
    assert not wrong
    # The words typed here are kept all the same.
    store.drafts.keep(Draft(numbered(3), NOON, opened.version), durable=True)
    (draft,) = open_log(home).drafts.of(ENTRY_ID)
    assert draft.entry == numbered(3)


def test_an_edit_that_leaves_size_and_time_as_they_were_is_listed(home: Path) -> None:
    store = open_log(home)
    store.listing()
    with_the_same_time(Path(store.path_of(ENTRY_ID)))
    (listed,) = store.listing().entries
    assert "000007" in listed.excerpt


@pytest.mark.parametrize("change", [with_the_same_time, a_link])
def test_a_store_that_does_not_compare_is_found_out(
    home: Path, change: Callable[[Path], None], found_out: Told
) -> None:
    store = "no comparison" if change is with_the_same_time else "follows links"
    wrong = under_the_editor(store_of(store, home), home, change)
    found_out("changed under the editor", store, f"{len(wrong)} faults found")
    assert wrong


def test_what_comes_in_the_last_moment_is_listed_as_a_copy(home: Path) -> None:
    class LastMoment(Files):
        """A disk on which a sync program puts its own file just before the new one takes its place."""

        def write_over(
            self, path: Path, data: bytes, expected: Callable[[Path], bool], aside: Callable[[], Path]
        ) -> bool:
            theirs = path.with_name("theirs")
            theirs.write_bytes(dump_entry(entry_of("from elsewhere\n")))
            theirs.replace(path)
            return super().write_over(path, data, expected, aside)

    folders = open_log(home).folders
    TomlStore(folders, LastMoment()).save(numbered(3), open_log(home).load(ENTRY_ID).version)
    store = open_log(home)
    (copy,) = store.listing().copies
    assert text_of(store.copy(copy.path).entry) == "from elsewhere\n"
    assert store.load(ENTRY_ID).entry == numbered(3)


def test_an_entry_deleted_by_another_is_saved_again_as_a_new_one(home: Path) -> None:
    store = open_log(home)
    version = store.load(ENTRY_ID).version
    Path(store.path_of(ENTRY_ID)).unlink()
    with pytest.raises(EntryChanged):
        store.save(numbered(3), version)
    with pytest.raises(EntryMissing):
        store.load(ENTRY_ID)
    store.save(numbered(3), "")
    assert look(home).number == 3


def test_a_new_entry_never_takes_the_place_of_one_that_came_first(home: Path) -> None:
    before = bytes_in(home)
    with pytest.raises((EntryChanged, SaveFailed)):
        open_log(home).save(numbered(9), "")
    assert bytes_in(home) == before


class FullAfterHistory(Files):
    """A disk that gives files second names, but has no room for a new one."""

    def write(self, handle: int, data: memoryview) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_an_editor_that_writes_in_place_changes_no_earlier_version(home: Path) -> None:
    before, path = bytes_in(home), Path(open_log(home).path_of(ENTRY_ID))
    version = open_log(home).load(ENTRY_ID).version
    with pytest.raises(SaveFailed):
        TomlStore(Folders.find(home, {}), FullAfterHistory()).save(numbered(3), version)
    kept = {one.name: one.read_bytes() for one in (home / "history" / ENTRY_ID).iterdir()}
    path.write_bytes(before.replace(b"000002", b"999999"))
    assert {one.name: one.read_bytes() for one in (home / "history" / ENTRY_ID).iterdir()} == kept
