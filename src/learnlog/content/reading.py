"""One screen of reading: Markdown in blocks, with the notes and links that open where they stand."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Setting

from learnlog.content.base import Many, Part, Slug, Words


class Prose(Part):
    """A run of Markdown blocks. Footnote marks are already written as ``[1]``."""

    kind: Literal["prose"] = "prose"
    markdown: Words
    anchor: str = ""
    """Slug of the nearest heading above, empty before the first: what ``beside = "readings/x#anchor"`` names."""


class Notes(Part):
    """References called in the block above, in the order of their marks; they open in place."""

    kind: Literal["notes"] = "notes"
    references: Many[Slug] = Setting(min_length=1)
    anchor: str = ""


class LinkHere(Part):
    """One of the unit's links, in the place where the source has it."""

    kind: Literal["link"] = "link"
    link: Slug
    anchor: str = ""


Block = Annotated[Prose | Notes | LinkHere, Setting(discriminator="kind")]


class Reading(Part):
    """A screen of reading.

    Attributes:
        key_points: what to take away, shown first.
        part: the heading of the source this screen belongs under; the contents are grouped by it.
        blocks: the text, in order.
    """

    id: Slug
    title: Words
    part: Words
    key_points: Many[Words] = Setting(min_length=1)
    blocks: Many[Block] = Setting(min_length=1)

    @property
    def anchors(self) -> tuple[str, ...]:
        """Slugs of the headings, in order."""
        return tuple(dict.fromkeys(block.anchor for block in self.blocks if block.anchor))

    def under(self, anchor: str) -> tuple[Block, ...]:
        """Return the blocks under one heading, or all of them for an empty anchor."""
        return tuple(block for block in self.blocks if not anchor or block.anchor == anchor)
