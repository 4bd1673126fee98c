"""One question put to a person: told as often as needed, and the reply understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from learnlog.journal.answers import Answer
from learnlog.plain.asking import tell_picks, unescaped, word
from learnlog.plain.desk import Desk
from learnlog.plain.keeping import Keeping
from learnlog.plain.long_text import ANYWHERE, LongText
from learnlog.plain.long_text import HELP as TEXT_HELP
from learnlog.plain.prompts import Prompt
from learnlog.plain.prompts.prompt import ANOTHER
from learnlog.plain.talk import WIDTH
from learnlog.text import one_line

Kind = Literal["on", "typed", "done", "made"] | str
"""``on`` leaves everything as it is, ``typed`` is an answer, ``done`` a long text that is kept already, ``made`` an
answer that is made already; anything else is a command."""

_MOVES = ("back", "skip", "next", "jump", "gaps", "home", "quit", "exit", "q")
_LOOKS = ("text", "where", "again", "entry", "about", "slides")
COMMANDS = frozenset((*_MOVES, *_LOOKS, "undo", "save", "complete"))
"""What can be typed at every question of a task besides an answer. Others depend on the question."""

_BEFORE_A_TEXT = ANYWHERE | COMMANDS | {"new", "clear"}

LEAVING = (
    "back: the question or step before.",
    "home: leave this for Home; everything is saved. quit: save and end learnlog.",
    "To answer with one of these words itself, put a backslash before it.",
)

HELP = (
    "At a question you can type your answer, or press Enter to keep what is there. These words do something else:",
    "skip: the next question, leaving this one as it is. next: the next step.",
    "jump: all steps, to go to one; “jump 3” goes there at once.",
    "gaps: what is still missing, to go to it.",
    "text: what the unit says about this.",
    "where: where you are, and how much is answered. again: the question again, in full.",
    "undo: take the last change back.",
    "clear: empty this answer. remove: take this row or person out.",
    "entry: the whole entry as it reads. about: its day, hours and tags.",
    "save: save now and say so; answers are saved by themselves.",
    *LEAVING,
)


@dataclass(frozen=True)
class Reply:
    """What somebody typed at a question.

    Attributes:
        kind: which kind of reply it is.
        text: the answer; what stands behind a command; the part of the field that follows a long text.
        answer: of the whole field, where it is made already.
    """

    kind: Kind
    text: str = ""
    answer: Answer | None = None


class OneQuestion:
    """Asks one question at a time.

    Args:
        desk: where.
        keeping: keeps a long text while it is being written.
    """

    def __init__(self, desk: Desk, keeping: Keeping) -> None:
        self._talk = desk.talk
        self._edit = desk.edit
        self._keeping = keeping
        self._following = ""

    def ask(self, prompt: Prompt, where: str) -> Reply:
        """Ask, and return what was replied.

        Args:
            where: which question of how many, where it has not been told yet.
        """
        self._tell(prompt, where)
        while True:
            line = self._talk.ask("Your answer:" if not prompt.long else "Your text:")
            reply = self._understood(prompt, line)
            if reply is not None:
                return reply

    # -- asking

    def _tell(self, prompt: Prompt, where: str) -> None:
        talk, asked = self._talk, prompt.asked
        talk.space()
        if where:
            like = "" if asked.spec.required else " (if you like)"
            talk.say(f"{where}: {asked.label}{like}")
            if asked.guidance:
                talk.say(asked.guidance)
        if not where or prompt.says != asked.label:
            talk.say(prompt.says)
        if prompt.long:
            self._tell_text(prompt)
            return
        if prompt.how:
            talk.say(prompt.how)
        self._tell_picks(prompt, in_full=bool(where))
        if prompt.has:
            talk.say(f"Now: {prompt.has}", "Enter keeps it.")
        elif prompt.offers:
            talk.say(f"Enter takes: {one_line(prompt.offers)}.")

    def _tell_picks(self, prompt: Prompt, *, in_full: bool) -> None:
        if prompt.free and prompt.picks:
            self._talk.say(f"1 takes the alias “{prompt.picks[0].name}”.")
            return
        names = [one_line(one.name) for one in prompt.picks]
        short = ", ".join(f"{number} {name}" for number, name in enumerate(names, start=1))
        # In one line they are heard quickly, unless a comma in a name could be taken for the end of it.
        in_line = names and len(short) < WIDTH and not any("," in name for name in names)
        if in_line and not (in_full and any(one.about for one in prompt.picks)):
            self._talk.say(f"{short}.")
        else:
            tell_picks(self._talk, prompt.picks)

    def _tell_text(self, prompt: Prompt) -> None:
        if prompt.how:
            self._talk.say(prompt.how)
        editor = ", “editor” opens your editor" if self._edit is not None else ""
        if prompt.has:
            self._text(prompt).show(prompt.has)
            self._talk.say(
                f"Enter keeps it. What you type is added at its end; a full stop alone on a line ends it. “new” writes "
                f"it anew, “change 2” changes its line 2{editor}."
            )
        else:
            self._talk.say(f"Type line by line; a full stop alone on a line ends the text{editor}.")

    # -- understanding

    def _understood(self, prompt: Prompt, line: str) -> Reply | None:
        """Return what a line means; None where it was seen to and the question stands."""
        said, _, rest = word(line).partition(" ")
        if not said and not line.strip():
            return self._kept(prompt)
        if prompt.part == ANOTHER and said in ("no", "none", ".") and not rest:
            return Reply("on")
        if said in ("help", "?") and not rest:
            self._talk.say(*HELP, *((TEXT_HELP,) if prompt.long else ()))
            return None
        if said in COMMANDS and (not rest or (said in ("jump", "gaps") and rest.isdigit())):
            return Reply(said, rest)
        if said == "clear" and not rest:
            return self._cleared(prompt)
        if said == "remove" and not rest:
            return self._removed(prompt)
        if prompt.long:
            return self._long(prompt, line, said, rest)
        return Reply("typed", unescaped(line))

    def _kept(self, prompt: Prompt) -> Reply:
        if prompt.offers and not prompt.has:
            return Reply("typed", prompt.offers)
        if not prompt.has and prompt.part != ANOTHER:
            self._talk.say("Left open.")
        return Reply("on")

    def _cleared(self, prompt: Prompt) -> Reply | None:
        if prompt.clear is None or not prompt.has:
            self._talk.say("There is nothing here to empty.")
            return None
        self._talk.say("It is empty now; “undo” brings it back.")
        return Reply("made", answer=prompt.clear())

    def _removed(self, prompt: Prompt) -> Reply | None:
        if prompt.remove is None:
            self._talk.say("There is nothing here to take out. “clear” empties an answer.")
            return None
        what, remove = prompt.remove
        self._talk.say(f"Taken out: {what}. “undo” brings it back.")
        return Reply("made", answer=remove())

    def _long(self, prompt: Prompt, line: str, said: str, rest: str) -> Reply | None:
        text = self._text(prompt)
        address = prompt.asked.address
        if said == "read" and not rest:
            text.numbered(prompt.has)
            return None
        self._keeping.note(address, prompt.part)
        if said == "editor" and not rest:
            return Reply("done", self._following) if text.in_editor(prompt.has) else None
        if said == "change" and rest.isdigit():
            text.change_line(prompt.has, rest)
            self._keeping.tell()
            return Reply("again here")
        if said == "remove" and rest.isdigit():
            text.take_line_out(prompt.has, rest)
            self._keeping.tell()
            return Reply("again here")
        if said == "new" and not rest and prompt.has:
            self._anew(prompt)
        elif said == "." and not rest:
            return Reply("on")
        else:
            text.write(prompt.has, unescaped(line))
        return Reply("done", self._following)

    def _anew(self, prompt: Prompt) -> None:
        """Have the text written anew. The old one stands before it until the new one is ended."""
        self._talk.say("Type the new text. The old one is kept until you end it with a full stop alone on a line.")
        lines: list[str] = []

        def keep(text: str) -> None:
            lines[:] = [text]
            self._put(prompt)(f"{prompt.has}\n\n{text}" if text else prompt.has)

        LongText(self._talk, keep, commands=_BEFORE_A_TEXT).write("")
        if lines and lines[0].strip():
            self._put(prompt)(lines[0])
        else:
            self._put(prompt)(prompt.has)
            self._talk.say("Nothing was typed, so the old text stays.")

    def _text(self, prompt: Prompt) -> LongText:
        return LongText(self._talk, self._put(prompt), self._edit, _BEFORE_A_TEXT)

    def _put(self, prompt: Prompt) -> Callable[[str], None]:
        def put(text: str) -> None:
            taken = prompt.take(text)
            self._following = taken.then or ""
            self._keeping.write_on(taken.answer)

        self._following = ""
        return put
