"""The one place where text is cleaned: on the way in (:func:`normalise`) and on the way out (:func:`visible`).

Stored text is kept as it was written, so that a round trip through a file is exact; what could drive a terminal
is made visible only when it is shown. Both rules are character by character, so a cursor position stays true.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

# Everything str.splitlines() breaks at. A text editor, TOML and Textual's document disagree about all but \n,
# so the door lets only \n in.
_LINE_ENDS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_SURROGATES = "\ud800-\udfff"
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum() and not chr(code).isspace())
# Bytes split at fewer kinds of white space than text does.
_WORDS_ALONE = bytes(0x20 if chr(code).isspace() else code for code in range(128)) + bytes(range(128, 256))
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

# The flags of England, Scotland and Wales: the only text that is spelt with tag characters.
_FLAGS = "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|"
_FLAGS += "\U000e0077\U000e006c\U000e0073)\U000e007f"

UNSEEN = re.compile(
    f"{_FLAGS}|"
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but tab and newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of text
    "\xad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb"  # no width
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters that are never drawn
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags, and what is kept free for more of their kind
    "\u2028\u2029\ud800-\udfff]"  # other ends of lines, and halves of surrogate pairs
)
"""Every character that is not shown as it is; or a whole flag (more than one character), which is.

The joiners U+200C and U+200D are shown as they are, though they have no width: Persian, the scripts of India and emoji
are spelt with them. So are variation selectors, which choose between shapes of the character before.
"""


def normalise(text: str) -> str:
    """Return text as the log keeps it: every line ends in ``\\n``, and no half of a surrogate pair is left.

    Idempotent. Nothing else is changed: tabs, emoji, combining marks and right-to-left text stay as typed.
    """
    either, line_ends, surrogates = _to_normalise()
    if not either.search(text):
        return text
    return surrogates.sub("\ufffd", line_ends.sub("\n", text))


@cache
def _to_normalise() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what is looked for: either of both, the ends of lines, the halves of surrogate pairs.

    One set of characters is looked for quickly, and nearly every text has none of them. They are compiled when text
    comes in: a list of what is known waits for none of them.
    """
    return (
        re.compile(f"[{_LINE_ENDS}{_SURROGATES}]"),
        re.compile(f"\r\n|[{_LINE_ENDS}]"),
        re.compile(f"[{_SURROGATES}]"),
    )


# Besides control characters, what web pages and word processors put between letters for nobody to see: soft hyphens,
# spaces and joiners without width, byte order marks.
_DROPPED = dict.fromkeys(code for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A))
_DROPPED |= dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))


def writable(text: str, keep: str = "") -> str:
    """Return text that came from outside without what nobody sees and no language needs, such as control characters.

    Args:
        text: normalised.
        keep: text whose own such characters are left alone.
    """
    dropped = {code: None for code in _DROPPED if chr(code) not in keep} if keep else _DROPPED
    return text.translate(dropped)


def visible(text: str) -> str:
    """Return text that no terminal can take for a command, and in which nothing is hidden from a reader.

    Control characters (C0 but tab and newline, DEL) become their Unicode pictures. Everything else that :data:`UNSEEN`
    names becomes a substitute sign, ``␦``: C1, marks that turn the direction of text, and what has no width, by which
    text can be made to look like other text. The result has exactly as many characters as ``text``, so offsets into
    one hold in the other.
    """
    return UNSEEN.sub(_sign_for, text)


def _sign_for(unseen: re.Match[str]) -> str:
    found = unseen[0]
    if len(found) > 1:  # a flag
        return found
    if found < " ":
        return chr(0x2400 + ord(found))
    return "\u2421" if found == "\x7f" else "\ufffd" if "\ud800" <= found <= "\udfff" else "\u2426"


def visible_json(text: str) -> str:
    """Return JSON in which every character is an escape that :data:`UNSEEN` names; it says the same as before."""
    return UNSEEN.sub(_escape_for, text)


def _escape_for(unseen: re.Match[str]) -> str:
    found = unseen[0]
    if len(found) > 1:  # a flag
        return found
    # JSON would print a DEL as it is, and takes two escapes for what stands beyond U+FFFF.
    if found <= "\uffff":
        return f"\\u{ord(found):04x}"
    from json import dumps

    return dumps(found)[1:-1]


def one_line(text: str) -> str:
    """Return text made visible and folded to a single line, for lists, titles and tables."""
    return " ".join(visible(text).split())


def word_count(text: str) -> int:
    """Return the number of words, where a word is a run of characters between white space with a letter or digit."""
    if text.isascii():
        # Without its signs a run that is no word is nothing: three times as quick as asking each.
        return len(text.encode().translate(_WORDS_ALONE, _SIGNS).split())
    return sum(1 for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word)))


def total_words(texts: Sequence[str]) -> int:
    """Return the number of words of several texts."""
    # Counted in one go where that is quick; one letter beyond ASCII makes all of a text slow.
    plain = [text for text in texts if text.isascii()]
    return word_count("\n".join(plain)) + sum(word_count(text) for text in texts if not text.isascii())


def folded(text: str) -> str:
    """Return text for searching: lower case, accents removed, so that ``creche`` finds ``crèche``."""
    if text.isascii():
        return text.lower()
    # Taken apart before the case is folded, too: a bold mathematical A is a capital only then.
    plain = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", plain)
    return decomposed if decomposed.isascii() else _BEYOND_ASCII.sub(_without_marks, decomposed)


def _without_marks(run: re.Match[str]) -> str:
    return "".join(character for character in run[0] if not unicodedata.combining(character))


def shorten(text: str, width: int) -> str:
    """Return text as one line of at most ``width`` characters, cut at a word with an ellipsis."""
    # All that follows is decided by the beginning; white space may take most of it, and a flag is seven characters.
    line = one_line(text[: 2 * width])
    if len(line) <= width + 8:
        line = one_line(text)
    if len(line) <= width:
        return line
    cut = line[: max(width - 1, 0)]
    # A cut that falls between two words leaves the last one whole.
    at_word = cut if line[len(cut)] == " " else cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > width // 2 else cut).rstrip(" ,;:.") + "…"


def cells(text: str) -> int:
    """Return how many columns text takes in a terminal."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def _cell(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character) or character in "\u200b\u200c\u200d\ufe0e\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
