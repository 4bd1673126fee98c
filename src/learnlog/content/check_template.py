"""What the form a task is handed in as refers to: a name, a repeated step, its field, placeholders."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from learnlog.content.check_placeholders import not_filled, placeholder_troubles
from learnlog.content.locate import KeyPath
from learnlog.content.pools import NoSource, Pools
from learnlog.content.slugs import did_you_mean
from learnlog.content.task import Task, Template
from learnlog.content.trouble import Trouble


def template_troubles(form: Template, task: Task, pools: Pools) -> Iterator[Trouble]:
    """Yield what is wrong with the form that a task is handed in as."""
    at: KeyPath = ("template",)
    for key in ("title", "name_label", "heading"):
        yield from not_filled(getattr(form, key), (*at, key))
    fields = {f"{step.id}.{field.id}": step for step in task.steps for field in step.fields}
    if form.name not in fields or fields[form.name].for_each is not None:
        once = [name for name, step in fields.items() if step.for_each is None]
        problem = f"There is no field “{form.name}” in a step that is asked once."
        yield Trouble((*at, "name"), problem, did_you_mean(form.name, once))
    repeated = {step.id: step for step in task.steps if step.for_each is not None}
    step = repeated.get(form.step)
    if step is None:
        mend = did_you_mean(form.step, repeated, "Give the step for_each.")
        yield Trouble((*at, "step"), f"There is no repeated step “{form.step}”.", mend)
        return
    names = [field.id for field in step.fields]
    if form.field not in names:
        problem = f"The step “{form.step}” has no field “{form.field}”."
        yield Trouble((*at, "field"), problem, did_you_mean(form.field, names))
    with contextlib.suppress(NoSource):  # reported where the step says for_each
        pool = pools.of(step.for_each or "", step, 0)
        yield from placeholder_troubles(form.guidance, step, pool, (*at, "guidance"))
