"""What is in the wheel, and that it runs."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from learnlog import __version__
from tests.packaging.environments import ROOT, Environment

SRC, UNITS, SAMPLE = ROOT / "src", ROOT / "data" / "units", ROOT / "data" / "sample"


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_under(folder: Path) -> set[str]:
    """Return what stands in a folder, by its path in it; what programs leave behind is left out."""
    every = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    paths = (path.relative_to(folder) for path in every)
    return {path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts)}


def test_it_holds_every_file_of_every_unit(names: set[str]) -> None:
    units = {name.removeprefix("learnlog/units/") for name in names if name.startswith("learnlog/units/")}
    assert "unit-5/unit.toml" in units
    assert units == files_under(UNITS)


def test_it_holds_the_sample_log(names: set[str]) -> None:
    sample = {name.removeprefix("learnlog/sample/") for name in names if name.startswith("learnlog/sample/")}
    assert "settings.toml" in sample
    assert sample == files_under(SAMPLE)


def test_the_sample_log_is_found_in_it(from_wheel: Environment, tmp_path: Path) -> None:
    said = from_wheel.run(from_wheel.program("learnlog"), "demo", "--home", str(tmp_path / "log"))
    assert "A sample log with 12 entries" in said


def test_it_holds_the_dictionary_with_its_licence(names: set[str]) -> None:
    assert {f"learnlog/dictionary/{name}" for name in ("en_GB.aff", "en_GB.dic", "LICENSE")} <= names


def test_it_holds_the_whole_package_and_nothing_else(names: set[str]) -> None:
    others = re.compile(r"learnlog/(units|sample|dictionary)/|learnlog-[^/]+\.(dist-info|data)/")
    package = {name for name in names if not others.match(name)}
    assert {"learnlog/py.typed", "learnlog/tui/app.tcss"} <= package
    assert package == files_under(SRC)


def test_it_brings_the_page_for_man_and_nothing_else_outside_the_package(names: set[str]) -> None:
    outside = {name for name in names if ".data/" in name}
    assert outside == {f"learnlog-{__version__}.data/data/share/man/man1/learnlog.1"}


def test_it_says_what_it_is(wheel: Path) -> None:
    assert wheel.name == f"learnlog-{__version__}-py3-none-any.whl"
    with ZipFile(wheel) as archive:
        info = f"learnlog-{__version__}.dist-info"
        metadata = archive.read(f"{info}/METADATA").decode()
        assert archive.read(f"{info}/licenses/LICENSE").startswith(b"MIT License")
    headers = metadata.partition("\n\n")[0].splitlines()
    assert {"License-Expression: MIT", "Requires-Python: >=3.11"} <= set(headers)


def test_its_install_is_compiled_so_that_the_first_start_need_not(from_wheel: Environment) -> None:
    said = from_wheel.run(from_wheel.python, "-c", "import learnlog.tui.app as app; print(app.__cached__)")
    compiled, installed = Path(said.strip()), from_wheel.program("learnlog")
    assert compiled.stat().st_mtime <= installed.stat().st_mtime + 5
    assert len(list(compiled.parent.glob("*.pyc"))) == len(list(compiled.parent.parent.glob("*.py")))


def test_both_ways_of_calling_it_say_its_version(from_wheel: Environment) -> None:
    expected = f"learnlog {__version__}\n"
    assert from_wheel.run(from_wheel.program("learnlog"), "--version") == expected
    assert from_wheel.run(from_wheel.python, "-m", "learnlog", "--version") == expected


def test_an_editable_install_says_its_version(editable: Environment) -> None:
    assert editable.run(editable.program("learnlog"), "--version") == f"learnlog {__version__}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_it_opens_and_closes_in_a_terminal(from_wheel: Environment, tmp_path: Path) -> None:
    driver = (sys.executable, ROOT / "scripts" / "open_and_close.py", "--until", "Welcome")
    from_wheel.run(*driver, from_wheel.program("learnlog"), "--home", tmp_path / "log")
