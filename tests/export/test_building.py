"""A document out of entries: everything asked, everything answered, in the unit's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime

from learnlog.content.parse import parse_unit
from learnlog.export.building import NO_LONGER_ASKED, Author, of_entries, of_unit
from learnlog.export.document import (
    Added,
    Answer,
    Document,
    Fact,
    Missing,
    Part,
    Points,
    Rated,
    Ratings,
    Section,
    Table,
    Template,
    TemplateRow,
    Text,
)
from learnlog.guide import Guide
from learnlog.journal.answers import ChoicesAnswer, Chosen, LineAnswer, ProseAnswer, Rating, ScaleAnswer
from learnlog.journal.entry import Comment, Entry
from learnlog.journal.readback import read_answer
from learnlog.journal.settings import Profile
from tests.entries import entry
from tests.export.documents import AUTHOR, entries, unit_5, whole_unit
from tests.units import listening_to_readers

LISTENING = parse_unit("listening", listening_to_readers())
NOBODY = Author(Profile(), "", date(2026, 12, 4))
LATER = datetime(2026, 12, 1, 17, 5, tzinfo=UTC)


def part(document: Document, title: str) -> Part:
    return next(one for one in document.parts if one.title == title)


def section(found: Part, title: str) -> Section:
    return next(one for one in found.sections if one.title == title)


def answers(found: Section) -> list[Answer]:
    return [one for one in found.content if isinstance(one, Answer)]


def notice(*answers: object, **values: object) -> Entry:
    about = {"unit": "listening", "unit_version": "1.2", "task": "notice", "title": "Task A: Notice your habits"}
    return entry(*answers, **{**about, **values})  # type: ignore[arg-type]


# The whole unit


def test_a_unit_goes_from_the_outcomes_by_the_reading_to_the_tasks_and_activities() -> None:
    titles = [one.title for one in whole_unit().parts]
    assert titles[:2] == ["Learning outcomes, then and now", "Reading done"]
    assert [one.partition(":")[0] for one in titles[2:7]] == [f"Task {number}" for number in range(1, 6)]
    assert titles[7:] == [one.title for one in unit_5().tasks if one.kind == "activity"]


def test_the_cover_says_who_where_what_when_and_how_far() -> None:
    facts = {one.label: one.value for one in whole_unit().facts}
    assert facts == {
        "Name": "Ada",
        "Setting": "A secondary school",
        "Area of need": "autism",
        "Unit": "Unit 5: Personalised learning",
        "Written about": "23 November 2026",
        "Hours": "1.5",
        "Handed in": "4 December 2026",
        "Tasks complete": "5 of 5",
    }


def test_what_is_not_known_of_the_writer_is_left_out_of_the_cover() -> None:
    document = of_unit(LISTENING, (), (), NOBODY)
    assert [one.label for one in document.facts] == ["Unit", "Handed in", "Tasks complete"]


def texts(data: object) -> Iterator[str]:
    """Yield every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for one in data.values():
            yield from texts(one)
    elif isinstance(data, Sequence):
        for one in data:
            yield from texts(one)


def test_everything_that_was_answered_is_in_it() -> None:
    said = set(texts(asdict(whole_unit())))
    rows = {row.text for one in whole_unit().parts for step in one.sections for row in form_rows(step)}
    for one in entries():
        for answer in one.answers:
            if isinstance(answer, ScaleAnswer):
                words = [text for one in answer.ratings for text in (one.name, one.level_name, one.evidence) if text]
            else:
                read = read_answer(answer)
                words = [read.text] if read.text in rows else list(read.lines)
            assert words and set(words) <= said, answer.address


def form_rows(step: Section) -> list[TemplateRow]:
    forms = [block for one in answers(step) for block in one.blocks if isinstance(block, Template)]
    return [row for form in forms for row in form.rows]


def test_tasks_not_begun_are_named_and_say_so() -> None:
    document = of_unit(LISTENING, (), (), NOBODY)
    not_begun = Answer("", (Missing("Not begun."),))
    tasks = [one for one in document.parts if one.id in {"notice", "one-reader", "before-and-now"}]
    assert len(tasks) == 3
    assert all(answers(one.sections[0]) == [not_begun] for one in tasks)
    assert next(one.value for one in document.facts if one.label == "Tasks complete") == "0 of 2"


def test_several_entries_of_one_task_stand_in_the_order_in_which_they_happened() -> None:
    later = notice(happened_on=date(2026, 11, 9), id="01kas5v9dr4m8wq2c7n1t6xhza")
    sooner = notice(happened_on=date(2026, 11, 2), id="01kas5v9dr4m8wq2c7n1t6xhzc")
    parts = [one for one in of_unit(LISTENING, (later, sooner), (), NOBODY).parts if one.id.startswith("notice")]
    assert [one.id for one in parts] == ["notice", "notice-2"]
    assert [one.facts[1].value for one in parts] == ["2 November 2026", "9 November 2026"]


def test_what_was_read_and_what_was_not() -> None:
    found = part(of_unit(LISTENING, (), ("readings/welcome",), NOBODY), "Reading done")
    (answer,) = answers(found.sections[0])
    text, table = answer.blocks
    assert text == Text("1 of 3 screens of the unit were read.")
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == ["read", "not yet read", "not yet read"]


def test_outcomes_are_rated_twice_or_not_yet() -> None:
    (answer,) = answers(part(of_unit(LISTENING, (), (), NOBODY), "Learning outcomes, then and now").sections[0])
    (ratings,) = answer.blocks
    assert isinstance(ratings, Ratings)
    assert [one.level for one in (*ratings.rated, *ratings.then_and_now)] == [""] * 2 * len(LISTENING.outcomes)
    (answer,) = answers(part(whole_unit(), "Learning outcomes, then and now").sections[0])
    (ratings,) = answer.blocks
    assert isinstance(ratings, Ratings)
    assert all(one.place for one in (*ratings.rated, *ratings.then_and_now))
    assert [one.name for one in ratings.rated] == [one.name for one in unit_5().outcomes]


# One entry


def test_what_is_asked_and_not_answered_is_said() -> None:
    (found,) = of_entries([(notice(), LISTENING)], NOBODY).parts
    said = {one.asked: one.blocks for step in found.sections for one in answers(step)}
    assert said["Where do you listen?"] == (Missing("Not answered (optional)."),)
    assert said["Who joins you?"] == (Missing(),)
    guide = Guide(LISTENING, LISTENING.task("notice"), notice())
    form = {address for address in guide.order if address.field == "first-thought"}
    assert len(said) == len([one for one in guide.order if one not in form]) + 1, "and the form"


def test_a_rating_says_its_place_among_the_levels_and_gaps_only_once() -> None:
    (found,) = of_entries([(next(one for one in entries() if one.task == "task-2"), unit_5())], AUTHOR).parts
    ratings = [block for step in found.sections for one in answers(step) for block in one.blocks]
    first = next(one for one in ratings if isinstance(one, Ratings))
    assert first.levels == ("absent", "weak", "partly", "strong")
    assert all(first.levels[one.place - 1] == one.level for one in first.rated if one.place)
    assert Missing() not in ratings


def test_what_is_not_rated_stands_among_the_ratings_and_not_again_as_a_gap() -> None:
    item = LISTENING.lists["habits"][0]
    chosen = ChoicesAnswer(step="begin", field="habits", chosen=(Chosen(id=item.id, name=item.name),))
    sign = item.lists["signs"][0]
    level = next(one for one in LISTENING.scales["seen"] if not one.off_scale)
    rating = Rating(item=sign.id, name=sign.name, level=level.id, level_name=level.name, mark=level.mark)
    scale = ScaleAnswer(step="watch", item=item.id, field="signs", ratings=(rating,), asked="How often?")
    (found,) = of_entries([(notice(chosen, scale), LISTENING)], NOBODY).parts
    answer = next(one for step in found.sections for one in answers(step) if one.asked == "How often?")
    ratings, *missing = answer.blocks
    assert isinstance(ratings, Ratings)
    assert ratings.rated[0] == Rated(sign.name, level.name, 1)
    assert {one.level for one in ratings.rated[1:]} <= {""}
    # Of the one that is rated the evidence is missing; that the others are not rated is seen.
    assert len(missing) == 1


def test_the_form_of_a_task_has_a_row_for_each_round() -> None:
    thought = LineAnswer(step="overview", item=LISTENING.lists["habits"][0].id, field="first-thought", text="Hm.")
    school = LineAnswer(step="begin", field="school", text="Hill Road")
    (found,) = of_entries([(notice(thought, school), LISTENING)], NOBODY).parts
    (answer,) = answers(section(found, "The form"))
    (form,) = answer.blocks
    assert isinstance(form, Template)
    assert (form.name_label, form.name, form.heading) == ("Place", "Hill Road", "First thoughts")
    habits = LISTENING.lists["habits"]
    assert [row.heading for row in form.rows] == [
        f"{number}. {one.name} at a glance" for number, one in enumerate(habits, 1)
    ]
    assert [row.guidance for row in form.rows] == [one.texts["question"] for one in habits]
    assert [row.text for row in form.rows] == ["Hm.", *[""] * (len(habits) - 1)]
    assert not any(step.title.endswith("at a glance") for step in found.sections)


def test_what_was_written_for_a_choice_taken_back_stands_at_the_end() -> None:
    hidden = ProseAnswer(
        step="watch", item="gone", field="by-what", under="Watch: Gone", asked="What surprised you?", text="That."
    )
    (found,) = of_entries([(notice(hidden), LISTENING)], NOBODY).parts
    assert found.sections[-1] == Section(
        NO_LONGER_ASKED, (Answer("Watch: Gone: What surprised you?", (Text("That."),)),)
    )


def test_an_entry_whose_unit_is_gone_reads_as_it_was_asked() -> None:
    habits = ChoicesAnswer(
        step="begin", field="habits", under="Begin", asked="Which?", chosen=(Chosen(id="w", name="Waiting"),)
    )
    (found,) = of_entries([(notice(habits, unit="gone"), None)], NOBODY).parts
    assert found.sections == (Section("Begin", (Answer("Which?", (Points(("Waiting",)),)),)),)


def test_follow_ups_and_comments_stand_behind_with_their_days() -> None:
    one = notice(unit="gone").followed_up("Asked again.", LATER)
    one = one.changed(comments=(Comment(written=LATER, by="Tutor", text="Whom?"), Comment(written=LATER, text="Well.")))
    (found,) = of_entries([(one, None)], NOBODY).parts
    assert section(found, "Followed up").content == (Added("1 December 2026, 17:05", "Asked again."),)
    assert section(found, "Comments").content == (
        Added("Tutor, 1 December 2026, 17:05", "Whom?"),
        Added("1 December 2026, 17:05", "Well."),
    )


def test_a_comment_stands_behind_the_answer_it_is_about_and_a_reply_behind_that() -> None:
    said = Comment(id="a", written=LATER, by="Tutor", text="All of them?", step="begin", field="habits", asked="Which?")
    lost = Comment(id="b", written=LATER, text="Why?", step="begin", field="gone", asked="Why so?")
    habits = ChoicesAnswer(
        step="begin", field="habits", under="Begin", asked="Which?", chosen=(Chosen(id="w", name="Waiting"),)
    )
    for unit, gone in ((LISTENING, ""), (None, "gone")):
        one = notice(habits, unit=gone or "listening").commented((said, lost)).replied("a", "Two.", LATER)
        (found,) = of_entries([(one, unit)], NOBODY).parts
        content = next(each.content for each in found.sections for piece in each.content if isinstance(piece, Added))
        at = next(place for place, piece in enumerate(content) if isinstance(piece, Added))
        assert content[at - 1 : at + 2] == (
            content[at - 1],
            Added("Comment: Tutor, 1 December 2026, 17:05, answered 1 December 2026, 17:05", "All of them?"),
            Added("In reply: 1 December 2026, 17:05", "Two."),
        )
        before = content[at - 1]
        assert isinstance(before, Answer) and before.blocks[0] == Points(("Waiting",))
        assert section(found, "Comments").content == (Added("Comment: 1 December 2026, 17:05, on “Why so?”", "Why?"),)
        assert not any(each.title == "Followed up" for each in found.sections)


def test_a_comment_on_a_row_of_a_form_stands_below_the_form() -> None:
    task_5 = next(one for one in entries() if one.task == "task-5")
    row = next(one for one in task_5.answers if one.field == "comments")
    said = Comment(id="a", written=LATER, text="How?", step=row.step, item=row.item, field=row.field, asked=row.asked)
    (found,) = of_entries([(task_5.commented((said,)), unit_5())], AUTHOR).parts
    titles = [each.title for each in found.sections if Added("Comment: 1 December 2026, 17:05", "How?") in each.content]
    assert titles == [row.under]


def test_several_entries_have_a_title_of_their_own_and_one_its_own() -> None:
    one, other = notice(), notice(id="01kas5v9dr4m8wq2c7n1t6xhza")
    assert of_entries([(one, LISTENING)], NOBODY).title == "Task A: Notice your habits"
    both = of_entries([(one, LISTENING), (other, LISTENING)], NOBODY)
    assert both.title == "2 entries of a learning log"
    assert len({part.id for part in both.parts}) == 2
    assert Fact("Unit", "Unit L: Listening to readers") in both.facts
