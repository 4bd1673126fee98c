"""The one way out for words: nothing a stranger wrote reaches a terminal as a command.

Everything printed goes through :func:`say` or :func:`complain`, which make control characters visible. What the
stream cannot spell is spelt otherwise, never an error.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from collections.abc import Mapping

from learnlog.errors import UsageError
from learnlog.light import TYPE_CHECKING
from learnlog.text import visible, visible_json

if TYPE_CHECKING:
    from typing import Any, TextIO

WIDEST = 88
"""Columns. Longer lines are hard to read, however wide the terminal is."""

_DUMB = ("dumb", "unknown")

# What learnlog itself prints, and what word processors put into pasted text; everything else is shown by number.
_PLAINER = {
    **dict(zip("“”„‘’‚–—‐‑•·▌─━│\u00a0", "\"\"\"'''----**|--| ", strict=True)),
    # Bars of pictures, whose words stand beside them.
    **dict(zip("░▒▓█▁▂▃▄▅▆▇├┼┤└●", ".:%#..::%%#|+|+o", strict=True)),
    "…": "...",
    "→": "->",
}


def _spelt_otherwise(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    last = min(error.end, error.start + 1)
    plainer = _PLAINER.get(error.object[error.start])
    if plainer is not None:
        return plainer, last
    one = UnicodeEncodeError(error.encoding, error.object, error.start, last, error.reason)
    return codecs.backslashreplace_errors(one)


def prepare() -> None:
    """Make both streams take any text, whatever the system thinks the terminal can spell."""
    codecs.register_error("learnlog", _spelt_otherwise)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="learnlog")


def say(text: str) -> None:
    """Print text, and a line end, to standard output."""
    _write(sys.stdout, f"{visible(text)}\n")


def say_json(data: Any) -> None:
    """Print data as JSON, readable, with every character escaped that would not be shown as it is."""
    import json

    text = json.dumps(data, indent=2, ensure_ascii=not _is_unicode(sys.stdout), allow_nan=False)
    _write(sys.stdout, visible_json(text) + "\n")


def complain(text: str) -> None:
    """Print text, and a line end, to standard error. Where nobody listens there, nothing happens."""
    with contextlib.suppress(OSError, UsageError):
        _write(sys.stderr, f"{visible(text)}\n")


def flush() -> None:
    """Send what was said on its way, so that a full disk or a closed pipe shows before the end."""
    _write(sys.stdout, "")


def hush() -> None:
    """Let nothing more go to standard output, so that Python does not stumble over it on the way out."""
    with contextlib.suppress(OSError, ValueError):
        number = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


def progress(done: int, total: int) -> None:
    """Show on standard error, if a person looks at it, how far reading a large log has come."""
    stream = sys.stderr
    if total < 500 or not is_terminal(stream):
        return
    words = f"Reading your log: {done} of {total}"
    with contextlib.suppress(OSError):
        _write(stream, f"\r{words}" if done < total else f"\r{' ' * len(words)}\r")


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether a stream is open and a person looks at it."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def is_dumb(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal says that it can only print."""
    return environ.get("TERM", "") in _DUMB


def width() -> int | None:
    """Return how wide lines should be; None where nobody looks, so that lines stay as they were written."""
    if not is_terminal(sys.stdout):
        return None
    from shutil import get_terminal_size

    return max(40, min(WIDEST, get_terminal_size().columns - 1))


def _is_unicode(stream: TextIO | None) -> bool:
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed by whoever started us: then nobody wants to hear
        return
    try:
        stream.write(text)
        if not text or stream is sys.stderr:
            stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        hush()
        cause = error.strerror or type(error).__name__
        raise UsageError(f"What learnlog has to say could not be written: {cause}.", "Your log is as it was.") from None
