"""A screen one writes an entry on: what is typed goes to the disk behind the typing, and what is said of it is true."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from textual import events, on
from textual.binding import Binding
from textual.screen import Screen

from learnlog.journal.settings import Place
from learnlog.sitting import Sitting
from learnlog.status import Status
from learnlog.tui.about import AboutEntry
from learnlog.tui.autosave import Autosave
from learnlog.tui.behind import work_behind
from learnlog.tui.fields.base import FieldWidget
from learnlog.tui.kept_place import KeptPlace
from learnlog.tui.key_names import key_on
from learnlog.tui.sized import Sized
from learnlog.tui.trail import Trail
from learnlog.workspace import Workspace


class WritingScreen(Sized, Screen[None]):
    """Saves a sitting. What is on the screen to write in is for the class made of it to say.

    Args:
        workspace: for the place where the trainee stopped.
        sitting: the entry, open for writing or to read only.

    Attributes:
        trail: the line at the top that says what is true about saving; to be composed.
        kept_place: keeps where the trainee is while they only move about; to be begun.
        left: whether the entry is given up, so that nothing more can be written.
    """

    BINDINGS = [
        Binding("ctrl+s,alt+s", "save", "Save now", id="task.save", show=False, tooltip="Save this moment"),
    ]

    def __init__(self, workspace: Workspace, sitting: Sitting) -> None:
        super().__init__()
        self.workspace = workspace
        self.sitting = sitting
        self.trail = Trail()
        self.left = self._warned = False
        self._autosave = Autosave(
            self,
            sitting,
            collect=self.collect,
            also=self._keep_place,
            report=self.show_status,
            within=lambda: workspace.settings.now.autosave,
        )
        self.kept_place = KeptPlace(self, self._where_in_front, self._autosave.keep_place)
        recovered = sitting.recovered
        self._brought_back = f"Brought back what you had typed at {recovered:%H:%M}." if recovered else ""

    @property
    def read_only(self) -> bool:
        """Whether fields can only be looked at: no right to write, or complete."""
        return self.sitting.read_only or self.sitting.entry.state == "complete"

    @abstractmethod
    def collect(self, everything: bool = False) -> None:
        """Put what changed on the screen into the sitting; with ``everything``, look at every field for it."""

    @abstractmethod
    def place(self) -> Place:
        """Return where the trainee is, to come back to."""

    @abstractmethod
    def saved(self) -> None:
        """Everything is proven on the disk: show what follows from it."""

    # -- to the disk

    @on(FieldWidget.Changed)
    def _touched(self) -> None:
        self._autosave.touch()

    @on(AboutEntry.Changed)
    def _describe(self, message: AboutEntry.Changed) -> None:
        self.sitting.describe(happened_on=message.day, hours=message.hours, tags=message.tags)
        self._autosave.touch()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field was left: what was written in it is proven on the disk now."""
        self._autosave.settle_soon()

    async def save(self) -> Status:
        """Put every word into the entry's own file and return what is true then."""
        return await self._autosave.save()

    async def settle(self) -> None:
        """Put every word into the draft, proven."""
        await self._autosave.settle()

    def save_soon(self) -> None:
        """Save behind what goes on. What was brought back has been seen by now."""
        self._brought_back = ""
        work_behind(self, self.save, group="disk")

    async def action_save(self) -> None:
        """Save this moment, and say so."""
        status = await self.save()
        if status.kind == "saved":
            self.notify(status.line, markup=False)

    def _where_in_front(self) -> Place | None:
        return None if self.left or not self.is_current else self.place()

    def _keep_place(self) -> Callable[[], None]:
        """Return what keeps the place where the trainee is now: called in the thread that writes the words."""
        place = self.place()

        def keep() -> None:
            # A new entry that was left empty is no place to come back to.
            if self.sitting.status.kind not in ("empty", "read only"):
                self.workspace.bookmarks.stop_at(place)

        return keep

    # -- leaving

    async def leave(self) -> bool:
        """Save everything and give up the entry; return whether the screen may go.

        Where the disk refuses, the screen stays and says so, the first time. Called before the screen is removed, and
        when the app must end; leaving twice does no harm.
        """
        if self.left:
            return True
        status = await self.save()
        if not self.sitting.kept and not self._warned:
            self._warned = True
            self.show_banner(status)
            return False
        self.left = True
        await self._autosave.close()
        return True

    # -- what is said

    def show_status(self, status: Status) -> None:
        """Say what is true about saving. Called after every write, the last one on the way out among them."""
        self.trail.show_status(status)
        if self.left or not self.is_attached:
            return
        if status.kind == "saved":
            self._warned = False
            self.workspace.backing_up.soon()
            self.saved()
        # While it is tried again, what went wrong is still to be read, and the lines below stay where they are.
        self.show_banner(self.sitting.status if status.kind == "writing" else status)

    def said_when_complete(self) -> str:
        """Return what to say of an entry that cannot be changed as it is."""
        return f"This entry is complete. To change it, go to Review ({key_on(self, 'task.review')}) and reopen it."

    def show_banner(self, status: Status) -> None:
        """Say what has to be known by a status, or of the entry as it is."""
        text = status.problem
        if status.kind == "changed":
            text += f" {key_on(self, 'task.save')} shows both."
        if text and self._warned:
            text += " Leave once more to close this all the same; what is not saved is lost then."
        elif not text and self._brought_back:
            text = self._brought_back
        elif not text and self.sitting.entry.state == "complete":
            text = self.said_when_complete()
        self.trail.show_banner(text)
