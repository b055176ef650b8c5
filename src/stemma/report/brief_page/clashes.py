"""Contradictions, differences and disputes: cards with the readings side by side."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from stemma.model import JudgementKind, Reading, Verdict
from stemma.report.brief_page.histories import NOTHING, Histories
from stemma.report.brief_page.said import Said, say
from stemma.report.view import BriefView, PointView
from stemma.report.view.brief import value_spans
from stemma.report.view.judged import JudgedWords
from stemma.report.view.named import find_named
from stemma.report.view.quotes import Piece
from stemma.report.view.sides import Sides, find_denying, find_sides
from stemma.report.view.values import describe_value
from stemma.report.visible import show_words

MOST_SIDES: Final = 4
MOST_REASONS: Final = 4


@dataclass(frozen=True, slots=True)
class Side:
    """Readings that say the same: `words` are the clashing ones, `value` what they come to."""

    words: tuple[Piece, ...]
    value: str
    stance: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A point on which reports clash."""

    point: PointView
    kind: str
    sides: tuple[Side, ...]
    reasons: tuple[str, ...]
    others: tuple[Said, ...]
    history: Markup = NOTHING


def make_cards(view: BriefView, verdict: Verdict, histories: Histories | None = None) -> list[Card]:
    """A card for every point with this verdict, the most important first."""
    drawn = {} if histories is None else histories
    return [
        replace(_card(view, point), history=drawn.get(point.judged.point.id, NOTHING))
        for point in view.of(verdict)
    ]


def _card(view: BriefView, point: PointView) -> Card:
    found = find_sides(point.judged)
    shown, rest = found.sides[:MOST_SIDES], found.sides[MOST_SIDES:]
    words = JudgedWords(point.judged.judgements)
    denying = find_denying(point.judged)
    others = [*(reading for side in rest for reading in side), *found.others]
    return Card(
        point,
        "" if found.kind is None else found.kind.value,
        tuple(_side(view, side, found, words, denying) for side in shown),
        tuple(
            dict.fromkeys(
                show_words(reason)
                for judgement in found.judgements[:MOST_REASONS]
                for reason in judgement.reasons
            )
        ),
        _said(view, others, found, words),
    )


def _side(
    view: BriefView,
    readings: Sequence[Reading],
    found: Sides,
    judged: JudgedWords,
    denying: AbstractSet[str],
) -> Side:
    first = readings[0]
    text = view.quoter.text(first.document_id)
    said_or_denied = first.value is None and found.kind in {None, JudgementKind.POLARITY}
    marked = value_spans(first, text)[:1]
    if not marked and not said_or_denied:
        marked = find_named(first, found.judgements, text)
        if sum(map(len, marked)) >= sum(map(len, judged.of(first))):
            marked = ()  # The whole clause is told below.
    stance = ("denied" if first.id in denying else "said") if said_or_denied else ""
    words = view.quoter.words(marked)
    value = show_words(describe_value(first))
    same = words and value.casefold() == " ".join(piece.text for piece in words).casefold()
    return Side(
        words,
        "" if same else value,
        stance,
        _said(view, readings, found, judged),
    )


def _said(
    view: BriefView, readings: Sequence[Reading], found: Sides, judged: JudgedWords
) -> tuple[Said, ...]:
    out = []
    for reading in readings:
        text = view.quoter.text(reading.document_id)
        named = find_named(reading, found.judgements, text)
        shown = view.reading_by_id[reading.id][1]
        out.append(say(view, shown, spans=judged.of(reading), clashing=named))
    return tuple(out)
