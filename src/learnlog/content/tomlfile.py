"""One TOML text of a unit: what it says, where each key stands, and faults that point there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from learnlog.content.locate import KeyPath, dotted, line_of, locate
from learnlog.errors import Fault

# tomllib takes seconds for one key of thousands of dotted parts. No unit needs more than a handful.
_ENDLESS_KEY = re.compile(r"""(?<![\w"'.-])(?:[\w"'-]++[ \t]*\.[ \t]*){24}""")
_PLACE = re.compile(r"^(.*?) \(at (?:line (\d+), column \d+|end of document)\)$", re.DOTALL)

_PLAIN_WORDS: tuple[tuple[str, str, str], ...] = (
    ("Cannot overwrite a value", "This key was given before.", "Keep one of the two."),
    ("Duplicate inline table key", "A key stands twice between these braces.", "Keep one of the two."),
    ("Cannot declare", "This table was begun before.", "Join the two, or write [[…]] for one more of several."),
    ("Cannot redefine", "This table was begun before.", "Join the two, or write [[…]] for one more of several."),
    ("Cannot mutate", "This adds to something already closed.", "Write all of it in the place where it begins."),
    ("Expected '=' after a key", "There is no = after the key.", 'Write it as key = "value".'),
    ("Expected newline or end of document", "Something is left over on this line.", "Put each key on its own line."),
    ("Invalid statement", "This line is neither a key nor a table.", 'Write it as key = "value", or begin it with #.'),
    ("Invalid initial character for a key", "A key is missing.", 'Write it as key = "value".'),
    ("Unterminated string", "A text has no closing quotation mark.", "Close it with the mark it opens with."),
    ("Expected \"'''\"", "A text has no closing quotation mark.", "Close it with the mark it opens with."),
    (
        "Illegal character '\\n'",
        "A text breaks off at the end of the line.",
        'Close it with ", or use """ for long text.',
    ),
    ("Unescaped '\\'", "A backslash stands alone in a text.", r"Write \\ for one backslash, or use single quotes."),
    ("Illegal character", "An invisible control character stands here.", "Delete it and type the place again."),
    ("Unclosed array", "A list has no closing ].", "Add ] and put commas between its parts."),
    ("Unclosed inline table", "A table has no closing }.", "Add } on the same line, with commas between its parts."),
    ("Expected ']'", "The name of a table is not closed.", "Write it as [name], or [[name]] for one of several."),
    (
        "Invalid value",
        "A value is missing here, or is not one.",
        'Put text in quotes: key = "value". Close every [ and {.',
    ),
    ("Invalid date or datetime", "There is no such date.", "Write a date as 2026-11-23."),
)


@dataclass
class TomlFile:
    """A TOML text of a unit folder, or the head of a reading.

    Attributes:
        name: path inside the unit folder.
        data: what it says; None where it could not be read at all.
        lines: where each key stands.
        above: number of lines that stand above the TOML in its file.
        hazy: places where something had to be left out because it has a fault of its own. What looks for something
            there and does not find it says nothing, because that fault is reported already.
    """

    name: str
    data: dict[str, Any] | None = None
    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    above: int = 0
    hazy: set[KeyPath] = field(default_factory=set)

    def fault(self, path: KeyPath, problem: str, mend: str = "") -> Fault:
        """Return a fault at a key of this file; one that is missing at the top belongs where the first one stands."""
        line = line_of(self.lines, path) or (min(self.lines.values(), default=0) if path else 0)
        return Fault(self.name, line + self.above if line else 0, dotted(path), problem, mend)

    def is_hazy(self, *path: str | int) -> bool:
        """Whether something in this place, or around it, was left out."""
        return any(path[:end] in self.hazy for end in range(len(path) + 1))


def read_toml(name: str, text: str, above: int = 0) -> tuple[TomlFile, tuple[Fault, ...]]:
    """Return a TOML text as read, with the fault that stopped it if one did."""
    file = TomlFile(name, above=above)
    if endless := _ENDLESS_KEY.search(text):
        line = text.count("\n", 0, endless.start()) + 1 + above
        return _unread(
            file, line, "A key has too many parts.", "Nothing in a unit needs a key of more than three parts."
        )
    try:
        file.data = tomllib.loads(text)
        file.lines = locate(text)
    except tomllib.TOMLDecodeError as error:
        problem, line, mend = _plainly(str(error), text)
        return _unread(file, line + above, problem, mend)
    except (RecursionError, ValueError):
        # ValueError: a number of thousands of digits, which Python refuses to read.
        return _unread(file, 0, "Something in this file is nested too deeply or is too large a number.", "Simplify it.")
    return file, ()


def _unread(file: TomlFile, line: int, problem: str, mend: str) -> tuple[TomlFile, tuple[Fault, ...]]:
    file.data = None
    file.hazy.add(())
    return file, (Fault(file.name, line, "", problem, mend),)


def _plainly(message: str, text: str) -> tuple[str, int, str]:
    match = _PLACE.match(message)
    said = match[1] if match else message
    line = int(match[2]) if match and match[2] else max(len(text.rstrip().split("\n")), 1)
    for begins, problem, mend in _PLAIN_WORDS:
        if said.startswith(begins):
            return problem, line, mend
    return (
        f"learnlog cannot read this line ({said[:1].lower()}{said[1:]}).",
        line,
        "Compare it with docs/unit-format.md.",
    )
