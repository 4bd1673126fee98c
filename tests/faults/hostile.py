"""Text that would take over a terminal, press buttons or hide, planted wherever a stranger's text can get into a log.

What counts as raw here is worked out from Unicode's own tables, so that a gap in learnlog's filter is a finding.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

from learnlog.journal.answers import (
    ChoicesAnswer,
    Chosen,
    PeopleAnswer,
    Person,
    ProseAnswer,
    Rating,
    Row,
    RowsAnswer,
    ScaleAnswer,
)
from learnlog.journal.entry import Comment, Entry, FollowUp
from learnlog.journal.settings import Place, Profile, Read, Settings
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.format import dump_entry
from learnlog.store.names import place_of
from learnlog.store.toml import TomlStore
from tests.units import UNIT_ID, listening_to_readers, write_unit

from .logs import NOON

COMMANDS = (
    "\x1b]52;c;ZXZpbA==\x07",  # puts words on the clipboard
    "\x1b]2;evil\x1b\\",  # names the window
    "\x1b[8;7;6z",  # a sequence that nothing else here sends
    "\x9b31m",
    "\x90q\x9c",
    "\x7f",
)
HIDDEN = "\u3164\u202e\u2066\u200f\u061c\u200b\u2060\ufeff\xad\u180e\U000e0041\ufffb\u2028"
MARKUP = "[@click=app.quit]x[/][/][b]"
PLANTED = f"{MARKUP}a" + "b".join(COMMANDS) + "c" + "d".join(HIDDEN) + "[/e]"
"""Everything at once, on one line. Markup comes first, so that short places show it and some of the rest."""

IN_NAMES = PLANTED.replace("/", "").replace("\\", "")
"""What the name of a file can hold of it."""

_SHOWN_ALL_THE_SAME = "\n\t\u200c\u200d"
_NEVER_DRAWN = "\u3164\u115f\u1160\uffa0"
_FLAGS = re.compile("\U0001f3f4[\U000e0061-\U000e007a]+\U000e007f")


def raw_in(text: str) -> list[str]:
    """Return the characters of a shown text that drive a terminal or are not seen, each by its number."""
    return [
        f"U+{ord(sign):04X}"
        for sign in _FLAGS.sub("", text)
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") or sign in _NEVER_DRAWN
        if sign not in _SHOWN_ALL_THE_SAME
    ]


_SENT = re.compile(
    "|".join(re.escape(command) for command in (*COMMANDS, *HIDDEN)).encode()
    + b"|\xc2[\x80-\x9f]|\x1b\\]2;[^\x07\x1b]*evil"
)


def raw_sent(sent: bytes | bytearray) -> list[bytes]:
    """Return what is raw in the bytes that went to a terminal, in which the app's own commands stand as well."""
    return [bytes(sent[max(found.start() - 40, 0) : found.end() + 20]) for found in _SENT.finditer(sent)]


def hostile_entry(number: int, **values: Any) -> Entry:
    """Return an entry that says it in every place of an entry."""
    asked: dict[str, Any] = {"step": "gone", "under": PLANTED, "asked": PLANTED}
    answers = (
        ProseAnswer(**asked, field="text", text=f"{PLANTED}\n{PLANTED}"),
        ChoicesAnswer(**asked, field="choices", chosen=(Chosen(id="x", name=PLANTED),)),
        PeopleAnswer(**asked, field="people", people=(Person(id="1", role=PLANTED, alias=PLANTED),)),
        ScaleAnswer(
            **asked,
            field="scale",
            ratings=(
                Rating(item="i", name=PLANTED, level="l", level_name=PLANTED, mark="\x1b[8;7;6z", evidence=PLANTED),
            ),
        ),
        RowsAnswer(
            **asked,
            field="rows",
            actions=True,
            columns={"action": PLANTED, "by": PLANTED},
            rows=(Row(id="1", cells={"action": PLANTED, "by": NOON.date()}),),
        ),
    )
    entry = Entry(
        id=f"01kas5v9dr4m8wq2c7n1t6xh{number:02}",
        unit=UNIT_ID,
        unit_version=PLANTED,
        task="notice",
        title=f"{number} {PLANTED}",
        created=NOON,
        updated=NOON,
        happened_on=NOON.date(),
        tags=(PLANTED, f"{number}"),
        answers=answers,
        follow_ups=(FollowUp(written=NOON, text=PLANTED),),
        comments=(Comment(written=NOON, by=PLANTED, text=PLANTED),),
    )
    return entry.changed(**values)


def task_entry(number: int) -> Entry:
    """Return an entry that answers the task as its unit asks it now, so that its words stand in boxes to write in."""
    begin: dict[str, Any] = {"step": "begin", "under": "Begin", "asked": "?"}
    habits: dict[str, Any] = {"step": "watch", "item": "waiting", "under": "Waiting", "asked": "?"}
    return hostile_entry(
        number,
        answers=(
            ProseAnswer(**begin, field="school", text=PLANTED),
            ChoicesAnswer(**begin, field="habits", chosen=(Chosen(id="waiting", name=PLANTED),)),
            ProseAnswer(**habits, field="what", text=PLANTED),
            *hostile_entry(number).answers,
        ),
    )


_CODED = f"{MARKUP.replace('[', chr(92) + '[')}a" + "".join(
    f"b&#{ord(sign)};" for sign in f"{''.join(COMMANDS)}{HIDDEN}" if unicodedata.category(sign) in ("Cc", "Cf", "Zl")
)
"""The same in Markdown, where learnlog takes no such character itself, but numbers for it."""

_SHOWN = (
    *("title", "label", "name", "series", "about", "text", "question", "less", "more", "meaning", "instead", "part"),
    *("asks", "intro", "guidance", "placeholder", "version", "address", "hint", "heading", "note", "key_points"),
)
"""Keys of a unit's files whose values are shown."""


_NAMES_A_FIELD = re.compile(r"[a-z-]+(\.[a-z-]+){1,2}")


def _planted(value: Any, key: str = "") -> Any:
    """Return data of a unit with the text behind everything in it that is shown."""
    if isinstance(value, dict):
        return {name: _planted(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_planted(inner, key) for inner in value]
    if isinstance(value, str) and key in _SHOWN and not _NAMES_A_FIELD.fullmatch(value):
        return f"{value} {PLANTED}"
    return value


def hostile_unit() -> Mapping[str, str]:
    """Return the files of the second unit with the text in every place that is shown."""
    files = {}
    for path, text in listening_to_readers().items():
        if path.endswith(".toml"):
            files[path] = tomli_w.dumps(_planted(tomllib.loads(text)))
        else:
            _, front, body = text.split("+++\n", 2)
            lines = [f"{line} {_CODED}" if line.strip() and line[0] not in "|[#" else line for line in body.split("\n")]
            more = f"#### {_CODED}\n\n| {_CODED} |\n| --- |\n| `{MARKUP}` |\n\n"
            more += f"[{_CODED}](https://a.example/{_CODED})\n"
            body = "\n".join([*lines, "", more])
            files[path] = f"+++\n{tomli_w.dumps(_planted(tomllib.loads(front)))}+++\n{body}"
    return files


def plant(home: Path) -> Folders:
    """Fill a log with it: entries, versions, drafts, copies, settings, what was read, units, names of files."""
    folders = Folders.find(home, {})
    store = TomlStore(folders)
    store.records.save_settings(
        Settings(
            welcomed=True,
            theme=PLANTED,
            profile=Profile(name=PLANTED, setting=PLANTED, area=PLANTED),
            backup_folder=PLANTED,
        )
    )
    write_unit(folders.units / UNIT_ID, hostile_unit())
    broken = write_unit(folders.units / IN_NAMES[:60])
    (broken / "unit.toml").write_text(f'title = 1\n"{"x" * 3}" = "', encoding="utf-8")
    for number in (10, 11):
        entry = hostile_entry(number)
        version = store.save(entry, "")
        store.save(entry.model_copy(update={"hours": 1.0}), version)
    working = task_entry(12)
    store.save(working, "")
    store.unsent.keep(working.id, PLANTED, durable=True)
    # Words a window left behind, another version of a saved entry, and some that cannot be read.
    waiting = hostile_entry(13)
    version = store.save(waiting, "")
    store.drafts.keep(Draft(waiting.changed(title=f"Draft {PLANTED}"), NOON, version), durable=True)
    (folders.drafts / f"{hostile_entry(14).id}.0badcafe.toml").write_text(f'"{"k" * 3}" = 1', encoding="utf-8")
    year = folders.entries / "2026"
    copy = dump_entry(hostile_entry(10, title=f"Copy {PLANTED}"))
    (year / f"{IN_NAMES[:60]}.toml").write_bytes(copy)
    (year / f"{IN_NAMES[10:70]}.toml").write_bytes(b"\xff")
    unreadable = tomli_w.dumps({PLANTED: {PLANTED: PLANTED}, "title": 1}).encode()
    place = folders.entries / place_of(hostile_entry(15))
    place.write_bytes(unreadable)
    (folders.entries / IN_NAMES[:40]).mkdir()
    store.records.save_place(
        Place(room="task", unit=PLANTED, screen=PLANTED, entry=working.id, step=PLANTED, field=PLANTED)
    )
    store.records.save_read((Read(unit=PLANTED, screens=(PLANTED,)), Read(unit=UNIT_ID, screens=(PLANTED,))))
    return folders
