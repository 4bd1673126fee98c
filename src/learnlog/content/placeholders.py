"""``{item.name}`` and its like: the words a repeated step takes from the item of its round."""

from __future__ import annotations

import re

from learnlog.content.unit import Item, Level

PLACEHOLDER = re.compile(r"\{item\.([a-z0-9-]+)\}")

LOOKS_LIKE_ONE = re.compile(r"\{\s*items?\b[^{}]*\}?", re.IGNORECASE)
"""Everything an author may have meant as a placeholder, well written or not."""

OWN_NAMES = ("id", "name", "reading")
"""What every item has, so that none of its ``texts`` can be called so."""


def filled(text: str, item: Item | None) -> str:
    """Return text with ``{item.name}``, ``{item.reading}`` and the item's own texts in place of the placeholders."""
    if item is None:
        return text
    return PLACEHOLDER.sub(lambda match: item_text(item, match[1]) or "", text)


def item_text(item: Item, name: str) -> str | None:
    """Return what ``{item.NAME}`` stands for; None where the item has no such text."""
    if name in ("id", "name"):
        return str(getattr(item, name))
    if name == "reading":
        return item.reading
    return item.texts.get(name)


def level_items(levels: tuple[Level, ...]) -> tuple[Item, ...]:
    """Return the levels of a scale as things to choose, with mark and meaning among their texts."""
    return tuple(
        Item(id=level.id, name=level.name, texts={"mark": level.mark, "meaning": level.meaning}) for level in levels
    )
