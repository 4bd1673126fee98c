"""What is wrong with a value, said to someone who writes reflections, not programs."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_NEEDS = {
    "string_type": "needs text in quotation marks",
    "date_type": "needs a day such as 2026-11-23, without quotation marks",
    "datetime_type": "needs a time with its offset, such as 2026-11-23 19:02:11+00:00, without quotation marks",
    "float_type": "needs a number",
    "int_type": "needs a whole number",
    "bool_type": "needs true or false",
    "tuple_type": "needs a list in square brackets, or tables of its own",
    "dict_type": "needs a table of its own",
    "model_type": "needs a table of its own",
    "model_attributes_type": "needs a table of its own",
    "missing": "is missing",
    "union_tag_not_found": "needs a “kind” beside it that says what was asked for",
    "union_tag_invalid": "is of a “kind” that this learnlog does not know",
    "string_pattern_mismatch": "is not what learnlog gave it",
}


def fault_of(error: ValidationError) -> tuple[str, tuple[str | int, ...]]:
    """Return the first fault of a validation in plain English, without a full stop, and the path of its value."""
    return faults_of(error)[0]


def faults_of(error: ValidationError) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return every fault of a validation, each as :func:`fault_of` does."""
    found = error.errors(include_url=False, include_input=False)
    return [(f"{_named(one['loc'])} {_problem(one)}", one["loc"]) for one in found]


def _named(path: tuple[str | int, ...]) -> str:
    # Keys of the log are lower-case words. Other names in a path are those of the models and say nothing to a person.
    keys = [part for part in path if isinstance(part, str) and part.replace("_", "").isalnum() and part.islower()]
    return f"“{keys[-1]}”" if keys else "this"


def _problem(fault: ErrorDetails) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind in _NEEDS:
        return _NEEDS[kind]
    if kind == "literal_error":
        return f"must be {context['expected']}"
    if kind == "greater_than_equal":
        return f"must be {context['ge']:g} or more"
    if kind == "less_than_equal":
        return f"must be {context['le']:g} or less"
    if kind in ("string_too_long", "too_long"):
        return f"is longer than {context['max_length']:,}{' characters' if kind == 'string_too_long' else ''}"
    if kind == "value_error" and "error" in context:
        return f"is not complete: {context['error']}"
    return "is not written as the log needs it"
