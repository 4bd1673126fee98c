"""A clock that is wrong: what was written later stays later, and every moment is read back as it was written."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple

import pytest

from learnlog.opening import Opening
from learnlog.store.contents import Draft
from learnlog.store.ids import IdMaker
from learnlog.store.toml import TomlStore

from .conftest import Told
from .logs import ENTRY_ID, NOON, numbered, open_log
from .processes import Writer

_SUMMER, _WINTER, _CHATHAM = timezone(timedelta(hours=1)), UTC, timezone(timedelta(hours=12, minutes=45))

MOMENTS = (
    NOON,
    NOON - timedelta(hours=1),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 50, tzinfo=_SUMMER),
    datetime(2026, 10, 25, 1, 10, tzinfo=_WINTER),  # twenty minutes later: the hour that is there twice
    datetime(2026, 3, 29, 0, 59, 59, tzinfo=_WINTER),
    datetime(2026, 3, 29, 2, 0, tzinfo=_SUMMER),  # a second later: the hour that is not there
    NOON.astimezone(_CHATHAM),
    datetime(2098, 12, 31, 23, 59, tzinfo=UTC),
    NOON,
    NOON,
)
"""What the clock says, in the order in which it says so. learnlog is started anew for each."""

NewId = Callable[[datetime, str], str]


def stopped_at(moment: datetime) -> Callable[[], datetime]:
    """Return a clock that always says the same."""
    return lambda: moment


def written_by_clocks(home: Path, make_id: Callable[[], NewId]) -> list[str]:
    """Write an entry at each moment; return what is wrong with the list of them then."""
    wrong, ids, store = [], list[str](), open_log(home)
    for moment in MOMENTS:
        workspace = Opening(store.folders, stopped_at(moment), make_id()).workspace()
        entry = workspace.sittings.begin("", "free").entry
        ids.append(entry.id)
        store.save(entry, "")
        back = open_log(home).load(entry.id).entry
        if (back.created, back.created.utcoffset()) != (moment, moment.utcoffset()):
            wrong.append(f"{moment} came back as {back.created}")
    listed = [one.id for one in open_log(home).listing().entries]
    if listed != ids[::-1]:
        wrong.append("the list is not in the order of writing")
    return wrong


def test_what_was_written_later_is_listed_first_whatever_the_clock_said(tmp_path: Path, told: Told) -> None:
    wrong = written_by_clocks(tmp_path / "log", IdMaker)
    told("clock back, summer time, time zones", f"{len(MOMENTS)} starts", f"{len(wrong)} moments or places wrong")
    assert not wrong


def test_ids_by_the_clock_alone_are_found_out(tmp_path: Path, found_out: Told) -> None:
    def by_the_clock() -> NewId:
        maker = IdMaker()
        return lambda now, after: maker(now)

    wrong = written_by_clocks(tmp_path / "log", by_the_clock)
    found_out("clock back, summer time, time zones", "ids by the clock alone", f"{len(wrong)} faults found")
    assert wrong


def test_versions_are_numbered_whatever_the_clock_says(home: Path) -> None:
    store = open_log(home)
    version = store.load(ENTRY_ID).version
    for number, moment in enumerate(MOMENTS, 3):
        version = store.save(numbered(number).model_copy(update={"updated": moment}), version)
    numbers = [one.number for one in store.history.versions(ENTRY_ID)]
    assert numbers == sorted(numbers, reverse=True)
    texts = [store.history.read(ENTRY_ID, one).entry.answers for one in store.history.versions(ENTRY_ID)]
    assert texts == [numbered(number).answers for number in range(len(MOMENTS) + 1, 0, -1)]


def test_the_newest_draft_is_the_one_written_last_whatever_the_clock_says(home: Path) -> None:
    base = open_log(home).load(ENTRY_ID).version
    for number, moment in ((3, NOON), (4, NOON - timedelta(hours=1))):
        TomlStore(open_log(home).folders).drafts.keep(Draft(numbered(number), moment, base), durable=True)
    assert [draft.entry for draft in open_log(home).drafts.of(ENTRY_ID)] == [numbered(4), numbered(3)]


class Clock(NamedTuple):
    """What a computer believes: the seconds since 1970, and the rule of its time zone, as in ``TZ``."""

    seconds: float
    zone: str
    offset: timedelta


_LONDON = "GMT0BST,M3.5.0/1,M10.5.0"
_NOON = NOON.timestamp()
_BACK = datetime(2026, 10, 25, 1, tzinfo=UTC).timestamp()

CLOCKS = (
    Clock(_NOON, _LONDON, timedelta()),
    Clock(_NOON - 3600, _LONDON, timedelta()),
    Clock(_BACK - 600, _LONDON, timedelta(hours=1)),
    Clock(_BACK + 600, _LONDON, timedelta()),
    Clock(0, "UTC0", timedelta()),
    Clock(_NOON, "XXX-12:45", timedelta(hours=12, minutes=45)),
    Clock(_NOON, "YYY+9:30", -timedelta(hours=9, minutes=30)),
)


def noted(home: Path, clocks: Sequence[Clock]) -> list[tuple[str, str]]:
    """Write a note on computers with these clocks, one after the other; return the ids and the moments told."""
    if shutil.which("faketime") is None:
        pytest.skip("faketime is not installed")
    notes = []
    for clock in clocks:
        environ = {"TZ": clock.zone, "FAKETIME_FMT": "%s"}
        with (
            Writer("faketime", "-f", f"@{clock.seconds:.0f}", environ=environ) as writer,
            writer.start("note", "sound", home) as process,
        ):
            process.begin()
            entry_id, created = process.hear().split()
            notes.append((entry_id, created))
    return notes


@pytest.mark.parametrize("clocks", [CLOCKS[:2], pytest.param(CLOCKS, marks=pytest.mark.whole)], ids=["share", "whole"])
def test_on_computers_with_wrong_clocks_the_order_is_kept(tmp_path: Path, clocks: Sequence[Clock], told: Told) -> None:
    home = tmp_path / "log"
    notes = noted(home, clocks)
    store = open_log(home)
    assert [one.id for one in store.listing().entries] == [entry_id for entry_id, _ in reversed(notes)]
    for clock, (entry_id, created) in zip(clocks, notes, strict=True):
        entry = store.load(entry_id).entry
        assert entry.created.isoformat() == created
        assert entry.created.utcoffset() == clock.offset
        assert 0 <= entry.created.timestamp() - clock.seconds < 3600
    told("computers with wrong clocks (libfaketime)", f"{len(clocks)} clocks", "order kept, dates read back the same")
