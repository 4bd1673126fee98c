"""An entry that something else changes while it is open: both are shown, and nothing of either is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from learnlog.journal.answers import LineAnswer, ProseAnswer
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Settings
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from learnlog.tui.compare import CompareScreen
from learnlog.tui.dialogs import ConfirmDialog, MessageDialog
from learnlog.tui.home import HomeScreen
from learnlog.tui.navigation import EditEntry
from learnlog.tui.task import TaskScreen
from tests.entries import entry
from tests.store.samples import new_id
from tests.tui.driving import Clock, Trainee, sitting_down


def text(words: str) -> ProseAnswer:
    return ProseAnswer(step="note", field="text", under="Your note", asked="What do you want to keep?", text=words)


def title(words: str) -> LineAnswer:
    return LineAnswer(step="note", field="title", under="Your note", asked="A title", text=words)


BEGUN = entry(title("A walk"), text("As it was."), id=new_id(1), unit="", task="free", title="A walk")


def elsewhere(home: Path, changed: Entry) -> None:
    """Change the file of the entry as another program does that knows nothing of learnlog."""
    store = TomlStore(Folders.find(home, {}))
    other = TomlStore(Folders.find(home / "other", {}))
    other.save(changed, "")
    Path(store.path_of(changed.id)).write_bytes(Path(other.path_of(changed.id)).read_bytes())


@asynccontextmanager
async def writing(home: Path) -> AsyncIterator[Trainee]:
    """The entry open for writing, with words typed at the end of its text and not saved."""
    store = TomlStore(Folders.find(home, {}))
    store.records.save_settings(Settings(welcomed=True))
    store.save(BEGUN, "")
    async with sitting_down(home, size=(120, 40)) as trainee:
        trainee.app.post_message(EditEntry(BEGUN.id, "note", "text"))
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        await trainee.press("end", *" Mine.")
        yield trainee


async def shown(trainee: Trainee) -> CompareScreen:
    await trainee.press("ctrl+s")
    await trainee.until(lambda: isinstance(trainee.app.screen, CompareScreen))
    return trainee.screen(CompareScreen)


def said(one: Entry, field: str) -> str:
    return next(
        answer.text for answer in one.answers if isinstance(answer, (LineAnswer, ProseAnswer)) and answer.field == field
    )


async def test_what_touches_different_answers_is_brought_together(tmp_path: Path) -> None:
    async with writing(tmp_path) as trainee:
        elsewhere(tmp_path, BEGUN.with_answer(title("A long walk")).changed(title="A long walk"))
        await shown(trainee)
        assert "A long walk" in trainee.text and "Mine." in trainee.text
        assert "You and the other changed different things" in trainee.text and "(•)" not in trainee.text
        await trainee.push("#compare-way-0")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert trainee.task.sitting.status.kind == "saved"
        assert "A long walk" in trainee.text and "As it was. Mine." in trainee.text
        kept = trainee.kept(BEGUN.id)
        assert (said(kept, "title"), said(kept, "text")) == ("A long walk", "As it was. Mine.")
        await trainee.press(*" More.", "f2")
        assert said(trainee.kept(BEGUN.id), "text") == "As it was. Mine. More."
        assert trainee.drafts() == []
        store = TomlStore(trainee.folders)
        assert any(
            said(store.history.read(BEGUN.id, one).entry, "title") == "A long walk"
            and said(store.history.read(BEGUN.id, one).entry, "text") == "As it was."
            for one in store.history.versions(BEGUN.id)
        ), "what the other program wrote is among the versions"


async def test_what_touches_the_same_answer_is_for_the_trainee_to_say(tmp_path: Path) -> None:
    async with writing(tmp_path) as trainee:
        elsewhere(tmp_path, BEGUN.with_answer(text("As it was. Theirs.")))
        await shown(trainee)
        assert "1 of 1 left to decide" in trainee.text
        await trainee.press("b", "ctrl+s")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert said(trainee.kept(BEGUN.id), "text") == "As it was. Mine.\n\nAs it was. Theirs."
        assert not list(trainee.folders.bin.glob("*")), "nothing was left out"


async def test_what_is_decided_against_is_in_the_bin(tmp_path: Path) -> None:
    async with writing(tmp_path) as trainee:
        elsewhere(tmp_path, BEGUN.with_answer(text("As it was. Theirs.")))
        await shown(trainee)
        await trainee.press("t", "ctrl+s")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert said(trainee.kept(BEGUN.id), "text") == "As it was. Theirs."
        assert "Theirs." in trainee.text and "Mine." not in trainee.text
        (aside,) = trainee.folders.bin.iterdir()
        assert b"As it was. Mine." in aside.read_bytes()


async def test_looking_decides_nothing_and_later_it_is_asked_again(tmp_path: Path) -> None:
    async with writing(tmp_path) as trainee:
        elsewhere(tmp_path, BEGUN.with_answer(text("As it was. Theirs.")))
        await shown(trainee)
        await trainee.press("escape")
        assert "Ctrl+S shows both" in trainee.text and "Changed elsewhere" in trainee.text
        await trainee.press("f2")
        await trainee.until(lambda: isinstance(trainee.app.screen, HomeScreen))
        assert said(trainee.kept(BEGUN.id), "text") == "As it was. Theirs."
        assert trainee.drafts() == [BEGUN.id]
    async with sitting_down(tmp_path, Clock(), welcome=True) as trainee:
        await trainee.until(lambda: "not yet in your log" in trainee.text)
        await trainee.press("enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, CompareScreen))
        await trainee.press("m", "ctrl+s")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert said(trainee.kept(BEGUN.id), "text") == "As it was. Mine."
        assert trainee.drafts() == []


async def test_a_file_that_is_gone_is_put_back(tmp_path: Path) -> None:
    async with writing(tmp_path) as trainee:
        trainee.entry_file(BEGUN.id).unlink()
        await trainee.press("ctrl+s")
        await trainee.until(lambda: isinstance(trainee.app.screen, ConfirmDialog))
        await trainee.press("enter")
        await trainee.until(lambda: isinstance(trainee.app.screen, TaskScreen))
        assert said(trainee.kept(BEGUN.id), "text") == "As it was. Mine."
        assert trainee.task.sitting.status.kind == "saved"


async def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    async with writing(tmp_path) as trainee:
        trainee.entry_file(BEGUN.id).write_bytes(b'format = 1\ntitle = "')
        await trainee.press("ctrl+s")
        await trainee.until(lambda: isinstance(trainee.app.screen, MessageDialog))
        assert "line 2" in trainee.text and "safe in a draft" in trainee.text
        await trainee.press("escape")
        assert trainee.entry_file(BEGUN.id).read_bytes() == b'format = 1\ntitle = "'


async def test_a_change_that_was_taken_back_needs_no_decision(tmp_path: Path) -> None:
    async with writing(tmp_path) as trainee:
        file = trainee.entry_file(BEGUN.id)
        before = file.read_bytes()
        elsewhere(tmp_path, BEGUN.with_answer(text("Theirs.")))
        await shown(trainee)
        await trainee.press("escape")
        file.write_bytes(before)
        await trainee.press("ctrl+s")
        assert isinstance(trainee.app.screen, TaskScreen)
        assert trainee.task.sitting.status.kind == "saved" and "Changed elsewhere" not in trainee.text


async def test_a_draft_of_what_was_saved_already_asks_nothing(tmp_path: Path) -> None:
    """Killed between the save and the end of its draft."""
    store = TomlStore(Folders.find(tmp_path, {}))
    store.records.save_settings(Settings(welcomed=True))
    base = store.save(BEGUN, "")
    newer = BEGUN.with_answer(text("Newer."))
    store.save(newer, base)
    store.drafts.keep(Draft(newer, Clock()(), base), durable=True)
    async with sitting_down(tmp_path) as trainee:
        workspace = (await trainee.app.opened()).workspace
        sitting = workspace.sittings.open(BEGUN.id)
        assert sitting.status.kind == "saved"
        assert sitting.close().kind == "saved"
        assert trainee.drafts() == []
