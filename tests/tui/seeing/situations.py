"""Every screen of learnlog, in every situation it has a face of its own for: what the walks go through.

A situation is a log, and the screens there are in it. What begins with a question, such as words left behind, has it in
front when the app has begun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from learnlog.commenting import comment_file
from learnlog.demo import EVENING, UNIT, write_demo
from learnlog.journal.answers import ProseAnswer
from learnlog.journal.entry import Comment
from learnlog.journal.settings import KnownName
from learnlog.journal.terms import Term
from learnlog.opening import Opening
from learnlog.store.comment_file import ENDING
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.watch import LogGone
from learnlog.store.whole import whole_log
from learnlog.tui.alarm import AlarmDialog
from learnlog.tui.choosing import ChangeHandInFolder, ChangeNames, ChangeTerms, ChangeTheme, SayWhere, Welcome
from learnlog.tui.navigation import (
    BeginFreeEntry,
    BeginTask,
    GatherEvaluations,
    HandIn,
    KeepCopy,
    LeaveAlone,
    OpenActions,
    OpenBin,
    OpenHandIns,
    OpenLog,
    OpenPictures,
    ReadEntry,
    Recover,
    ShowThenAndNow,
    TakeComments,
    TakeIn,
)
from scripts import sample_log
from tests.tui import comparing
from tests.tui.test_snapshots import NEXT, SHOTS, SMALL, TO_KEYS, WIDE, Log, Shot, nothing_yet

BOTH = (WIDE, SMALL)

PATIENCE = 60.0
"""Seconds for a backup on a busy machine."""


@dataclass(frozen=True)
class Situation:
    """A log, and where to look in it.

    Attributes:
        name: what is special about it.
        begin: writes the log into an empty folder.
        shots: what is led to from Home, one after the other; what one of them changes, those after it can do without.
    """

    name: str
    begin: Callable[[Path], Log]
    shots: tuple[Shot, ...]


def at(asks: Any, name: str, shown: str, *keys: str, then: str = "", sizes: tuple[tuple[int, int], ...] = BOTH) -> Shot:
    """Return where to look: what leads there from Home, what it is called, and what stands on the screen then."""
    return Shot(name, sizes, shown, asks if callable(asks) else lambda log: asks, keys, then or shown)


def reads(task: str, name: str, *keys: str, then: str) -> Shot:
    """Return what the keys of an entry's page lead to."""
    return Shot(name, BOTH, "Your log › ", lambda log: ReadEntry(log.ids[task]), keys, then)


# -- the sample log, with what stands in front of Home


def sample(folder: Path) -> Log:
    opening = sample_log.write(folder / "log")
    return Log(opening, {one.task: one.id for one in whole_log(opening.workspace().store).entries})


IN_FRONT = (
    at("app.profile", "about you", "Your name"),
    at(ChangeNames(), "names", "Names to look for"),
    at(ChangeTerms(), "terms", "Terms and coming back"),
    at("app.backups", "backups", "Backups"),
    at(ChangeTheme(), "themes", "Cream"),
    at(ChangeHandInFolder(), "folder", "Folder for documents"),
    at(ChangeHandInFolder(), "no such folder", "Folder for", *"here", "enter", then="whole path, from"),
    at(SayWhere(), "where the log is", "Your log"),
    at(HandIn(), "hand in", "Hand in"),
    at(OpenHandIns(), "nothing handed in", "Handed in"),
    at(OpenBin(), "empty bin", "The bin"),
    at(TakeComments(), "file of comments", "comments"),
    at(KeepCopy(), "keep a copy", "whole log"),
    at(TakeIn(), "no such archive", "whole path", *"/none.zip", "enter", then="There is no file"),
    at(OpenActions(), "who", "How we will know", "w", then="Who does it"),
    at(OpenActions(), "no such day", "How we will know", "p", "tab", *"soon", "enter", then="is no date yet"),
    at(OpenActions(), "into the calendar", "How we will know", "i", then="calendar"),
    at(OpenPictures("task-2"), "save a picture", "of 10 rated", "s", then="Save"),
    at(OpenLog(), "from day to day", "4 entries", "s", *("right",) * 3, "enter", "end", "enter", then="one day to"),
    reads("task-1", "versions", "v", then="Versions"),
    reads("task-1", "tags", "t", then="With commas between them"),
    Shot("all keys as usual", BOTH, "learnlog", keys=("6", *TO_KEYS, "r"), then="All keys as usual?"),
    at(lambda log: AlarmDialog(LogGone("/home/ada/log", 12, 0, sample_log.NOW)), "alarm", "Your log is not there"),
    at(lambda log: comparing.looking(), "two versions", "difference 1 of"),
    at(lambda log: comparing.looking(), "two versions in full", "difference 1 of", "a", then="same on both"),
    at(lambda log: comparing.settling(), "two versions that clash", "left to decide"),
    at(lambda log: comparing.settling(), "some decided", "left to decide", "m", "n", "b", then="(•)"),
    at(lambda log: comparing.settling(), "all decided", "left to", *"mnmnmnmnmnm", then="Everything is decided"),
    at(lambda log: comparing.settling(), "two versions one below the other", "left to decide", sizes=(SMALL,)),
    at(BeginFreeEntry(), "spelling", "Your note", "tab", *"teh", "alt+u", then="Not in the dictionary"),
)


# -- somebody new


WELCOME = (
    at(Welcome(), "welcome, the second screen", "Your name", *NEXT, then="2 of 3"),
    at(Welcome(), "welcome, the third screen", "Your name", *NEXT, "tab", "tab", "enter", then="3 of 3"),
    Shot("first home", BOTH, "Begin:"),
    at(OpenLog(), "empty log", "Nothing is written here yet"),
    at(OpenActions(), "no actions", "planned no actions yet"),
)


# -- a log after a term: what comes back, what others sent, and what went wrong


TERMS = (Term(name="Autumn", first=EVENING.date() - timedelta(days=80), last=EVENING.date() + timedelta(days=20)),)


def after_a_term(folder: Path) -> Log:
    """Write the log of a term, with a bit of everything that can come to it from outside."""
    folders = Folders.find(folder / "log", {})
    write_demo(folders)
    opening = Opening(folders, lambda: EVENING + timedelta(days=35))
    workspace = opening.workspace()
    (papers := folder / "papers").mkdir()
    workspace.settings.change(
        workspace.settings.now.model_copy(
            update={"hand_in_folder": str(papers), "terms": TERMS, "names": (KnownName(name="tutor"),), "tour": True}
        )
    )
    entries = whole_log(workspace.store).entries
    ids = {one.task: one.id for one in reversed(entries) if one.state == "complete"}
    _handed_in_and_commented(opening, ids, papers)
    for one in entries:
        if one.state == "draft":
            workspace.changes.delete(one.id)
    workspace.backing_up.finish(PATIENCE)
    _left_behind(opening, ids["free"])
    _odd_files(opening, ids)
    return Log(opening, ids)


def _handed_in_and_commented(opening: Opening, ids: dict[str, str], papers: Path) -> None:
    workspace, entry_id = opening.workspace(), ids["task-1"]
    now = workspace.read_entry(entry_id)
    before = now.with_answer(next(_prose(now.answers)).model_copy(update={"text": "As it was when I handed it in."}))
    workspace.keep_hand_in([before], what="task-1", unit="", written_as="Word", file="learnlog-task-1.docx")
    about = {**now.answers[-1].address._asdict(), "asked": now.answers[-1].asked, "by": "Ms Smith"}
    first = Comment(id="a", text="Which pupils?", written=EVENING, responded=EVENING, **about)
    workspace.changes.comment(entry_id, (first, Comment(id="b", text="And how?", written=EVENING, **about)))
    sent = comment_file([workspace.read_entry(ids["task-2"])], {}).decode("utf-8-sig")
    stray = '[[comments]]\r\nanswer = "none"\r\nquestion = "?"\r\ncomment = "Gone."\r\n'
    (papers / f"learnlog{ENDING}").write_text(sent.replace("'''\r\n\r\n'''", '"Well seen."', 2) + stray, "utf-8")


def _prose(answers: tuple[Any, ...]) -> Iterator[ProseAnswer]:
    return (one for one in answers if isinstance(one, ProseAnswer))


def _left_behind(opening: Opening, entry_id: str) -> None:
    store = opening.workspace().store
    loaded = store.load(entry_id)
    typed = loaded.entry.with_answer(next(_prose(loaded.entry.answers)).model_copy(update={"text": "Not yet saved."}))
    store.drafts.keep(Draft(typed, EVENING, loaded.version), durable=True)


def _odd_files(opening: Opening, ids: dict[str, str]) -> None:
    """Damage a file, and put two copies beside others: one of an entry that is there, and one of none."""
    damaged, copied = (_file(opening, ids[task]) for task in ("task-4", "outcomes"))
    copy = copied.with_name(f"{copied.stem} (conflicted copy).toml")
    copy.write_bytes(copied.read_bytes().replace(b'title = "', b'title = "Another: ', 1))
    damaged.write_text('format = 1\ntitle = "', encoding="utf-8")


def _file(opening: Opening, entry_id: str) -> Path:
    return Path(opening.workspace().store.path_of(entry_id))


def copy_of(task: str) -> Callable[[Log], OpenLog]:
    """Return what shows the copy beside the file of an entry."""
    return lambda log: OpenLog(file=str(next(_file(log.opening, log.ids[task]).parent.glob("*conflicted*"))))


AFTER_A_TERM = (
    Shot("home with odd files", BOTH, "A copy of"),
    at(OpenBin(), "bin", "2 things"),
    at(OpenBin(), "bin, one read", "2 things", "enter", then="Bring it back"),
    at(OpenBin(), "bin, to be emptied", "2 things", "x", then="for good"),
    at(OpenHandIns(), "handed in", "learnlog-task-1.docx"),
    at(OpenHandIns(), "as it was handed in", "learnlog-task-1.docx", "enter", then="What changed since"),
    at(TakeComments(), "comments to come", ENDING, "enter", then="finds no place"),
    at(lambda log: GatherEvaluations(log.ids["task-3"]), "what colleagues said", "What colleagues said"),
    at(lambda log: OpenLog(file=str(_file(log.opening, log.ids["task-4"]))), "damaged", "cannot be read as an entry"),
    at(copy_of("outcomes"), "a copy", "Put the copy away"),
    at(lambda log: Recover(log.ids["free"]), "left behind", "Keep the saved one"),
    at(lambda log: Recover(log.ids["free"]), "left behind, compared", "Keep the", "tab", "enter", then="Not yet in it"),
    at(lambda log: ShowThenAndNow(log.ids["outcomes"], "Outcomes"), "then and now", "further on"),
    at(lambda log: LeaveAlone(log.ids["task-5"], review=True), "left alone", "This review"),
    at(OpenActions(), "names found", "How we will know", "i", "enter", then="is this somebody?"),
    at(OpenActions(), "written", "How we will know", "i", "enter", "tab", "enter", then="calendar file is written"),
    at(OpenPictures("task-2"), "a picture saved", "rated", "s", "enter", then="Saved:"),
    at(BeginTask(UNIT, "task-2"), "tour", "Tip 1"),
    at(BeginTask(UNIT, "task-1"), "a task begun again", "Last time,"),
    reads("task-1", "handed in again", "h", then="1 answer changed"),
    reads("task-1", "comments", "o", then="Enter shows one in full"),
    reads("task-1", "a comment", "o", "enter", then="Answer in words"),
    reads("task-5", "its review is due", then="Its review is due"),
)

SITUATIONS = (
    Situation("as usual", sample, (*SHOTS, *IN_FRONT)),
    Situation("somebody new", nothing_yet, WELCOME),
    Situation("after a term", after_a_term, AFTER_A_TERM),
)
"""Every screen there is. A test fails where one is in none of them."""


def only(names: tuple[str, ...]) -> tuple[Situation, ...]:
    """Return the situations with only some of their shots, without those that keep none."""
    kept = (replace(one, shots=tuple(shot for shot in one.shots if shot.name in names)) for one in SITUATIONS)
    return tuple(one for one in kept if one.shots)
