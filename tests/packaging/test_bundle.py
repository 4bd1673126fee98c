"""learnlog as one folder without a Python: what is put into it, and that it runs."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from learnlog import __version__
from scripts import bundle
from scripts.parts import data, extras
from tests.packaging.environments import ROOT


def test_every_file_of_the_package_that_is_no_code_goes_into_it() -> None:
    code = ("*.py", "*.pyc", "py.typed")
    others = {path for path in bundle.PACKAGE.rglob("*") if path.is_file() and not any(map(path.match, code))}
    assert {"app.tcss", "pdf.typ", "Andika-Regular.ttf"} <= {path.name for path in others}
    command = bundle._command(Path("to"), Path("work"))
    assert {str(path) for path in others} <= {one.partition("=")[2].rpartition(":")[0] for one in command}
    assert data()[ROOT / "data" / "units"] == "learnlog/units"
    assert {f"--add-data={source}:{place}" for source, place in data().items()} <= set(command)


def test_what_opens_it_from_a_stick_names_no_place_of_this_computer() -> None:
    for name, text in bundle.ON_A_STICK.items():
        assert "LEARNLOG_HOME=" in text, name
        assert str(Path.home()) not in text


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("PyInstaller") is None:
        pytest.skip("PyInstaller is not here: it comes with the extra “bundle”")
    return bundle.make(tmp_path_factory.mktemp("bundle"))


@pytest.mark.whole
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_it_runs_where_there_is_no_python(program: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"

    def run(*arguments: str | Path) -> str:
        environment = {"HOME": str(tmp_path), "PATH": "", "LANG": "C.UTF-8"}
        done = subprocess.run(
            [program, *arguments], check=False, capture_output=True, text=True, env=environment, cwd=tmp_path
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("--version") == f"learnlog {__version__}\n"
    assert "12 entries" in run("demo", "--home", log)
    assert len(run("--home", log, "list").splitlines()) == 12
    assert "respect" in run("read") and "# " in run("read", "respect")
    report = run("--home", log, "doctor")
    assert "a program in one folder" in report and all(f"{name} yes" in report for name in extras())
    assert "textual 8" in report and "FTS5" in report
    for name in ("html", "docx", "pdf", "md", "json"):
        run("--home", log, "export", "--keep-names", "--format", name, "-o", tmp_path / f"unit.{name}")
    run("--home", log, "export", "task-3", "--keep-names", "--format", "pptx", "-o", tmp_path / "deck.pptx")
    run("--home", log, "actions", "--ics", "--keep-names", "-o", tmp_path / "actions.ics")
    assert "complete" in run("completion", "fish")
    driver = (sys.executable, ROOT / "scripts" / "open_and_close.py", "--until", "Welcome")
    command = [*map(str, driver), str(program), "--home", str(tmp_path / "new")]
    subprocess.run(command, check=True, env=os.environ | {"HOME": str(tmp_path)})


@pytest.mark.whole
@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
def test_on_a_stick_the_log_stands_beside_it(program: Path) -> None:
    done = subprocess.run([program.parent / "on-a-stick.sh", "path"], check=True, capture_output=True, text=True)
    home = done.stdout.splitlines()[0].split(maxsplit=1)[1]
    assert Path(home) == program.parent.parent / "log"
