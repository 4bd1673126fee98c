"""Why a version was kept, told from the versions themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from learnlog.journal.comments import Comment
from learnlog.journal.entry import Entry
from learnlog.journal.reasons import SITTING, reason
from tests.entries import NOON, entry
from tests.store.samples import prose


def at(days: int) -> timedelta:
    return timedelta(days=days)


DRAFT = entry(prose("First."))
MORE = DRAFT.with_answer(prose("First, and more.")).changed(updated=NOON + at(1))
COMPLETE = MORE.completed_at(NOON + at(2))
REOPENED = COMPLETE.reopened_at(NOON + at(3))
CHANGED = REOPENED.with_answer(prose("Other words."))
COMPLETE_AGAIN = CHANGED.completed_at(NOON + at(5))
FOLLOWED_UP = COMPLETE.followed_up("It held.", NOON + at(6))
COMMENT = Comment(id="a", written=NOON, text="Why?")


@pytest.mark.parametrize(
    ("one", "earlier", "said"),
    [
        (DRAFT, [], SITTING),
        (MORE, [DRAFT], SITTING),
        (COMPLETE, [], "Completed"),
        (COMPLETE, [MORE, DRAFT], "Completed"),
        (REOPENED, [COMPLETE, MORE, DRAFT], "Reopened"),
        (CHANGED, [COMPLETE], "Reopened and changed"),
        (CHANGED, [REOPENED, COMPLETE], SITTING),
        (COMPLETE_AGAIN, [CHANGED, REOPENED, COMPLETE], "Completed"),
        (COMPLETE.completed_at(NOON + at(5)), [REOPENED, COMPLETE, MORE], "Completed"),
        (FOLLOWED_UP, [COMPLETE], "Followed up"),
        (COMPLETE.tagged(("autumn",)), [COMPLETE], "Tags changed"),
        (COMPLETE.commented((COMMENT,)), [COMPLETE], "Comments taken in"),
        (
            COMPLETE.commented((COMMENT,)).replied("a", "Because.", NOON),
            [COMPLETE.commented((COMMENT,))],
            "Comment answered",
        ),
        (
            COMPLETE.changed(updated=NOON + at(9)),
            [COMPLETE_AGAIN, CHANGED, COMPLETE],
            "Restored, as on 25 Nov",
        ),
        (DRAFT.changed(updated=NOON + at(9)), [COMPLETE, MORE, DRAFT], "Restored, as on 23 Nov"),
        (DRAFT.changed(updated=NOON + at(9)), [MORE, DRAFT], "Restored, as on 23 Nov"),
        (DRAFT.changed(updated=NOON + at(9)), [DRAFT, MORE, DRAFT], SITTING),
    ],
)
def test_a_version_says_why_it_was_kept(one: Entry, earlier: list[Entry], said: str) -> None:
    assert reason(one, earlier) == said
