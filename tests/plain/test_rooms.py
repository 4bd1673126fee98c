"""Every room, line by line, in a log somebody has worked in."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from learnlog.demo import write_demo
from learnlog.journal.actions import planned_actions
from learnlog.journal.settings import KnownName
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.plain.player import Conversation, hold, script
from tests.plain.test_tasks import entries, every_entry, is_plain


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("sample") / "log"
    write_demo(Folders.find(home, {}))
    return home


@pytest.fixture
def home(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample, tmp_path / "log"))


def talk(home: Path, *lines: str) -> Conversation:
    """Say these lines at Home, and quit."""
    over = hold(home, script([*lines, "home", "quit"]))
    assert over.code == 0, over.said
    assert is_plain(over.said.encode())
    return over


def at_entry(*lines: str) -> list[str]:
    """Say these lines at the entry of Task 2."""
    return ["log", "search task:2", "1", *lines]


def test_home_goes_on_where_one_stopped_and_tells_everything_in_sentences(home: Path) -> None:
    said = talk(home, "overview", "tasks", "", "nonsense", "help", "again").flat
    assert "18 of 18 screens read, 4 of 5 tasks complete." in said
    assert "Task 2: Two values in your setting: complete." in said
    assert "At the start: beginning. Now: mostly." in said
    assert "“nonsense” is none of these." in said
    assert "Everywhere: “back” goes back" in said
    there = talk(home, "unit", "contents 9", "begin", "home").flat
    assert "A table of 6 rows and 2 columns: Personalisation, Differentiation." in there
    assert "This screen is a reading" in there
    assert "continue: reading “Table 1: personalisation and differentiation”" in there


def test_a_reading_has_its_notes_and_says_what_takes_the_place_of_a_closed_link(home: Path) -> None:
    said = talk(home, "unit", "contents", "3", "next", "previous", "jump 1", "previous", "contents 27", "next").flat
    assert "Key points:" in said
    assert "Closed: nothing answers at this address any more." in said
    assert "In its place:" in said
    assert "Note 1:" in said
    assert "This is the first screen of the unit." in said
    assert "This is the end of the unit." in said


def test_the_log_is_searched_and_an_entry_has_everything_at_hand(home: Path) -> None:
    said = talk(
        home,
        *("log", "more", "search nobody waits -xylophone", "filters", "state", "draft", "all", "newest", "99", "what"),
        *("search task:2", "1", "ratings", "versions", "tags", "autism, plan", "follow up", "A new look.", ".", "yes"),
        *("comments", "1", "2", "", "versions", "1", "1"),
    ).flat
    assert "Your log. 12 entries, the newest first." in said
    assert "Your log, searched for: nobody waits -xylophone." in said
    assert "searched for: nobody waits -xylophone state:draft" in said
    assert "There is no entry 99 in this list." in said
    assert "To look for it: search what" in said
    assert "Its tags: autism, plan." in said
    assert "It is marked as answered." in said
    assert "1 part differs." in said or "parts differ." in said
    entry = entries(home)["task-2"]
    assert entry.tags == ("autism", "plan")
    assert entry.follow_ups[-1].text == "A new look."
    assert entry.comments[0].responded is not None


def test_an_entry_is_reopened_completed_deleted_and_brought_back(home: Path) -> None:
    said = talk(
        home,
        *at_entry("reopen", "complete", "delete"),
        *("undelete", "search task:2", "1", "delete", "bin", "1", "2", "1", "1", "undelete", "all"),
    ).flat
    assert "The entry is a draft again." in said
    assert "The entry is complete." in said
    assert said.count("is in the bin. “undelete” in your log brings it back.") == 2
    assert "1 thing in the bin:" in said
    assert said.count("It is in your log again.") == 2
    assert "You have deleted nothing since learnlog was opened." in said
    assert entries(home)["task-2"].state == "complete"


def test_an_entry_is_deleted_for_good_only_where_that_is_said(home: Path) -> None:
    said = talk(home, *at_entry("delete"), "bin", "1", "3", "no", "1", "3", "yes").flat
    assert "Nobody can bring it back." in said
    assert "It is deleted for good." in said
    assert "task-2" not in entries(home)


def test_an_earlier_version_is_read_compared_and_restored(home: Path) -> None:
    talk(home, *at_entry("tags", "one"))
    said = talk(home, *at_entry("versions", "1", "1", "1", "2", "1", "3")).flat
    assert "[new: one]" in said or "one" in said
    assert "It is restored." in said
    assert "one" not in entries(home)["task-2"].tags


def test_actions_are_ticked_postponed_passed_on_and_taken_back(home: Path) -> None:
    said = talk(
        home,
        *("actions", "1", "tick", "He came twice.", "undo", "1", "tick", "He came twice."),
        *(
            "1",
            "postpone",
            "some day",
            "24 December 2026",
            "2",
            "say who",
            "Head of Year 8",
            "show",
            "done",
            "show",
            "all",
        ),
        *("7", "undo"),
    ).flat
    assert "Saved in its entry. “undo” takes it back." in said
    assert "“some day” is no day learnlog can read." in said
    assert "It is kept who does it: Head of Year 8." in said
    assert "1 done" in said
    every = [one for entry in every_entry(home) for one in planned_actions(entry)]
    assert [one.outcome for one in every if one.done] == ["He came twice."]
    assert date(2026, 12, 24) in [one.by for one in every]


def test_the_unit_is_handed_in_with_names_replaced_and_read_as_it_was(home: Path, tmp_path: Path) -> None:
    store = TomlStore(Folders.find(home, {}))
    store.records.save_settings(
        store.records.settings().model_copy(update={"names": (KnownName(name="Diwali", alias="a feast"),)})
    )
    said = talk(
        home,
        *("hand in", "Markdown", "all", "no", str(tmp_path / "nowhere"), str(tmp_path)),
        *("sent", "1", "Task 2", "changes", "", "back", "hand in", "Word", "each", "no", "no", str(tmp_path)),
    ).flat
    (written,) = tmp_path.glob("*.md")
    assert "a feast" in written.read_text(encoding="utf-8")
    assert "Diwali" not in written.read_text(encoding="utf-8")
    assert "There is no folder" in said
    assert "It is kept that you handed it in" in said
    assert "as you handed it in on" in said
    assert "nothing changed" in said
    assert list(tmp_path.glob("*.docx"))


def test_a_picture_is_its_sentences_its_table_and_a_file(home: Path, tmp_path: Path) -> None:
    said = talk(home, "pictures", "1", "table", "file", str(tmp_path), "back", "5", "").flat
    assert "Listening to people: strong." in said
    assert "Row 1 of 16. Part of: Respect. What is rated: listening to people. Rating: strong." in said
    assert "18 of 18 screens read." in said
    assert list(tmp_path.glob("*.svg"))


def test_who_one_is_and_the_names_the_terms_and_the_plain_setting_are_changed(home: Path) -> None:
    said = talk(
        home,
        *("about you", "who", "Grace", "", "dyslexia", "names", "Jane Doe", "Pupil X", "Joe", "", "remove 2", ""),
        *("terms", "Autumn: 2 Sep 2026 to 18 Dec 2026", "never", ".", "yes", "old entries", "plain"),
    ).flat
    kept = TomlStore(Folders.find(home, {})).records.settings()
    assert (kept.profile.name, kept.profile.area) == ("Grace", "dyslexia")
    assert [one.name for one in kept.names] == ["Jane Doe"]
    assert [one.name for one in kept.terms] == ["Autumn"]
    assert kept.plain and not kept.look_back
    assert "is not kept: it needs a first and a last day" in said


def test_which_day_was_understood_is_said_where_no_year_was_typed(home: Path) -> None:
    said = talk(home, "new", "A late note", "about", "3 Jan", "", "").flat
    assert "It happened on Saturday 3 January 2026." in said


def test_a_tutors_comments_come_in_from_a_file(home: Path, tmp_path: Path) -> None:
    talk(home, *at_entry("hand in", "Web page", "yes", str(tmp_path)))
    (path,) = tmp_path.glob("*.comments.toml")
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("'''\n\n'''", "'''\nWell seen.\n'''", 1), encoding="utf-8")
    said = talk(home, "comments", "1", "yes").flat
    assert "It holds 1 new comment" in said
    assert "1 comment is in your log" in said
    assert any(one.text.strip() == "Well seen." for one in entries(home)["task-2"].comments)
    assert "There is no file" in talk(home, "comments", str(tmp_path / "none.toml")).flat


def test_the_slides_of_task_3_are_read_out(home: Path) -> None:
    said = talk(home, "log", "search task:3", "1", "slides", *[""] * 7, "evaluations").flat
    assert "Where we are strong" in said
    assert "Slide 1 of 8: The four promises" in said
    assert "Your notes:" in said


def test_what_is_damaged_is_named_and_put_back_and_a_copy_is_brought_together(home: Path) -> None:
    talk(home, *at_entry("tags", "kept"))
    (path,) = (home / "entries").glob("*/*task-2*.toml")
    whole = path.read_text(encoding="utf-8")
    shutil.copy(path, path.with_name(f"{path.stem} (conflicted copy).toml"))
    path.write_text(whole.replace("kind = ", "kind ", 1), encoding="utf-8")
    said = talk(home, "log", "files", path.name[:14], "read", "back", "files", "1", "2").flat
    assert "cannot be read" in said
    assert "is in your log again" in said
    assert entries(home)["task-2"].state == "complete"
    said = talk(home, "log", "files", "1", "read", "3").flat
    assert "The copy is in the bin" in said
