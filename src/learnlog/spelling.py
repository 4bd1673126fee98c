"""Which words of a text are not in the dictionary, and what may have been meant. British English, without a network.

The dictionary is SCOWL's for Hunspell (``data/dictionary``), read by the library of the extra ``spelling``. What was
looked up once is remembered, so that drawing a line again asks a table in memory and nothing else.
"""

from __future__ import annotations

import importlib.resources
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

from learnlog.text import folded

LANGUAGE = "en_GB"

MOST_PROPOSALS = 8
"""How many words are proposed for one: more are not read."""

LONGEST = 60
"""Letters. A longer run of letters is no word, and looking for one like it would take very long."""

_RUN = re.compile(r"\S+")
_TOKEN = re.compile(r"\w(?:[\w'’]*\w)?")
_ADDRESS = re.compile(r"://|@|^www\.")


class Dictionary(Protocol):
    """What a library for spelling knows."""

    def spell(self, word: str) -> bool:
        """Return whether a word is in the dictionary."""

    def suggest(self, word: str) -> Iterable[str]:
        """Return words that may have been meant, the likeliest first."""


class Found(NamedTuple):
    """A word where it stands in a line: from column ``start`` to before ``end``."""

    start: int
    end: int
    word: str


def load() -> Dictionary | None:
    """Return the dictionary; None where the extra is not installed. Takes a twentieth of a second."""
    try:
        from hunspell import Hunspell  # type: ignore[import-untyped]

        found: Dictionary = Hunspell(LANGUAGE, hunspell_data_dir=str(dictionary_folder()))
    except (ImportError, OSError):
        return None
    return found


def dictionary_folder() -> Path:
    """Return where the dictionary is: in an installed wheel inside the package, in a checkout beside the units."""
    package = Path(str(importlib.resources.files("learnlog")))
    inside = package / "dictionary"
    return inside if inside.is_dir() else package.resolve().parents[1] / "data" / "dictionary"


@lru_cache(maxsize=256)
def words_in(line: str) -> tuple[Found, ...]:
    """Return the words of a line that can be misspelt: no addresses, numbers, initials, or words in capitals alone."""
    found = []
    for run in _RUN.finditer(line):
        if _ADDRESS.search(run[0]):
            continue
        for token in _TOKEN.finditer(run[0]):
            word = token[0].replace("’", "'")
            if 1 < len(word) <= LONGEST and not word.isupper() and word.replace("'", "").isalpha():
                start = run.start() + token.start()
                found.append(Found(start, start + len(token[0]), word))
    return tuple(found)


class Speller:
    """Says which words are unknown, of those it was asked to look up.

    Args:
        dictionary: as :func:`load` returns it.
        known: words that need not be in it: the unit's, the trainee's own.

    Attributes:
        changes: goes up whenever something is known of more words than before.
    """

    def __init__(self, dictionary: Dictionary, known: Iterable[str] = ()) -> None:
        self._dictionary = dictionary
        self._verdicts: dict[str, bool] = {}
        self._known: set[str] = set()
        self.changes = 0
        self.learn(known)

    def learn(self, words: Iterable[str]) -> None:
        """Know these words from now on, whatever their capitals. A text is taken for the words in it."""
        new = {folded(word) for one in words for word in _names_in(one)} - self._known
        if new:
            self._known |= new
            self._verdicts.clear()
            self.changes += 1

    def look_up(self, lines: Iterable[str]) -> None:
        """Look every word of these lines up that was not yet. For a thread: a thousand new words take 3 ms."""
        before = len(self._verdicts)
        for line in lines:
            for _, _, word in words_in(line):
                if word not in self._verdicts:
                    self._verdicts[word] = self._is_known(word)
        if len(self._verdicts) != before:
            self.changes += 1

    def unknown(self, line: str) -> list[Found]:
        """Return the unknown words of a line, of those that were looked up."""
        return [one for one in words_in(line) if not self._verdicts.get(one.word, True)]

    def proposals(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first. Takes up to two tenths of a second."""
        return tuple(self._dictionary.suggest(word))[:MOST_PROPOSALS]

    def _is_known(self, word: str) -> bool:
        base = word.removesuffix("'s")
        return any(folded(one) in self._known or self._dictionary.spell(one) for one in {word, base})


def _names_in(text: str) -> Iterable[str]:
    return (token[0].replace("’", "'") for token in _TOKEN.finditer(text))
