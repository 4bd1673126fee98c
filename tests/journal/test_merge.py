"""Two states of an entry made into one: nothing written is lost, and only what nobody else can decide is asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.journal.answers import (
    Address,
    Answer,
    ChoicesAnswer,
    Chosen,
    DateAnswer,
    Declined,
    PeopleAnswer,
    Person,
    Rating,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.compare import answers_of
from learnlog.journal.entry import Comment, Entry, FollowUp
from learnlog.journal.merge import Merged, Pick, merge

from ..entries import NOON, entry
from .states import edited, entries, sides
from .test_entry import THEN, WHO, WHY, line

LATER = NOON + timedelta(hours=1)
BASE = entry(answers=(line(WHY, "why", under="Look", asked="Why?"), line(WHO, "who")))


def texts(value: object) -> set[str]:
    """Everything somebody wrote in something: every string in it that is not a name of learnlog's own."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        own = {"id", "kind", "step", "item", "field", "offered", "unit", "unit_version", "task", "state", "asked"}
        return {text for key, one in value.items() if key not in own for text in texts(one)}
    if isinstance(value, (list, tuple)):
        return {text for one in value for text in texts(one)}
    return set()


def loosely(one: Entry) -> tuple[object, ...]:
    """An entry without the order of what has none: of tags, and of what was written in the same second."""
    return (
        one.changed(tags=(), answers=(), follow_ups=(), comments=()),
        sorted(one.tags),
        answers_of(one),
        sorted((each.written, each.text) for each in one.follow_ups),
        sorted((each.written, each.by, each.text) for each in one.comments),
    )


def picked(merged: Merged, pick: Pick) -> Entry:
    return merged.settled({clash.key: pick for clash in merged.clashes})


# -- what always holds


@given(sides())
@settings(max_examples=100, deadline=None)
def test_no_text_is_ever_lost(states: tuple[Entry | None, Entry, Entry]) -> None:
    base, mine, theirs = states
    merged = merge(base, mine, theirs)
    written = (texts(mine.model_dump()) | texts(theirs.model_dump())) - texts(base.model_dump() if base else {})
    found = texts(merged.entry.model_dump()) | {text for clash in merged.clashes for text in (clash.mine, clash.theirs)}
    found |= {value for clash in merged.clashes for side in ("mine", "theirs") for value in _extras(clash.values[side])}
    assert [text for text in written if not any(text.strip() in one for one in found)] == []


def _extras(value: object) -> Iterable[str]:
    """Keys nobody knows have no place in what is read; they come along with the side that is picked."""
    return texts(getattr(value, "model_extra", None) or {})


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_what_one_side_changed_is_taken_whole(data: st.DataObject) -> None:
    base = data.draw(entries())
    changed = data.draw(edited(base))
    for merged in (merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)):
        assert merged.entry == changed
        assert merged.clashes == ()
    assert merge(None, changed, changed).entry == changed
    assert merge(base, changed, base).taken == ()


@given(sides())
@settings(max_examples=100, deadline=None)
def test_which_side_is_called_mine_changes_only_the_names(states: tuple[Entry | None, Entry, Entry]) -> None:
    base, mine, theirs = states
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert {clash.key: (clash.mine, clash.theirs, clash.can_be_both) for clash in one.clashes} == {
        clash.key: (clash.theirs, clash.mine, clash.can_be_both) for clash in other.clashes
    }
    assert loosely(picked(one, "mine")) == loosely(picked(other, "theirs"))
    assert loosely(picked(one, "theirs")) == loosely(picked(other, "mine"))


@given(sides())
@settings(max_examples=60, deadline=None)
def test_mine_stands_until_a_clash_is_settled(states: tuple[Entry | None, Entry, Entry]) -> None:
    merged = merge(*states)
    assert merged.entry == merged.settled({}) == picked(merged, "mine")


@given(sides())
@settings(max_examples=100, deadline=None)
def test_both_hold_the_words_of_both(states: tuple[Entry | None, Entry, Entry]) -> None:
    merged = merge(*states)
    for clash in merged.clashes:
        if not clash.can_be_both:
            with pytest.raises(ValueError, match="settles nothing"):
                merged.settled({clash.key: "both"})
            continue
        settled = merged.settled({clash.key: "both"})
        assert Entry.model_validate(settled.model_dump()) == settled
        before = _before(states[0], clash.key)
        after = texts(answers_of(settled)[clash.key].model_dump())
        for side in ("mine", "theirs"):
            wrote = texts(clash.values[side].model_dump()) - before
            assert [text for text in wrote if not any(text in one for one in after)] == []
        _assert_no_id_means_two(answers_of(settled)[clash.key])


def _before(base: Entry | None, key: tuple[str, ...]) -> set[str]:
    answer = answers_of(base).get(key) if base is not None else None
    return texts(answer.model_dump()) if answer is not None else set()


def _assert_no_id_means_two(answer: Answer) -> None:
    named: tuple[Person | Row, ...] = ()
    if isinstance(answer, PeopleAnswer):
        named = answer.people
    elif isinstance(answer, RowsAnswer):
        named = answer.rows
    assert len({one.id for one in named}) == len(named)


@given(sides())
@settings(max_examples=60, deadline=None)
def test_answers_keep_the_order_of_the_side_that_moved_them(states: tuple[Entry | None, Entry, Entry]) -> None:
    base, mine, theirs = states
    order = list(answers_of(merge(*states).entry))
    lead = theirs if base is not None and list(answers_of(base)) == list(answers_of(mine)) else mine
    assert [key for key in order if key in answers_of(lead)] == [key for key in answers_of(lead) if key in order]


# -- field by field


def test_different_answers_of_one_entry_both_stand() -> None:
    mine = BASE.with_answer(line(WHY, "why not", under="Look", asked="Why?"))
    theirs = BASE.with_answer(line(WHO, "everybody")).with_answer(line(THEN, "then"))
    merged = merge(BASE, mine, theirs)
    assert {answer.address: answer.text for answer in merged.entry.answers if answer.kind == "line"} == {
        WHY: "why not",
        WHO: "everybody",
        THEN: "then",
    }
    assert merged.clashes == ()


def test_what_was_taken_is_named_in_plain_words() -> None:
    theirs = BASE.changed(title="Other", tags=("new",), answers=BASE.answers[1:], updated=LATER).followed_up("x", LATER)
    theirs = theirs.with_answer(line(WHO, "all of them", under="Watch", asked="Who\nwas there?"))
    merged = merge(BASE, BASE.changed(hours=1.0), theirs)
    assert merged.taken == ("Title", "Tags", "Look: Why? (deleted)", "Watch: Who was there?", "Followed up")


def test_two_ways_of_saying_it_clash_with_question_and_both_texts() -> None:
    mine = BASE.with_answer(line(WHY, "mine", under="Look", asked="Why?"))
    theirs = BASE.with_answer(line(WHY, "theirs", under="Look", asked="Why?"))
    merged = merge(BASE, mine, theirs)
    (clash,) = merged.clashes
    assert (clash.label, clash.question, clash.mine, clash.theirs) == ("Look", "Why?", "mine", "theirs")
    assert merged.entry.answer(WHY) == mine.answer(WHY)
    assert merged.settled({clash.key: "theirs"}).answer(WHY) == theirs.answer(WHY)
    both = merged.settled({clash.key: "both"}).answer(WHY)
    assert both is not None and both.kind == "line" and both.text == "mine / theirs"
    assert (clash.part.gone, clash.part.new) == (1, 1)


def test_an_answer_one_side_deleted_and_the_other_changed_is_asked_about() -> None:
    mine = BASE.changed(answers=BASE.answers[1:])
    theirs = BASE.with_answer(line(WHY, "changed"))
    merged = merge(BASE, mine, theirs)
    (clash,) = merged.clashes
    assert (clash.mine, clash.theirs, clash.can_be_both) == ("", "changed", False)
    assert merged.entry.answer(WHY) is None
    assert merged.settled({clash.key: "theirs"}).answer(WHY) == theirs.answer(WHY)
    assert picked(merge(BASE, theirs, mine), "theirs").answer(WHY) is None


def test_settled_answers_stand_where_they_stood() -> None:
    base = entry(answers=(line(WHY, "a"), line(WHO, "b"), line(THEN, "c")))
    mine = base.changed(answers=(base.answers[0], base.answers[2]))
    theirs = base.changed(answers=(base.answers[0], line(WHO, "changed"), base.answers[2]))
    settled = picked(merge(base, mine, theirs), "theirs")
    assert [answer.address for answer in settled.answers] == [WHY, WHO, THEN]


def test_a_question_asked_in_other_words_is_no_clash() -> None:
    mine = BASE.with_answer(line(WHY, "more", under="Look", asked="Why was it?")).changed(updated=LATER)
    theirs = BASE.with_answer(line(WHY, "why", under="Looking", asked="How come?"))
    merged = merge(BASE, mine, theirs)
    assert merged.clashes == ()
    answer = merged.entry.answer(WHY)
    assert answer is not None and (answer.asked, answer.kind == "line" and answer.text) == ("Why was it?", "more")


@pytest.mark.parametrize(
    ("name", "mine", "theirs", "shown"),
    [
        ("title", "Mine", "Theirs", ("Mine", "Theirs")),
        ("happened_on", date(2026, 1, 1), date(2026, 1, 2), ("1 January 2026", "2 January 2026")),
        ("hours", 1.0, 2.5, ("1", "2.5")),
    ],
)
def test_facts_clash_too(name: str, mine: Any, theirs: Any, shown: tuple[str, str]) -> None:
    merged = merge(BASE, BASE.changed(**{name: mine}), BASE.changed(**{name: theirs}))
    (clash,) = merged.clashes
    assert (clash.mine, clash.theirs, clash.can_be_both) == (*shown, False)
    assert getattr(merged.entry, name) == mine
    assert getattr(picked(merged, "theirs"), name) == theirs


def test_complete_on_both_sides_is_complete_since_the_first_time() -> None:
    merged = merge(BASE, BASE.completed_at(LATER), BASE.completed_at(NOON))
    assert merged.clashes == ()
    assert (merged.entry.state, merged.entry.completed, merged.entry.updated) == ("complete", NOON, LATER)


def test_completed_here_and_left_a_draft_there_is_asked_without_a_base() -> None:
    (clash,) = merge(None, BASE.completed_at(NOON), BASE).clashes
    assert (clash.mine, clash.theirs) == ("Complete since 23 November 2026", "Draft")
    reopened = picked(merge(None, BASE.completed_at(NOON), BASE), "theirs")
    assert (reopened.state, reopened.completed) == ("draft", None)


def test_tags_of_both_stand_and_those_taken_off_are_off() -> None:
    base = entry(tags=("old", "kept"))
    merged = merge(base, base.tagged(("kept", "mine")), base.tagged(("old", "kept", "theirs")))
    assert merged.entry.tags == ("kept", "mine", "theirs")


def test_what_was_added_stands_by_its_time_and_nothing_twice() -> None:
    base = BASE.followed_up("first", NOON)
    mine = base.followed_up("last", LATER + timedelta(hours=1))
    said = Comment(written=NOON, by="Tutor", text="Good.")
    theirs = base.followed_up("between", LATER).changed(comments=(said,))
    for merged in (merge(base, mine, theirs), merge(None, mine, theirs)):
        assert [one.text for one in merged.entry.follow_ups] == ["first", "between", "last"]
        assert merged.entry.comments == (said,)
        assert merged.clashes == ()
    again = FollowUp(written=NOON, text="first")
    assert merge(None, mine, theirs.changed(follow_ups=(again, again))).entry.follow_ups == mine.follow_ups


def test_a_comment_that_either_side_answered_is_answered_and_still_one() -> None:
    said, other = Comment(id="a", written=NOON, text="Why?"), Comment(id="b", written=LATER, text="Who?")
    base = BASE.changed(comments=(said,))
    mine = base.replied("a", "Because.", LATER)
    theirs = base.commented((other,)).responded("a", LATER + timedelta(hours=1))
    for merged in (merge(base, mine, theirs), merge(base, theirs, mine), merge(None, mine, theirs)):
        assert merged.entry.comments == (mine.comments[0], other)
        assert [one.text for one in merged.entry.follow_ups] == ["Because."]


def test_times_keep_their_meaning() -> None:
    mine, theirs = BASE.changed(updated=LATER), BASE.changed(updated=NOON + timedelta(minutes=5))
    assert merge(BASE, mine, theirs).entry.updated == merge(BASE, theirs, mine).entry.updated == LATER
    assert merge(BASE, mine, theirs).entry.created == BASE.created


def test_without_a_base_what_is_empty_on_one_side_comes_from_the_other() -> None:
    mine, theirs = entry(title="", answers=(line(WHY, ""), line(THEN, "then"))), entry(hours=1.0, answers=BASE.answers)
    merged = merge(None, mine, theirs)
    assert merged.clashes == ()
    assert (merged.entry.title, merged.entry.hours) == ("A title", 1.0)
    assert [(answer.address, answer.empty) for answer in merged.entry.answers] == [
        (WHY, False),
        (THEN, False),
        (WHO, False),
    ]


def test_keys_nobody_knows_are_kept_from_both() -> None:
    mine = BASE.changed(mood="calm").with_answer(line(WHY, "why", under="Look", asked="Why?", seen=1))
    theirs = BASE.changed(place="sink").with_answer(line(WHY, "other", under="Look", asked="Why?", heard=2))
    merged = merge(BASE, mine, theirs)
    assert merged.clashes == ()
    assert merged.entry.model_extra == {"mood": "calm", "place": "sink"}
    answer = merged.entry.answer(WHY)
    assert answer is not None and answer.model_extra == {"seen": 1, "heard": 2}


def test_a_key_nobody_knows_can_clash() -> None:
    merged = merge(BASE, BASE.changed(mood="calm"), BASE.changed(mood="wild"))
    (clash,) = merged.clashes
    assert (clash.question, clash.mine, clash.theirs) == ("mood", "calm", "wild")
    assert picked(merged, "theirs").model_extra == {"mood": "wild"}
    gone = merge(BASE.changed(mood="so"), BASE.changed(mood="calm"), BASE)
    assert picked(gone, "theirs").model_extra == {}


def test_a_key_nobody_knows_can_clash_in_an_answer() -> None:
    mine, theirs = (BASE.with_answer(line(WHY, text, seen=text)) for text in ("a", "b"))
    merged = merge(BASE, mine, theirs)
    (clash,) = merged.clashes
    assert not clash.can_be_both
    assert picked(merged, "theirs").answer(WHY) == theirs.answer(WHY)


def test_two_answers_at_one_address_are_both_kept() -> None:
    mine = entry(answers=(line(WHY, "one"), line(WHY, "two")))
    merged = merge(entry(answers=(line(WHY, "one"),)), mine, entry(answers=(line(WHY, "other"),)))
    assert [answer.kind == "line" and answer.text for answer in merged.entry.answers] == ["other", "two"]


def test_only_states_of_one_entry_are_merged() -> None:
    other = BASE.changed(id="01jd0000000000000000000001")
    with pytest.raises(ValueError, match="one entry"):
        merge(BASE, BASE, other)
    with pytest.raises(ValueError, match="one entry"):
        merge(other, BASE, BASE)


def test_only_what_clashes_can_be_settled() -> None:
    with pytest.raises(ValueError, match="settles nothing"):
        merge(BASE, BASE, BASE).settled({("title",): "mine"})


# -- both


def both(kind: type[Any], mine: dict[str, Any], theirs: dict[str, Any], base: dict[str, Any] | None = None) -> Any:
    """What becomes of two answers when both are kept; None where they cannot be."""
    states = [
        entry() if one is None else entry(answers=(kind(step="s", field="f", **one),)) for one in (base, mine, theirs)
    ]
    (clash,) = merge(*states).clashes
    return clash.values.get("both")


def test_choices_of_both() -> None:
    a, b, c = (Chosen(id=id_, name=id_.upper()) for id_ in "abc")
    assert both(ChoicesAnswer, {"chosen": (a, c)}, {"chosen": (a, b)}).chosen == (a, c, b)


def test_a_day_is_one_or_the_other() -> None:
    assert both(DateAnswer, {"day": date(2026, 1, 1)}, {"day": date(2026, 1, 2)}) is None


def test_ratings_of_both_unless_an_item_is_placed_twice() -> None:
    def rated(item: str, level: str = "", evidence: str = "") -> Rating:
        return Rating(item=item, name=item, level=level, level_name=level, mark="●" if level else "", evidence=evidence)

    mine = {"ratings": (rated("x", "weak", "seen"), rated("y"))}
    theirs = {"ratings": (rated("x", "", "heard"), rated("y", "strong"), rated("z", "weak"))}
    assert both(ScaleAnswer, mine, theirs).ratings == (
        rated("x", "weak", "seen\nheard"),
        rated("y", "strong"),
        rated("z", "weak"),
    )
    assert both(ScaleAnswer, mine, {"ratings": (rated("x", "strong"),)}) is None
    # Where it is known that one side left it alone, the other's level stands.
    began, moved = {"ratings": (rated("x", "weak"),)}, {"ratings": (rated("x", "strong"),)}
    noted = {"ratings": (rated("x", "weak", "why"),)}
    assert both(ScaleAnswer, noted, moved, began).ratings == (rated("x", "strong", "why"),)


def test_people_of_both_and_two_for_one_number() -> None:
    ann, bo, cy = Person(id="p1", role="Ann"), Person(id="p2", role="Bo"), Person(id="p2", role="Cy")
    answer = both(PeopleAnswer, {"people": (ann, bo)}, {"people": (ann, cy), "numbered": 4}, {"people": (ann,)})
    assert answer.people == (ann, bo, Person(id="p5", role="Cy"))


def test_rows_of_both_with_the_changes_of_both() -> None:
    columns = {"action": "Action", "who": "Who"}
    began = Row(id="r1", cells={"action": "Ask"})
    ticked = Row(id="r1", cells={"action": "Ask"}, done=date(2026, 12, 1))
    given = Row(id="r1", cells={"action": "Ask", "who": "me"})
    mine_too, theirs_too = Row(id="r2", cells={"action": "mine"}), Row(id="r2", cells={"action": "theirs"})
    answer = both(
        RowsAnswer,
        {"columns": columns, "rows": (ticked, mine_too), "declined": (Declined(offered="o", reason="no"),)},
        {"columns": columns, "rows": (given, theirs_too), "declined": (Declined(offered="o", reason="not now"),)},
        {"columns": columns, "rows": (began,)},
    )
    assert answer.rows == (
        Row(id="r1", cells={"action": "Ask", "who": "me"}, done=date(2026, 12, 1)),
        mine_too,
        Row(id="r3", cells={"action": "theirs"}),
    )
    assert answer.declined == (Declined(offered="o", reason="not now"),)


def test_an_address_is_told_from_one_that_only_looks_like_it() -> None:
    one, other = line(Address("a/b", "", "f"), "one"), line(Address("a", "b", "f"), "other")
    assert len(answers_of(entry(answers=(one, other)))) == 2
