"""The file that goes with a document for a reader's comments, and what comes back of it.

It is written for somebody who has never seen TOML, and read with whatever editors do to such a file: marks in front,
line ends of Windows, quotation marks that were made round.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError

from learnlog.errors import EntryUnreadable, SaveFailed
from learnlog.journal.base import Many, Record
from learnlog.store.outline import line_of, lines_of
from learnlog.store.plainwords import fault_of
from learnlog.store.tomltext import from_toml, to_toml
from learnlog.text import normalise, one_line, shorten

LIMIT = 5_000_000
"""The largest file of comments that is read, in bytes."""

ENDING = ".comments.toml"
"""How the names of such files end."""

_LONGEST = 20_000
"""Characters of one comment: some seven pages."""

_MOST = 20_000
"""Answers that one file can ask about."""

_QUESTION = 100
"""Characters of a question that are quoted."""

_SAYS = """\
# Comments on a document from learnlog
#
# This file goes with the document of the same name. To comment on it:
#
# 1. Open this file in any text editor, such as Notepad or TextEdit.
# 2. Write your name between the quotation marks of the line that begins with
#    by =
# 3. Below each question, write what you want to say between the two lines of
#    ''' marks, in as many lines as you like. Where you have nothing to say,
#    leave it empty.
# 4. Save the file under the name it has, and send it back.
#
# Please leave all other lines as they are: they tell which answer you mean.

"""

_SINGLE, _DOUBLE = "‘’‚‛`´", "“”„‟«»"
_ROUND = str.maketrans({**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"')})
_MARK = f"[{_SINGLE}{_DOUBLE}]"
_LINE = re.compile(
    r"(?P<key>\s*(?:by|comment|answer|question|document)\s*=\s*)"
    rf"(?P<opens>\"{{3}}|'{{3}}|{_MARK}{{3}}|[\"']|{_MARK})(?P<rest>.*)"
)
_CLOSES = re.compile(rf"(?:[\"']|{_MARK})+(?=\s*(?:#.*)?\Z)")
_NEXT = "[[comments]]"


@dataclass(frozen=True)
class Question:
    """Something that can be commented on.

    Attributes:
        id: names the entry, and the answer where it is one.
        title: of the entry.
        question: what was asked.
    """

    id: str
    title: str
    question: str


class CommentBlock(Record):
    """What the file says of one answer."""

    answer: Annotated[str, Field(max_length=400)]
    comment: Annotated[str, Field(max_length=_LONGEST), AfterValidator(normalise)] = ""


class CommentFile(Record):
    """What a file of comments says.

    Attributes:
        document: tells which words it is about.
        by: who comments.
        comments: in the order of the file, empty ones among them.
    """

    format: Literal[1] = 1
    document: Annotated[str, Field(max_length=64)] = ""
    by: Annotated[str, Field(max_length=200), AfterValidator(normalise)] = ""
    comments: Annotated[Many[CommentBlock], Field(max_length=_MOST)] = ()


@dataclass(frozen=True)
class Returned:
    """A file of comments that came back, and the line where each block begins."""

    said: CommentFile
    lines: tuple[int, ...]


def dump_comment_file(document: str, questions: Sequence[Question]) -> bytes:
    """Return the file to go with a document.

    Every editor knows its letters by the mark in front, and shows its lines by the line ends of Windows.

    Args:
        document: tells which words it is about.
        questions: what can be commented on, in the order of the document.

    Raises:
        SaveFailed: there is more to ask about than one file can hold.
    """
    blocks = [_SAYS + to_toml({"format": 1, "document": document, "by": ""})]
    title = None
    for one in questions:
        if one.title != title:
            title = one.title
            blocks.append(f"\n# {'-' * 70}\n# {shorten(title, 90)}\n")
        about = to_toml({"answer": one.id, "question": shorten(one_line(one.question), _QUESTION)})
        blocks.append(f"\n[[comments]]\n{about}comment = '''\n\n'''\n")
    raw = codecs.BOM_UTF8 + "".join(blocks).replace("\n", "\r\n").encode(errors="replace")
    if len(questions) > _MOST or len(raw) > LIMIT // 2:  # so that there is room for what is written into it
        raise SaveFailed("there are more questions than one file can hold; hand in fewer entries at a time")
    return raw


def parse_comment_file(raw: bytes, path: str) -> Returned:
    """Return what a file of comments says. It comes from outside, so nothing in it is trusted.

    Raises:
        EntryUnreadable: with the line and the cause.
    """
    if len(raw) > LIMIT:
        raise EntryUnreadable(path, f"it is larger than {LIMIT // 1_000_000} MB, which no file of comments is")
    text = _straight(_text(raw, path), path)
    data = from_toml(text, path, trusted=False)
    number = data.get("format")
    if isinstance(number, int) and number > 1:
        raise EntryUnreadable(
            path, "it was written by a newer learnlog, which this one cannot read", line_of(text, ("format",))
        )
    if "comments" not in data:
        raise EntryUnreadable(path, "it is no file of comments that learnlog wrote, or all of its questions are gone")
    try:
        said = CommentFile.model_validate(data)
    except ValidationError as error:
        cause, place = fault_of(error)
        raise EntryUnreadable(path, cause, line_of(text, place)) from error
    return Returned(said, lines_of(text, [("comments", number, "comment") for number in range(len(said.comments))]))


def _text(raw: bytes, path: str) -> str:
    for mark, coding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (b"", "utf-8-sig")):
        if raw.startswith(mark):
            try:
                return raw.decode(coding).replace("\r\n", "\n").replace("\r", "\n")
            except UnicodeDecodeError as error:
                line = raw.count(b"\n", 0, error.start) + 1
                cause = "the letters here are not in UTF-8; save the file as “UTF-8” in the editor it was written in"
                raise EntryUnreadable(path, cause, line) from None
    raise AssertionError("every file begins with nothing")


def _straight(text: str, path: str) -> str:
    """Make straight the quotation marks around values that an editor made round. Those in a comment stay.

    So a line that closes a comment is known by having nothing but marks in it.
    """
    lines: list[str] = []
    open_marks, opened = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        if open_marks:
            if line.strip() == _NEXT:
                raise EntryUnreadable(
                    path, f"the {open_marks} marks that close the comment begun here are gone", opened
                )
            bare = line.strip().translate(_ROUND)
            if bare == open_marks or line.rstrip().endswith(open_marks):
                line, open_marks = bare if bare == open_marks else line, ""
        elif named := _LINE.match(line):
            opens, rest = named["opens"].translate(_ROUND), named["rest"]
            if len(opens) == 3 and not (rest.strip() and rest.rstrip().translate(_ROUND).endswith(opens)):
                open_marks, opened = opens, number
            elif (closes := _CLOSES.search(rest)) and not closes[0].endswith(opens):
                rest = rest[: closes.start()] + closes[0].translate(_ROUND) + rest[closes.end() :]
            line = named["key"] + opens + rest
        lines.append(line)
    return "\n".join(lines)
