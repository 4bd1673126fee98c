"""What is typed at a prompt makes the very answers that the screens make of the same words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from learnlog.guide import Asked, Guide
from learnlog.journal.answers import (
    Address,
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
    DateAnswer,
    LineAnswer,
    PeopleAnswer,
    ProseAnswer,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.entry import Entry
from learnlog.journal.readback import long_date
from learnlog.plain.picking import Refused
from learnlog.plain.prompts import PROMPTS, Prompt, prompts_of
from learnlog.store import format as form
from learnlog.store.units import bundled_units, load_catalog, load_unit
from tests.units import write_unit

GOLDEN = Path(__file__).parents[2] / "tui" / "golden"
TODAY = date(2026, 11, 23)
(UNIT,) = load_catalog(bundled_units(), None).units


def wanted_line(prompt: Prompt, wanted: Answer | None, now: Answer | None) -> str | None:
    """Return what to type at a prompt so that the answer becomes the wanted one; None for Enter alone."""
    part, _, of = prompt.part.partition("/")
    match wanted:
        case LineAnswer() | ProseAnswer():
            return wanted.text
        case DateAnswer():
            return long_date(wanted.day) if wanted.day else wanted.typed
        case ChoiceAnswer():
            return wanted.chosen.name if wanted.chosen else None
        case ChoicesAnswer():
            names = [one.name for one in prompt.picks]
            return " ".join(str(names.index(one.name) + 1) for one in wanted.chosen)
        case ScaleAnswer():
            rating = next((one for one in wanted.ratings if one.item == part), None)
            return (rating.evidence if of else rating.level_name) or None if rating else None
        case PeopleAnswer():
            have = now.people if isinstance(now, PeopleAnswer) else ()
            if part == "+":
                return wanted.people[len(have)].role if len(have) < len(wanted.people) else None
            person = wanted.people[[one.id for one in have].index(part)]
            return (person.alias if of else person.role) or None
        case RowsAnswer():
            return _wanted_cell(prompt, wanted, now)
    return None


def _wanted_cell(prompt: Prompt, wanted: RowsAnswer, now: Answer | None) -> str | None:
    have = now.rows if isinstance(now, RowsAnswer) else ()
    declined = {one.offered: one for one in wanted.declined}
    if prompt.part.removesuffix("/reason") in declined:
        return declined[prompt.part.removesuffix("/reason")].reason if "reason" in prompt.part else "decline"
    if any(one.offered == prompt.part for one in wanted.rows):
        return "add"
    row_id, _, column = prompt.part.partition("/")
    if prompt.part == "+":
        following = wanted.rows[len(have)] if len(have) < len(wanted.rows) else None
        return str(following.cells[_opening(following.cells)]) if following else None
    place = [one.id for one in have].index(row_id)
    cell = wanted.rows[place].cells.get(column, "")
    return long_date(cell) if isinstance(cell, date) else cell or None


def _opening(cells: dict[str, str | date]) -> str:
    return next(name for name in ("action", "question", "role", "what") if name in cells)


def typed(begun: Guide, wanted: Entry) -> Entry:
    """Return an entry in which everything is typed at the prompts that the wanted one says."""
    entry = Entry(
        **{name: getattr(wanted, name) for name in ("id", "unit", "unit_version", "task", "title")},
        created=wanted.created,
        updated=wanted.updated,
        happened_on=wanted.happened_on,
    )
    asked_at: set[tuple[Address, str]] = set()
    while True:
        guide = Guide(begun.unit, begun.task, entry)
        prompts = [
            one for step in guide.steps for a in step.fields for one in prompts_of(a, entry.answer(a.address), TODAY)
        ]
        fresh = next((one for one in prompts if (one.asked.address, one.part) not in asked_at), None)
        if fresh is None:
            return entry.in_order(guide.order)
        address = fresh.asked.address
        line = wanted_line(fresh, wanted.answer(address), entry.answer(address))
        if line is None or fresh.part != "+":
            asked_at.add((address, fresh.part))
        if line is not None:
            entry = entry.with_answer(fresh.take(line).answer)


@pytest.mark.parametrize("name", sorted(path.stem for path in GOLDEN.glob("*.toml")))
def test_the_same_words_make_the_same_answers_as_on_the_screens(name: str) -> None:
    golden = form.parse_entry((GOLDEN / f"{name}.toml").read_bytes(), name)[0]
    guide = Guide(UNIT, UNIT.task(golden.task), golden)
    # What an earlier choice had asked for is kept, and asked no more.
    standing = [one for one in golden.answers if one.address in guide.order]
    assert typed(guide, golden).answers == tuple(standing)


# -- one kind at a time, in the second unit, which has all of them


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    unit = load_unit(write_unit(tmp_path_factory.mktemp("units") / "listening"))
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    entry = Entry(
        id="01jd0000000000000000000000", task="notice", title="A", created=now, updated=now, happened_on=TODAY
    )
    return Guide(unit, unit.task("notice"), entry)


def asked(guide: Guide, field: str) -> Asked:
    return next(one for step in guide.steps for one in step.fields if one.address.field == field)


def test_every_kind_of_field_has_its_prompts(notice: Guide) -> None:
    assert set(PROMPTS) == {"line", "prose", "date", "choice", "choices", "scale", "people", "rows"}
    for step in notice.steps:
        for one in step.fields:
            assert all(prompt.says for prompt in prompts_of(one, None, TODAY))


def test_what_is_no_day_is_kept_as_it_was_typed_and_asked_for_again(notice: Guide) -> None:
    (prompt,) = prompts_of(asked(notice, "day"), None, TODAY)
    assert prompt.offers == "Monday 23 November 2026"
    assert prompt.take(prompt.offers).answer.day == TODAY  # type: ignore[union-attr]
    taken = prompt.take("the day after")
    assert isinstance(taken.answer, DateAnswer) and taken.answer.typed == "the day after"
    assert taken.then == ""
    assert "no day learnlog can read" in taken.told


def test_one_too_many_is_refused_and_one_no_longer_offered_stays(notice: Guide) -> None:
    (prompt,) = prompts_of(asked(notice, "habits"), None, TODAY)
    with pytest.raises(Refused, match="three"):
        prompt.take("1, 2 and 3")
    chosen = prompt.take("waiting, asking").answer
    assert isinstance(chosen, ChoicesAnswer) and [one.id for one in chosen.chosen] == ["waiting", "asking"]
    gone = asked(notice, "habits").options[1:]
    (later,) = prompts_of(_with(asked(notice, "habits"), options=gone), chosen, TODAY)
    assert "Waiting (no longer among the choices)" in later.has


def test_a_sentence_where_a_rating_is_asked_for_is_kept_as_the_evidence(notice: Guide) -> None:
    scale = asked(Guide(notice.unit, notice.unit.task("one-reader"), notice.entry), "ratings")
    rating, evidence = prompts_of(scale, None, TODAY)[:2]
    taken = rating.take("I saw it in the policy.")
    assert isinstance(taken.answer, ScaleAnswer)
    assert (taken.answer.ratings[0].level, taken.answer.ratings[0].evidence) == ("", "I saw it in the policy.")
    assert taken.then == rating.part and "kept as the evidence" in taken.told
    for typed in ("storng", "very strong"):
        with pytest.raises(Refused):
            rating.take(typed)
    again = prompts_of(scale, evidence.take("Mine.").answer, TODAY)[0]
    with pytest.raises(Refused):
        again.take("Another whole sentence here.")


def test_a_person_or_a_row_can_be_taken_out_and_no_id_comes_twice(notice: Guide) -> None:
    field = asked(notice, "colleagues")
    (first,) = prompts_of(field, None, TODAY)
    one = first.take("Teaching assistant")
    role, alias, another = prompts_of(field, one.answer, TODAY)
    assert one.then == "p1/alias" == alias.part
    assert alias.take("1").answer.people[0].alias == "Colleague A"  # type: ignore[union-attr]
    assert role.remove is not None
    empty = role.remove[1]()
    assert empty.empty
    two = another.take("Form tutor").answer
    assert isinstance(two, PeopleAnswer) and [one.id for one in two.people] == ["p1", "p2"]
    (_, gone) = prompts_of(field, two, TODAY)[2:4]
    assert gone.remove is not None
    (*_, again) = prompts_of(field, gone.remove[1](), TODAY)
    assert again.take("Nurse").answer.people[-1].id == "p3"  # type: ignore[union-attr]


def test_an_answer_to_a_field_that_was_of_another_kind_gives_way_only_when_something_is_typed(notice: Guide) -> None:
    field = asked(notice, "school")
    old = ChoiceAnswer(**field.address._asdict())
    (prompt,) = prompts_of(field, old, TODAY)
    assert prompt.has == ""
    assert isinstance(prompt.take("A school").answer, LineAnswer)


def _with(field: Asked, **values: object) -> Asked:
    from dataclasses import replace

    return replace(field, **values)  # type: ignore[arg-type]
