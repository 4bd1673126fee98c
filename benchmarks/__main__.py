"""``python -m benchmarks``: measure learnlog beside the bare apps and print how they compare."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from benchmarks import report
from benchmarks.child import SWITCH_INTERVAL
from benchmarks.measure import ASKED_FOR, MEASURES, Plan, measure
from benchmarks.probe import ProbeError
from benchmarks.stats import yardstick
from scripts.wheelhouse import CannotMake

_ONLY = f"{', '.join(MEASURES)}; and, only where it is named, {', '.join(ASKED_FOR)}"


def main(argv: list[str] | None = None) -> int:
    """Measure and print; return 0 unless something could not be measured or, with --strict, is over its bar."""
    options = _parser().parse_args(argv)
    plan = Plan(
        measures=frozenset(options.only or MEASURES),
        start_rounds=3 if options.quick else Plan.start_rounds,
        writing_rounds=2 if options.quick else Plan.writing_rounds,
        save_rounds=100 if options.quick else Plan.save_rounds,
        export_rounds=5 if options.quick else Plan.export_rounds,
        find_rounds=5 if options.quick else Plan.find_rounds,
        installed_rounds=3 if options.quick else Plan.installed_rounds,
        entries=options.entries,
        room_quick=options.quick,
        logs=options.logs,
        self_check=options.self_check,
    )
    sys.setswitchinterval(SWITCH_INTERVAL)
    before = yardstick()
    with tempfile.TemporaryDirectory(prefix="learnlog-benchmarks-") as place:
        try:
            result = measure(plan, Path(place))
        except (ProbeError, CannotMake) as error:
            print(error, file=sys.stderr)
            return 2
    yardsticks = (before, yardstick())
    print(report.machine())
    print()
    print(report.table(result))
    print()
    print(report.notes(result, yardsticks))
    if options.json:
        options.json.write_text(json.dumps(report.as_json(result, yardsticks), indent=1), encoding="utf-8")
    if options.write:
        day = datetime.now().astimezone().date().isoformat()
        options.write.write_text(report.page(result, yardsticks, day), encoding="utf-8")
    return int(options.strict and any(figure.over for figure in result.figures))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", metavar="NAME", action="append", choices=(*MEASURES, *ASKED_FOR), help=_ONLY)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--json", metavar="FILE", type=Path, help="also write everything to a file")
    parser.add_argument("--write", metavar="FILE", type=Path, help="also write the page for the docs")
    parser.add_argument("--logs", metavar="DIR", type=Path, help="use the logs kept here, or make and keep them")
    parser.add_argument("--entries", type=int, metavar="N", default=Plan.entries, help="of the large log")
    parser.add_argument("--strict", action="store_true", help="exit 1 if a figure is over its bar")
    parser.add_argument("--self-check", action="store_true", help="measure the bare apps against themselves")
    return parser


if __name__ == "__main__":
    sys.exit(main())
