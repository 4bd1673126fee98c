"""A task's steps, the step in front and what stands beside it: side by side, or over it where there is no room."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from learnlog.content.unit import Unit
from learnlog.tui.beside import Beside
from learnlog.tui.review import ReviewPanel
from learnlog.tui.step import StepPanel
from learnlog.tui.steplist import StepList

Panel = StepPanel | ReviewPanel
"""What stands in front: the fields of a step, or the review."""


class TaskBody(Horizontal):
    """Says what is seen of the three. In a narrow screen only one of them is, and the step in front unless asked.

    Args:
        unit: what stands beside a step is from it.
        panel: the step to begin with.

    Attributes:
        steps, beside: what stands to the left and to the right of the step in front.
    """

    # What is seen depends on the size of the screen, whose classes stand above this widget.
    SCOPED_CSS = False

    DEFAULT_CSS = """
    TaskBody {
        height: 1fr;
        & > StepPanel, & > ReviewPanel { width: 1fr; }
        &.-hide-beside > Beside { display: none; }
    }
    .-narrow TaskBody {
        & > StepList, & > Beside { display: none; }
        &.-show-steps > StepList { display: block; width: 1fr; }
        &.-show-steps > StepPanel, &.-show-steps > ReviewPanel { display: none; }
        &.-show-beside > Beside { display: block; width: 1fr; border: none; }
        &.-show-beside > StepPanel, &.-show-beside > ReviewPanel { display: none; }
    }
    """

    def __init__(self, unit: Unit, panel: Panel) -> None:
        super().__init__()
        self.steps = StepList(id="steps")
        self.beside = Beside(unit)
        self._panel = panel

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield self.steps
        yield self._panel
        yield self.beside

    @property
    def panel(self) -> Panel:
        """The step in front."""
        return self._panel

    async def put(self, panel: Panel) -> None:
        """Put another step in front, with nothing over it. The old one counts as the one in front until it is gone."""
        self.remove_class("-show-steps", "-show-beside")
        old = self._panel
        await self.mount(panel, after=old)
        await old.remove()
        self._panel = panel

    @property
    def _narrow(self) -> bool:
        return self.screen.has_class("-narrow")

    def to_steps(self) -> None:
        """Go to the list of steps, or from there back to the step in front."""
        if self._narrow:
            self.remove_class("-show-beside")
            self.toggle_class("-show-steps")
        if self.steps.has_focus and not self.has_class("-show-steps"):
            self._panel.go_to()
        else:
            self.steps.focus()

    def turn_beside(self) -> None:
        """Show what stands beside the step and go there, or hide it and go back to the step."""
        self.remove_class("-show-steps")
        if self._narrow:
            self.toggle_class("-show-beside")
        else:
            self.toggle_class("-hide-beside")
        if self.sees_beside:
            self.beside.focus_text()
        else:
            self._panel.go_to()

    @property
    def sees_beside(self) -> bool:
        """Whether what stands beside the step is on the screen, if there is anything."""
        return self.has_class("-show-beside") if self._narrow else not self.has_class("-hide-beside")

    def unfold_beside(self, *, over: bool) -> bool:
        """Show what stands beside the step; in a narrow screen only where it is to be ``over`` it.

        Returns whether it is over the step now.
        """
        self.remove_class("-show-steps", "-hide-beside")
        self.set_class(over and self._narrow, "-show-beside")
        return over and self._narrow
