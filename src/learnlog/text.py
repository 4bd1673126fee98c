"""The one place where text is cleaned: on the way in (:func:`normalise`) and on the way out (:func:`visible`).

Stored text is kept as it was written, so that a round trip through a file is exact; what could drive a terminal
is made visible only when it is shown. Both rules are character by character, so a cursor position stays true.
"""

from __future__ import annotations

import re
import unicodedata

# Everything str.splitlines() breaks at. A text editor, TOML and Textual's document disagree about all but \n,
# so the door lets only \n in.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")

_BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\u2426")
_SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\u2426"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0x2028: "\u2426",
    0x2029: "\u2426",
    **_BIDI_CONTROLS,
}


def normalise(text: str) -> str:
    """Return text as the log keeps it: every line ends in ``\\n``, and no half of a surrogate pair is left.

    Idempotent. Nothing else is changed: tabs, emoji, combining marks and right-to-left text stay as typed.
    """
    return _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))


def visible(text: str) -> str:
    """Return text that no terminal can take for a command.

    Control characters (C0 but tab and newline, DEL, C1) become their Unicode pictures, bidirectional overrides a
    substitute sign. The result has exactly as many characters as ``text``, so offsets into one hold in the other.
    """
    return text.translate(_SHOWN)


def one_line(text: str) -> str:
    """Return text made visible and folded to a single line, for lists, titles and tables."""
    return " ".join(visible(text).split())


def word_count(text: str) -> int:
    """Return the number of words, where a word is a run of characters between white space with a letter or digit."""
    return sum(1 for word in text.split() if any(character.isalnum() for character in word))


def folded(text: str) -> str:
    """Return text for searching: lower case, accents removed, so that ``creche`` finds ``crèche``."""
    # Taken apart before the case is folded, too: a bold mathematical A is a capital only then.
    plain = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def shorten(text: str, width: int) -> str:
    """Return text as one line of at most ``width`` characters, cut at a word with an ellipsis."""
    line = one_line(text)
    if len(line) <= width:
        return line
    cut = line[: max(width - 1, 0)]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > width // 2 else cut).rstrip(" ,;:.") + "…"
