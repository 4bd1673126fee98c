"""Names of real people, found in their sentences and replaced wherever they stand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import StreamObject

from learnlog.export.document import Answer, Document, Fact, Part, Rated, Ratings, Section, Table, Template, TemplateRow
from learnlog.export.formats import FORMATS
from learnlog.export.names import Find, Sought, anonymised, find_names, replaced
from learnlog.export.slides import Deck, Said, Slide
from learnlog.journal.settings import KnownName
from tests.export.documents import saying, texts_of, whole_unit

TODAY = date(2026, 12, 4)
JAMIE = KnownName(name="Jamie O’Neill-Smith", alias="Pupil J")


def sought(*names: KnownName, setting: str = "") -> Sought:
    return Sought(names, setting, TODAY)


def found(text: str, what: Sought) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in find_names(saying(*texts_of(text), asked="?"), what)]


def test_a_find_is_shown_in_its_sentence_with_what_is_proposed() -> None:
    text = "It rained. Then Jamie’s turn came, and he sang! Nobody laughed."
    assert find_names(saying(*texts_of(text)), sought(JAMIE)) == (
        Find("name", "Jamie", "Then Jamie’s turn came, and he sang!", "A walk", "Pupil J"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jamie O’Neill-Smith sang.", ["Jamie O’Neill-Smith"]),
        ("Jamie\nO’Neill-Smith sang, JAMIE sang.", ["Jamie\nO’Neill-Smith", "JAMIE"]),
        ("Jamieson sang to Benjamie.", []),
        ("jamie, (Jamie), Jamie's", ["jamie", "Jamie"]),
    ],
)
def test_names_are_found_whole_or_in_part_and_never_inside_other_words(text: str, expected: list[str]) -> None:
    assert found(text, sought(JAMIE)) == [("name", one) for one in expected]


def test_accents_make_no_difference() -> None:
    zoe = sought(KnownName(name="Zoë Brontë"))
    assert [text for _, text in found("Zoe met ZOË and zoé, not Bronte.", zoe)] == ["Zoe", "ZOË", "zoé", "Bronte"]


def test_parts_of_two_letters_are_looked_for_only_with_the_rest() -> None:
    jo = sought(KnownName(name="Jo Li"))
    assert found("Jo went. Li too.", jo) == []
    assert found("Jo Li went.", jo) == [("name", "Jo Li")]


def test_without_an_alias_one_is_proposed_that_nobody_has() -> None:
    document = saying(*texts_of("Pupil A met Ben and Cem."))
    names = (KnownName(name="Ben"), KnownName(name="Cem"), KnownName(name="Dee", alias="Pupil B"))
    finds = find_names(document, sought(*names))
    assert [one.alias for one in finds] == ["Pupil C", "Pupil D"]


def test_a_setting_is_found_by_its_own_name_and_not_by_what_every_school_is() -> None:
    ours = sought(setting="Hill Road Primary School, SENCO")
    assert found("At Hill Road Primary School we asked.", ours) == [("setting", "Hill Road Primary School")]
    assert found("A school has a SENCO. We went up the hill road.", ours) == []
    assert found("A secondary School", sought(setting="A secondary school")) == []


@pytest.mark.parametrize("text", ["14/03/2015", "14.3.15", "2015-03-14", "14 March 2015", "14th Mar 2015"])
def test_dates_that_may_be_birthdays_are_found(text: str) -> None:
    assert found(f"Born {text}, she sings.", sought()) == [("birthday", text)]


@pytest.mark.parametrize("text", ["4 December 2026", "12/11/2025", "1 May 1997", "3 of 4", "2015"])
def test_other_dates_and_numbers_are_not(text: str) -> None:
    assert found(f"On {text} we met.", sought()) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ann.lee@hill-road.sch.uk", "e-mail address"),
        ("01632 960 001", "phone number"),
        ("+44 1632 960001", "phone number"),
        ("(01632) 960001", "phone number"),
    ],
)
def test_addresses_and_numbers_are_found(text: str, kind: str) -> None:
    assert found(f"Write to {text} or call.", sought()) == [(kind, text)]


def test_the_trainees_own_name_and_setting_on_the_cover_are_meant_to_be_there() -> None:
    what = sought(KnownName(name="Ada"), setting="Hill Road School")
    document = Document("A log", (Fact("Name", "Ada"), Fact("Setting", "Hill Road School")), ())
    assert find_names(document, what) == ()
    assert anonymised(document, what).facts == (Fact("Name", "Pupil A"), Fact("Setting", "my setting"))


def test_what_is_kept_is_kept_and_what_is_replaced_is_replaced_everywhere() -> None:
    document = saying(*texts_of("Jamie saw Ben. JAMIE waved."), asked="What did Jamie do?", title="Jamie")
    other = replaced(document, {"Jamie": "Pupil J"})
    assert other == saying(*texts_of("Pupil J saw Ben. Pupil J waved."), asked="What did Pupil J do?", title="Pupil J")


def planted(name: str) -> Document:
    """A document with a name in everything that can hold one."""
    rated = Rated(name, name, 1, name, (name, name))
    blocks = (
        *texts_of(f"{name} sang.\n\n- {name}"),
        Table((name,), ((f"a {name} b",),), actions=True),
        Ratings((name,), (rated,), (rated,)),
        Template(name, name, name, (TemplateRow(name, name, name),)),
    )
    part = Part("walk", name, (Fact("Tags", name),), (Section(name, (Answer(name, blocks),)),))
    slide = Slide("title", "one", name, name, (Said(name, (name,), name),), (name,))
    deck = Deck(name, (slide, replace(slide, kind="content")))
    return Document(f"About {name}", (Fact("Setting", name),), (part,), (deck,))


@pytest.mark.parametrize("format_id", FORMATS)
def test_a_planted_name_is_in_no_byte_of_any_format(format_id: str) -> None:
    name = "Zebediah Quill"
    document = planted(name)
    written = FORMATS[format_id].write(document).data
    assert is_in(b"Zebediah", written), "the check would see it"
    data = FORMATS[format_id].write(anonymised(document, sought(KnownName(name=name, alias="Pupil Z")))).data
    assert not is_in(b"Zebediah", data) and not is_in(b"Quill", data)
    assert is_in(b"Pupil Z", data)


def is_in(word: bytes, data: bytes) -> bool:
    """Whether a word is in a file, or in a file packed into it, or in anything a PDF shows, names or keeps."""
    if data.startswith(b"%PDF"):
        return any(word.lower() in part.lower() for part in (data, *in_pdf(data)))
    if not data.startswith(b"PK"):
        return word.lower() in data.lower()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return any(is_in(word, packed.read(name)) for name in packed.namelist())


def in_pdf(data: bytes) -> Iterator[bytes]:
    """Yield all of a PDF unpacked: its streams, every text in it, and what its pages say."""
    read = PdfReader(io.BytesIO(data))
    for number in read.xref_objStm.keys() | read.xref[0].keys():
        one = read.get_object(number)
        if isinstance(one, StreamObject):
            yield one.get_data()
        yield str(one).encode()
    for page in read.pages:
        yield page.extract_text().encode()


def test_a_document_without_anybody_in_it_stays_as_it_is() -> None:
    nobody = sought(KnownName(name="Zebediah Quill"), setting="Quarry Bank Academy")
    assert find_names(whole_unit(), nobody) == ()
    assert anonymised(whole_unit(), nobody) == whole_unit()


NAMES = st.text(st.sampled_from("abzéö '-AZ"), min_size=1, max_size=12)


@given(NAMES, st.text(st.sampled_from("abzéö .\n'-AZ@0"), max_size=60))
@example("'AAA", "0@0.0'AAA")
def test_after_replacing_nothing_is_found_any_more(name: str, text: str) -> None:
    what = sought(KnownName(name=name, alias="★"))
    assert find_names(anonymised(saying(*texts_of(text)), what), what) == ()
