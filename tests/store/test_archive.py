"""Zip archives: what is refused, that nothing but our own error comes out, and that writing is whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from learnlog.errors import ArchiveRefused, SaveFailed, SaveUnproven
from learnlog.store.archive import MEMBER, MEMBERS, RATIO, SMALL, TOTAL, opened
from learnlog.store.archive_writer import Put, write_archive
from learnlog.store.files import Files
from learnlog.store.portable import fault_of, folded_name, portable

from . import zips
from .test_files import Failing, names, on_posix
from .zips import claiming, zipped

NOW = datetime(2026, 11, 23, 19, 2, 11, tzinfo=UTC)
WORDS = b'title = "Two values"\n' * 40


def everything(path: Path) -> dict[str, bytes]:
    with opened(path) as archive:
        return {name: archive.read(name) for name in archive.names}


def refused(path: Path, raw: bytes) -> str:
    """Why an archive of these bytes is refused. That nothing of it was given out before is part of the test."""
    path.write_bytes(raw)
    with pytest.raises(ArchiveRefused) as caught, opened(path):
        raise AssertionError("it was let in")
    assert caught.value.path == str(path)
    assert caught.value.message.startswith(f"{path} was refused as a whole: ")
    assert "your log is as it was" in caught.value.means
    return caught.value.cause


# Reading: what is let in


def test_what_was_written_reads_back_in_its_order(tmp_path: Path) -> None:
    contents = [Put("b.toml", WORDS), Put("a/ü ï.md", b""), Put("a/b/c.toml", os.urandom(200_000))]
    write_archive(tmp_path / "x.zip", contents, NOW, Files())
    assert list(everything(tmp_path / "x.zip").items()) == contents
    with opened(tmp_path / "x.zip") as archive:
        assert archive.made == NOW.replace(tzinfo=None, second=10)  # the format counts in steps of two seconds


def test_any_unzip_program_can_read_it(tmp_path: Path) -> None:
    write_archive(tmp_path / "x.zip", [Put("a/ü.toml", WORDS)], NOW, Files())
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.testzip() is None
        (info,) = archive.infolist()
    assert (info.filename, info.date_time) == ("a/ü.toml", (2026, 11, 23, 19, 2, 10))
    assert info.external_attr >> 16 == stat.S_IFREG | 0o600


def test_the_same_contents_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("x.zip", "y.zip"):
        write_archive(tmp_path / name, [Put("a.toml", WORDS)], NOW, Files())
    assert (tmp_path / "x.zip").read_bytes() == (tmp_path / "y.zip").read_bytes()


@pytest.mark.parametrize("packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_archives_of_other_programs_are_read(tmp_path: Path, packed: int) -> None:
    (tmp_path / "x.zip").write_bytes(zipped(("a/", b""), ("a/b.toml", WORDS), ("empty", b""), packed=packed))
    assert everything(tmp_path / "x.zip") == {"a/b.toml": WORDS, "empty": b""}


def test_sizes_that_follow_the_bytes_are_read(tmp_path: Path) -> None:
    class Pipe:
        """Somewhere one cannot go back to, as when another program writes to standard output."""

        def __init__(self) -> None:
            self.raw = b""

        def write(self, data: bytes, /) -> int:
            self.raw += data
            return len(data)

        def flush(self) -> None: ...

        def close(self) -> None: ...

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.toml", WORDS)
        archive.writestr("b.toml", WORDS)
    (tmp_path / "x.zip").write_bytes(pipe.raw)
    assert everything(tmp_path / "x.zip") == {"a.toml": WORDS, "b.toml": WORDS}


def test_an_empty_archive_holds_nothing(tmp_path: Path) -> None:
    write_archive(tmp_path / "x.zip", [], NOW, Files())
    assert everything(tmp_path / "x.zip") == {}


@pytest.mark.parametrize("size", [SMALL, SMALL + 1, 70_000, 300_000, 5_000_000])
def test_one_letter_typed_for_ever_is_no_bomb(tmp_path: Path, size: int) -> None:
    write_archive(tmp_path / "x.zip", [Put("a.toml", b"a" * size)], NOW, Files())
    assert everything(tmp_path / "x.zip") == {"a.toml": b"a" * size}


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 3000), st.integers(20_000, 400_000), st.randoms(use_true_random=False))
def test_whatever_is_written_is_in_proportion_when_it_is_read(
    tmp_path_factory: pytest.TempPathFactory, noise: int, zeros: int, random: object
) -> None:
    data = os.urandom(noise) + bytes(zeros)
    path = tmp_path_factory.getbasetemp() / "proportion.zip"
    write_archive(path, [Put("a.toml", data)], NOW, Files(), new=False)
    assert everything(path) == {"a.toml": data}


# Reading: what is refused


@pytest.mark.parametrize(
    "name",
    [
        "../a.toml",
        "entries/../../a.toml",
        "entries/..",
        "./a.toml",
        "a//b.toml",
        "/etc/passwd",
        "//server/share/a.toml",
        "C:/a.toml",
        "c:a.toml",
        "..\\a.toml",
        "entries\\2026\\a.toml",
        "a.toml:stream",
        "a?.toml",
        "a*.toml",
        'a".toml',
        "a|b",
        "<a>",
        "con",
        "NUL.toml",
        "entries/aux.toml/x",
        "Lpt1",
        "com¹.txt",
        "conin$",
        "nul .txt",
        "a.toml.",
        "a.toml ",
        "folder./a.toml",
        "a\x00.toml",
        "a\n.toml",
        "a\x1b[2J.toml",
        "\u202elmot.a",
        "x" * 256,
        "/".join(["long"] * 300),
    ],
)
def test_names_that_lead_elsewhere_or_that_some_system_forbids(tmp_path: Path, name: str) -> None:
    cause = refused(tmp_path / "x.zip", zipped(("good.toml", WORDS), (name, WORDS)))
    assert "its name" in cause
    assert names(tmp_path) == ["x.zip"]


@pytest.mark.parametrize(
    "both",
    [
        ("a.toml", "a.toml"),
        ("a.toml", "A.toml"),
        ("entries/a", "Entries/A"),
        ("é.toml", "e\u0301.toml"),
        ("straße", "STRASSE"),
        ("a", "a/b"),
        ("a/b", "A"),
        ("a/", "a"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_fall_together_on_some_system(tmp_path: Path, both: tuple[str, str]) -> None:
    members = [(name, b"" if name.endswith("/") else WORDS) for name in both]
    assert "the name of another file" in refused(tmp_path / "x.zip", zipped(*members))


@pytest.mark.parametrize("kind", [zips.LINK, zips.PIPE, zips.DEVICE, zips.FOLDER])
def test_what_is_no_ordinary_file(tmp_path: Path, kind: zips.Change) -> None:
    raw = zipped(("a.toml", b"/etc/passwd"), change=kind)
    assert "a link or a device" in refused(tmp_path / "x.zip", raw)


def test_a_folder_that_holds_bytes(tmp_path: Path) -> None:
    assert "folder that holds bytes" in refused(tmp_path / "x.zip", zipped(("a/", WORDS), change=zips.FOLDER))


@pytest.mark.parametrize("flag", [0x1, 0x41, 0x2000])
def test_what_is_encrypted(tmp_path: Path, flag: int) -> None:
    assert "encrypted" in refused(tmp_path / "x.zip", claiming(zipped(("a.toml", WORDS)), zips.FLAGS, flag))


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing(tmp_path: Path, packed: int) -> None:
    assert "packed in a way" in refused(tmp_path / "x.zip", zipped(("a.toml", WORDS), packed=packed))


def test_a_way_of_packing_nobody_knows(tmp_path: Path) -> None:
    assert "packed in a way" in refused(tmp_path / "x.zip", claiming(zipped(("a.toml", WORDS)), zips.METHOD, 77))


def test_a_bomb(tmp_path: Path) -> None:
    assert "packed to less than" in refused(tmp_path / "x.zip", zipped(("a.toml", bytes(15_000_000))))


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    raw = claiming(zipped(("a.toml", WORDS)), zips.SIZE, MEMBER + 1)
    assert "larger than 20 MB" in refused(tmp_path / "x.zip", raw)


@pytest.mark.whole
def test_many_files_that_are_too_large_together(tmp_path: Path) -> None:
    # Each is small enough to be packed as small as it goes.
    members = [(f"{number}.toml", bytes(SMALL)) for number in range(1_000_000_000 // SMALL + 1)]
    assert "larger than 1,000 MB" in refused(tmp_path / "x.zip", zipped(*members))


def test_too_many_files(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    assert "more than 50,000 files" in refused(path, zips.ending(MEMBERS + 1, 0, 0))
    # However many it says there are, the directory itself is not taken into memory.
    length = MEMBERS * 200 + 1
    assert "more than 50,000 files" in refused(path, bytes(length) + zips.ending(1, length, 0))


def test_files_that_lie_over_one_another(tmp_path: Path) -> None:
    assert "lie over one another" in refused(tmp_path / "x.zip", zips.overlapping(200))


class Lie(NamedTuple):
    claim: zips.Claim
    value: int
    everywhere: bool


@pytest.mark.parametrize(
    "lie",
    [
        Lie(claim, value, everywhere)
        for everywhere in (True, False)
        for claim, value in (
            (zips.SIZE, 0),
            (zips.SIZE, len(WORDS) - 1),
            (zips.SIZE, len(WORDS) + 1),
            (zips.PACKED, 1),
            (zips.CHECK, 0),
        )
    ],
)
def test_sizes_and_checksums_that_lie(tmp_path: Path, lie: Lie) -> None:
    raw = claiming(zipped(("a.toml", WORDS)), lie.claim, lie.value, everywhere=lie.everywhere)
    assert refused(tmp_path / "x.zip", raw)


def test_a_size_that_lies_beside_a_checksum_made_for_it(tmp_path: Path) -> None:
    raw = zips.lying_with_a_checksum_to_match(WORDS, 10)
    (tmp_path / "x.zip").write_bytes(raw)
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.read("a.toml") == WORDS[:10], "Python's own reader believes it"
    assert "its size is not what it claims" in refused(tmp_path / "x.zip", raw)


def test_a_head_with_another_name_than_the_directory(tmp_path: Path) -> None:
    raw = zipped(("good.toml", WORDS)).replace(b"good.toml", b"evil.toml", 1)
    assert "says something else" in refused(tmp_path / "x.zip", raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK",
        b"no archive at all" * 9,
        zipped(("a.toml", WORDS))[:-1],
        zipped(("a.toml", WORDS))[:-22],
        zipped(("a.toml", WORDS))[5:],
        b"#!/bin/sh\n" + zipped(("a.toml", WORDS)),
        zipped(("a.toml", WORDS)) + b"more",
        zipped(("a.toml", WORDS))[:-2] + b"\x04\x00more",
        zips.with_second_directory(zipped(("a.toml", WORDS))),
        zipped(("a.toml", WORDS)).replace(b"PK\x01\x02", b"PK\x01\x03"),
        zips.ending(1, 0, 0),
    ],
)
def test_what_is_cut_short_or_has_something_added(tmp_path: Path, raw: bytes) -> None:
    assert refused(tmp_path / "x.zip", raw)


def test_a_second_directory_and_what_stands_before_are_seen_before_python_looks(tmp_path: Path) -> None:
    raw = zipped(("a.toml", WORDS))
    assert "not made as an archive" in refused(tmp_path / "x.zip", zips.with_second_directory(raw))
    assert "something was added" in refused(tmp_path / "x.zip", b"#!/bin/sh\n" + raw)


def test_bytes_hidden_behind_the_end_of_a_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "x.zip", zips.with_bytes_nobody_unpacks(zipped(("a.toml", WORDS)), b"hidden"))


def test_one_bad_file_condemns_the_rest(tmp_path: Path) -> None:
    raw = bytearray(zipped(("good.toml", WORDS), ("bad.toml", WORDS), packed=zipfile.ZIP_STORED))
    raw[raw.rindex(WORDS) + 5] ^= 1
    assert "“bad.toml”: it is damaged" in refused(tmp_path / "x.zip", bytes(raw))


def test_names_in_a_refusal_reach_no_terminal_as_a_command(tmp_path: Path) -> None:
    assert "\x1b" not in refused(tmp_path / "x.zip", zipped(("a\x1b]52;c;x\x07", WORDS)))


@on_posix
def test_only_ordinary_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.zip")
    for path in (tmp_path / "pipe.zip", tmp_path):
        with pytest.raises(ArchiveRefused), opened(path):
            raise AssertionError("it was let in")
    with pytest.raises(FileNotFoundError), opened(tmp_path / "nothing.zip"):
        raise AssertionError("it was let in")


GOOD = zipped(("settings.toml", b"welcomed = true\n"), ("entries/2026/a.toml", WORDS), ("empty.toml", b""))
CONTENTS = {"settings.toml": b"welcomed = true\n", "entries/2026/a.toml": WORDS, "empty.toml": b""}

places = st.integers(0, len(GOOD) - 1)
changes = st.one_of(
    st.tuples(st.just("byte"), places, st.integers(0, 255)),
    st.tuples(st.just("cut"), places, places),
    st.tuples(st.just("zeros"), places, st.integers(1, 64)),
    st.tuples(st.just("double"), places, st.integers(1, 64)),
)


def damaged(raw: bytes, kind: str, place: int, value: int) -> bytes:
    match kind:
        case "byte":
            return raw[:place] + bytes([value]) + raw[place + 1 :]
        case "cut":
            return raw[: min(place, value)] + raw[max(place, value) :]
        case "zeros":
            return raw[:place] + bytes(value) + raw[place + value :]
        case _:
            return raw[: place + value] + raw[place:]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(changes, min_size=1, max_size=4))
@example([("byte", GOOD.rindex(b"PK\x01\x02") + 16, 9)])
def test_damage_is_refused_or_changes_nothing(tmp_path: Path, changes: list[tuple[str, int, int]]) -> None:
    raw = GOOD
    for kind, place, value in changes:
        raw = damaged(raw, kind, place, value)
    path = tmp_path / "x.zip"
    path.write_bytes(raw)
    try:
        found = everything(path)
    except ArchiveRefused:
        return
    # Names have no checksum, so one may be another; what a name holds is as it was.
    assert all(data in CONTENTS.values() for data in found.values())


# Writing


def contents() -> Iterator[Put]:
    yield Put("a.toml", WORDS)
    yield Put("b.toml", os.urandom(300_000))


@pytest.mark.parametrize("call", ["write", "sync", "rename"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS])
def test_whatever_fails_nothing_is_left(tmp_path: Path, call: str, number: int) -> None:
    (tmp_path / "x.zip").write_bytes(b"old")
    with pytest.raises(SaveFailed):
        write_archive(tmp_path / "x.zip", contents(), NOW, Failing(call, OSError(number, "")), new=False)
    assert names(tmp_path) == ["x.zip"]
    assert (tmp_path / "x.zip").read_bytes() == b"old"


class Filling(Files):
    """A disk with room for some bytes."""

    def __init__(self, room: int) -> None:
        self._room = room

    def write(self, handle: int, data: memoryview) -> int:
        if not self._room:
            raise OSError(errno.ENOSPC, "full")
        written = super().write(handle, data[: self._room])
        self._room -= written
        return written


@pytest.mark.parametrize("room", [0, 1, 30, 100, 1000, 300_000, 300_250])
def test_a_disk_that_fills_up_is_left_as_it_was(tmp_path: Path, room: int) -> None:
    with pytest.raises(SaveFailed, match="the disk is full"):
        write_archive(tmp_path / "x.zip", contents(), NOW, Filling(room))
    assert names(tmp_path) == []


def test_bytes_that_cannot_be_fetched_leave_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Put]:
        yield Put("a.toml", WORDS)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_archive(tmp_path / "x.zip", broken(), NOW, Files())
    assert names(tmp_path) == []


def test_what_would_not_be_read_again_is_not_put_in_place(tmp_path: Path) -> None:
    with pytest.raises(ArchiveRefused, match="leads out"):
        write_archive(tmp_path / "x.zip", [Put("../a.toml", WORDS)], NOW, Files())
    assert names(tmp_path) == []


def test_a_disk_that_loses_what_it_took_is_noticed(tmp_path: Path) -> None:
    class Losing(Files):
        def sync(self, handle: int) -> None:
            os.pwrite(handle, bytes(50), 60)

    with pytest.raises(ArchiveRefused):
        write_archive(tmp_path / "x.zip", contents(), NOW, Losing())
    assert names(tmp_path) == []


def test_a_name_that_is_taken_stays_taken(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"old")
    with pytest.raises(SaveFailed, match="another file has that name"):
        write_archive(tmp_path / "x.zip", contents(), NOW, Files())
    assert (tmp_path / "x.zip").read_bytes() == b"old"


def test_the_order_of_a_write_and_a_folder_that_is_not_proven(tmp_path: Path) -> None:
    disk = Failing("", OSError())
    write_archive(tmp_path / "x.zip", [Put("a.toml", WORDS)], NOW, disk)
    assert [step for step in disk.steps if step != "write"] == ["sync", "rename", "sync_folder"]
    with pytest.raises(SaveUnproven):
        write_archive(tmp_path / "y.zip", contents(), NOW, Failing("sync_folder", OSError(errno.EIO, "")))
    assert names(tmp_path) == ["x.zip", "y.zip"]


@on_posix
@pytest.mark.parametrize("mask", [0o000, 0o777])
def test_an_archive_is_for_its_owner_alone(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_archive(tmp_path / "x.zip", contents(), NOW, Files())
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x.zip").stat().st_mode) == 0o600


@pytest.mark.parametrize("year", [1970, 2500])
def test_a_clock_the_format_has_no_date_for(tmp_path: Path, year: int) -> None:
    write_archive(tmp_path / "x.zip", contents(), NOW.replace(year=year), Files())
    assert len(everything(tmp_path / "x.zip")) == 2


# Names


@settings(max_examples=500, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=4))
@example(["con.toml"])
@example(["a\udcff"])
@example(["com1 .x"])
@example([" . "])
def test_every_name_a_file_can_have_becomes_one_that_is_taken_everywhere(parts: list[str]) -> None:
    # As a folder gives them: no separator, no NUL, and not the folder itself or the one above.
    parts = [part.replace("/", "_").replace("\0", "_") for part in parts]
    parts = [f"{part}x" if part in (".", "..") else part for part in parts]
    name = "/".join(parts)
    assert fault_of(portable(name)) == ""
    assert portable(portable(name)) == portable(name)


@pytest.mark.parametrize(
    "name", ["entries/2026/a.toml", "bin/a~2.toml", "units/übung/1. Teil (2).md", "%41", "console"]
)
def test_harmless_names_stay_as_they_are(name: str) -> None:
    assert (portable(name), fault_of(name)) == (name, "")


def test_names_fold_as_the_systems_do() -> None:
    assert folded_name("A/É") == folded_name("a/e\u0301")
    assert folded_name("a") != folded_name("b")


def test_the_limits_let_a_large_log_through() -> None:
    assert MEMBERS >= 1000 * 30
    assert MEMBER > 5_000_000
    assert TOTAL >= 1000 * 30 * 20_000
    assert RATIO > 20
