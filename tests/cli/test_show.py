from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from learnlog.cli.entry import entry_lines
from learnlog.cli.show import find_id
from learnlog.errors import UsageError
from learnlog.journal.entry import Entry
from learnlog.store.contents import Draft
from learnlog.store.folders import Folders
from learnlog.store.toml import TomlStore
from tests.cli.conftest import Run
from tests.cli.logs import NOON, an_id, entry, full_entry, prose

Saved = Callable[[Sequence[Entry]], None]

AS_IT_READS = """\
Task 2: Two values in your setting
==================================

24 November 2026 · draft · 39 words · 1.5 hours
Tags: reading, Crèche
Unit: unit-5 1.0
Written 24 November 2026, 12:00, changed 24 November 2026, 12:00
Id: THE-ID

Two values
----------

Which two values?

  - Respect
  - Inclusion

Respect, where we are
---------------------

How far does your setting show this?

                       Rating    Evidence
  -------------------  --------  --------
  listening to people  ◐ weak    Seen
  privacy              ● strong

Your judgement?

  First paragraph.

  Second, with a crèche.

Action plan
-----------

Who joins you?

  - SENCO (Jo)
  - Teaching assistant

What will you do?

  - Action: Ask every pupil first.
      Then wait.
    By when: 1 December 2026

  - Action: Look again

  - Declined: privacy. Not ours to change.

Follow-ups
----------

23 November 2026, 12:00

  It went well.

Comments
--------

Tutor, 23 November 2026, 12:00

  Say more.
"""


def test_an_entry_as_it_reads(run: Run, saved: Saved) -> None:
    saved([full_entry()])
    said = run("show", full_entry().id)
    assert (said.code, said.err) == (0, "")
    assert said.out == AS_IT_READS.replace("THE-ID", full_entry().id)


def test_lines_are_wrapped_for_a_terminal_and_left_alone_otherwise() -> None:
    one = entry(1, prose("word " * 40 + "\n    indented " + "again " * 20 + "\n\nend"))
    wrapped = entry_lines(one, 60)
    assert max(map(len, wrapped)) <= 60
    assert "" in wrapped
    assert "  end" in wrapped
    assert "  " + ("word " * 40).rstrip() in entry_lines(one, None)


def test_a_wide_table_becomes_a_list(saved: Saved) -> None:
    assert any(line.startswith("  - listening to people") for line in entry_lines(full_entry(), 40))
    assert any(line.startswith("  listening to people  ◐ weak") for line in entry_lines(full_entry(), 60))


def test_an_entry_without_a_word(run: Run, saved: Saved) -> None:
    saved([entry(1)])
    assert run("show", entry(1).id).out.endswith("Nothing is written in it yet.\n")


def test_json_is_the_whole_entry(run: Run, saved: Saved) -> None:
    saved([full_entry()])
    data = json.loads(run("show", full_entry().id, "--json").out)
    assert data == json.loads(full_entry().model_dump_json())
    assert data["answers"][4]["rows"][0]["cells"]["by"] == "2026-12-01"


def test_the_draft_is_what_is_shown(run: Run, saved: Saved, store: TomlStore) -> None:
    one = entry(1, prose("Saved words."))
    saved([one])
    store.drafts.keep(Draft(one.changed(answers=(prose("Newer words."),)), NOON, ""), durable=False)
    said = run("show", one.id)
    assert said.code == 0
    assert "Newer words." in said.out
    assert "newer than the saved entry" in said.out
    assert "Saved words." not in said.out


def test_an_entry_that_is_only_a_draft(run: Run, store: TomlStore) -> None:
    one = entry(1, prose("Never saved."))
    store.drafts.keep(Draft(one, NOON, ""), durable=False)
    said = run("show", one.id[-6:])
    assert said.code == 0
    assert "Never saved." in said.out
    assert "the entry was never saved" in said.out


def test_a_damaged_draft_hides_no_saved_words(run: Run, saved: Saved, folders: Folders) -> None:
    saved([entry(1, prose("Saved words."))])
    folders.drafts.mkdir(parents=True, exist_ok=True)
    (folders.drafts / f"{entry(1).id}.0123abcd.toml").write_text("@", encoding="utf-8")
    said = run("show", entry(1).id)
    assert said.code == 1
    assert "Saved words." in said.out
    assert ".toml" in said.err


def test_a_damaged_entry_is_named_even_by_a_piece_of_its_id(run: Run, saved: Saved, store: TomlStore) -> None:
    saved([entry(1, prose("Words."))])
    path = Path(store.path_of(entry(1).id))
    path.write_text("@", encoding="utf-8")
    said = run("show", entry(1).id[-6:])
    assert (said.code, said.out) == (1, "")
    assert str(path) in said.err


def test_an_entry_edited_outside_says_so(run: Run, saved: Saved, store: TomlStore) -> None:
    saved([entry(1, prose("Words."))])
    path = Path(store.path_of(entry(1).id))
    path.write_text(path.read_text(encoding="utf-8").replace("Words.", "Other words."), encoding="utf-8")
    assert "edited outside learnlog" in run("show", entry(1).id).out


class TestIds:
    IDS = (an_id(1, "abcd"), an_id(2, "wxyz"), an_id(3, "vxyz"))

    @pytest.mark.parametrize("given", ["abcd", "ABCD", " abcd ", an_id(1, "abcd"), an_id(1)[:10]])
    def test_enough_of_it(self, given: str) -> None:
        assert find_id(given, self.IDS) == self.IDS[0]

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ("bcd", "too short"),
            ("", "too short"),
            ("01kb", "could be any of 3"),
            ("0xyz", "no entry"),
            ("../..", "no entry"),
            ("a" * 5000, "no entry"),
        ],
    )
    def test_not_enough_or_nothing_like_it(self, given: str, words: str) -> None:
        with pytest.raises(UsageError, match=words):
            find_id(given, self.IDS)

    def test_many_alike_are_not_all_told(self) -> None:
        with pytest.raises(UsageError) as caught:
            find_id("01kb", [an_id(number) for number in range(9)])
        assert caught.value.message.endswith("…")

    def test_none_is_a_usage_error(self, run: Run) -> None:
        said = run("show", "abcdef")
        assert (said.code, said.out) == (2, "")
        assert "learnlog list" in said.err
