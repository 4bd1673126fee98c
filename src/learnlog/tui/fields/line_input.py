"""An input of one line that is safe to paste into and to show anybody's text in."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.cell_widths import cell_len if False else None
