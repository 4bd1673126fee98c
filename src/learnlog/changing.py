"""One change to an entry that is not open for writing: completed, tagged, followed up, commented, deleted."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime

from learnlog.errors import EntryMissing, EntryOpenElsewhere, LearnlogError
from learnlog.guide import Guide
from learnlog.journal.entry import Comment, Entry
from learnlog.store.protocol import JournalStore
from learnlog.unsent import Unsent


class Changes:
    """Changes the entries of one log, each while it holds the right to write in it.

    Args:
        store: the log.
        clock: the time now, with its offset.
        guide: returns the guide for an entry; None where its unit or task is gone.
        fewer: is told where the log has an entry less because the trainee wants it so.
        changed: is told after every change.
    """

    def __init__(
        self,
        store: JournalStore,
        clock: Callable[[], datetime],
        guide: Callable[[Entry], Guide | None] = lambda entry: None,
        fewer: Callable[[], None] = lambda: None,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._guide = guide
        self._fewer = fewer
        self._changed = changed

    def make(self, entry_id: str, how: Callable[[Entry], Entry]) -> Entry:
        """Change a saved entry and return it.

        What this app has of it in a draft is taken in first, and so is the draft of an entry never saved. A draft
        that another window left behind waits for the trainee: it is merged when it is recovered.

        Raises EntryOpenElsewhere while another window, or this
        one, is writing in it; EntryMissing, EntryUnreadable, EntryChanged, SaveFailed.
        """
        hold = self._store.hold(entry_id)
        try:
            drafts = self._store.drafts.of(entry_id)
            try:
                opened = self._store.load(entry_id)
                entry, version = opened.entry, opened.version
                draft = next((one for one in drafts if one.session == self._store.session), None)
            except EntryMissing:
                if not drafts:
                    raise
                draft = drafts[0]
            if draft is not None:
                entry, version = draft.entry, draft.base
            changed = how(entry).changed(updated=self._clock())
            if draft is not None:
                self._store.drafts.adopt(draft.ref)
            self._store.save(changed, version)
            self._store.drafts.drop(entry_id)
            # What is changed outside learnlog from now on can then be compared with what it was.
            with contextlib.suppress(LearnlogError):
                self._store.keep_version(entry_id)
            self._changed()
            return changed
        finally:
            hold.release()

    def complete(self, entry_id: str) -> Entry:
        """Mark an entry complete. Raises LearnlogError naming the gaps while there are any."""

        def completed(entry: Entry) -> Entry:
            guide = self._guide(entry)
            if guide is not None and guide.gaps:
                count = len(guide.gaps)
                raise LearnlogError(
                    f"This entry still has {count} gap{'' if count == 1 else 's'}.",
                    "It stays a draft and nothing is lost.",
                    f"The first: {guide.gaps[0].text}",
                )
            return entry.completed_at(self._clock())

        return self.make(entry_id, completed)

    def reopen(self, entry_id: str) -> Entry:
        """Make a complete entry a draft again."""
        return self.make(entry_id, lambda entry: entry.reopened_at(self._clock()))

    def follow_up(self, entry_id: str, text: str, to: str = "") -> Entry:
        """Add a dated follow-up to an entry; one that answers a comment, given by its name, marks it as answered."""

        def follow(entry: Entry) -> Entry:
            return entry.replied(to, text, self._clock()) if to else entry.followed_up(text, self._clock())

        return self.make(entry_id, follow)

    def comment(self, entry_id: str, comments: tuple[Comment, ...]) -> Entry:
        """Put a reader's comments beside the answers of an entry; those it has already are not put there again."""
        return self.make(entry_id, lambda entry: entry.commented(comments))

    def respond(self, entry_id: str, comment: str) -> Entry:
        """Mark a comment, given by its name, as answered."""
        return self.make(entry_id, lambda entry: entry.responded(comment, self._clock()))

    def take_mark_back(self, entry_id: str, comment: str) -> Entry:
        """Mark a comment, given by its name, as not answered after all."""
        return self.make(entry_id, lambda entry: entry.unanswered(comment))

    def begin_follow_up(self, entry_id: str, to: str = "") -> Unsent:
        """Open a follow-up for writing, with what was written and not added earlier.

        Args:
            to: the name of the comment it answers, which is marked as answered when it is added.

        Raises LearnlogError while another window is writing one; EntryUnreadable where what was written earlier
        cannot be read; SaveFailed where the disk takes nothing.
        """
        try:
            hold = self._store.unsent.hold(entry_id)
        except EntryOpenElsewhere:
            raise LearnlogError(
                "A follow-up to this entry is being written in another learnlog window.",
                "Nothing was changed.",
                "Add it or close it there to write here.",
            ) from None
        try:
            return Unsent(
                self._store.unsent, self._clock, entry_id, hold, lambda text: self.follow_up(entry_id, text, to)
            )
        except LearnlogError:
            hold.release()
            raise

    def tag(self, entry_id: str, tags: tuple[str, ...]) -> Entry:
        """Give an entry these tags."""
        return self.make(entry_id, lambda entry: entry.tagged(tags))

    def delete(self, entry_id: str) -> None:
        """Move an entry to the bin. Raises EntryOpenElsewhere while it is being written in."""
        hold = self._store.hold(entry_id)
        try:
            self._store.bin.put(entry_id)
            with contextlib.suppress(LearnlogError):
                # It may have been there before: its days are counted from now on.
                if (days := self._store.records.bin_days()).day_of(entry_id) is not None:
                    self._store.records.save_bin_days(days.without(entry_id))
            self._fewer()
            self._changed()
        finally:
            hold.release()

    def undelete(self, entry_id: str) -> None:
        """Bring an entry back from the bin."""
        self._store.bin.bring_back(entry_id)
        self._changed()
