"""What every model of a unit shares: frozen, strict, and closed to unknown keys."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

T = TypeVar("T")

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""An id: lower-case letters, digits and single hyphens, such as ``task-2``."""

Words = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Text that says something."""

Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A TOML array, kept as a tuple. Only the container is lax; what is in it stays strict."""


class Part(BaseModel):
    """Base of all content models."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", populate_by_name=True)
