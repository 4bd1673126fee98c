"""The outline of a TOML text: which line says what, found without parsing it.

It serves two ends. Text that did not come from learnlog is checked for shapes on which the parser would hang, before
the parser sees it. And a fault is told with the line a person has to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Where a value stands: its keys from the top, and for one of several equal tables its number from 0."""

DEEPEST = 40
"""How many brackets may be open at once, and how many parts a dotted key may have."""

# Possessive throughout (``*+``), so that no text makes it try twice.
_TOKEN = re.compile(
    r"""
      (?P<string> "{3} (?: [^"\\] | \\. | "(?!"") )*+ "{3,5}
                | '{3} (?: [^'] | '(?!'') )*+ '{3,5}
                | (?!"{3}) " (?: [^"\\\n] | \\[^\n] )*+ "
                | (?!'{3}) ' [^'\n]*+ ' )
    | (?P<unclosed> ["'] )
    | (?P<comment> \#[^\n]* )
    | (?P<newline> \n )
    | (?P<opening> [\[{] )
    | (?P<closing> [\]}] )
    | (?P<equals> = )
    | (?P<comma> , )
    | (?P<dot> \. )
    | (?P<space> [^\S\n]++ )
    | (?P<bare> [^\s"'\#\[\]{}=,.]++ )
    """,
    re.VERBOSE | re.DOTALL,
)
_KEY_BEFORE_THE_END = re.compile(r'\n[A-Za-z0-9_-]+ = "{3,5}\Z')


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the pieces of a text; the first quotation mark that is never closed is the last of them."""
    line = 1
    for match in _TOKEN.finditer(text):
        kind, found = str(match.lastgroup), match[0]
        yield _Token(kind, found, line)
        if kind == "unclosed":
            return
        if kind in ("newline", "string"):
            line += found.count("\n")


def too_deep(text: str) -> int:
    """Return the first line on which brackets or dotted keys go deeper than any log needs, or 0 if none does.

    The parser takes seconds for a few kilobytes of such text, or runs out of stack.
    """
    brackets = parts = 0
    for token in _tokens(text):
        if token.kind == "opening":
            brackets += 1
        elif token.kind == "closing":
            brackets = max(brackets - 1, 0)
        elif token.kind == "dot":
            parts += 1
        if token.kind in ("opening", "newline", "equals", "comma"):
            parts = 0
        if brackets > DEEPEST or parts > DEEPEST:
            return token.line
    return 0


def unclosed(text: str) -> int:
    """Return the line on which quotation marks open that are never closed, or 0 if there are none.

    Where the closing marks of a long text are missing, those that open the next one seem to close it. That shows:
    a long text does not end in a line such as ``asked = ``.
    """
    for token in _tokens(text):
        if token.kind == "unclosed" or (token.kind == "string" and _KEY_BEFORE_THE_END.search(token.text)):
            return token.line
    return 0


def line_of(text: str, path: Path) -> int:
    """Return the line on which the value at ``path`` is written, or the table it belongs to; 0 if neither is found.

    Parts of the path that name nothing in the text are passed over, so the path of a validation error will do.
    """
    return lines_of(text, [path])[0]


def lines_of(text: str, paths: Sequence[Path]) -> tuple[int, ...]:
    """Return the lines of several values, each as :func:`line_of` does; the text is gone through once."""
    lines = _outline(text)
    found = []
    for path in paths:
        here: Path = ()
        for part in path:
            if (*here, part) in lines:
                here = (*here, part)
        found.append(lines.get(here, 0))
    return tuple(found)


def _outline(text: str) -> dict[Path, int]:
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for statement in _statements(text):
        header, parts = statement[0].kind == "opening", _parts(statement)
        if header:
            several = len(statement) > 1 and statement[1].kind == "opening"
            table = ()
            for number, part in enumerate(parts, start=1):
                table = (*table, part)
                if several and number == len(parts):
                    lines.setdefault(table, statement[0].line)
                    counts[table] = counts.get(table, -1) + 1
                if table in counts:
                    table = (*table, counts[table])
            lines.setdefault(table, statement[0].line)
        else:
            path = table
            for part in parts:
                path = (*path, part)
                lines.setdefault(path, statement[0].line)
    return lines


def _statements(text: str) -> Iterator[list[_Token]]:
    """Yield every header and every key with its value as the tokens it is made of."""
    statement: list[_Token] = []
    depth = 0
    for token in _tokens(text):
        if token.kind == "newline" and depth == 0:
            if statement:
                yield statement
            statement = []
        elif token.kind not in ("space", "comment", "newline"):
            depth += (token.kind == "opening") - (token.kind == "closing")
            statement.append(token)
    if statement:
        yield statement


def _parts(statement: list[_Token]) -> list[str]:
    parts: list[str] = []
    for token in statement:
        if token.kind == "equals":
            break
        if token.kind == "bare":
            parts.append(token.text)
        elif token.kind == "string":
            parts.append(token.text[1:-1])
    return parts
