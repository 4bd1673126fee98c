"""What a search could go on with while it is typed: names of filters, and their values that are in the log. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learnlog.search.writing import written
from learnlog.text import folded

ABOUT = {
    "task": "what it answers, such as task:2",
    "value": "something chosen, such as value:inclusion",
    "state": "draft or complete",
    "tag": "one of your tags",
    "rating": "a rating given in it, such as rating:weak",
    "has": "what is in it, such as has:action",
    "on": "a day, a month or a year: on:2026-03",
    "before": "happened before: before:2026-03",
    "after": "happened after: after:2026-03",
    "unit": "a unit",
}
"""The filters in the order they are offered, and what each narrows by."""

AT_LEAST = 2
"""Letters before the name of a filter is offered: every word begins with some letter."""

AT_MOST = 8
"""Offers at once: more are not looked through, and another letter makes them fewer."""

_QUOTES = str.maketrans("“”„«»", '"""""')
_LAST = re.compile(r'(?<!\S)(?P<minus>-?)(?:(?P<name>[^\W\d_]+):)?(?P<value>"[^"]*|[^\s"]*)\Z')


@dataclass(frozen=True)
class Choice:
    """A value that a filter can have.

    Attributes:
        value: as it is asked for.
        words: what it is called.
        number: how many entries have it; 0 where nobody counted.
    """

    value: str
    words: str
    number: int = 0


Choices = Mapping[str, Sequence[Choice]]
"""For each filter the values it can have."""


@dataclass(frozen=True)
class Offer:
    """One way to go on.

    Attributes:
        text: the whole search with it.
        cursor: where one types on.
        what: what is taken, such as ``tag:`` or ``tag:"autism"``.
        about: what that is, in words.
        number: how many entries there are with it; 0 where nobody counted.
    """

    text: str
    cursor: int
    what: str
    about: str
    number: int = 0


def offers(text: str, cursor: int, choices: Choices) -> tuple[Offer, ...]:
    """Return how what ends at the cursor could go on; nothing where it is a word like any other.

    Args:
        text: the search so far.
        cursor: where in it one is typing.
        choices: what there is in the log.
    """
    before, after = text[:cursor].translate(_QUOTES), text[cursor:]
    found = _LAST.search(before)
    # Quotes that were opened earlier hold whatever follows: a phrase in which nothing is a filter.
    if found is None or (after and not after[0].isspace()) or before[: found.start()].count('"') % 2:
        return ()
    said, name = folded(found["value"].removeprefix('"')), folded(found["name"] or "")
    head, minus = text[: found.start()], found["minus"]
    if not found["name"]:
        if len(said) < AT_LEAST or found["value"].startswith('"'):
            return ()
        return tuple(
            _offer(head + minus, f"{one}:", after, Choice("", ABOUT[one])) for one in ABOUT if one.startswith(said)
        )
    fitting = [one for one in choices.get(name, ()) if _fits(one, said)]
    if len(fitting) == 1 and folded(fitting[0].value) == said:
        return ()
    return tuple(_offer(head + minus, written(name, one.value), after, one) for one in fitting[:AT_MOST])


def settled(text: str) -> str:
    """Return a search as far as it can be asked: without what is only begun at its end.

    That is the name of a filter whose value is yet to come, and a hyphen behind other words, before what it leaves out.
    """
    found = _LAST.search(text)
    if found is None or found["value"].strip('"'):
        return text
    begun = folded(found["name"]) in ABOUT if found["name"] else found["minus"] and text[: found.start()].strip()
    return text[: found.start()] if begun else text


def _fits(choice: Choice, said: str) -> bool:
    value, words = folded(choice.value), folded(choice.words)
    return value.startswith(said) or words.startswith(said) or any(one.startswith(said) for one in words.split())


def _offer(head: str, what: str, after: str, choice: Choice) -> Offer:
    # After a whole value one goes on with something else, after a name with its value.
    put = what if what.endswith(":") else f"{what} "
    return Offer(head + put + after.lstrip(), len(head + put), what, choice.words, choice.number)
