"""Looking for real people in a document before it is handed in: names, the setting, birthdays, addresses, numbers.

Nothing is decided here. What is found is shown in its sentence, and replaced only where that is asked for; what is not
on the trainee's own list cannot be found, so a document is read through all the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, Literal, TypeVar

from learnlog.export.document import Document
from learnlog.journal.aliases import next_alias
from learnlog.journal.settings import KnownName
from learnlog.text import folded, one_line

Kind = Literal["name", "setting", "birthday", "e-mail address", "phone number"]
D = TypeVar("D")

_SHORTEST = 3
"""Letters of a part of a name that is looked for alone: fewer would be found everywhere."""

_YOUNGEST, _OLDEST = 2, 26
"""Years between a birthday and today, for a date that stands alone to be taken for one."""

ON_THE_COVER = frozenset({"Name", "Setting"})
"""What the cover says of the trainee, who hands it in under that name."""

_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_PHONE = re.compile(r"(?<![\w/.-])(?:\+|00|\(?0)\d[\d ()/-]{7,}\d(?![\w/])")
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?P<year>\d{{4}}|\d{{2}})"
    rf"|(?P<iso>\d{{4}})-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})[a-z]* (?P<long>\d{{4}}))\b",
    re.IGNORECASE,
)
_IS_WORD = re.compile(r"\w")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
# What a school is called is more than these: they are in every setting, and in every text about one.
_GENERAL = frozenset(
    {"a", "an", "the", "school", "primary", "secondary", "special", "college", "academy", "nursery", "infant", "junior"}
    | {"high", "grammar", "teacher", "assistant", "senco", "trainee", "of", "and", "in", "at", "year", "unit", "centre"}
)


@dataclass(frozen=True)
class Find:
    """Something that may tell who somebody is.

    Attributes:
        kind: what it seems to be.
        text: as it stands there.
        sentence: around it, in one line.
        where: the part of the document it stands in, empty for its cover.
        alias: what is proposed in its place.
    """

    kind: Kind
    text: str
    sentence: str
    where: str
    alias: str


@dataclass(frozen=True)
class Sought:
    """What to look for.

    Attributes:
        names: the trainee's own list.
        setting: what the profile says of it.
        today: the day, for telling birthdays from other dates.
    """

    names: tuple[KnownName, ...]
    setting: str
    today: date


def find_names(document: Document, sought: Sought) -> tuple[Find, ...]:
    """Return everything in a document that may tell who somebody is, in its order, each text once in a sentence.

    The trainee's own name and setting on the cover are meant to be there.
    """
    cover = tuple(one for one in document.facts if one.label not in ON_THE_COVER)
    return tuple(dict.fromkeys(_finds(replace(document, facts=cover), sought)))


def _finds(document: Document, sought: Sought) -> Iterator[Find]:
    looked_for = [*_of_names(sought.names, document), *_of_setting(sought.setting)]
    for where, text in _texts(document):
        for kind, match, alias in sorted(_in_text(text, looked_for, sought.today), key=lambda one: one[1].start()):
            yield Find(kind, match[0], _sentence(text, match), where, alias)


def replaced(document: D, by: Mapping[str, str]) -> D:
    """Return a document, or plain data that goes with one, with texts replaced wherever they stand alone.

    Upper and lower case make no difference.

    Args:
        by: what is replaced, as it was found, and what takes its place.
    """
    whole = [(_alone(text), alias) for text, alias in sorted(by.items(), key=lambda one: -len(one[0]))]

    def change(text: str) -> str:
        for pattern, alias in whole:
            text = alias.join(pattern.split(text))
        return text

    return _mapped(document, change)


def anonymised(document: Document, sought: Sought) -> Document:
    """Return a document with everything replaced that can be found, the setting on the cover as well."""
    return replaced(document, aliases(document, sought))


def aliases(document: Document, sought: Sought) -> dict[str, str]:
    """Return everything in a document that can be found, each with what takes its place."""
    return {one.text: one.alias for one in _finds(document, sought)}


# What is looked for


_Sought = tuple[Kind, re.Pattern[str], str]


def _of_names(names: Sequence[KnownName], document: Document) -> Iterator[_Sought]:
    said = " ".join(text for _, text in _texts(document))
    taken = {*re.findall(r"Pupil (?:[A-Z]|\d+)", said), *(one.alias for one in names)}
    for one in names:
        alias = one.alias.strip() or next_alias("pupil", taken)
        taken.add(alias)
        parts = one.name.split()
        if not parts:
            continue
        for part in dict.fromkeys([one.name, *(part for part in parts if len(part.strip(".,")) >= _SHORTEST)]):
            yield "name", _alone(part), alias


def _of_setting(setting: str) -> Iterator[_Sought]:
    """Yield the names in a description of a setting: words in a row with capitals, not all of them in every school."""
    for name in re.findall(r"(?:[^\W\d_a-z][\w'’.-]*)(?:[ \t]+[^\W\d_a-z][\w'’.-]*)*", setting):
        if any(word.casefold().strip(".,") not in _GENERAL for word in name.split()):
            yield "setting", _alone(name), "my setting"


def _alone(text: str) -> re.Pattern[str]:
    """Match a text where it is a word of its own, however its words are spaced."""
    text = " ".join(text.split())
    words = r"\s+".join("".join(map(_like, word)) for word in text.split())
    # A sign at its edge, such as an apostrophe, is one already.
    before, after = (r"(?<!\w)" if _IS_WORD.match(text) else ""), (r"(?!\w)" if _IS_WORD.match(text[-1:]) else "")
    return re.compile(f"{before}{words}{after}", re.IGNORECASE)


def _like(letter: str) -> str:
    """Match a letter with and without its accents: not everybody types them."""
    alike = "".join(sorted(_ACCENTED.get(folded(letter), set()) | {letter, letter.casefold()}))
    return f"[{re.escape(alike)}]"


_ACCENTED: dict[str, set[str]] = {}
for _letter in (chr(number) for number in (*range(0x41, 0x7B), *range(0xC0, 0x250))):
    if _letter.isalpha():
        _ACCENTED.setdefault(folded(_letter), set()).add(_letter)


def _in_text(text: str, looked_for: Sequence[_Sought], today: date) -> Iterator[tuple[Kind, re.Match[str], str]]:
    taken: list[tuple[int, int]] = []

    def free(match: re.Match[str]) -> bool:
        return all(match.end() <= start or match.start() >= end for start, end in taken)

    for kind, pattern, alias in looked_for:
        for match in pattern.finditer(text):
            if free(match):  # the whole name goes before its parts
                taken.append(match.span())
                yield kind, match, alias
    for match in _EMAIL.finditer(text):
        yield "e-mail address", match, "[e-mail address]"
    for match in _DATE.finditer(text):
        if _is_birthday(match, today):
            yield "birthday", match, "[date]"
    for match in _PHONE.finditer(text):
        yield "phone number", match, "[phone number]"


def _is_birthday(match: re.Match[str], today: date) -> bool:
    said = match["year"] or match["iso"] or match["long"]
    year = int(said) if len(said) == 4 else today.year // 100 * 100 + int(said)
    year -= 100 if year > today.year else 0
    return _YOUNGEST <= today.year - year <= _OLDEST


def _sentence(text: str, match: re.Match[str]) -> str:
    between = list(_BETWEEN_SENTENCES.finditer(text))
    start = max((one.end() for one in between if one.end() <= match.start()), default=0)
    end = min((one.start() for one in between if one.start() >= match.end()), default=len(text))
    return one_line(text[start:end])


# Going through a document


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every text with the title of its part; the cover's have none."""
    for text in (document.title, *(one.value for one in document.facts)):
        yield "", text
    for part in document.parts:
        for text in _in(part):
            yield part.title, text
    for deck in document.decks:
        for text in _in(deck):
            yield deck.of, text


def _in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _in(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NO_TEXT:
                yield from _in(getattr(value, field.name))


_NO_TEXT = frozenset({"kind", "id"})


def _mapped(value: D, change: Callable[[str], str]) -> D:
    """Return plain data with every text in it changed."""
    result: Any = value
    if isinstance(value, str):
        result = change(value)
    elif isinstance(value, tuple):
        result = tuple(_mapped(one, change) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in _NO_TEXT]
        result = replace(value, **{name: _mapped(getattr(value, name), change) for name in names})
    return result  # type: ignore[no-any-return]
