"""Questions that every room asks in the same way: a word, one of several, yes or no, and the ways on from here."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from learnlog.errors import LearnlogError
from learnlog.plain.picking import Pick, Refused, picked
from learnlog.plain.talk import Back, Quit, Talk, ToHome
from learnlog.store.causes import plain_cause
from learnlog.text import folded, one_line

TROUBLES = (LearnlogError, OSError)
"""What a room tells and goes on after: whatever was written before is saved."""


def told(trouble: Exception) -> str:
    """Return what is to be said of trouble."""
    if isinstance(trouble, OSError):
        return f"The disk refused: {plain_cause(trouble)}. Nothing was changed by it."
    return trouble.message if isinstance(trouble, LearnlogError) else str(trouble)


EVERYWHERE = (
    "Everywhere: “back” goes back to where you came from, “home” goes Home, “quit” saves and ends learnlog, “help” "
    "says what can be typed, “again” repeats. To answer with one of these words itself, put a backslash before it."
)

_ESCAPED = re.compile(r"\s*\\(?:[a-z]+(?: [a-z]+)?(?: \d+)?[.!?]?|\.[a-z]*|\?)\s*", re.IGNORECASE)
"""A backslash and what could be a command: a word or two, perhaps with a number."""

_LEADING = {"home": ToHome, "quit": Quit, "exit": Quit, "q": Quit, "back": Back}


def word(line: str) -> str:
    """Return a line as a command could be written: lower case, without blanks around it and a full stop behind it."""
    text = folded(one_line(line)).strip()
    return text.rstrip(".!?").strip() or text


def unescaped(line: str) -> str:
    """Return an answer without the backslash that says that it is no command."""
    return line.lstrip()[1:] if _ESCAPED.fullmatch(line) else line


def lead(said: str, *, back: bool = True) -> None:
    """Go where a word leads, if it leads anywhere. Raises Back, ToHome or Quit."""
    if said in _LEADING and (back or said != "back"):
        raise _LEADING[said]


def heard(talk: Talk, question: str, help_text: str = "") -> str:
    """Ask until something is typed that leads nowhere else, and return it; an empty line for Enter alone.

    Args:
        help_text: what ``help`` says, before what is true everywhere.

    Raises Back, ToHome, Quit.
    """
    while True:
        line = talk.ask(question)
        said = word(line)
        lead(said)
        if said in ("help", "?"):
            talk.say(*filter(None, (help_text, EVERYWHERE)))
        else:
            return unescaped(line)


def agreed(talk: Talk, question: str) -> bool:
    """Ask whether something is to be done, and return whether it was said so: Enter alone is no."""
    while True:
        said = word(heard(talk, f"{question} Type yes or no:"))
        if said in ("yes", "y"):
            return True
        if said in ("no", "n", ""):
            return False
        talk.say("Please type yes or no.")


def one_of(talk: Talk, question: str, picks: Sequence[Pick], help_text: str = "") -> Pick | None:
    """Show things to choose from and return the chosen one; None for Enter alone. Raises Back, ToHome, Quit."""
    tell_picks(talk, picks)
    while True:
        line = heard(talk, question, help_text)
        if not line.strip():
            return None
        if word(line) == "again":
            tell_picks(talk, picks)
            continue
        try:
            return picked(picks, line)
        except Refused as refused:
            talk.say(str(refused))


def tell_picks(talk: Talk, picks: Sequence[Pick]) -> None:
    """Say what there is to choose, with numbers."""
    talk.items(f"{one_line(one.name)}{f': {one_line(one.about)}' if one.about else ''}" for one in picks)


@dataclass(frozen=True)
class Way:
    """A way on.

    Attributes:
        word: what to type for it, besides its number.
        about: where it leads, in words.
        go: goes there, and comes back by returning or raising Back.
    """

    word: str
    about: str
    go: Callable[[], object]


def ways_on(
    talk: Talk,
    ways: Callable[[], Sequence[Way]],
    help_text: str = "",
    *,
    before: Callable[[], None] = lambda: None,
    at_home: bool = False,
) -> None:
    """Offer ways on, go the one that is chosen, and offer them again, until somebody goes back or elsewhere.

    Args:
        ways: those there are now; asked anew each time. None ends it.
        help_text: what ``help`` says of this place.
        before: tells where one is, each time the ways are told.
        at_home: whether this is Home, from which nothing leads back.
    """
    while True:
        before()
        now = list(ways())
        if not now:
            return
        talk.space()
        talk.items(f"{one.word}: {one.about}" for one in now)
        chosen = _chosen(talk, now, help_text, at_home=at_home)
        if chosen is not None:
            try:
                chosen.go()
            except Back:
                pass
            except TROUBLES as error:
                talk.say(told(error))


def _chosen(talk: Talk, ways: Sequence[Way], help_text: str, *, at_home: bool) -> Way | None:
    """Return the chosen way; None to hear them again."""
    picks = [Pick(str(number), one.word) for number, one in enumerate(ways)]
    while True:
        line = talk.ask("What next?")
        said = word(line)
        if said in ("help", "?"):
            talk.say(*filter(None, (help_text, "Type the number of a way, or its word.", EVERYWHERE)))
            continue
        if not said and at_home:
            return ways[0]
        if said == "again" or not said:
            return None
        own = {one.word for one in ways}
        if said not in own:
            if at_home and said == "home":
                return None
            if at_home and said == "back":
                talk.say("This is Home. “quit” ends learnlog.")
                continue
            lead(said)
        try:
            return ways[int(picked(picks, line).id)]
        except Refused as refused:
            talk.say(str(refused))
