"""A text goes to an editor and comes back, whatever the editor does."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.editing import LARGEST, NAME, EditorFailed, Loan, edited, editor_of, left_behind
from learnlog.text import normalise

HEAD = "import os, pathlib, signal, sys, time; file = pathlib.Path(sys.argv[-1]); "


def editor(does: str) -> list[str]:
    """Return the command of an editor that does something with ``file``."""
    return [sys.executable, "-S", "-E", "-c", HEAD + does]


def lent(text: str, does: str, folder: Path) -> str:
    """Have a text edited by an editor that does something with ``file``; nobody is asked whether they are done."""
    return Loan(text, editor(does), folder, done=lambda: None).run()


def writes(raw: bytes) -> str:
    return f"file.write_bytes({raw!r})"


@pytest.mark.parametrize(
    ("text", "does", "back"),
    [
        ("as it was", "pass", "as it was"),
        ("as it was", "file.write_text(file.read_text() + 'and more\\n')", "as it was\nand more"),
        ("", "pass", ""),
        ("", "file.write_text('words\\n')", "words"),
        ("", "file.write_text('words')", "words"),
        ("a line\n", "pass", "a line\n"),
        ("a line", "file.write_text(file.read_text() + '\\n')", "a line\n"),
        ("a line\n\n", "file.write_text(file.read_text().removesuffix('\\n'))", "a line\n"),
        ("x", writes(b"one\r\ntwo\rthree\r\n"), "one\ntwo\nthree"),
        ("x", writes(b"\xef\xbb\xbfmarked\n"), "marked"),
        ("x", writes("Müller\n".encode("utf-16")), "Müller"),
        ("x", writes(b"caf\xe9 \x96 \x93so\x94\n"), "café – “so”"),
        ("x", writes(b"a\x1b[31mred\x07\x00 so\xc2\xadft\ttab\n"), "a[31mred soft\ttab"),
        ("own \x1b here", writes(b"own \x1b here\x07 too\n"), "own \x1b here too"),
        ("words", "file.unlink(); file.write_text('another file\\n')", "another file"),
        ("words", "file.with_name('learnlog.txt~').write_text('words'); file.write_text('more\\n')", "more"),
        ("   ", "file.write_text('')", ""),
    ],
)
def test_a_text_comes_back_as_it_was_meant(tmp_path: Path, text: str, does: str, back: str) -> None:
    assert lent(text, does, tmp_path / "drafts") == back
    assert list((tmp_path / "drafts").iterdir()) == []


@pytest.mark.parametrize(
    ("does", "said", "written"),
    [
        ("sys.exit(3)", "ended with an error (code 3)", None),
        ("file.write_text('half a \\n'); sys.exit(1)", "ended with an error (code 1)", "half a "),
        pytest.param(
            "os.kill(os.getpid(), signal.SIGKILL)", "ended by a signal (9)", None,
            marks=pytest.mark.skipif(sys.platform == "win32", reason="there are no signals"),
        ),
        ("file.write_text('')", "empty text", ""),
        ("file.write_text('\\n \\n')", "empty text", "\n "),
        ("file.unlink()", "left no file behind", None),
        ("import shutil; shutil.rmtree(file.parent)", "left no file behind", None),
        (f"file.write_text('x' * {LARGEST + 1})", "a field takes 1,000,000", None),
    ],
)  # fmt: skip
def test_an_editor_that_fails_is_told_of_and_loses_nothing(
    tmp_path: Path, does: str, said: str, written: str | None
) -> None:
    with pytest.raises(EditorFailed, match=said.replace("(", r"\(").replace(")", r"\)")) as failed:
        lent("Pupil A said so.", does, tmp_path)
    assert "Your text is as it was before." in failed.value.message
    assert failed.value.written == written
    kept = list(tmp_path.iterdir())
    if written is not None or "1,000,000" in said:
        assert failed.value.kept in kept and str(kept[0]) in failed.value.message
        assert (kept[0] / NAME).exists()
    failed.value.forget()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["no-such-editor-anywhere"], [str(Path(__file__).parent)], ["nul\0in it"]])
def test_an_editor_that_cannot_be_started_is_named(tmp_path: Path, command: list[str]) -> None:
    with pytest.raises(EditorFailed, match=r"was not found|could not be started") as failed:
        edited("words", command, tmp_path)
    assert "VISUAL or EDITOR" in failed.value.message
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file stands here", encoding="utf-8")
    with pytest.raises(EditorFailed, match="No file could be made"):
        edited("words", editor("pass"), tmp_path / "drafts")


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
def test_nobody_else_can_read_the_file(tmp_path: Path) -> None:
    rights = "print(oct(file.stat().st_mode & 0o777), oct(file.parent.stat().st_mode & 0o777), sep='')"
    shown = lent(
        "words", f"import contextlib; contextlib.redirect_stdout(file.open('w')).__enter__(); {rights}", tmp_path
    )
    assert shown == "0o6000o700"


def test_an_editor_that_ended_at_once_with_nothing_changed_may_have_a_window_of_its_own(tmp_path: Path) -> None:
    def written_in_a_window() -> None:
        (file,) = tmp_path.glob(f"*/{NAME}")
        file.write_text("written there\n", encoding="utf-8")

    assert Loan("words", editor("pass"), tmp_path, done=written_in_a_window).run() == "written there"


@pytest.mark.skipif(sys.platform == "win32", reason="no program is asked there to end, only made to")
@pytest.mark.parametrize("ends", ["sys.exit(1)", "file.with_name('learnlog.txt.save').write_text('typed, too\\n')"])
def test_told_to_end_an_editor_gives_back_what_it_had_saved(tmp_path: Path, ends: str) -> None:
    waits = (
        f"signal.signal(signal.SIGTERM, lambda *_: ({ends}, sys.exit(1)));"
        "file.write_text('saved in it\\n'); file.with_name('ready').touch(); time.sleep(60)"
    )
    loan = Loan("words", editor(waits), tmp_path)
    back: list[str] = []
    thread = threading.Thread(target=lambda: back.append(loan.run()))
    thread.start()
    while not list(tmp_path.glob("*/ready")):
        os.sched_yield()
    assert left_behind(tmp_path) == [], "what is open now is not left behind"
    loan.end()
    thread.join()
    assert back == ["typed, too" if "save" in ends else "saved in it"]
    # Another file beside it may hold words that are not saved, so it is kept, and told of once.
    assert [(one / "ready").exists() for one in left_behind(tmp_path)] == [True]
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({}, None),
        ({"VISUAL": "", "EDITOR": " "}, None),
        ({"EDITOR": "nano"}, ["nano"]),
        ({"VISUAL": "vim", "EDITOR": "ed"}, ["vim"]),
        ({"VISUAL": "code --wait"}, ["code", "--wait"]),
        ({"EDITOR": '"/opt/my editor/run" -x'}, ["/opt/my editor/run", "-x"]),
        ({"EDITOR": 'half"open'}, ['half"open']),
    ],
)
def test_the_editor_is_the_one_the_environment_names(environ: dict[str, str], command: list[str] | None) -> None:
    assert editor_of(environ) == command


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40).map(normalise))
def test_any_text_left_alone_is_the_very_text(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assert (
        Loan(text, [sys.executable, "-S", "-E", "-c", ""], tmp_path_factory.mktemp("any"), lambda: None).run() == text
    )
