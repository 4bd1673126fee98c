"""Earlier versions, files that cannot be read, copies, and the bin: what becomes of them, and that nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from learnlog.care import OUTSIDE, Care, consequences
from learnlog.errors import EntryChanged, EntryMissing, EntryOpenElsewhere, LearnlogError
from learnlog.journal.entry import Entry
from learnlog.journal.handed_in import HandedIn
from learnlog.journal.summary import Copy
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.store.samples import NOON, entry, prose

LATER = datetime(2026, 12, 1, 8, tzinfo=UTC)


class Bench:
    """A log on the disk, and what looks after it."""

    def __init__(self, home: Path) -> None:
        self.folders = Folders.find(home, {})
        self.store = TomlStore(self.folders)
        self.forgotten: list[str] = []
        self.fewer = 0
        self.past_forgotten: list[tuple[str, ...]] = []
        self.care = Care(self.store, lambda: LATER, self._forget, self._one_less, forget_past=self._forget_past)

    def _forget(self, entry_id: str) -> tuple[str, ...]:
        self.forgotten.append(entry_id)
        return ("It may still be in a stick: it is not there.",)

    def _forget_past(self, entry_id: str, keep: Sequence[str]) -> tuple[str, ...]:
        self.past_forgotten.append((entry_id, *keep))
        return ()

    def _one_less(self) -> None:
        self.fewer += 1

    def saved(self, *texts: str, **values: object) -> Entry:
        """Save an entry as often as there are texts, and return it as it is then."""
        one, version = entry(prose(texts[0]), **values), ""
        for text in texts:
            one = one.with_answer(prose(text))
            version = self.store.save(one, version)
        return one

    def file(self, one: Entry) -> Path:
        return Path(self.store.path_of(one.id))

    def copy(self) -> Copy:
        (copy,) = self.store.listing().copies
        return copy


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "log")


# -- earlier versions


def test_earlier_versions_are_listed_newest_first_without_the_one_that_stands(bench: Bench) -> None:
    one = bench.saved("One.", "One two.", "One two three.")
    bench.store.keep_version(one.id)
    assert [past.words for past in bench.care.past(one.id)] == [2, 1]
    assert bench.care.past(entry().id) == ()


def test_a_damaged_version_is_named_and_the_others_are_there(bench: Bench) -> None:
    one = bench.saved("One.", "One two.", "One two three.")
    newest, *_ = sorted((bench.folders.history / one.id).iterdir(), reverse=True)
    newest.write_bytes(newest.read_bytes()[:-20])
    assert [past.entry is None for past in bench.care.past(one.id)] == [True, False]


def test_restoring_makes_a_version_of_what_stood(bench: Bench) -> None:
    one = bench.saved("First.", "Second.")
    (first,) = bench.care.past(one.id)
    restored = bench.care.restore(one.id, first.version)
    assert restored.answers == (prose("First."),) and restored.updated == LATER
    assert bench.store.load(one.id).entry == restored
    assert [past.entry for past in bench.care.past(one.id)] == [one, first.entry]


def test_an_entry_that_is_written_in_is_not_restored(bench: Bench) -> None:
    one = bench.saved("First.", "Second.")
    (first,) = bench.care.past(one.id)
    hold = TomlStore(bench.folders).hold(one.id)
    with pytest.raises(EntryOpenElsewhere):
        bench.care.restore(one.id, first.version)
    hold.release()
    assert bench.store.load(one.id).entry == one


def test_what_was_edited_outside_is_known(bench: Bench) -> None:
    one = bench.saved("First.")
    assert not bench.care.edited_outside(one.id)
    bench.file(one).write_bytes(bench.file(one).read_bytes().replace(b"First.", b"Other."))
    assert bench.care.edited_outside(one.id)
    assert not bench.care.edited_outside(entry().id)


def test_a_restored_entry_is_a_version_at_once_and_says_so(bench: Bench) -> None:
    one = bench.saved("First.", "Second.")
    (first,) = bench.care.past(one.id)
    bench.care.restore(one.id, first.version)
    assert len(bench.store.history.versions(one.id)) == 3
    restored = bench.store.load(one.id).entry
    assert bench.care.why_now(restored, bench.care.past(one.id)) == "Restored, as on 23 Nov"


def test_what_was_handed_in_and_what_something_else_wrote_is_known_among_the_versions(bench: Bench) -> None:
    one = bench.saved("First.")
    record = HandedIn(id=one.id, made=NOON, what="x", written_as="Word", file="x.docx")
    bench.store.keep_hand_in(record, [one])
    file = bench.file(one)
    file.write_bytes(file.read_bytes().replace(b"First.", b"Other."))
    opened = bench.store.load(one.id)
    bench.store.save(opened.entry.with_answer(prose("Third.")), opened.version)
    other, first = bench.care.past(one.id)
    assert other.why == OUTSIDE and first.handed_in == ("23 November 2026, 12:00, as Word",)


def test_the_earlier_versions_go_when_the_trainee_wants_it_but_what_was_handed_in_stays(bench: Bench) -> None:
    one = bench.saved("Handed in.", "A planted word.", "Another planted word.", "It stands.")
    handed = bench.care.past(one.id)[-1].entry
    assert handed is not None
    record = HandedIn(id=one.id, made=NOON, what="x", written_as="Word", file="x.docx")
    kept = bench.store.keep_hand_in(record, [handed])
    bench.store.keep_version(one.id)
    gone, stay = bench.care.forgettable(one.id)
    assert (len(gone), stay) == (2, 1)
    assert bench.care.forget_past(one.id) == ()
    assert [past.entry for past in bench.care.past(one.id)] == [handed]
    assert bench.store.load(one.id).entry == one
    assert not [path for path in bench.folders.home.rglob("*") if path.is_file() and b"planted" in path.read_bytes()]
    assert bench.past_forgotten == [(one.id, kept.version_of(one.id), bench.store.load(one.id).version)]
    assert bench.care.forgettable(one.id) == ((), 1)


def test_versions_stay_while_the_entry_is_open_or_nobody_knows_which_were_handed_in(bench: Bench) -> None:
    one = bench.saved("First.", "Second.")
    hold = TomlStore(bench.folders).hold(one.id)
    with pytest.raises(EntryOpenElsewhere):
        bench.care.forget_past(one.id)
    hold.release()
    bench.folders.hand_ins.mkdir()
    (bench.folders.hand_ins / f"2026-11-23-{one.id}.toml").write_bytes(b"format = ")
    with pytest.raises(LearnlogError, match="nobody can tell"):
        bench.care.forget_past(one.id)
    assert len(bench.care.past(one.id)) == 1


def test_what_deleting_versions_means_is_spelt_out(bench: Bench) -> None:
    one = bench.saved("First.", "Second.", "Third.")
    gone, _ = bench.care.forgettable(one.id)
    said = consequences(gone, 1)
    assert "2 earlier versions go, from 23 November 2026, 12:00 to 23 November 2026, 12:00." in said
    assert "1 version was handed in" in said and "Each backup still has the entry" in said
    assert "1 earlier version goes, of 23 November" in consequences(gone[:1], 0)
    assert "handed in" not in consequences(gone, 0)


# -- files that cannot be read


def test_the_last_good_version_takes_the_place_of_a_file_that_cannot_be_read(bench: Bench) -> None:
    one = bench.saved("First.")
    bench.store.keep_version(one.id)
    bench.file(one).write_bytes(b'format = 1\ntitle = "')
    (trouble,) = bench.store.listing().unreadable
    damaged = bench.care.damaged(trouble)
    assert damaged.good is not None and damaged.good.entry == one and damaged.good.words == 1
    assert bench.care.mend(damaged) == one
    assert bench.store.load(one.id).entry == one
    (kept,) = bench.folders.unreadable.iterdir()
    assert kept.read_bytes() == b'format = 1\ntitle = "'


def test_a_file_that_was_mended_by_hand_meanwhile_is_left_alone(bench: Bench) -> None:
    one = bench.saved("First.")
    bench.store.keep_version(one.id)
    whole = bench.file(one).read_bytes()
    bench.file(one).write_bytes(b'title = "')
    damaged = bench.care.damaged(bench.store.listing().unreadable[0])
    bench.file(one).write_bytes(whole.replace(b"First.", b"Mended."))
    with pytest.raises(LearnlogError, match="can be read again"):
        bench.care.mend(damaged)
    assert b"Mended." in bench.file(one).read_bytes()


@pytest.mark.parametrize("name", ["{stem} (conflicted copy).toml", "../2025/2025-01-01-free-{id}.toml", "notes.toml"])
def test_a_damaged_file_that_is_no_entrys_own_has_no_good_version(bench: Bench, name: str) -> None:
    one = bench.saved("First.")
    bench.store.keep_version(one.id)
    odd = bench.file(one).parent / name.format(stem=bench.file(one).stem, id=one.id)
    odd.parent.mkdir(exist_ok=True)
    odd.write_bytes(b'title = "')
    own = str(bench.file(one))
    for trouble in bench.store.listing().unreadable:
        assert trouble.path == own or bench.care.damaged(trouble).good is None


# -- copies


def conflicted(bench: Bench, one: Entry, text: str, name: str = "{stem} (conflicted copy).toml") -> Path:
    """Put another state of an entry beside it, as a sync program does."""
    other = TomlStore(Folders.find(bench.folders.home / "elsewhere", {}))
    other.save(one.with_answer(prose(text)), "")
    path = bench.file(one).with_name(name.format(stem=bench.file(one).stem))
    path.write_bytes(Path(other.path_of(one.id)).read_bytes())
    return path


def test_a_copy_is_shown_beside_its_entry_and_both_become_one(bench: Bench) -> None:
    one = bench.saved("Mine.")
    path = conflicted(bench, one, "Theirs.")
    copied = bench.care.copied(bench.copy())
    assert copied.meeting is not None and copied.meeting.mine == one and not copied.known
    (clash,) = copied.meeting.clashes
    both = bench.care.take_in(copied, {clash.key: "both"})
    assert both.answers == (prose("Mine.\n\nTheirs."),)
    assert bench.store.load(one.id).entry == both and not path.exists() and bench.fewer == 1
    (put_away,) = bench.folders.bin.iterdir()
    assert b"Theirs." in put_away.read_bytes()
    assert [past.entry for past in bench.care.past(one.id)] == [one]


def test_a_copy_of_an_earlier_version_is_known_for_it(bench: Bench) -> None:
    one = bench.saved("First.")
    path = bench.file(one).with_name("copy of it.toml")
    path.write_bytes(bench.file(one).read_bytes())
    assert bench.care.copied(bench.copy()).known
    bench.store.save(one.with_answer(prose("Second.")), bench.store.load(one.id).version)
    assert bench.care.copied(bench.copy()).known


def test_an_entry_that_changed_meanwhile_is_not_overwritten(bench: Bench) -> None:
    one = bench.saved("Mine.")
    path = conflicted(bench, one, "Theirs.")
    copied = bench.care.copied(bench.copy())
    newer = one.with_answer(prose("Newer."))
    bench.store.save(newer, bench.store.load(one.id).version)
    with pytest.raises(EntryChanged):
        bench.care.take_in(copied, {})
    assert bench.store.load(one.id).entry == newer and path.exists()


def test_a_copy_without_its_entry_can_become_one(bench: Bench) -> None:
    one = bench.saved("Mine.")
    bench.file(one).rename(bench.file(one).with_name("renamed by hand.toml"))
    store = TomlStore(bench.folders)
    care = Care(store, lambda: LATER)
    copied = care.copied(bench.copy())
    assert copied.meeting is None
    assert care.take_in(copied, {}) == one
    assert store.load(one.id).entry == one and store.listing().copies == ()


# -- the bin


def test_a_copy_put_away_comes_back_to_where_it_was(bench: Bench) -> None:
    one = bench.saved("Mine.")
    path = conflicted(bench, one, "Theirs.")
    bench.care.put_away(bench.copy())
    (binned,) = bench.care.binned()
    assert (binned.kind, binned.entry_id) == ("copy", one.id) and not path.exists()
    bench.care.bring_back(binned)
    assert path.exists() and bench.care.binned() == ()


def test_a_file_in_the_bin_that_cannot_be_read_is_named(bench: Bench) -> None:
    one = bench.saved("Mine.")
    bench.store.bin.put(one.id)
    (path,) = bench.folders.bin.iterdir()
    path.write_bytes(b"gone")
    (binned,) = bench.care.binned()
    assert binned.entry is None and binned.trouble is not None and binned.trouble.path == str(path)


def test_deleting_for_good_leaves_nothing_and_says_where_it_could_not_reach(bench: Bench) -> None:
    one = bench.saved("A planted word.", "Another planted word.")
    bench.store.drafts.keep(Draft(one.with_answer(prose("A planted draft.")), NOON, ""), durable=True)
    bench.store.bin.put(one.id)
    (binned,) = bench.care.binned()
    assert bench.care.erase(binned) == ("It may still be in a stick: it is not there.",)
    assert bench.forgotten == [one.id]
    assert not [path for path in bench.folders.home.rglob("*") if path.is_file() and b"planted" in path.read_bytes()]
    with pytest.raises(EntryMissing):
        bench.care.erase(binned)


def test_an_entry_that_is_in_the_log_as_well_is_not_deleted_for_good(bench: Bench) -> None:
    one = bench.saved("Mine.")
    bench.store.bin.put(one.id)
    (binned,) = bench.care.binned()
    bench.store.save(one, "")
    with pytest.raises(LearnlogError, match="in your log as well"):
        bench.care.erase(binned)
    assert bench.store.load(one.id).entry == one and bench.forgotten == []
