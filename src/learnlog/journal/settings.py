"""The trainee's profile and preferences, and the place where they stopped."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from learnlog.journal.base import Many, Record, Text
from learnlog.journal.terms import Term


class Profile(Record):
    """Who is writing. All of it is optional and can change at any time.

    Attributes:
        area: id of an area of need, as the unit lists them.
    """

    name: Text = ""
    setting: Text = ""
    area: str = ""


class KnownName(Record):
    """Somebody whose real name must not be handed in, and what is written instead.

    Attributes:
        alias: empty to have one proposed.
    """

    name: Text
    alias: Text = ""


class Settings(Record):
    """Profile and preferences.

    Attributes:
        welcomed: whether the welcome was shown.
        tour: whether the tour of a task is to be shown when the next one is opened.
        theme: name of a Textual theme.
        reading_width: widest line of reading, in characters.
        line_spacing: rows from one line of reading to the next.
        paragraph_spacing: blank rows between paragraphs of reading.
        big_headings: whether headings of reading stand apart by more room around them.
        ruler: whether the line being read is marked.
        motion: whether anything on a screen moves by itself, the cursor's blinking among it.
        real_cursor: whether the terminal's own cursor follows the focused field, for magnifiers and braille displays.
        plain: whether learnlog opens line by line instead of in screens.
        spelling: whether unknown words are marked in long text, where the extra for it is installed.
        autosave: seconds within which typed words are proven on the disk; in the draft they are at once.
        words: the trainee's own words, which are not marked.
        backup_folder: where backups go; empty for the folder beside the log.
        hand_in_folder: where documents go that are handed in; empty for the system's folder for documents.
        terms: the trainee's own terms.
        look_back: whether old entries are offered to go back to.
        names: real names to look for in what is handed in. They stand in no entry and in no document.
    """

    profile: Profile = Field(default_factory=Profile)
    welcomed: bool = False
    tour: bool = False
    theme: str = "learnlog-dark"
    reading_width: int = Field(default=70, ge=50, le=90)
    line_spacing: int = Field(default=1, ge=1, le=2)
    paragraph_spacing: int = Field(default=1, ge=1, le=3)
    big_headings: bool = False
    ruler: bool = False
    motion: bool = True
    real_cursor: bool = True
    plain: bool = False
    spelling: bool = True
    autosave: int = Field(default=2, ge=1, le=10)
    words: Many[Text] = ()
    backup_folder: Text = ""
    hand_in_folder: Text = ""
    terms: Many[Term] = ()
    look_back: bool = True
    names: Many[KnownName] = ()


class Place(Record):
    """Where the trainee stopped, so that Enter on Home goes on exactly there.

    Attributes:
        room: ``unit``, ``task`` or ``log``.
        unit: id of the unit.
        screen: for the unit room, a place of its order; for the log, nothing.
        entry: for task and log, the id of the entry.
        step: for a task, the key of the step, such as ``extent/respect``.
        field: the focused field of the step.
        part: what in the field, such as an item of a scale; for the unit room, the place the cursor of the contents is
            on, where they have the focus.
        cursor: row and column, both from 0; for reading, the scroll offset in rows and 0.
    """

    room: Literal["unit", "task", "log"]
    unit: str = ""
    screen: str = ""
    entry: str = ""
    step: str = ""
    field: str = ""
    part: str = ""
    cursor: Many[int] = (0, 0)

    @property
    def at(self) -> tuple[int, int]:
        """Row and column, also where a file names fewer."""
        row, column = (*self.cursor, 0, 0)[:2]
        return row, column


class Read(Record):
    """Which screens of a unit were read: places of its order."""

    unit: str
    screens: Many[str] = ()
