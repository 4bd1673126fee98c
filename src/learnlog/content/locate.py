"""Where each key of a TOML text stands, because Python's own reader of TOML does not tell."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping

KeyPath = tuple[str | int, ...]
"""Keys and list positions from the top of a file down: ``("steps", 1, "fields", 0, "kind")``."""

_SPACE = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BLANK = re.compile(r"[ \t]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*'""")
# Up to two quotes may stand directly before the three that close a long string, hence the extra ones at the end.
_STRING = re.compile(
    r'''"""(?:\\.|[^\\])*?""""{0,2}|"(?:\\.|[^"\\])*"'''
    r"""|\'\'\'.*?\'\'\''{0,2}|'[^']*'""",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}\n#]*")


def locate(text: str) -> dict[KeyPath, int]:
    """Return the line each key, table and list element of a TOML text begins on, counted from 1.

    Args:
        text: a text that ``tomllib`` reads without complaint. For any other text the result means nothing.
    """
    scanner = _Scanner(text)
    scanner.scan()
    return scanner.lines


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int:
    """Return the line of a path, or of the nearest thing around it; 0 where that is the whole file."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return 0


def dotted(path: KeyPath) -> str:
    """Return a path as it is shown to a person: ``steps.1.fields.0.kind``."""
    return ".".join(str(part) for part in path)


class _Scanner:
    """Walks a valid TOML text once, noting where things begin and skipping what they hold."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[KeyPath, int] = {}
        self._tables: dict[KeyPath, int] = {}
        """How many tables each ``[[…]]`` has so far."""
        self._breaks = [match.start() for match in re.finditer("\n", text)]

    def scan(self) -> None:
        table: KeyPath = ()
        self._skip(_SPACE)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_SPACE)

    def _header(self) -> KeyPath:
        line = self._line()
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        parts = self._key()
        self.at += brackets
        path: KeyPath = ()
        for part in parts[:-1]:
            path = (*path, part)
            self.lines.setdefault(path, line)
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        path = (*path, parts[-1])
        self.lines.setdefault(path, line)
        if brackets == 2:
            index = self._tables.get(path, 0)
            self._tables[path] = index + 1
            path = (*path, index)
            self.lines[path] = line
        return path

    def _pair(self, table: KeyPath) -> None:
        line = self._line()
        path = table
        for part in self._key():
            path = (*path, part)
            self.lines.setdefault(path, line)
        self.at += 1  # the equals sign
        self._skip(_BLANK)
        self._value(path)

    def _key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._skip(_BLANK)
            raw = self._skip(_KEY)
            parts.append(next(iter(tomllib.loads(f"{raw} = 0"))) if raw[:1] in ("'", '"') else raw)
            self._skip(_BLANK)
            if self.text[self.at : self.at + 1] != ".":
                return parts
            self.at += 1

    def _value(self, path: KeyPath) -> None:
        first = self.text[self.at]
        if first in "[{":
            self._inside(path, "]" if first == "[" else "}")
        else:
            self._skip(_STRING if first in "\"'" else _BARE)

    def _inside(self, path: KeyPath, close: str) -> None:
        self.at += 1
        index = 0
        while True:
            self._skip(_SPACE)
            found = self.text[self.at]
            if found == close:
                self.at += 1
                return
            if found == ",":
                self.at += 1
            elif close == "}":
                self._pair(path)
            else:
                self.lines[(*path, index)] = self._line()
                self._value((*path, index))
                index += 1

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise ValueError(f"not TOML at line {self._line()}")
        self.at = match.end()
        return match[0]

    def _line(self) -> int:
        return bisect_left(self._breaks, self.at) + 1
