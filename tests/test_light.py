"""The named tuples that are made without ``typing`` are as those of ``typing``."""

from __future__ import annotations

import pickle
import subprocess
import sys
import typing

import pytest

from learnlog.light import NamedTuple


class Pair(NamedTuple):
    """Two things."""

    one: str
    other: int = 2

    @property
    def both(self) -> str:
        return f"{self.one}{self.other}"

    def __bool__(self) -> bool:
        return self.other > 0


class Model(typing.NamedTuple):
    one: str
    other: int = 2


def test_it_has_names_defaults_and_methods() -> None:
    assert Pair("a") == ("a", 2) == Pair(one="a", other=2)
    assert tuple(Pair("a")) == tuple(Model("a"))
    assert (Pair("a").both, Pair("a")._replace(other=0).both) == ("a2", "a0")
    assert Pair("a") and not Pair("a", 0)
    assert repr(Pair("a")) == "Pair(one='a', other=2)"
    assert (Pair.__doc__, Pair.__module__, Pair._fields) == ("Two things.", __name__, Model._fields)
    match Pair("b"):
        case Pair(one, other):
            assert (one, other) == ("b", 2)


def test_it_is_frozen_light_and_can_be_copied() -> None:
    with pytest.raises(AttributeError):
        Pair("a").one = "b"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Pair("a").more = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        Pair()  # type: ignore[call-arg]
    assert pickle.loads(pickle.dumps(Pair("a"))) == Pair("a")


def test_it_loads_nothing_heavy() -> None:
    script = "import sys, learnlog.light; sys.exit(bool({'typing', 'dataclasses', 're'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-S", "-c", script], env={"PYTHONPATH": ":".join(sys.path)}).returncode == 0
