"""Whatever becomes of the terminal while somebody writes: nothing is lost, and learnlog neither hangs nor spins."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.prose import paragraphs
from learnlog.journal.answers import ProseAnswer
from tests.entries import entry
from tests.terminal.window import Window, now, welcomed

from .app import SOUND
from .conftest import Told
from .logs import open_log
from .windows import busy, in_log, kept, learnlogs, opened, writing

PATIENCE, SHORT = 30.0, 4.0
"""Seconds until what has not come true is taken for wrong; the short ones are for apps that are weak on purpose."""

IDLE = 0.1
"""The largest share of a processor that counts as idle."""

BEFORE = "Pupil A explained fractions to Pupil B. "
MEANWHILE = "It took four minutes. "
AFTER = "Next time I wait longer before I step in, and let the pair draw what they mean before anybody writes. "
BOX = "What do you want to keep?"

A_SHELL = b"\x1b[2J\x1b[H$ \x1b[?25h\x1b[?2004l\x1b[?1003l"
"""What a shell may draw where an app was stopped."""


class Look:
    """What is found wrong with one window.

    Args:
        window: where somebody writes.
        home: its log.
        patience: seconds until what is not true yet is wrong.

    Attributes:
        wrong: what is, each in a sentence.
    """

    def __init__(self, window: Window, home: Path, patience: float) -> None:
        self.window, self.home = window, home
        self.wrong: list[str] = []
        self._patience = patience

    def true(self, condition: Callable[[], bool], otherwise: str) -> bool:
        """Draw until something is true, and return whether it came true. Where it does not, that is wrong."""
        deadline = now() + self._patience
        while not condition():
            if now() > deadline:
                self.wrong.append(otherwise)
                return False
            self.window.look(0.02)
        self.window.look(0)
        return True

    def kept(self, text: str) -> bool:
        """The words are out of a kill's reach."""
        return self.true(lambda: kept(self.home) == text, "words are not in the draft")

    def shown(self, *texts: str) -> None:
        """The words stand on the screen."""
        self.true(lambda: self.window.shows(*texts), "words are not on the screen")

    def ended(self, code: int, text: str) -> None:
        """The program ends by itself, with this exit code and these words in the log."""
        self.true(self.window.ended, "it goes on")
        if self.window.status not in (None, code):
            self.wrong.append(f"it ends with {self.window.status}")
        if in_log(self.home) != text:
            self.wrong.append("words are not in the log")

    def calm(self) -> None:
        """Where nobody does anything, the program does next to nothing, once what was typed is proven on the disk."""
        self.true(
            lambda: busy(self.window.pid, self.window, 1.0) < IDLE, f"it takes more than {IDLE:.0%} of a processor"
        )

    def given_back(self) -> None:
        """The terminal is as it was found."""
        self.true(lambda: self.window.given_back, "the terminal is not given back")


def stopped(home: Path, app: str, patience: float) -> list[str]:
    """Stopped and continued while somebody writes."""
    with writing(home, app) as window:
        look = Look(window, home, patience)
        window.type(BEFORE)
        window.until_shown(BEFORE.strip())
        window.kill(signal.SIGSTOP)
        window.type(MEANWHILE)
        window.terminal.feed(A_SHELL, now())
        window.kill(signal.SIGCONT)
        one_by_one(window, AFTER)
        look.kept(BEFORE + MEANWHILE + AFTER)
        look.shown("before anybody writes", BOX)
        window.press("ctrl+q")
        look.ended(0, BEFORE + MEANWHILE + AFTER)
        look.given_back()
        return look.wrong


def stalled(home: Path, app: str, patience: float) -> list[str]:
    """The terminal reads nothing for a while, twice; the second time learnlog is asked to end."""
    with writing(home, app) as window:
        look = Look(window, home, patience)
        window.type(BEFORE)
        window.until_shown(BEFORE.strip())
        window.stall()
        typed = BEFORE
        window.resize(119, 40)  # all of it is drawn, which is more than waits in a terminal
        for word in AFTER.split():
            typed += f"{word} "
            window.type(f"{word} ")
            if not look.kept(typed):
                break  # and it never will be
        window.resize(120, 40)
        window.read_again()
        look.shown("before anybody writes", BOX)
        window.stall()
        one_by_one(window, AFTER)
        window.kill(signal.SIGTERM)
        look.ended(143, typed + AFTER)
        return look.wrong


def gone(home: Path, app: str, patience: float) -> list[str]:
    """The terminal vanishes, and the system says nothing of it."""
    with writing(home, app, apart=True) as window:
        look = Look(window, home, patience)
        window.type(BEFORE)
        window.until_shown(BEFORE.strip())
        window.vanish()
        look.ended(129, BEFORE)
        for pid in learnlogs(window)[1:]:
            share = busy(pid, window, 0.5)
            if share > IDLE:
                look.wrong.append(f"it spins, on {share:.0%} of a processor")
        return look.wrong


def ended_by(number: signal.Signals | None) -> Callable[[Path, str, float], list[str]]:
    """Return the check with this signal; with none, the terminal is closed."""

    def ended(home: Path, app: str, patience: float) -> list[str]:
        with writing(home, app) as window:
            look = Look(window, home, patience)
            window.type(BEFORE)
            window.until_shown(BEFORE.strip())
            if number is None:
                window.vanish()
            else:
                window.kill(number)
            look.ended(128 + (number or signal.SIGHUP), BEFORE)
            if number is not None:
                look.given_back()
            return look.wrong

    return ended


def resized(home: Path, app: str, patience: float) -> list[str]:
    """The terminal has 600 sizes while words stand in it that are not in the log."""
    with writing(home, app) as window:
        look = Look(window, home, patience)
        window.type(BEFORE)
        look.shown(BEFORE.strip())
        sizes = random.Random(600)
        for _ in range(600):
            window.resize(sizes.randint(1, 200), sizes.randint(1, 60))
            window.look(0.002)
        window.resize(120, 40)
        look.shown(BEFORE.strip(), BOX, "Quit")
        look.kept(BEFORE)
        window.type(AFTER)
        look.kept(BEFORE + AFTER)
        look.calm()
        window.press("ctrl+q")
        look.ended(0, BEFORE + AFTER)
        look.given_back()
        return look.wrong


def idle(home: Path, app: str, patience: float) -> list[str]:
    """Nobody touches a key; nor is there anything to do."""
    with writing(home, app) as window:
        look = Look(window, home, patience)
        window.type(BEFORE)
        look.kept(BEFORE)
        look.calm()
        return look.wrong


def pasted(size: int, *, on_one_line: bool = False) -> Callable[[Path, str, float], list[str]]:
    """Return the check that pastes so many characters: they come whole, or it is said that they do not."""

    def paste(home: Path, app: str, patience: float) -> list[str]:
        text = paragraphs(size // 5)[:size].rstrip()
        if on_one_line:
            text = " ".join(text.split())
        assert len(text) > 0.99 * size
        with writing(home, app) as window:
            look = Look(window, home, patience)
            window.type(BEFORE)
            look.kept(BEFORE)
            window.paste(text)
            look.true(lambda: kept(home) != BEFORE or window.shows("Not pasted"), "nothing comes of the paste")
            # A line too long to type in is broken where it has spaces.
            whole = kept(home).split() == (BEFORE + text).split()
            refused = window.shows("Not pasted", "Nothing", "was changed") and kept(home) == BEFORE
            if not whole and not refused:
                look.wrong.append("part of the paste is missing, and nothing is said of it")
            before = kept(home)
            window.type(AFTER)
            look.kept(before + AFTER)
            window.kill(signal.SIGTERM)
            look.ended(143, before + AFTER)
            look.given_back()
            return look.wrong

    return paste


def long_line(home: Path, app: str, patience: float) -> list[str]:
    """An entry that was written elsewhere on one line of 1 MB is gone on with."""
    text = ("word " * 200_000).rstrip()
    note = ProseAnswer(step="note", field="text", under="Your note", asked="What?", text=text)
    welcomed(home)
    open_log(home).save(entry(note, task="free", title="Fractions"), "")
    with opened(home, app) as window:
        look = Look(window, home, patience)
        window.until_shown("Fractions")
        window.click("Fractions", "Your log › Fractions")
        window.lead("e", "Step 2 of 2")
        window.lead("f7", "Step 1 of 2", "word word")
        window.press("tab")
        window.until_cursor_is_below(BOX)
        window.type("!")
        look.true(lambda: "!" in kept(home), "words are not in the draft")
        window.kill(signal.SIGTERM)
        look.ended(143, kept(home))
        if sorted(in_log(home)) != sorted(f"{text}!"):
            look.wrong.append("words are missing")
        look.given_back()
        return look.wrong


def one_by_one(window: Window, text: str) -> None:
    """Type as a quick typist does, with a moment between two keys."""
    for character in text:
        window.type(character)
        window.look(0.004)


CHECKS: dict[str, tuple[str, Callable[[Path, str, float], list[str]], str]] = {
    "stopped": ("SIGSTOP and SIGCONT while typing", stopped, "Textual's own driver"),
    "stalled": ("a terminal that reads nothing, then SIGTERM", stalled, "Textual's own driver"),
    "gone": ("a terminal that vanishes without SIGHUP", gone, "Textual's own driver"),
    "SIGTERM": ("SIGTERM while typing", ended_by(signal.SIGTERM), "deaf to signals"),
    "SIGHUP": ("SIGHUP while typing", ended_by(signal.SIGHUP), "deaf to signals"),
    "closed": ("a terminal closed while typing", ended_by(None), "deaf to signals"),
    "resized": ("600 sizes of the terminal while typing", resized, "begins anew at another size"),
    "idle": ("nothing to do", idle, "never idle"),
    "300 kB": ("a paste of 300 kB", pasted(300_000), "cuts pastes"),
    "5 MB": ("a paste of 5 MB", pasted(5_000_000), "cuts pastes"),
    "long line": ("an entry that is one line of 1 MB", long_line, "deaf to signals"),
    "one line": ("a paste of one line of 1 MB", pasted(1_000_000, on_one_line=True), "cuts pastes"),
}
"""What may become of a terminal, the check of it, and the weak app that the same check finds out."""

SHARE = ("stopped", "stalled")
"""Checked in every run of the tests; tests/terminal sees to much of the others in passing."""


def assert_nothing_lost(home: Path, fault: str, told: Told) -> None:
    done, check, _ = CHECKS[fault]
    begun = now()
    wrong = check(home, SOUND, PATIENCE)
    told("what becomes of the terminal", f"{done} ({now() - begun:.0f} s)", "; ".join(wrong) or "nothing lost, no spin")
    assert not wrong


@pytest.mark.parametrize("fault", SHARE)
def test_nothing_is_lost_whatever_becomes_of_the_terminal(tmp_path: Path, fault: str, told: Told) -> None:
    assert_nothing_lost(tmp_path / "log", fault, told)


@pytest.mark.whole
@pytest.mark.parametrize("fault", [fault for fault in CHECKS if fault not in SHARE])
def test_nothing_is_lost_whatever_else_becomes_of_the_terminal(tmp_path: Path, fault: str, told: Told) -> None:
    assert_nothing_lost(tmp_path / "log", fault, told)


@pytest.mark.whole
@pytest.mark.parametrize("fault", CHECKS)
def test_a_weaker_app_is_found_out_at_the_terminal(tmp_path: Path, fault: str, found_out: Told) -> None:
    done, check, weak = CHECKS[fault]
    wrong = check(tmp_path / "log", weak, SHORT)
    found_out(done, weak, "; ".join(wrong))
    assert wrong
