"""One line of what is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the result.

    Attributes:
        measure: one of ``benchmarks.measure.MEASURES``.
        what: in words.
        unit: ``ms`` or ``MB``.
        value: learnlog's.
        floor: the bare app's; of a key with a draft, that of one without; of a save, that of the same bytes.
        bar: the ratio not to exceed, None where there is none.
    """

    measure: str
    what: str
    unit: str
    value: float
    floor: float
    bar: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.value / self.floor

    @property
    def over(self) -> bool:
        """Whether the ratio exceeds its bar."""
        return self.bar is not None and not self.ratio <= self.bar  # what could not be measured is over
