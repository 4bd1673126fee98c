from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnlog.plain.asking import unescaped, word
from learnlog.plain.picking import Pick, Refused, picked, several_picked
from learnlog.plain.talk import InputEnded, OutputGone, Talk, wrapped
from learnlog.plain.typed import Typed, decoded
from learnlog.text import visible


def lines_of(raw: bytes, tmp_path: Path, *, terminal: bool = False) -> list[tuple[str, str]]:
    """Return the lines read from some bytes, each with what is said of it."""
    (tmp_path / "typed").write_bytes(raw)
    found = []
    with (tmp_path / "typed").open("rb") as stream, Typed(stream, terminal=terminal) as typed:
        while (line := typed.line()) is not None:
            found.append((line, typed.note))
    return found


def test_lines_come_whole_whatever_ends_them_and_the_last_needs_no_end(tmp_path: Path) -> None:
    said = [line for line, _ in lines_of("one\r\n\ntwo\tthree\nCafé".encode(), tmp_path)]
    assert said == ["one", "", "two\tthree", "Café"]


def test_keys_that_are_no_writing_are_left_out_and_that_is_said(tmp_path: Path) -> None:
    ((line, note), (other, nothing)) = lines_of(b"caf\x1b[De\x1bOA\x07\n\xe9\n", tmp_path)
    assert (line, other) == ("cafe", "é")
    assert "left out" in note and not nothing


@pytest.mark.skipif(sys.platform == "win32", reason="the terminal there has no such limit")
def test_a_line_as_long_as_a_terminal_can_hold_is_told_and_through_a_pipe_any_line_is_whole(tmp_path: Path) -> None:
    long = b"x" * 5000
    assert "may be missing" in lines_of(long, tmp_path, terminal=True)[0][1]
    assert lines_of(long, tmp_path) == [(long.decode(), "")]


def test_the_streams_signals_are_as_they_were_afterwards(tmp_path: Path) -> None:
    import signal

    before = signal.getsignal(signal.SIGTERM)
    lines_of(b"", tmp_path)
    assert signal.getsignal(signal.SIGTERM) is before


@given(st.binary(max_size=60))
def test_any_bytes_are_some_text(raw: bytes) -> None:
    assert isinstance(decoded(raw), str)


@given(st.text(max_size=300))
def test_whatever_is_printed_holds_nothing_that_drives_a_terminal_and_loses_no_word(text: str) -> None:
    out = io.StringIO()
    Talk(lambda: None, lambda some: void(out.write(some)), echoed=False).say(text)
    printed = out.getvalue()
    assert not [one for one in printed if one < " " and one not in "\n\t"]
    assert "".join(printed.split()) == "".join(visible(text).split())


def void(_: object) -> None:
    """Give nothing back."""


def test_lines_are_wrapped_at_words_and_addresses_stay_whole() -> None:
    address = f"https://example.org/{'x' * 90}"
    lines = wrapped(f"{'word ' * 20}{address} and more", "- ", "  ")
    assert all(len(line) <= 78 for line in lines if address not in line)
    assert any(line.strip() == address for line in lines)
    assert lines[0].startswith("- word") and lines[1].startswith("  word")


def test_the_end_of_input_says_what_was_asked_and_a_closed_output_is_told_apart() -> None:
    out = io.StringIO()
    with pytest.raises(InputEnded, match="Which one"):
        Talk(lambda: None, lambda some: void(out.write(some))).ask("Which one?")
    out.close()
    with pytest.raises(OutputGone):
        Talk(lambda: None, lambda some: void(out.write(some))).say("Anybody?")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("\\back", "back"), ("\\Home.", "Home."), ("\\jump 3", "jump 3"), ("\\follow up", "follow up"), ("\\.", ".")]
    + [(same, same) for same in ("\\\\", "C:\\a", "x", "\\begin{itemize}", "\\ a")],
)
def test_a_backslash_makes_a_command_an_answer(typed: str, answer: str) -> None:
    assert unescaped(typed) == answer


def test_a_command_may_have_capitals_blanks_and_a_full_stop() -> None:
    assert word("  Hand  in. ") == "hand in"


PICKS = tuple(Pick(name, name) for name in ("absent", "weak", "partly", "strong", "partly so"))


def test_one_is_picked_by_number_name_or_beginning() -> None:
    assert picked(PICKS, "2").name == picked(PICKS, " WEAK ").name == picked(PICKS, "w").name == "weak"
    assert picked(PICKS, "partly").name == "partly"
    for typed, why in (("6", "no number 6"), ("0", "no number 0"), ("part", "could be"), ("x", "none of these")):
        with pytest.raises(Refused, match=why):
            picked(PICKS, typed)
    with pytest.raises(Refused, match="nothing to choose"):
        picked((), "x")


def test_several_are_picked_on_one_line() -> None:
    def names(typed: str) -> list[str]:
        return [one.name for one in several_picked(PICKS, typed)]

    assert names("3 1") == names("1, 3") == names("3 and 1") == names("partly, absent") == ["absent", "partly"]
    assert names("none") == []


def test_the_first_line_is_printed_before_any_model_is_loaded() -> None:
    from tests.test_first_frame import LATE, TEXTUAL, loaded

    assert loaded("import learnlog.cli.front_end, learnlog.plain.app") & (LATE | TEXTUAL) == set()
