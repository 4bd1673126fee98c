"""What stands in the Log room where there is no entry to list: how to begin, or what to try."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from learnlog.tui.fields.push import Push
from learnlog.tui.finding import Answer
from learnlog.tui.key_names import key_on
from learnlog.tui.log_words import empty, nothing_found


class NothingFound(Vertical):
    """Shown only where an answer has no entry. The screen answers the button, which shows all of them again."""

    DEFAULT_CSS = """
    NothingFound {
        height: 1fr;
        padding: 0 2 0 0;
        display: none;
        & > Static { height: auto; padding: 1 3; max-width: 76; display: none; }
        & > #show-all { margin: 0 3; display: none; }
        &.-empty, &.-none, &.-empty > #empty, &.-none > #none, &.-none > #show-all { display: block; }
    }
    """

    def compose(self) -> ComposeResult:
        """What is said of an empty log, what is said where nothing was found, and a way out of that."""
        yield Static(empty(key_on(self, "log.new"), key_on(self, "app.unit")), id="empty")
        yield Static(id="none")
        yield Push("Show all entries", id="show-all")

    def show(self, answer: Answer) -> None:
        """Show what there is to say, or nothing where entries were found."""
        self.set_class(answer.is_empty_log, "-empty")
        self.set_class(answer.finds_nothing, "-none")
        if not answer.found:
            none, said = self.query_one("#none", Static), nothing_found(answer)
            none.update(said, layout=len(said.wrap(none.content_size.width or 1)) != none.content_size.height)
