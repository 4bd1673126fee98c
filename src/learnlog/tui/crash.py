"""What is said when learnlog itself is at fault: a plain sentence, and one line for whoever mends it.

Textual's own crash screen prints the values of local variables, and with them a trainee's words about real pupils.
Nothing here prints a value, not even the error's message, which may quote one.
"""

from __future__ import annotations

from textual.worker import WorkerFailed

from learnlog import __version__
from learnlog.errors import place_of


def crash_note(error: BaseException) -> str:
    """Return what to print after a crash: what it means for the words, and where the fault is, free of any word."""
    if isinstance(error, WorkerFailed):
        error = error.error
    return (
        "learnlog had to stop because of a fault of its own. What you typed is kept, and comes back when you open "
        f"learnlog again.\nFor a report, free of your words: learnlog {__version__}, {type(error).__name__}, "
        f"{place_of(error)}."
    )
