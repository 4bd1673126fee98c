"""The quick reading of a file says what the strict one says, or leaves it to that."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.errors import SaveFailed
from learnlog.journal.entry import Entry
from learnlog.journal.summarising import summarise
from learnlog.search.terms import words_of
from learnlog.store.brief import NOT_PLAIN, brief, texts
from learnlog.store.format import DraftFile, dump_draft, dump_entry, parse_entry
from learnlog.text import folded

from ..entries import NOON
from . import strategies
from .samples import entry, prose


@given(strategies.entries)
def test_it_says_of_any_entry_what_the_strict_reading_says(one: Entry) -> None:
    try:
        raw = dump_entry(one)
    except SaveFailed:  # nothing such can get into a file
        return
    again, outside = parse_entry(raw, "")
    assert not outside
    summary = summarise(again)
    assert brief(raw) == summary
    every = list(texts(raw))
    assert folded("\n".join(every)) == summary.searchable
    for word in words_of(summary.searchable)[:30:10]:
        assert list(texts(raw, word)) == every


def test_no_more_is_parsed_than_up_to_the_answer_with_a_word() -> None:
    said = ("One.\n\n[[answers]]\n\nTwo of it, and rain.", "Then rain again.", "And the end.")
    answers = [prose(text).model_copy(update={"step": f"step-{number}"}) for number, text in enumerate(said)]
    raw = dump_entry(entry(*answers))
    every = list(texts(raw))
    assert list(texts(raw, "rain")) == every
    broken = raw.replace(b'"And the end."', b'"And the')
    found = texts(broken, "rain")
    assert [next(found) for _ in range(3)] == every[:3]
    assert every[2] == "Then rain again."
    for word in ("", "end", "rain", "[", "größe"):
        with pytest.raises(NOT_PLAIN):
            list(texts(broken, word))


@given(strategies.entries)
def test_it_says_of_any_draft_what_the_strict_reading_says(one: Entry) -> None:
    raw = dump_draft(DraftFile(written=NOON, entry=one))
    assert brief(raw, ahead=True) == summarise(one, ahead=True)


def sealed(body: bytes) -> bytes:
    return body + b"# learnlog checksum: sha256 " + hashlib.sha256(body).hexdigest().encode() + b"\n"


RAW = dump_entry(entry(prose("Words.")))
BODY = RAW[: RAW.rindex(b"# learnlog checksum")]


ODD = {
    "edited": RAW.replace(b"Words.", b"Other."),
    "cut": RAW[:-1],
    "a line more": RAW + b"\n",
    "empty": b"",
    "of a newer format": sealed(BODY.replace(b"format = 1", b"format = 2")),
    "without a format": sealed(BODY.replace(b"format = 1", b"")),
    "with an unknown kind": sealed(BODY.replace(b'kind = "prose"', b'kind = "of a newer learnlog"')),
    "with a time for a day": sealed(BODY.replace(b"happened_on = 2026-11-23", b"happened_on = 2026-11-23T12:00:00")),
    "without a time": sealed(BODY.replace(b"created = ", b"begun = ")),
    "with other answers": sealed(b"answers = 7\n"),
    "no text": sealed(b"\xff"),
    "no TOML": sealed(b"[["),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_not_just_as_learnlog_wrote_it_is_left_to_the_strict_reading(name: str) -> None:
    assert brief(RAW) is not None
    assert brief(ODD[name]) is None


@given(st.binary(max_size=60))
def test_no_bytes_make_it_stumble(body: bytes) -> None:
    brief(sealed(body))
    brief(sealed(body), ahead=True)
