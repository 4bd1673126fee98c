"""The comments on an entry: what they say, and answering them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from learnlog.journal.entry import Comment, Entry
from learnlog.journal.readback import about_comment, long_moment
from learnlog.text import one_line, shorten
from learnlog.tui.behind import Behind
from learnlog.tui.dialogs import Dialog, MessageDialog, lines
from learnlog.tui.fields.push import Push
from learnlog.tui.follow_up import FollowUpDialog
from learnlog.tui.key_names import key_on
from learnlog.tui.marks import MARKS
from learnlog.tui.pointed import PointedList
from learnlog.tui.typeset import Passage
from learnlog.workspace import Workspace

_NONE = (
    "There is no comment on this entry. When your tutor sends back the file for comments, “Take in comments” "
    "({take_in} on Home) puts each comment beside its answer."
)


def not_answered(entry: Entry, key: str) -> str:
    """Return what is to be said of comments that are not answered yet, and on which key; nothing where none are."""
    count = sum(one.responded is None for one in entry.comments)
    if not count:
        return ""
    return f"{'1 comment is' if count == 1 else f'{count} comments are'} not answered yet: press {key}"


class CommentsDialog(Dialog[Comment]):
    """The comments on an entry; gives back the one to look at.

    Args:
        title: of the entry.
        comments: as they stand in it.
        at: which of them to begin at.
    """

    HELP = """
    # Comments

    What your tutor said of this entry. ✓ are those you answered. ↑ and ↓ move, **Enter** shows one in full, and there
    you can answer it. Your own answers are never changed by a comment.
    """

    def __init__(self, title: str, comments: Sequence[Comment], at: int = 0) -> None:
        super().__init__(f"Comments: {title}")
        self._comments = comments
        self._at = at

    def compose_question(self) -> ComposeResult:
        """The list."""
        yield Static("Enter shows one in full, to answer it.", classes="dialog-note")
        yield PointedList(*(Option(_line(one)) for one in self._comments), markup=False)

    def on_mount(self) -> None:
        """Begin where the trainee was."""
        options = self.query_one(OptionList)
        options.highlighted = self._at
        options.focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._comments[event.option_index])


class CommentDialog(Dialog[str]):
    """One comment in full; gives back ``words`` or ``mark``, as it is to be answered, or ``unmark``.

    Args:
        entry: which it is about.
        comment: what was said.
    """

    HELP = """
    # A comment

    **Answer in words** adds what you write to the entry, with today's date, below the comment. **Mark as answered**
    only says that you dealt with it, for instance by revising your answer; **Not answered yet** takes that back. Escape
    leaves it as it is.
    """

    def __init__(self, entry: Entry, comment: Comment) -> None:
        super().__init__(about_comment(comment))
        self._entry = entry
        self._comment = comment

    def compose_question(self) -> ComposeResult:
        """The question, the comment, what was answered so far, and ways on."""
        said = [f"On: {one_line(self._comment.asked)}", ""] if self._comment.asked else []
        said.append(self._comment.text.strip("\n"))
        for one in self._entry.replies_to(self._comment):
            said += ["", f"In reply, {long_moment(one.written)}:", one.text.strip("\n")]
        with VerticalScroll(id="dialog-text", can_focus=False):
            yield Passage(lines("\n".join(said)))
        with Horizontal(id="dialog-buttons"):
            yield Push("Answer in words", id="comment-words")
            if self._comment.responded is None:
                yield Push("Mark as answered", id="comment-mark")
            else:
                yield Push("Not answered yet", id="comment-unmark")
            yield Push("Back", id="dialog-no")

    def on_mount(self) -> None:
        """Enter answers."""
        self.query_one("#comment-words").focus()

    @on(Button.Pressed, "#comment-words, #comment-mark, #comment-unmark")
    def _answer(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss((event.button.id or "").removeprefix("comment-"))


class Comments:
    """Shows the comments on an entry, and has them answered.

    Args:
        screen: where it is asked.
        workspace: the log.
        answered: told of the entry as it is then.
    """

    def __init__(self, screen: Screen[None], workspace: Workspace, answered: Callable[[Entry], None]) -> None:
        self._screen = screen
        self._workspace = workspace
        self._answered = answered
        self._behind = Behind(screen, "comments")

    def show(self, entry_id: str) -> None:
        """Show the comments on an entry, beginning at the first that is not answered."""
        self._behind.run(partial(self._list, entry_id, None), showing=True)

    async def _list(self, entry_id: str, at: int | None) -> None:
        entry = await asyncio.to_thread(self._workspace.read_entry, entry_id)
        if not entry.comments:
            none = _NONE.format(take_in=key_on(self._screen, "home.comments"))
            self._screen.app.push_screen(MessageDialog("Comments", none))
            return
        if at is None:
            at = next((place for place, one in enumerate(entry.comments) if one.responded is None), 0)

        def chosen(comment: Comment | None) -> None:
            if comment is not None:
                self._look_at(entry, comment)

        self._screen.app.push_screen(CommentsDialog(entry.title, entry.comments, at), chosen)

    def _look_at(self, entry: Entry, comment: Comment) -> None:
        again = partial(self._list, entry.id, entry.comments.index(comment))

        def decided(how: str | None) -> None:
            if how == "words":
                self._behind.run(partial(self._write, entry, comment, again))
            else:
                mark = self._workspace.changes.respond if how == "mark" else self._workspace.changes.take_mark_back
                self._behind.run(partial(self._mark, mark, entry, comment) if how else again)

        self._screen.app.push_screen(CommentDialog(entry, comment), decided)

    async def _mark(self, mark: Callable[[str, str], Entry], entry: Entry, comment: Comment) -> None:
        self._answered(await asyncio.to_thread(mark, entry.id, comment.name))
        await self._list(entry.id, None)

    async def _write(self, entry: Entry, comment: Comment, again: Callable[[], object]) -> None:
        unsent = await asyncio.to_thread(self._workspace.changes.begin_follow_up, entry.id, comment.name)

        def added(changed: Entry | None) -> None:
            if changed is not None:
                self._answered(changed)
                self._screen.notify("Your answer is added.", timeout=6, markup=False)

        note = f"In reply to: {shorten(comment.text, 120)}"
        within = self._workspace.settings.now.autosave
        self._screen.app.push_screen(FollowUpDialog(entry.title, unsent, note, within=within), added)


def _line(one: Comment) -> Content:
    mark = MARKS["complete" if one.responded else "draft"]
    said = [f"{mark} {one_line(about_comment(one))}"]
    said += [f"  On: {shorten(one.asked, 62)}"] if one.asked else []
    about = [Content.styled(line, "$text-muted") for line in said]
    return Content("\n").join([*about, Content(f"  {shorten(one.text, 66)}")])
