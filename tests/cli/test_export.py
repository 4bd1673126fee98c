"""``learnlog export``."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from learnlog.journal.answers import ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.settings import KnownName, Settings
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.cli.conftest import Run
from tests.cli.logs import HOSTILE, entry, full_entry, is_safe, prose

Saved = Callable[[Sequence[Entry]], None]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def two(saved: Saved) -> list[Entry]:
    entries = [full_entry(1), entry(2, prose("A walk."), task="free", unit="", title="A walk")]
    saved(entries)
    return entries


def test_without_more_words_it_is_the_whole_unit_as_a_web_page_in_this_folder(
    run: Run, two: list[Entry], here: Path
) -> None:
    said = run("export")
    (path,) = here.iterdir()
    assert (said.code, said.err) == (0, "")
    assert said.out == f"1 entry, as Web page: {path}\n"
    assert path.name.startswith("learnlog-unit-5-") and path.suffix == ".html"
    page = path.read_text(encoding="utf-8")
    assert "Not begun." in page and "A walk" not in page


@pytest.mark.parametrize(
    ("what", "count", "name"),
    [(("unit-5",), 1, "unit-5"), (("task-2",), 1, "task-2"), (("log",), 2, "log")],
)
def test_what_is_named_is_written(
    run: Run, two: list[Entry], here: Path, what: tuple[str, ...], count: int, name: str
) -> None:
    said = run("export", *what)
    assert said.code == 0
    assert said.out.startswith(f"{count} {'entry' if count == 1 else 'entries'}, as Web page: ")
    (path,) = here.iterdir()
    assert path.name.startswith(f"learnlog-{name}-")


def test_entries_are_named_by_enough_of_their_ids(run: Run, two: list[Entry], here: Path) -> None:
    said = run("export", two[1].id[-6:], two[0].id, two[1].id, "--format", "json", "-o", "-")
    data = json.loads(said.out)
    assert [part["title"] for part in data["parts"]] == ["A walk", two[0].title]
    assert list(here.iterdir()) == []


def test_what_is_not_there_is_said(run: Run, two: list[Entry]) -> None:
    said = run("export", "task-4")
    assert (said.code, said.out) == (1, "")
    assert said.err == "Nothing is written yet for “Task 4: The senior team”.\n"
    said = run("export", "task-9")
    assert said.code == 2 and "There is no entry “task-9” in this log." in said.err
    said = run("export", "--format", "htm")
    assert said.code == 2 and "There is no format “htm”." in said.err and "html" in said.err


def test_a_file_that_is_there_is_left_alone_unless_asked(run: Run, two: list[Entry], here: Path) -> None:
    target = here / "mine.md"
    target.write_text("mine")
    said = run("export", "--format", "md", "-o", str(target))
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"There is a file {target} already. It was left as it is. Name another with -o, or add --over.\n"
    )
    assert target.read_text() == "mine"
    assert run("export", "--format", "md", "-o", str(target), "--over").code == 0
    assert target.read_text(encoding="utf-8").startswith("# Unit 5")


def test_a_folder_gets_the_file_under_its_own_name(run: Run, two: list[Entry], tmp_path: Path) -> None:
    folder = tmp_path / "for the tutor"
    said = run("export", "-o", str(folder / "unit.html"))
    assert said.code == 2 and f"There is no folder {folder}." in said.err
    folder.mkdir()
    assert run("export", "-o", str(folder)).code == 0
    assert [path.suffix for path in folder.iterdir()] == [".html"]


def test_what_cannot_be_read_is_named_and_the_rest_is_written(
    run: Run, two: list[Entry], store: TomlStore, here: Path
) -> None:
    Path(store.path_of(two[1].id)).write_text("@", encoding="utf-8")
    said = run("export", "log")
    assert said.code == 1
    assert two[1].id in said.err and "line 1" in said.err
    assert said.out.startswith("1 entry, as Web page: ")
    assert len(list(here.iterdir())) == 1


@pytest.mark.parametrize("format_id", ["md", "html", "json", "actions", "ratings"])
def test_no_format_printed_to_a_terminal_can_drive_it(run: Run, saved: Saved, format_id: str) -> None:
    saved([full_entry(1, title=HOSTILE, tags=(HOSTILE,))])
    said = run("export", "log", "--format", format_id, "-o", "-")
    assert said.code == 0
    assert is_safe(said.out.replace("\r\n", "\n"))


def test_an_empty_log_has_a_unit_to_hand_in_all_the_same(run: Run, folders: Folders, here: Path) -> None:
    said = run("export")
    assert said.code == 0 and said.out.startswith("0 entries")
    assert not folders.entries.exists()


@pytest.fixture
def named(saved: Saved, store: TomlStore) -> Entry:
    """An entry about somebody who is on the trainee's list."""
    settings = Settings(names=(KnownName(name="Jamie Lee", alias="Pupil J"),))
    store.records.save_settings(settings)
    one = entry(2, prose("It rained. Jamie sang."), task="free", unit="", title="Jamie")
    saved([one])
    return one


def test_where_names_are_found_they_are_shown_and_nothing_is_written(run: Run, named: Entry, here: Path) -> None:
    said = run("export", "log")
    assert said.code == 1 and list(here.iterdir()) == []
    assert "  name “Jamie”, to become “Pupil J”:\n    Jamie sang.\n" in said.out
    assert said.err == (
        "Nothing was written. --anonymise replaces all of these, --keep-names leaves them as they are.\n"
    )


def test_names_are_checked_replaced_or_kept(run: Run, named: Entry, here: Path) -> None:
    said = run("export", "log", "--check-names")
    assert (said.code, said.err) == (1, "") and "Jamie sang." in said.out
    assert list(here.iterdir()) == []
    assert run("export", "log", "--anonymise", "-o", "-").out.count("Jamie") == 0
    assert "Pupil J sang." in run("export", "log", "--anonymise", "-o", "-").out
    assert "Jamie sang." in run("export", "log", "--keep-names", "-o", "-").out
    said = run("export", "log", "--keep-names", "--anonymise")
    assert said.code == 2


def test_where_nobody_is_found_that_is_said_too(run: Run, two: list[Entry], here: Path) -> None:
    said = run("export", "log", "--check-names")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Nothing was found")
    assert list(here.iterdir()) == []


def test_slides_are_written_where_a_task_makes_them_and_what_is_missing_is_named(
    run: Run, saved: Saved, here: Path
) -> None:
    meaning = ProseAnswer(step="promise", item="respect", field="meaning", text="We ask first. Always.")
    saved([entry(1, meaning, task="task-3")])
    said = run("export", "task-3", "--format", "slides")
    assert said.code == 0
    assert "Not written yet, so on no slide: " in said.err and "Respect: Where we are strong" in said.err
    (path,) = here.iterdir()
    text = path.read_text(encoding="utf-8")
    assert path.name.endswith(".slides.md") and "## Respect\n" in text and "- We ask first.\n" in text
    assert "Not answered" not in text, "not in front of colleagues"


def test_slides_of_what_makes_none_are_refused_in_plain_words(run: Run, two: list[Entry], here: Path) -> None:
    said = run("export", "task-2", "--format", "pptx")
    assert said.code != 0 and "There is no presentation in this" in said.err
    assert list(here.iterdir()) == []
