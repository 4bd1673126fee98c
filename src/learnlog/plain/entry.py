"""One entry of the log: read, and everything that can be done with it."""

from __future__ import annotations

from learnlog.errors import LearnlogError
from learnlog.journal.entry import Entry
from learnlog.journal.settings import Place
from learnlog.journal.then_and_now import Occasion, in_short, side_by_side
from learnlog.plain.asking import Way, one_of, ways_on
from learnlog.plain.comments import answer_comments
from learnlog.plain.desk import Desk
from learnlog.plain.facts import ask_for_tags
from learnlog.plain.follow_up import follow_up
from learnlog.plain.hand_in import hand_in_entries, tell_hand_ins
from learnlog.plain.picking import Pick
from learnlog.plain.said import about, tell_entry
from learnlog.plain.sitting_down import begin_free, begin_task, write_entry
from learnlog.plain.slides import tell_evaluations, tell_slides
from learnlog.plain.versions import look_through_versions
from learnlog.rated import rated_scales, rates
from learnlog.returning import go_on_reviewing, looked_at, review_of, stop_reviews
from learnlog.text import one_line, shorten


def at_entry(desk: Desk, entry_id: str, *, read: bool = True) -> None:
    """Read an entry out and offer what can be done with it. Raises LearnlogError, and what leads elsewhere."""
    Room(desk, entry_id).enter(read=read)


class Room:
    """An entry at hand.

    Args:
        desk: where.
        entry_id: which entry.
    """

    def __init__(self, desk: Desk, entry_id: str) -> None:
        self._desk = desk
        self._talk = desk.talk
        self._workspace = desk.workspace
        self._id = entry_id
        self._gone = False
        self._read = False

    def enter(self, *, read: bool) -> None:
        """Read it out, and offer ways on until one leads away."""
        entry = self._workspace.read_entry(self._id)
        self._workspace.bookmarks.stop_at(Place(room="log", entry=self._id))
        if read:
            tell_entry(self._talk, entry)
            self._read = True
        ways_on(self._talk, self._ways, before=self._head)

    def _head(self) -> None:
        if self._gone:
            return
        entry = self._workspace.read_entry(self._id)
        if self._read:
            self._read = False
        else:
            self._talk.title(f"Entry: {one_line(entry.title) or 'Untitled'}. {about(entry)}")
        if self._workspace.care.versions.edited_outside(self._id):
            self._talk.say("The file was edited outside learnlog.")
        self._tell_review(entry)
        open_ones = sum(one.responded is None for one in entry.comments)
        if open_ones:
            self._talk.say(f"{open_ones} of its comments not answered yet.")
        if self._unsent():
            self._talk.say("A follow-up you did not add is waiting.")

    def _unsent(self) -> bool:
        try:
            return bool(self._workspace.store.unsent.text(self._id))
        except LearnlogError as error:
            self._talk.say(f"The unsent follow-up cannot be read. {error.message}")
            return False

    def _tell_review(self, entry: Entry) -> None:
        review, today = review_of(self._workspace, entry), self._workspace.today
        if review is None:
            return
        if review.stopped:
            self._talk.say("It is not reviewed any more.")
        elif review.is_due(today):
            self._talk.say(f"Its review is due: {review.line(today)}, {review.how_often}.")

    def _ways(self) -> list[Way]:
        if self._gone:
            return []
        entry = self._workspace.read_entry(self._id)
        complete = entry.state == "complete"
        ways = [
            Way("read", "the whole entry", lambda: tell_entry(self._talk, self._workspace.read_entry(self._id))),
            Way("edit", "go on writing", lambda: write_entry(self._desk, self._id)),
            Way("follow up", "add something dated", lambda: follow_up(self._desk, self._id)),
            Way("reopen", "make it a draft again", self._reopen)
            if complete
            else Way("complete", "mark it complete", self._complete),
            Way("tags", "change its tags", self._tags),
            Way("versions", "how it was earlier", lambda: look_through_versions(self._desk, self._id)),
            Way("hand in", "as a document", lambda: hand_in_entries(self._desk, [self._id], entry.title)),
            Way("handed in", "as you handed it in", lambda: tell_hand_ins(self._desk, self._id)),
        ]
        if entry.comments:
            ways.append(Way("comments", "answer your tutor's", lambda: answer_comments(self._desk, self._id)))
        ways += self._of_its_task(entry)
        ways.append(Way("delete", "move it to the bin; it can be brought back", self._delete))
        return ways

    def _of_its_task(self, entry: Entry) -> list[Way]:
        ways: list[Way] = []
        if rates(self._workspace, entry):
            ways.append(Way("ratings", "then and now", lambda: self._ratings(entry)))
        guide = self._workspace.guide(entry)
        if guide is not None and guide.task.deck is not None:
            ways.append(Way("slides", "of its presentation", lambda: tell_slides(self._desk, guide)))
            ways.append(Way("evaluations", "what colleagues said of it", lambda: tell_evaluations(self._desk, guide)))
        review = review_of(self._workspace, entry)
        if review is not None and review.is_due(self._workspace.today):
            ways.append(Way("looked", "you looked, and have nothing to add", self._looked))
        if review is not None:
            turn = "have reviews come again" if review.stopped else "it is not reviewed any more"
            ways.append(Way("reviews", turn, lambda: self._turn_reviews(stopped=review.stopped)))
        if guide is not None:
            ways.append(Way("begin", "another entry for the same task", lambda: self._begin(entry)))
        return ways

    # -- doing

    def _begin(self, entry: Entry) -> None:
        if entry.unit:
            begin_task(self._desk, entry.unit, entry.task)
        else:
            begin_free(self._desk)

    def _complete(self) -> None:
        self._workspace.changes.complete(self._id)
        self._talk.say("The entry is complete.")

    def _reopen(self) -> None:
        self._workspace.changes.reopen(self._id)
        self._talk.say("The entry is a draft again.")

    def _tags(self) -> None:
        tags = ask_for_tags(self._desk, self._workspace.read_entry(self._id).tags)
        if tags is not None:
            kept = self._workspace.changes.tag(self._id, tags).tags
            self._talk.say(f"Its tags: {', '.join(map(one_line, kept)) or 'none'}.")

    def _looked(self) -> None:
        looked_at(self._workspace, self._id)
        self._talk.say("Noted in the entry, with today's date. The next review is set.")

    def _turn_reviews(self, *, stopped: bool) -> None:
        if stopped:
            go_on_reviewing(self._workspace, self._id)
        else:
            stop_reviews(self._workspace, self._id)
        self._talk.say("Its reviews go on." if stopped else "It is not reviewed any more.")

    def _delete(self) -> None:
        title = self._workspace.read_entry(self._id).title
        self._workspace.changes.delete(self._id)
        self._desk.deleted.append(self._id)
        self._gone = True
        self._talk.say(f"“{one_line(title)}” is in the bin. “undelete” in your log brings it back.")

    def _ratings(self, entry: Entry) -> None:
        scales = rated_scales(self._workspace, entry.id)
        for scale in scales:
            self._talk.title(f"{one_line(scale.heading)}. {one_line(scale.question)}".rstrip(" ."))
            times = scale.occasions
            if len(times) < 2:
                self._talk.say("It was rated once so far.")
                continue
            then, now = times[-2], times[-1]
            if len(times) > 2:
                then = self._which(times)
            self._talk.say(f"Then: {_when(then)}. Now: {_when(now)}.")
            rows = side_by_side(then.ratings, now.ratings, scale.order)
            self._talk.say(in_short(rows))
            for row in rows:
                was = row.then.level_name if row.then and row.then.level else "not rated"
                is_ = row.now.level_name if row.now and row.now.level else "not rated"
                self._talk.say(f"{one_line(row.name)}: then {was}, now {is_}, {row.change}.", rest="  ")

    def _which(self, times: tuple[Occasion, ...]) -> Occasion:
        picks = [Pick(str(at), _when(one)) for at, one in enumerate(times[:-1])]
        chosen = one_of(self._talk, "Compare now with which? Enter takes the first:", picks)
        return times[int(chosen.id)] if chosen else times[0]


def _when(one: Occasion) -> str:
    day = f"{one.when.day}/{one.when.month}/{one.when.year}"
    return f"{shorten(one.label, 60)}, {day}" if one.label else day
