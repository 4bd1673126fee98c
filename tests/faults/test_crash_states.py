"""Power cuts: in every state in which one may leave the disk, the log holds a whole entry and every save told of."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from .conftest import Told
from .crashes import TRACE, Acknowledged, Disk, Effect, FileSynced, Filled, FolderSynced, Named, build, effects, states
from .logs import look
from .mutants import SOUND
from .processes import Trial, Writer


@dataclass
class Cuts:
    """What a power cut in every state left."""

    states: int = 0
    old: int = 0
    new: int = 0
    wrong: list[str] = field(default_factory=list)


def cut_everywhere(writer: Writer, job: str, store: str, home: Path, folder: Path) -> Cuts:
    """Work out every state of one save and look at what learnlog finds in each."""
    root = folder / "disk"
    root.mkdir()
    if job == "save":
        shutil.copytree(home, root / "copy")
    before, result = Disk.read(root), Cuts()
    run = Trial(writer, job, store, home if job == "save" else folder / "nothing", root).run(*TRACE)
    assert run.said == ["saved"]
    old, new = (2, 3) if job == "save" else (None, 1)
    done = effects(run.calls, root, before)
    for tree, told in states(done, before):
        result.states += 1
        state = folder / "state"
        build(tree, state)
        found = look(state / "copy")
        result.old += found.number == old
        result.new += found.number == new
        here = [f"{one}, {sorted(name for name, _ in tree)}" for one in found.wrong]
        here += [f"version {copy} in a copy" for copy in found.copies if copy != new]
        if found.number not in ({new} if told else {old, new}):
            here.append(f"version {found.number}, {'told of' if told else 'not told of'}")
        result.wrong += here[:1]
        shutil.rmtree(state)
    return result


@pytest.mark.parametrize("job", ["create", "save"])
def test_in_every_state_after_a_power_cut_the_log_holds_the_old_version_or_the_new_one(
    writer: Writer, home: Path, tmp_path: Path, job: str, told: Told
) -> None:
    result = cut_everywhere(writer, job, SOUND, home, tmp_path)
    told(
        f"power cut, every state of one {job}",
        f"{result.states} states, {result.old} with the old version and {result.new} with the new one",
        f"{len(result.wrong)} with neither, or without a save that was told of",
    )
    assert not result.wrong
    assert result.old
    assert result.new


@pytest.mark.parametrize("job", ["create", "save"])
@pytest.mark.parametrize("store", ["in place", "no fsync", "no fsync of the folder"])
def test_a_weaker_store_is_found_out(
    writer: Writer, home: Path, tmp_path: Path, job: str, store: str, found_out: Told
) -> None:
    result = cut_everywhere(writer, job, store, home, tmp_path)
    found_out(
        f"power cut, every state of one {job}", store, f"found out in {len(result.wrong)} of {result.states} states"
    )
    assert result.wrong


def test_what_was_not_waited_for_may_be_on_the_disk_or_not() -> None:
    done: list[Effect] = [Named({"a": 1}), Filled(1, b"1234"), FileSynced(1), FolderSynced(".")]
    trees = [tree for tree, _ in states(done, Disk())]
    assert trees[0] == frozenset()
    assert {data for tree in trees for _, data in tree} == {b"", b"12", b"\0\0\0\0", b"1234"}
    assert [tree for tree, told in states([*done, Acknowledged()], Disk()) if told] == [frozenset({("a", b"1234")})]


def test_names_that_were_swapped_are_swapped_or_not() -> None:
    before = Disk({"a": 1, "b": 2}, {1: b"one", 2: b"two"})
    trees = {tree for tree, _ in states([Named({"a": 2, "b": 1})], before)}
    assert trees == {frozenset({("a", b"one"), ("b", b"two")}), frozenset({("a", b"two"), ("b", b"one")})}
