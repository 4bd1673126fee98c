"""Killed while saving, with no chance to tidy up: the old version or the new one, and every save that was told of."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from .calls import points
from .conftest import Told
from .logs import look, number_of, numbered, open_log
from .mutants import SOUND
from .processes import Trial, Writer

LINES = 100
"""Lines of the entry: few, so that most of a save is spent with the disk and not on putting the entry into words."""


@dataclass
class Kills:
    """What a number of kills left behind."""

    kills: int = 0
    inside: int = 0
    saves: int = 0
    litter: int = 0
    wrong: list[str] = field(default_factory=list)


def killed_at_random(writer: Writer, store: str, home: Path, kills: int, *, until_wrong: bool = False) -> Kills:
    """Kill a process that saves again and again, each time at another instant."""
    result, chance = Kills(), random.Random(kills)
    pristine = home.with_name("pristine")
    shutil.copytree(home, pristine)
    while result.kills < kills and not (until_wrong and result.wrong):
        with writer.start("saves", store, home, lines=LINES) as process:
            process.begin()
            heard = [process.hear()]
            # Waits no longer than told whatever the process does: the kill has to come in the middle of something.
            process.speaks_within(chance.random() * 0.01)
            for _ in range(chance.randrange(3)):
                heard.append(process.hear())
            process.speaks_within(chance.random() * 0.01)
            process.kill()
            heard += process.hear_all()
        result.kills += 1
        tried = [int(said.split()[1]) for said in heard if said.startswith("try")]
        saved = [int(said.split()[1]) for said in heard if said.startswith("saved")]
        result.saves += len(saved)
        result.inside += tried[-1] != (saved or [0])[-1]
        result.wrong += [said for said in heard if not said.startswith(("try", "saved"))]
        found = look(home)
        # What was written in full but not yet put in place is kept as a copy: it may be all there is of it.
        result.wrong += [*found.wrong, *(f"version {copy} in a copy" for copy in found.copies if copy != tried[-1])]
        result.litter = max(result.litter, len(found.litter))
        if found.number is None:
            result.wrong.append("the entry is gone")
        elif not max(saved, default=tried[0] - 1) <= found.number <= tried[-1]:
            result.wrong.append(f"version {found.number} after {saved[-1:]} was told to be saved")
        # Afresh each time: what one kill leaves behind must not hide what the next one does.
        shutil.rmtree(home)
        shutil.copytree(pristine, home)
    return result


@pytest.mark.parametrize("kills", [30, pytest.param(500, marks=pytest.mark.whole)])
def test_killed_at_any_instant_the_log_holds_a_whole_entry_and_every_save(
    writer: Writer, home: Path, kills: int, told: Told
) -> None:
    result = killed_at_random(writer, SOUND, home, kills)
    told(
        "kill -9 at random instants",
        f"{result.kills} kills, {result.inside} of them inside a save, {result.saves} saves told of",
        f"{len(result.wrong)} entries torn or lost",
    )
    assert not result.wrong
    assert result.inside


def test_a_store_that_writes_in_place_is_found_out_by_random_kills(writer: Writer, home: Path, found_out: Told) -> None:
    result = killed_at_random(writer, "in place", home, 500, until_wrong=True)
    found_out("kill -9 at random instants", "writing in place", f"found out at kill {result.kills}")
    assert result.wrong


def killed_at_every_call(
    trial: Trial, old: int | None, new: int, *, until_wrong: bool = False
) -> tuple[int, list[str]]:
    """Kill a save at each of its calls in turn; return how many there were, and what was wrong."""
    wrong: list[str] = []
    good = trial.run()
    assert good.said == ["saved"]
    kills = 0
    for call, number in points(good.calls):
        run = trial.run("-e", f"inject={call}:signal=KILL:when={number}")
        kills += 1
        if "+++ killed by SIGKILL +++" not in run.calls:
            wrong.append(f"{call} {number}: not killed there")
        found = look(run.home)
        wrong += [f"{call} {number}: {one}" for one in found.wrong]
        wrong += [f"{call} {number}: version {copy} in a copy" for copy in found.copies if copy != new]
        if found.number not in ({new} if run.saved else {old, new}):
            wrong.append(f"{call} {number}: version {found.number} after {run.said}")
        if wrong and until_wrong:
            break
    return kills, wrong


def test_killed_at_every_call_of_a_save_the_log_holds_the_old_version_or_the_new_one(
    writer: Writer, home: Path, tmp_path: Path, told: Told
) -> None:
    kills, wrong = killed_at_every_call(Trial(writer, "save", SOUND, home, tmp_path), 2, 3)
    told("kill -9 at every system call of one save", f"{kills} kills", f"{len(wrong)} neither old nor new")
    assert not wrong
    assert kills > 10


def test_killed_at_every_call_of_the_first_save_there_is_no_entry_or_the_whole_one(
    writer: Writer, tmp_path: Path, told: Told
) -> None:
    kills, wrong = killed_at_every_call(Trial(writer, "create", SOUND, tmp_path / "nothing", tmp_path), None, 1)
    told("kill -9 at every system call of the first save", f"{kills} kills", f"{len(wrong)} neither none nor whole")
    assert not wrong
    assert kills > 10


@pytest.mark.parametrize(
    ("job", "old", "new"), [("save", 2, 3), pytest.param("create", None, 1, marks=pytest.mark.whole)]
)
def test_a_store_that_writes_in_place_is_found_out_call_by_call(
    writer: Writer, home: Path, tmp_path: Path, job: str, old: int | None, new: int, found_out: Told
) -> None:
    start = home if job == "save" else tmp_path / "nothing"
    trial = Trial(writer, job, "in place", start, tmp_path)
    kills, wrong = killed_at_every_call(trial, old, new, until_wrong=True)
    found_out("kill -9 at every system call", f"writing in place, {job}", f"found out at kill {kills}")
    assert wrong


def test_the_numbered_entries_tell_what_is_torn(home: Path) -> None:
    entry = open_log(home).load(numbered(1).id).entry
    assert number_of(entry) == 2
    (answer,) = entry.answers
    torn = answer.model_copy(update={"text": numbered(1).answers[0].model_dump()["text"] + "Line of version 000002.\n"})
    with pytest.raises(ValueError, match="2 versions"):
        number_of(entry.model_copy(update={"answers": (torn,)}))
