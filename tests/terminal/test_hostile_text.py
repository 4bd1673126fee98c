"""No word in the log can drive the terminal, on whichever screen it is shown."""

from __future__ import annotations

import re
from pathlib import Path

from tests.terminal.conftest import Open
from tests.terminal.window import Window, welcomed

PLANTED = r"a\u001b]52;c;ZXZpbA==\u0007b\u001b[8;7;6zc\u009b31md\u0090qe\u202ef\u2066g\u007fh"
"""In TOML: OSC 52, CSI as ESC and as C1, DCS, two bidirectional controls, DEL."""

TAKEN_FOR_A_COMMAND = re.compile(
    rb"\x1b\]52|\x1b\[8;7;6z|\xc2[\x80-\x9f]|\x9b31m|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\x7f"
)

WAY = (
    ("p", ("About you", "School a␛]52;c")),
    ("esc", ("Write a free entry",)),
    ("f4", ("1 entry", "Zebra a␛]52;c", "#tag a␛]52;c", "Cannot be read")),
    ("enter", ("Your log › Title a␛]52;c", "By a␛]52;c", "Comment a␛]52;c", "Role a␛]52;c")),
    ("f", ("Follow up: Title a␛]52;c",)),
    ("esc", ("Asked a␛]52;c", "Follow-up a␛]52;c")),
    ("t", ("Tags: Title a␛]52;c", "┃ tag a␛]52;c")),
    ("esc", ("Asked a␛]52;c", "Zebra a␛]52;c")),
    ("e", ("Unit 5 › Title a␛]52;c", "Step 1 of 7")),
    ("f8", ("Step 2 of 7", "Zebra a␛]52;c")),
    ("ctrl+r", ("Tags, commas between", "▏tag a␛]52;c", "As it will read", "Title a␛]52;c")),
    ("esc", ("Your log › Title a␛]52;c", "Comment a␛]52;c")),
    ("d", ("This entry is in the bin",)),
)
"""Keys that lead through every screen that shows something from the log, and what is planted there."""

ID = "01m85d65w04jd361ahwznmr22t"

ENTRY = f"""\
format = 1
id = "{ID}"
unit = "unit-5"
unit_version = "1.0"
task = "task-1"
title = "Title {PLANTED}"
created = 2026-11-23 19:02:11+00:00
updated = 2026-11-23 19:02:11+00:00
happened_on = 2026-11-20
tags = ["tag {PLANTED}"]

[[answers]]
step = "value"
item = "respect"
field = "implications"
under = "Under {PLANTED}"
asked = "Asked {PLANTED}"
kind = "prose"
text = "Zebra {PLANTED}"

[[answers]]
step = "gone"
field = "people"
under = "Gone {PLANTED}"
asked = "Who? {PLANTED}"
kind = "people"
people = [{{ id = "1", role = "Role {PLANTED}", alias = "{PLANTED}" }}]

[[follow_ups]]
written = 2026-12-12 19:02:11+00:00
text = "Follow-up {PLANTED}"

[[comments]]
written = 2026-12-12 19:02:11+00:00
by = "By {PLANTED}"
text = "Comment {PLANTED}"
"""

OTHER_ID = "01m85d65w04jd361ahwznmr22v"


def test_a_planted_command_is_drawn_and_never_sent(open_window: Open, home: Path) -> None:
    welcomed(home)
    with (home / "settings.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'[profile]\nname = "Ada {PLANTED}"\nsetting = "School {PLANTED}"\n')
    year = home / "entries" / "2026"
    year.mkdir(parents=True)
    (year / f"2026-11-23-task-1-{ID}.toml").write_text(ENTRY, encoding="utf-8")
    (year / f"2026-11-23-task-1-{OTHER_ID}.toml").write_text(f'"{PLANTED}" = ', encoding="utf-8")
    (year / "b\x1b]52;c;ZXZpbA==\x07\x9b31m\u202e.toml").write_text("", encoding="utf-8")

    window = open_window()
    window.until_shown("Hello, Ada a␛]52;c", "Title a␛]52;c", "b␛]52;c", "Quit")
    for key, shown in WAY:
        window.lead(key, *shown)
    window.press("ctrl+q")
    assert window.wait_for_end() == 0
    assert_nothing_planted(window)


def assert_nothing_planted(window: Window) -> None:
    found = TAKEN_FOR_A_COMMAND.search(window.sent)
    assert found is None, window.sent[max(found.start() - 80, 0) : found.end() + 80]
