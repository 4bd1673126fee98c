"""The comparisons: which programs run in turn, and the figures that come of their runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.commands import JRNL, LIST, RIPGREP, RIVALS, SEARCH, Commands, beside, measure_commands
from benchmarks.exports import Exports, Long, measure_exports, measure_long
from benchmarks.figure import Figure
from benchmarks.finding import SAVE, Finding, measure_finding
from benchmarks.installed import HOME, Installed, measure_installed
from benchmarks.installed import LIST as LISTED
from benchmarks.probe import Run
from benchmarks.probe import measure as run_once
from benchmarks.room import Room, measure_room, room_figures
from benchmarks.saves import AGAIN, DRAFT, FIRST, FLOOR, Times, measure_saves
from benchmarks.stats import median, percentile
from benchmarks.subjects import (
    NONE,
    Subject,
    bare_start,
    bare_writing,
    learnlog_home,
    learnlog_writing,
    openings,
    writing_box,
)
from learnlog.export.formats import FORMATS

MEASURES = ("home", "keys", "memory", "saves", "exports", "find", "commands", "room")

ASKED_FOR = ("installed",)
"""Measured only where it is asked for: it installs learnlog in every way there is."""

HOME_BAR = 1.6
LARGE_HOME_BAR, LARGE_TO_NONE_BAR = 1.5, 1.05
"""For Home of a large log: beside the bare app, and beside an empty log."""
MEMORY_BAR = 1.5
QUIT_BAR = 0.5
KEY_BARS = (("median", 0.5, 1.5), ("p95", 0.95, 2.0))
DRAFT_BARS = (("median", 0.5, 1.15), ("p95", 0.95, 1.3))
"""For a key with a draft beside one without. They leave room for noise, and none for a frame: that would be twice."""
SAVES = (
    (AGAIN, "saved again in a sitting", 2.0),
    (FIRST, "first save of a sitting", None),
    (DRAFT, "draft proven", 2.0),
)

FIND = {
    "index from nothing": 1.5,
    "what has changed": 2.0,
    SAVE: 2.0,
    "rare word": 1.0,
    "common word": 1.0,
    "two letters": 1.0,
}
"""What is found, with the ratio that is not to be exceeded; words are set beside the 50 ms a letter may take."""

COMMANDS = {SEARCH: 4.0, LIST: 4.0, beside(RIPGREP): 0.1, beside(JRNL): 0.005}
"""Whole commands, with the ratio that is not to be exceeded."""

RIVALS_FROM = 100_000
"""Entries from which on other programs are to be so much slower."""

EXPORTS = {"html": 3.0, "docx": 1.5, "pdf": None, "pptx": None, "json": None}
"""The formats that a library writes, with the ratio to that library alone that is not to be exceeded."""

NOISE_LIMIT = 0.15
"""A round in which a program lost more than this part of its time to others is repeated."""

BARE, LEARNLOG, DRAFTLESS = "bare", "learnlog", "draftless"

Rounds = dict[str, list[Run]]
"""The runs of each subject, in order."""


@dataclass(frozen=True)
class Plan:
    """How much to measure.

    Attributes:
        measures: which of MEASURES.
        start_rounds: rounds of opening.
        writing_rounds: rounds of writing.
        save_rounds: rounds of saving.
        export_rounds: rounds of writing a unit in every format.
        find_rounds: rounds of finding things.
        entries: how large a large log is.
        room_quick: whether the Log room is measured with less of everything.
        logs: where logs for Home are looked for and kept; by default they are made anew.
        self_check: measure the bare apps in learnlog's place, to see what of a ratio is noise.
        installed_rounds: rounds of starting learnlog in each way of installing it.
        say: called with a line now and then about how far it has come.
    """

    measures: frozenset[str] = frozenset(MEASURES)
    start_rounds: int = 9
    writing_rounds: int = 5
    save_rounds: int = 300
    export_rounds: int = 15
    find_rounds: int = 15
    entries: int = 10_000
    logs: Path | None = None
    room_quick: bool = False
    self_check: bool = False
    installed_rounds: int = 9
    say: Callable[[str], None] = lambda line: print(line, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Result:
    """What one call measured.

    Attributes:
        starts: runs that open a program.
        writings: runs that write in it.
        saves: how long each save took.
        exports: how long a unit took in each format, and how large it was.
        long: what a log of a thousand entries took.
        missing: programs to be set beside learnlog that are not there.
        installed: starts of learnlog, by how it was installed.
    """

    figures: tuple[Figure, ...]
    starts: Rounds
    writings: Rounds
    saves: Times = field(default_factory=dict)
    exports: Exports = field(default_factory=dict)
    long: dict[str, Long] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    installed: Installed | None = None

    @property
    def runs(self) -> list[Run]:
        """Every run that counts."""
        return [run for rounds in (self.starts, self.writings) for runs in rounds.values() for run in runs]


def measure(plan: Plan, place: Path) -> Result:
    """Measure what the plan says. ``place`` is an empty folder for logs and homes."""
    starts: Rounds = {}
    writings: Rounds = {}
    if plan.measures & {"home", "memory"}:
        plan.say("making the logs that Home opens on")
        subjects = {BARE: bare_start(_folder(place, "opening-bare"))}
        made = plan.logs or place / "made"
        for number, opening in enumerate(openings(plan.entries)):
            own = _folder(place, f"opening-{number}")
            subjects[opening.name] = bare_start(own) if plan.self_check else learnlog_home(own, opening, made)
        starts = in_turn(subjects, plan.start_rounds, plan.say)
    if plan.measures & {"keys", "memory"}:
        box = writing_box(_folder(place, "writing-box"))
        plan.say(f"the text is written in a box of {box}")
        subjects = {BARE: bare_writing(_folder(place, "writing-bare"), box)}
        own = _folder(place, "writing")
        subjects[LEARNLOG] = bare_writing(own, box) if plan.self_check else learnlog_writing(own)
        if "keys" in plan.measures:
            own = _folder(place, "writing-draftless")
            subjects[DRAFTLESS] = bare_writing(own, box) if plan.self_check else learnlog_writing(own, drafts=False)
        writings = in_turn(subjects, plan.writing_rounds, plan.say)
    saves: Times = {}
    if "saves" in plan.measures:
        plan.say(f"saving, {plan.save_rounds} rounds")
        saves = measure_saves(_folder(place, "saving"), plan.save_rounds)
    exports: Exports = {}
    long: dict[str, Long] = {}
    if "exports" in plan.measures:
        plan.say(f"handing in, {plan.export_rounds} rounds")
        exports, long = measure_exports(plan.export_rounds), measure_long()
    finding: Finding | None = None
    commands: Commands | None = None
    if "find" in plan.measures:
        plan.say(f"finding, in {plan.entries:,} entries")
        home = (plan.logs or place) / f"find-{plan.entries}"
        finding = measure_finding(home, plan.entries, plan.find_rounds)
    if "commands" in plan.measures:
        plan.say(f"commands, in {plan.entries:,} entries")
        home = (plan.logs or place) / f"find-{plan.entries}"
        commands = measure_commands(home, plan.entries, plan.find_rounds)
    room: Room | None = None
    if "room" in plan.measures:
        plan.say(f"the Log room and the Actions room, with {plan.entries:,} entries")
        home = (plan.logs or place) / f"find-{plan.entries}"
        room = measure_room(home, plan.entries, _folder(place, "room"), quick=plan.room_quick)
    installed: Installed | None = None
    if "installed" in plan.measures:
        installed = measure_installed(_folder(place, "installed"), plan.installed_rounds, plan.say)
    found = figures(starts, writings, saves, exports, finding, commands, room, installed, plan.entries)
    wanted = tuple(figure for figure in found if figure.measure in plan.measures)
    missing = commands.missing if commands else ()
    return Result(wanted, starts, writings, saves, exports, long, missing, installed)


def in_turn(subjects: dict[str, Subject], wanted: int, say: Callable[[str], None]) -> Rounds:
    """Run every subject once to warm up, then all of them in turn, so that what slows the machine slows them all.

    Noisy rounds are repeated, as a whole, up to twice the number wanted; the quietest are kept.
    """
    rounds: list[dict[str, Run]] = []
    say(f"warming up: {', '.join(subjects)}")
    for subject in subjects.values():
        subject.prepare()
        run_once(subject.warm_up)
    while len(rounds) < wanted or (len(rounds) < 2 * wanted and sum(map(_quiet, rounds)) < wanted):
        rounds.append(_round(subjects))
        noise = f"{_noise(rounds[-1]):.0%}"
        say(f"round {len(rounds)} of {wanted}: {_brief(rounds[-1])}; at most {noise} of the time lost to others")
    kept = sorted(rounds, key=lambda one: max(_noise(one), NOISE_LIMIT))[:wanted]  # stable: equally quiet ones in order
    return {name: [one[name] for one in kept] for name in subjects}


def figures(
    starts: Rounds,
    writings: Rounds,
    saves: Times,
    exports: Exports | None = None,
    finding: Finding | None = None,
    commands: Commands | None = None,
    room: Room | None = None,
    installed: Installed | None = None,
    entries: int = Plan.entries,
) -> list[Figure]:
    """Return every figure that these runs, saves and exports give, with so many entries in the large log."""
    found: list[Figure] = []
    for opening in openings(entries) if starts else ():
        runs = starts[opening.name], starts[BARE]
        times = _both(runs, lambda runs: _middle(run.useful * 1000 for run in runs))
        bar = HOME_BAR if opening.barred else LARGE_HOME_BAR if opening.large else None
        found.append(Figure("home", f"Home useful, {opening.name}", "ms", *times, bar))
        if not opening.first:
            times = _both(runs, lambda runs: _middle(run.whole * 1000 for run in runs))
            found.append(Figure("home", f"Home whole, {opening.name}", "ms", *times, None))
        if opening.large:
            times = _both((runs[0], starts[NONE.name]), lambda runs: _middle(run.useful * 1000 for run in runs))
            what = f"Home useful, {opening.name}, to {NONE.name}"
            found.append(Figure("home", what, "ms", *times, LARGE_TO_NONE_BAR))
        if opening.barred:
            times = _both(runs, lambda runs: _middle(run.quit * 1000 for run in runs if run.quit is not None))
            found.append(Figure("home", f"quit, Home, {opening.name}", "ms", *times, QUIT_BAR))
        what = f"peak memory, Home, {opening.name}"
        found.append(Figure("memory", what, "MB", *_both(runs, _memory), MEMORY_BAR if opening.barred else None))
    if writings:
        runs = writings[LEARNLOG], writings[BARE]
        found.append(Figure("memory", "peak memory, long reflection", "MB", *_both(runs, _memory), MEMORY_BAR))
        times = _both(runs, lambda runs: _middle(run.quit * 1000 for run in runs if run.quit is not None))
        found.append(Figure("keys", "quit, long reflection", "ms", *times, QUIT_BAR))
        for what, share, bar in KEY_BARS:
            times = _both(runs, partial(_key, share=share))
            found.append(Figure("keys", f"key to frame, {what}", "ms", *times, bar))
    if DRAFTLESS in writings:
        runs = writings[LEARNLOG], writings[DRAFTLESS]
        for what, share, bar in DRAFT_BARS:
            times = _both(runs, partial(_key, share=share))
            found.append(Figure("keys", f"key to frame with a draft, to one without, {what}", "ms", *times, bar))
    for kind, what, limit in SAVES if saves else ():
        took, least = (_middle(second * 1000 for second in saves[one]) for one in (kind, FLOOR))
        found.append(Figure("saves", f"save, {what}", "ms", took, least, limit))
    for format_id, limit in EXPORTS.items() if exports else ():
        one = (exports or {})[format_id]
        took, least = (_middle(second * 1000 for second in times) for times in (one.times, one.bare))
        found.append(Figure("exports", f"a unit as {FORMATS[format_id].name}", "ms", took, least, limit))
    for measured, bars in (("find", FIND), ("commands", COMMANDS)):
        taken = finding if measured == "find" else commands
        for name, bar in bars.items():
            if taken is None or name not in taken.ours:
                continue
            took, least = (_middle(one * 1000 for one in times[name]) for times in (taken.ours, taken.floors))
            at_scale = taken.entries >= RIVALS_FROM or name not in map(beside, RIVALS)
            what = f"{name}, {taken.entries:,} entries"
            found.append(Figure(measured, what, "ms", took, least, bar if at_scale else None))
    if room is not None:
        found += room_figures(room)
    for what in (LISTED, HOME) if installed else ():
        assert installed is not None, "asked just now"
        # The quickest of all rounds: a start can only be made slower by what else goes on.
        least = min(installed.floor, default=float("nan"))
        for way, seconds in installed.times.items():
            took = min(seconds[what], default=float("nan"))
            found.append(Figure("installed", f"{what}, {way}", "ms", took * 1000, least * 1000))
    return sorted(found, key=lambda figure: (*MEASURES, *ASKED_FOR).index(figure.measure))


def _folder(place: Path, name: str) -> Path:
    folder = place / name
    folder.mkdir()
    return folder


def _round(subjects: dict[str, Subject]) -> dict[str, Run]:
    runs: dict[str, Run] = {}
    for name, subject in subjects.items():
        subject.prepare()
        runs[name] = run_once(subject.recipe)
    return runs


def _noise(one: dict[str, Run]) -> float:
    return max(run.noise for run in one.values())


def _quiet(one: dict[str, Run]) -> bool:
    return _noise(one) <= NOISE_LIMIT


def _brief(one: dict[str, Run]) -> str:
    parts: list[str] = []
    for name, run in one.items():
        middle = median(run.keys)
        parts.append(f"{name} {run.useful * 1000:.0f} ms" if middle is None else f"{name} {middle * 1000:.1f} ms a key")
    return ", ".join(parts)


def _both(runs: tuple[list[Run], list[Run]], figure: Callable[[list[Run]], float]) -> tuple[float, float]:
    return figure(runs[0]), figure(runs[1])


def _memory(runs: list[Run]) -> float:
    return _middle(run.peak_memory / 2**20 for run in runs)


def _key(runs: list[Run], share: float) -> float:
    """Milliseconds from a key to its frame, over the keys of all runs."""
    return _number(percentile([key * 1000 for run in runs for key in run.keys], share))


def _middle(values: Iterable[float]) -> float:
    return _number(median(list(values)))


def _number(value: float | None) -> float:
    """The value; where there was nothing to measure, one that is within no bar."""
    return float("nan") if value is None else value
