from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learnlog.errors import SaveFailed
from learnlog.journal.answers import Answer, ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.store.blocks import Blocks
from learnlog.store.format import DraftFile, dump_draft, dump_entry

from .samples import NOON, entry, prose
from .strategies import entries

Change = Callable[[Entry, Answer], Entry]

CHANGES: dict[str, Change] = {
    "nothing": lambda one, _: one,
    "later": lambda one, _: one.changed(updated=one.updated + timedelta(seconds=1)),
    "written": lambda one, answer: one.with_answer(answer),
    "taken back": lambda one, _: one.changed(answers=one.answers[1:]),
    "turned round": lambda one, _: one.changed(answers=one.answers[::-1]),
    "followed up": lambda one, _: one.followed_up("And now?", one.updated),
    "read again": lambda one, _: Entry.model_validate(one.model_dump()),
}


@given(entries, st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), entries), max_size=6))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_is_remembered_never_shows_in_a_file(one: Entry, story: list[tuple[str, Entry]]) -> None:
    of_entry, of_draft = Blocks("answers"), Blocks("entry.answers")
    for change, other in [("nothing", one), *story]:
        one = CHANGES[change](one, other.answers[0] if other.answers else prose("word"))
        draft = DraftFile(written=NOON, entry=one)
        assert dump_entry(one, of_entry) == dump_entry(one)
        assert dump_draft(draft, of_draft) == dump_draft(draft)


def unreadable() -> ProseAnswer:
    """Return an answer that no file can hold: it was never validated."""
    return prose("right").model_copy(update={"text": "wrong\r\n"})


def test_an_answer_that_would_read_back_otherwise_is_refused_every_time() -> None:
    known = Blocks("answers")
    good = entry(prose("right"))
    dump_entry(good, known)
    bad = good.model_copy(update={"answers": (unreadable(),)})
    for _ in range(3):
        with pytest.raises(SaveFailed, match="would not read back"):
            dump_entry(bad, known)
    assert dump_entry(good, known) == dump_entry(good)


def test_what_stands_beside_proven_answers_is_proven_every_time() -> None:
    known = Blocks("answers")
    good = entry(prose("right"))
    dump_entry(good, known)
    with pytest.raises(SaveFailed, match="would not read back"):
        dump_entry(good.model_copy(update={"title": "wrong\r\n"}), known)


def test_only_what_is_new_is_written_and_proven_again() -> None:
    known = Blocks("answers")
    first, second = prose("first"), ProseAnswer(step="other", field="f", asked="?", text="second")
    before = entry(first)
    dump_entry(before, known)
    assert known.unproven((first, second)) == (second,)
    dump_entry(before.with_answer(second), known)
    assert known.unproven((first, second)) == ()
    dump_entry(before.changed(answers=(second,)), known)
    assert known.unproven((first, second)) == (first,)
