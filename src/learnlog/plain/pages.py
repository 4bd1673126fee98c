"""A screen of the unit, read out: a reading with its key points, notes and links, or what a task asks."""

from __future__ import annotations

from learnlog.content.placeholders import PLACEHOLDER, filled
from learnlog.content.reading import LinkHere, Notes, Prose, Reading
from learnlog.content.task import Step, Task
from learnlog.content.unit import Link, Unit
from learnlog.plain.markup import tell_markdown
from learnlog.plain.talk import Talk, counted
from learnlog.text import one_line


def tell_reading(talk: Talk, unit: Unit, reading: Reading, part: str = "") -> None:
    """Read a reading out, or what stands under one of its headings."""
    section = part if part in reading.anchors else ""
    talk.title(f"Reading: {reading.title}")
    if not section:
        talk.say("Key points:")
        for point in reading.key_points:
            talk.say(point, first="- ", rest="  ")
        talk.space()
    for block in reading.under(section):
        if isinstance(block, Prose):
            tell_markdown(talk, block.markdown)
        elif isinstance(block, Notes):
            for name in block.references:
                one = unit.reference(name)
                talk.say(f"Note {one.number}: {one.text}")
        elif isinstance(block, LinkHere):
            tell_link(talk, unit, unit.link(block.link))


def tell_link(talk: Talk, unit: Unit, link: Link) -> None:
    """Say where a link leads, whether it is closed, and what there is in its place."""
    talk.say(f"Link: {link.address}", link.about)
    if link.closed:
        talk.say("Closed: nothing answers at this address any more.")
    offered = f"See “{one_line(unit.screen(link.offers).title)}”." if link.offers else ""
    if link.instead or offered:
        talk.say(f"In its place: {' '.join(part for part in (link.instead, offered) if part)}")


def tell_task(talk: Talk, unit: Unit, task: Task, state: str) -> None:
    """Say what a task asks, how long it takes, with whom, how it stands, and which steps it has."""
    talk.title(task.name)
    facts = [task.kind.capitalize()]
    facts += [f"about {task.minutes} minutes"] if task.minutes else []
    facts += ["with colleagues"] if task.colleagues else []
    talk.say(f"{', '.join(facts)}. {state.capitalize()}.")
    talk.say(task.asks)
    titles = [title for step in task.steps for title in _titles(unit, step)]
    talk.say(f"It has {counted(len(titles), 'step')}:")
    talk.items(titles)


def _titles(unit: Unit, step: Step) -> list[str]:
    """Return the titles a step has: one for each round where the rounds are known before anything is answered."""
    if not step.for_each:
        return [step.title]
    source = step.for_each
    rounds = {"areas": unit.areas, "outcomes": unit.outcomes}.get(source)
    if rounds is None and source.startswith("lists."):
        rounds = unit.lists.get(source.removeprefix("lists."))
    if rounds:
        return [filled(step.title, item) for item in rounds]
    return [f"{PLACEHOLDER.sub('…', step.title)} (for each one you choose)"]
