"""A document as one HTML file: nothing is fetched from anywhere, and nothing in it can act.

Made to be read on a phone, on a screen and on paper: semantic headings, one column of at most 70 characters, 1.5 lines
apart, bold where something matters and no italics. Every drawn bar says in words what it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from learnlog.export.document import (
    Block,
    Document,
    Fact,
    Heading,
    Missing,
    Part,
    Points,
    Rated,
    Ratings,
    Table,
    Template,
    Text,
    rows_of,
)
from learnlog.export.prose import reader
from learnlog.text import one_line, visible

_STYLE = """
:root { color-scheme: light; --ink: #24211c; --soft: #5c564c; --line: #cfc6b4; --paper: #fdf8ec; --fill: #2f5d8a; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 70ch; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.5 Verdana, "DejaVu Sans", Arial, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; break-after: avoid; break-inside: avoid; }
h1 { font-size: 1.9rem; } h2 { font-size: 1.5rem; margin-top: 3rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1.2rem; margin-top: 2.2rem; } h4 { font-size: 1rem; color: var(--soft); margin-bottom: .4rem; }
em, i, cite { font-style: normal; font-weight: bold; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { color: var(--soft); } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { background: #f3ead4; } tr { break-inside: avoid; } thead { display: table-header-group; }
p { orphans: 3; widows: 3; margin: .5rem 0; }
.missing { border-left: .3rem solid #a33; padding-left: .7rem; color: #7a2222; }
.guidance { color: var(--soft); font-weight: normal; }
.bar { width: 5rem; height: .75rem; margin-right: .5rem; vertical-align: baseline; }
.ends { display: block; color: var(--soft); }
@media (max-width: 40rem) { body { padding: 1rem; } dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; }
  .wide { overflow-x: auto; } }
@media print { body { background: #fff; max-width: none; padding: 0; font-size: 11pt; } @page { margin: 2cm; }
  h2.chapter { break-before: page; margin-top: 0; } nav { break-after: page; }
  a { color: inherit; text-decoration: none; } }
"""


def write_html(document: Document) -> bytes:
    """Return the document as one HTML file in UTF-8."""
    return ("\n".join(_page(document)) + "\n").encode()


def _page(document: Document) -> Iterator[str]:
    title = _said(document.title)
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    # Even if something slipped through, a browser must neither run nor fetch it.
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head>"
    yield f"<body>\n<header><h1>{title}</h1>"
    yield from _facts(document.facts)
    yield "</header>"
    if len(document.parts) > 1:
        yield '<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>'
        yield from (f'<li><a href="#{escape(one.id)}">{_said(one.title)}</a></li>' for one in document.parts)
        yield "</ol></nav>"
    yield "<main>"
    for part in document.parts:
        yield from _part(part)
    yield "</main>\n</body>\n</html>"


def _said(text: str) -> str:
    """Return one line of anybody's text, safe to stand in HTML, in an attribute too."""
    return escape(one_line(text))


def _prose(text: str) -> str:
    return str(reader().render(visible(text).strip("\n"))).strip()


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    rows = [f"<dt>{_said(one.label)}</dt><dd>{_said(one.value)}</dd>" for one in facts]
    if rows:
        yield f"<dl>{''.join(rows)}</dl>"


def _part(part: Part) -> Iterator[str]:
    yield f'<section aria-labelledby="{escape(part.id)}">'
    yield f'<h2 class="chapter" id="{escape(part.id)}">{_said(part.title)}</h2>'
    yield from _facts(part.facts)
    for piece in part.pieces():
        if isinstance(piece, Heading):
            yield f"<h{piece.level}>{_said(piece.text)}</h{piece.level}>"
        else:
            yield _block(piece)
    yield "</section>"


def _block(block: Block) -> str:
    match block:
        case Text():
            return _prose(block.text)
        case Points():
            return f"<ul>{''.join(f'<li>{_said(one)}</li>' for one in block.points)}</ul>"
        case Missing():
            return f'<p class="missing">{_said(block.text)}</p>'
        case Table():
            return _table(map(_said, block.headings), ([_cell(cell) for cell in row] for row in block.rows))
        case Ratings():
            return _ratings(block)
        case Template():
            return _template(block)


def _cell(text: str) -> str:
    return "<br>".join(_said(line) for line in text.strip().split("\n"))


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of HTML; the first cell of each row is its heading."""
    head = "".join(f'<th scope="col">{one}</th>' for one in headings)
    body = "".join(f"<tr>{''.join(_cells(row))}</tr>\n" for row in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table></div>'


def _cells(row: Iterable[str]) -> Iterator[str]:
    for number, cell in enumerate(row):
        yield f'<th scope="row">{cell}</th>' if number == 0 else f"<td>{cell}</td>"


def _ratings(ratings: Ratings) -> str:
    return _table(*rows_of(ratings, _named, lambda one: _level(one, ratings.levels), _cell))


def _named(rated: Rated) -> str:
    ends = f'<span class="ends">{_said(rated.ends[0])} – {_said(rated.ends[1])}</span>' if rated.ends else ""
    return _said(rated.name) + ends


def _level(rated: Rated, levels: tuple[str, ...]) -> str:
    level = _said(rated.level) or "not rated"
    return f"{_bar(rated, levels)}{level}" if rated.place else level


def _bar(rated: Rated, levels: tuple[str, ...]) -> str:
    said = f"{_said(rated.level)}: {rated.place} of {len(levels)}"
    step = 80 / max(len(levels), 1)
    boxes = "".join(
        f'<rect x="{number * step + 1:g}" y="1" width="{step - 2:g}" height="10" stroke="#2f5d8a" '
        f'fill="{"#2f5d8a" if number < rated.place else "none"}"/>'
        for number in range(len(levels))
    )
    return f'<svg class="bar" viewBox="0 0 80 12" role="img" aria-label="{said}"><title>{said}</title>{boxes}</svg>'


def _template(form: Template) -> str:
    rows = []
    for row in form.rows:
        about = f'<p class="guidance">{_said(row.guidance)}</p>' if row.guidance.strip() else ""
        text = _prose(row.text) if row.text.strip() else _block(Missing())
        rows.append((f"{_said(row.heading)}{about}", text))
    return _table((f"{_said(form.name_label)}: {_said(form.name)}", _said(form.heading)), rows)
