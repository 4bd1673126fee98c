"""A letter typed in a search box: how long until what it finds is on the screen."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.child import now
from benchmarks.session import Session

UNCHANGED = 0.6
"""Seconds after which a letter is taken to have changed nothing that was found."""

Shown = Callable[[Session], tuple[str, ...]]
"""Returns what of the screen only another result changes."""


def until_found(session: Session, letter: str, shown: Shown, patience: float = UNCHANGED) -> float | None:
    """Type a letter; return the seconds until other results stand there, None where it finds just what stood there.

    Args:
        session: with the focus in a search box.
        letter: what is typed.
        shown: the results.
        patience: seconds after which nothing else was found.
    """
    session.settle()
    before = shown(session)
    pressed = session.send(letter)
    while now() - pressed < patience:
        session.draw()
        if shown(session) != before:
            return session.last - pressed
    return None


def letters_of(session: Session, word: str, shown: Shown, patience: float = UNCHANGED) -> list[float]:
    """Type a word and take it back; return the seconds of each letter that found something else."""
    took = [until_found(session, letter, shown, patience) for letter in word]
    for _ in word:
        session.press("backspace")
    return [one for one in took if one is not None]
