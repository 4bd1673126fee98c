"""What colleagues said, gathered."""

from __future__ import annotations

from learnlog.export.gathered import Voice, gathered
from learnlog.journal.answers import Row, RowsAnswer
from tests.entries import entry
from tests.export.documents import unit_5


def said(*rows: dict[str, str]) -> RowsAnswer:
    made = tuple(Row(id=f"r{number}", cells=dict(cells)) for number, cells in enumerate(rows))
    return RowsAnswer(step="evaluations", field="evaluations", rows=made)


def test_strengths_stand_together_and_so_does_what_to_develop() -> None:
    rows = (
        {"role": "Tutor", "strength": "The round.", "develop": "Plans.\n\nSoon."},
        {"role": "Assistant", "develop": "Tell us."},
        {"strength": "The clubs."},
        {"role": "Cook", "strength": "  "},
    )
    found = gathered(entry(said(*rows)), unit_5().task("task-3"))
    assert found is not None and not found.empty
    assert (found.strong, found.develop) == ("Where we are strong", "Where and how to develop")
    assert found.strengths == (Voice("Tutor", "The round."), Voice("Somebody", "The clubs."))
    assert found.next_steps == (Voice("Tutor", "Plans.\n\nSoon."), Voice("Assistant", "Tell us."))
    assert found.silent == ("Cook",)


def test_before_anybody_has_said_anything_it_is_empty() -> None:
    found = gathered(entry(), unit_5().task("task-3"))
    assert found is not None and found.empty


def test_a_task_without_a_presentation_gathers_nothing() -> None:
    assert gathered(entry(), unit_5().task("task-4")) is None
