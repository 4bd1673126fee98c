"""When it is looked whether something has changed outside."""

from __future__ import annotations

from learnlog.tui.looking import OFTEN, QUIET, SELDOM, Rhythm


def test_often_while_somebody_is_here_and_seldom_when_nobody_is() -> None:
    rhythm = Rhythm(looked=100.0, heard=100.0)
    assert not rhythm.due(100 + OFTEN - 0.1, in_front=True)
    assert rhythm.due(100 + OFTEN, in_front=True)
    assert not rhythm.due(100 + OFTEN, in_front=False)
    assert rhythm.due(100 + SELDOM, in_front=False)
    rhythm.looked = 100 + QUIET
    assert not rhythm.due(100 + QUIET + OFTEN, in_front=True)
    rhythm.heard = 100 + QUIET
    assert rhythm.due(100 + QUIET + OFTEN, in_front=True)
    assert OFTEN < 3
