"""Families of statements written for this project about invented events, as pairs to learn from.

A family is a statement and what other reports could print beside it: the same in other words, what
cannot be true with it, and what only looks like it. The files are in `written/`; a line is

    CODE: a sentence with [the statement] and at most one {value}

`A` is the statement all others are held against, `=` the same fact, `~` the same, coarser or finer,
`!KIND` the same question with another answer, `d` a denial, `x KIND` another fact.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from stemma.match.statements import family_of
from stemma.model import Annotations, Span
from training.pair_rows import KINDS, NONE, NOT_SAME, Report, Row, Side, Stories

FOLDER = Path(__file__).with_name("written")
LINE = re.compile(r"(?P<code>[A=~d]|!(?P<clash>\w+)|x (?P<unlike>\w+)): (?P<text>.+)")
MARKS = re.compile(r"[\[\]{}]")
AGREE, NARROWER, CONFLICT, DENIAL = range(4)
"""Places in `STANDS`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the places of its statement and of its value, if it has one.

    `code` is `A`, `=`, `~`, `!`, `d` or `x`; `kind` what clashes or is another.
    """

    code: str
    kind: str
    text: str
    statement: tuple[int, int]
    value: tuple[int, int] | None


def read_line(written: str) -> Line:
    """One line of a file.

    Raises `ValueError` if it has not the form.
    """
    found = LINE.fullmatch(written.strip())
    if found is None:
        raise ValueError(f"no line of a family: {written!r}")
    places: dict[str, int] = {}
    parts, at = [], 0
    for mark in MARKS.finditer(found["text"]):
        parts.append(found["text"][at : mark.start()])
        at = mark.end()
        if mark[0] in places:
            raise ValueError(f"{mark[0]} stands twice: {written!r}")
        places[mark[0]] = sum(map(len, parts))
    parts.append(found["text"][at:])
    if not {"[", "]"} <= places.keys() or ("{" in places) != ("}" in places):
        raise ValueError(f"no statement, or half a value: {written!r}")
    value = (places["{"], places["}"]) if "{" in places else None
    kind = found["clash"] or found["unlike"] or ""
    return Line(found["code"][0], kind, "".join(parts), (places["["], places["]"]), value)


def read_families(text: str) -> list[tuple[Line, ...]]:
    """The families of a file, in order; each begins with its `A`."""
    out = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines:
            out.append(tuple(map(read_line, lines)))
    return out


@dataclass(frozen=True, slots=True)
class Family:
    """The lines of a family, each with its sentence as the program reads it.

    `name` is the file and the family's number in it.
    """

    name: str
    lines: tuple[tuple[Line, Report], ...]


def load_families(stories: Stories, folder: Path = FOLDER) -> Iterator[Family]:
    """The families of all files, in order. What is read of a file is kept beside the stories'."""
    for path in sorted(folder.glob("*.txt")):
        families = read_families(path.read_text(encoding="utf-8"))
        reports = _read(families, stories, stories.read / f"written-{path.stem}.pkl")
        for number, family in enumerate(families):
            found = tuple((line, reports[line.text]) for line in family if line.text in reports)
            yield Family(f"{path.stem}:{number}", found)


def load_written(stories: Stories, folder: Path = FOLDER) -> Iterator[Row]:
    """All pairs of one family whose label follows from their codes, as claims and as values."""
    for family in load_families(stories, folder):
        for (n, one), (m, other) in combinations(enumerate(family.lines), 2):
            yield from _rows(*one, *other, f"{family.name}:{n}:{m}")


def _rows(one: Line, left: Report, other: Line, right: Report, name: str) -> Iterator[Row]:
    label = label_of(one, other)
    if label is None:
        return
    same, stand, kind = label
    story = f"written-{name.split(':', maxsplit=1)[0]}"
    source = f"written:{other.code}:{other.kind}"
    made = (_statement(left, one), _statement(right, other))
    yield Row(*made, same, stand, kind, source, story, name)
    values = (_value(left, one), _value(right, other))
    if values[0] is not None and values[1] is not None and values[0].kind == values[1].kind:
        yield Row(*values, same, NONE, NONE, f"value-{source}", story, f"{name}:v")


def label_of(one: Line, other: Line) -> tuple[int, int, int] | None:
    """Sameness, how the words stand and what they clash in; `None` where the codes do not tell.

    `one` stands before `other` in its family.
    """
    codes = {one.code, other.code}
    if "x" in codes:
        return None if codes & {"x", "~", "d"} - {"x"} or codes == {"x"} else (NOT_SAME, NONE, NONE)
    if codes <= {"A", "="}:
        return 3, AGREE, NONE
    if not codes & {"A", "="}:
        return None
    if "~" in codes:
        return 3, NARROWER, NONE
    if "d" in codes:
        return 3, DENIAL, NONE
    clash = one.kind if one.code == "!" else other.kind
    return 3, CONFLICT, KINDS.index(clash)


def _statement(report: Report, line: Line) -> Side:
    return report.claim([Span(report.found.document.id, *line.statement)])


def _value(report: Report, line: Line) -> Side | None:
    """The value that the program reads where one is marked, if it reads one."""
    if line.value is None:
        return None
    start, end = line.value
    found = [
        value
        for value in (*report.found.timexes, *report.found.quantities)
        if value.span.start < end and start < value.span.end
    ]
    if not found:
        return None
    best = max(found, key=lambda v: min(v.span.end, end) - max(v.span.start, start))
    return report.value(family_of(best), best.span)


def _read(families: Sequence[Sequence[Line]], stories: Stories, kept: Path) -> dict[str, Report]:
    """Text → the sentence as the program reads it; kept in a pickle beside the stories'."""
    if not kept.exists():
        from stemma.claims import CloseReader
        from stemma.model import Document
        from stemma.read import read_text

        texts = sorted({line.text for family in families for line in family})
        documents = [
            document
            for n, text in enumerate(texts)
            if isinstance(document := read_text(text, f"{n}.txt"), Document)
            and document.text == text
        ]
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(CloseReader.load().annotate(documents)))
    found: tuple[Annotations, ...] = pickle.loads(kept.read_bytes())  # noqa: S301 - written above
    return {a.document.text: Report(a, stories.maker.of_report(a)) for a in found}
