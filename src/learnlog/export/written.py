"""What a format has made of a document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Written:
    """A document in a format.

    Attributes:
        data: the bytes of its file.
        told: what the format could not do quite as asked, a sentence each, for whoever hands in.
    """

    data: bytes
    told: tuple[str, ...] = ()
