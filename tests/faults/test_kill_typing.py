"""Killed while somebody types: at most the keys of the last tenth of a second are missing afterwards."""

from __future__ import annotations

import random
import signal
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from benchmarks import memory
from benchmarks.prose import paragraphs
from tests.terminal.window import Window, now

from .app import SOUND
from .conftest import Told
from .windows import in_log, kept, opened, writing

AT_MOST = 0.1
"""Seconds of typing that a kill may take."""

QUICKEST, SLOWEST = 0.004, 0.06
"""Seconds between two keys: from a key that repeats while it is held down to a quick typist."""


@dataclass
class Key:
    """A key that was pressed.

    Attributes:
        at: when all of it was in the terminal.
        waited: seconds that learnlog had by then been ready to go on, while other programs had the processors.
    """

    at: float
    waited: float


@dataclass
class Losses:
    """What a number of kills took.

    Attributes:
        kills, keys: how many there were.
        inside: kills after which something was missing at all.
        missing: seconds from the oldest missing key to its kill, the most of all kills.
        stolen: seconds that learnlog's threads waited for a processor meanwhile, taken together; the most of all kills.
        recovered: the words that came back on the screen, after the first kill that left any.
        wrong: what must not be, each in a sentence.
    """

    kills: int = 0
    keys: int = 0
    inside: int = 0
    missing: float = 0.0
    stolen: float = 0.0
    recovered: str = ""
    wrong: list[str] = field(default_factory=list)


def typed_until_killed(window: Window, chance: random.Random) -> tuple[str, list[Key], Key]:
    """Type at changing speeds and kill at any instant; return the text, its keys, and the kill as if it were one."""
    text = paragraphs(200)[: chance.randint(10, 50)]
    keys: list[Key] = []
    for character in text:
        window.type(character)
        keys.append(Key(now(), memory.waited(window.pid)))
        _draw_for(window, chance.uniform(QUICKEST, SLOWEST))
    window.type("!")
    keys.append(Key(now(), memory.waited(window.pid)))
    _draw_for(window, chance.uniform(0, SLOWEST))
    end = Key(now(), memory.waited(window.pid))
    window.kill(signal.SIGKILL)
    assert window.wait_for_end() == -signal.SIGKILL
    return f"{text}!", keys, end


def recovered(home: Path) -> str:
    """Start again as a trainee does, recover the words, look at them, leave; return what is in the log then."""
    with opened(home) as window:
        window.until_shown("not yet in your log.", "Recover")
        window.lead("enter", "Brought back what you had typed", "What do you want to keep?")
        window.until_shown(kept(home)[:40].strip())
        window.press("ctrl+q")
        assert window.wait_for_end() == 0
    return in_log(home)


def _draw_for(window: Window, seconds: float) -> None:
    """Show what the app draws, as a terminal does while the typist is at the next key."""
    end = now() + seconds
    while (left := end - now()) > 0:
        window.look(left)


def killed_while_typing(folder: Path, kills: int, app: str = SOUND, *, until_wrong: bool = False) -> Losses:
    """Type in a new log and kill learnlog, again and again."""
    losses, chance = Losses(), random.Random(kills)
    while losses.kills < kills and not (until_wrong and losses.wrong):
        home = folder / f"log {losses.kills}"
        with writing(home, app) as window:
            text, keys, end = typed_until_killed(window, chance)
        losses.kills += 1
        losses.keys += len(keys)
        there = kept(home)
        if there and not losses.recovered:
            losses.recovered = recovered(home)
            if losses.recovered != there:
                losses.wrong.append(f"{losses.recovered!r} comes back instead of {there!r}")
        if not text.startswith(there):
            losses.wrong.append(f"typed {text!r}, and found {there!r}")
        elif there != text:
            oldest = keys[len(there)]
            losses.inside += 1
            losses.missing = max(losses.missing, end.at - oldest.at)
            stolen = end.waited - oldest.waited
            losses.stolen = max(losses.stolen, stolen)
            if end.at - oldest.at > AT_MOST + stolen:
                losses.wrong.append(f"{len(text) - len(there)} keys of the last {end.at - oldest.at:.3f} s are missing")
    return losses


@pytest.mark.parametrize("kills", [1, pytest.param(100, marks=pytest.mark.whole)])
def test_a_kill_takes_at_most_the_keys_of_the_last_tenth_of_a_second(tmp_path: Path, kills: int, told: Told) -> None:
    losses = killed_while_typing(tmp_path, kills)
    told(
        "kill -9 while typing, in a terminal",
        f"{losses.kills} kills, {losses.keys} keys, {losses.inside} kills before the last key was kept",
        f"the oldest missing key was typed {losses.missing * 1000:.0f} ms before its kill "
        f"(learnlog's threads waited up to {losses.stolen * 1000:.0f} ms for a processor meanwhile)",
    )
    assert not losses.wrong
    assert losses.recovered


@pytest.mark.whole
def test_an_app_whose_drafts_are_late_is_found_out_by_kills(tmp_path: Path, found_out: Told) -> None:
    losses = killed_while_typing(tmp_path, 10, "late drafts", until_wrong=True)
    found_out("kill -9 while typing, in a terminal", "drafts after 1.5 s", f"found out at kill {losses.kills}")
    assert losses.wrong
