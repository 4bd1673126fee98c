"""A part out of one entry: everything asked, everything answered, what was said of it, in the order it is asked."""

from __future__ import annotations

from learnlog.export.document import (
    Added,
    Answer,
    Missing,
    Points,
    Rated,
    Ratings,
    Section,
    Template,
    Text,
)
from learnlog.export.part import NO_LONGER_ASKED, part_of
from learnlog.guide import Guide
from learnlog.journal.answers import ChoicesAnswer, Chosen, LineAnswer, ProseAnswer, Rating, ScaleAnswer
from learnlog.journal.entry import Comment
from learnlog.journal.settings import Profile
from tests.export.documents import AUTHOR, LATER, LISTENING, answers, entries, notice, section, unit_5


def test_what_is_asked_and_not_answered_is_said() -> None:
    found = part_of(notice(), LISTENING, Profile())
    said = {one.asked: one.blocks for step in found.sections for one in answers(step)}
    assert said["Where do you listen?"] == (Missing("Not answered (optional)."),)
    assert said["Who joins you?"] == (Missing(),)
    guide = Guide(LISTENING, LISTENING.task("notice"), notice())
    form = {address for address in guide.order if address.field == "first-thought"}
    assert len(said) == len([one for one in guide.order if one not in form]) + 1, "and the form"


def test_a_rating_says_its_place_among_the_levels_and_gaps_only_once() -> None:
    found = part_of(next(one for one in entries() if one.task == "task-2"), unit_5(), AUTHOR.profile)
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
    found = part_of(notice(chosen, scale), LISTENING, Profile())
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
    found = part_of(notice(thought, school), LISTENING, Profile())
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
    found = part_of(notice(hidden), LISTENING, Profile())
    assert found.sections[-1] == Section(
        NO_LONGER_ASKED, (Answer("Watch: Gone: What surprised you?", (Text("That."),)),)
    )


def test_an_entry_whose_unit_is_gone_reads_as_it_was_asked() -> None:
    habits = ChoicesAnswer(
        step="begin", field="habits", under="Begin", asked="Which?", chosen=(Chosen(id="w", name="Waiting"),)
    )
    found = part_of(notice(habits, unit="gone"), None, Profile())
    assert found.sections == (Section("Begin", (Answer("Which?", (Points(("Waiting",)),)),)),)


def test_follow_ups_and_comments_stand_behind_with_their_days() -> None:
    one = notice(unit="gone").followed_up("Asked again.", LATER)
    one = one.changed(comments=(Comment(written=LATER, by="Tutor", text="Whom?"), Comment(written=LATER, text="Well.")))
    found = part_of(one, None, Profile())
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
        found = part_of(one, unit, Profile())
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
    found = part_of(task_5.commented((said,)), unit_5(), AUTHOR.profile)
    titles = [each.title for each in found.sections if Added("Comment: 1 December 2026, 17:05", "How?") in each.content]
    assert titles == [row.under]
