"""What a row of the list says: of an entry, of a file that is none, of what is in the bin."""

from __future__ import annotations

from rich.cells import cell_len

from learnlog.errors import EntryUnreadable
from learnlog.journal.bin_days import last_day
from learnlog.journal.readback import long_date
from learnlog.journal.summarising import summarise
from learnlog.journal.summary import Copy, Summary
from learnlog.store.contents import Binned
from learnlog.text import one_line
from learnlog.tui.marks import MARKS, NOTHING_YET
from learnlog.tui.rows import GONE, ListedRow

_STATES = {"draft": "Draft", "complete": "Complete"}
_IN_THE_BIN = {"entry": "Deleted", "aside": "Words set aside", "copy": "A copy put away"}


def said_of(row: ListedRow, width: int) -> tuple[str, str, str, str]:
    """Return what a row says: its mark and the colour of that, what it is called, and what there is to say of it.

    Args:
        width: columns there are for the last.
    """
    match row:
        case EntryUnreadable():
            return "!", "$warning", _file_name(row), _trouble(row)
        case Copy():
            return "!", "$warning", _title(row.entry), one_line(f"A copy, not your entry: {row.why}")
        case Binned():
            if row.entry is None:
                return "!", "$warning", row.name, _trouble(row.trouble) if row.trouble else "Cannot be read"
            inside = summarise(row.entry)
            stays = f", until {long_date(last_day(row.since))}" if row.since and not row.stays else ""
            about = f"{_IN_THE_BIN[row.kind]}{stays} · {_words(inside)}"
            return MARKS.get(inside.state, NOTHING_YET), _hue(inside), _title(inside), about
        case _ if row.state == GONE:
            return NOTHING_YET, "$text-muted", "No longer in your log", ""
        case _:
            return MARKS.get(row.state, NOTHING_YET), _hue(row), _title(row), _about(row, width)


def _title(row: Summary) -> str:
    return one_line(row.title) or "Untitled"


def _hue(row: Summary) -> str:
    return "$success" if row.state == "complete" else "$warning"


def _words(row: Summary) -> str:
    return "1 word" if row.words == 1 else f"{row.words:,} words"


def _about(row: Summary, width: int) -> str:
    """State, day, length, and as many tags as have room whole."""
    words = _words(row)
    outside = ("edited outside",) if row.outside else ()
    about = " · ".join((_STATES.get(row.state, one_line(row.state)), *outside, long_date(row.happened_on), words))
    for tag in row.tags:
        longer = f"{about} · #{one_line(tag)}"
        if cell_len(longer) > width:
            return about
        about = longer
    return about


def _file_name(row: EntryUnreadable) -> str:
    return one_line(row.path.replace("\\", "/").rpartition("/")[2])


def _trouble(row: EntryUnreadable) -> str:
    where = f", line {row.line}" if row.line else ""
    return one_line(f"Cannot be read{where}: {row.cause}")
