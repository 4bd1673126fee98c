"""What a task's reviews refer to: the field that says how often, its options, the line that says whom it is about."""

from __future__ import annotations

from collections.abc import Iterator

from learnlog.content.pools import NoSource, Pools
from learnlog.content.reviews import Reviews
from learnlog.content.slugs import did_you_mean
from learnlog.content.task import ChoiceField, ChoicesField, LineField, Task
from learnlog.content.trouble import Trouble


def review_troubles(reviews: Reviews, task: Task, pools: Pools) -> Iterator[Trouble]:
    """Yield what is wrong with what brings the entries of a task back."""
    once = {f"{step.id}.{field.id}": step for step in task.steps if step.for_each is None for field in step.fields}
    fields = {f"{step.id}.{field.id}": field for step in task.steps for field in step.fields}
    about = fields.get(reviews.about) if reviews.about in once else None
    if reviews.about is not None and not isinstance(about, LineField):
        lines = [name for name in once if isinstance(fields[name], LineField)]
        problem = f"There is no field “{reviews.about}” of kind line in a step that is asked once."
        yield Trouble(("reviews", "about"), problem, did_you_mean(reviews.about, lines))
    field = fields.get(reviews.field) if reviews.field in once else None
    if not isinstance(field, (ChoiceField, ChoicesField)):
        chosen = [name for name in once if isinstance(fields[name], (ChoiceField, ChoicesField))]
        problem = f"There is no field “{reviews.field}” of kind choice or choices in a step that is asked once."
        yield Trouble(("reviews", "field"), problem, did_you_mean(reviews.field, chosen))
        return
    step = once[reviews.field]
    try:
        pool = pools.of(field.options, step, step.fields.index(field))
    except NoSource:
        return  # reported where the options are written
    if pool.people:
        problem = f"The options of “{reviews.field}” are people, who are not known beforehand."
        yield Trouble(("reviews", "field"), problem, "Use a field whose options are known.")
        return
    known = [item.id for item in pool.items]
    for wanted in reviews.every:
        if wanted not in known:
            problem = f"“{wanted}” is no option of “{reviews.field}”."
            yield Trouble(("reviews", "every", wanted), problem, did_you_mean(wanted, known))
