"""What can be done with the one entry at hand, in the list as on its own page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from textual.binding import Binding
from textual.screen import ModalScreen, Screen

from learnlog.errors import EntryMissing, LearnlogError
from learnlog.guide import Gap
from learnlog.journal.entry import Entry
from learnlog.journal.readback import plain_text
from learnlog.journal.settings import Place
from learnlog.journal.summary import Summary
from learnlog.tui.behind import work_behind
from learnlog.tui.comments import Comments
from learnlog.tui.desk import Desk
from learnlog.tui.dialogs import ConfirmDialog, TagsDialog
from learnlog.tui.follow_up import FollowUpDialog
from learnlog.tui.key_names import key_on
from learnlog.tui.navigation import EditEntry, HandIn, OpenHandIns
from learnlog.tui.sized import Sized
from learnlog.tui.versions import Versions
from learnlog.workspace import Workspace

_FIRST_GAPS = 4
"""How many gaps are named where an entry cannot be completed yet."""


class EntryAtHand(Sized, Screen[None]):
    """A screen on which one entry is at hand. Changes run in a thread, one at a time.

    A subclass says which entry it is (``at_hand``) and what to do when it changed (``entry_changed``,
    ``entry_binned``, ``entry_back``).

    Args:
        workspace: the log.
    """

    BINDINGS = [
        Binding("e", "edit", "Edit", id="entry.edit", tooltip="Open this entry for writing"),
        Binding("c", "complete", "Complete", id="entry.complete", tooltip="Mark this entry complete"),
        Binding("r", "reopen", "Reopen", id="entry.reopen", tooltip="Make this entry a draft again"),
        Binding("f", "follow_up", "Follow up", id="entry.follow-up", tooltip="Add what has come of it since"),
        Binding("t", "tags", "Tags", id="entry.tags", tooltip="Change the tags of this entry"),
        Binding("v", "versions", "Versions", id="entry.versions", tooltip="Compare earlier versions, or restore one"),
        Binding("h", "hand_in", "Hand in", id="entry.hand-in", tooltip="Write it as a document for your tutor"),
        Binding("i", "hand_ins", "Handed in", id="entry.hand-ins", tooltip="This entry as you handed it in"),
        Binding("o", "comments", "Comments", id="entry.comments", tooltip="What your tutor said, to answer it"),
        Binding(
            "y", "copy", "Copy the text", id="entry.copy", show=False, tooltip="Copy this entry, to paste it elsewhere"
        ),
        Binding("d,delete", "delete", "Delete", id="entry.delete", tooltip="Move this entry to the bin"),
        Binding("u", "undo", "Undo delete", id="entry.undo", tooltip="Bring back what you deleted last"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.desk = Desk.of(workspace)
        self._versions = Versions(self, workspace, self.entry_changed)
        self._comments = Comments(self, workspace, self.entry_changed)
        self._one_change = asyncio.Lock()

    # -- what a subclass says

    @property
    def at_hand(self) -> Entry | Summary | None:
        """The entry the keys act on; None where there is none."""
        raise NotImplementedError

    def entry_changed(self, entry: Entry) -> None:
        """Show an entry as it is now."""
        raise NotImplementedError

    def entry_binned(self, entry_id: str) -> None:
        """Show that an entry is gone."""
        raise NotImplementedError

    def entry_back(self, entry_id: str) -> None:
        """Show that an entry is back."""
        raise NotImplementedError

    def known_tags(self) -> list[str]:
        """Tags to offer."""
        return []

    # -- which keys there are

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if action == "undo":
            return bool(self.desk.deleted)
        entry = self.at_hand
        if action in ("edit", "follow_up", "tags", "versions", "hand_in", "hand_ins", "comments", "copy", "delete"):
            return entry is not None
        if action in ("complete", "reopen"):
            return entry is not None and entry.state == ("draft" if action == "complete" else "complete")
        return super().check_action(action, parameters)

    # -- changes

    def change(self, how: Callable[[], Entry | None], after: Callable[[Entry | None], None]) -> None:
        """Change something in a thread, then show it; where it cannot be done, say why."""

        async def run() -> None:
            async with self._one_change:
                try:
                    changed = await asyncio.to_thread(how)
                except LearnlogError as error:
                    self.complain(error)
                    return
            if self.is_attached:
                after(changed)
                self.refresh_bindings()

        work_behind(self, run, group="change")

    def complain(self, error: LearnlogError) -> None:
        """Say what could not be done, in full."""
        self.notify(error.message, severity="warning", timeout=12, markup=False)

    def say(self, message: str) -> None:
        """Say something in passing."""
        self.notify(message, timeout=6, markup=False)

    def _shown(self, said: str) -> Callable[[Entry | None], None]:
        def show(entry: Entry | None) -> None:
            if entry is not None:
                self.entry_changed(entry)
                self.say(said)

        return show

    def action_copy(self) -> None:
        """Copy the entry as plain text."""
        if self.at_hand:
            entry_id = self.at_hand.id

            def copy(entry: Entry | None) -> None:
                if entry is not None:
                    self.app.copy_to_clipboard(plain_text(entry))

            self.change(lambda: self.workspace.read_entry(entry_id), copy)

    def action_edit(self) -> None:
        """Open the entry for writing."""
        if self.at_hand:
            self.post_message(EditEntry(self.at_hand.id))

    def action_complete(self) -> None:
        """Complete the entry; where something is missing, name it and offer to go there."""
        if not self.at_hand:
            return
        entry_id, gaps = self.at_hand.id, list[Gap]()

        def complete() -> Entry | None:
            guide = self.workspace.guide(self.workspace.read_entry(entry_id))
            gaps.extend(guide.gaps if guide else ())
            return None if gaps else self.workspace.changes.complete(entry_id)

        def after(entry: Entry | None) -> None:
            if gaps:
                self._offer_gap(entry_id, gaps)
            else:
                self._shown("It is complete. You can reopen it at any time.")(entry)

        self.change(complete, after)

    def _offer_gap(self, entry_id: str, gaps: list[Gap]) -> None:
        first, more = gaps[0], len(gaps) - _FIRST_GAPS
        count = "One thing is" if len(gaps) == 1 else f"{len(gaps)} things are"
        lines = [f"• {gap.text}" for gap in gaps[:_FIRST_GAPS]]
        if more > 0:
            lines.append(f"and {more} more.")
        text = "\n".join([*lines, "", "It stays a draft, and nothing is lost."])

        def go(wanted: bool | None) -> None:
            if wanted:
                self.post_message(EditEntry(entry_id, first.step, first.address.field, first.part))

        where = "Go to the first gap" if len(gaps) > 1 else "Go there"
        self.app.push_screen(ConfirmDialog(f"{count} still missing", text, yes=where, no="Not now"), go)

    def action_reopen(self) -> None:
        """Make the entry a draft again."""
        if self.at_hand:
            entry_id = self.at_hand.id
            self.change(lambda: self.workspace.changes.reopen(entry_id), self._shown("It is a draft again."))

    async def action_follow_up(self) -> None:
        """Add something to the entry, dated, that leaves it as it was."""
        entry = self.at_hand
        if entry is None:
            return
        try:
            unsent = await asyncio.to_thread(self.workspace.changes.begin_follow_up, entry.id)
        except LearnlogError as error:
            self.complain(error)
            return
        dialog = FollowUpDialog(entry.title, unsent, within=self.workspace.settings.now.autosave)
        self.app.push_screen(dialog, self._shown("Your follow-up is added."))

    def action_tags(self) -> None:
        """Change the tags."""
        if not self.at_hand:
            return
        entry_id, before = self.at_hand.id, self.at_hand.tags

        def take(tags: tuple[str, ...] | None) -> None:
            if tags is not None and tags != before:
                self.change(lambda: self.workspace.changes.tag(entry_id, tags), self._shown("The tags are kept."))

        self.app.push_screen(TagsDialog(self.at_hand.title, before, self.known_tags()), take)

    def action_versions(self) -> None:
        """Show the earlier versions."""
        if self.at_hand:
            self._versions.show(self.at_hand.id)

    def action_hand_in(self) -> None:
        """Write the entry as a document for the tutor."""
        if self.at_hand:
            self.post_message(HandIn((self.at_hand.id,), self.at_hand.title))

    def action_hand_ins(self) -> None:
        """Show the entry as it was handed in."""
        if self.at_hand:
            self.post_message(OpenHandIns(self.at_hand.id))

    def action_comments(self) -> None:
        """Show what was said of the entry."""
        if self.at_hand:
            self._comments.show(self.at_hand.id)

    def action_delete(self) -> None:
        """Move the entry to the bin, from where one key brings it back."""
        if not self.at_hand:
            return
        entry_id, deleted = self.at_hand.id, self.desk.deleted

        def delete() -> None:
            # The key was pressed again before the screen could show that the entry is gone.
            if entry_id not in deleted:
                self.workspace.changes.delete(entry_id)
                deleted.append(entry_id)

        def after(_: Entry | None) -> None:
            self.entry_binned(entry_id)
            self.say(f"Moved to the bin, for 30 days. Press {key_on(self, 'entry.undo')} to bring it back.")

        self.change(delete, after)

    def action_undo(self) -> None:
        """Bring back what was deleted last; again, what was deleted before that."""
        if not self.desk.deleted:
            return
        entry_id = self.desk.deleted.pop()

        def bring_back() -> None:
            try:
                self.workspace.changes.undelete(entry_id)
            except EntryMissing:
                raise
            except LearnlogError:
                self.desk.deleted.append(entry_id)
                raise

        def after(_: Entry | None) -> None:
            self.entry_back(entry_id)
            # What told how to bring it back is no longer true.
            self.app.clear_notifications()
            self.say("It is back in your log.")

        self.change(bring_back, after)

    # -- leaving

    async def leave(self) -> None:
        """Finish what is being changed and keep the place. Called before the screen is removed; twice does no harm."""
        async with self._one_change:
            if self._in_front:
                place = Place(room="log", entry=self.at_hand.id if self.at_hand else "")
                await asyncio.to_thread(self.workspace.bookmarks.stop_at, place)

    def keep_place(self) -> None:
        """Keep the place while the room stands, behind whatever goes on: a power cut comes back here too."""
        if self._in_front:
            place = Place(room="log", entry=self.at_hand.id if self.at_hand else "")
            work_behind(self, partial(asyncio.to_thread, self.workspace.bookmarks.stop_at, place), group="place")

    @property
    def _in_front(self) -> bool:
        """Whether no other room is over this one. Where one is, that is where the trainee stopped."""
        stack = self.app.screen_stack
        return self in stack and all(isinstance(one, ModalScreen) for one in stack[stack.index(self) + 1 :])


def home_of(workspace: Workspace, entry: Entry) -> str:
    """Return the unit an entry belongs to, in words."""
    if not entry.unit:
        return "Free entry"
    unit = workspace.catalog.unit(entry.unit)
    return unit.name if unit else f"{entry.unit} (this unit is not here)"
