"""Plain data as TOML text, and back: exactly, readably, and safely for text from anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import tomli
import tomli_w

from learnlog.errors import EntryUnreadable
from learnlog.store.outline import DEEPEST, too_deep, unclosed
from learnlog.text import UNSEEN

Data = dict[str, Any]

_SAID_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_SAID_END = "(at end of document)"

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BACKSLASHES_AND_CONTROLS = {
    **{code: f"\\u{code:04x}" for code in (*range(0x20), 0x7F)},
    **{ord(sign): escape for sign, escape in zip("\b\f\r\\", (r"\b", r"\f", r"\r", r"\\"), strict=True)},
}
del _BACKSLASHES_AND_CONTROLS[ord("\t")]
_IN_ONE_LINE = str.maketrans({**_BACKSLASHES_AND_CONTROLS, ord("\n"): r"\n", ord('"'): r"\""})
_OVER_LINES = str.maketrans({code: escape for code, escape in _BACKSLASHES_AND_CONTROLS.items() if code != ord("\n")})
_MARKS = re.compile(r'"{3,}|"+\Z')

# Long text as tomli-w writes it, with every quotation mark in it escaped.
_LONG_TEXT = re.compile(r'"""\n((?:[^"\\]|\\.)*+)"""', re.DOTALL)
_ESCAPE = re.compile(r'(?:\\")+|\\.', re.DOTALL)

_SPELT_ALIKE = frozenset({int, float, date, datetime})
"""What TOML spells as Python does. tomli-w is not asked for these, nor for text: it takes ten times as long."""

# Written as one table each, however short, so that a person finds every one of them in the same shape.
_ALWAYS_TABLES = frozenset({"answers", "follow_ups", "comments"})


@dataclass(frozen=True)
class Ready:
    """A table of an array that is TOML already, header and all."""

    text: str


def to_toml(data: Data) -> str:
    """Return TOML that reads back as exactly ``data``, text over several lines where it has several.

    An array of tables may be one of :class:`Ready`.

    Nothing in it can drive a terminal that the file is printed on: whatever :data:`learnlog.text.UNSEEN` names is
    written as an escape.

    Raises:
        ValueError, TypeError, RecursionError: TOML has no way to write something in it, such as None.
    """
    return joined(to_blocks(data))


def to_blocks(data: Data) -> list[str]:
    """Return the same block by block: one for each table, among them the very texts of those that are ready."""
    return _blocks(data, "")


def joined(blocks: Iterable[str]) -> str:
    """Return blocks as one TOML text."""
    return _seen("\n".join(blocks))


def table_to_toml(data: Data, name: str) -> str:
    """Return one table of an array, header and all, as it stands in what :func:`to_toml` returns; raises as it does.

    Args:
        name: of the array, with the tables it is in, as TOML spells it.
    """
    return _seen("\n".join(_blocks(data, name, f"[[{name}]]\n")))


def from_toml(text: str, path: str, *, trusted: bool) -> Data:
    """Return the data of a TOML text.

    Args:
        path: the file it came from, for the error.
        trusted: whether learnlog itself wrote it, so that it need not be checked before it is parsed.

    Raises:
        EntryUnreadable: it is no TOML; cause and line are told without any word of the format.
    """
    # A checksum can be written by anybody. What keeps the parser busy stands in one line, and is found quickly there.
    if (not trusted or _perhaps_deep(text)) and (line := too_deep(text)):
        raise EntryUnreadable(path, "brackets or dots here go deeper than anything the log needs", line)
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError, OverflowError) as error:
        said = str(error)
        line = int(match[1]) if (match := _SAID_LINE.search(said)) else 0
        opened = unclosed(text)
        if opened and (not line or opened <= line):
            raise EntryUnreadable(path, "the quotation marks opened here are never closed", opened) from error
        if "Cannot overwrite a value" in said or "Cannot declare" in said or "Duplicate" in said:
            # The parser has read on to the end of the line, sometimes past it.
            raise EntryUnreadable(path, "what is written here stands in the file already", line) from error
        if _SAID_END in said:
            line = text.rstrip().count("\n") + 1
            raise EntryUnreadable(path, "the file ends before this is complete", line) from error
        raise EntryUnreadable(path, "this line is not written as the log needs it", line) from error


def _perhaps_deep(text: str) -> bool:
    lines = (line for line in text.split("\n") if len(line) > DEEPEST)
    return any(line.count(".") + line.count("[") + line.count("{") > DEEPEST for line in lines)


def _seen(text: str) -> str:
    # Such a character can stand only in text between quotation marks, where TOML takes escapes.
    # Of ASCII that is every control character, and those are escaped already.
    return text if text.isascii() else UNSEEN.sub(_escaped, text)


def _escaped(unseen: re.Match[str]) -> str:
    found = unseen[0]
    # TOML knows no escape for half of a surrogate pair: that is refused when the text becomes bytes.
    if len(found) > 1 or "\ud800" <= found <= "\udfff":
        return found
    return f"\\u{ord(found):04X}" if found <= "\uffff" else f"\\U{ord(found):08X}"


def _blocks(table: Mapping[str, Any], name: str, header: str = "") -> list[str]:
    """Return a table's header with its own values as one block, then a block for every table in it."""
    values: Data = {}
    tables: list[tuple[str, Any]] = []
    for key, value in table.items():
        if isinstance(value, str):  # nearly all of them are, and asking after the rest costs more than writing them
            values[key] = value
        elif isinstance(value, Mapping) or (_is_tables(value) and _stands_apart(key, value)):
            tables.append((key, value))
        else:
            values[key] = value
    blocks = [header + _values(values)] if header or values else []
    for key, value in tables:
        inner = f"{name}.{_key(key)}" if name else _key(key)
        if isinstance(value, Mapping):
            blocks += _blocks(value, inner, f"[{inner}]\n")
        else:
            for one in value:
                blocks += [one.text] if isinstance(one, Ready) else _blocks(one, inner, f"[[{inner}]]\n")
    return blocks


def _values(values: Data) -> str:
    return "".join(
        f"{_key(key)} = {_text(value)}\n"
        if isinstance(value, str)
        else f"{_key(key)} = {value}\n"
        if type(value) in _SPELT_ALIKE
        else _other(key, value)
        for key, value in values.items()
    )


def _text(text: str) -> str:
    """Return a text as TOML, over several lines where it has several.

    tomli-w would write the same, but goes through it letter by letter, which takes longer than the disk does.
    Quotation marks in long text stay as a person typed them. Three in a row need escapes, and the last ones have them,
    so that a person can tell them from the closing marks.
    """
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "\n" not in text or "\r\n" in text:  # a line end of two characters would come back as one
        return f'"{text.translate(_IN_ONE_LINE)}"'
    long = text.translate(_OVER_LINES)
    if '"' in long:
        long = _MARKS.sub(lambda marks: r"\"" * len(marks[0]), long)
    return f'"""\n{long}"""'


def _other(key: str, value: Any) -> str:
    # tomli-w writes a line end of two characters as one when it spreads a text over lines. Text a person wrote has
    # none, but a key that is kept without being known may; it is then written in one line, with escapes.
    text = tomli_w.dumps({key: value}, multiline_strings=not _has_crlf(value))
    return _LONG_TEXT.sub(_without_needless_escapes, text)


def _without_needless_escapes(text: re.Match[str]) -> str:
    """Show quotation marks in long text as a person typed them.

    Three in a row need escapes. The last ones keep theirs, so that a person can tell them from the closing marks.
    """

    def shown(mark: re.Match[str]) -> str:
        lonely = mark[0] in (r"\"", r"\"\"") and mark.end() < len(mark.string)
        return mark[0].replace("\\", "") if lonely else mark[0]

    return f'"""\n{_ESCAPE.sub(shown, text[1])}"""'


def _has_crlf(value: Any) -> bool:
    if isinstance(value, str):
        return "\r\n" in value
    if isinstance(value, Mapping):
        return any(_has_crlf(one) for one in value.values())
    return isinstance(value, (list, tuple)) and any(_has_crlf(one) for one in value)


def _is_tables(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and bool(value) and all(isinstance(one, (Mapping, Ready)) for one in value)


def _stands_apart(key: str, value: Any) -> bool:
    # tomli-w puts short tables into one line each, where that is easy to read: then there is no header.
    return key in _ALWAYS_TABLES or tomli_w.dumps({key: value}, multiline_strings=True).startswith("[[")


@lru_cache(maxsize=256)  # an entry has a hundred keys, of some forty names
def _key(key: str) -> str:
    if _BARE_KEY.fullmatch(key):
        return key
    return tomli_w.dumps({key: {}}).strip()[1:-1]
