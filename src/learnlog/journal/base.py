"""What every record of the log shares: frozen, strict, and kind to keys it does not know.

A key written by a newer learnlog, or by hand, is kept and written back, so nothing in a file is ever dropped.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from learnlog.text import normalise

T = TypeVar("T")

Text = Annotated[str, AfterValidator(normalise)]
"""Text as the log keeps it; see :func:`learnlog.text.normalise`."""

Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A TOML array, kept as a tuple. Only the container is lax."""


def _with_offset(moment: datetime) -> datetime:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a time needs its offset, such as 2026-11-23T19:02:11+00:00")
    if offset.total_seconds() % 60:
        raise ValueError("an offset is in whole minutes")
    return moment.replace(microsecond=0)


Moment = Annotated[datetime, AfterValidator(_with_offset)]
"""A point in time to the second, always with its offset from UTC."""


class Record(BaseModel):
    """Base of all journal models."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")

    always_written: ClassVar[frozenset[str]] = frozenset({"format", "kind", "state"})

    @model_serializer(mode="wrap")
    def _lean(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what says nothing, so that a file shows a person only what was written."""
        data: dict[str, Any] = handler(self)
        for name, unsaid in _unsaid(type(self)):
            if name in data and (data[name] is None or data[name] == unsaid):
                del data[name]
        return data


@cache  # asked for every record of every save
def _unsaid(model: type[Record]) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a model that need not be written, each with its default; None where it has none."""
    return tuple(
        (name, None if field.is_required() else field.get_default(call_default_factory=True))
        for name, field in model.model_fields.items()
        if name not in model.always_written
    )
