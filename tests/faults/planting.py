"""One entry whose words stand in every place learnlog keeps words in, and a search for them through every byte.

The word it says in all of them is :data:`WORD`. Another entry, which notes the id of the first and looks like it,
stands beside it: its words have to stay.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from learnlog.errors import EntryUnreadable
from learnlog.journal.answers import PeopleAnswer, Person, ProseAnswer, Row, RowsAnswer
from learnlog.journal.entry import Comment, Entry, FollowUp
from learnlog.journal.handed_in import HandedIn
from learnlog.journal.settings import Place, Settings
from learnlog.opening import Opening
from learnlog.store.backups import Backups
from learnlog.store.contents import Draft
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.format import dump_entry
from learnlog.store.toml import TomlStore
from learnlog.survey import survey

from .logs import ENTRY_ID, NOON

WORD = "Zebrawordmarker"
STAYING = "Staywordmarker"
OTHER_ID = "01kas5v9dr4m8wq2c7n1t6xhzc"


def planted(word: str, entry_id: str) -> Entry:
    """Return an entry that says a word wherever an entry can say one."""
    asked: dict[str, Any] = {"step": "plan", "under": word, "asked": word}
    return Entry(
        id=entry_id,
        unit="unit-5",
        unit_version="1.0",
        task="task-2",
        title=f"{word} in the title",
        created=NOON,
        updated=NOON,
        happened_on=NOON.date(),
        tags=(word,),
        answers=(
            # As long as several pages of a database.
            ProseAnswer(**asked, field="text", text=f"{word} again. " * 1500),
            PeopleAnswer(**asked, field="people", people=(Person(id="1", role=word, alias=word),)),
            RowsAnswer(
                **asked,
                field="rows",
                actions=True,
                columns={"action": word, "by": "By"},
                rows=(Row(id="1", cells={"action": word, "by": NOON.date()}),),
            ),
        ),
        follow_ups=(FollowUp(written=NOON, text=word),),
        comments=(Comment(written=NOON, by=word, text=word),),
    )


def earlier(entry: Entry) -> Entry:
    """Return another version of an entry."""
    return entry.model_copy(update={"hours": (entry.hours or 0) + 1})


@dataclass(frozen=True)
class Planted:
    """A log, and the folder its trainee chose for backups."""

    folders: Folders
    chosen: Path

    def backups(self, files: Files | None = None) -> Backups:
        """Return its backups."""
        return Backups(self.folders, lambda: datetime(2026, 11, 25, 18, 30, tzinfo=UTC), files)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give every file in the log and wherever else it keeps something, and what zip archives hold as well."""
        for place in (self.folders.home, self.folders.cache, self.folders.state, self.chosen):
            for path in sorted(path for path in place.rglob("*") if path.is_file()):
                yield str(path), path.read_bytes()
                if zipfile.is_zipfile(path):
                    with zipfile.ZipFile(path) as archive:
                        for name in archive.namelist():
                            yield f"{path}:{name}", archive.read(name)

    def saying(self, word: str) -> list[str]:
        """Return where a word stands, in capitals or not, in the bytes or the name of a file."""
        spelt = [word.lower().encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")]
        return [
            where
            for where, raw in self.files()
            if word.lower() in where.lower() or any(one in raw.lower() for one in spelt)
        ]


def plant(folder: Path) -> Planted:
    """Make a log in a folder, with the entry in every place and the other one beside it."""
    chosen = folder / "stick"
    chosen.mkdir(parents=True)
    folders = Folders.find(folder / "log", {})
    log = Planted(folders, chosen)
    store = TomlStore(folders)
    store.records.save_settings(Settings(welcomed=True, backup_folder="../stick"))
    for word, entry_id in ((WORD, ENTRY_ID), (STAYING, OTHER_ID)):
        _write(store, word, entry_id)
    _hand_in(store)
    _copies(folders)
    store.records.save_place(Place(room="task", unit="unit-5", entry=ENTRY_ID))
    opening = Opening(folders)
    workspace = opening.workspace()
    opening.remember(survey(workspace, workspace.current_view()))
    log.backups().make()
    log.backups().make(folders.backups if folders.backups.is_dir() else chosen)
    return log


def _write(store: TomlStore, word: str, entry_id: str) -> None:
    """Save an entry, twice, and leave a draft, one set aside, a follow-up, and one of each in the bin."""
    entry = planted(word, entry_id)
    store.listing()  # so that the index holds older rows, too
    version = store.save(entry, "")
    store.drafts.keep(Draft(earlier(entry), NOON, version), durable=True)
    store.unsent.keep(entry_id, word, durable=True)
    store.bin.put(entry_id)
    shutil.copytree(store.folders.bin, kept := store.folders.home.parent / "kept")
    store.bin.bring_back(entry_id)
    for path in kept.iterdir():
        path.rename(store.folders.bin / path.name)
    kept.rmdir()
    store.listing()
    version = store.load(entry_id).version
    version = store.save(earlier(earlier(entry)), version)
    store.drafts.keep(Draft(earlier(entry), NOON, version), durable=True)
    ref = store.drafts.of(entry_id)[0].ref
    store.drafts.set_aside(ref)
    store.drafts.keep(Draft(earlier(entry), NOON, version), durable=True)
    store.unsent.keep(entry_id, word, durable=True)


def _hand_in(store: TomlStore) -> None:
    """Hand in words that stand nowhere else: of each entry alone, in a file that has its word, and of both together."""
    both = [earlier(earlier(earlier(planted(word, one)))) for word, one in ((WORD, ENTRY_ID), (STAYING, OTHER_ID))]
    for number, (file, entries) in enumerate(((WORD, both[:1]), (STAYING, both[1:]), ("unit", both))):
        named = HandedIn(id=f"{number:026}", made=NOON, what="task-2", written_as="Word", file=f"{file}.docx")
        store.keep_hand_in(named, entries)


def _copies(folders: Folders) -> None:
    """Put what other programs and cut-short saves leave behind beside both entries."""
    for word, entry_id in ((WORD, ENTRY_ID), (STAYING, OTHER_ID)):
        raw = dump_entry(planted(word, entry_id))
        year, name = folders.entries / "2026", f"2026-11-23-task-2-{entry_id}.toml"
        (year / f".{name}.0badcafe.tmp").write_bytes(raw[:-200])
        (year / name.replace(".toml", " (conflicted copy).toml")).write_bytes(raw)
        (year / f"Kopie-{word[0]}.toml").write_bytes(raw)
        (year / "old").mkdir(exist_ok=True)
        (year / "old" / f"{word[0]}.toml").write_bytes(raw)
        folders.unreadable.mkdir(exist_ok=True)
        (folders.unreadable / f"{word[0]}.toml").write_bytes(raw.replace(b"created", b"crea\xffted"))
        (folders.drafts / f".{entry_id}.0badcafe.toml.1234abcd.tmp").write_bytes(raw[:300])
        (folders.history / entry_id / ".000009-0badcafe.toml.1234abcd.tmp").write_bytes(raw)
    _note_the_id(folders)


def _note_the_id(folders: Folders) -> None:
    """Let the other entry quote a whole file of the first one, but for its words."""
    store = TomlStore(folders)
    opened = store.load(OTHER_ID)
    note = ProseAnswer(
        step="note", field="note", under="", asked="", text=f'format = 1\nid = "{ENTRY_ID}"\nentry = "{ENTRY_ID}"\n'
    )
    store.save(opened.entry.model_copy(update={"answers": (*opened.entry.answers, note)}), opened.version)


def readable(folders: Folders, entry_id: str) -> bool:
    """Return whether an entry, its draft and all of its earlier versions can be read."""
    store = TomlStore(folders)
    try:
        store.load(entry_id)
        return store.drafts.newest_of(entry_id) is not None and all(
            store.history.read(entry_id, version) for version in store.history.versions(entry_id)
        )
    except EntryUnreadable:
        return False
