"""How everything stands, in sentences: what the screens show of it at Home."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.errors import LearnlogError
from learnlog.journal.settings import Place
from learnlog.overview import DueLine, Overview, TaskLine, UnitLine
from learnlog.plain.asked import asked_in, how_far
from learnlog.plain.said import unmarked
from learnlog.plain.talk import Talk, counted
from learnlog.survey import DUE
from learnlog.text import one_line
from learnlog.workspace import Workspace


def tell_everything(talk: Talk, overview: Overview, going_on: str) -> None:
    """Tell all that Home knows: where to go on, the units and tasks, what is due, what was written last.

    Args:
        going_on: where to go on, in words.
    """
    tell_trouble(talk, overview)
    talk.say(going_on)
    for unit in overview.units:
        talk.title(f"{one_line(unit.name)}. {read(unit)}.")
        talk.say(*(f"{one_line(task.name)}: {state(task)}." for task in unit.tasks))
        for outcome in unit.outcomes:
            if outcome.then or outcome.now:
                then, now = (unmarked(one) or "not rated" for one in (outcome.then, outcome.now))
                talk.say(f"Outcome “{one_line(outcome.text)}”. At the start: {then}. Now: {now}.")
        if unit.handed_in:
            talk.say(f"Handed in {unit.handed_in}.")
    if overview.due:
        talk.title("Due now or soon:")
        talk.items(map(due, overview.due))
    if overview.reviews:
        talk.title("To be looked at again:")
        talk.items(f"{one_line(one.text)}, {one.often}." for one in overview.reviews)
    if overview.recent:
        talk.title(f"Written last, of {counted(overview.entries, 'entry', 'entries')}:")
        talk.items(
            f"{one_line(one.title) or 'Untitled'}, {one.when}, {one.state}, {counted(one.words, 'word')}."
            for one in overview.recent
        )


def tell_trouble(talk: Talk, overview: Overview) -> None:
    """Tell what is wrong, and what waits to be decided."""
    talk.say(*overview.trouble)
    for one in overview.files:
        talk.say(f"{one_line(one.name)}. {one.text.replace('Enter shows', '“files” in your log shows')}")
    for waiting in overview.waiting:
        talk.say(f"{one_line(waiting.text)}, are not yet in your log.")


def read(unit: UnitLine) -> str:
    """Return how far a unit is read."""
    return f"{unit.read} of {counted(unit.screens, 'screen')} read"


def state(task: TaskLine) -> str:
    """Return how a task stands, with what is missing in it."""
    if task.state != "draft":
        return task.state
    missing = f"{counted(task.gaps, 'thing')} missing" if task.gaps else "nothing missing, to be completed"
    return f"draft, {missing}"


def due(one: DueLine) -> str:
    """Return an action that is due."""
    return f"{one_line(one.text) or '(nothing written)'}{f', by {one.by}' if one.by else ''}."


def answered_in_step(workspace: Workspace, place: Place | None) -> str:
    """Return how many questions of the step are answered where the trainee stopped; empty where that is no step."""
    if place is None or place.room != "task":
        return ""
    try:
        guide = workspace.guide(workspace.read_entry(place.entry))
    except LearnlogError:
        return ""
    step = guide.step(guide.nearest(place.step) if place.step else guide.current) if guide else None
    if guide is None or step is None:
        return ""
    return how_far(asked_in(step, guide.entry, workspace.today))


def complete_of(unit: UnitLine) -> str:
    """Return how many tasks of a unit are complete."""
    tasks = [one for one in unit.tasks if one.kind == "task"]
    return f"{sum(one.state == 'complete' for one in tasks)} of {counted(len(tasks), 'task')} complete"


def in_short(overview: Overview) -> Iterator[str]:
    """Yield how everything stands, a sentence for each unit and one for what is due."""
    for unit in overview.units:
        yield f"{one_line(unit.name)}: {read(unit)}, {complete_of(unit)}."
    said = []
    if overview.due:
        more = " or more" if len(overview.due) >= DUE else ""
        said.append(f"{len(overview.due)}{more} {'action is' if len(overview.due) == 1 else 'actions are'} due")
    if overview.reviews:
        reviews = len(overview.reviews) + overview.more_reviews
        said.append(f"{counted(reviews, 'entry is', 'entries are')} to be looked at again")
    if said:
        yield f"{' and '.join(said)}."
