"""Install learnlog from the folder this file is in. No network and no administrator is needed.

    python3 install.py                on Windows: py install.py
    python3 install.py --to FOLDER    into another folder than the usual one
    python3 install.py --remove       take learnlog away again; what you wrote stays

Run again from a newer folder, it updates. It writes into one folder of its own, and on Linux and macOS a link to the
program into ~/.local/bin. It needs nothing but Python.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
WHEELS = HERE / "wheels"
OLDEST = (3, 11)
WINDOWS = sys.platform == "win32"

MARK = "learnlog-was-installed-here.txt"
"""Stands in a folder that may be taken away again."""


class CannotInstall(Exception):
    """Says why, and what to do."""


def usual_place() -> Path:
    """Return the folder that learnlog goes into where no other is named."""
    if WINDOWS:
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Programs" / "learnlog"
    return Path.home() / ".local" / "lib" / "learnlog"


def check(about: dict[str, object]) -> None:
    """Raise CannotInstall where this Python is not one the folder is for, or a file in it is damaged."""
    mine = f"{sys.version_info[0]}.{sys.version_info[1]}"
    pythons = about.get("pythons")
    if sys.version_info < OLDEST or (isinstance(pythons, list) and mine not in pythons):
        wanted = ", ".join(pythons) if isinstance(pythons, list) else "3.11 or newer"
        raise CannotInstall(
            f"This is Python {mine}, and this folder is for Python {wanted}. Start install.py with one."
        )
    sums = (HERE / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    for line in sums:
        expected, _, name = line.partition("  ")
        path = WHEELS / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise CannotInstall(f"The file {name} is missing or damaged. Copy the whole folder once more.")


def install(place: Path, about: dict[str, object]) -> Path:
    """Install into a folder, or update what is in it, and return the program. Raises CannotInstall."""
    if place.exists() and any(place.iterdir()) and not (place / MARK).exists():
        raise CannotInstall(f"{place} holds something else already. Name an empty folder with --to.")
    place.mkdir(parents=True, exist_ok=True)
    (place / MARK).write_text("The program only. What you write in learnlog is kept elsewhere.\n", encoding="ascii")
    # Without pip of its own: on Debian and Ubuntu that would need another package. One is in the folder.
    _run([sys.executable, "-m", "venv", "--without-pip", str(place / "env")], "make an environment")
    programs = place / "env" / ("Scripts" if WINDOWS else "bin")
    python = programs / ("python.exe" if WINDOWS else "python")
    pips = sorted(WHEELS.glob("pip-*.whl"))
    extras = about.get("extras")
    wanted = f"learnlog[{','.join(extras)}]" if isinstance(extras, list) and extras else "learnlog"
    options = ["--no-index", "--find-links", str(WHEELS), "--force-reinstall", "--compile", "--quiet"]
    options += ["--disable-pip-version-check", "--no-cache-dir", f"{wanted}=={about['version']}"]
    # Settings of pip on this computer could send it to a network, or to another folder.
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    quiet["PIP_CONFIG_FILE"] = os.devnull
    _run([str(python), f"{pips[-1]}{os.sep}pip", "install", *options], "install learnlog", quiet)
    return programs / ("learnlog.exe" if WINDOWS else "learnlog")


def link(program: Path) -> str:
    """Let the shell find the program, where that can be done in the home folder; return what to tell."""
    if WINDOWS:
        return (
            f"To open learnlog, start\n  {program}\nTo have it on the desktop: find that file in Explorer, press the "
            "right button on it, and choose Send to, Desktop (create shortcut)."
        )
    place = Path.home() / ".local" / "bin" / "learnlog"
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_symlink():
        place.unlink()
    if place.exists():
        return f"To open learnlog:  {program}\n({place} is there already, and was left as it is.)"
    place.symlink_to(program)
    if str(place.parent) in os.environ.get("PATH", "").split(os.pathsep):
        return "To open learnlog:  learnlog"
    return f"To open learnlog:  {place}\n(In a new terminal, “learnlog” may do: many systems look into ~/.local/bin.)"


def remove(place: Path) -> None:
    """Take away what was installed into a folder, and the link to it. Raises CannotInstall where nothing was."""
    if not (place / MARK).exists():
        raise CannotInstall(f"learnlog was not installed into {place}. Name the folder with --to.")
    found = Path.home() / ".local" / "bin" / "learnlog"
    if found.is_symlink() and place in found.readlink().parents:
        found.unlink()
    shutil.rmtree(place)


def _run(command: list[str], what: str, environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise CannotInstall(f"Python could not {what}. It said:\n{said}")


def main() -> int:
    """Install, or take away; return the exit code."""
    parser = argparse.ArgumentParser(description="Install learnlog from this folder, without a network.")
    parser.add_argument("--to", type=Path, default=usual_place(), metavar="FOLDER", help="instead of %(default)s")
    parser.add_argument("--remove", action="store_true", help="take learnlog away again; what you wrote stays")
    options = parser.parse_args()
    place = options.to.expanduser().absolute()
    try:
        if options.remove:
            remove(place)
            print("learnlog is gone from this computer. What you wrote in it is still where it was.")
            return 0
        about = json.loads((HERE / "about.json").read_text(encoding="utf-8"))
        check(about)
        print("Installing learnlog. This takes up to a minute.", flush=True)
        program = install(place, about)
        print(f"learnlog {about['version']} is now in {place}\n{link(program)}")
        return 0
    except (CannotInstall, OSError) as error:
        print(f"Nothing of what you wrote was touched. {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
