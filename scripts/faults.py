"""The whole fault suite, and its figures: ``python -m scripts.faults``.

It takes some minutes. What it found is written into docs/reliability.md, between two marks, unless ``--no-write`` says
otherwise; ``--share`` runs only what every run of the tests does. Whatever else stands on the command line is for
pytest. The fuzzer guided by coverage runs for a minute, too, where the package ``atheris`` is installed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures of the fault suite: begin -->", "<!-- figures of the fault suite: end -->"


class Figure(NamedTuple):
    """One line of a table: the fault, what was done, what was found.

    ``test`` is the test that told it, ``whole`` whether that was more than a share.
    """

    test: str
    whole: bool
    fault: str
    done: str
    found: str


@dataclass
class Results:
    """What a run of the suite told."""

    figures: list[Figure] = field(default_factory=list)
    mutants: list[Figure] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)
    skipped: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    seconds: float = 0.0


def main() -> int:
    """Run the suite, write its figures; return 1 where anything failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--share", action="store_true", help="run only the share that every run of the tests runs")
    parser.add_argument("--no-write", action="store_true", help="leave docs/reliability.md as it is")
    options, for_pytest = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        marks = [] if options.share else ["-m", "whole or not whole"]
        workers = ["-n", str(os.cpu_count() or 1)]
        command = [sys.executable, "-m", "pytest", "tests/faults", *workers, *marks]
        command += ["-o", "junit_family=xunit1", f"--junitxml={report}", *for_pytest]
        failed = subprocess.run(command, cwd=ROOT, check=False).returncode != 0
        results = read(report.read_text(encoding="utf-8"))
    if not options.share:
        failed = not fuzzed(results) or failed
    page = "\n".join(lines(results))
    print(f"\n{page}")
    if not options.no_write:
        PAGE.write_text(placed(PAGE.read_text(encoding="utf-8"), page), encoding="utf-8")
    return int(failed)


def read(report: str) -> Results:
    """Return what a report of pytest tells, in the form of JUnit."""
    results = Results()
    for case in ElementTree.fromstring(report).iter("testcase"):
        end = next((one for one in case if one.tag in ("failure", "error", "skipped")), None)
        results.seconds += float(case.get("time", 0))
        message = end.get("message", "") if end is not None else ""
        if end is None:
            results.ends["passed"] += 1
        elif end.tag != "skipped":
            results.ends["failed"] += 1
        elif end.get("type") == "pytest.xfail":
            results.ends["known to fail"] += 1
            results.known.add(message)
        else:
            results.ends["skipped"] += 1
            results.skipped.add(message)
        for told in case.iter("property"):
            into = {"figure": results.figures, "mutant": results.mutants}.get(told.get("name", ""))
            if into is not None:
                into.append(Figure(*json.loads(told.get("value", ""))))
    return results


def fuzzed(results: Results) -> bool:
    """Fuzz for a minute where that is possible; return whether nothing was found."""
    fault = "fuzz guided by coverage (atheris)"
    if find_spec("atheris") is None:
        results.skipped.add("atheris is not installed")
        return True
    command = [sys.executable, "-m", "tests.faults.fuzz", "-max_total_time=60"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    runs = re.search(r"Done (\d+) runs", done.stderr)
    found = "only EntryUnreadable" if done.returncode == 0 else "something else was raised"
    results.figures.append(Figure("fuzz", True, fault, f"{runs[1] if runs else 'no'} inputs in 60 s", found))
    if done.returncode:
        print(done.stderr)
    return done.returncode == 0


def lines(results: Results) -> list[str]:
    """Return the figures as the lines of a page."""
    ends = ", ".join(f"{count} {end}" for end, count in results.ends.items())
    machine = f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    told = [f"Run on {date.today():%d %B %Y} ({machine}): {ends}; {results.seconds / 60:.0f} minutes of tests.", ""]
    told += table("fault", "tried", "found", results.figures)
    told += ["", "The same checks over stores that are weak on purpose; each was found out:", ""]
    told += table("fault", "weaker store", "found", results.mutants)
    for what, reasons in (
        ("Known faults, not mended yet", results.known),
        ("Not run on that machine", results.skipped),
    ):
        if reasons:
            told += ["", f"{what}:", "", *(f"- {reason}" for reason in sorted(reasons))]
    return told


def table(first: str, second: str, third: str, figures: Sequence[Figure]) -> list[str]:
    """Return figures as a table, one line for all that was tried with the same outcome.

    Where a test was run whole, its share is left out.
    """
    whole = {one.test for one in figures if one.whole}
    tried: dict[tuple[str, str], list[str]] = {}
    for one in sorted(figures, key=lambda one: one.fault):
        if one.whole or one.test not in whole:
            tried.setdefault((one.fault, one.found), []).append(one.done)
    rows = [f"| {fault} | {', '.join(dict.fromkeys(done))} | {found} |" for (fault, found), done in tried.items()]
    return [f"| {first} | {second} | {third} |", "| --- | --- | --- |", *rows]


def placed(page: str, figures: str) -> str:
    """Return a page with new figures between its marks. ValueError where it has none."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("the page has no marks for the figures")
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"


if __name__ == "__main__":
    sys.exit(main())
