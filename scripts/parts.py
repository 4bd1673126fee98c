"""What learnlog is made of beside its code, as ``pyproject.toml`` says it: for scripts that put it together."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

_FOR_DEVELOPERS = ("dev", "bundle")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def extras() -> dict[str, list[str]]:
    """Return the extras a trainee may want, each with the names of the packages it brings."""
    named = _pyproject()["project"]["optional-dependencies"]
    return {name: [_name(one) for one in needs] for name, needs in named.items() if name not in _FOR_DEVELOPERS}


def data() -> dict[Path, str]:
    """Return the folders that stand beside the package in the checkout, and where they go once it is installed."""
    places = _pyproject()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    return {ROOT / source: place for source, place in places.items()}


def _name(requirement: str) -> str:
    found = _NAME.match(requirement)
    assert found, "a requirement begins with a name"
    return found[0]


def _pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
