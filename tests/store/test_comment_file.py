"""The file for comments: as it is written, and as it comes back out of anybody's editor."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.store.comment_file import LIMIT, Question, dump_comment_file, parse_comment_file

ONE, TWO = "0" * 26, "1" * 26
QUESTIONS = (
    Question(ONE, "Task 2: Two values", "On the whole"),
    Question(f"{ONE}/extent/respect/seen", "Task 2: Two values", 'Who says “yes”, and to "whom"?'),
    Question(TWO, "A walk", "On the whole"),
)
RAW = dump_comment_file("d0c", QUESTIONS)
TEXT = RAW.decode("utf-8-sig").replace("\r\n", "\n")
SECOND = TEXT.index("comment = '''", TEXT.index("comment = '''") + 1)


def filled(comment: str, *, by: str = 'by = "Ms Smith"', whole: str = "comment = '''\n{}\n'''") -> str:
    """The file as a tutor leaves it, with a comment on the second question."""
    text = TEXT[:SECOND] + TEXT[SECOND:].replace("comment = '''\n\n'''", whole.format(comment), 1)
    return text.replace('by = ""', by)


def said(text: str, *, coding: str = "utf-8") -> tuple[str, list[str]]:
    back = parse_comment_file(text.encode(coding), "/tmp/c.toml").said
    return back.by, [one.comment.strip() for one in back.comments]


def fault(text: str | bytes) -> EntryUnreadable:
    with pytest.raises(EntryUnreadable) as caught:
        parse_comment_file(text if isinstance(text, bytes) else text.encode(), "/tmp/c.toml")
    return caught.value


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_it_explains_itself_and_asks_every_question() -> None:
    assert RAW.startswith(codecs.BOM_UTF8) and b"\n" not in RAW.replace(b"\r\n", b"")
    assert "Open this file in any text editor, such as Notepad" in TEXT
    assert TEXT.count("[[comments]]") == 3
    assert TEXT.count("# Task 2: Two values\n") == 1 and "# A walk\n" in TEXT
    back = parse_comment_file(RAW, "")
    assert back.said.document == "d0c" and back.said.by == ""
    assert [one.answer for one in back.said.comments] == [one.id for one in QUESTIONS]
    assert not any(one.comment.strip() for one in back.said.comments)


def test_a_question_is_quoted_short() -> None:
    long = Question(ONE, "A title\nover two lines " + "x" * 200, "Why? " * 100)
    assert max(map(len, dump_comment_file("", (long,)).decode().splitlines())) < 130


def test_more_questions_than_a_file_can_hold_are_refused_when_it_is_written() -> None:
    with pytest.raises(SaveFailed, match="fewer entries"):
        dump_comment_file("", QUESTIONS * 7_000)


def test_what_is_written_between_the_marks_comes_back_with_its_line() -> None:
    text = filled('Good.\nBut "why"? C:\\temp\n\nAnd ‘how’?')
    assert said(text) == ("Ms Smith", ["", 'Good.\nBut "why"? C:\\temp\n\nAnd ‘how’?', ""])
    back = parse_comment_file(text.encode(), "")
    assert back.lines[1] == line_of(text, "comment = '''\nGood.")


@pytest.mark.parametrize(
    ("comment", "by", "whole"),
    [
        ("Good.", "by = “Ms Smith”", "comment = ‘’’\n{}\n’’’"),
        ("Good.", "by = ”Ms Smith”", 'comment = "{}"'),
        ("Good.", "by = „Ms Smith“  # me", "comment = “{}”"),
        ("Good.", "by = 'Ms Smith'", "comment = '''{}'''"),
        ("Good.", 'by="Ms Smith"', "comment = '''{}\n'''"),
        ("Good.", 'by = "Ms Smith"', 'comment = """\n{}\n"""'),
        ("He said “yes”", 'by = "Ms Smith"', "comment = '''\n{}\n'''  "),
        ("It isn’t ‘mine’", 'by = "Ms Smith"', "comment = '''\n{}'''"),
    ],
)
def test_marks_an_editor_made_round_are_understood_and_those_in_a_comment_stay(
    comment: str, by: str, whole: str
) -> None:
    assert said(filled(comment, by=by, whole=whole)) == ("Ms Smith", ["", comment, ""])


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_whatever_letters_and_line_ends_an_editor_saves(coding: str, ends: str) -> None:
    text = filled("Crèche.\nTwo.").replace("\n", ends)
    assert said(text, coding=coding) == ("Ms Smith", ["", "Crèche.\nTwo.", ""])


def test_what_cannot_be_understood_is_named_with_its_line() -> None:
    text = filled("Good.")
    lost = text.replace("Good.\n'''", "Good.")
    assert (fault(lost).line, "that close the comment begun here are gone" in fault(lost).cause) == (
        line_of(lost, "comment = '''\nGood."),
        True,
    )
    bare = text.replace("comment = '''\nGood.\n'''", "comment = Good.")
    assert fault(bare).line == line_of(bare, "comment = Good.")
    open_by = text.replace('"Ms Smith"', '"Ms Smith')
    assert fault(open_by).line == line_of(open_by, 'by = "Ms')
    old = fault(filled("Crèche").encode("cp1252"))
    assert "save the file as “UTF-8”" in old.cause and old.line == line_of(text, 'question = "Who')
    newer = text.replace("format = 1", "format = 2")
    assert "newer learnlog" in fault(newer).cause and fault(newer).line == line_of(newer, "format")
    assert "no file of comments" in fault("format = 1\n").cause
    assert "longer than 20,000 characters" in fault(filled("x" * 20_001)).cause
    assert fault(filled("x" * 20_001)).line == line_of(filled("x" * 20_001), "comment = '''\nx")
    assert "larger than" in fault(b"#" * (LIMIT + 1)).cause
    assert "“comments” is longer than 20,000" in fault("format = 1\n" + '[[comments]]\nanswer = "x"\n' * 20_001).cause
    assert "deeper than" in fault("comments = " + "[" * 5_000).cause
    assert fault(b"\xff\xfe\x00").cause


@given(st.text(max_size=60), st.text(max_size=40))
def test_whatever_comes_is_understood_or_named(before: str, comment: str) -> None:
    text = before + filled(comment)
    try:
        parse_comment_file(text.encode(errors="surrogatepass"), "c")
    except EntryUnreadable as error:
        assert error.cause


@given(
    st.text(st.characters(exclude_characters="'‘’‚‛`´", exclude_categories=["C", "Z"]), max_size=60),
    st.text(max_size=60),
)
def test_whatever_is_asked_comes_back_as_its_id(question: str, title: str) -> None:
    raw = dump_comment_file("d", [Question(f"{ONE}/a/b", title, question), Question(TWO, title, "Why?")])
    assert [one.answer for one in parse_comment_file(raw, "").said.comments] == [f"{ONE}/a/b", TWO]
