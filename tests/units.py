"""A second unit, made from scratch: small, complete, and using everything the format has.

``listening_to_readers()`` returns its files; ``write_unit`` puts them, or any others, into a folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .unit_tasks import BEFORE_AND_NOW, NOTICE, ONE_READER

UNIT_ID = "listening"

UNIT = """\
# A small unit of its own, for tests.
format = 1
id = "listening"
version = "1.2"
label = "Unit L"
title = "Listening to readers"
series = "Reading together"
about = "How to hear a child read, and what to do with what you hear."
order = [
  "readings/welcome",
  "activities/before-and-now#before",
  "readings/why-listen",
  "readings/habits",
  "tasks/notice",
  "tasks/one-reader",
  "activities/before-and-now#now",
]
outcomes_rated = { activity = "before-and-now", then = "before.ratings", now = "now.ratings" }

[[outcomes]]
id = "hear"
name = "Hear what a reader does as well as what a reader gets wrong"
reading = "readings/why-listen"

[[outcomes]]
id = "answer"
name = "Answer in a way that keeps a reader reading"

[[areas]]
id = "dyslexia"
name = "dyslexia"

[[areas]]
id = "hearing"
name = "hearing impairment"

[[lists.habits]]
id = "waiting"
name = "Waiting"
reading = "readings/habits#waiting"
texts = { question = "How long do you wait?", less = "Jumping in at once", more = "Waiting [as long as it takes]" }
lists.signs = [
  { id = "silence", name = "a silence that is let be" },
  { id = "self-correction", name = "readers who correct themselves" },
]

[[lists.habits]]
id = "praising"
name = "Praising"
reading = "readings/habits#praising"
texts = { question = "What do you praise?", less = "Praise for speed", more = "Praise for sense" }
lists.signs = [
  { id = "words-of-praise", name = "praise that says what for" },
]

[[lists.habits]]
id = "asking"
name = "Asking"
reading = "readings/habits#asking"
texts = { question = "What do you ask?", less = "Questions with one answer", more = "Questions without one" }
lists.signs = [
  { id = "open-questions", name = "open questions" },
  { id = "readers-ask", name = "questions asked by the reader" },
]

[[lists.places]]
id = "corner"
name = "Book corner"

[[lists.places]]
id = "corridor"
name = "Corridor"

[[scales.seen]]
id = "never"
name = "never"
mark = "○"
meaning = "I have not seen it."

[[scales.seen]]
id = "sometimes"
name = "sometimes"
mark = "◐"

[[scales.seen]]
id = "often"
name = "often"
mark = "●"

[[scales.seen]]
id = "no-chance"
name = "no chance to see"
mark = "–"
off_scale = true

[[references]]
id = "reader-1999"
number = 1
text = "A. Reader (1999) On *Listening*. Imaginary Press."

[[references]]
id = "ear-2004"
number = 2
text = "B. Ear (2004) The [quiet] classroom."

[[links]]
id = "recording"
address = "https://reading.example/recording"
about = "A recording of a child who reads."
closed = true
instead = "Listen to a reader of your own."
offers = "tasks/notice"

[[links]]
id = "library"
address = "www.reading.example/library"
about = "A library."
"""

WELCOME = """\
+++
title = "Welcome"
part = "Beginning"
key_points = ["Listening is work."]
+++

This unit is about listening.

[[link:library]]
"""

WHY_LISTEN = """\
+++
title = "Why listen?"
part = "Beginning"
key_points = [
  "A reader shows what she knows.",
  "An error is information.",
]
+++

Before anything else, listen[^reader-1999]. The code `[^reader-1999]` calls no note.

## What a reader shows

| You hear | It may mean |
| --- | --- |
| a pause | thinking[^ear-2004] |
| a guess | sense before letters |

And again[^reader-1999], twice[^ear-2004].

### More

> Quiet is not empty.

[[link:recording]]

## What to do with it

1. Write it down.
2. Wait.
"""

HABITS = """\
+++
title = "Three habits"
part = "Habits"
key_points = ["Wait, praise, ask."]
+++

## Waiting

Count to five.

## Praising

Say what for.

## Asking

Ask what you do not know.
"""


def listening_to_readers() -> Mapping[str, str]:
    """Return the files of the unit: path inside its folder to text."""
    return {
        "unit.toml": UNIT,
        "readings/welcome.md": WELCOME,
        "readings/why-listen.md": WHY_LISTEN,
        "readings/habits.md": HABITS,
        "activities/before-and-now.toml": BEFORE_AND_NOW,
        "tasks/notice.toml": NOTICE,
        "tasks/one-reader.toml": ONE_READER,
    }


def write_unit(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """Write a unit's files, the second unit's if none are given, into a folder and return it."""
    for path, text in (files or listening_to_readers()).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    return folder
