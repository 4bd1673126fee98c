"""Environments to install learnlog into, quickly and without a network.

Each is new and sees the packages of the environment the tests run in, but not that environment's learnlog.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_ASK = """
import json
from learnlog.store.units import bundled_units, load_catalog
catalog = load_catalog(bundled_units(), None)
print(json.dumps({
    "folder": str(bundled_units()),
    "units": [unit.id for unit in catalog.units],
    "broken": [str(one) for one in catalog.broken],
}))
"""


@dataclass(frozen=True)
class Units:
    """The units that a learnlog finds: in which folder, which can be opened, which cannot."""

    folder: Path
    units: list[str]
    broken: list[str]


@dataclass(frozen=True)
class Environment:
    """A Python that can import learnlog.

    Attributes:
        python: its interpreter.
        elsewhere: a folder to start programs in, so that nothing is found only because it lies there.
        path: its PYTHONPATH.
    """

    python: Path
    elsewhere: Path
    path: str = ""

    def run(self, *command: str | Path) -> str:
        """Run a command and return what it prints; it must end with exit code 0."""
        environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
        environment |= {"PYTHONPATH": self.path} if self.path else {}
        environment |= {"LEARNLOG_HOME": str(self.elsewhere / "log"), "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [str(part) for part in command],
            cwd=self.elsewhere,
            env=environment,
            check=False,
            text=True,
            encoding="utf-8",
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def program(self, name: str) -> Path:
        """Return the path of a console script."""
        return self.python.parent / (f"{name}.exe" if sys.platform == "win32" else name)

    def install(self, *what: str | Path) -> None:
        """Install something, from this machine alone."""
        offline = ("--no-deps", "--no-index", "--no-build-isolation", "--ignore-installed")
        self.run(self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *offline, *what)

    def units(self) -> Units:
        """Return which units learnlog finds here."""
        found = json.loads(self.run(self.python, "-c", _ASK))
        return Units(Path(found["folder"]), found["units"], found["broken"])


def make_environment(place: Path) -> Environment:
    """Make a new environment that sees the packages of this one."""
    venv.create(place / "env", symlinks=sys.platform != "win32")
    python = place / "env" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    elsewhere = place / "elsewhere"
    elsewhere.mkdir()
    environment = Environment(python, elsewhere)
    packages = environment.run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    # A line in a .pth file adds a folder, but not what the .pth files in that folder add: an editable learnlog in
    # the environment of the tests stays unseen.
    ours = dict.fromkeys([sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    Path(packages, "zz_packages_of_the_tests.pth").write_text("\n".join(ours), encoding="utf-8")
    return environment
