"""Signs that every terminal has, for those whose locale is not UTF-8: boxes of ``+`` and ``-``, marks of letters.

What is drawn keeps its width, so each sign has one in its place. What was written stays as it was written: this is
how it is drawn alone.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_TWINS = (
    # Lines and boxes, light, heavy, double and round.
    ("─╌┄▔", "-"),
    # What is heavy is what has the focus, or the part that is done.
    ("━═╍┅", "="),
    ("│┃║╏┆┇▌▐▊▎▏▕▍▋▉", "|"),
    ("┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╭╮╰╯", "+"),
    # Blocks: edges of buttons, bars of pictures, from light to full.
    ("▀▄▛▜▙▟▗▖▝▘", "-"),
    ("░", "."),
    ("▒", ":"),
    ("▓", "%"),
    ("█", "#"),
    ("▁▂", "_"),
    ("▃", "-"),
    ("▅▆", "="),
    ("▇", "#"),
    # How something stands, and how much of it there is: by number, because circles are told apart by their filling.
    ("✓", "v"),
    ("◐", "o"),
    ("○", "0"),
    ("◔", "1"),
    ("◑", "2"),
    ("◕", "3"),
    ("●", "4"),
    ("◆◇", "="),
    ("◀", "<"),
    ("◁", "("),
    ("▷", ")"),
    ("▶", ">"),
    ("☐", "o"),
    ("☑", "x"),
    # Pointers.
    ("▸›»→↗↵", ">"),
    ("←«↶‹", "<"),
    ("▴▲↑", "^"),
    ("▾▼↓", "v"),
    ("↔⇔", "="),
    ("↻", "@"),
    ("•", "*"),
    ("·", "-"),
    # What word processors put into text.
    ("“”„‟″", '"'),
    ("‘’‚‛′ʼ´", "'"),
    ("–—‐‑−", "-"),
    ("…", "~"),
    ("×", "x"),
    ("≠", "#"),
    ("\u00a0\u2007\u2009\u200a\u202f", " "),
    ("¹", "1"),
    ("²", "2"),
    ("³", "3"),
)

TWINS = {ord(sign): twin for signs, twin in _TWINS for sign in signs}
"""Each sign learnlog or Textual draws with, and what stands in its place."""

UNKNOWN = "?"
"""Stands for each column of what has no twin."""


class PlainSignsFilter(LineFilter):
    """Spells a line in what the terminal's encoding has; everything keeps its width.

    Args:
        encoding: of the terminal, such as ``ascii`` or ``iso8859-1``.
    """

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of a line in other signs; the very same list where every sign is plain already."""
        if all(segment.text.isascii() for segment in segments):
            return segments
        return [
            segment
            if segment.control or segment.text.isascii()
            else Segment(plain(segment.text, self._encoding), segment.style)
            for segment in segments
        ]


@lru_cache(4096)
def plain(text: str, encoding: str) -> str:
    """Return a text of the same width in which nothing is left that an encoding cannot spell."""
    spelt = "".join(sign if sign.isascii() else _plain_sign(sign, encoding) for sign in text.translate(TWINS))
    # Several characters that are drawn as one, such as a flag, can have come out wider.
    return set_cell_size(spelt, cell_len(text))


def _plain_sign(sign: str, encoding: str) -> str:
    width = cell_len(sign)
    if sign.isprintable():
        try:
            sign.encode(encoding)
        except UnicodeEncodeError:
            bare = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
            if len(bare) == width == 1 and bare.isprintable():
                return bare
        else:
            return sign
    return UNKNOWN * width
