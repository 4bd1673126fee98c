from __future__ import annotations

import hashlib
import random
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.journal.answers import LineAnswer, ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Settings
from learnlog.store.format import (
    LIMIT,
    DraftFile,
    dump_draft,
    dump_entry,
    dump_record,
    parse_draft,
    parse_entry,
    parse_record,
    version_of,
)
from learnlog.text import visible

from .samples import NOON, entry, prose
from .strategies import entries, moments, text

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def spelt(value: Any) -> Any:
    """Everything about a value, so that 1 is not true, NaN is NaN, and a time keeps its offset."""
    if isinstance(value, dict):
        return {key: spelt(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [spelt(one) for one in value]
    return type(value).__name__, str(value)


@given(entries)
@QUICK
def test_an_entry_reads_back_exactly(one: Entry) -> None:
    raw = dump_entry(one)
    again, outside = parse_entry(raw, "entry.toml")
    assert spelt(again.model_dump()) == spelt(one.model_dump())
    assert not outside
    assert dump_entry(again) == raw


@given(entries, moments)
@QUICK
def test_no_file_holds_a_character_that_could_drive_or_deceive_whoever_prints_it(one: Entry, now: datetime) -> None:
    for raw in (dump_entry(one), dump_draft(DraftFile(written=now, entry=one))):
        written = raw.decode()
        assert visible(written) == written


def test_a_character_that_is_not_shown_is_written_by_its_number() -> None:
    one = entry(prose("a\x9b2J\u202eb\nc\u200b\U000e0041\u200d❤️"))
    raw = dump_entry(one).decode()
    assert 'text = """\na\\u009B2J\\u202Eb\nc\\u200B\\U000E0041\u200d❤️"""' in raw
    assert parse_entry(raw.encode(), "entry.toml") == (one, False)


def test_half_of_a_surrogate_pair_is_refused_before_anything_is_written() -> None:
    for dumped in (dump_entry, lambda one: dump_draft(DraftFile(written=NOON, entry=one))):
        with pytest.raises(SaveFailed, match="cannot be written as text"):
            dumped(entry(LineAnswer.model_construct(step="s", field="f", kind="line", text="\ud800")))


@given(text)
@QUICK
@example('"')
@example('ends with quotes\n""')
@example('one "word" and\n""two"" and """three""" \\"\\\\"\\')
@example("\nbegins with a line end")
@example("ends with one\n")
@example("trailing space  \n  \n\ttab\t")
def test_prose_reads_back_exactly_and_is_shown_over_several_lines(words: str) -> None:
    one = entry(prose(words))
    raw = dump_entry(one)
    again, _ = parse_entry(raw, "entry.toml")
    answer = again.answers[0]
    assert isinstance(answer, ProseAnswer)
    assert answer == one.answers[0]
    if "\n" in answer.text:
        assert b'text = """\n' in raw


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('She said "I can" and\nsmiled.', 'She said "I can" and\nsmiled."""'),
        ('One """ in\nthe middle', r"One \"\"\" in" + '\nthe middle"""'),
        ('Smiled:\n"I can"', 'Smiled:\n"I can' + r'\""""'),
    ],
)
def test_quotation_marks_in_prose_are_written_as_typed_where_that_can_be_read(typed: str, written: str) -> None:
    assert f'text = """\n{written}\n'.encode() in dump_entry(entry(prose(typed)))


def test_a_line_end_of_two_characters_in_an_unknown_key_is_kept() -> None:
    one = Entry(**{**dict(entry()), "later": {"note": "one\r\ntwo\nthree"}})
    again, _ = parse_entry(dump_entry(one), "entry.toml")
    assert again.model_extra == {"later": {"note": "one\r\ntwo\nthree"}}


def test_unknown_keys_are_kept_at_every_level() -> None:
    raw = dump_entry(entry(prose("words"))).replace(b'kind = "prose"', b'kind = "prose"\nmood = [1, {deep = true}]')
    again, outside = parse_entry(raw.replace(b"format = 1", b"format = 1\nweather = 2026-01-01"), "entry.toml")
    assert outside
    assert again.model_extra == {"weather": date(2026, 1, 1)}
    assert again.answers[0].model_extra == {"mood": [1, {"deep": True}]}
    changed = again.with_answer(prose("other words"))
    kept, _ = parse_entry(dump_entry(changed), "entry.toml")
    assert kept.answers[0].model_extra == {"mood": [1, {"deep": True}]}


def test_the_last_line_is_the_hash_of_everything_before_it() -> None:
    body, mark, last = dump_entry(entry(prose("words"))).rpartition(b"# learnlog checksum: sha256 ")
    assert mark
    assert last.decode() == hashlib.sha256(body).hexdigest() + "\n"


@pytest.mark.parametrize(
    "edit",
    [
        lambda raw: raw.replace(b"words", b"other"),
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw + b"\n",
        lambda raw: raw.rpartition(b"# learnlog")[0],
        lambda raw: b"# a note of mine\n" + raw,
    ],
    ids=["a word", "a BOM", "line ends of Windows", "a line more", "no last line", "a comment"],
)
def test_an_edit_outside_is_noticed_and_accepted(edit: Any) -> None:
    again, outside = parse_entry(edit(dump_entry(entry(prose("words\nmore")))), "entry.toml")
    assert outside
    assert again.title == "A title"


@given(st.binary(max_size=400) | text.map(str.encode))
@QUICK
@example(b"")
@example(b"\0" * 4096)
@example("format = 1".encode("utf-16"))
@example(b"x = " + b"[" * 5000)
@example(b"x = " + b"9" * 5000)
@example(b"x = 0x" + b"f" * 5000)
@example(b".".join([b"a"] * 5000) + b" = 1")
@example(b"a = 1\na = 2")
@example(b"a = 2026-13-45")
@example(b"\xff\xfe")
@example(b'id = "\\ud800"')
def test_bytes_of_any_kind_are_unreadable_and_nothing_else(raw: bytes) -> None:
    for parse in (parse_entry, parse_draft):
        with pytest.raises(EntryUnreadable) as caught:
            parse(raw, "entry.toml")
        assert caught.value.cause
        assert 0 <= caught.value.line <= raw.count(b"\n") + 1


@given(entries, st.randoms(use_true_random=False))
@QUICK
def test_a_damaged_entry_is_never_taken_for_a_whole_one(one: Entry, chance: random.Random) -> None:
    whole = dump_entry(one)
    raw = bytearray(whole)
    for _ in range(chance.randint(1, 3)):
        where = chance.randrange(len(raw))
        damage = chance.choice(("flip", "cut", "zeros", "copy"))
        if damage == "flip":
            raw[where] ^= 1 << chance.randrange(8)
        elif damage == "cut":
            del raw[where + 1 :]
        elif damage == "zeros":
            raw[where : where + 64] = bytes(len(raw[where : where + 64]))
        else:
            raw[where:where] = raw[: chance.randrange(len(raw))]
    try:
        _, outside = parse_entry(bytes(raw), "entry.toml")
    except EntryUnreadable:
        return
    assert outside or bytes(raw) == whole


LINES = """\
format = 1
id = "01jd0000000000000000000000"
unit = "unit-5"
task = "task-1"
title = "A title"
created = 2026-11-23 12:00:00+00:00
updated = 2026-11-23 12:00:00+00:00
happened_on = 2026-11-23
hours = 1.5

[[answers]]
step = "note"
field = "title"
kind = "line"
text = "A title"

[[answers]]
step = "note"
field = "text"
kind = "prose"
text = \"""
First line.
Second [[answers]] line.
\"""

[[answers]]
step = "note"
field = "plan"
kind = "rows"

[[answers.rows]]
id = "1"
done = 2026-11-23
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "cause"),
    [
        ('title = "A title"\ncr', 'title = "A title\ncr', 5, "the quotation marks opened here are never closed"),
        ('line.\n"""', "line.\n", 21, "the quotation marks opened here are never closed"),
        ("hours = 1.5", "hours = 1,5", 9, "this line is not written as the log needs it"),
        ("hours = 1.5", 'hours = "1"', 9, "“hours” needs a number"),
        ("hours = 1.5", "hours = -1", 9, "“hours” must be 0 or more"),
        ("format = 1", "format = 2", 1, "it was written by a newer learnlog, which this one cannot read"),
        ("happened_on = 2026-11-23\n", "", 0, "“happened_on” is missing"),
        ("12:00:00+00:00\nh", "12:00:00\nh", 7, "“updated” is not complete: a time needs its offset, such as"),
        ('field = "text"\n', "", 17, "“field” is missing"),
        ('kind = "prose"', 'kind = "poem"', 17, "“answers” is of a “kind” that this learnlog does not know"),
        ("done = 2026-11-23", 'done = "today"', 33, "“done” needs a day such as 2026-11-23"),
        ('id = "01jd', 'id = "../jd', 2, "“id” is not what learnlog gave it"),
        ('title = "A title"\ncr', 'title = "A title"\ntitle = "B"\ncr', 6, "what is written here stands in the file"),
        ("[[answers.rows]]", "[[answers.rows", 31, "this line is not written as the log needs it"),
    ],
)
def test_a_fault_is_told_with_its_line_and_a_plain_cause(old: str, new: str, line: int, cause: str) -> None:
    assert old in LINES
    with pytest.raises(EntryUnreadable) as caught:
        parse_entry(LINES.replace(old, new, 1).encode(), "entry.toml")
    assert caught.value.line == line
    assert caught.value.cause.startswith(cause)
    for jargon in ("toml", "pydantic", "utf", "token", "char", "col", "array"):
        assert jargon not in caught.value.cause.lower()


def test_the_text_written_by_hand_above_is_an_entry() -> None:
    read, outside = parse_entry(LINES.encode(), "entry.toml")
    assert outside
    assert [answer.kind for answer in read.answers] == ["line", "prose", "rows"]


@pytest.mark.parametrize(
    "shape", ["x = " + "[" * 60, ".".join("a" * 60) + " = 1", "x = " + "{a = " * 60, f"[{'.a' * 60}]"]
)
def test_text_on_which_the_parser_would_hang_never_gets_to_it(shape: str) -> None:
    with pytest.raises(EntryUnreadable) as caught:
        parse_entry(f'title = "[[[."\n{shape}\n'.encode(), "entry.toml")
    assert (caught.value.line, caught.value.cause[:22]) == (2, "brackets or dots here ")


def test_brackets_and_dots_in_prose_are_nobodys_business() -> None:
    words = "[" * 90 + "\n" + "." * 90 + '\n# "' + "{" * 90
    raw = dump_entry(entry(prose(words))) + b"# by hand\n"
    assert parse_entry(raw, "entry.toml")[0].answers == (prose(words),)


def test_letters_that_are_not_utf_8_are_named_with_their_line() -> None:
    with pytest.raises(EntryUnreadable) as caught:
        parse_entry(LINES.replace("Second", "Zweite Zähler").encode("latin-1"), "entry.toml")
    assert caught.value.line == 23


def test_more_than_the_log_reads_is_neither_read_nor_written() -> None:
    with pytest.raises(EntryUnreadable):
        parse_entry(b"#" * (LIMIT + 1), "entry.toml")
    with pytest.raises(SaveFailed):
        dump_entry(entry(prose("x" * LIMIT)))


@pytest.mark.parametrize("value", [None, "\ud800", object(), {1: 2}])
def test_what_cannot_be_written_is_refused_before_any_file_is_touched(value: object) -> None:
    with pytest.raises(SaveFailed):
        dump_entry(Entry(**{**dict(entry()), "later": value}))


@given(entries, moments, st.sampled_from(["", version_of(b"x")]))
@QUICK
def test_a_draft_reads_back_exactly(one: Entry, written: Any, base: str) -> None:
    draft = DraftFile(written=written, base=base, entry=one)
    again = parse_draft(dump_draft(draft), "draft.toml")
    assert spelt(again.model_dump()) == spelt(draft.model_dump())


def test_a_draft_that_is_cut_short_is_refused_and_one_mended_by_hand_is_taken() -> None:
    raw = dump_draft(DraftFile(written=NOON, entry=entry(prose("one\ntwo"), LineAnswer(step="s", field="f", text="x"))))
    for length in range(len(raw) - 1):
        with pytest.raises(EntryUnreadable):
            parse_draft(raw[:length], "draft.toml")
    assert parse_draft(raw.replace(b"two", b"2"), "draft.toml").entry.answers[0] == prose("one\n2")


def test_a_draft_of_a_newer_learnlog_is_named_so() -> None:
    raw = dump_draft(DraftFile(written=NOON, entry=entry())).replace(b"format = 1", b"format = 7")
    with pytest.raises(EntryUnreadable, match="newer learnlog"):
        parse_draft(raw, "draft.toml")


def test_the_example_in_the_documentation_is_just_as_learnlog_writes_it() -> None:
    page = (Path(__file__).parents[2] / "docs" / "journal-format.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0].encode()
    read, outside = parse_entry(example, "example.toml")
    assert not outside
    assert dump_entry(read) == example


def test_settings_read_back_with_keys_nobody_knows() -> None:
    settings = parse_record(Settings, b'reading_width = 80\nfuture = [1]\n[profile]\nname = "R"\npet = "cat"', "s")
    assert parse_record(Settings, dump_record(settings, settings=True), "s") == settings
    assert settings.profile.model_extra == {"pet": "cat"}
