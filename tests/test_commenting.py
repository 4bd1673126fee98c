"""A tutor's comments, from the file beside the document to the place beside the answer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from platformdirs import user_downloads_path

from learnlog.commenting import Brought, beside, comment_file, files_for_comments, look_at, take_in
from learnlog.errors import EntryUnreadable
from learnlog.export.formats import FORMATS
from learnlog.handing_in import entries_to_hand_in, finish
from learnlog.journal.entry import Entry
from learnlog.store.comment_file import parse_comment_file
from learnlog.store.contents import Draft
from learnlog.workspace import Workspace
from tests.tui.log_room import NOW, entry_id, note, prose, task_entry, values, workspace

ONE = task_entry(1, values("respect"), prose("One pupil waits for everyone."), prose("Ask why.", "next"))


def file_of(desk: Workspace, tmp_path: Path, *ids: int, by: dict[str, str] | None = None) -> Path:
    """Write the file for comments on some entries."""
    path = tmp_path / "learnlog.comments.toml"
    path.write_bytes(comment_file([desk.read_entry(entry_id(one)) for one in ids], by or {}))
    return path


def comment_on(path: Path, *said: tuple[str, str], by: str = "Ms Smith") -> Path:
    """Write comments on answers into a file, as a tutor does."""
    text = path.read_text(encoding="utf-8-sig").replace('by = ""', f'by = "{by}"')
    for answer, comment in said:
        head, found, rest = text.partition(f'answer = "{answer}"')
        assert found, answer
        text = head + found + rest.replace("comment = '''\n\n'''", f"comment = '''\n{comment}\n'''", 1)
    path.write_text(text, encoding="utf-8", newline="\r\n")
    return path


def took(desk: Workspace, path: Path) -> Brought:
    brought = look_at(desk, path)
    assert not take_in(desk, brought).troubles
    return brought


def test_a_comment_stands_beside_its_answer_and_changes_none(tmp_path: Path) -> None:
    desk = workspace(ONE, note(2, "A walk"))
    path = file_of(desk, tmp_path, 1, 2)
    comment_on(path, (f"{entry_id(1)}/write/next", "And whom?"), (entry_id(2), "Well seen.\n\nGo on."))
    brought = look_at(desk, path)
    assert desk.read_entry(entry_id(1)).comments == (), "looking changes nothing"
    assert [(one.title, one.comment.text) for one in brought.new] == [
        ("Task 1: A value", "And whom?"),
        ("A walk", "Well seen.\n\nGo on."),
    ]
    assert all(one.line for one in brought.new) and brought.by == "Ms Smith"
    assert len(take_in(desk, brought).taken) == 2
    entry = desk.read_entry(entry_id(1))
    (comment,) = entry.comments
    assert (str(comment.address), comment.by, comment.text) == ("write/next", "Ms Smith", "And whom?")
    assert comment.asked == ONE.answers[2].asked and comment.written == NOW and comment.responded is None
    assert entry.answers == ONE.answers and entry.state == ONE.state and entry.follow_ups == ()
    (whole,) = desk.read_entry(entry_id(2)).comments
    assert whole.address is None


def test_nothing_comes_in_twice(tmp_path: Path) -> None:
    desk = workspace(ONE)
    path = file_of(desk, tmp_path, 1)
    comment_on(path, (f"{entry_id(1)}/write/next", "And whom?"))
    took(desk, path)
    again = took(desk, path)
    assert (again.new, again.known) == ((), 1)
    comment_on(path, (f"{entry_id(1)}/write/text", "Good."))
    more = took(desk, path)
    assert ([one.comment.text for one in more.new], more.known) == (["Good."], 1)
    assert len(desk.read_entry(entry_id(1)).comments) == 2


def test_the_same_word_about_a_later_state_is_another_comment(tmp_path: Path) -> None:
    desk = workspace(ONE)
    for text in ("Ask why.", "Ask why, and whom."):
        desk.changes.make(entry_id(1), lambda entry, text=text: entry.with_answer(prose(text, "next")))  # type: ignore[misc]
        took(desk, comment_on(file_of(desk, tmp_path, 1), (f"{entry_id(1)}/write/next", "Good.")))
    assert [one.text for one in desk.read_entry(entry_id(1)).comments] == ["Good.", "Good."]


def test_what_belongs_to_nothing_here_is_named_and_the_rest_comes_in(tmp_path: Path) -> None:
    desk = workspace(ONE)
    path = comment_on(file_of(desk, tmp_path, 1), (entry_id(1), "Here."), (f"{entry_id(1)}/write/next", "There."))
    text = path.read_text(encoding="utf-8")
    for old, new in ((f'answer = "{entry_id(1)}/write/next"', f'answer = "{entry_id(1)}/write/nothing"'),):
        text = text.replace(old, new)
    for strange in (f"{entry_id(7)}/write/next", "../../etc", "x" * 300, ""):
        text += f"\n[[comments]]\nanswer = \"{strange}\"\ncomment = '''\nStrange.\n'''\n"
    path.write_text(text, encoding="utf-8")
    brought = took(desk, path)
    assert [one.comment.text for one in brought.new] == ["Here."]
    assert [one.why for one in brought.strays] == [
        "it is about an answer that this entry never had",
        *["it is about an entry that is not in this log"] * 4,
    ]
    assert all(one.line for one in brought.strays)


def test_a_comment_on_an_answer_that_was_taken_back_since_finds_it_by_what_was_handed_in(tmp_path: Path) -> None:
    desk = workspace(ONE)
    path = comment_on(file_of(desk, tmp_path, 1), (f"{entry_id(1)}/write/next", "And whom?"))
    finish(desk, entries_to_hand_in(desk, [entry_id(1)]), FORMATS["html"], tmp_path / "a.html", {})
    desk.changes.make(entry_id(1), lambda entry: entry.with_answer(prose("", "next")))
    took(desk, path)
    (comment,) = desk.read_entry(entry_id(1)).comments
    assert comment.asked == ONE.answers[2].asked


def test_an_entry_that_is_being_written_in_is_named_and_the_others_take_theirs(tmp_path: Path) -> None:
    desk = workspace(ONE, note(2, "A walk"))
    path = comment_on(file_of(desk, tmp_path, 1, 2), (entry_id(1), "One."), (entry_id(2), "Two."))
    hold = desk.store.hold(entry_id(1))
    taken = take_in(desk, look_at(desk, path))
    assert [one.comment.text for one in taken.taken] == ["Two."]
    assert len(taken.troubles) == 1
    hold.release()
    assert [one.comment.text for one in take_in(desk, look_at(desk, path)).taken] == ["One."]


def test_words_in_a_draft_stay_in_it(tmp_path: Path) -> None:
    desk = workspace(ONE)
    draft = ONE.with_answer(prose("Only in the draft.", "next"))
    desk.store.drafts.keep(Draft(draft, NOW, desk.store.load(ONE.id).version), durable=True)
    took(desk, comment_on(file_of(desk, tmp_path, 1), (f"{entry_id(1)}/write/next", "Good.")))
    entry = desk.read_entry(entry_id(1))
    assert entry.answers == draft.answers and len(entry.comments) == 1


def test_an_entry_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    desk = workspace(ONE, broken=True)
    path = comment_on(file_of(desk, tmp_path, 1), (entry_id(1), "Here."))
    path.write_text(path.read_text(encoding="utf-8").replace(entry_id(1), entry_id(900)), encoding="utf-8")
    (stray,) = look_at(desk, path).strays
    assert entry_id(900) in stray.why


def test_names_are_replaced_in_the_file_as_in_the_document(tmp_path: Path) -> None:
    desk = workspace(note(2, "Jamie’s walk"))
    path = file_of(desk, tmp_path, 2, by={"Jamie": "Pupil A"})
    text = path.read_text(encoding="utf-8-sig")
    assert "Jamie" not in text and "Pupil A’s walk" in text


def test_its_name_goes_with_that_of_the_document() -> None:
    assert beside(Path("/x/learnlog-task-2-2026-11-25.docx")).name == "learnlog-task-2-2026-11-25.comments.toml"


def test_a_link_or_a_huge_file_is_refused(tmp_path: Path) -> None:
    desk = workspace(ONE)
    path = file_of(desk, tmp_path, 1)
    link = tmp_path / "link.comments.toml"
    link.symlink_to(path)
    with pytest.raises(EntryUnreadable, match="link to somewhere else"):
        look_at(desk, link)
    path.write_bytes(b"#" * 5_000_001)
    with pytest.raises(EntryUnreadable, match="larger than 5 MB"):
        look_at(desk, path)
    with pytest.raises(FileNotFoundError):
        look_at(desk, tmp_path / "none")


def test_what_is_not_answered_is_not_asked_about_alone() -> None:
    empty: Entry = task_entry(1, prose(""))
    asked = parse_comment_file(comment_file([empty, ONE], {}), "").said.comments
    assert [one.answer for one in asked] == [
        entry_id(1),
        entry_id(1),
        *(f"{entry_id(1)}/{one.address}" for one in ONE.answers),
    ]


def test_files_of_comments_are_offered_the_newest_first_and_not_without_end(tmp_path: Path) -> None:
    for number in range(4):
        path = tmp_path / f"file-{number}.comments.toml"
        path.write_text("")
        os.utime(path, (number, number))
    (tmp_path / "folder.comments.toml").mkdir()
    (tmp_path / "other.toml").write_text("")
    found = files_for_comments(tmp_path, tmp_path / "gone", most=3)
    assert [path.name for path in found] == [f"file-{number}.comments.toml" for number in (3, 2, 1)]
    downloads = user_downloads_path()
    downloads.mkdir(parents=True)
    (downloads / "sent.comments.toml").write_text("")
    assert files_for_comments(tmp_path)[0].name == "sent.comments.toml"
    assert len(files_for_comments(tmp_path)) == 5


def test_a_question_stands_with_what_it_stood_under_unless_it_says_so_itself() -> None:
    answers = (
        prose("One."),
        prose("Two.", "again").model_copy(update={"asked": "what it MEANS, and why?"}),
        prose("Three.", "only").model_copy(update={"asked": ""}),
        prose("Four.", "bare").model_copy(update={"asked": "", "under": ""}),
        prose("", "empty"),
    )
    data = comment_file([task_entry(1, *answers).changed(title=" ")], {})
    file = parse_comment_file(data, "x").said
    assert [(one.model_extra or {})["question"] for one in file.comments] == [
        "On the whole",
        "What it means: What does it mean here? [b]",
        "what it MEANS, and why?",
        "What it means",
        "bare",
    ]
    assert b"Untitled" in data


def test_the_same_comment_twice_in_a_file_comes_in_once_whoever_it_is_by(tmp_path: Path) -> None:
    desk = workspace(ONE)
    path = comment_on(file_of(desk, tmp_path, 1), (entry_id(1), "Well seen."), by="  Ms Smith ")
    text = path.read_text(encoding="utf-8-sig")
    block = text[text.index("[[") :].partition("\n[[")[0]
    path.write_text(f"{text}\n{block}\n", encoding="utf-8")
    brought = look_at(desk, path)
    assert (len(brought.new), brought.known, brought.by) == (1, 1, "Ms Smith")
    assert brought.new[0].comment.by == "Ms Smith"


def test_what_is_no_id_is_an_entry_that_is_not_there(tmp_path: Path) -> None:
    desk = workspace(ONE)
    path = comment_on(file_of(desk, tmp_path, 1), (entry_id(1), "Well seen."))
    path.write_text(path.read_text(encoding="utf-8-sig").replace(f'answer = "{entry_id(1)}"', 'answer = "../x"'))
    (stray,) = look_at(desk, path).strays
    assert stray.why == "it is about an entry that is not in this log"
