"""Every screen as a picture at the smallest size that is common, those that are laid out otherwise at the best, too.

A picture that differs is not wrong, but wants to be looked at: ``pytest tests/tui/test_snapshots.py --snapshot-update``
writes them anew. They must be found beautiful, not only equal.
"""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest
from textual.app import App
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from learnlog.journal.entry import Comment
from learnlog.opening import Opening
from learnlog.sitting import Sitting
from learnlog.store.folders import Folders
from learnlog.store.whole import whole_log
from learnlog.tui.app import LearnlogApp
from learnlog.tui.navigation import (
    EditEntry,
    OpenActions,
    OpenBin,
    OpenLog,
    OpenPictures,
    OpenTask,
    OpenUnit,
    Present,
    ReadEntry,
    TakeIn,
)
from scripts import sample_log
from scripts.screenshot import self_contained
from tests.export.decks import written
from tests.tui import comparing, driving
from tests.tui.log_room import Shell, screen_text, settled

WIDE, SMALL, TINY = (120, 40), (80, 24), (50, 15)

PATIENCE = 60.0
"""Seconds until a screen that has not come is taken to be never coming."""

UNIT = sample_log.UNIT


class Compare(Protocol):
    """What the fixture ``snap_compare`` is."""

    def __call__(
        self,
        app: App[Any],
        press: Iterable[str] = (),
        terminal_size: tuple[int, int] = (80, 24),
        run_before: Callable[[Pilot[Any]], Awaitable[None] | None] | None = None,
    ) -> bool: ...


class PicturedApp(LearnlogApp):
    """learnlog, holding still for its picture."""

    # Textual would look for it beside this file.
    CSS_PATH = str(Path(inspect.getfile(LearnlogApp)).with_name("app.tcss"))

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        return self_contained(super().export_screenshot(title=title, simplify=simplify))


class PicturedShell(Shell):
    """One screen of the Log room, holding still for its picture."""

    taken: Callable[[], None] = staticmethod(lambda: None)

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        picture = self_contained(super().export_screenshot(title=title, simplify=simplify))
        self.taken()
        return picture


class PicturedComparer(comparing.Comparer):
    """One comparison, holding still for its picture."""

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        return self_contained(super().export_screenshot(title=title, simplify=simplify))


@dataclass(frozen=True)
class Log:
    """A log on the disk, and how its entries are called."""

    opening: Opening
    ids: dict[str, str]


@dataclass(frozen=True)
class Shot:
    """A picture.

    Attributes:
        name: what it shows.
        sizes: columns and lines of each.
        shown: what stands on the screen when it is there.
        asks: makes what leads to it from Home, a message or an action of the app, or the screen itself; none for Home.
        keys: what is pressed there.
        then: what stands on the screen after the keys.
    """

    name: str
    sizes: tuple[tuple[int, int], ...]
    shown: str
    asks: Callable[[Log], Message | Screen[Any] | str] | None = None
    keys: tuple[str, ...] = ()
    then: str = ""


def edit(task: str, step: str, field: str = "", part: str = "") -> Callable[[Log], Message]:
    return lambda log: EditEntry(log.ids[task], step, field, part)


def unit(place: str) -> Callable[[Log], Message]:
    return lambda log: OpenUnit(UNIT, place)


TO_KEYS = ("shift+tab", "shift+tab", "enter")
"""From the first setting to the keys."""

NEXT = ("tab", "tab", "tab", "enter")
"""From the name to the second screen of the welcome."""

HIT = ("enter", "enter", "n")
"""From the search to the second hit in the first entry found."""

SHOTS = (
    Shot("home", (WIDE, SMALL), "Continue"),
    Shot("help", (SMALL,), "learnlog", keys=("f1",), then="goes on exactly where"),
    Shot("too small", (TINY,), "too small"),
    Shot("reading", (WIDE, SMALL), "Key points", unit("readings/respect")),
    Shot("table 1", (SMALL,), "Differentiation", unit("readings/table-1")),
    Shot("a task in the unit", (WIDE,), "Task 2", unit("tasks/task-2")),
    Shot("a note opened", (WIDE,), "Key points", unit("readings/defining-personalisation"), ("tab", "enter"), ""),
    Shot("choose", (SMALL,), "[x] Respect", edit("task-2", "choose")),
    Shot("rate", (WIDE, SMALL), "listening", edit("task-2", "extent/respect", "ratings", "listening")),
    Shot("prose", (SMALL,), "being believed", edit("task-1", "resonance", "why")),
    Shot("plan", (SMALL,), "Who is planning", edit("task-2", "plan")),
    Shot("offers", (WIDE,), "Action 1", edit("task-2", "plan", "actions")),
    Shot("review with gaps", (SMALL,), "still missing", edit("task-2", "review")),
    Shot("review complete", (WIDE,), "complete", edit("task-1", "review")),
    Shot("free entry", (SMALL,), "Pupil A explained", edit("free", "note", "text")),
    Shot("log", (WIDE, SMALL), "4 entries", lambda log: OpenLog()),
    Shot("search", (WIDE, SMALL), "4 entries", lambda log: OpenLog(), ("slash", *"pupils"), "best first"),
    Shot("completions", (WIDE, SMALL), "4 entries", lambda log: OpenLog(), ("slash", *"value:", "down"), "espect"),
    Shot("nothing found", (WIDE, SMALL), "4 entries", lambda log: OpenLog(), ("slash", *"zebra qu"), "fewer words"),
    Shot("hit", (WIDE, SMALL), "4 entries", lambda log: OpenLog(), ("slash", *"pupils", *HIT), "hit 2 of"),
    Shot("actions", (WIDE, SMALL), "How we will know", lambda log: OpenActions()),
    Shot("tick", (SMALL,), "How we will know", lambda log: OpenActions(), ("space",), "what came of it"),
    Shot("postpone", (SMALL,), "How we will know", lambda log: OpenActions(), ("p",), "Or another day"),
    Shot("entry", (WIDE, SMALL), "Task 1", lambda log: ReadEntry(log.ids["task-1"])),
    Shot("present", (WIDE, SMALL), "4 of 8", lambda log: Present(written().decks[0], "promise/respect")),
    Shot("slide", (WIDE,), "as it stands", lambda log: OpenTask(UNIT, "task-3")),
    Shot("take in", (SMALL,), "whole path", lambda log: TakeIn()),
    Shot("pictures", (WIDE, SMALL), "of 10 rated", lambda log: OpenPictures("task-2")),
    Shot("facts as a table", (WIDE, SMALL), "of 10 rated", lambda log: OpenPictures("task-2"), ("t",), "Part of"),
    Shot("a picture to come", (WIDE, SMALL), "Nothing is rated", lambda log: OpenPictures("continua")),
    Shot("a year of weeks", (WIDE, SMALL), "53 weeks", lambda log: OpenPictures("weeks")),
    Shot("how far", (WIDE, SMALL), "screens read", lambda log: OpenPictures("progress")),
    Shot("settings", (WIDE, SMALL), "learnlog", keys=("6",), then="Width of reading"),
    Shot("keys", (WIDE, SMALL), "learnlog", keys=("6", *TO_KEYS), then="Every command by name"),
    Shot("other keys", (SMALL,), "learnlog", keys=("6", *TO_KEYS, "down", "down", "enter", "f9"), then="already"),
    Shot("follow-up", (WIDE,), "Task 1", lambda log: ReadEntry(log.ids["task-1"]), ("f",), "Follow up:"),
)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Where the log is stands on some screens.
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log that was written once, to be copied: writing one takes as long as the picture."""
    home = tmp_path_factory.mktemp("written") / "log"
    sample_log.write(home)
    return home


@pytest.fixture
def log(tmp_path: Path, sample: Path) -> Log:
    # The backup of the day may still be made there, in a thread.
    copied = shutil.copytree(sample, tmp_path / "log", ignore=shutil.ignore_patterns("*.tmp"))
    opening = Opening(Folders.find(copied, {}), lambda: sample_log.NOW)
    entries = whole_log(opening.workspace().store).entries
    return Log(opening, {one.task: one.id for one in entries})


@pytest.mark.parametrize(
    ("shot", "size"),
    [
        pytest.param(shot, size, id=f"{shot.name}-{size[0]}x{size[1]}".replace(" ", "-"))
        for shot in SHOTS
        for size in shot.sizes
    ],
)
def test_picture(snap_compare: Compare, log: Log, shot: Shot, size: tuple[int, int]) -> None:
    take(snap_compare, log, shot, size)


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["120x40", "80x24"])
@pytest.mark.parametrize("page", [1, 2, 3])
def test_welcome(snap_compare: Compare, tmp_path: Path, size: tuple[int, int], page: int) -> None:
    keys = ((), NEXT, (*NEXT, "tab", "tab", "enter"))[page - 1]
    take(snap_compare, nothing_yet(tmp_path), Shot("welcome", (), "Your name", keys=keys, then=f"{page} of 3"), size)


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["120x40", "80x24"])
def test_tour(snap_compare: Compare, log: Log, size: tuple[int, int]) -> None:
    workspace = log.opening.workspace()
    workspace.settings.change(workspace.settings.now.model_copy(update={"tour": True}))
    shot = Shot("tour", (), "listening", edit("task-2", "extent/respect", "ratings"), ("alt+n",), "Tip 2 of 5")
    take(snap_compare, log, shot, size)


@pytest.mark.parametrize("size", [SMALL], ids=["80x24"])
def test_first_home(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    take(snap_compare, welcomed(tmp_path), Shot("first home", (), "Begin:"), size)


def test_log_with_a_file_that_cannot_be_read(snap_compare: Compare, log: Log) -> None:
    cannot_be_read(log)
    take(
        snap_compare,
        log,
        Shot("unreadable", (), "Cannot be read", lambda log: OpenLog()),
        WIDE,
    )


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["120x40", "80x24"])
def test_home_with_files_that_are_no_entries(snap_compare: Compare, log: Log, size: tuple[int, int]) -> None:
    own = Path(log.opening.workspace().store.path_of(log.ids["task-1"]))
    own.with_name(f"{own.stem} (conflicted copy).toml").write_bytes(own.read_bytes())
    cannot_be_read(log)
    take(snap_compare, log, Shot("files on Home", (), "A copy of"), size)


@pytest.mark.parametrize("size", [SMALL], ids=["80x24"])
def test_bin(snap_compare: Compare, log: Log, size: tuple[int, int]) -> None:
    workspace = log.opening.workspace()
    for task in ("task-1", "free"):
        workspace.changes.delete(log.ids[task])
    workspace.backing_up.finish(PATIENCE)
    take(snap_compare, log, Shot("bin", (), "2 things", lambda log: OpenBin()), size)


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["120x40", "80x24"])
def test_versions(snap_compare: Compare, log: Log, size: tuple[int, int]) -> None:
    workspace, entry_id = log.opening.workspace(), log.ids["task-1"]
    workspace.changes.reopen(entry_id)
    workspace.changes.complete(entry_id)
    workspace.keep_hand_in(
        [workspace.read_entry(entry_id)], what="task-1", unit="", written_as="Word", file="learnlog-task-1.docx"
    )
    workspace.changes.follow_up(entry_id, "They have a card of their own now.")
    workspace.backing_up.finish(PATIENCE)
    shot = Shot("versions", (), "Task 1", lambda log: ReadEntry(entry_id), ("v",), "Followed up")
    take(snap_compare, log, shot, size)


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["120x40", "80x24"])
@pytest.mark.parametrize(
    ("what", "keys", "then"),
    [
        ("comments beside answers", (), "not answered yet"),
        ("comments", ("o",), "Enter shows one in full"),
        ("handing in again", ("h",), "1 answer changed"),
    ],
    ids=["beside", "listed", "again"],
)
def test_what_came_back(
    snap_compare: Compare, log: Log, what: str, keys: tuple[str, ...], then: str, size: tuple[int, int]
) -> None:
    workspace, entry_id = log.opening.workspace(), log.ids["task-1"]
    workspace.settings.change(workspace.settings.now.model_copy(update={"hand_in_folder": "/home/ada/Documents"}))
    now = workspace.read_entry(entry_id)
    before = now.with_answer(now.answers[1].model_copy(update={"text": "Respect means that Pupil A decides."}))
    workspace.keep_hand_in([before], what="task-1", unit="", written_as="Word", file="learnlog-task-1.docx")
    about = {**now.answers[1].address._asdict(), "asked": now.answers[1].asked, "by": "Ms Smith"}
    now_is = sample_log.NOW
    comments = (
        Comment(id="a", text="Which pupils did you have in mind?", written=now_is, responded=now_is, **about),
        Comment(id="b", text="And how would you ask them?", written=now_is, **about),
    )
    workspace.changes.comment(entry_id, comments)
    workspace.backing_up.finish(PATIENCE)
    take(snap_compare, log, Shot(what, (), "Task 1", lambda log: ReadEntry(entry_id), keys, then), size)


def test_saving_a_picture(snap_compare: Compare, log: Log) -> None:
    workspace = log.opening.workspace()
    workspace.settings.change(workspace.settings.now.model_copy(update={"hand_in_folder": "/home/ada/Documents"}))
    shot = Shot("save a picture", (), "of 10 rated", lambda log: OpenPictures("task-2"), ("s",), "Save it")
    take(snap_compare, log, shot, SMALL)


def test_read_only(snap_compare: Compare, log: Log) -> None:
    other: Sitting = log.opening.workspace().sittings.open(log.ids["task-2"])
    try:
        take(
            snap_compare, log, Shot("read only", (), "Read only", edit("task-2", "extent/respect", "judgement")), SMALL
        )
    finally:
        other.close()


def test_a_task_not_begun(snap_compare: Compare, log: Log) -> None:
    take(snap_compare, log, Shot("begun", (), "Step 1", lambda log: OpenTask(UNIT, "task-5")), WIDE)


def cannot_be_read(log: Log) -> None:
    """Put a file among the entries that is cut short."""
    folder = log.opening.folders.entries / "2026"
    (folder / "2026-11-22-task-4-01m85d65w04jd361ahwznmr22t.toml").write_text('format = 1\ntitle = "', encoding="utf-8")


def nothing_yet(tmp_path: Path) -> Log:
    return Log(Opening(Folders.find(tmp_path / "log", {}), lambda: sample_log.NOW), {})


def welcomed(tmp_path: Path) -> Log:
    log = nothing_yet(tmp_path)
    workspace = log.opening.workspace()
    workspace.settings.change(workspace.settings.now.model_copy(update={"welcomed": True}))
    return log


def take(compare: Compare, log: Log, shot: Shot, size: tuple[int, int]) -> None:
    """Lead the app to what the picture shows, and compare it with the one that was found beautiful."""

    async def lead(pilot: Pilot[Any]) -> None:
        app = pilot.app
        assert isinstance(app, LearnlogApp)
        await until(pilot, lambda: app.home.overview is not None)
        await show(pilot, log, shot)
        for line in app.screen.query(Input):
            line.cursor_blink = False
        for area in app.screen.query(TextArea):
            area.cursor_blink = False
        await settled(pilot)

    app = PicturedApp(log.opening)
    app.animation_level = "none"
    assert compare(app, terminal_size=size, run_before=lead)


async def show(pilot: Pilot[Any], log: Log, shot: Shot) -> None:
    """Lead the app from Home to what a shot shows."""
    app = pilot.app
    assert isinstance(app, LearnlogApp)
    await ask(app, log, shot)
    if shot.asks is not None:
        await until(pilot, lambda: app.screen is not app.home)
    await until(pilot, lambda: shot.shown in screen_text(app))
    if shot.keys:
        for key in shot.keys:
            await pilot.press(key)
            await settled(pilot)
        await until(pilot, lambda: shot.then in screen_text(app))


async def ask(app: LearnlogApp, log: Log, shot: Shot) -> None:
    """Ask for what a shot shows, before any keys."""
    asked = shot.asks(log) if shot.asks is not None else None
    if isinstance(asked, Message):
        app.post_message(asked)
    elif isinstance(asked, Screen):
        app.push_screen(asked)
    elif asked is not None:
        await app.run_action(asked)


async def leave(pilot: Pilot[Any]) -> None:
    """Go back Home with Escape."""
    while len(pilot.app.screen_stack) > 1:
        await pilot.press("escape")
        await settled(pilot)


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    """Wait until something is true and all that goes on behind the screen is done."""
    try:
        await driving.until(pilot, true)
    except TimeoutError as error:
        raise TimeoutError(f"the screen did not come:\n{screen_text(pilot.app)}") from error
    await settled(pilot)


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["120x40", "80x24"])
@pytest.mark.parametrize("what", ["looking", "everything", "settling"])
def test_comparison(snap_compare: Compare, what: str, size: tuple[int, int]) -> None:
    screen = comparing.settling() if what == "settling" else comparing.looking()
    keys = {"looking": (), "everything": ("a", "n"), "settling": ("m", "n", "b")}[what]

    async def lead(pilot: Pilot[Any]) -> None:
        await pilot.press(*keys)
        await settled(pilot)

    assert snap_compare(PicturedComparer(screen), terminal_size=size, run_before=lead)
