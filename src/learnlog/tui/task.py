"""A task on the screen, one step at a time, with what the unit says about it beside."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Button, OptionList

from learnlog.guide import REVIEW, Guide
from learnlog.journal.readback import plain_text
from learnlog.journal.settings import Place
from learnlog.sitting import Sitting
from learnlog.text import one_line, shorten
from learnlog.tui.behind import work_behind
from learnlog.tui.choosing import ChangeSettings
from learnlog.tui.footer import KeyFooter
from learnlog.tui.key_names import key_on
from learnlog.tui.last_time import LastTime
from learnlog.tui.orderly import Arrived
from learnlog.tui.reunion import Reunion
from learnlog.tui.review import ReviewPanel
from learnlog.tui.step import StepPanel
from learnlog.tui.step_slide import StepSlide
from learnlog.tui.task_body import Panel, TaskBody
from learnlog.tui.tour import Tour
from learnlog.tui.ways import Ways
from learnlog.tui.writing import WritingScreen
from learnlog.workspace import Workspace


class TaskScreen(WritingScreen):
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
    | {task.next} | next step |
    | {task.back} | step before |
    | {task.steps} | all steps, to jump to one |
    | {task.beside} | what the unit says about this step; {page.ruler} there is a ruler for the line you read |
    | {task.slide} | the slide this step makes, where the task makes a presentation |
    | {task.present} | present it, full screen |
    | Tab, Shift+Tab | next field, field before; before the first, what you wrote the last time, if there is anything |
    | {prose.elsewhere} | in a long text: write it in your own editor, the one VISUAL or EDITOR names |
    | {prose.spelling} | in a long text: the next word that is not in the dictionary, with what may have been meant |
    | Escape | back to where you came from |

    In a list of ratings: ← → or a digit chooses, ↑ ↓ goes to the next or previous one. In any other list Space or
    Enter chooses. Backspace takes a choice back.

    The last step, **Review**, shows the whole entry as it will read, names what is missing, and completes it.
    """

    BINDINGS = [
        Binding("f7,ctrl+pageup", "back", "Back", id="task.back", show=False, tooltip="Go to the step before"),
        Binding("f8,ctrl+pagedown", "next", "Next", id="task.next", show=False, tooltip="Go to the next step"),
        Binding("f9,alt+j", "steps", "Steps", id="task.steps", tooltip="Show all steps, to jump to one"),
        Binding("f6,alt+t", "beside", "Text", id="task.beside", tooltip="Show what the unit says about this step"),
        Binding(
            "ctrl+l", "slide", "Slide", id="task.slide", tooltip="Show the slide this step makes, or the text again"
        ),
        Binding(
            "ctrl+t,shift+f5",
            "present",
            "Present",
            id="task.present",
            tooltip="Show the slides to colleagues, full screen",
        ),
        Binding("alt+n,ctrl+down", "tour", "Next tip", id="task.tour", tooltip="The next tip of the tour"),
        Binding(
            "alt+y", "copy_step", "Copy this step", id="task.copy", show=False, tooltip="Copy questions and answers"
        ),
        Binding("ctrl+r", "review", "Review", id="task.review", show=False, tooltip="Go to the last step"),
    ]

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
        super().__init__(workspace, sitting)
        guide = sitting.guide
        self.key = guide.nearest(step) if step else guide.current if guide.entry.answers else guide.keys[0]
        self._begin_at = (field, part, cursor)
        self.arriving = True
        self._ways = Ways()
        self._body = TaskBody(sitting.unit, self._panel())
        self._slide = StepSlide(self._body, sitting, lambda: self.key)
        self._moving = asyncio.Lock()
        self._reunion = Reunion(self, self.show_anew)

    @property
    def guide(self) -> Guide:
        """The guide for the entry as it stands."""
        return self.sitting.guide

    def compose(self) -> ComposeResult:
        """Trail and status; steps, fields and the unit's text side by side; ways back and on."""
        yield self.trail
        yield LastTime(self.workspace, self.sitting)
        yield self._body
        yield self._ways
        yield KeyFooter(spared=("picker.clear",))

    def _panel(self) -> Panel:
        guide = self.guide
        step = guide.step(self.key)
        if step is None:
            return ReviewPanel(guide, today=self._today, read_only=self.sitting.read_only)
        return StepPanel(step, guide.entry, today=self._today, read_only=self.read_only)

    def _today(self) -> date:
        return self.workspace.today

    @property
    def panel(self) -> Panel:
        """The step in front."""
        return self._body.panel

    def on_mount(self) -> None:
        """Say where we are and put the cursor where it was."""
        self.title = one_line(self.sitting.entry.title)
        self._show_where()
        self.show_status(self.sitting.status)
        if self.workspace.settings.now.tour and self.sitting.unit.label and not self.read_only:
            self.show_tour()
            self.post_message(ChangeSettings({"tour": False}))
        self.call_after_refresh(self._focus_place)

    def _focus_place(self) -> None:
        self.panel.go_to(*self._begin_at)
        self.arriving = False
        self.post_message(Arrived())
        self.kept_place.begin()
        if self.sitting.status.kind == "changed":
            self._reunion.begin()

    # -- the tour

    def show_tour(self) -> None:
        """Show the tour of a task, from its first tip, on a strip of its own; the focus stays where it is."""
        if not self.query(Tour):
            self.mount(Tour(), before=self._ways)
            self.call_after_refresh(self.refresh_bindings)

    def action_tour(self) -> None:
        """Go on to the next tip."""
        self.query_one(Tour).go_on()

    @on(Tour.Ended)
    async def _end_tour(self) -> None:
        had_focus = self.query_one(Tour).has_focus_within
        await self.query(Tour).remove()
        self.refresh_bindings()
        if had_focus:
            self.panel.go_to()

    # -- moving between steps

    async def go(self, key: str, field: str = "", part: str = "") -> None:
        """Show another step, with everything on this one saved first, and focus a field of it."""
        await self._go(lambda guide: guide.nearest(key), field, part)

    async def _go(self, find: Callable[[Guide], str | None], field: str = "", part: str = "") -> None:
        """Go where ``find`` says, asked only when the words of this step are in: they can bring steps about.

        Where it finds no step, the way leads back to where the trainee came from.
        """
        async with self._moving:
            if self.left or not self.is_attached:
                return  # quit before the key that led here was heard
            self._agree()
            key = find(self.guide)
            if key is not None:
                await self._show_step(key, field, part)
        if key is None:
            await self.run_action("app.back")

    async def _show_step(self, key: str, field: str, part: str, cursor: tuple[int, int] | None = None) -> None:
        self.key = key
        panel = self._panel()
        # One frame for all of it: no step beside another step's list and text.
        with self.app.batch_update():
            await self._body.put(panel)
            self._show_where()
        self.save_soon()
        self.call_after_refresh(panel.go_to, field, part, cursor)

    async def action_next(self) -> None:
        """Go to the next step; after the last, to where the trainee came from."""
        await self._go(lambda guide: guide.next(self.key))

    async def action_back(self) -> None:
        """Go to the step before; before the first, to where the trainee came from."""
        await self._go(lambda guide: guide.back(self.key))

    async def action_review(self) -> None:
        """Go to the review."""
        await self.go(REVIEW)

    def action_steps(self) -> None:
        """Put the focus on the list of steps, shown over the step where there is no room beside it."""
        self._body.to_steps()

    def action_beside(self) -> None:
        """Show or hide what the unit says, shown over the step where there is no room beside it."""
        if self._slide.text_again():
            self._body.beside.focus_text()
        else:
            self._body.turn_beside()

    # -- its presentation

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a presentation where the task makes one, and a slide where the step does."""
        if action == "present":
            return self.sitting.task.deck is not None
        if action == "slide":
            return self._slide.there
        if action == "tour":
            return bool(self.query(Tour))
        return super().check_action(action, parameters)

    def action_slide(self) -> None:
        """Show the slide this step makes in place of the text, over the step where there is no room beside it."""
        if self._slide.toggle():
            self._body.beside.focus_text()
        elif self.has_class("-narrow"):
            self.panel.go_to()

    def action_copy_step(self) -> None:
        """Copy the questions and answers of this step as plain text; in the review, all of them."""
        self.collect(everything=True)
        entry = self.sitting.entry
        self.app.copy_to_clipboard(plain_text(entry, None if self.key == REVIEW else self.key))

    def action_present(self) -> None:
        """Show the slides to colleagues, from the one of this step on."""
        self.collect(everything=True)
        self._slide.present()

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

    # -- what is written here

    def collect(self, everything: bool = False) -> None:
        """Take what changed on the screen into the sitting; redraw what depends on it."""
        panel = self.panel
        if not isinstance(panel, StepPanel) or self.read_only or self._reunion.settling:
            return
        if everything:
            self.sitting.write(*panel.take_all(defaults=False))
            return
        answers, reaching = panel.take_changes()
        self.sitting.write(*answers)
        self._slide.show_typed()
        if reaching:
            work_behind(self, self._stand_again, group="stand", exclusive=True)

    def _agree(self) -> None:
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

    async def action_save(self) -> None:
        """Save this moment; where the entry was changed by something else, show both and bring them together."""
        await super().action_save()
        if self.sitting.status.kind == "changed":
            self._reunion.begin()

    async def show_anew(self) -> None:
        """Show the step in front with what the entry says by now, which did not come from this screen."""
        async with self._moving:
            await self._show_step(self.guide.nearest(self.key), *self.panel.where())

    @on(ReviewPanel.CompletionAsked)
    async def _complete(self) -> None:
        if self.guide.gaps:
            return
        self.sitting.complete()
        status = await self.save()
        await self.go(REVIEW)
        if status.kind == "saved":
            said = "It is complete and saved. You can reopen it at any time."
            on = f"Home ({key_on(self, 'app.home')}) leads on to what comes next, and to handing in."
            self.notify(f"{said} {on}", title="Well done", markup=False)

    @on(ReviewPanel.ReopeningAsked)
    async def _reopen(self) -> None:
        self.sitting.reopen()
        await self.save()
        await self.go(REVIEW)

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

    # -- where we are

    def _show_where(self) -> None:
        guide = self.guide
        self._body.steps.show(guide, self.key)
        step = guide.step(self.key)
        self._body.beside.show(step.beside if step else "")
        self._slide.show()
        self.refresh_bindings()
        unit = self.sitting.unit
        name = shorten(self.sitting.entry.title if unit.label else self.sitting.task.title, 60)
        self.trail.show_where(unit.label, name)
        self._ways.show(guide, self.key)
        self.show_banner(self.sitting.status)

    def said_when_complete(self) -> str:
        """Return how an entry that is complete can be changed; nothing where that can be done right here."""
        return "" if self.key == REVIEW else super().said_when_complete()

    def saved(self) -> None:
        """Show what the words now saved have brought: in the list of steps, and in the number of gaps."""
        self._body.steps.show(self.guide, self.key)
        self._ways.show(self.guide, self.key)
