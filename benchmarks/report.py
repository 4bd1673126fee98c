"""A result as a plain table, and as JSON."""

from __future__ import annotations

import dataclasses
import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure
from benchmarks.measure import BARE, Result
from benchmarks.probe import Run
from benchmarks.saves import FLOOR
from benchmarks.stats import median, percentile

HEADINGS = ("", "learnlog", "floor", "ratio", "bar", "")


def table(result: Result) -> str:
    """Return the figures as lines of text."""
    rows = [HEADINGS, *(_row(figure) for figure in result.figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


PAGE = """\
# How quick learnlog is

{measured}

| | learnlog | floor | ratio | bar |
| --- | ---: | ---: | ---: | ---: |
{rows}

Made by `python -m benchmarks --write docs/performance.md` on Linux, with the `dev` extra installed; it takes some
minutes and leaves no trace. `--quick` does fewer rounds, `--only keys` one part, `--self-check` shows the noise.

Each figure is the median of runs by turns, of learnlog and of a floor beside it, so that what slows the machine slows
both: a bare Textual app in the same pseudo-terminal of 120 × 40, for saves the least that keeps the same bytes, or for
a document the library alone. Look at the ratios; the times are those of this machine on that day.

- **Home useful** is the time from starting the process to the frame that shows the line to go on with, **whole** until
  nothing changes any more. The bare app shows a Header, a Footer and a Static. With no picture kept the log has been
  changed elsewhere, or learnlog did not end well the last time: then Home waits for the log to be read.
- **Key to frame** is the time from a key to the frame that shows its letter, at the end of a reflection of 1,500 words
  in a task, while every key is saved. The bare app is a TextArea of the same size; it saves nothing. **With a draft, to
  one without** sets learnlog beside itself with a store that keeps no drafts.
- **Memory** is the largest resident size, shared libraries included, after the log has been read.
- **Save** is the time until an entry of some 4 kB, to one answer of which a word was added, is proven on the disk: what
  changed is read back in memory, the file is compared with the one that was opened, and written. The floor is a
  temporary file with the same bytes, fsync, replace, fsync of the folder. The first save of a sitting also gives the
  version before it a name in the history, and waits for that; and all of it is read back. What is above the floor in
  the next ones is the processor's: a third is the lock, a quarter writes and reads back what changed.
- **Finding** is done in a log of so many entries of about 5 kB. The index from nothing is set beside reading each file,
  parsing it and indexing its words, with nothing to list or filter by; what has changed beside looking at every file;
  words beside the 50 ms a letter may take; a save, put into the index at once, beside the same bytes
  and its row of words replaced.
- **Commands** are measured as they are installed, from the start of the process to its end, beside an interpreter that
  does nothing. A search for a word that nearly every entry has is also set beside ripgrep over the same files and jrnl
  over one file of the same texts, where they are on the PATH, everything warm. The log is named with `--home`; to
  ask the system for a person's own folder takes some two thirds of an interpreter's start more.
- **The Log room** is opened with F4 from Home, on a log of so many entries and on one of a hundred. **One row down** is
  the time from the key to the frame with the row moved, by turns in both and in a bare list of as many rows, each of
  two lines drawn by itself; it scrolls at every row, the Log room at every few. **Until all stands** counts on until
  the entry is shown beside the list and the last frame has come: it is read when no key came for 80 ms, so that long is
  waited for on purpose. **Letter to results** is the time from a letter to the frame with what it found, of those that
  find something else, beside the 50 and 100 ms it may take. In a log of more than 10,000 entries the list begins with
  the first thousand, and says so; **until all are counted** goes on until how many there are stands on top, which waits
  for the hands to rest. **An action** is looked for in the Actions room, among all of the log, done or not. **The
  longest wait** is that of the worst of hundreds of keys while 2,000 changed files are read. **Peak memory** is taken
  after every page was turned, beside a Header, a Footer and a Static.
- **Quit** is the time from Ctrl+Q to the end of the process, with everything saved.
- **A unit** is a document of all tasks of a unit with ten thousand words of long text. The floor is the library alone
  that writes as much: markdown-it-py the same text as one Markdown file, python-docx the same headings, paragraphs and
  tables, typst the same paragraphs without tables, python-pptx the same slides and notes,
  `json` the same data.

## Where the memory goes

On 25 November 2026 Home with 100 entries took 56 MB, of which Textual and the bare app were 33. In a process that goes
the same way step by step, the resident size grows by this much (MB):

| step | grows by |
| --- | ---: |
| Pydantic, and its validator, a shared library of 4 | 8.3 |
| `importlib.metadata`, in which Pydantic looks for plugins, with `email` and `zipfile` | 1.4 |
| learnlog's models | 2.2 |
| learnlog's own code | 3.5 |
| SQLite, and the index | 2.0 |
| the unit | 1.2 |

The rest, some 4, are the widgets and styles of Home and holes between what is kept. In a task with a long reflection
another 13 are taken by the widgets (Textual keeps 3,800 drawn lines of them, each with seven caches: more than 4, where
a bare text area needs 0.5), by Markdown for what is read beside the task, by the fields, the backup of the day and the
lock.

What did not help: looking for garbage before or while it opens (0.3 to 0.6), one arena for all threads (0.3), other
thresholds of the allocator (0.2), small stacks (0), models built when they are first used (0), giving back at the end
what is free (0.2). What did: nothing is loaded to ask with where there is nothing to ask (1), and a unit that has not
changed is taken as it was read last, without what parses and checks it (2).

Pydantic alone, on which the format of units and entries rests, takes more than half of what the bar leaves. With it,
and with more on the screen than a line of text, 1.5 is not reached.

Not measured: the terminal's own drawing, a slow or remote disk, starting for the first time after the computer
started, other systems than Linux.

```
{notes}
```
"""


def page(result: Result, yardsticks: tuple[float, float], day: str) -> str:
    """Return the result as a page for the docs."""
    rows = "\n".join(f"| {' | '.join(_row(figure)[:-1])} |" for figure in result.figures)
    over = [figure.what for figure in result.figures if figure.over]
    measured = f"Measured on {day} on {machine()}."
    if over:
        measured += f" Over its bar: {'; '.join(over)}."
    return PAGE.format(measured=measured, rows=rows, notes=notes(result, yardsticks))


def notes(result: Result, yardsticks: tuple[float, float]) -> str:
    """Return what a reader needs to judge the figures: the runs, how quiet the machine was, whether it saved."""
    lines: list[str] = []
    for what, rounds in (("opening", result.starts), ("writing", result.writings)):
        if rounds:
            starts = [run.useful * 1000 for run in rounds[BARE]]
            spread = f"the bare app started in {min(starts):.0f} to {max(starts):.0f} ms"
            lines.append(f"{what}: medians of {len(starts)} rounds, {len(rounds)} programs in turn; {spread}")
    lost = median([run.noise for run in result.runs]) or 0.0
    worst = max((run.noise for run in result.runs), default=0.0)
    lines.append(f"noise: {lost:.1%} of the measured time lost to other programs, {worst:.1%} in the worst run")
    lines.append(f"yardstick: {yardsticks[0]:.1f} ms before, {yardsticks[1]:.1f} ms after")
    if result.saves:
        slow = (f"{kind} {(percentile(times, 0.95) or 0) * 1000:.1f} ms" for kind, times in result.saves.items())
        lines.append(f"saves: medians of {len(result.saves[FLOOR])}; p95: {', '.join(slow)}")
    for name, one in result.exports.items():
        lines.append(f"a unit as {name}: {(median(one.times) or 0) * 1000:.1f} ms, {one.size / 1000:,.0f} kB")
    for name, log in result.long.items():
        size, memory = log.size / 1e6, log.memory / 2**20
        lines.append(f"a log as {name}: {log.seconds:.1f} s, {size:.1f} MB, at most {memory:.0f} MB of memory")
    if result.missing:
        lines.append(f"not on the PATH, so not measured: {', '.join(result.missing)}")
    if result.installed:
        took = (f"{name} {seconds:.0f} s" for name, seconds in result.installed.took.items())
        lines.append(f"installing took: {', '.join(took)}")
        lines += [f"left out: {name}: {why}" for name, why in result.installed.missing.items()]
    for name, runs in result.writings.items():
        pressed = sum(len(run.keys) + run.missed for run in runs)
        missed = sum(run.missed for run in runs)
        saves = sum(run.saves for run in runs)
        lines.append(f"keys, {name}: {pressed} pressed, {missed} never shown, {saves} saves meanwhile")
    return "\n".join(lines)


def machine() -> str:
    """Return what was measured on, in one line."""
    parts = (
        f"{os.cpu_count()} × {_processor()}",
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}",
        f"Textual {version('textual')}",
    )
    return f"{platform.node()}: {', '.join(parts)}"


def as_json(result: Result, yardsticks: tuple[float, float]) -> dict[str, Any]:
    """Return everything, down to each key of each run, for ``json.dump``."""
    return {
        "machine": machine(),
        "yardstick_ms": yardsticks,
        "figures": [
            {**dataclasses.asdict(figure), "ratio": figure.ratio, "over": figure.over} for figure in result.figures
        ],
        "starts": _runs(result.starts),
        "writings": _runs(result.writings),
        "saves": result.saves,
        "exports": {name: dataclasses.asdict(one) for name, one in result.exports.items()},
        "long": {name: dataclasses.asdict(one) for name, one in result.long.items()},
    }


def _row(figure: Figure) -> tuple[str, ...]:
    bar = "" if figure.bar is None else f"≤ {figure.bar:g}"
    verdict = "" if figure.bar is None else "over" if figure.over else "ok"
    value, floor = (f"{number:.1f} {figure.unit}" for number in (figure.value, figure.floor))
    return (figure.what, value, floor, _ratio(figure.ratio), bar, verdict)


def _ratio(ratio: float) -> str:
    return f"{ratio:.4f}" if ratio < 0.1 else f"{ratio:.2f}"


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    """One line: words to the left, numbers to the right."""
    numbers = (cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True))
    return "  ".join((row[0].ljust(widths[0]), *numbers, row[-1])).rstrip()


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.machine()


def _runs(rounds: dict[str, list[Run]]) -> dict[str, list[dict[str, Any]]]:
    return {name: [dataclasses.asdict(run) for run in runs] for name, runs in rounds.items()}
