"""A task on the screen, one step at a time, with what the unit says about it beside."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Button, OptionList

from learnlog.guide import REVIEW, Guide
from learnlog.journal.settings import Place
from learnlog.sitting import Sitting, Status
from learnlog.text import one_line, shorten
from learnlog.tui.about import AboutEntry
from learnlog.tui.autosave import Autosave
from learnlog.tui.beside import Beside
from learnlog.tui.fields.base import FieldWidget
from learnlog.tui.footer import KeyFooter
from learnlog.tui.review import ReviewPanel
from learnlog.tui.step import StepPanel
from learnlog.tui.steplist import StepList
from learnlog.tui.trail import Trail
from learnlog.tui.ways import Ways
from learnlog.workspace import Workspace


class TaskScreen(Screen[None]):
    """Works through a sitting.

    Args:
        workspace: for the place where the trainee stopped.
        sitting: the entry, open for writing or to read only.
        step, field, part, cursor: where to begin; the first step with a gap by default.
    """

    HELP = """
    # A task, step by step

    Each step asks one thing. Write as much or as little as you like and go on; you can leave at any time and come
    back to the very place. **Everything you type is saved by itself**; the corner says when.

    | Key | What it does |
    | --- | --- |
    | F8 or Ctrl+PageDown | next step |
    | F7 or Ctrl+PageUp | step before |
    | F9 | all steps, to jump to one |
    | F6 | what the unit says about this step |
    | Tab, Shift+Tab | next field, field before |
    | Escape | back to where you came from |

    In a list of ratings: ← → or a digit chooses, ↑ ↓ goes to the next or previous one.

    The last step, **Review**, shows the whole entry as it will read, names what is missing, and completes it.
    """

    BINDINGS = [
        Binding("f7,ctrl+pageup", "back", "Back", id="task.back", show=False, tooltip="Go to the step before"),
        Binding("f8,ctrl+pagedown", "next", "Next", id="task.next", show=False, tooltip="Go to the next step"),
        Binding("f9", "steps", "Steps", id="task.steps", tooltip="Show all steps, to jump to one"),
        Binding("f6", "beside", "Text", id="task.beside", tooltip="Show what the unit says about this step"),
        Binding("ctrl+s", "save", "Save now", id="task.save", show=False, tooltip="Save this moment"),
        Binding("ctrl+r", "review", "Review", id="task.review", show=False, tooltip="Go to the last step"),
    ]

    DEFAULT_CSS = """
    TaskScreen {
        & > #body { height: 1fr; }
        & StepPanel, & ReviewPanel { width: 1fr; }
        &.-narrow StepList { display: none; }
        &.-narrow Beside { display: none; }
        &.-narrow.-show-steps StepList { display: block; width: 1fr; }
        &.-narrow.-show-steps StepPanel, &.-narrow.-show-steps ReviewPanel { display: none; }
        &.-narrow.-show-beside Beside { display: block; width: 1fr; border: none; }
        &.-narrow.-show-beside StepPanel, &.-narrow.-show-beside ReviewPanel { display: none; }
        &.-hide-beside Beside { display: none; }
    }
    """

    def __init__(
        self,
        workspace: Workspace,
        sitting: Sitting,
        *,
        step: str = "",
        field: str = "",
        part: str = "",
        cursor: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.sitting = sitting
        guide = sitting.guide
        self.key = guide.nearest(step) if step else guide.current if guide.entry.answers else guide.keys[0]
        self._begin_at = (field, part, cursor)
        self._autosave = Autosave(self, sitting, collect=self._collect, also=self._keep_place, report=self._show_status)
        self._trail = Trail()
        self._ways = Ways()
        self._left = self._warned = False
        recovered = sitting.recovered
        self._brought_back = f"Brought back what you had typed at {recovered:%H:%M}." if recovered else ""
        self._moving = asyncio.Lock()

    @property
    def guide(self) -> Guide:
        """The guide for the entry as it stands."""
        return self.sitting.guide

    @property
    def read_only(self) -> bool:
        """Whether fields can only be looked at: no right to write, or complete."""
        return self.sitting.read_only or self.sitting.entry.state == "complete"

    def compose(self) -> ComposeResult:
        """Trail and status; steps, fields and the unit's text side by side; ways back and on."""
        yield self._trail
        with Horizontal(id="body"):
            yield StepList(id="steps")
            yield self._panel()
            yield Beside(self.sitting.unit)
        yield self._ways
        yield KeyFooter()

    def _panel(self) -> StepPanel | ReviewPanel:
        guide = self.guide
        step = guide.step(self.key)
        if step is None:
            return ReviewPanel(guide, today=self._today, read_only=self.sitting.read_only)
        return StepPanel(step, guide.entry, today=self._today, read_only=self.read_only)

    def _today(self) -> date:
        return self.workspace.today

    @property
    def panel(self) -> StepPanel | ReviewPanel:
        """The step in front."""
        panel = self.query_one("#body").query_children("StepPanel, ReviewPanel").first()
        assert isinstance(panel, (StepPanel, ReviewPanel))
        return panel

    def on_mount(self) -> None:
        """Say where we are and put the cursor where it was."""
        self.title = one_line(self.sitting.entry.title)
        self._show_where()
        self._show_status(self.sitting.status)
        self._show_banner()
        self.call_after_refresh(self._focus_place)

    def _focus_place(self) -> None:
        self.panel.go_to(*self._begin_at)

    # -- moving between steps

    async def go(self, key: str, field: str = "", part: str = "") -> None:
        """Show another step, with everything on this one saved first, and focus a field of it."""
        async with self._moving:
            if self._left or not self.is_attached:
                return  # quit before the key that led here was heard
            self.remove_class("-show-steps", "-show-beside")
            self._collect_step()
            self._brought_back = ""
            self.key = self.guide.nearest(key)
            old = self.panel
            panel = self._panel()
            # One frame for all of it: no step beside another step's list and text.
            with self.app.batch_update():
                await self.query_one("#body").mount(panel, after=old)
                await old.remove()
                self._show_where()
        self.run_worker(self._autosave.save(), group="disk")
        self.call_after_refresh(panel.go_to, field, part)

    async def action_next(self) -> None:
        """Go to the next step; after the last, to where the trainee came from."""
        # What was just chosen here can bring the next step about.
        self._collect_step()
        key = self.guide.next(self.key)
        if key:
            await self.go(key)
        else:
            await self.run_action("app.back")

    async def action_back(self) -> None:
        """Go to the step before; before the first, to where the trainee came from."""
        self._collect_step()
        key = self.guide.back(self.key)
        if key:
            await self.go(key)
        else:
            await self.run_action("app.back")

    async def action_review(self) -> None:
        """Go to the review."""
        await self.go(REVIEW)

    def action_steps(self) -> None:
        """Put the focus on the list of steps, shown over the step where there is no room beside it."""
        steps = self.query_one(StepList)
        if self.has_class("-narrow"):
            self.remove_class("-show-beside")
            self.toggle_class("-show-steps")
        if steps.has_focus and not self.has_class("-show-steps"):
            self.panel.go_to()
        else:
            steps.focus()

    def action_beside(self) -> None:
        """Show or hide what the unit says, shown over the step where there is no room beside it."""
        beside = self.query_one(Beside)
        self.remove_class("-show-steps")
        if self.has_class("-narrow"):
            self.toggle_class("-show-beside")
            shown = self.has_class("-show-beside")
        else:
            self.toggle_class("-hide-beside")
            shown = not self.has_class("-hide-beside")
        if shown:
            beside.focus_text()
        else:
            self.panel.go_to()

    @on(OptionList.OptionSelected, "#steps")
    async def _jump(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.go(event.option.id or "")

    @on(Button.Pressed, "#back")
    async def _press_back(self) -> None:
        await self.action_back()

    @on(Button.Pressed, "#next")
    async def _press_next(self) -> None:
        await self.action_next()

    @on(ReviewPanel.GapChosen)
    async def _go_to_gap(self, message: ReviewPanel.GapChosen) -> None:
        await self.go(message.gap.step, message.gap.address.field, message.gap.part)

    # -- what was written

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

    def _collect(self, everything: bool = False) -> None:
        """Take what changed on the screen into the sitting; redraw what depends on it."""
        panel = self.panel
        if not isinstance(panel, StepPanel) or self.read_only:
            return
        if everything:
            self.sitting.write(*panel.take_all(defaults=False))
            return
        answers, reaching = panel.take_changes()
        self.sitting.write(*answers)
        if reaching:
            self.run_worker(self._stand_again(), group="stand", exclusive=True)

    def _collect_step(self) -> None:
        """Take the whole step over, what was filled in from the profile too: going on means agreeing with it."""
        panel = self.panel
        if isinstance(panel, StepPanel) and not self.read_only:
            self.sitting.write(*panel.take_all(defaults=True))

    async def _stand_again(self) -> None:
        async with self._moving:
            guide, panel = self.guide, self.panel
            step = guide.step(self.key)
            if isinstance(panel, StepPanel) and step is not None and panel.is_attached:
                await panel.stand(step, guide.entry)
            self._show_where()

    @on(ReviewPanel.CompletionAsked)
    async def _complete(self) -> None:
        if self.guide.gaps:
            return
        self.sitting.complete()
        status = await self._autosave.save()
        await self.go(REVIEW)
        if status.kind == "saved":
            self.notify("It is complete and saved. You can reopen it at any time.", title="Well done", markup=False)

    @on(ReviewPanel.ReopeningAsked)
    async def _reopen(self) -> None:
        self.sitting.reopen()
        await self._autosave.save()
        await self.go(REVIEW)

    async def action_save(self) -> None:
        """Save this moment, and say so."""
        status = await self._autosave.save()
        if status.kind == "saved":
            self.notify(status.line, markup=False)

    # -- leaving

    async def leave(self) -> bool:
        """Save everything and give up the entry; return whether the screen may go.

        Where the disk refuses, the screen stays and says so, the first time. Called before the screen is removed, and
        when the app must end; leaving twice does no harm.
        """
        if self._left:
            return True
        status = await self._autosave.save()
        if not self.sitting.kept and not self._warned:
            self._warned = True
            self._show_banner(status)
            return False
        self._left = True
        await self._autosave.close()
        return True

    def place(self) -> Place:
        """Return where the trainee is: entry, step, field and cursor."""
        field, part, cursor = self.panel.where()
        return Place(
            room="task",
            unit=self.sitting.unit.id,
            entry=self.sitting.entry.id,
            step=self.key,
            field=field,
            part=part,
            cursor=cursor,
        )

    def _keep_place(self) -> Callable[[], None]:
        """Return what keeps the place where the trainee is now: called in the thread that writes the words."""
        place = self.place()

        def keep() -> None:
            # A new entry that was left empty is no place to come back to.
            if self.sitting.status.kind not in ("empty", "read only"):
                self.workspace.stop_at(place)

        return keep

    # -- what is said

    def _show_where(self) -> None:
        guide = self.guide
        self.query_one(StepList).show(guide, self.key)
        step = guide.step(self.key)
        self.query_one(Beside).show(step.beside if step else "")
        unit = self.sitting.unit
        name = shorten(self.sitting.entry.title if unit.label else self.sitting.task.title, 60)
        self._trail.show_where(unit.label, name)
        self._ways.show(guide, self.key)

    def _show_status(self, status: Status) -> None:
        """Say what is true about saving. Called after every write, the last one on the way out among them."""
        self._trail.show_status(status)
        if self._left or not self.is_attached:
            return
        if status.kind == "saved":
            self._warned = False
            self.query_one(StepList).show(self.guide, self.key)
        self._show_banner(status)

    def _show_banner(self, status: Status | None = None) -> None:
        status = status or self.sitting.status
        text = status.problem
        if text and self._warned:
            text += " Leave once more to close this all the same; what is not saved is lost then."
        elif not text and self._brought_back:
            text = self._brought_back
        elif not text and self.sitting.entry.state == "complete":
            text = "This entry is complete. To change it, go to Review (Ctrl+R) and reopen it."
        self._trail.show_banner(text)
