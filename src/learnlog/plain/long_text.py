"""A long text, written line by line or in an editor of one's own. What is typed is handed on after every line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from learnlog.editing import EditorFailed
from learnlog.plain.asking import agreed
from learnlog.plain.talk import Leaving, Talk, counted
from learnlog.text import shorten, word_count

END = "."
"""Ends a text, alone on a line."""

LONG = 60
"""Words of a text that are read out without being asked for."""

ANYWHERE = frozenset(("back", "home", "quit", "help", "editor", "read"))
"""What can be typed before any long text is begun, and is a line of it from then on."""

HELP = (
    "A long text is typed line by line; an empty line makes a new paragraph, and a full stop alone on a line ends the "
    "text. Every line is saved as you press Enter. Meanwhile “.read” reads the text back with its numbers, “.undo” "
    "takes the last line out. Before or after, “read” reads it, “change 2” changes line 2, “remove 2” takes it out."
)

Edit = Callable[[str], str]
"""Has a text changed in an editor and returns it. Raises EditorFailed."""


@dataclass
class LongText:
    """Takes a long text.

    Args:
        talk: where.
        keep: is given the text as it stands, after every line and every change.
        edit: opens an editor; None where there is none.
        commands: what does something before the text is begun; who types it as a line of it is told so.
    """

    talk: Talk
    keep: Callable[[str], None]
    edit: Edit | None = None
    commands: frozenset[str] = ANYWHERE

    def show(self, text: str) -> None:
        """Read the text out; of a long one its beginning and how to hear the rest."""
        count = counted(word_count(text), "word")
        if word_count(text) <= LONG:
            self.talk.say(f"Your text so far, {count}:", text)
        else:
            self.talk.say(f"Your text so far, {count}. It begins: {shorten(text, 160)}", "“read” reads all of it.")

    def write(self, text: str, first: str = "") -> None:
        """Take lines and put them behind a text, until a full stop stands alone.

        Args:
            text: what is there already.
            first: a line that is typed already.
        """
        lines = text.rstrip("\n").split("\n") if text.strip() else []
        before = len(lines)
        if lines and first.strip():
            lines.append("")  # what is added begins a paragraph of its own
        try:
            line = first or self.talk.ask("Line:")
            while line.strip() != END:
                if not self._does(line.strip().lower(), lines, before):
                    lines.append(line)
                    self.keep("\n".join(lines))
                    self._tell_if_command(line.strip())
                line = self.talk.ask("Line:")
        except Leaving:
            self.keep(trimmed("\n".join(lines)))
            raise
        text = trimmed("\n".join(lines))
        self.keep(text)
        self.talk.say(f"{counted(word_count(text), 'word')}.")

    def _tell_if_command(self, line: str) -> None:
        if line.lower() in self.commands:
            self.talk.say(
                f"“{line}” is a line of your text now. “.undo” takes it out. It is a command again when a full stop "
                "alone on a line has ended the text."
            )

    def _does(self, said: str, lines: list[str], before: int) -> bool:
        """Do what a line with a full stop before a word asks for, and return whether it was one."""
        if said == ".read":
            self.numbered("\n".join(lines))
        elif said == ".undo":
            if len(lines) > before:
                gone = lines.pop()
                self.keep("\n".join(lines))
                self.talk.say(f"Taken out: {gone}" if gone.strip() else "An empty line is taken out.")
            else:
                self.talk.say("There is no line of yours to take out.")
        elif said == ".help":
            self.talk.say(HELP)
        else:
            return False
        return True

    def numbered(self, text: str) -> None:
        """Read a text out with the numbers of its lines."""
        if not text.strip():
            self.talk.say("Nothing is written yet.")
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                self.talk.say(f"{number}. {line}", rest="   ")

    def change_line(self, text: str, number: str) -> None:
        """Ask for a line anew, by its number."""
        lines = text.split("\n")
        at = self._line_of(lines, number)
        if at is not None:
            self.talk.say(f"Line {at + 1} is now: {lines[at]}")
            new = self.talk.ask("New line, or Enter to leave it:")
            if new.strip():
                lines[at] = new
                self.keep("\n".join(lines))

    def take_line_out(self, text: str, number: str) -> None:
        """Take a line out, by its number."""
        lines = text.split("\n")
        at = self._line_of(lines, number)
        if at is not None:
            gone = lines.pop(at)
            self.keep("\n".join(lines))
            self.talk.say(f"Taken out: {gone}. “undo” brings it back.")

    def _line_of(self, lines: list[str], number: str) -> int | None:
        if number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= len(lines):
            return int(number[:6]) - 1
        self.talk.say(f"Name a line by its number, from 1 to {len(lines)}; “read” reads them with their numbers.")
        return None

    def in_editor(self, text: str) -> bool:
        """Have a text changed in the editor, and return whether it came back."""
        if self.edit is None:
            self.talk.say(
                "There is no editor to open: name yours in the variable VISUAL or EDITOR and start learnlog again. "
                "Your text is as it was."
            )
            return False
        self.talk.say("Your editor opens now. Save and close it to come back here.")
        try:
            back = self.edit(text)
        except EditorFailed as failed:
            self.talk.say(failed.happened, failed.means)
            if failed.written is None:
                return False
            taken = agreed(self.talk, "Take what the editor had saved all the same?")
            failed.forget()
            if not taken:
                return False
            back = failed.written
        if back == text:
            self.talk.say("The text came back from the editor unchanged.")
            return False
        self.keep(back)
        self.talk.say(f"The text is back from the editor: {counted(word_count(back), 'word')}.")
        return True


def trimmed(text: str) -> str:
    """Return a text without empty lines at its end."""
    return text.rstrip() if text.strip() else ""
