"""Choosing by number or by name. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from learnlog.text import folded, one_line


@dataclass(frozen=True)
class Pick:
    """Something to choose.

    Attributes:
        id: names it.
        name: as it is shown, and may be typed.
        about: what it means; said once.
    """

    id: str
    name: str
    about: str = ""


class Refused(Exception):
    """What was typed cannot be taken. The message says why, and what can."""


def picked(picks: Sequence[Pick], typed: str) -> Pick:
    """Return what is chosen, by its number from 1, its name, a beginning no other has, or its id. Raises Refused."""
    wanted = folded(one_line(typed)).strip(" .")
    if wanted.isascii() and wanted.isdigit():
        number = int(wanted) if len(wanted) < 6 else 0
        if 1 <= number <= len(picks):
            return picks[number - 1]
        raise Refused(f"There is no number {one_line(typed)} here. {_what(picks)}")
    names = [folded(one_line(one.name)) for one in picks]
    found = [one for one, name in zip(picks, names, strict=True) if name == wanted]
    found = found or [one for one, name in zip(picks, names, strict=True) if wanted and name.startswith(wanted)]
    found = found or [one for one in picks if one.id == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        several = " and ".join(f"“{one_line(one.name)}”" for one in found[:3])
        raise Refused(f"“{one_line(typed)}” could be {several}. Type more of it, or its number.")
    raise Refused(f"“{one_line(typed)}” is none of these. {_what(picks)}")


def several_picked(picks: Sequence[Pick], typed: str) -> tuple[Pick, ...]:
    """Return everything that is chosen, in the order of the list: numbers with blanks or commas between, or names.

    ``none`` chooses nothing. Raises Refused.
    """
    if folded(typed).strip() in ("none", "0"):
        return ()
    numbers = re.sub(r"\band\b", " ", folded(typed)).replace(",", " ").split()
    parts = numbers if all(one.isascii() and one.isdigit() for one in numbers) else typed.split(",")
    chosen = {picked(picks, one).id for one in parts if one.strip()}
    return tuple(one for one in picks if one.id in chosen)


def _what(picks: Sequence[Pick]) -> str:
    if not picks:
        return "There is nothing to choose yet."
    return f"Type a number from 1 to {len(picks)}, or a name." if len(picks) > 1 else "Type 1, or its name."
