"""How long learnlog takes to start, however it was installed, beside a Python that does nothing.

Every way is taken for real, into a temporary folder, from one folder of wheels. What uv, pipx or PyInstaller would be
needed for is left out where they are not there, and named.
"""

from __future__ import annotations

import importlib.util
import json
import resource
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.probe import Recipe
from benchmarks.probe import measure as run_once
from benchmarks.subjects import HOME_IS_USEFUL, environment
from learnlog.demo import write_demo
from learnlog.store.folders import Folders
from scripts import bundle, wheelhouse

FLOOR = "python -c pass"
LIST, HOME = "learnlog list", "Home, opened and closed"


class Missing(Exception):
    """A way cannot be taken here; says what is not there."""


@dataclass
class Way:
    """One way of installing learnlog.

    Attributes:
        name: in words.
        install: takes it into an empty folder and returns the program.
        compiled: whether what is compiled may be kept, so that it need not be compiled at the next start.
    """

    name: str
    install: Callable[[Path, Path], Path]
    compiled: bool = True


@dataclass
class Installed:
    """The processor's seconds of each start, by the way of installing and by what was started.

    Attributes:
        times: of learnlog.
        floor: of a Python that does nothing.
        took: seconds that installing took.
        missing: the ways that could not be taken, and why.
    """

    times: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    floor: list[float] = field(default_factory=list)
    took: dict[str, float] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)


def measure_installed(place: Path, rounds: int, say: Callable[[str], None]) -> Installed:
    """Install learnlog in every way there is and start each in turn, over and over.

    Raises:
        wheelhouse.CannotMake: the wheels cannot be had here.
    """
    found = Installed()
    wheels = place / "wheels"
    say("making a folder of wheels")
    wheelhouse.make(wheels, [wheelhouse.Target("", f"{sys.version_info[0]}.{sys.version_info[1]}")], wheelhouse.EXTRAS)
    programs: dict[str, tuple[Way, Path]] = {}
    for number, way in enumerate(WAYS):
        say(f"installing: {way.name}")
        own = place / f"way-{number}"
        own.mkdir()
        begun = time.monotonic()
        try:
            programs[way.name] = way, way.install(own, wheels)
        except Missing as error:
            found.missing[way.name] = str(error)
        found.took[way.name] = time.monotonic() - begun
    log = place / "log"
    write_demo(Folders.find(log, {}))
    for number in range(rounds + 1):
        say(f"starting each, round {number} of {rounds}")
        _round(programs, log, found if number else Installed())  # the first only warms up
    return found


def _round(programs: dict[str, tuple[Way, Path]], log: Path, found: Installed) -> None:
    plain = environment(log.parent)
    del plain["PYTHONPATH"]  # learnlog as it was installed, and not the checkout
    found.floor.append(_seconds([sys.executable, "-c", "pass"], plain))
    for name, (way, program) in programs.items():
        own = plain if way.compiled else plain | {"PYTHONDONTWRITEBYTECODE": "1"}
        times = found.times.setdefault(name, {LIST: [], HOME: []})
        times[LIST].append(_seconds([str(program), "--home", str(log), "list"], own))
        recipe = Recipe((str(program), "--home", str(log)), own, log.parent, HOME_IS_USEFUL)
        times[HOME].append(_used(partial(run_once, recipe)))


def _seconds(command: list[str], environ: dict[str, str]) -> float:
    silent = partial(subprocess.run, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return _used(partial(silent, command, env=environ))


def _used(run: Callable[[], object]) -> float:
    """Return the processor's seconds that a program took, which ``run`` starts and sees end. Waiting does not count."""
    before = _of_children()
    run()
    return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _pip(place: Path, wheels: Path) -> Path:
    venv.create(place / "env", symlinks=True)
    (pip,) = (wheels / "wheels").glob("pip-*.whl")
    _run([str(place / "env" / "bin" / "python"), f"{pip}/pip", "install", *_offline(wheels), _wanted()], place)
    return place / "env" / "bin" / "learnlog"


def _pipx(place: Path, wheels: Path) -> Path:
    own = {"PIPX_HOME": str(place / "pipx"), "PIPX_BIN_DIR": str(place / "bin"), "PIPX_MAN_DIR": str(place / "man")}
    own["PIPX_DEFAULT_BACKEND"] = "pip"  # it would take uv, which compiles nothing
    options = [f"--pip-args={' '.join(_offline(wheels))}", f"--python={sys.executable}"]
    _run([_tool("pipx"), "install", *options, _wanted()], place, own)
    return place / "bin" / "learnlog"


def _uv(place: Path, wheels: Path, *more: str) -> Path:
    folders = {"UV_TOOL_DIR": "tools", "UV_TOOL_BIN_DIR": "bin", "UV_CACHE_DIR": "cache"}
    own = {name: str(place / folder) for name, folder in folders.items()}
    options = [*_offline(wheels), f"--python={sys.executable}", *more]
    _run([_tool("uv"), "tool", "install", *options, _wanted()], place, own)
    return place / "bin" / "learnlog"


def _uv_compiled(place: Path, wheels: Path) -> Path:
    return _uv(place, wheels, "--compile-bytecode")


def _folder(place: Path, wheels: Path) -> Path:
    _run([sys.executable, str(wheels / "install.py"), "--to", str(place / "learnlog")], place, {"HOME": str(place)})
    return place / "learnlog" / "env" / "bin" / "learnlog"


def _bundle(place: Path, wheels: Path) -> Path:
    if importlib.util.find_spec("PyInstaller") is None:
        raise Missing("PyInstaller is not there")
    return bundle.make(place)


WAYS = (
    Way("pip, in an environment", _pip),
    Way("pipx install", _pipx),
    Way("uv tool install, with --compile-bytecode", _uv_compiled),
    Way("uv tool install, nothing compiled yet", _uv, compiled=False),
    Way("a folder of wheels", _folder),
    Way("one folder, by PyInstaller", _bundle),
)


def _offline(wheels: Path) -> list[str]:
    return ["--no-index", f"--find-links={wheels / 'wheels'}"]


def _wanted() -> str:
    return f"learnlog[{','.join(wheelhouse.EXTRAS)}]"


def _tool(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        raise Missing(f"{name} is not there")
    return found


def _run(command: list[str], place: Path, more: dict[str, str] | None = None) -> None:
    plain = environment(place)
    del plain["PYTHONPATH"]
    done = subprocess.run(command, env=plain | (more or {}), check=False, capture_output=True, text=True, cwd=place)
    if done.returncode:
        raise Missing(json.dumps(done.stderr[-300:]))
