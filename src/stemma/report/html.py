"""Annotations → a piece of HTML for notebooks: self-contained, loads nothing, runs nothing.

All words of the report are escaped and pass through `show`. Colours are translucent, so that they
can be read on a light and on a dark page.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from stemma.model import Annotations
from stemma.report.check import require_spans
from stemma.report.layers import Layer
from stemma.report.marks import Mark, Marking, Role, Stretch, find_marks
from stemma.report.table import Cell, to_table
from stemma.report.units import Units
from stemma.report.visible import show, show_words
from stemma.report.wording import describe_quantity, describe_timex

_STYLE: Final = """
.stemma-read{line-height:1.5;overflow-wrap:anywhere;color:inherit}
.stemma-read h3{margin:0 0 .2em}
.stemma-read .facts,.stemma-read .n{opacity:.6}
.stemma-read .words{max-height:36em;overflow:auto;margin:.5em 0;padding-right:.5em}
.stemma-read p{margin:.3em 0;unicode-bidi:isolate}
.stemma-read .n{display:inline-block;min-width:2.2em;user-select:none;font-size:.8em}
.stemma-read .furniture{opacity:.45;font-style:italic}
.stemma-read .content{background:rgba(60,160,90,.18)}
.stemma-read .source{font-weight:bold;border-bottom:2px solid rgba(30,150,190,.9)}
.stemma-read .cue{font-weight:bold;border-bottom:2px solid rgba(190,60,170,.8)}
.stemma-read .time{background:rgba(230,180,20,.3)}
.stemma-read .amount{background:rgba(80,130,240,.3)}
.stemma-read .check{border-left:3px solid rgba(220,60,50,.9);padding-left:.6em}
.stemma-read sup{opacity:.7}
.stemma-read details{margin:.2em 0}
.stemma-read summary{cursor:pointer}
.stemma-read table{border-collapse:collapse;font-size:.9em}
.stemma-read td,.stemma-read th{text-align:left;vertical-align:top;padding:.15em .6em .15em 0}
"""
_LEGEND: Final = (
    ("source", "who says it"),
    ("cue", "by which word"),
    ("content", "what"),
    ("time", "time"),
    ("amount", "amount"),
    ("furniture", "not the report's"),
)
_TABLES: Final[dict[Layer, tuple[str, ...]]] = {
    Layer.CLAIMS: (
        *("text", "predicate", "arguments", "polarity", "modality", "said_by", "times", "amounts"),
    ),
    Layer.ATTRIBUTIONS: ("source", "source_kind", "cue", "text", "via"),
    Layer.TIMES: ("text", "value", "earliest", "latest", "mismatch"),
    Layer.AMOUNTS: ("text", "low", "high", "approximate", "unit", "of"),
    Layer.ENTITIES: ("text", "name", "kind", "form"),
    Layer.FURNITURE: ("text",),
}
MOST_ROWS: Final = 200
"""Rows of a table; a notebook with more of them is slow."""


def render_html(annotations: Annotations) -> str:
    """One document as one `<div>`.

    Raises:
        ContractError: a span lies outside the text.
    """
    require_spans(annotations)
    units = Units.of(annotations)
    return (
        f'<div class="stemma-read"><style>{_STYLE}</style>'
        + "".join(_header(annotations))
        + "".join(_doubts(annotations, units))
        + "".join(_words(annotations, units))
        + "".join(part for layer in _TABLES for part in _table(annotations, layer))
        + "</div>"
    )


def _header(annotations: Annotations) -> Iterator[str]:
    document = annotations.document
    yield f"<h3>{_safe(document.title or document.source)}</h3>"
    date = document.published
    facts = [
        document.outlet,
        document.byline,
        "no date" if date is None else f"{date} ({document.published_from.value})",
        f"states {document.date_words!r} as its date" if document.date_words else None,
        document.source if document.title else None,
    ]
    yield f'<div class="facts">{" · ".join(_safe(fact) for fact in facts if fact)}</div>'
    legend = " ".join(f'<span class="{name}">{words}</span>' for name, words in _LEGEND)
    yield f'<div class="facts">{legend}</div>'


def _doubts(annotations: Annotations, units: Units) -> Iterator[str]:
    text = annotations.document.text
    for timex in annotations.timexes:
        if timex.mismatch:
            place, words = units.place(timex.span), timex.span.of(text)
            yield f'<p class="check">{place}: “{_safe(words)}”: {_safe(timex.mismatch)}</p>'


def _words(annotations: Annotations, units: Units) -> Iterator[str]:
    """The text, a paragraph a line, its marks as spans that lie side by side."""
    text = annotations.document.text
    marking = Marking(find_marks(annotations))
    yield '<div class="words">'
    for number, (start, end) in enumerate(units.ranges, start=1):
        if text[start:end].strip():
            stretches = marking.stretches(start, end)
            marked = "".join(_stretch(stretch, annotations) for stretch in stretches)
            yield f'<p><span class="n">{number}</span>{marked}</p>'
    yield "</div>"


def _stretch(stretch: Stretch, annotations: Annotations) -> str:
    words = escape(show(annotations.document.text[stretch.start : stretch.end]))
    if stretch.active:
        classes = dict.fromkeys(mark.role.name.lower() for mark in stretch.active)
        notes = dict.fromkeys(note for m in stretch.active if (note := _note(m, annotations)))
        title = f' title="{_safe(" · ".join(notes))}"' if notes else ""
        words = f'<span class="{" ".join(classes)}"{title}>{words}</span>'
    ends = (mark.number for mark in stretch.closed if Role.CONTENT <= mark.role <= Role.CUE)
    return words + "".join(f"<sup>{number}</sup>" for number in ends)


def _note(mark: Mark, annotations: Annotations) -> str:
    """What is seen when the pointer rests on a mark."""
    if mark.role is Role.TIME:
        return describe_timex(annotations.timexes[mark.number - 1])
    if mark.role is Role.AMOUNT:
        return describe_quantity(annotations.quantities[mark.number - 1])
    if mark.role is Role.CONTENT:
        attribution = annotations.attributions[mark.number - 1]
        text = annotations.document.text
        source = " … ".join(span.of(text) for span in attribution.source)
        return f"{mark.number}: {source or 'nobody named'} ({attribution.source_kind.value})"
    return ""


def _table(annotations: Annotations, layer: Layer) -> Iterator[str]:
    """One layer, folded."""
    table = to_table(annotations, layer)
    columns = [table.columns.index(name) for name in _TABLES[layer]]
    yield f"<details><summary>{layer.value.capitalize()} {len(table.rows)}</summary><table><tr>"
    yield "".join(f"<th>{name.replace('_', ' ')}</th>" for name in _TABLES[layer])
    yield "</tr>"
    for row in table.rows[:MOST_ROWS]:
        yield f"<tr>{''.join(f'<td>{_cell(row[column])}</td>' for column in columns)}</tr>"
    yield "</table>"
    if len(table.rows) > MOST_ROWS:
        rest = len(table.rows) - MOST_ROWS
        yield f'<p>… {rest} more: <code>to_dataframe("{layer.value}")</code></p>'
    yield "</details>"


def _cell(value: Cell) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        return "<br>".join(_safe(str(part)) for part in value)
    return _safe(str(value))


def _safe(text: str) -> str:
    return escape(show_words(text))
