"""Whatever an archive holds under whatever name: taking it in changes no file that is there, and twice is once."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.errors import ArchiveRefused, EntryUnreadable
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Profile, Settings
from learnlog.store import format as form
from learnlog.store.archive_writer import Put, write_archive
from learnlog.store.files import Files
from learnlog.store.folders import Folders
from learnlog.store.importing import plan_import, take_in
from learnlog.store.incoming import Coming
from learnlog.store.names import place_of
from learnlog.store.portable import fault_of, folded_name

from .samples import NOON, entry, new_id, prose
from .test_restoring import everything

IDS = (new_id(1), new_id(2))
ENTRIES = [entry(prose(text), id=one, title=text) for one in IDS for text in ("As one", "As another", "")]


def version(one: Entry, number: int) -> str:
    return f"history/{one.id}/{number:06}-{form.version_of(form.dump_entry(one))[:16]}.toml"


def draft(one: Entry) -> bytes:
    return form.dump_draft(form.DraftFile(written=NOON, entry=one))


def unsent(one: Entry, text: str) -> bytes:
    return form.dump_unsent(form.UnsentFile(entry=one.id, text=text))


entries = st.sampled_from(ENTRIES)
numbers = st.integers(1, 3)
whole = st.one_of(
    st.builds(lambda one: Put(f"entries/{place_of(one)}", form.dump_entry(one)), entries),
    st.builds(lambda one, at: Put(version(one, at), form.dump_entry(one)), entries, numbers),
    st.builds(lambda one: Put(f"drafts/{one.id}.toml", draft(one)), entries),
    st.builds(lambda one, text: Put(f"drafts/{one.id}.follow-up.toml", unsent(one, text)), entries, st.text("ab")),
    st.builds(
        lambda one, at: Put(f"bin/{Path(place_of(one)).stem}~{at + 1}.toml", form.dump_entry(one)), entries, numbers
    ),
    st.builds(
        lambda one, at: Put(f"entries/{place_of(one)}".replace(".toml", f".copy-{at}.toml"), form.dump_entry(one)),
        entries,
        numbers,
    ),
    st.builds(
        lambda name: Put("settings.toml", form.dump_record(Settings(profile=Profile(name=name)), settings=True)),
        st.text("ab"),
    ),
    st.builds(lambda name, data: Put(f"units/mine/{name}.toml", data), st.sampled_from(["unit", "a"]), st.binary()),
)
damaged = st.builds(
    lambda put, at, byte: Put(put.name, put.data[: at % (len(put.data) + 1)] + byte),
    whole,
    st.integers(0, 10_000),
    st.binary(max_size=2),
)
misnamed = st.builds(
    lambda put, other: Put(other.name, put.data) if other.name.isascii() else Put(put.name.upper(), put.data),
    whole,
    whole,
)
shouted = st.builds(lambda put: Put(put.name.replace(IDS[0], IDS[0].upper()), put.data), whole)
odd = st.builds(
    lambda top, name, data: Put(f"{top}/{name}.toml", data),
    st.sampled_from(["entries/2026", "entries", "drafts", "history", "bin", "unreadable", "units/x", "elsewhere"]),
    st.text(min_size=1, max_size=8),
    st.binary(max_size=20),
)
logs = st.lists(whole | whole | damaged | misnamed | shouted | odd, max_size=12)


def held(puts: list[Put]) -> list[Put]:
    """What of all this an archive can hold, and a disk."""
    found = {folded_name(one.name): one for one in puts if not fault_of(one.name)}
    return [one for key, one in found.items() if not any(other.startswith(f"{key}/") for other in found)]


def lay_out(puts: list[Put], folders: Folders) -> None:
    for one in held(puts):
        path = folders.state / one.name if one.name.startswith("drafts/") else folders.home / one.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.data)


@given(logs, logs)
@settings(max_examples=60, deadline=None)
def test_nothing_that_is_there_changes_and_twice_is_once(here: list[Put], coming: list[Put]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folders, path = Folders.find(Path(place, "log"), {}), Path(place, "carried.zip")
        lay_out(here, folders)
        write_archive(path, held(coming), NOON, Files())
        before = everything(folders)
        try:
            plan = plan_import(path, folders)
        except ArchiveRefused:
            return
        assert everything(folders) == before, "looking changes nothing"
        taken = take_in(plan, folders)
        after = everything(folders)
        assert before.items() <= after.items()
        assert taken.kept == ()
        assert len(after) - len(before) == len(taken.done)
        assert not plan_import(path, folders).puts
        assert take_in(plan_import(path, folders), folders).done == ()
        there = set(map(_entry_in, after.values()))
        for one in plan.of(Coming.NEW, Coming.BESIDE, Coming.SAME):
            data = next(put.data for put in held(coming) if put.name == one.item.name)
            assert data in after.values() or _entry_in(data) in there


def _entry_in(data: bytes) -> str:
    """An entry's words, whether it is saved, a version of it or a draft, as something that can be compared."""
    with contextlib.suppress(EntryUnreadable):
        return form.parse_entry(data, "")[0].model_dump_json()
    with contextlib.suppress(EntryUnreadable):
        return form.parse_draft(data, "").entry.model_dump_json()
    return repr(data)
