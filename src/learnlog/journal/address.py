"""Where an answer belongs."""

from __future__ import annotations

from learnlog.light import NamedTuple


class Address(NamedTuple):
    """Where an answer belongs: a field of a step, in the round of ``item`` (empty where the step is not repeated)."""

    step: str
    item: str
    field: str

    @property
    def step_key(self) -> str:
        """The step with its round, such as ``extent/respect``."""
        return f"{self.step}/{self.item}" if self.item else self.step

    def __str__(self) -> str:
        return f"{self.step_key}/{self.field}"
