"""Conditions, placeholders and the readings beside a step."""

from __future__ import annotations

import pytest

from .broken import NOTICE, ONE, Case, check

CASES = [
    # Conditions
    Case(
        "when nowhere",
        NOTICE,
        'when = { field = "begin.recorded"',
        'when = { field = "begin.record"',
        'begin.record"',
        "steps.0.fields.5.when.field",
        "no field “record”",
        "“recorded”",
    ),
    Case(
        "when later",
        NOTICE,
        '\nwhen = { field = "begin.recorded"',
        '\nwhen = { field = "plan.lead"',
        "plan.lead",
        "steps.1.when.field",
        "comes later",
    ),
    Case(
        "when text",
        NOTICE,
        '\nwhen = { field = "begin.recorded"',
        '\nwhen = { field = "begin.school"',
        'when = { field = "begin.school"',
        "steps.1.when.field",
        "chooses nothing",
    ),
    Case(
        "when no option",
        NOTICE,
        'is = ["yes"] }\n\n',
        'is = ["yes", "yeah"] }\n\n',
        "yeah",
        "steps.1.when.is.1",
        "“yeah” is no option",
    ),
    Case(
        "when people",
        NOTICE,
        'for_each = "plan.colleagues"\n',
        'when = { field = "plan.lead", is = ["x"] }\nfor_each = "plan.colleagues"\n',
        "plan.lead",
        "steps.5.when.is",
        "not known beforehand",
    ),
    Case(
        "when many",
        NOTICE,
        'id = "plan"\n',
        'id = "plan"\nwhen = { field = "watch.surprised", is = ["yes"] }\n',
        "watch.surprised",
        "steps.4.when.field",
        "many answers",
    ),
    # Placeholders and readings beside
    Case(
        "no such text",
        NOTICE,
        'intro = "{item.question}"',
        'intro = "{item.quest}"',
        "item.quest}",
        "steps.2.intro",
        "nothing to stand for",
        "“question”",
    ),
    Case(
        "a list as text",
        NOTICE,
        'intro = "{item.question}"',
        'intro = "{item.signs}"',
        "item.signs}",
        "steps.2.intro",
        "nothing to stand for",
    ),
    Case(
        "ill written", NOTICE, "{item.name} at", "{item name} at", "{item name}", "steps.2.title", "not a placeholder"
    ),
    Case(
        "not repeated",
        ONE,
        'label = "Next"',
        'label = "Next {item.name}"',
        "{item.name}",
        "steps.0.fields.3.label",
        "not repeated",
    ),
    Case(
        "people have no texts",
        NOTICE,
        'title = "Ask {item.name}"',
        'title = "Ask {item.role}"',
        "item.role",
        "steps.5.title",
        "people have a name only",
    ),
    Case(
        "not filled in",
        NOTICE,
        'evidence_label = "What you saw"',
        'evidence_label = "{item.name}"',
        "evidence_label",
        "steps.3.fields.0.evidence_label",
        "not filled in here",
    ),
    Case(
        "beside nowhere",
        ONE,
        "readings/why-listen#what",
        "readings/why#what",
        "readings/why#",
        "steps.0.beside",
        "no “readings/why”",
    ),
    Case(
        "beside no heading",
        ONE,
        "#what-a-reader-shows",
        "#what-a-reader-show",
        "#what-a",
        "steps.0.beside",
        "no heading",
        "“what-a-reader-shows”",
    ),
    Case(
        "beside a task",
        ONE,
        "readings/why-listen#what-a-reader-shows",
        "tasks/notice",
        "beside",
        "steps.0.beside",
        "is no reading",
    ),
    Case(
        "item without a reading",
        NOTICE,
        'for_each = "lists.habits"',
        'for_each = "lists.places"',
        'beside = "{item.reading}"',
        "steps.2.beside",
        "nothing to stand for",
        others=3,
    ),
    Case(
        "item's section",
        NOTICE,
        'beside = "{item.reading}"',
        'beside = "readings/why-listen#{item.id}"',
        "#{item.id}",
        "steps.2.beside",
        "has no heading",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_fault(case: Case) -> None:
    check(case)
