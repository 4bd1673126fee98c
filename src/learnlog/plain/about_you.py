"""About you: who is writing, the names to look for, the terms, and whether learnlog opens line by line."""

from __future__ import annotations

from typing import Any

from learnlog.journal.settings import KnownName, Settings
from learnlog.journal.terms import read_terms, said_days, write_terms
from learnlog.plain.asking import Way, agreed, heard, one_of, ways_on, word
from learnlog.plain.desk import Desk
from learnlog.plain.long_text import LongText
from learnlog.plain.picking import Pick
from learnlog.plain.talk import Back
from learnlog.text import one_line

WELCOME = (
    "Welcome to learnlog.",
    "Read the unit, work through its tasks, and keep what you write on this computer, in files of your own. Everything "
    "is saved by itself, after every answer; nothing is sent anywhere.",
    "You type an answer, or a word such as “help”, and press Enter. Three questions about you follow. Enter alone "
    "skips each of them, “back” skips all; they can be answered at any time.",
)


def welcome(desk: Desk) -> None:
    """Greet who opens learnlog for the first time, and ask who they are. All of it can be skipped."""
    desk.talk.say(*WELCOME)
    try:
        ask_who(desk)
    except Back:
        desk.talk.say("Skipped.")
    finally:
        _change(desk, welcomed=True)


def ask_who(desk: Desk) -> None:
    """Ask for name, setting and area of need; Enter leaves each as it is. Raises what leads elsewhere."""
    talk, workspace = desk.talk, desk.workspace
    for field, asked in (("name", "Your name"), ("setting", "Your setting, such as the school and your role there")):
        now = getattr(workspace.settings.now.profile, field)
        talk.say(f"{asked}{f'. Now: {one_line(now)}' if now else ''}.")
        line = heard(talk, "Type it, or Enter to leave it:").strip()
        if line:
            _profile(desk, **{field: "" if word(line) == "none" else line})
    if workspace.catalog.areas:
        talk.say("The area of need you are focusing on:")
        chosen = one_of(
            talk, "Its number, or Enter to leave it:", [Pick(one.id, one.name) for one in workspace.catalog.areas]
        )
        if chosen is not None:
            _profile(desk, area=chosen.id)
    talk.say("That is kept.")


def about_you(desk: Desk) -> None:
    """Tell what is known about the trainee, and change it."""
    ways_on(
        desk.talk,
        lambda: [
            Way("who", "your name, your setting, the area of need", lambda: ask_who(desk)),
            Way("names", "real names to look for before anything is handed in", lambda: _names(desk)),
            Way("terms", "your terms, for reviews that come every term", lambda: _terms(desk)),
            Way("old entries", _old_entries(desk), lambda: _turn_old_entries(desk)),
            Way("plain", _plain(desk), lambda: _turn_plain(desk)),
        ],
        before=lambda: _tell(desk),
    )


def _tell(desk: Desk) -> None:
    talk, profile = desk.talk, desk.workspace.settings.now.profile
    areas = {one.id: one.name for one in desk.workspace.catalog.areas}
    talk.title("About you")
    if desk.workspace.settings.trouble is not None:
        talk.say(*desk.workspace.settings.trouble.lines, "Until then, what you change here holds until you quit.")
    talk.say(
        f"Name: {one_line(profile.name) or 'not said'}. Setting: {one_line(profile.setting) or 'not said'}. "
        f"Area of need: {areas.get(profile.area, 'not chosen')}."
    )


def _names(desk: Desk) -> None:
    talk = desk.talk
    while True:
        names = desk.workspace.settings.now.names
        if names:
            talk.say("These names are looked for in what you hand in; they stand in no entry and no document:")
            talk.items(
                f"{one_line(one.name)}{f', to become {one_line(one.alias)}' if one.alias else ''}" for one in names
            )
        else:
            talk.say("Your list of real names is empty. Names on it are looked for before anything is handed in.")
        line = heard(talk, "Type a name to add, “remove 1” to take one out, or Enter:").strip()
        said, _, rest = word(line).partition(" ")
        if not line:
            return
        if said == "remove" and rest.isascii() and rest.isdigit():
            left = tuple(one for at, one in enumerate(names, start=1) if at != int(rest[:6]))
            _change(desk, names=left)
        else:
            alias = heard(talk, "What is to stand in its place? Enter has an alias made:").strip()
            _change(desk, names=(*names, KnownName(name=line, alias=alias)))


def _terms(desk: Desk) -> None:
    talk, workspace = desk.talk, desk.workspace
    terms = workspace.settings.now.terms
    talk.say("Your terms:" if terms else "No term is named, so a review of the term comes after about four months.")
    talk.items(f"{one_line(one.name) or 'A term'}: {said_days(one)}" for one in terms)
    talk.say("Type one on a line, such as: Autumn: 2 Sep 2026 to 18 Dec 2026. They take the place of those there are.")
    first = heard(talk, "The first term, or Enter to leave them:")
    if not first.strip():
        return
    text = [write_terms(terms)]
    LongText(talk, lambda typed: text.__setitem__(0, typed)).write("", first)
    found, wrong = read_terms(text[0], workspace.today, terms)
    talk.say(*(f"Line {one.line} is not kept: {one.why}." for one in wrong))
    talk.items(f"{one_line(one.name) or 'A term'}: {said_days(one)}" for one in found)
    if agreed(talk, "Keep these?"):
        _change(desk, terms=found)


def _old_entries(desk: Desk) -> str:
    return f"now and then an old entry at Home: {'yes' if desk.workspace.settings.now.look_back else 'no'}"


def _turn_old_entries(desk: Desk) -> None:
    _change(desk, look_back=not desk.workspace.settings.now.look_back)


def _plain(desk: Desk) -> str:
    return f"learnlog opens line by line, without --plain: {'yes' if desk.workspace.settings.now.plain else 'no'}"


def _turn_plain(desk: Desk) -> None:
    _change(desk, plain=not desk.workspace.settings.now.plain)


def _profile(desk: Desk, **values: Any) -> None:
    profile = type(desk.workspace.settings.now.profile).model_validate(
        {**dict(desk.workspace.settings.now.profile), **values}
    )
    _change(desk, profile=profile)


def _change(desk: Desk, **values: Any) -> None:
    settings: Settings = desk.workspace.settings.now.model_copy(update=values)
    desk.workspace.settings.change(settings)
