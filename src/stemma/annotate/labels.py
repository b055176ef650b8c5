"""Labels before a colon that say what a paragraph is: who speaks, what is claimed, a verdict.

Found in the words alone, before the model reads, as a sentence begins behind a label.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from stemma.lexicon.turns import LabelKind, load_labels

COLONS: Final = frozenset({":", "):", ":*", ":**", "]:"})
DASHES: Final = frozenset({"-", "–", "—"})
MARKUP: Final = frozenset({"*", "**", "_", "__", "#", "##", "###", ">", "•"})
"""Marks of Markdown, which may stand around a label."""

PARTICLES: Final = frozenset(
    {"al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "le"}
    | {"ten", "ter", "van", "von", "y", "-", "'s", ".", "the", "of", "and", "for", "&"}
)
LONGEST: Final = 12
"""Words a label may have: "PETRA OYLE, MINISTER OF STATE FOR TRANSPORT:"."""

STAMP: Final = re.compile(r"\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?|[AaPp]\.?[Mm]\.?")
"""A time of day or of a recording before a label."""

NUMBERED: Final = re.compile(r"(q|a)(\d{0,3})\.?")
LEAST_TURNS: Final = 2
"""So many labelled paragraphs make a conversation; a name with a colon alone may be a headline."""

SHARE: Final = 0.25
"""Of the lines from the first label on, so many carry one in a conversation."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label at words [start, end), its colon included; `name` are the words that name somebody.

    Of a label that names nobody, `name` is empty. `end` may be the text's end.
    """

    start: int
    end: int
    kind: LabelKind
    name: range = range(0)


def find_labels(words: Sequence[str], opens: Sequence[int]) -> tuple[Label, ...]:
    """The labels of a text in order; `opens` are the words that begin a line.

    Names are labels only in a conversation: where two lines have a label, and of the lines from
    the first on one in four. "Photo: the harbour" never is one.
    """
    if not opens:
        return ()
    bounds = [*opens[1:], len(words)]
    found = [
        label
        for start, end in zip(opens, bounds, strict=True)
        if (label := _label(words, start, end)) is not None
    ]
    turns = [x for x in found if x.kind in {LabelKind.NAME, LabelKind.QUESTION, LabelKind.ANSWER}]
    checks = [x for x in found if x not in turns]
    known = Counter(word.casefold() for word in words if word[0].isupper())
    labelled = Counter(words[x.name[-1]].casefold() for x in turns if x.name)
    turns = [x for x in turns if not x.name or _names(words, x, known, labelled)]
    turns += _other_labels(words, opens, bounds, turns)
    turns.sort(key=lambda label: label.start)
    first = turns[0].start if turns else 0
    lines = sum(start >= first for start in opens)
    if len(turns) < LEAST_TURNS or len(turns) < SHARE * lines:
        turns = []
    return tuple(sorted((*turns, *checks), key=lambda label: label.start))


def _other_labels(
    words: Sequence[str], opens: Sequence[int], bounds: Sequence[int], turns: Sequence[Label]
) -> list[Label]:
    """Labels before a dash, "STROM —", or on lines of their own, in a text that has no others.

    A dateline has a dash too, and a heading a line: two names must stand there twice each, or one
    before a dash where another line asks.
    """
    if turns:
        return []
    for find in (_dashed, _bold, _line_of_name):
        lines = zip(opens, bounds, strict=True)
        found = [(label, end) for start, end in lines if (label := find(words, start, end))]
        count = Counter(" ".join(words[k] for k in label.name) for label, _ in found)
        again = {name for name, times in count.items() if times > 1}
        asks = any(words[end - 1] == "?" for _, end in found)
        if len(again) > 1 or (again and asks and find is _dashed):
            return [label for label, _ in found]
    return []


def _dashed(words: Sequence[str], start: int, end: int) -> Label | None:
    """A name in capitals before a dash: "STROM — We closed it."."""
    at = start
    while at < end and words[at] in MARKUP:
        at += 1
    dash = next((k for k in range(at + 1, min(end - 1, at + 5)) if words[k] in DASHES), None)
    if dash is None:
        return None
    stop = dash
    while stop > at and words[stop - 1] in MARKUP:
        stop -= 1
    if not all(words[k].isupper() or words[k].lower() in PARTICLES for k in range(at, stop)):
        return None
    return Label(start, dash + 1, LabelKind.NAME, range(at, stop)) if stop > at else None


def _bold(words: Sequence[str], start: int, end: int) -> Label | None:
    """A bold name that no colon follows: "**Ida Lund** We closed it."."""
    if words[start] not in MARKUP or not words[start].startswith(("*", "_")):
        return None
    stop = next((k for k in range(start + 1, min(end - 1, start + 6)) if words[k] in MARKUP), None)
    if stop is None or stop == start + 1:
        return None
    named = all(words[k][0].isupper() for k in range(start + 1, stop))
    return Label(start, stop + 1, LabelKind.NAME, range(start + 1, stop)) if named else None


def _line_of_name(words: Sequence[str], start: int, end: int) -> Label | None:
    """A line that is nothing but a name: "Ida Lund", "**Ida Lund**"."""
    plain = [k for k in range(start, end) if words[k] not in MARKUP]
    if not 1 <= len(plain) <= 4 or end >= len(words):
        return None
    if not all(words[k][0].isupper() and words[k][-1].isalpha() for k in plain):
        return None
    return Label(start, end, LabelKind.NAME, range(plain[0], plain[-1] + 1))


def _names(
    words: Sequence[str], label: Label, known: Mapping[str, int], labelled: Mapping[str, int]
) -> bool:
    """Whether a label's last word names somebody: it stands elsewhere, or labels twice.

    A title behind a comma, bold letters, or a name all in capitals, say so too.
    """
    if any(words[k] in MARKUP or words[k].startswith(":*") for k in range(label.start, label.end)):
        return True
    last = words[label.name[-1]]
    titled = any(words[k] in {",", "("} for k in range(label.name.stop, label.end))
    return (
        labelled[last.casefold()] > 1
        or known[last.casefold()] > 1
        or titled
        or (last.isupper() and len(label.name) > 1)
    )


def _label(words: Sequence[str], start: int, end: int) -> Label | None:
    """The label that a line begins with."""
    at = start
    while at < end and (words[at] in MARKUP or words[at] in "[(]" or STAMP.fullmatch(words[at])):
        at += 1
    dotted = NUMBERED.fullmatch(words[at].lower()) if at < end and words[at][0].isupper() else None
    if dotted is not None and words[at].endswith(".") and at + 1 < end:
        kind = LabelKind.QUESTION if dotted[1] == "q" else LabelKind.ANSWER
        return Label(start, at + 1, kind)
    colon = next((k for k in range(at, min(end, at + LONGEST + 1)) if words[k] in COLONS), None)
    if colon is None:
        return _heading(words, start, at, end)
    stop = colon + 1
    while stop < end and words[stop] in MARKUP:
        stop += 1
    plain = [k for k in range(at, colon) if words[k] not in MARKUP]
    if not plain:
        return None
    known = _kind(words, plain)
    if known is not None:
        return None if known is LabelKind.NONE else Label(start, stop, known)
    if stop >= end:
        return None
    name = _name(words, plain)
    return None if name is None else Label(start, stop, LabelKind.NAME, name)


def _heading(words: Sequence[str], start: int, at: int, end: int) -> Label | None:
    """A line that is nothing but a label of a check: "What was claimed"; or one before a dash."""
    dash = next((k for k in range(at + 1, min(end, at + 5)) if words[k] in DASHES), None)
    for stop, last in ((end, end), (dash, None if dash is None else dash + 1)):
        if stop is None or last is None or not 0 < stop - at <= 5:
            continue
        kind = _kind(words, [k for k in range(at, stop) if words[k] not in MARKUP])
        single = stop - at == 1 and stop == end and not words[at].isupper()
        if kind in {LabelKind.CLAIM, LabelKind.RULING, LabelKind.MYTH} and not single:
            return Label(start, last, kind)
    return None


def _kind(words: Sequence[str], plain: Sequence[int]) -> LabelKind | None:
    """The kind of a label by the table; `None` if the table does not know it."""
    told = " ".join(words[k].lower().replace("’", "'") for k in plain).replace(" '", "'")
    numbered = NUMBERED.fullmatch(told)
    if numbered is not None:
        told = numbered[1]
    elif told and told.split()[-1].isdecimal():
        told = told.rpartition(" ")[0]
    known = labels().get(told)
    if known is None and told.rpartition(" ")[2] in {"assessment", "verdict", "rating", "ruling"}:
        return LabelKind.RULING
    return known


@cache
def labels() -> Mapping[str, LabelKind]:
    """The table of labels, read once."""
    return load_labels()


def _name(words: Sequence[str], plain: Sequence[int]) -> range | None:
    """The words of a label that name somebody: all capitalised, up to a comma or a bracket."""
    stop = next((k for k in plain if words[k] in {",", "(", "["}), plain[-1] + 1)
    inner = [k for k in plain if k < stop]
    if not 1 <= len(inner) <= 6:
        return None
    for k in inner:
        word = words[k]
        if word.lower() in PARTICLES and k != inner[-1]:
            continue
        if not (word[0].isupper() or (word.isdecimal() and k == inner[-1] and k != inner[0])):
            return None
    if not any(words[k][0].isupper() for k in inner):
        return None
    return range(inner[0], inner[-1] + 1)


def turns_of(
    labels_: Sequence[Label], opens: Sequence[int], size: int
) -> Iterator[tuple[Label, range]]:
    """Each label with the words it announces: to the next label, or else to the line's end.

    A label on a line of its own announces the line after it.
    """
    bounds = [*opens, size]
    for number, label in enumerate(labels_):
        after = labels_[number + 1].start if number + 1 < len(labels_) else None
        line = bounds[bisect_left(bounds, label.end)]
        if line == label.end and line < size:
            line = bounds[bisect_right(bounds, label.end)]
        stop = line if after is None else after
        if label.kind in {LabelKind.CLAIM, LabelKind.MYTH, LabelKind.RULING}:
            stop = min(stop, line)
        if stop > label.end:
            yield label, range(label.end, stop)
