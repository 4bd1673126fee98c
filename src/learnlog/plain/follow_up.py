"""A dated follow-up to an entry, or an answer to a comment: kept line by line, in the entry once it is added."""

from __future__ import annotations

from learnlog.plain.asking import agreed, heard, word
from learnlog.plain.desk import Desk
from learnlog.plain.keeping import said
from learnlog.plain.long_text import LongText
from learnlog.plain.talk import Back, counted
from learnlog.text import word_count


def follow_up(desk: Desk, entry_id: str, to: str = "") -> bool:
    """Write a follow-up and return whether it was added. Raises LearnlogError, and what leads elsewhere.

    Args:
        to: the name of the comment it answers.
    """
    talk = desk.talk
    unsent = desk.workspace.changes.begin_follow_up(entry_id, to)
    try:

        def keep(text: str) -> None:
            unsent.write(text)
            status = unsent.keep(durable=True)
            if status.problem:
                talk.say(said(status))

        writer = LongText(talk, keep, desk.edit)
        talk.say("A follow-up is added with today's date and leaves the entry as it was.")
        if unsent.text.strip():
            talk.say("You began one earlier and did not add it.")
            writer.show(unsent.text)
            talk.say("Enter goes on to adding it. What you type is put behind it.")
        editor = ", “editor” opens your editor" if desk.edit is not None else ""
        talk.say(f"Type line by line; a full stop alone on a line ends it{editor}. Enter alone writes nothing.")
        while line := heard(talk, "Your text:"):
            if word(line) == "read":
                writer.numbered(unsent.text)
            elif word(line) != "editor":
                writer.write(unsent.text, line)
                break
            elif writer.in_editor(unsent.text):
                break
        if not unsent.text.strip():
            talk.say("Nothing was written, so nothing is added.")
            return False
        if agreed(talk, f"Add it to the entry now ({counted(word_count(unsent.text), 'word')})?"):
            unsent.add()
            talk.say("It is added.")
            return True
        talk.say("It is kept, and waits here until you add it.")
        raise Back
    finally:
        unsent.close()
