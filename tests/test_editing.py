from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from learnlog.editing import EditorFailed, edited, editor_of


def editor(folder: Path, code: str) -> list[str]:
    """Return the command of an editor that does this with ``path``."""
    (folder / "editor.py").write_text(f"import os, pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{code}\n", "utf-8")
    return [sys.executable, str(folder / "editor.py")]


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({}, None),
        ({"EDITOR": " "}, None),
        ({"EDITOR": "nano", "VISUAL": ""}, ["nano"]),
        ({"EDITOR": "ed", "VISUAL": "code --wait"}, ["code", "--wait"]),
    ],
)
def test_the_editor_is_the_visual_one_else_the_other(environ: dict[str, str], command: list[str] | None) -> None:
    assert editor_of(environ) == command


def test_the_text_comes_back_exactly_and_nothing_stays_behind(tmp_path: Path) -> None:
    mode = "print(oct(path.stat().st_mode), file=open(sys.argv[0] + '.mode', 'w'))"
    text = "One “line”\n\n  and another"
    assert edited(text, editor(tmp_path, mode), tmp_path / "texts") == text
    assert list((tmp_path / "texts").iterdir()) == []
    if sys.platform != "win32":
        assert (tmp_path / "editor.py.mode").read_text().strip() == oct(stat.S_IFREG | 0o600)


def test_a_line_end_that_editors_put_at_the_end_and_the_ends_of_windows_are_none_of_the_text(tmp_path: Path) -> None:
    command = editor(tmp_path, "path.write_bytes('Café\\r\\nnew\\r\\n'.encode('utf-8-sig'))")
    assert edited("old", command, tmp_path / "texts") == "Café\nnew"


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("path.write_text('half'); sys.exit(3)", "ended with an error"),
        ("path.unlink()", "took the file"),
        ("path.write_bytes(b'\\xff\\xfe\\xfa')", "no text"),
        ("path.write_bytes(b'x' * 6_000_000)", "more than learnlog can take"),
    ],
)
def test_an_editor_that_fails_is_told_and_the_text_is_as_it_was(tmp_path: Path, code: str, why: str) -> None:
    with pytest.raises(EditorFailed, match=why) as told:
        edited("old", editor(tmp_path, code), tmp_path / "texts")
    assert "as it was before" in told.value.message
    assert list((tmp_path / "texts").iterdir()) == []


def test_an_editor_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EditorFailed, match="could not be started: it is not there"):
        edited("old", ["no-such-editor"], tmp_path / "texts")
