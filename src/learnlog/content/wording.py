"""What is wrong with a key, in plain words: one sentence for each way a model can refuse a value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from learnlog.content.base import Part
from learnlog.content.deck import Deck, DeckPart, DeckSlide, Evaluations
from learnlog.content.locate import KeyPath
from learnlog.content.reviews import Reviews
from learnlog.content.slugs import did_you_mean, is_id, slug
from learnlog.content.task import (
    ChoiceField,
    ChoicesField,
    Column,
    DateField,
    LineField,
    Offer,
    Option,
    PeopleField,
    ProseField,
    RowsField,
    ScaleField,
    Step,
    When,
)
from learnlog.content.unit import Item, Level, Link, Reference, ThenAndNow

FIELD_KINDS: dict[str, type[Part]] = {
    "line": LineField,
    "prose": ProseField,
    "date": DateField,
    "choice": ChoiceField,
    "choices": ChoicesField,
    "scale": ScaleField,
    "people": PeopleField,
    "rows": RowsField,
}

_TABLES: dict[str, type[Part]] = {
    "outcomes": Item,
    "areas": Item,
    "references": Reference,
    "links": Link,
    "outcomes_rated": ThenAndNow,
    "steps": Step,
    "when": When,
    "options": Option,
    "columns": Column,
    "offer": Offer,
    "deck": Deck,
    "slides": DeckSlide,
    "parts": DeckPart,
    "evaluations": Evaluations,
    "reviews": Reviews,
}

_EXAMPLES = {
    "id": 'id = "a-short-name"',
    "kind": 'kind = "prose"',
    "format": "format = 1",
    "version": 'version = "1.0"',
    "order": 'order = ["readings/welcome", "tasks/task-1"]',
    "number": "number = 1",
    "mark": 'mark = "○"',
    "options": 'options = "lists.NAME"',
    "items": 'items = "lists.NAME"',
    "levels": 'levels = "scales.NAME"',
    "fields": "[[steps.fields]]",
    "steps": "[[steps]]",
    "columns": 'columns = [{ id = "what", kind = "line", label = "What" }]',
    "is": 'is = ["option-id"]',
    "field": 'field = "step.field"',
    "from": 'from = "step.field"',
    "every": 'every = { weekly = "week" }',
    "key_points": 'key_points = ["One thing to take away."]',
}


class Refusal(NamedTuple):
    """Why a value is refused: the key, what is wrong, what to mend."""

    path: KeyPath
    problem: str
    mend: str


def refusals(error: ErrorDetails, data: Any, top: type[Part], hidden: frozenset[str]) -> list[Refusal]:
    """Return a model's complaint as plain words; nothing where another complaint says it already.

    Args:
        error: the complaint.
        data: all that was read from the file.
        top: the model of the file as a whole.
        hidden: keys of that model that a file must not hold.
    """
    path = key_path(error, data)
    value = value_at(data, path)
    kind = error["type"]
    if kind == "missing" and path and isinstance(path[-1], int):
        return [Refusal(path[:-1], f"{_key(path[:-1])} needs two values.", "Write two between the brackets.")]
    if path[-1:] == ("options",) and kind in ("string_type", "tuple_type"):
        if isinstance(value, (str, list)):
            return []  # only the form it was not written in complains of this
        # Both forms of `options` were tried; say it once.
        text = Refusal(path, f"{_key(path)} is {_what(value)}.", 'Write a source such as "lists.NAME", or a list.')
        return [text] if kind == "string_type" else []
    if kind == "too_short" and isinstance(value, list) and len(value) >= error["ctx"]["min_length"]:
        return []  # it holds enough, but some of it is faulty, which is reported there
    if kind == "extra_forbidden":
        return [_unknown_key(path, data, top, hidden)]
    if kind == "value_error":
        return [_own_rule(error, path, value)]
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        path = (*path, "kind")
        if kind == "union_tag_not_found":
            return [Refusal(path, "`kind` is missing.", f"Write one of: {', '.join(FIELD_KINDS)}.")]
        tag = str(error["ctx"]["tag"])
        return [Refusal(path, f"There is no kind of field “{tag}”.", did_you_mean(tag, FIELD_KINDS))]
    said = _SENTENCES.get(kind, _anything_else)
    problem, mend = said(path, value, error.get("ctx", {}))
    return [Refusal(path, problem, mend)]


def key_path(error: ErrorDetails, data: Any) -> KeyPath:
    """Return the keys of the file that a complaint is about, without the labels Pydantic puts between them."""
    path: KeyPath = ()
    label_next = False
    for part in error["loc"]:
        if label_next or part == "[key]" or (isinstance(part, str) and part.startswith(("constrained-", "tuple["))):
            label_next = False
            continue
        path = (*path, part)
        # The kind of a field follows its place in the list.
        label_next = len(path) == 4 and path[0] == "steps" and path[2] == "fields"
    return path


def value_at(data: Any, path: KeyPath) -> Any:
    """Return what stands at a path; None where nothing does."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def model_at(data: Any, path: KeyPath, top: type[Part]) -> type[Part]:
    """Return the model of the table at a path."""
    if len(path) >= 4 and path[0] == "steps" and path[2] == "fields" and len(path) == 4:
        return FIELD_KINDS.get(str(value_at(data, (*path, "kind"))), LineField)
    names = [part for part in path if isinstance(part, str)]
    if not names:
        return top
    if names[0] == "scales":
        return Level
    if "lists" in names or names[0] in ("outcomes", "areas"):
        return Item
    return _TABLES.get(names[-1], top)


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys of a model as they are written in a file."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _unknown_key(path: KeyPath, data: Any, top: type[Part], hidden: frozenset[str]) -> Refusal:
    word = str(path[-1])
    model = model_at(data, path[:-1], top)
    known = [key for key in keys_of(model) if model is not top or key not in hidden]
    where = ""
    if model in FIELD_KINDS.values():
        where = f" of kind {value_at(data, (*path[:-1], 'kind'))}"
    return Refusal(path, f"There is no key `{word}` here{where}.", did_you_mean(word, known))


def _own_rule(error: ErrorDetails, path: KeyPath, value: Any) -> Refusal:
    rule = str(error["ctx"]["error"])
    first = rule.split()[0]
    if isinstance(value, dict) and first in value:
        path = (*path, first)
    return Refusal(path, rule[:1].upper() + rule[1:] + ".", "")


def _key(path: KeyPath) -> str:
    if path and isinstance(path[-1], int):
        return f"Number {path[-1] + 1} of `{path[-2]}`" if len(path) > 1 else f"Number {path[-1] + 1}"
    return f"`{path[-1]}`" if path else "The file"


def _what(value: Any) -> str:
    if isinstance(value, bool):
        return f"{str(value).lower()}, not in quotation marks"
    if isinstance(value, (int, float)):
        return f"the number {str(value)[:20]}"
    if isinstance(value, str):
        return f"the text “{value[:40]}”"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else "a date or time"


Sentence = Callable[[KeyPath, Any, dict[str, Any]], tuple[str, str]]


def _missing(path: KeyPath, value: Any, more: dict[str, Any]) -> tuple[str, str]:
    key = str(path[-1])
    if path == ("kind",):
        return "`kind` is missing.", 'Add kind = "task", or kind = "activity" in the folder activities.'
    return f"`{key}` is missing.", "Add " + _EXAMPLES.get(key, f'{key} = "…"') + "."


def _needs(wanted: str, mend: str) -> Sentence:
    return lambda path, value, more: (f"{_key(path)} is {_what(value)}; it must be {wanted}.", mend)


def _empty(path: KeyPath, value: Any, more: dict[str, Any]) -> tuple[str, str]:
    return f"{_key(path)} is empty.", "Write something, or leave the key out if it is not needed."


def _pattern(path: KeyPath, value: Any, more: dict[str, Any]) -> tuple[str, str]:
    if "a-z" not in more.get("pattern", ""):
        return _empty(path, value, more)
    word = value if isinstance(value, str) else str(path[-1])
    better = slug(word)[:60].strip("-")
    example = f", such as “{better}”" if better and is_id(better) else ""
    return f"“{word[:60]}” cannot be an id.", f"Use lower-case letters, digits and single hyphens{example}."


def _too_long(path: KeyPath, value: Any, more: dict[str, Any]) -> tuple[str, str]:
    unit = "values" if isinstance(value, list) else "characters"
    return f"{_key(path)} has {len(value)} {unit}; at most {more['max_length']} are possible.", "Shorten it."


def _literal(path: KeyPath, value: Any, more: dict[str, Any]) -> tuple[str, str]:
    choices = [one.strip(" '") for one in more["expected"].replace(" or ", ", ").split(",")]
    mend = did_you_mean(value, choices) if isinstance(value, str) else ""
    return f"{_key(path)} cannot be {_what(value)}.", mend or f"Write {more['expected']}."


def _at_least(path: KeyPath, value: Any, more: dict[str, Any]) -> tuple[str, str]:
    return f"{_key(path)} is {value}; the least is {more['ge']}.", "Write a larger number."


def _too_few(path: KeyPath, value: Any, more: dict[str, Any]) -> tuple[str, str]:
    return f"{_key(path)} is an empty list.", "Put at least one into it."


def _anything_else(path: KeyPath, value: Any, more: dict[str, Any]) -> tuple[str, str]:
    return f"{_key(path)} cannot be {_what(value)}.", "docs/unit-format.md says what belongs here."


_TABLE = _needs("a table", 'Write it as { key = "value" }, or under a heading in brackets.')
_SENTENCES: dict[str, Sentence] = {
    "missing": _missing,
    "string_type": _needs("text", "Put it in quotation marks."),
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "int_type": _needs("a whole number", "Write it without quotation marks or a decimal point."),
    "bool_type": _needs("true or false", "Write true or false, without quotation marks."),
    "tuple_type": _needs("a list", 'Write it in brackets: ["…", "…"], or as [[…]] tables.'),
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "model_attributes_type": _TABLE,
    "literal_error": _literal,
    "greater_than_equal": _at_least,
    "too_short": _too_few,
    "too_long": _too_long,
}
