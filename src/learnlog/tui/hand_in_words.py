"""What is said where something is handed in: what will be written, what is there already, its help."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path

from learnlog.export.formats import Format
from learnlog.export.names import Find
from learnlog.export.slides import to_mend
from learnlog.handing_in import HandIn

HELP = """
# Handing in

learnlog writes a document that your tutor can read without it: every question, every answer, and "not answered"
where there is none. The file is made on this computer and sent to nobody.

↑ and ↓ go through the formats, Enter or Space chooses one. Tab goes on to the folder and to the buttons. A file
that is there already is never replaced unless you say so.

**With a file for comments** puts a second file beside the document, which your tutor can fill in with any text
editor and send back; "Take in comments" on Home ({home.comments}) then shows each comment beside its answer.

What you hand in is kept as it is now, to read again and to compare ({entry.hand-ins} on an entry, {home.hand-ins}
on Home). Where you handed it in before, **{hand-in.changes}** shows what has changed since. JSON and tables for a
spreadsheet do not count as handed in.

Read it through for names of real people before you send it.
"""


def to_be_written(found: HandIn, written_as: Format, finds: Collection[Find], today: date) -> str:
    """Return what the file will be called, and what is to be known of it before it is written.

    Args:
        finds: what in it may tell who somebody is.
    """
    number = len(found.entries)
    said = f"{found.file_name(written_as, today)} · {'1 entry' if number == 1 else f'{number} entries'} in it."
    if unreadable := len(found.unreadable):
        left = "One file cannot be read and is" if unreadable == 1 else f"{unreadable} files cannot be read and are"
        said += f" {left} left out; your log says which."
    if number := len({one.text for one in finds}):
        said += f" {number} {'text' if number == 1 else 'texts'} in it may tell who somebody is; you are asked first."
    if written_as.slides and any(to_mend(deck) for deck in found.document.decks):
        said += " Not every slide is ready; which, is said once it is written."
    return said


def there_already(path: Path, there: Path, take_in: Callable[[], str]) -> str:
    """Return why nothing was written.

    Args:
        path: what was to be written.
        there: what is there: the file itself, or the one for comments that goes with it.
        take_in: returns the key on Home that takes comments in; asked only where it is named.
    """
    if there == path:
        return "There is a file of this name already, and it was left as it is."
    return (
        f"There is a file {there} already, and it was left as it is. If your tutor has written into it, take those "
        f"comments in first ({take_in()} on Home)."
    )
