from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import measure as measuring
from benchmarks import report
from benchmarks.commands import JRNL, RIPGREP, Commands
from benchmarks.figure import Figure
from benchmarks.installed import HOME, LIST, Installed
from benchmarks.measure import BARE, DRAFTLESS, LEARNLOG, Result, figures, in_turn
from benchmarks.probe import Recipe, Run
from benchmarks.prose import paragraphs
from benchmarks.room import Room, room_figures
from benchmarks.saves import AGAIN, DRAFT, FIRST, FLOOR
from benchmarks.stats import median, percentile
from benchmarks.subjects import LAST_WORD, REFLECTION, TYPED, Kept, SaveCounter, Subject, openings


def a_run(
    useful: float = 0.2, keys: tuple[float, ...] = (), megabytes: int = 40, waited: float = 0.0, quit: float = 0.1
) -> Run:
    return Run(0.1, useful, useful, waited, megabytes * 2**20, keys, 0, 0, quit)


def test_percentiles_lie_between_the_nearest_values() -> None:
    assert percentile([], 0.5) is None
    assert median([3.0, 1.0, 2.0]) == 2.0
    assert percentile([float(number) for number in range(101)], 0.95) == pytest.approx(95.0)
    assert percentile([1.0, 2.0], 0.25) == 1.25


def test_figures_are_ratios_to_the_bare_apps_with_bars_where_there_are_any() -> None:
    starts = {BARE: [a_run(0.2)], **{opening.name: [a_run(0.4)] for opening in openings(10_000)}}
    writings = {BARE: [a_run(keys=(0.01,))], LEARNLOG: [a_run(keys=(0.014, 0.014), megabytes=50)]}
    found = {figure.what: figure for figure in figures(starts, writings, {})}
    home = found["Home useful, 100 entries"]
    assert (home.ratio, home.bar, home.over) == (2.0, 1.6, True)
    assert (found["Home useful, 10,000 entries"].ratio, found["Home useful, 10,000 entries"].bar) == (2.0, 1.5)
    assert (found["Home useful, 10,000 entries, to no entries"].ratio, found["Home useful, no entries"].bar) == (
        1.0,
        None,
    )
    assert found["key to frame, median"].ratio == pytest.approx(1.4)
    assert not found["key to frame, median"].over
    assert found["peak memory, long reflection"].ratio == 1.25
    assert (found["quit, Home, 100 entries"].ratio, found["quit, Home, 100 entries"].over) == (1.0, True)


def test_what_could_not_be_measured_is_over_its_bar() -> None:
    starts = {BARE: [a_run(quit=0.3)], **{opening.name: [a_run()] for opening in openings(10_000)}}
    writings = {BARE: [a_run(keys=(0.01,), quit=0.3)], LEARNLOG: [a_run()]}
    assert [one.what for one in figures(starts, writings, {}) if one.over] == [
        "key to frame, median",
        "key to frame, p95",
    ]


def test_a_key_with_a_draft_is_set_beside_one_without() -> None:
    writings = {
        BARE: [a_run(keys=(0.01,))],
        LEARNLOG: [a_run(keys=(0.012, 0.012))],
        DRAFTLESS: [a_run(keys=(0.01, 0.01))],
    }
    found = {figure.what: figure for figure in figures({}, writings, {})}
    beside = found["key to frame with a draft, to one without, median"]
    assert beside.ratio == pytest.approx(1.2)
    assert beside.over
    assert found["key to frame, median"].ratio == pytest.approx(1.2)
    assert not found["key to frame with a draft, to one without, p95"].over


def test_saves_are_ratios_to_the_least_that_keeps_the_same_bytes() -> None:
    saves = {FLOOR: [0.001, 0.001, 0.5], AGAIN: [0.0015], FIRST: [0.004], DRAFT: [0.0025]}
    found = {figure.what: figure for figure in figures({}, {}, saves)}
    assert [one.value for one in found.values()] == pytest.approx([1.5, 4.0, 2.5])
    assert [one.ratio for one in found.values()] == pytest.approx([1.5, 4.0, 2.5])
    assert [one.over for one in found.values()] == [False, False, True]
    assert found["save, first save of a sitting"].bar is None


def test_noisy_rounds_are_repeated_and_the_quietest_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    waits = iter([0.0, 0.1, 0.0, 0.15, 0.02])  # the first is the warm-up; of the rest, 0.1 and 0.15 are noisy
    monkeypatch.setattr(measuring, "run_once", lambda recipe: a_run(waited=next(waits)))
    recipe = Recipe((), {}, tmp_path, re.compile(""))
    subject = Subject(recipe, recipe)
    kept = in_turn({BARE: subject}, 2, lambda line: None)
    assert [run.waited for run in kept[BARE]] == [0.0, 0.02]


def test_the_table_says_figure_floor_ratio_bar_and_verdict() -> None:
    result = Result((Figure("home", "Home", "ms", 400.0, 200.0, 1.6), Figure("keys", "key", "ms", 5.0, 5.0)), {}, {})
    assert [line.split() for line in report.table(result).splitlines()[1:]] == [
        ["Home", "400.0", "ms", "200.0", "ms", "2.00", "≤", "1.6", "over"],
        ["key", "5.0", "ms", "5.0", "ms", "1.00"],
    ]


def test_reflections_are_varied_and_always_the_same() -> None:
    assert paragraphs(300, seed=1) == paragraphs(300, seed=1) != paragraphs(300, seed=2)
    assert 1500 <= len(REFLECTION.split()) < 1530


def test_what_is_typed_stands_nowhere_in_the_reflection() -> None:
    assert REFLECTION.split()[-1] == LAST_WORD
    assert "z" not in REFLECTION
    assert all(word.startswith("z") for word in TYPED.split())


def test_saves_are_seen_as_changes_of_files(tmp_path: Path) -> None:
    saves = SaveCounter(tmp_path / "log")
    assert saves() == 0
    (tmp_path / "log" / "drafts").mkdir(parents=True)
    (tmp_path / "log" / "drafts" / "one.toml").write_text("1")
    assert (saves(), saves()) == (1, 0)
    shutil.rmtree(tmp_path / "log")
    assert saves() == 0


def test_the_notes_say_how_often_was_saved_and_how_long_the_slow_ones_took() -> None:
    result = Result((), {}, {}, {FLOOR: [0.001] * 20, AGAIN: [0.002] * 20})
    assert "saves: medians of 20; p95: floor 1.0 ms, again 2.0 ms" in report.notes(result, (1.0, 1.0))


def test_the_page_for_the_docs_names_the_machine_and_what_is_over_its_bar() -> None:
    result = Result((Figure("home", "Home", "ms", 400.0, 200.0, 1.6), Figure("keys", "key", "ms", 5.0, 5.0)), {}, {})
    page = report.page(result, (1.0, 1.0), "2026-11-24")
    assert f"Measured on 2026-11-24 on {report.machine()}. Over its bar: Home." in page
    assert "| Home | 400.0 ms | 200.0 ms | 2.00 | ≤ 1.6 |" in page
    assert "| key | 5.0 ms | 5.0 ms | 1.00 |  |" in page


def test_a_file_is_new_once_it_was_written_since_it_was_looked_at(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "picture")
    kept.look()
    assert not kept.anew()
    kept.path.write_text("1")
    assert kept.anew()
    kept.look()
    assert not kept.anew()
    kept.path.unlink()
    assert not kept.anew()


def test_other_programs_are_to_be_slower_in_a_large_log_only_and_are_left_out_where_they_are_missing() -> None:
    taken = {name: [0.05] for name in measuring.COMMANDS}
    for entries, barred in ((10_000, False), (100_000, True)):
        found = {figure.what: figure for figure in figures({}, {}, {}, commands=Commands(entries, taken, taken))}
        assert len(found) == len(measuring.COMMANDS)
        for rival, bar in ((RIPGREP, 0.1), (JRNL, 0.005)):
            assert found[f"search WORD, beside {rival.name}, {entries:,} entries"].bar == (bar if barred else None)
        assert found[f"search WORD, {entries:,} entries"].bar == 4.0
    own = {name: times for name, times in taken.items() if "beside" not in name}
    assert not [one for one in figures({}, {}, {}, commands=Commands(10_000, own, own)) if "beside" in one.what]
    assert "not measured: jrnl" in report.notes(Result((), {}, {}, missing=("jrnl",)), (1.0, 1.0))
    row = report.table(Result((Figure("find", "search", "ms", 50.0, 20_000.0, 0.005),), {}, {}))
    assert row.split()[-4:] == ["0.0025", "≤", "0.005", "ok"]


def a_room() -> Room:
    return Room(
        10_000,
        opened={"large": [0.3, 0.1, 0.2], "small": [0.2]},
        moved={"large": [0.02], "small": [0.02], "bare": [0.01]},
        rested={"large": [0.2], "small": [0.1]},
        typed={"common word": [0.02, 0.04, 0.2]},
        known=[0.3, 0.2, 0.1],
        acted=[0.03, 0.06, 0.09],
        gaps=[0.01, 0.15, 0.02],
        peak={"large": 50 * 2**20, "bare": 40 * 2**20},
    )


def test_the_log_room_is_set_beside_one_of_few_and_a_bare_list_and_letters_beside_what_they_may_take() -> None:
    found = {figure.what: figure for figure in room_figures(a_room())}
    assert found["Log room opened, to one of few, 10,000 entries"].ratio == pytest.approx(1.0)
    assert found["one row down, to a bare list, 10,000 entries"].over
    assert not found["one row down, to a log of few, 10,000 entries"].over
    assert found["one row down until all stands, to a log of few, 10,000 entries"].bar is None
    assert found["letter to results, common word, median"].value == pytest.approx(40)
    assert not found["letter to results, common word, median"].over
    assert found["letter to results, common word, p95"].over
    counted = found["letter until all are counted, common word, 10,000 entries"]
    assert counted.value == pytest.approx(200) and counted.bar is None
    assert found["letter to results, an action, median"].value == pytest.approx(60)
    assert found["letter to results, an action, median"].over
    assert not found["letter to results, an action, p95"].over
    assert found["longest wait of a key while files are read"].value == pytest.approx(150)
    assert found["peak memory, Log room scrolled, 10,000 entries"].ratio == 1.25
    nothing = replace(a_room(), typed={"two letters": []}, acted=[], gaps=[])
    assert [one.over for one in room_figures(nothing) if "letter to" in one.what or "wait" in one.what] == [True] * 5


def test_a_start_is_the_quickest_of_its_rounds_and_stands_beside_a_python_that_does_nothing() -> None:
    times = {"pip": {LIST: [0.3, 0.2], HOME: [0.9, 1.0]}, "uv": {LIST: [0.4], HOME: [1.2]}}
    found = figures({}, {}, {}, installed=Installed(times, floor=[0.1, 0.3]))
    assert [(one.what, one.value, one.ratio) for one in found] == [
        (f"{LIST}, pip", 200.0, 2.0),
        (f"{LIST}, uv", 400.0, 4.0),
        (f"{HOME}, pip", 900.0, 9.0),
        (f"{HOME}, uv", 1200.0, 12.0),
    ]


def test_a_way_that_cannot_be_taken_is_named() -> None:
    result = Result((), {}, {}, installed=Installed(missing={"pipx install": "pipx is not there"}))
    assert "left out: pipx install: pipx is not there" in report.notes(result, (1.0, 1.0))
