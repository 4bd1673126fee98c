"""Placeholders in the texts of a task: whether they can be filled in, and whether they are where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.content.locate import KeyPath
from learnlog.content.placeholders import LOOKS_LIKE_ONE, PLACEHOLDER, item_text
from learnlog.content.pools import Pool, shown
from learnlog.content.slugs import did_you_mean
from learnlog.content.task import Step
from learnlog.content.trouble import Trouble

_WHERE = "Use it in title, intro, beside, label or guidance of a repeated step."


def placeholder_troubles(text: str, step: Step, pool: Pool | None, at: KeyPath) -> Iterator[Trouble]:
    """Yield what is wrong with the placeholders in a text of a step.

    Args:
        pool: what the step is repeated for; None where it is not, or that is not known.
    """
    for match in LOOKS_LIKE_ONE.finditer(text):
        word = match[0]
        exact = PLACEHOLDER.fullmatch(word)
        if step.for_each is None:
            mend = "Write the words themselves, or give the step for_each."
            yield Trouble(at, f"“{word}” stands in a step that is not repeated.", mend)
        elif exact is None:
            yield Trouble(at, f"“{word}” is not a placeholder.", "Write {item.name}, with no spaces.")
        elif pool is not None:
            yield from _fillable(word, exact[1], pool, at)


def _fillable(word: str, name: str, pool: Pool, at: KeyPath) -> Iterator[Trouble]:
    if pool.people and name != "name":
        yield Trouble(at, f"Nothing can stand for “{word}”: people have a name only.", "Write {item.name}.")
        return
    without = [item.name for item in pool.items if not item_text(item, name)]
    if without:
        known = {"name", "reading", *(key for item in pool.items for key in item.texts)} - {name}
        mend = f"Add {name} to its texts in unit.toml."
        if len(without) == len(pool.items):
            mend = did_you_mean(name, known, mend)
        yield Trouble(at, f"{shown(without)} has nothing to stand for “{word}”.", mend)


def not_filled(text: str, at: KeyPath, where: str = _WHERE) -> Iterator[Trouble]:
    """Yield what is wrong with a text in which no placeholder is filled in.

    Args:
        where: says where one is.
    """
    if match := PLACEHOLDER.search(text):
        yield Trouble(at, f"“{match[0]}” is not filled in here.", where)
