"""A record made again with something in it changed: keys this version doesn't know come along."""

from __future__ import annotations

from typing import Any, TypeVar

from learnlog.journal.base import Record

R = TypeVar("R", bound=Record)


def remade(model: type[R], old: object, **values: Any) -> R:
    """Return a record with these values, and all that ``old`` says besides, keys this version doesn't know included.

    ``old`` itself comes back where nothing differs.
    """
    kept = dict(old) if isinstance(old, model) else {}
    new = model.model_validate({**kept, **values})
    return old if isinstance(old, model) and new == old else new
