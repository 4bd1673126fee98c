"""Every call of a save refused, once and for good.

What learnlog says then is what stands on the disk, no half-written file stays behind, and the next try succeeds as
soon as the system lets it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest

from .calls import Point, points
from .conftest import Told
from .logs import Found, bytes_in, look
from .mutants import SOUND
from .processes import Hanging, Run, Trial, Writer

_ERRORS = {
    "openat": "EIO ENOSPC EACCES EMFILE EROFS ENOENT",
    "read": "EIO",
    "write": "ENOSPC EIO EDQUOT EFBIG",
    "fsync": "EIO ENOSPC EDQUOT",
    "close": "EIO EINTR ENOSPC",
    "rename": "EIO ENOSPC EACCES EROFS EXDEV",
    "renameat2": "EIO ENOSPC EACCES EROFS EINVAL ENOSYS EXDEV",
    "link": "EIO ENOSPC EPERM EMLINK EOPNOTSUPP EEXIST",
    "unlink": "EIO EROFS EACCES",
    "mkdir": "ENOSPC EACCES EROFS EDQUOT",
    "flock": "ENOLCK EIO",
    "getdents64": "EIO EACCES",
    "newfstatat": "EIO EACCES",
    "fchmod": "EPERM EIO",
    "chmod": "EPERM EIO",
}
"""How the calls of files fail, by call. Any other call fails with EIO."""

_ONLY_ONCE = "EINTR"
"""A call that is interrupted is made again by Python itself (PEP 475), so for good this would never end."""

_INTERRUPTED = frozenset({"openat", "read", "write", "fsync", "close", "flock"})
"""The calls that a signal can interrupt."""


class Refusal(NamedTuple):
    """One call that fails, once or from then on."""

    call: str
    number: int
    error: str
    for_good: bool

    def __str__(self) -> str:
        return f"{self.call} {self.number}{' and every later one' if self.for_good else ''}: {self.error}"

    @property
    def options(self) -> tuple[str, str]:
        """What makes strace do it."""
        return "-e", f"inject={self.call}:error={self.error}:when={self.number}{'+' if self.for_good else ''}"


@dataclass
class Refusals:
    """What a number of refusals led to."""

    runs: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def every_refusal(calls: Iterable[Point]) -> list[Refusal]:
    """Return everything that can be refused."""
    found = []
    for call, number in calls:
        errors = _ERRORS.get(call, "EIO").split()
        found += [Refusal(call, number, error, for_good) for error in errors for for_good in (False, True)]
        if call in _INTERRUPTED:
            found.append(Refusal(call, number, _ONLY_ONCE, for_good=False))
    return list(dict.fromkeys(found))


def a_share(refusals: list[Refusal]) -> list[Refusal]:
    """Return one refusal for every call there is, of another kind each."""
    by_point: dict[Point, list[Refusal]] = {}
    for one in refusals:
        by_point.setdefault(Point(one.call, one.number), []).append(one)
    return [choices[number % len(choices)] for number, choices in enumerate(by_point.values())]


def refused(
    trial: Trial, refusals: Iterable[Refusal], before: bytes, new: int, *, until_wrong: bool = False
) -> Refusals:
    """Let the calls of a save fail in turn.

    Args:
        before: the bytes of the entry's file before the save, empty where there is none.
        new: the number of the version that is saved.
    """
    result = Refusals()
    for refusal in refusals:
        result.runs += 1
        try:
            run = trial.run(*refusal.options)
        except Hanging:
            result.wrong.append(f"{refusal}: it hangs")
            continue
        found = look(run.home)
        said = run.said[-1].split()[0] if run.said else "nothing"
        result.ends[said] += 1
        result.wrong += [f"{refusal}: {one}" for one in judge(refusal, run, found, before, new)]
        if result.wrong and until_wrong:
            break
    return result


def judge(refusal: Refusal, run: Run, found: Found, before: bytes, new: int) -> list[str]:
    """Return what is wrong after a refusal."""
    wrong = list(found.wrong)
    said = run.said[-1] if run.said else "nothing"
    kind = said.split()[0]
    # What could not be looked at after it was replaced is kept rather than deleted, and it is the old version.
    wrong += [f"version {copy} in a copy, which is not the old one" for copy in found.copies if copy != new - 1]
    if kind in ("saved", "SaveUnproven"):
        if found.number != new:
            wrong.append(f"said to be {kind}, but version {found.number} is there")
    elif kind == "SaveFailed":
        if found.raw != before:
            wrong.append(f"said not to be saved, but the file changed: {run.said}")
    elif kind == "EntryChanged" and refusal.error != "ENOENT":
        wrong.append("said to be changed by something else, but nobody did")
    elif kind != "EntryChanged":
        wrong.append(said)
    if kind == "SaveFailed" and not refusal.for_good:
        wrong.append(f"refused once, and the second try failed too: {said}")
    if found.litter and refusal.call != "unlink":
        wrong.append(f"left behind: {[path.name for path in found.litter]}")
    return wrong


@pytest.mark.parametrize(
    ("job", "share"),
    [
        pytest.param("save", True, id="save-share"),
        pytest.param("create", True, id="create-share", marks=pytest.mark.whole),
        pytest.param("save", False, marks=pytest.mark.whole, id="save-whole"),
        pytest.param("create", False, marks=pytest.mark.whole, id="create-whole"),
    ],
)
def test_whatever_is_refused_what_learnlog_says_is_what_is_there(
    writer: Writer, home: Path, tmp_path: Path, job: str, share: bool, told: Told
) -> None:
    creating = job == "create"
    trial = Trial(writer, job, SOUND, tmp_path / "nothing" if creating else home, tmp_path)
    refusals = every_refusal(points(trial.run().calls))
    result = refused(
        trial, a_share(refusals) if share else refusals, b"" if creating else bytes_in(home), 1 if creating else 3
    )
    ends = ", ".join(f"{count} {end}" for end, count in sorted(result.ends.items()))
    told(
        f"every call of one {job} refused, once and for good",
        f"{result.runs} refusals ({ends})",
        f"{len(result.wrong)} untrue",
    )
    assert not result.wrong


@pytest.mark.parametrize("store", ["in place", "littering", "silent"])
def test_a_weaker_store_is_found_out(writer: Writer, home: Path, tmp_path: Path, store: str, found_out: Told) -> None:
    trial = Trial(writer, "save", store, home, tmp_path)
    refusals = [one for one in every_refusal(points(trial.run().calls)) if one.call == "fsync"]
    result = refused(trial, refusals, bytes_in(home), 3, until_wrong=True)
    found_out("every call of one save refused", store, f"found out at refusal {result.runs}")
    assert result.wrong
