"""A tutor's comments: taken in from a file, and answered one by one."""

from __future__ import annotations

from pathlib import Path

from learnlog.commenting import files_for_comments, look_at, take_in
from learnlog.errors import LearnlogError
from learnlog.handing_in import folder_of, usual_folder
from learnlog.journal.entry import Comment, Entry
from learnlog.journal.readback import about_comment, long_moment
from learnlog.plain.asking import agreed, heard, one_of
from learnlog.plain.desk import Desk
from learnlog.plain.follow_up import follow_up
from learnlog.plain.picking import Pick
from learnlog.plain.talk import Back, counted
from learnlog.text import one_line, shorten


def answer_comments(desk: Desk, entry_id: str) -> None:
    """Read the comments on an entry, and have them answered. Raises LearnlogError, and what leads elsewhere."""
    talk, workspace = desk.talk, desk.workspace
    while True:
        entry = workspace.read_entry(entry_id)
        if not entry.comments:
            talk.say("Nobody has commented on this entry yet. “comments” on Home takes in a file of comments.")
            return
        open_ones = sum(one.responded is None for one in entry.comments)
        talk.say(f"{counted(len(entry.comments), 'comment')}, {open_ones} not answered.")
        picks = [Pick(one.name, f"{shorten(one.text, 60)}", _stands(one)) for one in entry.comments]
        chosen = one_of(talk, "Which one? Enter goes back:", picks)
        if chosen is None:
            return
        comment = next(one for one in entry.comments if one.name == chosen.id)
        try:
            _answer(desk, entry, comment)
        except Back:
            continue


def _stands(comment: Comment) -> str:
    return f"{one_line(about_comment(comment))}{'' if comment.responded else ', not answered'}"


def _answer(desk: Desk, entry: Entry, comment: Comment) -> None:
    talk, workspace = desk.talk, desk.workspace
    if comment.asked:
        talk.say(f"On: {one_line(comment.asked)}")
    talk.say(comment.text)
    for reply in entry.replies_to(comment):
        talk.say(f"Your reply, {long_moment(reply.written)}: {reply.text}")
    mark = "mark it as not answered yet" if comment.responded else "mark it as answered"
    picks = [Pick("words", "answer in words"), Pick("mark", mark)]
    chosen = one_of(talk, "What becomes of it? Enter leaves it:", picks)
    if chosen is None:
        return
    if chosen.id == "words":
        follow_up(desk, entry.id, comment.name)
    elif comment.responded:
        workspace.changes.take_mark_back(entry.id, comment.name)
        talk.say("It is marked as not answered.")
    else:
        workspace.changes.respond(entry.id, comment.name)
        talk.say("It is marked as answered.")


def take_comments(desk: Desk) -> None:
    """Take a tutor's comments in from a file. Raises LearnlogError, and what leads elsewhere."""
    talk = desk.talk
    folder = usual_folder(desk.workspace)
    found = files_for_comments(*((Path(folder),) if folder else ()))
    talk.say("A tutor's comments come in a file whose name ends in “.comments.toml”.")
    talk.items(f"{path.name}, in {path.parent}" for path in found)
    asks = "Which file? A number, or its name with its folder" if found else "Its name, with its folder"
    named = heard(talk, f"{asks}; Enter goes back:").strip()
    if not named:
        return
    number = int(named[:6]) if named.isascii() and named.isdigit() else 0
    path = found[number - 1] if 1 <= number <= len(found) else folder_of(named)
    try:
        brought = look_at(desk.workspace, path)
    except FileNotFoundError:
        raise LearnlogError(f"There is no file {path}.", "Nothing was changed.", "") from None
    by = f" by {one_line(brought.by)}" if brought.by else ""
    talk.say(f"It holds {counted(len(brought.new), 'new comment')}{by}; your log has {brought.known} of it already.")
    for one in brought.new:
        talk.say(f"{one_line(one.title)}, {one_line(one.comment.asked) or 'on the whole'}: {one.comment.text}")
    for stray in brought.strays:
        talk.say(f"Line {stray.line} finds no place: {stray.why}. It says: {shorten(stray.text, 80)}")
    if not brought.new or not agreed(talk, "Take them in?"):
        return
    taken = take_in(desk.workspace, brought)
    talk.say(
        f"{counted(len(taken.taken), 'comment is', 'comments are')} in your log, beside the answers they are about."
    )
    talk.say(*(error.message for error in taken.troubles))
