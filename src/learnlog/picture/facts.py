"""What every picture has: what is drawn, what stands in its table, and what is said of it in words.

The three say the same. So nothing is lost on whoever cannot see the drawing, or the colours in it. Each kind says its
own: what was rated in ``ratings``, what was counted in ``counts``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from learnlog.journal.readback import long_date

Row = tuple[str, ...]

COUNTED = 20
"""So many entries of a task are looked through; where there are more, “more than” is said."""


@dataclass(frozen=True)
class Origin:
    """Which entry a picture was drawn from: the newest in which something is rated.

    Attributes:
        day: the day the entry is about.
        entries: in how many entries of the task something is rated, this one among them.
        more: whether there are more than were counted.
        versions: how many earlier versions of the entry are kept in which something was rated otherwise.
    """

    entry: str
    day: date
    state: str
    entries: int = 1
    more: bool = False
    versions: int = 0

    @property
    def said(self) -> str:
        """The same in a sentence or more."""
        said = [f"From the entry of {long_date(self.day)}, {self.state}."]
        if self.entries > 1:
            said.append(f"It is the newest of {'more than ' if self.more else ''}{self.entries} that rate this.")
        if self.versions:
            kept = "An earlier version of it rates" if self.versions == 1 else f"{self.versions} earlier versions rate"
            said.append(f"{kept} something otherwise.")
        return " ".join(said)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What every picture has.

    Attributes:
        name: unique in its unit; how a command names it, and its file.
        title, about: what it shows, and the question behind it.
        unit, unit_name: which unit it is of; empty for the whole log.
        task, step, step_title: where to rate what it shows; empty where nothing is rated. A step that is repeated has
            no id here: which rounds it has, only an entry knows.
        origin: the entry; None while there is none, and where many are drawn.
    """

    name: str
    title: str
    about: str = ""
    unit: str = ""
    unit_name: str = ""
    task: str = ""
    step: str = ""
    step_title: str = ""
    origin: Origin | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return self.origin is None

    @property
    def to_do(self) -> str:
        """What to do to get one."""
        step = f", step “{self.step_title}”" if self.step_title else ""
        return f"Nothing is rated here yet. The place for it is “{self.title}”{step}."

    @property
    def head(self) -> Row:
        """The headings of its table."""
        raise NotImplementedError

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of its table; numbers as text."""
        raise NotImplementedError

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything it shows, in words."""
        raise NotImplementedError
