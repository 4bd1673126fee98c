"""What is missing, kind by kind, in the words a trainee reads."""

from __future__ import annotations

from datetime import date

from learnlog.guide import Guide
from learnlog.guide.model import OfferedRow
from learnlog.journal.answers import (
    Address,
    ChoiceAnswer,
    ChoicesAnswer,
    Chosen,
    DateAnswer,
    Declined,
    LineAnswer,
    Row,
    RowsAnswer,
)
from learnlog.journal.settings import Profile
from tests.entries import entry

from .working import Trainee, listening, unit_5


def notice() -> Trainee:
    return Trainee(listening(), "notice", Profile())


def test_line() -> None:
    trainee = notice()
    assert trainee.gaps("begin/school") == []
    trainee.choose("begin/recorded", "yes")
    assert trainee.gaps("begin/consent") == [("", "“Who has agreed to the recording?” has no answer yet.")]
    trainee.give(LineAnswer(step="begin", field="consent", text="   "))
    assert trainee.gaps("begin/consent")
    trainee.give(LineAnswer(step="begin", field="consent", text="Her mother"))
    assert trainee.gaps("begin/consent") == []


def test_prose() -> None:
    trainee = Trainee(listening(), "one-reader")
    assert trainee.gaps("place/story") == [("", "“Tell the story.” has no answer yet.")]
    trainee.write("place/story", "One word.")  # the number of words is a guide, never a gap
    assert trainee.gaps("place/story") == []


def test_date() -> None:
    trainee = notice()
    assert trainee.gaps("begin/day") == [("", "“From which day?” has no date yet.")]
    trainee.give(DateAnswer(step="begin", field="day", typed="soon"))
    assert trainee.gaps("begin/day") == [
        ("", "“soon” is not a date learnlog can read; write it like 23 November 2026.")
    ]
    trainee.give(DateAnswer(step="begin", field="day", day=date(2026, 11, 23)))
    assert trainee.gaps("begin/day") == []


def test_choice() -> None:
    trainee = notice()
    assert trainee.gaps("begin/recorded") == []
    assert trainee.gaps("begin/area") == [("", "“Which need do you think of?”: nothing is chosen yet.")]
    trainee.give(ChoiceAnswer(step="begin", field="area", chosen=Chosen(id="old", name="An old one")))
    assert trainee.gaps("begin/area") == [
        ("", "“Which need do you think of?”: “An old one” can no longer be chosen; choose again.")
    ]
    trainee.choose("begin/area", "dyslexia")
    assert trainee.gaps("begin/area") == []


def test_choices() -> None:
    trainee = notice()
    label = "“Which habits will you watch?”"
    assert trainee.gaps("begin/habits") == [("", f"{label}: choose at least one; none are chosen.")]
    trainee.choose("begin/habits", "waiting", "praising", "asking")
    assert trainee.gaps("begin/habits") == [("", f"{label}: choose at most two; three are chosen.")]
    trainee.choose("begin/habits", "waiting")
    assert trainee.gaps("begin/habits") == []
    trainee.give(ChoicesAnswer(step="begin", field="habits", chosen=(Chosen(id="old", name="Old"),)))
    assert trainee.gaps("begin/habits") == [("", f"{label}: choose at least one; none are chosen.")]


def test_choices_of_an_exact_number() -> None:
    trainee = Trainee(unit_5(), "task-2")
    trainee.choose("choose/values", "respect")
    assert trainee.gaps("choose/values")[0][1].endswith(": choose exactly two; one is chosen.")
    trainee.choose("choose/values", "respect", "inclusion", "relationships")
    assert trainee.gaps("choose/values")[0][1].endswith(": choose exactly two; three are chosen.")
    trainee.choose("choose/values", "respect", "inclusion")
    assert trainee.gaps("choose/values") == []


def test_scale() -> None:
    trainee = notice()
    trainee.choose("begin/habits", "asking")
    assert [part for part, _ in trainee.gaps("watch/asking/signs")] == ["open-questions", "readers-ask"]
    assert trainee.gaps("watch/asking/signs")[0][1] == "“open questions” is not rated yet."
    trainee.rate("watch/asking/signs", open_questions="often", readers_ask="no-chance")
    assert trainee.gaps("watch/asking/signs") == [
        ("open-questions", "“open questions” is rated often, but the evidence is missing.")
    ]
    trainee.rate("watch/asking/signs", open_questions=("often", "Tuesday"), readers_ask=("", "nothing rated"))
    assert trainee.gaps("watch/asking/signs") == [("readers-ask", "“questions asked by the reader” is not rated yet.")]
    trainee.rate("watch/asking/signs", open_questions=("often", "Tuesday"), readers_ask=("unknown", "x"))
    assert [part for part, _ in trainee.gaps("watch/asking/signs")] == ["readers-ask"]


def test_a_scale_that_is_not_required_has_no_gaps() -> None:
    trainee = Trainee(listening(), "one-reader")
    trainee.rate("place/ratings", waiting="often")
    assert trainee.gaps("place/ratings") == []


def test_people() -> None:
    trainee = notice()
    label = "“Who joins you?”"
    assert trainee.gaps("plan/colleagues") == [("", f"{label}: name at least one colleague by role; none so far.")]
    trainee.name("plan/colleagues", ("", "Sam"))
    assert trainee.gaps("plan/colleagues") == [
        ("", f"{label}: name at least one colleague by role; none so far."),
        ("p1", "“Sam” has no role yet."),
    ]
    trainee.name("plan/colleagues", *[("Tutor", "")] * 4)
    assert trainee.gaps("plan/colleagues") == [("", f"{label}: at most three colleagues.")]
    trainee.name("plan/colleagues", ("Tutor", ""), ("", ""))
    assert trainee.gaps("plan/colleagues") == []


def test_task_2_asks_for_two_colleagues() -> None:
    trainee = Trainee(unit_5(), "task-2")
    trainee.name("plan/colleagues", ("Tutor", ""))
    assert trainee.gaps("plan/colleagues")[0][1].endswith("name at least two colleagues by role; one so far.")


def test_rows() -> None:
    trainee = notice()
    assert trainee.gaps("plan/actions") == [("", "“What will you do?”: write at least one action.")]
    trainee.fill("plan/actions", [Row(id="r1", cells={"action": "Count to five", "by": "soon"}), Row(id="r2")])
    assert trainee.gaps("plan/actions") == [
        ("r1", "Action 1: “soon” is not a date learnlog can read."),
        ("r2", "Action 2: “What” is empty."),
    ]
    trainee.fill("plan/actions", [Row(id="r1", cells={"action": "Count", "by": date(2026, 12, 1)})])
    assert trainee.gaps("plan/actions") == []


def test_offered_rows_are_taken_or_declined_with_a_reason() -> None:
    trainee = notice()
    trainee.choose("begin/habits", "asking", "waiting")
    trainee.rate("watch/asking/signs", open_questions=("never", "x"), readers_ask=("often", "x"))
    trainee.rate("watch/waiting/signs", silence=("never", "x"))
    asked = trainee.asked("plan/actions")
    first, second = (offer.source for offer in asked.offers)
    assert (first, second) == ("watch/waiting/signs/silence", "watch/asking/signs/open-questions")
    assert [(offer.name, offer.because, offer.into) for offer in asked.offers] == [
        ("a silence that is let be", "Watch: Waiting: never", "about"),
        ("open questions", "Watch: Asking: never", "about"),
    ]
    row = Row(id="r1", cells={"action": "Wait"})
    trainee.fill("plan/actions", [row])
    assert trainee.gaps("plan/actions") == [
        (first, "“a silence that is let be” (Watch: Waiting: never): add it as an action or say why not."),
        (second, "“open questions” (Watch: Asking: never): add it as an action or say why not."),
    ]
    taken = Row(id="r2", cells={"action": "Wait"}, offered=first)
    trainee.fill("plan/actions", [row, taken], [Declined(offered=second, name="open questions", reason=" ")])
    assert trainee.gaps("plan/actions") == [(second, "“open questions” was declined, but the reason is missing.")]
    trainee.fill("plan/actions", [row, taken], [Declined(offered=second, name="open questions", reason="Later")])
    assert trainee.gaps("plan/actions") == []
    trainee.choose("begin/habits", "waiting")
    assert [offer.source for offer in trainee.asked("plan/actions").offers] == [first]


def test_offers_of_the_same_step() -> None:
    trainee = Trainee(listening(), "one-reader")
    trainee.rate("place/ratings", waiting="never", praising="often", asking="sometimes")
    assert [offer.name for offer in trainee.asked("place/steps").offers] == ["Waiting", "Asking"]


def test_what_was_written_in_rows_is_offered_as_rows_and_leaving_it_is_no_gap() -> None:
    rows = (
        Row(id="r1", cells={"role": "Tutor", "strength": "The round.", "develop": "Plans\nfirst."}),
        Row(id="r2", cells={"role": "Cook", "develop": " "}),
    )
    said = RowsAnswer(step="evaluations", field="evaluations", columns={"role": "Who", "develop": "Where"}, rows=rows)
    unit = unit_5()
    guide = Guide(unit, unit.task("task-3"), entry(said, task="task-3", unit=unit.id))
    asked = guide.asked(Address("next", "", "actions"))
    assert asked is not None
    assert asked.offers == (OfferedRow("evaluations/evaluations/r1", "Plans first.", "Tutor", "about"),)
    assert guide.gaps_in("next") == ()
    declined = Declined(offered="evaluations/evaluations/r1", name="Plans first.")
    turned_down = RowsAnswer(step="next", field="actions", declined=(declined,))
    again = Guide(unit, unit.task("task-3"), entry(said, turned_down, task="task-3", unit=unit.id))
    assert [gap.text for gap in again.gaps_in("next")] == ["“Plans first.” was declined, but the reason is missing."]
