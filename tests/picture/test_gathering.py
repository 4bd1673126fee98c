"""From a unit and its entries to what is drawn: by the unit's data alone, and with nothing the trainee wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.content.parse import parse_unit
from learnlog.content.unit import Unit
from learnlog.journal.answers import Rating, ScaleAnswer
from learnlog.picture.facts import COUNTED
from learnlog.picture.gathering import placed, scales_of
from learnlog.picture.ratings import NOT_RATED, Continuum, Level, Ratings, ThenAndNow
from tests.guide.working import Trainee, listening, unit_5
from tests.picture.drawn import habits, levels, outcomes, reader, scale, senior_team, table_1, two_values
from tests.units import listening_to_readers


def test_every_scale_of_a_unit_makes_a_picture_and_no_other_field_does() -> None:
    assert [one.name for one in scales_of(unit_5())] == ["task-2", "task-4", "outcomes", "continua"]
    assert [one.name for one in scales_of(listening())] == ["notice", "one-reader", "before-and-now"]


def test_characteristics_stand_under_their_value_and_what_is_not_rated_says_so() -> None:
    picture = scale(unit_5(), "task-2").picture([two_values()])
    assert isinstance(picture, Ratings) and not isinstance(picture, Continuum)
    assert [(group.title, group.rated, len(group.items)) for group in picture.groups] == [
        ("Respect", 3, 10),
        ("Inclusion", 1, 6),
    ]
    assert levels(picture)["listening to people"] == "strong"
    assert levels(picture)["community-based living of various kinds"] == "not seen"
    assert levels(picture)["allowing enough time for responses"] == "not rated"
    counts = {level.name: number for level, number in picture.groups[0].counts(picture.levels)}
    assert counts == {"absent": 1, "weak": 1, "partly": 0, "strong": 1, "not seen": 0, "not rated": 7}
    assert picture.about == "How far does your setting show and model each of these to the students?"


def test_a_choice_of_a_level_in_each_round_is_one_picture_of_all_rounds() -> None:
    picture = scale(unit_5(), "task-4").picture([senior_team()])
    assert levels(picture) == {
        "Values in policy and practice": "partly",
        "Skilled staff who keep learning": "strong",
        "Resources shared fairly": "not seen",
        "Good and safe teaching environments": "not rated",
    }
    assert picture.about == "To what extent does the team do this?"


def test_a_continuum_names_both_ends_of_everything() -> None:
    picture = scale(unit_5(), "continua").picture([table_1()])
    assert isinstance(picture, Continuum) and picture.places == 5
    (group,) = picture.groups
    assert len(group.items) == 6 and all(all(one.ends) for one in group.items)
    assert group.items[0].ends == ("Same objectives for all learners", "Different objectives for each learner")
    assert [one.level.place for one in group.items] == [1, 3, 5, 0, 0, 0]
    assert [one.level.name for one in group.items[3:5]] == ["can't say", "not rated"]


def test_then_and_now_stand_beside_each_other_with_the_change() -> None:
    picture = scale(unit_5(), "outcomes").picture(
        [outcomes(now={"challenges": "confident", "continuous": "beginning"})]
    )
    assert isinstance(picture, ThenAndNow)
    assert [one.change for one in picture.items] == ["2 levels up", "1 level down", ""]
    assert [(one.then.name, one.now.name) for one in picture.items][2] == ("not rated", "not rated")


def test_of_then_and_now_each_side_is_the_newest_there_is() -> None:
    newer = outcomes(2, now={"challenges": "mostly"})
    only_now = newer.changed(answers=tuple(one for one in newer.answers if one.step == "now"))
    picture = scale(unit_5(), "outcomes").picture([only_now, outcomes(1)])
    assert isinstance(picture, ThenAndNow)
    assert (picture.items[0].then.name, picture.items[0].now.name) == ("beginning", "mostly")
    assert picture.origin and (picture.origin.entry, picture.origin.entries) == (only_now.id, 2)


def test_the_newest_entry_that_rates_something_counts_and_how_many_there_are_is_said() -> None:
    blank = Trainee(unit_5(), "task-2").entry.changed(id=f"{9:026d}")
    entries = [blank, two_values(3, state="complete", listening="weak"), two_values(2), two_values(1)]
    picture = scale(unit_5(), "task-2").picture(entries)
    assert levels(picture)["listening to people"] == "weak"
    assert picture.origin is not None
    assert (picture.origin.entry, picture.origin.entries) == (entries[1].id, 3)
    assert picture.origin.said == (
        "From the entry of 23 November 2026, complete. It is the newest of 3 that rate this."
    )


def test_more_entries_than_are_counted_are_said_to_be_more() -> None:
    picture = scale(unit_5(), "task-2").picture([two_values(one) for one in range(COUNTED + 1)])
    assert picture.origin and f"the newest of more than {COUNTED}" in picture.origin.said
    picture = scale(unit_5(), "task-2").picture([two_values(one) for one in range(COUNTED)])
    assert picture.origin and f"the newest of {COUNTED} " in picture.origin.said


def test_ratings_of_a_value_that_is_no_longer_chosen_are_not_drawn() -> None:
    trainee = Trainee(unit_5(), "task-2")
    trainee.entry = two_values()
    trainee.choose("choose/values", "self-determination")
    picture = scale(unit_5(), "task-2").picture([trainee.entry])
    assert picture.empty and picture.to_do.startswith("Nothing is rated here yet.")
    trainee.rate("extent/self-determination/ratings", control="weak")
    (group,) = scale(unit_5(), "task-2").picture([trainee.entry]).groups  # type: ignore[attr-defined]
    assert group.title == "Self-determination"


def test_earlier_versions_count_where_they_rate_something_otherwise() -> None:
    place = scale(unit_5(), "task-2")
    now = two_values(1, listening="strong", privacy="weak")
    picture = place.picture([now])
    less = two_values(1, listening="strong")
    other, again = two_values(1, listening="weak"), two_values(1, listening="weak")
    said = place.with_versions(picture, now, [now, less]).origin
    assert said and said.versions == 0 and "version" not in said.said
    said = place.with_versions(picture, now, [other, less, again]).origin
    assert said and said.said.endswith("An earlier version of it rates something otherwise.")
    said = place.with_versions(picture, now, [other, two_values(1, privacy="strong")]).origin
    assert said and said.said.endswith("2 earlier versions rate something otherwise.")


def test_what_the_unit_no_longer_has_is_drawn_once_under_its_old_name() -> None:
    old = two_values(1)
    answer = next(one for one in old.answers if isinstance(one, ScaleAnswer) and one.item == "respect")
    more = (
        Rating(item="gone", name="a thing of old", level="strong", level_name="strong", mark="●"),
        Rating(item="gone-too", name="another", level="superb", level_name="superb", mark="★"),
        Rating(item="only-words", name="never rated", evidence="I saw it."),
    )
    entry = old.with_answer(answer.model_copy(update={"ratings": (*answer.ratings, *more)}))
    picture = scale(unit_5(), "task-2").picture([entry])
    assert isinstance(picture, Ratings)
    group = picture.groups[0]
    assert [one.name for one in group.items[10:]] == ["a thing of old", "another"]
    assert group.items[11].level == Level("superb", "★") and group.items[11].level not in picture.levels
    assert sum(number for _, number in group.counts(picture.levels)) == 12


def test_the_second_unit_gets_its_pictures_from_its_data() -> None:
    picture = scale(listening(), "notice").picture([habits()])
    assert isinstance(picture, Ratings)
    assert [group.title for group in picture.groups] == ["Waiting", "Asking"]
    assert levels(picture)["readers who correct themselves"] == "never"
    second = scale(listening(), "one-reader").picture([reader()])
    assert isinstance(second, Continuum)
    assert second.groups[0].items[0].ends == ("Jumping in at once", "Waiting [as long as it takes]")


ABOUT_PEOPLE = """
[[steps]]
id = "with"
for_each = "plan.colleagues"
title = "With {item.name}"
[[steps.fields]]
id = "how"
kind = "choice"
label = "{item.name}: how often?"
options = "scales.seen"
[[steps.fields]]
id = "each"
kind = "scale"
label = "How often does each of them?"
items = "plan.colleagues"
levels = "scales.seen"
"""


def about_people() -> Unit:
    files = dict(listening_to_readers())
    files["tasks/notice.toml"] += ABOUT_PEOPLE
    return parse_unit("listening", files)


def test_people_the_trainee_named_have_numbers_in_a_picture_and_no_names() -> None:
    unit = about_people()
    assert [one.name for one in scales_of(unit)][:3] == ["notice", "notice-with", "notice-with-each"]
    trainee = Trainee(unit, "notice")
    trainee.name("plan/colleagues", ("Jamie's mum", "Ben"), ("Tutor", "Ms Smith"))
    trainee.choose("with/p2/how", "often")
    trainee.rate("with/p1/each", p2="never")
    chosen = scale(unit, "notice-with").picture([trainee.entry])
    assert levels(chosen) == {"Colleague 1": "not rated", "Colleague 2": "often"}
    rated = scale(unit, "notice-with-each").picture([trainee.entry])
    assert isinstance(rated, Ratings)
    assert [group.title for group in rated.groups] == ["Colleague 1", "Colleague 2"]
    for picture in (chosen, rated):
        said = f"{picture.rows}{picture.sentences}{picture.title}{picture.about}"
        assert not any(name in said for name in ("Jamie", "Ben", "Smith", "Tutor"))


CHOSEN_PEOPLE = """
[[steps]]
id = "some"
title = "Some"
[[steps.fields]]
id = "whom"
kind = "choices"
label = "Whom?"
options = "plan.colleagues"
""" + ABOUT_PEOPLE.replace('for_each = "plan.colleagues"', 'for_each = "some.whom"')


def test_nor_are_they_named_where_they_were_chosen_among_those_named_before() -> None:
    files = dict(listening_to_readers())
    files["tasks/notice.toml"] += CHOSEN_PEOPLE
    unit = parse_unit("listening", files)
    trainee = Trainee(unit, "notice")
    trainee.name("plan/colleagues", ("Jamie's mum", "Ben"), ("Tutor", "Ms Smith"))
    trainee.choose("some/whom", "p2")
    trainee.choose("with/p2/how", "often")
    chosen = scale(unit, "notice-with").picture([trainee.entry])
    assert levels(chosen) == {"Colleague 1": "often"}


def test_several_pictures_of_one_task_have_titles_of_their_own() -> None:
    places = [one for one in scales_of(about_people()) if one.task.id == "notice"]
    assert [(one.picture([]).step, one.picture([]).about) for one in places] == [("", "")] * 3
    (alone,) = [one for one in scales_of(unit_5()) if one.name == "continua"]
    assert alone.picture([]).step == "place"
    titles = [one.picture([]).title for one in scales_of(about_people()) if one.task.id == "notice"]
    assert titles == [
        "Task A: Notice your habits · How often do you see these?",
        "Task A: Notice your habits · How often?",
        "Task A: Notice your habits · How often does each of them?",
    ]


@pytest.mark.parametrize("name", ["task-2", "task-4", "outcomes", "continua"])
def test_a_task_that_was_not_begun_says_where_to_begin(name: str) -> None:
    picture = scale(unit_5(), name).picture([])
    assert picture.empty and picture.rows == () and picture.sentences == ()
    assert picture.task == name and f"“{unit_5().task(name).name}”" in picture.to_do


LEVELS = st.sampled_from(["", "absent", "weak", "partly", "strong", "not-seen", "of old"])
ITEMS = [one.id for one in unit_5().lists["values"][0].lists["characteristics"]]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from([*ITEMS, "gone", "gone-too"]), LEVELS))
def test_every_item_appears_once_and_the_totals_add_up(rated: dict[str, str]) -> None:
    trainee = Trainee(unit_5(), "task-2")
    trainee.choose("choose/values", "respect")
    trainee.rate("extent/respect/ratings", **rated)
    picture = scale(unit_5(), "task-2").picture([trainee.entry])
    if not any(rated.values()):
        assert picture.empty
        return
    assert isinstance(picture, Ratings)
    (group,) = picture.groups
    gone = {item for item, level in rated.items() if level and item not in ITEMS}
    assert sorted(one.item for one in group.items) == sorted({*ITEMS, *gone})
    counts = group.counts(picture.levels)
    assert sum(number for _, number in counts) == len(group.items) == len(picture.rows)
    assert len({level for level, _ in counts}) == len(counts)
    unrated = len(group.items) - sum(bool(level) for item, level in rated.items())
    assert dict(counts).get(NOT_RATED, 0) == unrated
    assert len(picture.sentences) == len(group.items) + 1


def test_facts_are_plain_and_compare_by_what_they_say() -> None:
    first, second = (scale(unit_5(), "task-2").picture([two_values()]) for _ in range(2))
    assert first == second and hash(first) == hash(second)
    assert replace(first, title="x") != first
    assert first.origin and first.origin.day == date(2026, 11, 23)
    assert placed(two_values(), scale(unit_5(), "task-4")) == ()
