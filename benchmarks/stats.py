"""Figures out of many runs."""

from __future__ import annotations

import time
from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the value below which this share (0 to 1) lies, interpolated; None of no values."""
    if not values:
        return None
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def median(values: Sequence[float]) -> float | None:
    """Return the middle value; None of no values."""
    return percentile(values, 0.5)


def yardstick() -> float:
    """Return the processor milliseconds of a fixed piece of work: tells a slowed-down machine from a slow program."""
    begun = time.process_time()
    total = 0
    for number in range(200_000):
        total += number
    return (time.process_time() - begun) * 1000
