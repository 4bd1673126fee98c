"""A folder of wheels: what goes into it for which system, and what its installer does with no network."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import wheelhouse
from scripts.wheelhouse import Target
from tests.packaging.environments import ROOT

OFFLINE = ROOT / "scripts" / "offline"
MINE = f"{sys.version_info[0]}.{sys.version_info[1]}"
WINDOWS, MACOS, LINUX = (Target(tag, "3.12") for tag in ("win_amd64", "macosx_12_0_arm64", "manylinux_2_19_x86_64"))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("tomli>=2", [True, True, True]),
        ('colorama; sys_platform == "win32"', [True, False, False]),
        ('tzdata; platform_system == "Windows"', [True, False, False]),
        ('lxml; os_name == "posix" and platform_machine == "x86_64"', [False, False, True]),
        ('winloop; platform_machine == "AMD64"', [True, False, False]),
        ('accelerate; platform_machine == "arm64"', [False, True, False]),
        ('exceptiongroup; python_version < "3.12"', [False, False, False]),
        ('typst>=0.15; extra == "pdf"', [True, True, True]),
        ('pytest>=8; extra == "dev"', [False, False, False]),
    ],
)
def test_what_another_system_needs_is_asked_of_that_system(line: str, wanted: list[bool]) -> None:
    assert [one.wants(line, ("pdf",)) is not None for one in (WINDOWS, MACOS, LINUX)] == wanted


def test_wheels_for_an_older_linux_do_for_a_newer() -> None:
    assert [one for one in LINUX.options if "platform" in one] == [
        "--platform=manylinux_2_17_x86_64",
        "--platform=manylinux_2_18_x86_64",
        "--platform=manylinux_2_19_x86_64",
        "--platform=manylinux2014_x86_64",
    ]
    assert Target("", MINE).options == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").touch()
    assert wheelhouse.main([str(tmp_path)]) == 1
    assert "Nothing was made" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["mine"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as it is made, but with a wheel in it that is none."""
    made = tmp_path / "stick"
    (made / "wheels").mkdir(parents=True)
    wheel = made / "wheels" / "pip-1-py3-none-any.whl"
    wheel.write_bytes(b"no wheel")
    shutil.copy(OFFLINE / "install.py", made)
    sums = f"{hashlib.sha256(wheel.read_bytes()).hexdigest()}  {wheel.name}\n"
    (made / "SHA256SUMS").write_text(sums, encoding="ascii")
    about = {"version": "1", "pythons": [MINE], "extras": []}
    (made / "about.json").write_text(json.dumps(about), encoding="utf-8")
    return made


def install(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "install.py"), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def _damage(folder: Path) -> None:
    next(folder.glob("wheels/*")).write_bytes(b"cut off")


def _lose(folder: Path) -> None:
    next(folder.glob("wheels/*")).unlink()


def _for_another_python(folder: Path) -> None:
    (folder / "about.json").write_text(json.dumps({"version": "1", "pythons": ["2.7"], "extras": []}), "utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_damage, "pip-1-py3-none-any.whl is missing or damaged. Copy the whole folder once more."),
        (_lose, "pip-1-py3-none-any.whl is missing or damaged"),
        (_for_another_python, f"This is Python {MINE}, and this folder is for Python 2.7."),
    ],
)
def test_it_says_what_is_wrong_before_it_changes_anything(
    folder: Path, tmp_path: Path, change: Callable[[Path], None], said: str
) -> None:
    change(folder)
    done = install(folder, "--to", str(tmp_path / "place"))
    assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "place").exists()


def test_what_it_did_not_put_there_it_neither_uses_nor_takes_away(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "thesis.txt").touch()
    for arguments in ((), ("--remove",)):
        done = install(folder, "--to", str(place), *arguments)
        assert done.returncode == 1 and "Nothing of what you wrote was touched." in done.stderr
    assert [one.name for one in place.iterdir()] == ["thesis.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
def test_the_shell_finds_a_python_that_the_folder_is_for(folder: Path) -> None:
    text = (OFFLINE / "install.sh").read_text(encoding="utf-8")
    script = folder / "install.sh"
    script.write_text(text.replace("PYTHONS", f"2.7 {MINE}"), encoding="utf-8")
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["sh", script, "--help"], check=True, capture_output=True, text=True, env=environment)
    assert "usage: install.py" in done.stdout and done.stderr == ""
    script.write_text(text.replace("PYTHONS", "2.7"), encoding="utf-8")
    done = subprocess.run(["sh", script], check=False, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stdout) == (1, "") and "Nothing was changed" in done.stderr


@pytest.mark.whole
@pytest.mark.skipif(sys.platform == "win32", reason="tried on Unix only")
def test_learnlog_comes_from_a_folder_with_the_network_off(tmp_path: Path) -> None:
    """Made with whatever pip can reach here; then installed, opened and taken away where nothing can be reached."""
    made, home = tmp_path / "stick", tmp_path / "home"
    if wheelhouse.main([str(made)]) != 0:
        pytest.skip("the wheels cannot be had here")
    home.mkdir()
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8"}
    # Nobody listens at that port: what goes there in spite of all fails, and is seen.
    environment |= dict.fromkeys(("http_proxy", "https_proxy", "HTTPS_PROXY"), "http://127.0.0.1:9")

    def run(*command: str | Path) -> str:
        done = subprocess.run(
            [*_without_network(), *map(str, command)], check=False, capture_output=True, text=True, env=environment
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    said = run(sys.executable, made / "install.py")
    program = home / ".local" / "bin" / "learnlog"
    assert str(program) in said
    assert "0 of 0" in run(program, "doctor")
    assert "installed" in (report := run(program, "doctor")) and "not compiled" not in report
    assert all(f"{name} yes" in report for name in wheelhouse.EXTRAS)
    driver = (ROOT / "scripts" / "open_and_close.py", "--until", "Welcome")
    run(sys.executable, *driver, program)
    log = Path(run(program, "path").split()[1])
    run(program, "demo", "--home", log)
    assert run(sys.executable, made / "install.py", "--remove")
    assert not program.is_symlink() and not list(home.rglob("site-packages"))
    assert (log / "entries").is_dir()


def _without_network() -> list[str]:
    """Return what a command begins with so that it has no network, where this user may do that."""
    command = ["unshare", "--net"]
    if shutil.which("unshare") and subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0:
        return command
    return []
