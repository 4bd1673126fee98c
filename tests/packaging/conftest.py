"""learnlog as it comes onto a machine: from a wheel, as an editable install, in a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from tests.packaging.environments import ROOT, Environment, make_environment


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once however many processes the tests run in."""
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent
    folder = place / "wheel"
    with FileLock(place / "wheel.lock"):
        if not folder.exists():
            build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
            done = subprocess.run(build, check=False, text=True, capture_output=True)
            assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def from_wheel(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment with the wheel installed."""
    environment = make_environment(tmp_path_factory.mktemp("from-wheel"))
    environment.install(wheel)
    return environment


@pytest.fixture(scope="session")
def editable(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment with this checkout installed as editable."""
    environment = make_environment(tmp_path_factory.mktemp("editable"))
    environment.install("--editable", ROOT)
    return environment


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment with learnlog not installed, only found in this checkout."""
    environment = make_environment(tmp_path_factory.mktemp("checkout"))
    return Environment(environment.python, environment.elsewhere, str(ROOT / "src"))
