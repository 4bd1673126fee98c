"""An entry as it reads, in lines: its facts, then each question with its answer, then what was added later.

Marks and columns of tables are left out: what is rated or written stands behind its heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from learnlog.guide import Guide
from learnlog.journal.answers import Answer, ScaleAnswer
from learnlog.journal.entry import Comment, Entry
from learnlog.journal.readback import Table, about_comment, long_date, long_moment, read_answer
from learnlog.journal.summarising import summarise
from learnlog.plain.talk import Talk, counted
from learnlog.text import one_line

_INDENT = "  "


def tell_entry(talk: Talk, entry: Entry) -> None:
    """Read a whole entry out."""
    talk.title(entry.title or "Untitled")
    talk.say(about(entry))
    if entry.tags:
        talk.say(f"Tags: {', '.join(map(one_line, entry.tags))}.")
    tell_answers(talk, entry)
    _tell_added(talk, entry)
    if not (entry.answers or entry.follow_ups):
        talk.say("Nothing is written in it yet.")


def about(entry: Entry) -> str:
    """Return the facts about an entry in a sentence."""
    words = counted(summarise(entry).words, "word")
    state = f"complete since {long_moment(entry.completed)}" if entry.completed else entry.state
    hours = f", {entry.hours:g} {'hour' if entry.hours == 1 else 'hours'}" if entry.hours else ""
    return f"{long_date(entry.happened_on)}, {state}, {words}{hours}. Changed {long_moment(entry.updated)}."


def tell_answers(talk: Talk, entry: Entry, guide: Guide | None = None) -> None:
    """Read every answer out under its question.

    Args:
        guide: where one is given, questions that are not answered are named as well.
    """
    if guide is None:
        for under, answers in _by_step(entry):
            _tell_step(talk, entry, under, answers)
        return
    for step in guide.steps:
        given = {asked.address: entry.answer(asked.address) for asked in step.fields}
        answers = [one for one in given.values() if one is not None]
        talk.title(step.title)
        for asked in step.fields:
            answer = given[asked.address]
            if answer is None:
                talk.say(asked.label)
                talk.say("Not answered.", first=_INDENT, rest=_INDENT)
            else:
                _tell_answer(talk, entry, answer)
    asked_for = set(guide.order)
    left = [one for one in entry.answers if one.address not in asked_for]
    if left:
        _tell_step(talk, entry, "No longer asked, and kept", left)


def _by_step(entry: Entry) -> Iterator[tuple[str, list[Answer]]]:
    groups: dict[str, tuple[str, list[Answer]]] = {}
    for answer in entry.answers:
        groups.setdefault(answer.address.step_key, (answer.under, []))[1].append(answer)
    yield from groups.values()


def _tell_step(talk: Talk, entry: Entry, under: str, answers: Sequence[Answer]) -> None:
    talk.title(under)
    for answer in answers:
        _tell_answer(talk, entry, answer)


def _tell_answer(talk: Talk, entry: Entry, answer: Answer) -> None:
    if answer.asked.strip():
        talk.say(answer.asked)
    for text in answer_texts(answer):
        talk.say(text, first=_INDENT, rest=_INDENT)
    for comment in entry.comments_on(answer.address):
        _tell_comment(talk, entry, comment)


def answer_texts(answer: Answer) -> tuple[str, ...]:
    """Return an answer as texts, one for each thing it says."""
    if isinstance(answer, ScaleAnswer):
        return tuple(
            f"{one_line(one.name)}{_between(one.ends)}: {one_line(one.level_name) or 'not rated'}."
            + (f" {one.evidence}" if one.evidence.strip() else "")
            for one in answer.ratings
            if one.level or one.evidence
        )
    read = read_answer(answer)
    rows = _rows(read.table) if read.table else ()
    return (*read.paragraphs, *read.points, *rows)


def unmarked(words: str) -> str:
    """Return the words of a rating without the mark before them, which says the same to the eye."""
    mark, _, rest = words.partition(" ")
    return rest if rest and not any(map(str.isalnum, mark)) else words


def _between(ends: tuple[str, ...] | None) -> str:
    return f" (from “{ends[0]}” to “{ends[-1]}”)" if ends and any(ends) else ""


def _rows(table: Table) -> tuple[str, ...]:
    many = len(table.rows)
    return tuple(
        f"{number} of {many}. " + " ".join(f"{one_line(line).rstrip('.')}." for line in row.split("\n") if line.strip())
        for number, row in enumerate(table.in_lines, start=1)
    )


def _tell_added(talk: Talk, entry: Entry) -> None:
    if entry.own_follow_ups:
        talk.title("Follow-ups")
    for one in entry.own_follow_ups:
        talk.say(f"{long_moment(one.written)}:")
        talk.say(one.text, first=_INDENT, rest=_INDENT)
    if entry.other_comments:
        talk.title("Comments")
    for comment in entry.other_comments:
        _tell_comment(talk, entry, comment)


def _tell_comment(talk: Talk, entry: Entry, comment: Comment) -> None:
    on = f", on “{one_line(comment.asked)}”" if comment.asked and entry.answer(comment.address) is None else ""
    talk.say(f"Comment by {one_line(about_comment(comment))}{on}: {comment.text}", first=_INDENT, rest=_INDENT)
    for reply in entry.replies_to(comment):
        talk.say(f"Your reply, {long_moment(reply.written)}: {reply.text}", first=_INDENT, rest=_INDENT)
