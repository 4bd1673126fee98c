"""The Picture room: what was rated and written, drawn; the same facts as a table; a picture saved as a file."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from learnlog.errors import LearnlogError
from learnlog.handing_in import keep_folder, usual_folder
from learnlog.picture.counts import Progress, Weeks
from learnlog.picture.drawing import WIDEST
from learnlog.picture.facts import Picture
from learnlog.picturing import pictures
from learnlog.text import one_line
from learnlog.tui.behind import work_behind
from learnlog.tui.footer import KeyFooter
from learnlog.tui.navigation import BeginFreeEntry, OpenLog, OpenTask, OpenUnit, ReadEntry
from learnlog.tui.picture_pieces import drawn, empty
from learnlog.tui.picture_table import FactsTable
from learnlog.tui.pointed import PointedList
from learnlog.tui.save_picture import SavePictureDialog
from learnlog.tui.sized import Sized
from learnlog.tui.typeset import Passage
from learnlog.workspace import Workspace


class PictureList(PointedList, inherit_bindings=False):
    """The pictures there are. Enter and what turns pages belong to the picture that is shown beside it."""

    BINDINGS = [
        Binding("down,j", "cursor_down", "Down", show=False),
        Binding("up,k", "cursor_up", "Up", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
    ]


class PictureScreen(Sized, Screen[None]):
    """The Picture room.

    Args:
        workspace: the log.
        name, unit: the picture to begin with; the first by default.
    """

    HELP = """
    # Pictures

    What you rated and wrote, drawn: each task and activity with ratings, your learning outcomes then and now, how far
    you are, and what you wrote week by week. Where something was rated several times the newest is drawn, and the
    page says how many there are.

    | Key | What it does |
    | --- | --- |
    | {picture.next}; {picture.before} | the next picture, and the one before |
    | ↑ ↓, PageUp and PageDown | scroll, or choose a picture in the list |
    | Enter | go to the entry it was drawn from, or to the task that makes it |
    | {picture.table} | the same facts as a table, and back |
    | {picture.save} | save the picture as an SVG file, with its facts in words |

    A picture holds the unit's words and numbers, and nothing that you wrote, so you can show it to anybody.
    """

    BINDINGS = [
        Binding("enter", "enter", "Go to it", id="picture.enter", tooltip="To its entry, or to what makes it"),
        Binding("n,right", "move(1)", "Next", id="picture.next", tooltip="The next picture"),
        Binding("p,left", "move(-1)", "Before", id="picture.before", tooltip="The picture before"),
        Binding("t", "table", "Table", id="picture.table", tooltip="The same facts as a table, and back"),
        Binding("s", "save", "Save", id="picture.save", tooltip="Save it as an SVG file"),
        Binding("pagedown,space", "leaf(1)", "Page down", id="picture.page-down", show=False, tooltip="One page down"),
        Binding("pageup", "leaf(-1)", "Page up", id="picture.page-up", show=False, tooltip="One page up"),
    ]

    DEFAULT_CSS = """
    PictureScreen {
        & > #picture-top { height: 1; background: $surface; padding: 0 2; }
        & #picture-title { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        & #picture-number { width: auto; color: $text-muted; margin-left: 2; }
        & PictureList {
            width: 39; height: 1fr; padding: 1 0 0 0; background: transparent; scrollbar-size-vertical: 1;
            &, &:focus { border: none; border-right: vkey $border-blurred; }
        }
        &.-narrow PictureList { display: none; }
        & #picture-right { width: 1fr; height: 1fr; }
        & #picture-page { height: 1fr; padding: 1 2 0 3; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
        & #picture-page:focus { outline-left: heavy $border; }
        &.-narrow #picture-page { padding: 1 2 0 2; }
        & #picture-drawn { height: auto; padding-bottom: 1; }
        & FactsTable { display: none; }
        &.-table FactsTable { display: block; }
        &.-table #picture-page { display: none; }
    }
    """

    def __init__(self, workspace: Workspace, name: str = "", unit: str = "") -> None:
        super().__init__()
        self._workspace = workspace
        self._pictures: tuple[Picture, ...] = ()
        self._wanted = (unit, name)
        self._at = 0
        self._drawn = Passage([], measure=WIDEST)
        self._drawn.id = "picture-drawn"

    @property
    def picture(self) -> Picture | None:
        """The picture in front; None while the log is still being looked through."""
        return self._pictures[self._at] if self._pictures else None

    def compose(self) -> ComposeResult:
        """Where one is, the list, the picture or its table, the keys."""
        with Horizontal(id="picture-top"):
            yield Static("Pictures", id="picture-title", markup=False)
            yield Static("", id="picture-number", markup=False)
        with Horizontal():
            yield PictureList(markup=False)
            with Vertical(id="picture-right"):
                with VerticalScroll(id="picture-page"):
                    yield self._drawn
                yield FactsTable()
        yield KeyFooter()

    # -- what there is

    def on_mount(self) -> None:
        """Say that the log is being looked through."""
        self._drawn.set(empty("Looking through your log …"))

    def on_screen_resume(self) -> None:
        """Draw what is true now: an entry that was gone to may have changed."""
        work_behind(self, self._look, group="pictures", exclusive=True)

    async def _look(self) -> None:
        try:
            found = await asyncio.to_thread(pictures, self._workspace)
        except LearnlogError as error:
            self._drawn.set(empty(error.message))
            return
        # It may have been left meanwhile: what stands on it is being taken down then.
        if found != self._pictures and self.display:
            self._take(found)

    def _take(self, found: Sequence[Picture]) -> None:
        unit, name = self._wanted
        self._pictures = tuple(found)
        self._at = next((at for at, one in enumerate(found) if one.name == name and unit in ("", one.unit)), 0)
        several = len({one.unit for one in found if one.unit}) > 1
        options = self.query_one(PictureList)
        with self.prevent(OptionList.OptionHighlighted):
            options.set_options([Option(_line(one, several=several)) for one in found])
            options.highlighted = self._at
        self._show()
        if self.focused is None:
            self._focus()

    def _show(self) -> None:
        picture = self.picture
        if picture is None:
            return
        self._wanted = (picture.unit, picture.name)
        title = Content.assemble(("Pictures › ", "$text-muted"), (one_line(picture.title), "bold"))
        self.query_one("#picture-title", Static).update(title)
        self.query_one("#picture-number", Static).update(Content(f"{self._at + 1} of {len(self._pictures)}"))
        self._drawn.set(drawn(picture))
        self.query_one(FactsTable).show(picture)
        self.query_one("#picture-page", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    # -- keys

    def on_resize(self) -> None:
        """Where there is no room for the list, the keys go to the page."""
        self.call_after_refresh(self._heed_room)

    def _heed_room(self) -> None:
        if self.focused is None or not self.focused.is_on_screen:
            self._focus()

    def _focus(self) -> None:
        if self.has_class("-table"):
            self.query_one(FactsTable).focus()
        elif self.has_class("-narrow"):
            self.query_one("#picture-page").focus()
        else:
            self.query_one(PictureList).focus()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index != self._at:
            self._go(event.option_index)

    def action_move(self, by: int) -> None:
        """Show another picture; after the last comes the first."""
        if self._pictures:
            self._go((self._at + by) % len(self._pictures))

    def _go(self, at: int) -> None:
        self._at = at
        self._show()
        options = self.query_one(PictureList)
        if options.highlighted != at:
            with self.prevent(OptionList.OptionHighlighted):
                options.highlighted = at

    def action_leaf(self, pages: int) -> None:
        """Turn a page of the picture."""
        page = self.query_one("#picture-page", VerticalScroll)
        page.scroll_relative(y=pages * max(page.size.height - 2, 1), animate=False)

    def action_table(self) -> None:
        """Show the same facts as a table, or the picture again."""
        self.toggle_class("-table")
        self.call_after_refresh(self._focus)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no table, and nothing to save, of what is not there yet."""
        if action == "save" and (self.picture is None or self.picture.empty):
            return False
        return super().check_action(action, parameters)

    def action_enter(self) -> None:
        """Go to the entry the picture was drawn from, or to what makes one."""
        if self.picture is not None:
            self.post_message(way_from(self.picture))

    def action_save(self) -> None:
        """Save the picture as a file."""
        picture = self.picture
        if picture is None:
            return
        dialog = SavePictureDialog(picture, usual_folder(self._workspace), self._workspace.today)

        def saved(folder: str | None) -> None:
            if folder:
                keep_folder(self._workspace, folder)

        self.app.push_screen(dialog, saved)


def way_from(picture: Picture) -> Message:
    """Return where a picture leads: its entry, else what makes one."""
    if picture.origin is not None:
        return ReadEntry(picture.origin.entry)
    match picture:
        case Progress():
            return OpenUnit(picture.unit)
        case Weeks():
            return BeginFreeEntry() if picture.empty else OpenLog()
        case _:
            return OpenTask(picture.unit, picture.task, picture.step)


def _line(picture: Picture, *, several: bool) -> Content:
    """Return the line of a picture in the list; the unit stands below where there is more than one."""
    mark = "·" if picture.empty else " "
    name = Content.assemble((f"{mark} ", "$text-muted"), one_line(picture.title))
    if several and picture.unit_name:
        return Content("\n").join([name, Content.styled(f"  {one_line(picture.unit_name)}", "$text-muted")])
    return name
