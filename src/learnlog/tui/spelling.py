"""Spelling in long text: words are underlined where that is wanted, and one key goes to the next that is unknown."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from learnlog.spelling import Found, Speller, load
from learnlog.text import one_line, shorten
from learnlog.tui.choosing import ChangeSettings
from learnlog.tui.dialogs import Dialog
from learnlog.tui.fields.prose_area import ProseArea
from learnlog.tui.fields.spelt import next_unknown
from learnlog.tui.pointed import PointedList
from learnlog.tui.writing import WritingScreen
from learnlog.vocabulary import people_in, vocabulary
from learnlog.workspace import Workspace

_MISSING = (
    "Spelling needs an addition that is not installed. Your text is as it was. README says how to install "
    "it: the extra named spelling."
)


@dataclass(frozen=True)
class Decision:
    """What becomes of an unknown word: another in its place, or with ``learn`` it is one of the trainee's own."""

    word: str = ""
    learn: bool = False


class SpellingDialog(Dialog[Decision]):
    """Asks about one word.

    Args:
        word: which is unknown.
        line: where it stands.
        proposals: what may have been meant.
    """

    HELP = """
    # An unknown word

    ↑ and ↓ move, **Enter** takes what is marked: another word in its place, or this one into your own words, which are
    not marked again. Escape leaves it as it is. Nothing is wrong with a word only because no dictionary has it.
    """

    def __init__(self, word: str, line: str, proposals: Sequence[str]) -> None:
        super().__init__(f"Not in the dictionary: {word}")
        self._word = word
        self._line = line
        self._proposals = proposals

    def compose_question(self) -> ComposeResult:
        """The sentence, and what can be done."""
        yield Static(Content(self._line), classes="dialog-note")
        options = [Option(Content(one_line(one))) for one in self._proposals]
        own = Option(Content(f"Keep “{one_line(self._word)}”, and add it to my words"))
        yield PointedList(*options, own, Option("Keep it here, and go on"), markup=False)

    def on_mount(self) -> None:
        """Begin at the likeliest word."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.focus()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        at = event.option_index
        if at < len(self._proposals):
            self.dismiss(Decision(self._proposals[at]))
        else:
            self.dismiss(Decision(learn=at == len(self._proposals)))


class Spelling:
    """Gives text areas what they mark unknown words with.

    Args:
        app: where dialogs are shown.
        workspace: whose units, people and settings say which words are known.
    """

    def __init__(self, app: App[Any], workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace
        self._speller: Speller | None = None
        self._loaded = False
        self._loading = asyncio.Lock()

    async def mark(self, area: ProseArea) -> None:
        """Have an area mark unknown words, where the settings say so and the dictionary is there."""
        speller = await self._ready(area)
        if speller is not None and self._workspace.settings.now.spelling:
            area.spelt.use(speller)

    async def ask(self, area: ProseArea) -> None:
        """Ask about the next unknown word of an area; say so where there is none."""
        speller = await self._ready(area)
        if speller is None:
            self._app.notify(_MISSING, severity="warning", timeout=12, markup=False)
            return
        lines = area.text.split("\n")
        await asyncio.to_thread(speller.look_up, lines)
        found = next_unknown(speller, lines, *area.selection.end)
        if found is None:
            self._app.notify("Every word of this text is known.", timeout=6, markup=False)
            return
        row, at = found
        proposals = await asyncio.to_thread(speller.proposals, at.word)
        area.select_piece(row, at.start, at.end)

        def decided(decision: Decision | None) -> None:
            # Never left selected: the next key would take the place of the word.
            area.move_cursor((row, at.end))
            if decision is not None:
                self._decided(area, row, at, decision, speller)

        around = shorten(lines[row][max(0, at.start - 40) :], 110)
        self._app.push_screen(SpellingDialog(at.word, around, proposals), decided)

    def _decided(self, area: ProseArea, row: int, at: Found, decision: Decision, speller: Speller) -> None:
        if decision.learn:
            speller.learn([at.word])
            area.spelt.look_soon()
            words = self._workspace.settings.now.words
            self._app.post_message(ChangeSettings({"words": tuple(dict.fromkeys((*words, at.word)))}))
        elif decision.word:
            area.replace_piece(row, at.start, at.end, decision.word)

    async def _ready(self, area: ProseArea) -> Speller | None:
        async with self._loading:
            if not self._loaded:
                self._loaded = True
                self._speller = await asyncio.to_thread(self._load)
        if self._speller is not None and isinstance(area.screen, WritingScreen):
            self._speller.learn(people_in(area.screen.sitting.entry))
        return self._speller

    def _load(self) -> Speller | None:
        dictionary = load()
        return None if dictionary is None else Speller(dictionary, vocabulary(self._workspace))
