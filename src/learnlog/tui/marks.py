"""How a task or an entry stands, as one character. The state stands beside it in words wherever there is room."""

from __future__ import annotations

NOTHING_YET, BEGUN, DONE = "·", "◐", "✓"

MARKS = {"not started": NOTHING_YET, "draft": BEGUN, "complete": DONE}
"""The mark of each state. A reading is ``NOTHING_YET`` or ``DONE``, a step of a task any of the three."""
