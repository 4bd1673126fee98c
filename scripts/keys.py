"""Writes docs/keys.md anew: every action with its usual keys, gathered from the bindings.

    python -m scripts.keys

A test holds the page to what this writes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from learnlog.keymap import Action, spoken
from learnlog.tui.key_rooms import rooms

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"

_HEAD = """\
# Keys

These are the usual keys. The line at the bottom of every screen, the help (F1) and the list of commands (Ctrl+P) name
the keys as they are for you. Every action is in the list of commands, too, so none needs a key that your terminal
keeps for itself.

Some programs around learnlog take keys before it sees them: `tmux` takes Ctrl+B, `screen` Ctrl+A, a browser Ctrl+N,
Ctrl+T, Ctrl+W and many of F1 to F12, some terminals Ctrl+S, Ctrl+Q, Ctrl+Z and F11. Whatever has such a key has a
second one. Digits, letters and signs work where you are not typing.

## Other keys

Change them in Settings, under Keys: press Enter on an action, then the key. Or write them into `keys.toml` in the
folder of your log (`learnlog path` shows it), a line for each action, with one key or several:

```toml
[task]
next = ["F8", "Alt+F"]
back = "F7"
```

The name of an action is its room and its own name, as in the lists below: `task.next` is `next` under `[task]`. Keys
are called as here: `F8`, `PageUp`, `Ctrl+K`, `Shift+F5`, `Alt+X`, `?`, `n` for the small letter and `N` for the
capital one.

All of it is checked before any of it counts. An action or a key there is none of, a letter where letters are typed,
and two actions on one key in the same room are named with their line, when learnlog opens and under Keys; those
actions keep their usual keys, and every other line counts. Tab, Shift+Tab, Enter and Escape stay what they are; help,
commands and quitting always keep a key that works while you type. What is not listed here, such as the arrows in a
field and what edits text, stays as it is. Remarks in the file are kept.
"""


def page() -> str:
    """Return the page."""
    seen: set[str] = set()
    parts = [_HEAD]
    for room in rooms():
        mine = [one for one in room.actions if one.id and one.label and one.id not in seen]
        seen.update(one.id for one in mine)
        if mine:
            rows = "\n".join(map(_row, mine))
            parts.append(f"## {room.name}\n\n| action | keys | what it does |\n| --- | --- | --- |\n{rows}\n")
    return "\n".join(parts)


def _row(action: Action) -> str:
    keys = " or ".join(f"`{spoken(key)}`" for key in action.keys).replace("|", "\\|")
    fixed = " (stays as it is)" if action.fixed else ""
    return f"| `{action.id}` | {keys} | {action.about or action.label}{fixed} |"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
