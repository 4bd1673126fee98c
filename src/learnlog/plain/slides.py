"""The slides a task makes, read out one after the other, and what colleagues said of them."""

from __future__ import annotations

from learnlog.export.deck import deck_of
from learnlog.export.gathered import gathered
from learnlog.export.slides import to_mend
from learnlog.guide import Guide
from learnlog.plain.asking import heard
from learnlog.plain.desk import Desk


def tell_slides(desk: Desk, guide: Guide) -> None:
    """Read the slides out, each with the notes of who speaks. Raises what leads elsewhere."""
    talk, deck = desk.talk, deck_of(guide)
    if deck is None:
        talk.say("This task makes no slides.")
        return
    shown = deck.shown
    for number, slide in enumerate(shown, start=1):
        talk.title(f"Slide {number} of {len(shown)}: {slide.title}")
        if slide.lead:
            talk.say(slide.lead)
        for said in slide.said:
            if said.label:
                talk.say(f"{said.label}:")
            for bullet in said.bullets:
                talk.say(bullet, first="- ", rest="  ")
        if slide.notes.strip():
            talk.say("Your notes:", slide.notes)
        if number < len(shown):
            heard(talk, "Enter goes on to the next slide:")
    for text in to_mend(deck):
        talk.say(text)


def tell_evaluations(desk: Desk, guide: Guide) -> None:
    """Read out what colleagues said of a presentation: all strengths together, then all there is to develop."""
    talk, found = desk.talk, gathered(guide.entry, guide.task)
    if found is None or found.empty:
        talk.say("Nothing is written yet of what colleagues said. There is a step for it in the task.")
        return
    for heading, voices in ((found.strong, found.strengths), (found.develop, found.next_steps)):
        talk.title(heading)
        for voice in voices:
            talk.say(f"{voice.who}: {voice.said}", rest="  ")
    if found.silent:
        talk.say(f"Nothing yet from: {', '.join(found.silent)}.")
