"""One widget per kind of field. A new kind is a module here and a line in ``WIDGETS``."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from learnlog.guide import Asked
from learnlog.journal.answers import Answer
from learnlog.tui.fields.base import FieldWidget
from learnlog.tui.fields.choice import ChoiceWidget
from learnlog.tui.fields.choices import ChoicesWidget
from learnlog.tui.fields.date import DateWidget
from learnlog.tui.fields.line import LineWidget
from learnlog.tui.fields.people import PeopleWidget
from learnlog.tui.fields.prose import ProseWidget
from learnlog.tui.fields.rows import RowsWidget
from learnlog.tui.fields.scale import ScaleWidget

WIDGETS: dict[str, type[FieldWidget]] = {
    "line": LineWidget,
    "prose": ProseWidget,
    "date": DateWidget,
    "choice": ChoiceWidget,
    "choices": ChoicesWidget,
    "scale": ScaleWidget,
    "people": PeopleWidget,
    "rows": RowsWidget,
}


def field_widget(
    asked: Asked,
    answer: Answer | None,
    read_only: bool = False,
    *,
    today: Callable[[], datetime.date] = datetime.date.today,
) -> FieldWidget:
    """Return the widget for a field.

    Args:
        asked: the field as it is asked now.
        answer: what was answered, or None.
        read_only: whether it can only be looked at.
        today: says which day it is.
    """
    return WIDGETS[asked.spec.kind](asked, answer, read_only=read_only, today=today)


__all__ = ["WIDGETS", "FieldWidget", "field_widget"]
