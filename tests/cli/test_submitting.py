"""``learnlog export --hand-in``, ``hand-ins`` and ``comments``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from learnlog.journal.entry import Entry
from learnlog.journal.settings import KnownName, Settings
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.cli.conftest import Run
from tests.cli.logs import HOSTILE, entry, full_entry, is_safe, prose

Saved = Callable[[Sequence[Entry]], None]

WALK = entry(2, prose("A walk. Jamie sang."), task="free", unit="", title="A walk")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def two(saved: Saved) -> list[Entry]:
    entries = [full_entry(1), WALK]
    saved(entries)
    return entries


def commented(path: Path, comment: str, answer: str) -> None:
    text = path.read_text(encoding="utf-8-sig").replace('by = ""', 'by = "Ms Smith"')
    head, found, rest = text.partition(f'answer = "{answer}"')
    assert found
    path.write_text(head + found + rest.replace("'''\n\n'''", f"'''\n{comment}\n'''", 1), encoding="utf-8-sig")


def test_only_what_is_said_to_be_handed_in_is_kept_as_that(run: Run, two: list[Entry], folders: Folders) -> None:
    assert run("export").code == 0
    assert run("hand-ins").err == "Nothing was handed in yet.\n"
    assert run("export", "--over", "--hand-in").code == 0
    said = run("hand-ins")
    assert (said.code, said.err) == (0, "")
    assert said.out.split()[3:] == ["Web", "page", "1", "entry", next(Path.cwd().iterdir()).name]
    assert len(list(folders.hand_ins.iterdir())) == 1


def test_what_cannot_be_handed_in_is_said_before_anything_is_written(run: Run, two: list[Entry], here: Path) -> None:
    said = run("export", "--hand-in", "-o", "-")
    assert said.code == 2 and said.out == "" and "What is printed is not handed in." in said.err
    said = run("export", "--for-comment", "--format", "json")
    assert said.code == 2 and "JSON is not a document to hand in." in said.err and "html, docx" in said.err
    assert list(here.iterdir()) == []


def test_what_is_written_can_be_named_by_an_option_too(run: Run, two: list[Entry], here: Path) -> None:
    said = run("export", "--what", two[0].id, "--what", two[1].id[-6:], "--format", "md", "-o", "-")
    assert said.code == 0 and "A walk" in said.out and two[0].title in said.out


def test_a_hand_in_is_shown_as_it_was_and_compared_with_now(run: Run, two: list[Entry], store: TomlStore) -> None:
    run("export", WALK.id, "--hand-in")
    opened = store.load(WALK.id)
    store.save(opened.entry.with_answer(prose("A run. Jamie sang.")), opened.version)
    said = run("hand-ins", WALK.id, "--show")
    assert said.code == 0 and "As it was handed in on" in said.out and "A walk. Jamie sang." in said.out
    said = run("hand-ins", WALK.id[-6:], "--since")
    assert ": 1 answer changed." in said.out
    assert "  Handed in:\n    A [−walk]. Jamie sang.\n  Now:\n    A [+run]. Jamie sang.\n" in said.out
    (record,) = store.hand_ins().records
    assert run("hand-ins", record.id, "--since").out == said.out
    assert run("hand-ins", two[0].id).err == "This entry was not handed in yet.\n"
    assert run("hand-ins", "zzzzzz").code == 2
    store.erase(WALK.id)
    assert run("hand-ins").err == "Nothing was handed in yet.\n"


def test_long_stretches_that_are_the_same_are_cut(run: Run, saved: Saved, store: TomlStore) -> None:
    words = " ".join(f"w{number}" for number in range(200))
    one = entry(3, prose(f"Start {words} end {words} last."))
    saved([one])
    run("export", one.id, "--hand-in")
    opened = store.load(one.id)
    store.save(one.with_answer(prose(f"Begin {words} end {words} over.")), opened.version)
    out = run("hand-ins", one.id, "--since").out
    assert "[−Start]" in out and "[+over]" in out and " … " in out and "w100" not in out


def test_a_damaged_record_is_named_and_the_others_are_listed(run: Run, two: list[Entry], folders: Folders) -> None:
    run("export", "--hand-in")
    run("export", WALK.id, "--hand-in")
    path = max(folders.hand_ins.iterdir())
    path.chmod(0o600)
    path.write_bytes(b"@")
    said = run("hand-ins")
    assert said.code == 1 and str(path) in said.err and len(said.lines) == 1


def test_a_document_for_comment_and_what_comes_back(run: Run, two: list[Entry], here: Path, store: TomlStore) -> None:
    said = run("export", WALK.id, "--for-comment", "-o", str(here / "walk.html"))
    file = here / "walk.comments.toml"
    assert said.code == 0 and said.lines[1] == f"For your tutor's comments: {file}"
    said = run("export", WALK.id, "--for-comment", "-o", "walk2.html")
    assert len(store.hand_ins().of_entry(WALK.id)) == 2
    said = run("comments", "walk.comments.toml")
    assert (said.code, said.out) == (0, "Comments by a reader without a name\n\nThere is no comment in it.\n")
    commented(file, "Which of them?\nWhy?", f"{WALK.id}/note/text")
    said = run("comments", str(file))
    assert said.code == 0 and store.load(WALK.id).entry.comments == ()
    assert said.out == (
        "Comments by Ms Smith\n\nA walk\n------\n\nWhat do you want to keep?\n  Which of them?\n  Why?\n\n"
        f"1 comment would come in. Nothing was changed. To do it: learnlog comments {file} --yes\n"
    )
    said = run("comments", str(file), "--yes")
    assert said.out.endswith("1 comment stands in its place now. No answer was changed.\n")
    (comment,) = store.load(WALK.id).entry.comments
    assert comment.text == "Which of them?\nWhy?"
    said = run("comments", str(file), "--yes")
    assert said.out.endswith("1 comment is in your log already.\nThere is nothing new in it.\n")
    assert len(store.load(WALK.id).entry.comments) == 1


def test_a_file_for_comments_that_is_there_is_never_replaced_unasked(run: Run, two: list[Entry], here: Path) -> None:
    file = here / "walk.comments.toml"
    file.write_text("a tutor's words", encoding="utf-8")
    said = run("export", WALK.id, "--for-comment", "-o", "walk.html")
    assert said.code == 2 and f"There is a file {file.name} already." in said.err
    assert [path.name for path in here.iterdir()] == ["walk.comments.toml"]


def test_comments_that_find_no_place_or_cannot_be_read_are_named(run: Run, two: list[Entry], here: Path) -> None:
    assert run("comments", "none.toml").code == 2
    run("export", WALK.id, "--for-comment", "-o", "walk.html")
    file = here / "walk.comments.toml"
    commented(file, f"Who? {HOSTILE.replace(chr(0), '')}", WALK.id)
    said = run("comments", str(file))
    assert said.code == 1 and "line" in said.err and is_safe(said.err), "control characters are no text"
    commented_text = file.read_text(encoding="utf-8-sig")
    file.write_text(commented_text.replace(HOSTILE.replace("\0", ""), "\u202e"), encoding="utf-8")
    said = run("comments", str(file), "--yes")
    assert said.code == 0 and is_safe(said.out)
    file.write_text(file.read_text(encoding="utf-8").replace(WALK.id, "0" * 26), encoding="utf-8")
    said = run("comments", str(file), "--yes")
    assert said.code == 1 and "finds no place: it is about an entry that is not in this log." in said.err


def test_names_are_replaced_in_both_files_and_the_record_keeps_your_own_words(
    run: Run, two: list[Entry], here: Path, store: TomlStore
) -> None:
    store.records.save_settings(Settings(names=(KnownName(name="Jamie", alias="Pupil J"),)))
    assert run("export", WALK.id, "--for-comment").code == 1
    assert list(here.iterdir()) == [] and store.hand_ins().records == ()
    assert run("export", WALK.id, "--for-comment", "--anonymise").code == 0
    assert not any("Jamie" in path.read_text(encoding="utf-8") for path in here.iterdir())
    assert "Jamie sang." in run("hand-ins", WALK.id, "--show").out
