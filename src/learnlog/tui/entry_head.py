"""What stands above an entry on its page: where one is, and what is to be known of it beside its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from learnlog.journal.entry import Entry
from learnlog.returning import Review
from learnlog.text import one_line, visible
from learnlog.tui.comments import not_answered
from learnlog.tui.key_names import key_on

_OUTSIDE = "Edited outside learnlog since it was saved. Press {} to compare it with the version before."


@dataclass(frozen=True)
class Standing:
    """How an entry stands.

    Attributes:
        entry: as it was read last; None where it never could be.
        gone: why it cannot be read any more; what was read last is shown then.
        binned: whether it is in the bin.
        outside: whether something else has changed it since learnlog saved it.
        waiting: what is said of a follow-up that was not added yet.
        review: when it is due for one, if ever.
    """

    entry: Entry | None = None
    gone: str = ""
    binned: bool = False
    outside: bool = False
    waiting: str = ""
    review: Review | None = None

    @property
    def at_hand(self) -> Entry | None:
        """The entry, unless it is in the bin or cannot be read."""
        return None if self.binned or self.gone else self.entry


class EntryHead(Vertical):
    """The line with the title, and below it a line for each thing there is to say."""

    DEFAULT_CSS = """
    EntryHead {
        height: auto;
        & > #trail { height: 1; background: $surface; padding: 0 2; }
        & #trail-where { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        & #trail-state { width: auto; color: $text-muted; }
        & > .entry-note { height: auto; padding: 0 2; background: $panel; color: $primary; display: none; }
        & > .entry-note.-shown { display: block; }
        & > #entry-gone, & > #entry-outside { color: $warning; }
        & > #entry-review { color: $text-muted; }
        & > #entry-review.-due { color: $primary; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None

    def compose(self) -> ComposeResult:
        """The line, and a place for each note."""
        with Horizontal(id="trail"):
            yield Static(id="trail-where")
            yield Static(id="trail-state")
        for name in ("gone", "outside", "unsent", "comments", "review"):
            yield Static(id=f"entry-{name}", classes="entry-note")

    def show(self, now: Standing, today: date, hit: int, hits: int) -> bool:
        """Show how an entry stands, and at which of its hits one is; return whether anything has changed.

        Args:
            today: the day, for reviews.
            hit, hits: which place where it stands that was searched for, from 0, and how many there are.
        """
        shown = (now, today, hit, hits)
        if shown == self._shown:
            return False  # it is looked at again and again
        self._shown = shown
        title = one_line(now.entry.title) if now.entry else "An entry that cannot be shown"
        where = Content.assemble(("Your log › ", "$text-muted"), (title or "Untitled", "bold"))
        self.query_one("#trail-where", Static).update(where)
        at = f"hit {hit + 1:,} of {hits:,}" if hits else ""
        state = "in the bin" if now.binned else now.entry.state if now.entry else ""
        self.query_one("#trail-state", Static).update(Content(" · ".join(part for part in (at, state) if part)))
        for name, said in self._notes(now, today):
            note = self.query_one(f"#entry-{name}", Static)
            note.update(Content(said))
            note.set_class(bool(said), "-shown")
        due = now.review is not None and now.review.is_due(today)
        self.query_one("#entry-review").set_class(due, "-due")
        return True

    def _notes(self, now: Standing, today: date) -> Iterator[tuple[str, str]]:
        """Yield each note by its name, empty where there is nothing to say. What is in the bin has but one."""
        undo = key_on(self, "entry.undo")
        yield "gone", f"This entry is in the bin. Press {undo} to bring it back." if now.binned else ""
        here = not now.binned
        # Where no entry could be read yet, why not stands in its place.
        changed = now.outside or bool(now.gone and now.entry)
        outside = now.gone or _OUTSIDE.format(key_on(self, "entry.versions"))
        yield "outside", visible(outside) if here and changed else ""
        yield "unsent", visible(now.waiting) if here else ""
        yield "comments", not_answered(now.entry, key_on(self, "entry.comments")) if here and now.entry else ""
        add, looked_at, go_on = (key_on(self, f"entry.{one}") for one in ("follow-up", "looked", "reviews"))
        review = now.review.said(today, add=add, looked_at=looked_at, go_on=go_on) if now.review else ""
        yield "review", review if here else ""
