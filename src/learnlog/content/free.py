"""The free entry, tied to no unit, in the same shape as a task so that everything a task can do it can do too."""

from __future__ import annotations

from learnlog.content.task import LineField, ProseField, Step, Task
from learnlog.content.unit import Unit

FREE_TASK = Task(
    id="free",
    kind="activity",
    title="Free entry",
    asks="A note of your own: something that happened, something you read, a thought to come back to.",
    steps=(
        Step(
            id="note",
            title="Your note",
            fields=(
                LineField(
                    id="title",
                    kind="line",
                    label="A title",
                    guidance="A few words you will recognise it by. Use an alias for any pupil.",
                ),
                ProseField(
                    id="text",
                    kind="prose",
                    label="What do you want to keep?",
                    guidance="What happened, what it made you think, what you will do or ask next.",
                    required=True,
                ),
            ),
        ),
    ),
)

FREE_UNIT = Unit(id="free", version="1.0", title="Free entries", order=("activities/free",), tasks=(FREE_TASK,))
