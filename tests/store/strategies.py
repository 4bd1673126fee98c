"""Hypothesis strategies for everything a log can hold."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from learnlog.journal.answers import (
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
    Chosen,
    DateAnswer,
    Declined,
    LineAnswer,
    PeopleAnswer,
    Person,
    ProseAnswer,
    Rating,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.entry import Comment, Entry, FollowUp

AWKWARD = (
    '"""',
    '""""',
    "'''",
    '"',
    "\\",
    '\\"',
    "\\\\",
    "\\u0041",
    "\r",
    "\r\n",
    "\n",
    "\t",
    "\x00",
    "\x1b]52;c;x\x07",
    "\x7f",
    "\u0085",
    "\u2028",
    "[/]",
    "[[answers]]",
    "[@click=app.quit]",
    "# learnlog checksum: sha256 ",
    "👩🏽‍🏫",
    "e\u0301",
    "\u202eשלום",
    "\u2066a\u2069",
    "\u200fשלום\u200e",
    "\x80\x9b2J\x9f",
    "\xad",
    "\u200b\u2060",
    "می\u200cخواهم",
    "\U000e0041\U000e007f",
    "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "مرحبا",
    "\ufeff",
    " ",
    "é",
    "text = ",
)

text = st.lists(
    st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=5), max_size=6
).map("".join)
offsets = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=offsets)
days = st.dates()

_plain = (
    text
    | st.integers(-(2**63), 2**63 - 1)
    | st.booleans()
    | st.floats()
    | moments
    | st.datetimes()
    | days
    | st.times().map(lambda moment: moment.replace(tzinfo=None))
)
values: st.SearchStrategy[Any] = st.recursive(
    _plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3), max_leaves=6
)
# Keys of the models are short lower-case words; those of a newer learnlog are told from them by their beginning.
unknown = st.dictionaries(text.map("x".__add__), values, max_size=2)


def _one_of(model: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(lambda extra, known: model(**known, **extra), unknown, st.fixed_dictionaries(fields))


_address = {"step": text, "item": text, "field": text, "under": text, "asked": text}
_chosen = _one_of(Chosen, id=text, name=text)
_rating = _one_of(
    Rating,
    item=text,
    name=text,
    level=text,
    evidence=text,
    ends=st.none() | st.lists(text, max_size=2).map(tuple),
)
_row = _one_of(
    Row,
    id=text,
    cells=st.dictionaries(text, text | days, max_size=3),
    offered=text,
    done=st.none() | days,
)
answers: st.SearchStrategy[Answer] = st.one_of(
    _one_of(LineAnswer, **_address, text=text),
    _one_of(ProseAnswer, **_address, text=text),
    _one_of(DateAnswer, **_address, day=st.none() | days, typed=text),
    _one_of(ChoiceAnswer, **_address, chosen=_chosen),
    _one_of(ChoicesAnswer, **_address, chosen=st.lists(_chosen, max_size=2).map(tuple)),
    _one_of(ScaleAnswer, **_address, ratings=st.lists(_rating, max_size=2).map(tuple)),
    _one_of(
        PeopleAnswer,
        **_address,
        people=st.lists(_one_of(Person, id=text, role=text, alias=text), max_size=2).map(tuple),
    ),
    _one_of(
        RowsAnswer,
        **_address,
        columns=st.dictionaries(text, text, max_size=2),
        actions=st.booleans(),
        rows=st.lists(_row, max_size=2).map(tuple),
        declined=st.lists(_one_of(Declined, offered=text, name=text, reason=text), max_size=2).map(tuple),
    ),
)

ids = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=26, max_size=26)

entries: st.SearchStrategy[Entry] = _one_of(
    Entry,
    id=ids,
    unit=text,
    unit_version=text,
    task=text,
    title=text,
    state=st.sampled_from(["draft", "complete"]),
    created=moments,
    updated=moments,
    completed=st.none() | moments,
    happened_on=days,
    hours=st.none() | st.floats(0, 10_000),
    tags=st.lists(text, max_size=2).map(tuple),
    answers=st.lists(answers, max_size=3).map(tuple),
    follow_ups=st.lists(_one_of(FollowUp, written=moments, text=text, action=text), max_size=2).map(tuple),
    comments=st.lists(
        _one_of(Comment, written=moments, by=text, text=text, asked=text, responded=st.none() | moments), max_size=2
    ).map(tuple),
)
