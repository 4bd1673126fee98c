from __future__ import annotations

import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from learnlog.content.locate import KeyPath, dotted, line_of, locate

from ..units import listening_to_readers

AWKWARD = '''\
# comment = 1
top = 1 # [not.a.table]
"quoted key" = "a # no comment"
'lit.eral' = 'x = [1'
"esc\\u0061pe\\"d" = true
a . b . "c" = 2

long = """
x = 1
[[fake]]
quote \\""" and five quotes"""""
raw = \'\'\'
\\ y = 2
two quotes\'\'\'\'\'
after = 1979-05-27 07:32:00
array = [ # comment ]
  "one, ]", 2, [ 3,
    { deep = "}" , more.dots = [ 1 ] } ],
  1.5e3,
]
inline = { x = 1, "y z" = [ { } , { k = \'}\' } ] }
empty = []

[table]
key = 1
[table.sub."odd.one"]
key = 1
[[many]]
n = 1
[[many]]
n = 2
  [many.child]
  c = 1
  [[many.inner]]
  i = 1
  [[many.inner]]
  i = 2
[late]
'''


def paths_of(data: Any, path: KeyPath = ()) -> set[KeyPath]:
    """Return every key path of a parsed document, list elements among them."""
    parts: list[tuple[str | int, Any]] = []
    if isinstance(data, dict):
        parts = list(data.items())
    elif isinstance(data, list):
        parts = list(enumerate(data))
    found = {(*path, key) for key, _ in parts}
    for key, value in parts:
        found |= paths_of(value, (*path, key))
    return found


def test_awkward_toml_is_located_whole() -> None:
    lines = locate(AWKWARD)
    assert set(lines) == paths_of(tomllib.loads(AWKWARD))
    texts = AWKWARD.split("\n")
    assert texts[lines["raw",] - 1] == "raw = '''"
    assert texts[lines["array", 2, 1, "more", "dots"] - 1].strip().startswith("{ deep")
    assert texts[lines["many", 1, "n"] - 1] == "n = 2"
    assert texts[lines["many", 1, "inner", 1, "i"] - 1] == "  i = 2"
    assert texts[lines["table", "sub", "odd.one"] - 1] == '[table.sub."odd.one"]'
    assert texts[lines["late",] - 1] == "[late]"


@pytest.mark.parametrize("path", [path for path in listening_to_readers() if path.endswith(".toml")])
def test_every_key_of_a_unit_is_located_on_a_line_that_names_it(path: str) -> None:
    text = listening_to_readers()[path]
    lines = locate(text)
    assert set(lines) == paths_of(tomllib.loads(text))
    rows = text.split("\n")
    for place, line in lines.items():
        if isinstance(place[-1], str):
            assert place[-1] in rows[line - 1]


def test_windows_line_ends_count_once() -> None:
    assert locate("a = 1\r\nb = 2\r\n\r\n[c]\r\nd = '''\r\n'''\r\ne = 1") == {
        ("a",): 1,
        ("b",): 2,
        ("c",): 4,
        ("c", "d"): 5,
        ("c", "e"): 7,
    }


def test_the_nearest_thing_around_stands_for_what_is_not_there() -> None:
    lines = locate("[a]\nb = [1]\n")
    assert line_of(lines, ("a", "b", 0, "c")) == 2
    assert line_of(lines, ("a", "c")) == 1
    assert line_of(lines, ("d",)) == 0
    assert dotted(("a", 0, "b")) == "a.0.b"


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SCALAR = st.one_of(st.integers(-9, 9), st.booleans(), st.floats(allow_nan=False), TEXT, st.dates(), st.times())
VALUE = st.recursive(
    SCALAR, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3))
)


@given(st.dictionaries(TEXT, VALUE, max_size=4), st.booleans())
@settings(max_examples=100, deadline=None)
def test_every_path_is_found_in_any_document(data: dict[str, Any], multiline: bool) -> None:
    text = tomli_w.dumps(data, multiline_strings=multiline)
    lines = locate(text)
    assert set(lines) == paths_of(tomllib.loads(text))
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())
