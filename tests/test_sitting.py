"""One entry open for writing: what is said about the words is what happened on the disk."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta

import pytest

from learnlog.content.free import FREE_TASK, FREE_UNIT
from learnlog.errors import SaveFailed
from learnlog.journal.answers import LineAnswer, ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Profile
from learnlog.sitting import Sitting
from learnlog.store.contents import Draft, DraftRef
from learnlog.store.memory import MemoryDisk, MemoryDrafts, MemoryStore

NOW = datetime(2026, 11, 23, 19, 2, 11, tzinfo=UTC)
ID = "0" * 26


class Full(MemoryStore):
    """A log whose disk refuses while ``full``."""

    full = False

    def __init__(self) -> None:
        super().__init__()
        self.drafts = FullDrafts(self)

    def save(self, entry: Entry, version: str, *, keep_old: bool = True) -> str:
        if self.full:
            raise SaveFailed("the disk is full")
        return super().save(entry, version, keep_old=keep_old)


class FullDrafts(MemoryDrafts):
    """Its drafts."""

    def __init__(self, store: Full) -> None:
        super().__init__(store.disk, store.session)
        self._store = store

    def keep(self, draft: Draft, *, durable: bool) -> None:
        if self._store.full:
            raise SaveFailed("the disk is full")
        super().keep(draft, durable=durable)


def text(words: str) -> ProseAnswer:
    return ProseAnswer(step="note", field="text", under="Your note", asked="What do you want to keep?", text=words)


def title(words: str) -> LineAnswer:
    return LineAnswer(step="note", field="title", under="Your note", asked="A title", text=words)


def new(store: MemoryStore, *, held: bool = True) -> Sitting:
    entry = Entry(id=ID, task="free", title="Free entry", created=NOW, updated=NOW, happened_on=NOW.date())
    return Sitting(
        store,
        lambda: NOW,
        FREE_UNIT,
        FREE_TASK,
        entry,
        profile=Profile(),
        hold=store.hold(ID) if held else None,
        refusal="" if held else "Not here.",
    )


def state(store: MemoryStore) -> tuple[bool, bool]:
    """Whether there is an entry, and whether there is a draft."""
    return ID in store.disk.entries, any(ref.entry_id == ID for ref in store.disk.drafts)


def test_words_go_into_the_draft_then_into_the_entry() -> None:
    store = MemoryStore()
    sitting = new(store)
    assert sitting.status.line == "Nothing written yet" and not sitting.dirty
    sitting.write(text("A walk."))
    assert sitting.status.line == "Writing …" and state(store) == (False, False)
    assert sitting.keep(durable=False).line == "Writing …" and state(store) == (False, True)
    assert sitting.keep(durable=True).line == "Saved 19:02:11" and state(store) == (False, True)
    assert sitting.dirty
    assert sitting.save().line == "Saved 19:02:11" and state(store) == (True, False)
    assert not sitting.dirty
    assert store.load(ID).entry == sitting.entry


def test_nothing_new_writes_nothing() -> None:
    store = MemoryStore()
    sitting = new(store)
    sitting.write(text("A walk."))
    sitting.save()
    kept, entry = store.disk.entries[ID], sitting.entry
    sitting.write(text("A walk."))
    assert sitting.entry is entry
    sitting.keep(durable=True)
    sitting.save()
    assert store.disk.entries[ID] is kept and state(store) == (True, False)


def test_an_empty_answer_to_nothing_changes_nothing() -> None:
    sitting = new(MemoryStore())
    sitting.write(text(""), title(""))
    assert sitting.status.kind == "empty"


def test_a_new_entry_whose_words_are_all_taken_out_leaves_no_trace() -> None:
    store = MemoryStore()
    sitting = new(store)
    sitting.write(text("A walk."))
    sitting.keep(durable=True)
    sitting.write(text(""))
    assert sitting.keep(durable=False).kind == "empty"
    assert state(store) == (False, False)
    assert sitting.close().kind == "empty"
    assert state(store) == (False, False) and not store.disk.held


def test_the_same_where_only_closing_hears_of_it() -> None:
    store = MemoryStore()
    sitting = new(store)
    sitting.write(text("A walk."))
    sitting.keep(durable=True)
    sitting.write(text(""))
    assert sitting.close().kind == "empty"
    assert state(store) == (False, False)


def test_an_entry_that_was_saved_stays_when_its_words_are_taken_out() -> None:
    store = MemoryStore()
    sitting = new(store)
    sitting.write(text("A walk."))
    sitting.save()
    sitting.write(text(""))
    assert sitting.save().kind == "saved"
    assert store.load(ID).entry.answers == ()


@pytest.mark.parametrize("durable", [True, False])
def test_a_disk_that_refuses_keeps_the_words_in_memory_until_it_takes_them(durable: bool) -> None:
    store = Full()
    sitting = new(store)
    sitting.write(text("A walk."))
    store.full = True
    failed = sitting.keep(durable=durable)
    assert failed.line == "NOT SAVED" and "the disk is full" in failed.problem
    sitting.write(text("A walk in the park."))
    assert sitting.status.kind == "failed", "newer words do not hide it"
    assert sitting.save().kind == "failed"
    store.full = False
    assert sitting.keep(durable=durable).kind == ("saved" if durable else "writing")
    assert sitting.save().kind == "saved"
    assert store.load(ID).entry.answers == (text("A walk in the park."),)


def test_closing_on_a_disk_that_refuses_says_so_and_leaves_the_draft() -> None:
    store = Full()
    sitting = new(store)
    sitting.write(text("A walk."))
    sitting.keep(durable=True)
    store.full = True
    assert sitting.close().kind == "failed"
    assert state(store) == (False, True) and not store.disk.held


def test_a_file_changed_by_something_else_is_kept_and_so_are_the_words() -> None:
    store = MemoryStore()
    sitting = new(store)
    sitting.write(text("A walk."))
    sitting.save()
    other = sitting.entry.changed(title="Somebody else’s")
    store.save(other, store.load(ID).version)
    sitting.write(text("A longer walk."))
    changed = sitting.save()
    assert changed.kind == "changed" and "changed on disk" in changed.problem
    assert store.load(ID).entry == other
    draft = store.drafts.newest_of(ID)
    assert draft is not None and draft.entry.answers == (text("A longer walk."),)


def test_what_is_only_read_takes_nothing() -> None:
    store = MemoryStore()
    sitting = new(store, held=False)
    before = sitting.entry
    sitting.write(text("A walk."))
    sitting.describe(hours=2, tags=("a",), happened_on=date(2026, 1, 1))
    sitting.complete()
    sitting.reopen()
    assert sitting.entry is before and not sitting.dirty
    assert sitting.keep(durable=True).line == sitting.save().line == sitting.close().line == "Read only"
    assert sitting.status.problem == "Not here."
    assert state(store) == (False, False)


def test_a_free_entry_is_called_what_its_first_line_says() -> None:
    sitting = new(MemoryStore())
    sitting.write(text("A walk."))
    assert sitting.entry.title == "Free entry"
    sitting.write(title("  A quiet lunchtime "))
    assert sitting.entry.title == "A quiet lunchtime"
    sitting.write(title(""))
    assert sitting.entry.title == "Free entry"


def test_answers_stand_in_the_order_of_the_task() -> None:
    sitting = new(MemoryStore())
    sitting.write(text("A walk."))
    sitting.write(title("First"))
    assert [one.field for one in sitting.entry.answers] == ["title", "text"]


def test_the_facts_of_an_entry() -> None:
    sitting = new(MemoryStore())
    sitting.describe(happened_on=NOW.date(), hours=0.0, tags=())
    assert sitting.status.kind == "empty", "nothing differs"
    sitting.describe(happened_on=date(2026, 11, 20), hours=1.5, tags=("a", " a", ""))
    entry = sitting.entry
    assert (entry.happened_on, entry.hours, entry.tags) == (date(2026, 11, 20), 1.5, ("a",))
    sitting.describe(hours=0.0)
    assert sitting.entry.hours is None


def test_completing_and_reopening() -> None:
    store = MemoryStore()
    sitting = new(store)
    sitting.write(text("A walk."))
    sitting.complete()
    assert (sitting.entry.state, sitting.entry.completed) == ("complete", NOW)
    sitting.save()
    sitting.reopen()
    sitting.save()
    kept = store.load(ID).entry
    assert (kept.state, kept.completed) == ("draft", None)


def test_words_written_while_the_disk_is_busy_are_not_called_saved() -> None:
    busy, go = threading.Event(), threading.Event()

    class Slow(MemoryStore):
        def save(self, entry: Entry, version: str, *, keep_old: bool = True) -> str:
            busy.set()
            assert go.wait(30)
            return super().save(entry, version, keep_old=keep_old)

    sitting = new(Slow(MemoryDisk()))
    sitting.write(text("A walk."))
    saving = threading.Thread(target=sitting.save)
    saving.start()
    assert busy.wait(30)
    sitting.write(text("A walk in the park."))
    go.set()
    saving.join(30)
    assert sitting.status.line == "Writing …" and sitting.dirty
    assert sitting.save().line == "Saved 19:02:11" and not sitting.dirty


def test_a_draft_that_is_brought_back_is_saved_already_and_ahead_of_the_entry() -> None:
    store = MemoryStore()
    first = new(store)
    first.write(text("A walk."))
    first.keep(durable=True)
    earlier = NOW - timedelta(hours=2)
    again = Sitting(
        store,
        lambda: NOW,
        FREE_UNIT,
        FREE_TASK,
        first.entry,
        profile=Profile(),
        hold=store.hold("1" * 26),
        recovered=earlier,
    )
    assert again.status.line == "Saved 17:02:11" and again.dirty
    again.save()
    assert state(store) == (True, False)


def test_an_entry_opened_a_day_later_says_when_it_was_saved() -> None:
    store = MemoryStore()
    first = new(store)
    first.write(text("Words."))
    first.close()
    opened = store.load(ID)
    later = Sitting(
        store,
        lambda: NOW + timedelta(days=2),
        FREE_UNIT,
        FREE_TASK,
        opened.entry,
        profile=Profile(),
        version=opened.version,
        hold=store.hold(ID),
    )
    assert later.status.line == "Saved 23 Nov 19:02"
    later.write(text("More words."))
    assert later.save().line == "Saved 19:02:11"


# -- two states of it


class Watched(MemoryStore):
    """A log another window writes in, and whose disk refuses to set a draft aside while ``stiff``."""

    stiff = False

    def __init__(self) -> None:
        super().__init__()
        self.drafts = StiffDrafts(self)


class StiffDrafts(MemoryDrafts):
    """Its drafts."""

    def __init__(self, store: Watched) -> None:
        super().__init__(store.disk, store.session)
        self._store = store

    def set_aside(self, ref: DraftRef) -> None:
        if self._store.stiff:
            raise SaveFailed("the disk is full")
        super().set_aside(ref)


def changed_elsewhere(store: MemoryStore, words: str) -> Sitting:
    """Return a sitting with words of its own over an entry in which another window wrote something else."""
    sitting = new(store)
    sitting.write(text("As it was."))
    sitting.save()
    opened = store.load(ID)
    store.save(opened.entry.with_answer(text(words)), opened.version)
    sitting.write(text("Mine."))
    assert sitting.save().kind == "changed"
    return sitting


def words_of(entry: Entry) -> str:
    (answer,) = entry.answers
    assert isinstance(answer, ProseAnswer)
    return answer.text


def test_what_was_decided_is_saved_and_what_the_other_wrote_is_a_version() -> None:
    store = Watched()
    sitting = changed_elsewhere(store, "Theirs.")
    meeting = sitting.meet()
    (clash,) = meeting.clashes
    assert sitting.settle(meeting, {clash.key: "mine"}).kind == "saved"
    assert words_of(store.load(ID).entry) == "Mine." and state(store) == (True, False)
    assert "Theirs." in {words_of(store.history.read(ID, one).entry) for one in store.history.versions(ID)}
    assert not store.disk.aside


def test_words_decided_against_are_set_aside_before_anything_is_saved() -> None:
    store = Watched()
    sitting = changed_elsewhere(store, "Theirs.")
    meeting = sitting.meet()
    (clash,) = meeting.clashes
    store.stiff = True
    assert sitting.settle(meeting, {clash.key: "theirs"}).kind == "failed"
    assert words_of(sitting.entry) == "Mine." and words_of(store.load(ID).entry) == "Theirs."
    assert sitting.keep(durable=True).kind == "changed", "it is as it was, and can be decided again"
    store.stiff = False
    assert sitting.settle(meeting, {clash.key: "theirs"}).kind == "saved"
    assert words_of(store.load(ID).entry) == "Theirs." and len(store.disk.aside) == 1


def test_words_written_after_the_two_were_looked_at_decide_nothing() -> None:
    store = Watched()
    sitting = changed_elsewhere(store, "Theirs.")
    meeting = sitting.meet()
    sitting.write(text("Mine, and more."))
    assert sitting.settle(meeting, {}).kind == "changed"
    assert words_of(store.load(ID).entry) == "Theirs." and words_of(sitting.entry) == "Mine, and more."


def test_an_entry_changed_once_more_while_it_is_decided_is_asked_about_again() -> None:
    store = Watched()
    sitting = changed_elsewhere(store, "Theirs.")
    meeting = sitting.meet()
    (clash,) = meeting.clashes
    opened = store.load(ID)
    store.save(opened.entry.with_answer(text("Theirs, again.")), opened.version)
    assert sitting.settle(meeting, {clash.key: "mine"}).kind == "changed"
    assert words_of(store.load(ID).entry) == "Theirs, again."
    (again,) = sitting.meet().clashes
    assert (again.mine, again.theirs) == ("Mine.", "Theirs, again.")


def test_of_one_sitting_what_was_completed_and_reopened_is_kept_and_the_end() -> None:
    store = MemoryStore()
    sitting = new(store)
    for words in ("A.", "A b.", "A b c."):
        sitting.write(text(words))
        sitting.save()
    sitting.complete()
    sitting.save()
    sitting.reopen()
    sitting.save()
    for words in ("Other.", "Other words."):
        sitting.write(text(words))
        sitting.save()
    sitting.close()
    kept = [store.history.read(ID, one).entry for one in reversed(store.history.versions(ID))]
    said = [(one.state, next(answer.text for answer in one.answers if answer.kind == "prose")) for one in kept]
    assert said == [("complete", "A b c."), ("draft", "A b c."), ("draft", "Other words.")]
