"""Which steps stand, in which order one walks them, and what they ask."""

from __future__ import annotations

from learnlog.guide import REVIEW
from learnlog.journal.settings import Profile

from .working import Trainee, at, listening, unit_5

ALWAYS = ("begin", "overview/waiting", "overview/praising", "overview/asking", "plan", REVIEW)


def notice() -> Trainee:
    return Trainee(listening(), "notice", Profile(setting="Hill School", area="hearing"))


def test_a_new_entry_has_the_steps_that_need_no_answer() -> None:
    assert notice().keys == ALWAYS


def test_a_condition_shows_step_and_field() -> None:
    trainee = notice()
    assert trainee.guide.asked(at("begin/consent")) is None
    trainee.choose("begin/recorded", "yes")
    assert "recording" in trainee.keys
    assert trainee.asked("begin/consent")
    trainee.choose("begin/recorded", "no")
    assert "recording" not in trainee.keys
    assert trainee.guide.asked(at("begin/consent")) is None


def test_a_hidden_step_keeps_what_was_written() -> None:
    trainee = notice()
    trainee.choose("begin/recorded", "yes")
    trainee.write("recording/heard", "A long pause.")
    trainee.choose("begin/recorded", "no")
    assert trainee.entry.answer(at("recording/heard"))
    trainee.choose("begin/recorded", "yes")
    answer = trainee.entry.answer(at("recording/heard"))
    assert answer is not None
    assert answer.model_dump()["text"] == "A long pause."


def test_rounds_follow_a_list_and_an_answer() -> None:
    trainee = notice()
    trainee.choose("begin/habits", "asking", "waiting")
    assert [key for key in trainee.keys if key.startswith("watch")] == ["watch/waiting", "watch/asking"]
    step = trainee.guide.step("watch/asking")
    assert step is not None
    assert (step.title, step.intro, step.beside) == ("Watch: Asking", "What do you ask?", "readings/habits#asking")
    assert [item.id for item in step.fields[0].items] == ["open-questions", "readers-ask"]
    assert step.fields[1].label == "Were you surprised by Asking?"


def test_a_condition_in_a_round_looks_at_that_round() -> None:
    trainee = notice()
    trainee.choose("begin/habits", "asking", "waiting")
    trainee.choose("watch/asking/surprised", "yes")
    assert trainee.guide.asked(at("watch/asking/by-what"))
    assert trainee.guide.asked(at("watch/waiting/by-what")) is None


def test_rounds_follow_the_people_who_are_named() -> None:
    trainee = notice()
    trainee.name("plan/colleagues", ("Tutor", ""), ("", ""), ("Teaching assistant", "T"))
    assert trainee.keys[-3:] == ("each-colleague/p1", "each-colleague/p3", REVIEW)
    assert trainee.asked("each-colleague/p3/said").label == "What did Teaching assistant (T) say?"
    assert [option.name for option in trainee.asked("plan/lead").options] == ["Tutor", "Teaching assistant (T)"]
    assert [option.id for option in trainee.asked("plan/actions").column_options["who"]] == ["p1", "p3"]


def test_levels_of_a_scale_can_be_chosen() -> None:
    options = Trainee(listening(), "one-reader").asked("place/often").options
    assert [option.id for option in options] == ["never", "sometimes", "often", "no-chance"]
    assert options[0].texts["mark"] == "○"


def test_defaults_come_from_the_profile_and_the_day() -> None:
    trainee = notice()
    assert trainee.asked("begin/school").default == "Hill School"
    assert trainee.asked("begin/area").default == "hearing"
    assert trainee.asked("begin/day").default == "2026-11-23"
    assert trainee.asked("begin/habits").default == ""


def test_next_and_back_walk_every_step_and_end() -> None:
    guide = notice().guide
    walked = [guide.keys[0]]
    while (following := guide.next(walked[-1])) is not None:
        walked.append(following)
    assert tuple(walked) == guide.keys
    assert guide.next(REVIEW) is None
    assert guide.back(guide.keys[0]) is None
    assert [guide.back(key) for key in guide.keys[1:]] == list(guide.keys[:-1])


def test_a_step_that_is_hidden_leads_to_the_nearest_before_it() -> None:
    trainee = notice()
    assert trainee.guide.nearest("recording") == "begin"
    assert trainee.guide.nearest("watch/asking") == "overview/asking"
    assert trainee.guide.nearest("each-colleague/p1") == "plan"
    assert trainee.guide.nearest("nothing/like/it") == "begin"
    assert trainee.guide.nearest(REVIEW) == REVIEW
    assert trainee.guide.next("recording") == "overview/waiting"
    assert trainee.guide.back("watch/asking") == "overview/praising"
    trainee.choose("begin/habits", "waiting")
    assert trainee.guide.nearest("watch/asking") == "watch/waiting"


def test_the_current_step_is_the_first_with_a_gap() -> None:
    trainee = Trainee(listening(), "one-reader")
    assert trainee.guide.current == "place"
    trainee.write("place/story", "She read on.")
    assert trainee.guide.gaps == ()
    assert trainee.guide.current == REVIEW


def test_what_is_not_there_is_none() -> None:
    guide = notice().guide
    assert guide.step("nothing") is None
    assert guide.step(REVIEW) is None
    assert guide.asked(at("plan/nothing")) is None
    assert guide.gaps_in("nothing") == ()
    assert {gap.step for gap in guide.gaps_in("plan")} == {"plan"}


def test_another_value_in_task_2_hides_its_step_and_keeps_the_words() -> None:
    trainee = Trainee(unit_5(), "task-2")
    trainee.choose("choose/values", "respect", "inclusion")
    trainee.write("extent/inclusion/judgement", "Only at lunch.")
    trainee.choose("choose/values", "respect", "relationships")
    assert trainee.keys == ("choose", "extent/respect", "extent/relationships", "plan", REVIEW)
    assert trainee.entry.answer(at("extent/inclusion/judgement"))
    trainee.choose("choose/values", "respect", "inclusion")
    assert trainee.keys == ("choose", "extent/respect", "extent/inclusion", "plan", REVIEW)
    assert trainee.entry.answer(at("extent/inclusion/judgement"))


def test_task_5_asks_about_the_clip_or_what_takes_its_place() -> None:
    trainee = Trainee(unit_5(), "task-5")
    assert not {"watched", "instead"} & set(trainee.keys)
    trainee.choose("clip/seen", "unavailable")
    assert "instead" in trainee.keys
    trainee.choose("clip/seen", "watched")
    assert "watched" in trainee.keys
    assert "instead" not in trainee.keys
