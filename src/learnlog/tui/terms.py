"""The trainee's terms, and whether old entries come back to Home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from learnlog.journal.days import full_date
from learnlog.journal.terms import NoTerm, Term, read_terms, write_terms
from learnlog.text import normalise, one_line
from learnlog.tui.dialogs import Dialog
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.fields.push import Push

_NONE = (
    "No term is named, so a review of the term comes after about four months, and reviews do not wait for the end of "
    "holidays."
)


@dataclass(frozen=True)
class Chosen:
    """What was settled: the terms, and whether old entries are offered to go back to."""

    terms: tuple[Term, ...]
    look_back: bool


class TermsDialog(Dialog[Chosen]):
    """Asks for the terms; gives back what was settled.

    Args:
        terms: as they are.
        look_back: whether old entries come to Home.
        today: the day it is, for days written without a year.
    """

    HELP = """
    # Terms and coming back

    A task can ask how often something is reviewed. An entry that says "termly" comes back to Home with the first day
    of your next term, so learnlog needs to know your terms. Write one on a line, its name, its first and its last
    day:

    Autumn: 2 Sep 2026 to 18 Dec 2026

    Below the lines stands what was understood. Reviews wait for weekdays, and for the end of holidays between two
    terms named here. Where the next is not named, a term is taken for about four months.

    The second button says whether Home offers an old entry to go back to, such as one of this day a year ago.
    """

    DEFAULT_CSS = """
    TermsDialog {
        & ProseArea, &.-short ProseArea { height: 6; min-height: 4; }
        & #terms-understood { height: auto; max-height: 9; margin-top: 1; }
        &.-short #terms-understood { max-height: 4; margin-top: 0; }
        & #terms-understood > Static { height: auto; }
        & #terms-look-back { margin-top: 1; width: auto; }
        &.-short > #dialog-box { padding: 0 2; }
        &.-short #dialog-title { margin-bottom: 0; }
    }
    """

    def __init__(self, terms: Sequence[Term], look_back: bool, today: Callable[[], date]) -> None:
        super().__init__("Terms and coming back")
        self._before = tuple(terms)
        self._look_back = look_back
        self._today = today
        self._wrong: tuple[NoTerm, ...] = ()
        self._terms: tuple[Term, ...] = self._before
        self._warned = False

    def compose_question(self) -> ComposeResult:
        """A line for each term, what was understood, the tick, and two ways out."""
        note = "One term on a line: Autumn: 2 Sep 2026 to 18 Dec 2026"
        yield Static(Content(note), classes="dialog-note")
        yield ProseArea(write_terms(self._before))
        with VerticalScroll(id="terms-understood", can_focus=False):
            yield Static(id="terms-said", markup=False)
        yield Push(self._label, id="terms-look-back")
        with Horizontal(id="dialog-buttons"):
            yield Push("Keep", id="terms-keep")
            yield Push("Cancel", id="dialog-no")

    @property
    def _label(self) -> str:
        return f"[{'x' if self._look_back else ' '}] Offer old entries on Home"

    def on_mount(self) -> None:
        """Begin in the lines."""
        self.query_one(ProseArea).focus()
        self._understand()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._warned = False
        self._understand()

    def _understand(self) -> None:
        text = normalise(self.query_one(ProseArea).text)
        self._terms, self._wrong = read_terms(text, self._today(), self._before)
        said = [
            Content.assemble("✓ ", (one_line(one.name) or "A term", "bold"), f": {_days(one)}") for one in self._terms
        ]
        said += [Content.styled(f"! Line {one.line}: {one.why}", "$warning") for one in self._wrong]
        if not said:
            said = [Content.styled(_NONE, "$text-muted")]
        self.query_one("#terms-said", Static).update(Content("\n").join(said))

    @on(Button.Pressed, "#terms-look-back")
    def _turn(self, event: Button.Pressed) -> None:
        event.stop()
        self._look_back = not self._look_back
        self.query_one("#terms-look-back", Push).label = Content(self._label)

    @on(Button.Pressed, "#terms-keep")
    def _keep(self, event: Button.Pressed) -> None:
        event.stop()
        if self._wrong and not self._warned:
            self._warned = True
            lines = "A line says" if len(self._wrong) == 1 else "Some lines say"
            said = f"{lines} no term and will not be kept. Mend it, or press Keep once more."
            self.notify(said, severity="warning", markup=False)
            return
        self.dismiss(Chosen(self._terms, self._look_back))


def _days(term: Term) -> str:
    return f"{full_date(term.first)} to {full_date(term.last)}"
