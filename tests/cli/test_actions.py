"""``learnlog actions``: what was planned, as lines, as JSON, and as a file for a calendar."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from learnlog.journal.entry import Entry
from learnlog.journal.settings import KnownName, Settings
from learnlog.opening import now
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.cli.conftest import Run
from tests.cli.logs import HOSTILE, an_id, is_safe
from tests.planned import planned, row

Save = Callable[[Sequence[Entry]], None]

TODAY = now().date()


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def log() -> list[Entry]:
    """Two plans: due, overdue, later, without a day; and one done."""
    return [
        planned(
            row("r1", "Ask every pupil", who="SENCO", by=day(1)),
            row("r2", "Look again", who="Teaching assistant", by=day(-3)),
            row("r3", "Think", by="after Easter"),
            id=an_id(1, "qrsabc"),
        ),
        planned(
            row("r1", "Hold the talk", who="Senco (Jo)", by=day(40)),
            row("r2", "Read the plan", by=day(-9), done=day(-8)),
            id=an_id(2, "qrsdef"),
        ),
    ]


def test_what_is_to_do_stands_in_the_order_of_its_days(run: Run, saved: Save) -> None:
    saved(log())
    said = run("actions")
    assert said.code == 0 and said.err == ""
    assert [line.split()[:3] for line in said.lines] == [
        ["qrsabc", day(-3).isoformat(), "overdue"],
        ["qrsabc", day(1).isoformat(), "due"],
        ["qrsdef", day(40).isoformat(), "later"],
        ["qrsabc", "after", "Easter"],
    ]
    assert said.lines[1].endswith("SENCO               Ask every pupil")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--due",), ["Ask every pupil"]),
        (("--overdue",), ["Look again"]),
        (("--due", "--overdue"), ["Look again", "Ask every pupil"]),
        (("--done",), ["Read the plan"]),
        (("--who", "senco"), ["Ask every pupil", "Hold the talk"]),
        (("--who", "senco", "--due"), ["Ask every pupil"]),
    ],
)
def test_options_narrow_it(run: Run, saved: Save, options: tuple[str, ...], found: list[str]) -> None:
    saved(log())
    assert [one["what"] for one in json.loads(run("actions", "--json", *options).out)] == found


def test_as_data_it_says_everything(run: Run, saved: Save) -> None:
    saved(log())
    (one,) = json.loads(run("actions", "--json", "--due").out)
    assert one["entry"] == an_id(1, "qrsabc")
    assert (one["step"], one["field"], one["row"], one["by"]) == ("plan", "actions", "r1", day(1).isoformat())
    assert (one["state"], one["done"], one["outcome"], one["more"]) == ("due", None, "", {})


def test_nothing_there_and_nothing_like_that(run: Run, saved: Save, folders: Folders) -> None:
    said = run("actions")
    assert (said.code, said.out) == (0, "")
    assert said.err == f"There is no action yet in {folders.home}: they are the rows of action plans.\n"
    saved(log()[:1])
    assert run("actions", "--done").err == "No action is like that. --done shows those that are done.\n"


def test_nothing_anybody_wrote_drives_the_terminal(run: Run, saved: Save) -> None:
    saved([planned(row("r1", HOSTILE, who=HOSTILE, by=HOSTILE))])
    for said in (run("actions"), run("actions", "--json")):
        assert said.code == 0 and is_safe(said.out + said.err) and said.out


def test_a_file_that_cannot_be_read_is_named(run: Run, saved: Save, store: TomlStore, folders: Folders) -> None:
    saved(log())
    path = Path(store.path_of(an_id(1, "qrsabc")))
    path.write_bytes(b'format = 1\nid = "')
    said = run("actions")
    assert said.code == 1 and path.name in said.err and "Hold the talk" in said.out


# -- the calendar


def test_a_calendar_of_all_that_has_a_day(run: Run, saved: Save, tmp_path: Path) -> None:
    saved(log())
    target = tmp_path / "plan.ics"
    said = run("actions", "--ics", "-o", str(target))
    assert said.code == 0
    assert said.lines == [f"4 actions, for a calendar: {target}", "1 action has no day and is left out."]
    todos = Calendar.from_ical(target.read_text("utf-8")).walk("VTODO")
    assert [str(one["summary"]) for one in todos] == ["Read the plan", "Look again", "Ask every pupil", "Hold the talk"]
    again = run("actions", "--ics", "-o", str(target))
    assert again.code == 2 and "--over" in again.err
    assert run("actions", "--ics", "--due", "--over", "-o", str(target)).lines[0].startswith("1 action, ")


def test_a_folder_gets_a_file_with_the_day_in_its_name(run: Run, saved: Save, tmp_path: Path) -> None:
    saved(log())
    run("actions", "--ics", "-o", str(tmp_path))
    assert (tmp_path / f"learnlog-actions-{TODAY.isoformat()}.ics").is_file()


def test_names_are_looked_for_first(run: Run, saved: Save, store: TomlStore, tmp_path: Path) -> None:
    saved([planned(row("r1", "Ask Jamie Lee", by=day(1)))])
    store.records.save_settings(Settings(names=(KnownName(name="Jamie Lee", alias="Pupil A"),)))
    target = tmp_path / "plan.ics"
    for option in ((), ("--check-names",)):
        said = run("actions", "--ics", "-o", str(target), *option)
        assert said.code == 1 and "name “Jamie Lee”, to become “Pupil A”:" in said.out and not target.exists()
    assert run("actions", "--ics", "-o", str(target), "--anonymise").code == 0
    assert "Ask Pupil A" in target.read_text("utf-8")
    assert run("actions", "--ics", "-o", str(target), "--over", "--keep-names").code == 0
    assert "Ask Jamie Lee" in target.read_text("utf-8")
    store.records.save_settings(Settings())
    assert run("actions", "--ics", "--check-names").code == 0


def test_what_has_no_day_is_nothing_for_a_calendar(run: Run, saved: Save) -> None:
    saved([planned(row("r1", "Think"))])
    said = run("actions", "--ics")
    assert said.code == 1 and said.err.startswith("None of these actions has a day. Nothing was written.")
    said = run("actions", "--ics", "--overdue")
    assert said.code == 1 and said.err.startswith("No action is like that. Nothing was written.")


def test_without_an_action_there_is_nothing_for_a_calendar(run: Run) -> None:
    said = run("actions", "--ics")
    assert said.code == 1 and said.err.startswith("There is no action yet. Nothing was written.")


def test_options_of_a_calendar_alone_are_refused(run: Run) -> None:
    for option in (("-o", "x"), ("--over",), ("--anonymise",)):
        said = run("actions", *option)
        assert said.code == 2 and "go with --ics" in said.err
