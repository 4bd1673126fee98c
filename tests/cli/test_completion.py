"""``learnlog completion``: real shells are asked what they complete, those of them that are on this machine."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from learnlog.cli.arguments import SHELLS
from learnlog.cli.completion import place_for, script_for
from learnlog.store.units import bundled_units, load_catalog
from scripts.open_and_close import Program

from .conftest import Run

ASKED = {
    ("re",): {"read", "restore"},
    ("read", "resp"): {"respect"},
    ("export", "--format", "d"): {"docx"},
    ("list", "--state", ""): {"draft", "complete"},
    ("list", "--task", "task-"): {f"task-{number}" for number in range(1, 6)},
    ("units", ""): {"list", "check"},
    ("--home", "/tmp", "li"): {"list"},
    ("completion", ""): set(SHELLS),
}
"""What is typed after ``learnlog`` when Tab is pressed, and what it could be."""

BASH = """
source {script}
ask() {{
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  _shtab_learnlog learnlog "${{!#}}"
  echo "${{COMPREPLY[*]}}"
}}
ask {words}
"""


def shell(name: str) -> str:
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not on this machine")
    return found


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("completion")
    units = load_catalog(bundled_units(), None).units
    for name in SHELLS:
        (folder / name).write_text(script_for(name, units), encoding="utf-8")
    return folder


def answered(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout


def test_bash_completes(scripts: Path) -> None:
    program = shell("bash")
    for words, expected in ASKED.items():
        asked = BASH.format(script=scripts / "bash", words=shlex.join(["learnlog", *words]))
        assert set(answered(program, "--norc", "-c", asked).split()) == expected, words


def test_fish_completes(scripts: Path) -> None:
    program = shell("fish")
    for words, expected in ASKED.items():
        line = shlex.quote(" ".join(["learnlog", *words]))
        said = answered(program, "--no-config", "-c", f"source {scripts / 'fish'}; complete -C {line}")
        assert {one.partition("\t")[0] for one in said.splitlines()} == expected, words


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_zsh_completes(scripts: Path, tmp_path: Path) -> None:
    program = shell("zsh")
    shutil.copy(scripts / "zsh", tmp_path / "_learnlog")
    zsh = Program([program, "-f"], patience=30)
    try:
        dump = tmp_path / "dump"
        setup = f"fpath=({tmp_path} $fpath); autoload -Uz compinit; compinit -u -d {dump}; PS1=read''y"
        zsh.press(f"{setup}\n".encode())
        zsh.wait_for(["ready"])
        zsh.press(b"learnlog read respe\t")
        zsh.wait_for(["read respect"])
    finally:
        zsh.kill()


def test_powershell_gets_every_command(scripts: Path) -> None:
    # There is no PowerShell here to ask.
    script = (scripts / "powershell").read_text(encoding="utf-8")
    assert "Register-ArgumentCompleter -Native -CommandName learnlog" in script
    assert all(f"'{name}'" in script for name in ("list", "hand-ins", "respect", "docx"))


@pytest.mark.parametrize("name", SHELLS)
def test_it_is_printed_or_put_where_the_shell_looks(run: Run, name: str) -> None:
    printed = run("completion", name)
    assert printed.code == 0
    place = place_for(name, os.environ)
    assert not place.exists()
    said = run("completion", name, "--install")
    assert (said.code, said.lines[0]) == (0, f"It is now in {place}")
    assert place.read_text(encoding="utf-8") == printed.out.rstrip("\n")
    assert place.is_relative_to(Path.home())


def test_a_folder_that_cannot_be_had_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    said = run("completion", "fish", "--install")
    assert (said.code, said.out) == (2, "")
    assert "learnlog completion fish > FILE" in said.err and "on this screen" not in said.err


def test_a_relative_folder_does_not_count() -> None:
    assert place_for("fish", {"XDG_CONFIG_HOME": "config"}) == place_for("fish", {})


def test_an_unknown_shell_is_told_the_known(run: Run) -> None:
    said = run("completion", "tcsh")
    assert said.code == 2 and "powershell" in said.err
