"""The steps of a task as a list: which there are, where one is, where something is missing."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from learnlog.guide import REVIEW, Guide
from learnlog.text import one_line
from learnlog.tui.marks import BEGUN, DONE, NOTHING_YET
from learnlog.tui.typeset import Paragraph, Typeset


class StepList(OptionList):
    """Steps to jump to. The option ids are the keys of the steps."""

    DEFAULT_CSS = """
    StepList {
        width: 19%;
        min-width: 25;
        max-width: 34;
        height: 1fr;
        border: none;
        border-right: solid $border-blurred;
        background: transparent;
        padding: 1 1 0 1;
        scrollbar-size-vertical: 1;
        &:focus { border: none; border-right: heavy $border; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._shown: tuple[tuple[str, str], ...] = ()

    def show(self, guide: Guide, here: str) -> None:
        """Show the steps that stand, ``here`` marked. Does nothing when nothing changed."""
        lines = tuple((key, self._line(guide, key, here)) for key in guide.keys)
        if lines == self._shown:
            return
        # Keys change seldom, marks often: replacing prompts in place keeps the highlight and the scroll offset.
        if [key for key, _ in lines] == [key for key, _ in self._shown]:
            for (key, line), (_, old) in zip(lines, self._shown, strict=True):
                if line != old:
                    self.replace_option_prompt(key, _set(line))
        else:
            self.set_options(Option(_set(line), id=key) for key, line in lines)
        self._shown = lines
        self.highlighted = guide.keys.index(here)

    def _line(self, guide: Guide, key: str, here: str) -> str:
        if key == REVIEW:
            mark = DONE if guide.entry.state == "complete" else NOTHING_YET
            title = "Review"
        else:
            step = guide.step(key)
            gaps = len(guide.gaps_in(key))
            answered = step is not None and any(guide.entry.answer(one.address) for one in step.fields)
            mark = DONE if not gaps and answered else BEGUN if answered else NOTHING_YET
            title = one_line(step.title) if step else key
        return f"{'▸' if key == here else ' '}{mark} {title}"


def _set(line: str) -> Typeset:
    """Set a line so that a long title wraps under itself, not under its mark."""
    return Typeset([Paragraph(Content(line[3:]), line[:3], "   ")])
