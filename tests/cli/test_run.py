from __future__ import annotations

import io
from pathlib import Path

import pytest

from learnlog import __version__
from learnlog.cli.front_end import kept_plain, way_in
from learnlog.cli.output import prepare, progress
from learnlog.store.folders import Folders
from tests.cli.conftest import Run


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_version_and_help(run: Run) -> None:
    assert run("--version").out == f"learnlog {__version__}\n"
    said = run("--help")
    assert said.code == 0
    for word in ("continue", "read", "list", "show", "path", "units check", "--home", "exit codes", "130"):
        assert word in said.out


def test_the_manual_holds_the_true_help(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    manual = " ".join((Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8").split())
    for command in (
        [],
        ["continue"],
        ["read"],
        ["list"],
        ["search"],
        ["show"],
        ["export"],
        ["hand-ins"],
        ["comments"],
        ["picture"],
        ["path"],
        ["doctor"],
        ["backup"],
        ["restore"],
        ["erase"],
        ["units"],
        ["units", "check"],
    ):
        # Pythons differ in where they break lines.
        assert " ".join(run(*command, "--help").out.split()) in manual, command


@pytest.mark.parametrize("arguments", [["--home"], ["nonsense"], ["list", "--st", "draft"], ["show"], ["--home", ""]])
def test_what_cannot_be_understood(run: Run, arguments: list[str]) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "--help" in said.err
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("before", [True, False])
def test_home_goes_before_learnlog_home_on_either_side_of_the_command(run: Run, tmp_path: Path, before: bool) -> None:
    home = ["--home", str(tmp_path / "mine")]
    said = run(*home, "path") if before else run("path", *home)
    assert said.lines[0].split(maxsplit=1) == ["home", str(tmp_path / "mine")]


def test_of_two_homes_the_later_counts(run: Run, tmp_path: Path) -> None:
    said = run("--home", str(tmp_path / "one"), "path", "--home", str(tmp_path / "two"))
    assert said.lines[0].endswith("two")


def test_learnlog_home_is_used_where_no_other_is_named(run: Run, own_home: Path) -> None:
    said = run("path")
    assert said.code == 0
    names = [line.split()[0] for line in said.lines]
    assert names == ["home", "entries", "drafts", "bin", "units", "settings", "cache"]
    assert all(line.split(maxsplit=1)[1].startswith(str(own_home)) for line in said.lines)
    assert not own_home.exists()


def test_without_either_it_is_the_persons_own(run: Run, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEARNLOG_HOME", "")
    home = run("path").lines[0].split(maxsplit=1)[1]
    assert home.startswith(str(own_home.parent))
    assert home.endswith("learnlog")


@pytest.mark.parametrize("command", [["list"], ["show", "abcd"], ["path"], []])
def test_a_home_that_is_a_file(run: Run, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = run("--home", str(tmp_path / "file"), *command)
    assert (said.code, said.out) == (2, "")
    assert "is no folder" in said.err


def test_a_home_whose_person_does_not_exist(run: Run) -> None:
    said = run("--home", "~nobody-of-this-name/log", "list")
    assert said.code == 2
    assert "cannot be found" in said.err


@pytest.mark.parametrize("command", [[], ["continue"]])
def test_without_a_terminal_home_is_printed_and_what_needs_an_answer_says_so(
    run: Run, own_home: Path, command: list[str]
) -> None:
    said = run(*command)
    assert said.code == 2
    assert "There is no log yet" in said.out and "Unit 5: Personalised learning" in said.out
    assert "asks questions here" in said.err and "learnlog --plain" in said.err and "learnlog list" in said.err
    assert not own_home.exists()


@pytest.mark.parametrize(
    ("environ", "streams", "way"),
    [
        ({"TERM": "xterm"}, "ttt", "screens"),
        ({}, "ttt", "screens"),
        ({"TERM": "dumb"}, "ttt", "lines"),
        ({"LEARNLOG_PLAIN": "1"}, "ttt", "lines"),
        ({"LEARNLOG_PLAIN": "1"}, "pp-", "lines"),
        ({"LEARNLOG_PLAIN": "", "ACCESSIBLE": ""}, "ttt", "screens"),
        ({"LEARNLOG_PLAIN": "0", "ACCESSIBLE": "0"}, "ttt", "screens"),
        ({"ACCESSIBLE": "yes"}, "ttt", "lines"),
        ({"ACCESSIBLE": "yes", "LEARNLOG_PLAIN": "0"}, "ttt", "screens"),
        ({"TERM": "dumb", "LEARNLOG_PLAIN": "0"}, "ttt", "lines"),
        # Screens are drawn on standard error, too; lines need only the other two.
        ({"TERM": "xterm"}, "ttp", "lines"),
        ({"TERM": "xterm"}, "ptt", "report"),
        ({"ACCESSIBLE": "1"}, "tpt", "report"),
        ({"TERM": "dumb"}, "tpt", "report"),
        ({}, "---", "report"),
    ],
)
def test_which_front_end_opens(environ: dict[str, str], streams: str, way: str) -> None:
    kinds = {"t": Screen(), "p": io.StringIO(), "-": None}
    assert way_in(environ, [kinds[one] for one in streams], asked=False, kept=False) == way
    assert way_in(environ, [kinds[one] for one in streams], asked=True, kept=False) == "lines"


def test_the_setting_opens_learnlog_line_by_line_unless_the_variable_says_no(tmp_path: Path) -> None:
    folders = Folders.find(tmp_path, {})
    assert not kept_plain(folders)
    folders.settings.write_text("plain = true\n", encoding="utf-8")
    assert kept_plain(folders)
    person = Screen()
    assert way_in({}, (person, person, person), asked=False, kept=True) == "lines"
    assert way_in({"LEARNLOG_PLAIN": "0"}, (person, person, person), asked=False, kept=True) == "screens"
    for text in ("plain = false", "plain = ", "[profile]\nplain = true", "theme = 'plain'"):
        folders.settings.write_text(text, encoding="utf-8")
        assert not kept_plain(folders)


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("ascii", '"cr\\xe8che" - ... * \\U0001f642'), ("latin-1", '"crèche" - ... * \\U0001f642')],
)
def test_what_a_stream_cannot_spell_is_spelt_otherwise(
    monkeypatch: pytest.MonkeyPatch, encoding: str, shown: str
) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, write_through=True)
    monkeypatch.setattr("sys.stdout", stream)
    prepare()
    stream.write("“crèche” – … • 🙂")
    assert raw.getvalue() == shown.encode(encoding)


@pytest.mark.parametrize(("total", "stream"), [(499, Screen()), (10_000, io.StringIO())])
def test_how_far_it_is_stays_unsaid_for_few_entries_or_to_a_program(
    monkeypatch: pytest.MonkeyPatch, total: int, stream: io.StringIO
) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    progress(100, total)
    assert stream.getvalue() == ""


def test_how_far_it_is_is_told_to_a_person_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Screen()
    monkeypatch.setattr("sys.stderr", stream)
    progress(100, 500)
    progress(500, 500)
    words = "Reading your log: 100 of 500"
    assert stream.getvalue() == f"\r{words}\r{' ' * len(words)}\r"


@pytest.mark.parametrize("place", ["file/log", "file/a/b"])
def test_a_home_below_a_file(run: Run, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = run("--home", str(tmp_path / place), "list")
    assert (said.code, said.out) == (2, "")
    assert said.err == f"{tmp_path / 'file'} is no folder, so there can be no log in it. Name another with --home.\n"


def test_a_home_with_too_long_a_name(run: Run, tmp_path: Path) -> None:
    said = run("--home", str(tmp_path / ("x" * 300)), "path")
    assert (said.code, said.out) == (2, "")
    assert "the name of the folder is too long" in said.err
