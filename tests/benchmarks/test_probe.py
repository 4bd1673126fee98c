from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.keys import parse
from benchmarks.probe import ProbeError, Recipe, measure
from benchmarks.subjects import environment

ECHO = """
import sys, termios, time, tty
tty.setraw(0)
print("loading", end="\\r\\n", flush=True)
time.sleep(0.2)
print("ready", end="\\r\\n", flush=True)
while key := sys.stdin.read(1):
    if key == "\\r":
        print("writing", end="\\r\\n", flush=True)
    else:
        print(time.monotonic_ns(), flush=True, end="\\r\\n")  # a change that is not the key's
        time.sleep(0.05)
        print(key if key != "!" else "", end="\\r\\n", flush=True)
"""


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    return Recipe((sys.executable, "-c", ECHO), environment(tmp_path), tmp_path, re.compile("ready"))


def test_a_run_times_the_useful_frame_and_each_visible_key(recipe: Recipe) -> None:
    run = measure(replace(recipe, way=parse("enter"), arrived=re.compile("writing"), typed="x y", saves=lambda: 1))
    assert run.useful >= run.first + 0.19
    assert len(run.keys) == 2
    assert all(0.05 <= seconds < 1 for seconds in run.keys)
    assert (run.missed, run.saves) == (0, 3)
    assert run.peak_memory > 2**20


def test_a_key_that_never_shows_is_missed(recipe: Recipe) -> None:
    run = measure(replace(recipe, typed="!"))
    assert (run.keys, run.missed) == ((), 1)


def test_a_program_that_ends_early_is_an_error_with_its_last_screen(recipe: Recipe) -> None:
    broken = replace(recipe, argv=(sys.executable, "-c", "print('no such log'); raise SystemExit(3)"))
    with pytest.raises(ProbeError, match=r"“ready” never appeared(?s:.*)no such log"):
        measure(broken)


def test_a_way_that_leads_elsewhere_is_an_error(recipe: Recipe) -> None:
    with pytest.raises(ProbeError, match="is not on the screen after the way there"):
        measure(replace(recipe, way=parse("enter"), arrived=re.compile("elsewhere")))


def test_a_program_can_be_given_time_to_finish(recipe: Recipe) -> None:
    answers = iter([False, False, True])
    measure(replace(recipe, finished=lambda: next(answers)))
    assert next(answers, None) is None


def test_the_environment_is_the_same_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "PYTHONDONTWRITEBYTECODE", "TMUX", "COLUMNS"):
        monkeypatch.setenv(name, "1")
    made = environment(tmp_path)
    assert (made["TERM"], made["COLORTERM"], made["LANG"]) == ("xterm-256color", "truecolor", "C.UTF-8")
    assert all(Path(made[name]).is_relative_to(tmp_path) for name in made if name == "HOME" or name.startswith("XDG_"))
    assert not made.keys() & {"NO_COLOR", "PYTHONDONTWRITEBYTECODE", "TMUX", "COLUMNS"}
