"""Bare numbers that a figure stands at: "bringing the death toll to 13", "deaths now number 18"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.bounds import Bound
from stemma.annotate.quantities.counted import counted_of
from stemma.annotate.quantities.places import word_at
from stemma.annotate.quantities.senses import COUNT, Sense
from stemma.model import Quantity, Span

DEATH: Final = "death"
"""What a death toll counts, however it is phrased."""
CASUALTY: Final = "casualty"

_HURT: Final = r"(?:injured|wounded|hurt|missing|injuries|wounds|casualties)"
_DEAD: Final = (
    r"(?:dead|deaths|fatalities|killed|victims\s+killed"
    r"|those\s+(?:who\s+died|killed)"
    r"|(?:people|persons|civilians)\s+(?:who\s+)?(?:(?:have|had)\s+)?(?:died|dead|killed))"
)
_ALONE: Final = rf"(?!\s+(?:and|or|and/or)\s+(?:the\s+)?{_HURT})"
_SAID: Final = r"(?:(?:confirmed|known|official|overall|total|reported)\s+)?"


@dataclass(frozen=True, slots=True)
class Figure:
    """A way to name a figure that moves; `pattern` is what names it, `unit` what it counts.

    `unit` is empty where the noun behind "of" says it, and `None` where only what was said before
    does: "that takes the total to 25". `examples` hold the number in brackets.
    """

    name: str
    pattern: str
    unit: str | None
    examples: tuple[str, ...]


FIGURES: Final = (
    Figure(
        "dead and hurt",
        rf"(?:numbers?|toll|tally|count)\s+of\s+(?:the\s+)?{_DEAD}\s+(?:and|or)\s+(?:the\s+)?{_HURT}"
        rf"|(?:casualty|casualties)\s+(?:toll|count|figures?)",
        CASUALTY,
        ("The number of dead and injured rose to [44]", "The casualty count reached [120]"),
    ),
    Figure(
        "dead",
        rf"(?:numbers?|toll|tally|count)\s+of\s+(?:the\s+)?{_SAID}{_DEAD}{_ALONE}",
        DEATH,
        ("The number of dead rose to [14]", "That brings the tally of deaths to [9]"),
    ),
    Figure(
        "number of",
        r"(?:numbers?|toll|tally|count|total)\s+of",
        "",
        ("The number of missing fell to [6]", "It raised the number of arrests to [31]"),
    ),
    Figure(
        "death toll",
        r"(?:death|body|fatality)[\s-]+(?:tolls?|counts?|tally|tallies)"
        r"|(?<!economic\s)(?<!human\s)(?<!bridge\s)(?<!road\s)(?<!injury\s)(?<!tunnel\s)"
        r"(?<!highway\s)(?<!motorway\s)(?<!ferry\s)tolls?",
        DEATH,
        (
            "Divers found more bodies, bringing the death toll to [13]",
            "Officials put the toll at [16]",
            "The toll was revised down to [12] from [13]",
            "The toll is now [23]",
            "It pushed the toll past [26]",
            "The toll from the landslide: [12]",
            "The fire had a death toll of [8]",
        ),
    ),
    Figure(
        "deaths",
        rf"(?:deaths|fatalities|the\s+dead){_ALONE}",
        DEATH,
        ("Deaths now number [18]", "Fatalities climbed to [45]"),
    ),
    *(
        Figure(name, rf"{pattern}{_ALONE}", unit, (example,))
        for name, pattern, unit, example in (
            ("injuries", "injuries", "injury", "Deaths stood still and injuries rose to [45]"),
            ("arrests", "arrests", "arrest", "Arrests now number [31]"),
            ("missing", r"the\s+missing", "missing", "The toll rose and the missing number [20]"),
            ("injured", r"the\s+injured", "injured", "The injured now number [12]"),
            ("wounded", r"the\s+wounded", "wounded", "The wounded now number [12]"),
        )
    ),
    Figure(
        "crowd",
        r"(?:the\s+)(?:crowds?|attendance|turnout)",
        "person",
        ("The broadcaster estimated the crowd at [70]", "Police put the attendance at [1200]"),
    ),
    Figure(
        "total",
        r"(?:totals?|tally|tallies|count|headcount)",
        None,
        ("That takes the total to [25]", "The tally was lowered from [20] to [19]"),
    ),
)
"""The figures; where two begin at one place the first is meant."""

_NAMED: Final = re.compile(
    "|".join(rf"(?P<f{n}>\b(?:{figure.pattern})(?<!-)(?!\w))" for n, figure in enumerate(FIGURES)),
    re.IGNORECASE,
)
_STANDS: Final = (
    r"(?:is|was|are|were|be|number(?:s|ed)?|hit(?:s|ting)?|reach(?:e[sd]|ing)?|pass(?:e[sd]|ing)?"
    r"|surpass(?:e[sd]|ing)?|top(?:s|ped|ping)?|exceed(?:s|ed|ing)?|total(?:s|l?ed)?)"
    r"(?:\s+(?:now|still|already|then|currently))?"
)
_PUT: Final = re.compile(
    r"\b(?:put(?:s|ting)?|st(?:ood|ands?|anding)|remain(?:s|ed)?|set|placed|estimated|listed|given"
    r"|held|reported)\b",
    re.IGNORECASE,
)
_EARLIER: Final = r"from\s+(?:an?|the)\s+(?:earlier|previous|initial|prior)"
_LINK: Final = re.compile(
    rf"(?:\b(to|at|past|of|from|than|as|now|{_STANDS}|{_EARLIER})|([,:(]))\s*$", re.IGNORECASE
)
_BREAK: Final = re.compile(
    r"[;\n\"“”]|\b(?:but|while|whereas|although|though|because)\b", re.IGNORECASE
)
_DEAD_BEHIND: Final = re.compile(
    r"\s+(?:dead|deaths|killed|fatalities)\b(?!\s+(?:or|and)\b)", re.IGNORECASE
)
_APART: Final = re.compile(r"\s?[,;.)]|$")
_TO: Final = re.compile(
    r"\b(?:br(?:ing|ings|inging|ought)|tak(?:es?|ing)|took|push(?:e[sd]|ing)?|rais(?:e[sd]?|ing)"
    r"|lift(?:s|ed|ing)?|lower(?:s|ed|ing)?)\s+to\s+$",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(r"\s+(?:the|its|their)\s+(?:[a-z]+\s+)?", re.IGNORECASE)
_PASSED: Final = re.compile(
    r"(?:past|passed|crossed|exceed|surpass|top|above|beyond|over|near|approach)", re.IGNORECASE
)
"""The bound of "the toll climbed past 100", "could exceed 200"."""
_NEAR: Final = 4
_NOUNS: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "DT"})
_FAR: Final = 90
_WORDS: Final = 12
_RECENT: Final = 2
"""How many sentences before one may say what its total is of."""


def level_of(
    parse: Parse, amount: Amount, bound: Bound, earlier: Sequence[Quantity]
) -> Sense | None:
    """What a number without its noun counts, where it is what a figure stands at; else `None`.

    `earlier` are the quantities found before it, in text order.
    """
    if amount.unit is not None or amount.sign:
        return None
    text = parse.document.text
    begin = parse.starts[parse.sentences[parse.sentence_of[word_at(parse, bound.start)]][0]]
    begin = max(begin, bound.start - _FAR)
    found = None
    for found in _NAMED.finditer(text, begin, bound.start):  # noqa: B007 - the last is meant
        pass
    if (
        found is not None
        and _leads(text, found, begin, amount, bound, earlier)
        and not _turns(parse, found.end(), bound.start)
    ):
        return _sense(parse, found, earlier)
    if _TO.search(text, begin, bound.start):
        behind = _BEHIND.match(text, max(amount.end, bound.end))
        named = None if behind is None else _NAMED.match(text, behind.end())
        if named is not None:
            return _sense(parse, named, earlier)
    return None


def _turns(parse: Parse, start: int, end: int) -> bool:
    """Whether another noun comes up behind "and": "deaths rose to 20 and arrests to 45"."""
    joined = False
    for j in range(word_at(parse, start), word_at(parse, end)):
        if parse.starts[j] >= start:
            if joined and parse.tags[j] in _NOUNS:
                return True
            joined = joined or parse.tags[j] == "CC" or parse.lower[j] == "and"
    return False


def _leads(  # noqa: PLR0911 - a link between a line
    text: str,
    figure: re.Match[str],
    begin: int,
    amount: Amount,
    bound: Bound,
    earlier: Sequence[Quantity],
) -> bool:
    """Whether the words between the figure and the number say that it stands there."""
    gap = text[figure.end() : bound.start]
    link = _LINK.search(gap)
    if len(gap.split()) > _WORDS or _BREAK.search(gap):
        return False
    between = [q for q in earlier[-_WORDS:] if q.span.start >= figure.end()]
    if any(q.change is None and q.of is not None and q.of.start != figure.start() for q in between):
        return False
    if link is None:
        passed = _PASSED.match(text, bound.start, amount.start) is not None
        return passed and len(gap.split()) <= _NEAR
    end = max(amount.end, bound.end)
    word = (link[1] or link[2]).lower()
    near = not gap[: link.start()].strip()
    if word == ",":
        return near and (_DEAD_BEHIND.match(text, end) or _APART.match(text, end)) is not None
    if word in ("of", "("):
        return near
    if word == "at":
        return _PUT.search(text, begin, bound.start) is not None
    if word == "as":
        return _PUT.search(gap) is not None
    return word != "than"


def _sense(parse: Parse, found: re.Match[str], earlier: Sequence[Quantity]) -> Sense:
    figure = next(f for n, f in enumerate(FIGURES) if found[f"f{n}"] is not None)
    start, end = found.span()
    unit = figure.unit
    if unit == "":
        counted = counted_of(parse, word_at(parse, end) + 1)
        unit = None
        if counted is not None:
            unit = counted.name
            end = parse.ends[counted.end - 1]
    elif unit is None:
        unit = _said_before(parse, start, earlier)
    return Sense(unit, COUNT, Span(parse.document.id, start, end))


def _said_before(parse: Parse, at: int, earlier: Sequence[Quantity]) -> str | None:
    """Death, where the figure before it, a sentence or two away at most, is a death toll."""
    here = parse.sentence_of[word_at(parse, at)]
    for quantity in reversed(earlier):
        if here - parse.sentence_of[word_at(parse, quantity.span.start)] > _RECENT:
            return None
        if quantity.unit == DEATH:
            return DEATH
    return None
