"""Pictures of every kind, made from units and entries as a trainee would make them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from learnlog.content.unit import Unit
from learnlog.journal.entry import Entry
from learnlog.journal.summarising import summarise
from learnlog.journal.summary import Summary
from learnlog.picture.counting import progress_of, weeks_of
from learnlog.picture.counts import Progress
from learnlog.picture.facts import Picture
from learnlog.picture.gathering import Scale, scales_of
from tests.entries import entry
from tests.guide.working import Trainee, listening, unit_5
from tests.tui.log_room import prose

TODAY = date(2026, 11, 24)


def scale(unit: Unit, name: str) -> Scale:
    """Return the place in a unit a picture is made of."""
    return next(one for one in scales_of(unit) if one.name == name)


def two_values(number: int = 1, *, state: str = "draft", **levels: str) -> Entry:
    """Task 2 of the bundled unit: some characteristics of Respect rated, and one of Inclusion."""
    trainee = Trainee(unit_5(), "task-2")
    trainee.choose("choose/values", "respect", "inclusion")
    trainee.rate(
        "extent/respect/ratings", **(levels or {"listening": "strong", "privacy": "weak", "dignity": "absent"})
    )
    trainee.rate("extent/inclusion/ratings", community_living="not-seen")
    return trainee.entry.changed(id=f"{number:026d}", state=state)


def senior_team() -> Entry:
    """Task 4 of the bundled unit, with one criterion left open."""
    trainee = Trainee(unit_5(), "task-4")
    for criterion, level in (
        ("values-in-policy", "partly"),
        ("skilled-staff", "strong"),
        ("fair-resources", "not-seen"),
    ):
        trainee.choose(f"criterion/{criterion}/extent", level)
    return trainee.entry


def table_1() -> Entry:
    """The setting placed on four of the six continua."""
    trainee = Trainee(unit_5(), "continua")
    trainee.rate(
        "place/ratings",
        objectives="clearly-differentiation",
        strategies="between-the-two",
        curriculum="clearly-personalisation",
        recognition="cannot-say",
    )
    return trainee.entry


def outcomes(number: int = 1, *, now: Mapping[str, str] | None = None) -> Entry:
    """The outcomes rated at the start, and again where that is asked for."""
    trainee = Trainee(unit_5(), "outcomes")
    trainee.rate("start/ratings", challenges="beginning", continuous="mostly")
    if now is not None:
        trainee.rate("now/ratings", **now)
    return trainee.entry.changed(id=f"{number:026d}")


def habits() -> Entry:
    """Task A of the second unit: two habits watched."""
    trainee = Trainee(listening(), "notice")
    trainee.choose("begin/habits", "waiting", "asking")
    trainee.rate("watch/waiting/signs", silence="often", self_correction="never")
    return trainee.entry


def reader() -> Entry:
    """Task B of the second unit: one habit placed between its two ends."""
    trainee = Trainee(listening(), "one-reader")
    trainee.rate("place/ratings", waiting="often")
    return trainee.entry


def written(*days: tuple[date, int]) -> list[Summary]:
    """Summaries of entries about some days, each with so many words."""
    return [
        summarise(entry(prose("word " * words), id=f"{number:026d}", happened_on=day))
        for number, (day, words) in enumerate(days)
    ]


def a_year() -> list[Summary]:
    """A year in which something was written in four weeks."""
    return written(
        (TODAY, 310), (TODAY - timedelta(days=1), 40), (TODAY - timedelta(weeks=9), 700), (date(2025, 12, 3), 5)
    )


def progress(**states: str) -> Progress:
    """How far the bundled unit is; underscores stand for hyphens."""
    read = ("readings/respect", "readings/inclusion", "readings/gone")
    return progress_of(unit_5(), read, {task.replace("_", "-"): state for task, state in states.items()})


def every_picture() -> dict[str, Picture]:
    """A picture of each kind, by a name that says which."""
    return {
        "ratings": scale(unit_5(), "task-2").picture([two_values()]),
        "criteria": scale(unit_5(), "task-4").picture([senior_team()]),
        "continuum": scale(unit_5(), "continua").picture([table_1()]),
        "then-and-now": scale(unit_5(), "outcomes").picture(
            [outcomes(now={"challenges": "confident", "one_pupil": "mostly"})]
        ),
        "weeks": weeks_of(a_year(), TODAY),
        "progress": progress(task_1="complete", task_2="draft"),
        "second-unit": scale(listening(), "notice").picture([habits()]),
        "second-continuum": scale(listening(), "one-reader").picture([reader()]),
    }


def levels(picture: Any) -> dict[str, str]:
    """Return what each item was rated, by its name."""
    return {one.name: one.level.name for group in picture.groups for one in group.items}
