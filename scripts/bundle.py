"""Make learnlog into one folder that needs no Python: ``python -m scripts.bundle``, with the extra ``bundle``.

PyInstaller does it, for the system it runs on. The folder holds the program, Python, the libraries with all extras, the
units, the sample log, fonts and styles, and two files that keep the log beside it, for a stick. It can be moved and
copied as it is.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import files
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from scripts.parts import ROOT, data, extras

PACKAGE = ROOT / "src" / "learnlog"

_LATE = ("learnlog", "textual.widgets", "textual.drivers", "rich._unicode_data")
"""Packages whose modules are imported by names that PyInstaller does not see."""

_NAMED = ("learnlog", "textual", "rich", "pydantic", "pydantic-core", "tomli", "filelock", "platformdirs")
"""What ``learnlog doctor`` asks the versions of."""

_LEFT_OUT = ("tkinter", "pytest", "mypy", "IPython", "hypothesis")

ON_A_STICK = {
    "on-a-stick.sh": """\
#!/bin/sh
# Opens learnlog with its log on the same stick, in the folder "log" beside this one.
here=$(cd "$(dirname "$0")" && pwd)
LEARNLOG_HOME="$(dirname "$here")/log" exec "$here/learnlog" "$@"
""",
    "on-a-stick.bat": """\
@echo off
rem Opens learnlog with its log on the same stick, in the folder "log" beside this one.
set "LEARNLOG_HOME=%~dp0..\\log"
"%~dp0learnlog.exe" %*
""",
}


def make(to: Path) -> Path:
    """Make the folder ``learnlog`` in another one, in the place of one made before, and return the program in it.

    Raises:
        subprocess.CalledProcessError: PyInstaller cannot.
    """
    folder = to / "learnlog"
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="learnlog-bundle-") as work:
        subprocess.run(_command(to, Path(work)), check=True, cwd=work)
    for name, text in ON_A_STICK.items():
        script = folder / name
        script.write_text(text, encoding="ascii", newline="\r\n" if name.endswith(".bat") else "\n")
        script.chmod(0o755)
    return folder / ("learnlog.exe" if sys.platform == "win32" else "learnlog")


def _command(to: Path, work: Path) -> list[str]:
    options = ["--onedir", "--console", "--noconfirm", "--log-level=WARN", "--name=learnlog"]
    options += [f"--distpath={to.resolve()}", f"--workpath={work}", f"--specpath={work}", f"--paths={ROOT / 'src'}"]
    options += [f"--add-data={source}:{place}" for source, place in data().items()]
    options += [f"--add-data={path}:{path.parent.relative_to(PACKAGE.parent)}" for path in _beside_code()]
    # python-pptx finds its templates by way of this folder, which must be there.
    options += [f"--add-data={_folder_of('pptx') / 'oxml' / '__init__.py'}:pptx/oxml"]
    options += [f"--collect-submodules={name}" for name in _LATE]
    options += [f"--hidden-import={name}" for name in _compiled_parts()]
    options += [f"--copy-metadata={name}" for name in (*_NAMED, *chain.from_iterable(extras().values()))]
    options += [f"--exclude-module={name}" for name in _LEFT_OUT]
    return [sys.executable, "-m", "PyInstaller", *options, str(PACKAGE / "__main__.py")]


def _beside_code() -> list[Path]:
    """Return the files of the package that are no code: styles, fonts, a page's layout."""
    return [path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc", ".typed")]


def _folder_of(package: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        sys.exit(f'{package} is missing: install learnlog with  pip install -c constraints.txt -e ".[dev,bundle]"')
    return Path(found.origin).parent


def _compiled_parts() -> set[str]:
    """Return the modules that compiled libraries import from C, where PyInstaller cannot look."""
    found = (file.name for name in _NAMED for file in files(name) or () if "__mypyc" in file.name)
    return {name.partition(".")[0] for name in found}


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def main(arguments: list[str] | None = None) -> int:
    """Make the folder and say where it is; return 1 where it cannot be made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "bundle", metavar="FOLDER")
    to = parser.parse_args(arguments).to
    to.mkdir(parents=True, exist_ok=True)
    try:
        program = make(to)
    except subprocess.CalledProcessError as error:
        print(f"It was not made: PyInstaller ended with {error.returncode}.", file=sys.stderr)
        return 1
    print(f"{program.parent}: {size(program.parent) / 1_000_000:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
