"""Cases of one behaviour, of which only the first are looked at in every run of the tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def the_first(number: int, cases: Iterable[Any]) -> list[Any]:
    """Return the cases for ``parametrize``, all but so many of them for ``pytest -m "whole or not whole"`` alone."""
    return [one if place < number else pytest.param(one, marks=pytest.mark.whole) for place, one in enumerate(cases)]
