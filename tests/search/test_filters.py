"""What a filter asks for, by how it is written."""

from __future__ import annotations

from datetime import date

import pytest

from learnlog.search.facets import Facet
from learnlog.search.filters import filter_of

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("name", "value", "first", "last"),
    [
        ("on", "2026", "2026-01-01", "2026-12-31"),
        ("on", "2026-02", "2026-02-01", "2026-02-28"),
        ("on", "2026-3-4", "2026-03-04", "2026-03-04"),
        ("before", "2026-03", "0000", "2026-02-28"),
        ("before", "2026-03-01", "0000", "2026-02-28"),
        ("after", "2026-02", "2026-03-01", "9999-12-31"),
        ("after", "2025", "2026-01-01", "9999-12-31"),
        ("after", "2026-03-04", "2026-03-05", "9999-12-31"),
        ("before", "2026-0", "0000", "2025-12-31"),
        ("before", "0001", "0000", "0000"),
        ("on", "2024-02", "2024-02-01", "2024-02-29"),
        ("on", "2026-", "2026-01-01", "2026-12-31"),
        ("on", "2026-03-", "2026-03-01", "2026-03-31"),
        ("after", "9999", "9999-12-32", "9999-12-31"),
    ],
)
def test_the_first_and_the_last_day(name: str, value: str, first: str, last: str) -> None:
    asked = filter_of(name, value)
    assert asked is not None and asked.days(TODAY) == (first, last)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("on", "soon"),
        ("before", "2026-13"),
        ("after", "2026-02-30"),
        ("state", "lost"),
        ("has", "luck"),
        ("colour", "x"),
        ("tag", ""),
        ("tag", " "),
        ("on", "2026-00-01"),
    ],
)
def test_what_is_no_filter(name: str, value: str) -> None:
    assert filter_of(name, value) is None


@pytest.mark.parametrize(
    ("name", "value", "whole", "facet", "accepted"),
    [
        ("task", "2", False, Facet("task", "unit-5/task-2", "Task 2: Two values"), True),
        ("task", "2", False, Facet("task", "unit-5/task-12", "Task 12: More"), False),
        ("task", "5", False, Facet("task", "unit-5/task-2", "Task 2: Two values"), False),
        ("task", "7", False, Facet("task", "unit-5/outcomes", "Task 7: What you expect"), True),
        ("task", "02", False, Facet("task", "unit-5/task-2", "Two values"), True),
        ("task", "7", False, Facet("task", "/free", "Task 7"), False),
        ("task", "wo", False, Facet("task", "unit-5/task-2", "Task 2: Two values"), False),
        ("task", "two", False, Facet("task", "unit-5/task-2", "Task 2: Two values"), True),
        ("task", "unit", False, Facet("task", "unit-5/task-2", "Task 2: Two values"), False),
        ("value", "relation", False, Facet("value", "fostering-relationships", "Fostering relationships"), True),
        ("value", "elation", False, Facet("value", "fostering-relationships", "Fostering relationships"), False),
        ("value", "INCLUSION", True, Facet("value", "inclusion", "Inclusion"), True),
        ("tag", "a b", False, Facet("tag", "tab a bit"), True),
        ("tag", "an", False, Facet("tag", "plan, man and annexe"), True),
        ("tag", "an", False, Facet("tag", "plan, man"), False),
        ("tag", "#", False, Facet("tag", "C#"), True),
        ("tag", "speech", True, Facet("tag", "speech therapy"), False),
        ("tag", "creche", False, Facet("tag", "Crèche"), True),
        ("has", "actions", False, Facet("has", "action"), True),
        ("state", "d", False, Facet("state", "draft"), True),
        ("state", "d", False, Facet("tag", "draft"), False),
    ],
)
def test_what_is_accepted(name: str, value: str, whole: bool, facet: Facet, accepted: bool) -> None:
    asked = filter_of(name, value, whole=whole)
    assert asked is not None and asked.accepts(facet) == accepted
