"""What is timed is a whole unit, and what it is set beside says as much."""

from __future__ import annotations

import io

from docx import Document as open_document

from benchmarks.exports import WORDS, Export, _bare_docx, a_unit, measure_exports
from benchmarks.measure import EXPORTS, figures
from learnlog.export.document import Text
from learnlog.export.formats import FORMATS


def test_every_format_is_written_as_often_and_set_beside_its_library() -> None:
    found = measure_exports(rounds=1)
    assert list(found) == list(FORMATS)
    assert all(len(one.times) == 1 and one.size > 0 for one in found.values())
    assert {name for name, one in found.items() if one.bare} == set(EXPORTS)


def test_the_document_is_a_unit_of_ten_thousand_words() -> None:
    blocks = (block for _, _, answer in a_unit().answers() for block in answer.blocks)
    words = sum(len(block.text.split()) for block in blocks if isinstance(block, Text))
    assert 0.8 * WORDS < words < 1.3 * WORDS


def test_the_library_alone_says_as_much() -> None:
    def words(data: bytes) -> int:
        word = open_document(io.BytesIO(data))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        return sum(len(text.split()) for text in (*cells, *(one.text for one in word.paragraphs)))

    ours, bare = words(FORMATS["docx"].write(a_unit()).data), words(_bare_docx(a_unit()))
    assert abs(ours - bare) < 0.01 * ours


def test_exports_are_ratios_to_the_library() -> None:
    one = Export([0.002, 0.002, 0.9], [0.001], 10)
    found = {figure.what: figure for figure in figures({}, {}, {}, dict.fromkeys(EXPORTS, one))}
    assert {figure.ratio for figure in found.values()} == {2} and len(found) == len(EXPORTS)
    assert [figure.what for figure in found.values() if figure.over] == ["a unit as Word"]
    assert list(found)[:2] == ["a unit as Web page", "a unit as Word"]
