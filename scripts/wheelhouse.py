"""Make a folder from which learnlog is installed without a network: ``python -m scripts.wheelhouse FOLDER``.

In it are the wheels of learnlog, of all it needs and of pip, a file that installs them (``scripts/offline/install.py``)
and a page that says how. By default it is for this computer's system and Python; ``--platform win_amd64 --python 3.12``
makes it for another, as far as every library has a wheel for it. Making it needs a network, or a cache of pip.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from learnlog import __version__
from scripts.parts import ROOT, extras

BESIDE = ROOT / "scripts" / "offline"
EXTRAS = tuple(extras())

_MANYLINUX = re.compile(r"manylinux_2_(?P<minor>\d+)_(?P<on>\w+)\Z", re.ASCII)
_OLDEST_GLIBC = 17
_MACHINE = re.compile(r"[a-z]+(?:_?\d+)*?_(?=[a-z])", re.ASCII)
"""What stands before the processor in the tag of a platform."""

SYSTEMS = {"win": ("win32", "nt", "Windows"), "macosx": ("darwin", "posix", "Darwin")}
"""By the beginning of a platform's tag, what libraries ask of a system; any other is Linux."""


class CannotMake(Exception):
    """Says which library is missing for which system."""


class Target:
    """A system and Python that wheels are for.

    Args:
        platform: as in the names of wheels, such as ``win_amd64``; empty for this computer's.
        python: such as ``3.12``.
    """

    def __init__(self, platform: str, python: str) -> None:
        self.platform, self.python = platform, python

    @property
    def options(self) -> list[str]:
        """What tells pip to fetch for it."""
        if not self.platform:
            return []
        platforms = [f"--platform={tag}" for tag in self._platforms]
        return [*platforms, f"--python-version={self.python}", "--implementation=cp"]

    def wants(self, line: str, extras: Sequence[str]) -> Requirement | None:
        """Return what a library needs here, from one line of its metadata; None where it is not for this system."""
        needed = Requirement(line)
        if needed.marker is None:
            return needed
        asked = [self._environment | {"extra": extra} for extra in ("", *extras)]
        return needed if any(needed.marker.evaluate(one) for one in asked) else None

    @property
    def _platforms(self) -> list[str]:
        """The tags of wheels that run on it. pip knows by itself which are older than a macOS, but not than a Linux."""
        named = _MANYLINUX.match(self.platform)
        if not named:
            return [self.platform]
        minors = range(_OLDEST_GLIBC, int(named["minor"]) + 1)
        return [*(f"manylinux_2_{minor}_{named['on']}" for minor in minors), f"manylinux2014_{named['on']}"]

    @property
    def _environment(self) -> dict[str, str]:
        if not self.platform:
            return {}
        system = next(
            (SYSTEMS[name] for name in SYSTEMS if self.platform.startswith(name)), ("linux", "posix", "Linux")
        )
        names = dict(zip(("sys_platform", "os_name", "platform_system"), system, strict=True))
        versions = {"python_version": self.python, "python_full_version": f"{self.python}.0"}
        return names | versions | {"platform_machine": self._machine}

    @property
    def _machine(self) -> str:
        """What Python calls the processor there: as in the tag, but on Windows."""
        if self.platform.startswith("win"):
            return {"win_amd64": "AMD64", "win_arm64": "ARM64"}.get(self.platform, "x86")
        return _MACHINE.sub("", self.platform)


def make(folder: Path, targets: Sequence[Target], extras: Sequence[str]) -> None:
    """Make the folder, which must be empty or not there yet.

    Raises:
        CannotMake: a library has no wheel for a system, or cannot be fetched.
    """
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(ROOT))
    (own,) = wheels.glob("learnlog-*.whl")
    wanted = f"{own}[{','.join(extras)}]" if extras else str(own)
    for target in targets:
        options = ["--only-binary=:all:", "--dest", str(wheels), "--find-links", str(wheels), *target.options]
        _pip("download", "-c", str(ROOT / "constraints.txt"), *options, wanted)
        _pip("download", "--no-deps", *options, "pip")
        # pip asks this computer, not the other, what is needed only on some systems.
        while missing := sorted(_missing(wheels, target, extras)):
            _pip("download", "--no-deps", "-c", str(ROOT / "constraints.txt"), *options, *missing)
    _describe(folder, targets, extras)


def _missing(wheels: Path, target: Target, extras: Sequence[str]) -> set[str]:
    """Return what the wheels need on a system and what is not among them, by name."""
    there = {parse_wheel_filename(path.name)[0] for path in wheels.glob("*.whl")}
    missing = set()
    for path in wheels.glob("*.whl"):
        asked = extras if path.name.startswith("learnlog-") else ()
        for line in _requirements(path):
            needed = target.wants(line, asked)
            if needed is not None and canonicalize_name(needed.name) not in there:
                missing.add(needed.name)
    return missing


def _requirements(wheel: Path) -> Iterator[str]:
    with ZipFile(wheel) as archive:
        (name,) = [one for one in archive.namelist() if one.endswith(".dist-info/METADATA") and one.count("/") == 1]
        yield from HeaderParser().parsestr(archive.read(name).decode("utf-8")).get_all("Requires-Dist") or ()


def _describe(folder: Path, targets: Sequence[Target], extras: Sequence[str]) -> None:
    """Put what installs the wheels beside them, and say what they are for."""
    wheels = sorted((folder / "wheels").glob("*.whl"))
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in wheels]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="ascii", newline="\n")
    pythons = list(dict.fromkeys(target.python for target in targets))
    about = {"version": __version__, "pythons": pythons, "extras": list(extras)}
    (folder / "about.json").write_text(json.dumps(about, indent=1), encoding="utf-8")
    shutil.copyfile(BESIDE / "install.py", folder / "install.py")
    platforms = dict.fromkeys(target.platform or sysconfig.get_platform() for target in targets)
    for name, between, line_end in (
        ("install.sh", " ", "\n"),
        ("install.bat", " ", "\r\n"),
        ("INSTALL.txt", " or ", "\r\n"),
    ):
        text = (BESIDE / name).read_text(encoding="utf-8").replace("PYTHONS", between.join(pythons))
        text = text.replace("VERSION", __version__).replace("PLATFORMS", ", ".join(platforms))
        (folder / name).write_text(text, encoding="utf-8", newline=line_end)
    (folder / "install.sh").chmod(0o755)


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise CannotMake("\n".join(lines[-2:]) or done.stderr.strip())


def main(arguments: list[str] | None = None) -> int:
    """Make the folder and say what is in it; return 1 where it cannot be made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="empty, or not there yet")
    parser.add_argument("--extras", default=",".join(EXTRAS), help="which, separated by commas; else %(default)s")
    mine = f"{sys.version_info[0]}.{sys.version_info[1]}"
    parser.add_argument(
        "--platform", action="append", default=[], metavar="TAG", help="such as win_amd64; else this one"
    )
    parser.add_argument("--python", action="append", default=[], metavar="VERSION", help=f"such as 3.12; else {mine}")
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    if folder.exists() and any(folder.iterdir()):
        print(f"{folder} is not empty. Nothing was made.", file=sys.stderr)
        return 1
    pythons = options.python if options.platform else [mine]
    targets = [Target(platform, python) for platform in options.platform or [""] for python in pythons or [mine]]
    wanted = tuple(one for one in options.extras.split(",") if one)
    try:
        with tempfile.TemporaryDirectory(prefix="learnlog-wheels-") as place:
            made = Path(place) / "learnlog"
            make(made, targets, wanted)
            shutil.copytree(made, folder, dirs_exist_ok=True)
    except CannotMake as error:
        print(f"It was not made. {error}", file=sys.stderr)
        return 1
    files = [path for path in folder.rglob("*") if path.is_file()]
    print(f"{folder}: {len(files)} files, {sum(path.stat().st_size for path in files) / 1_000_000:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
