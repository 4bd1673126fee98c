"""The bundled units are found however learnlog came onto the machine."""

from __future__ import annotations

from pathlib import Path

from tests.packaging.environments import ROOT, Environment


def test_from_a_checkout(checkout: Environment) -> None:
    found = checkout.units()
    assert found.folder == ROOT / "data" / "units"
    assert (found.units, found.broken) == (["unit-5"], [])


def test_from_an_editable_install(editable: Environment) -> None:
    found = editable.units()
    assert found.folder == ROOT / "data" / "units"
    assert (found.units, found.broken) == (["unit-5"], [])


def test_from_a_wheel(from_wheel: Environment) -> None:
    found = from_wheel.units()
    assert found.folder == _package(from_wheel) / "units"
    assert (found.units, found.broken) == (["unit-5"], [])


def test_a_wheel_is_run_from_its_own_folder(from_wheel: Environment) -> None:
    assert ROOT not in _package(from_wheel).parents


def test_an_editable_install_runs_the_checkout(editable: Environment) -> None:
    assert _package(editable) == ROOT / "src" / "learnlog"


def _package(environment: Environment) -> Path:
    said = environment.run(environment.python, "-c", "import learnlog; print(learnlog.__file__)")
    return Path(said.strip()).parent
