"""Every setting a trainee chooses among values: what it is called, what can be chosen, and what names it from outside.

One list, so that the settings screen, the environment and docs/settings.md cannot say different things. Whatever needs
more than a choice, such as names or terms, has a dialog of its own and is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from learnlog.journal.settings import Settings

Value = str | int | bool

_PREFIX = "LEARNLOG_"
_YES, _NO = ("yes", "1", "true", "on"), ("no", "0", "false", "off")


@dataclass(frozen=True)
class Preference:
    """A setting that is one of a few values.

    Attributes:
        name: of the field of :class:`learnlog.journal.settings.Settings`, and so in ``settings.toml``.
        group: the heading it stands under.
        label: what it is called.
        about: what it does, in a sentence.
        options: its values, each with the words for it.
        steps: where the values are amounts rather than a few to choose among, how many of them a key goes on by.
    """

    name: str
    group: str
    label: str
    about: str
    options: tuple[tuple[Value, str], ...]
    steps: int = 0

    @property
    def default(self) -> Value:
        """The value where nothing was chosen."""
        default: Value = Settings.model_fields[self.name].get_default()
        return default

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return _PREFIX + self.name.upper()

    @property
    def values(self) -> tuple[str, ...]:
        """The values as they are written in a variable, the plainest spelling of each."""
        return tuple(_spelt(value) for value, _ in self.options)

    def words(self, value: object) -> str:
        """Return the words for a value; the value itself where it is none of these."""
        return next((words for one, words in self.options if one == value), str(value))

    def read(self, text: str) -> Value | None:
        """Return the value a variable's text means; None if it means none."""
        said = text.strip().lower()
        for value, _ in self.options:
            if said == _spelt(value) or (value is True and said in _YES) or (value is False and said in _NO):
                return value
        return None


@dataclass(frozen=True)
class Outside:
    """What the environment sets, for as long as learnlog is open; none of it is written into the settings.

    Attributes:
        values: by the name of the setting.
        variables: the variable that set it, by the name of the setting.
        troubles: a line for each variable that says nothing that can be set.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    troubles: tuple[str, ...] = ()

    def over(self, settings: Settings) -> Settings:
        """Return the settings as they count: these, and over them what the environment sets."""
        return settings.model_copy(update=dict(self.values)) if self.values else settings


NOTHING_SET = Outside()
"""What an environment sets that says nothing of learnlog."""


def read_environment(environ: Mapping[str, str]) -> Outside:
    """Return what the environment sets. An empty variable sets nothing, and one of learnlog's own goes first."""
    values: dict[str, Value] = {}
    variables: dict[str, str] = {}
    troubles: list[str] = []
    for one in PREFERENCES:
        text = environ.get(one.variable, "")
        if not text.strip():
            continue
        value = one.read(text)
        if value is None:
            troubles.append(f"{one.variable} is “{text}”, which is none of {_listed(one)}. It was passed over.")
        else:
            values[one.name], variables[one.name] = value, one.variable
    for name, variable, value in _conventions(environ):
        if name not in values:
            values[name], variables[name] = value, variable
    return Outside(values, variables, tuple(troubles))


def preference(name: str) -> Preference:
    """Return the setting of this name; KeyError if it is not one of these."""
    return _BY_NAME[name]


def _conventions(environ: Mapping[str, str]) -> list[tuple[str, str, Value]]:
    """Return what variables set that other programs heed, too: name, variable, value."""
    found: list[tuple[str, str, Value]] = []
    if environ.get("ACCESSIBLE", "").strip() not in ("", "0"):
        found.append(("plain", "ACCESSIBLE", True))
    if environ.get("TEXTUAL_ANIMATIONS", "").strip().lower() == "none":
        found.append(("motion", "TEXTUAL_ANIMATIONS", False))
    return found


def _spelt(value: Value) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _listed(one: Preference) -> str:
    if one.steps:
        return f"{one.values[0]} to {one.values[-1]}"
    *others, last = one.values
    return f"{', '.join(others)} and {last}"


_YES_NO: tuple[tuple[Any, str], ...] = ((True, "yes"), (False, "no"))
_LOOKS, _MOVES, _WRITING = "How it looks", "What moves", "How you work"

PREFERENCES = (
    Preference(
        "theme",
        _LOOKS,
        "Colours",
        "The colours of everything. Cream is easier for many readers with dyslexia.",
        (
            ("learnlog-dark", "Dark"),
            ("learnlog-light", "Light"),
            ("learnlog-cream", "Cream"),
            ("learnlog-contrast-dark", "High contrast, dark"),
            ("learnlog-contrast-light", "High contrast, light"),
        ),
    ),
    Preference(
        "reading_width",
        _LOOKS,
        "Width of reading",
        "The widest line of reading, in characters. Short lines are easier to keep.",
        tuple((width, f"{width} characters") for width in range(50, 91)),
        steps=5,
    ),
    Preference(
        "line_spacing",
        _LOOKS,
        "Between lines",
        "The room from one line of reading to the next.",
        ((1, "single"), (2, "double")),
    ),
    Preference(
        "paragraph_spacing",
        _LOOKS,
        "Between paragraphs",
        "The blank lines between paragraphs of reading.",
        ((1, "one line"), (2, "two"), (3, "three")),
    ),
    Preference(
        "big_headings",
        _LOOKS,
        "Headings stand apart",
        "More room around the headings of reading, as a larger letter would have.",
        _YES_NO,
    ),
    Preference(
        "ruler",
        _LOOKS,
        "Reading ruler",
        "Marks the line you are reading.",
        _YES_NO,
    ),
    Preference(
        "motion",
        _MOVES,
        "Movement",
        "Whether anything moves by itself: gliding, and the cursor's blinking.",
        _YES_NO,
    ),
    Preference(
        "real_cursor",
        _MOVES,
        "Terminal's cursor follows",
        "The terminal's own cursor goes where the focus is, so that a magnifier or a braille display follows.",
        _YES_NO,
    ),
    Preference(
        "spelling",
        _WRITING,
        "Mark unknown words",
        "Marks words of long text that are in no British word list, if the extra for it is installed. It changes none.",
        _YES_NO,
    ),
    Preference(
        "autosave",
        _WRITING,
        "Proven on the disk within",
        "What you type is in a file at once. This says when the disk has proven it, so that not even a power cut "
        "takes it. It cannot be turned off.",
        tuple((seconds, "1 second" if seconds == 1 else f"{seconds} seconds") for seconds in range(1, 11)),
        steps=1,
    ),
    Preference(
        "plain",
        _WRITING,
        "Line by line",
        "From the next start learnlog asks line by line and draws nothing: for screen readers. Or begin it so once: "
        "learnlog --plain.",
        _YES_NO,
    ),
)

_BY_NAME = {one.name: one for one in PREFERENCES}
