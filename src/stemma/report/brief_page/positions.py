"""Positions: each party with what it demands, offers, accepts, rejects, threatens or denies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stemma.model import Position, PositionAct
from stemma.report.view import BriefView, DocumentView, PointView, Quote
from stemma.report.visible import show_words

VERBS: Final = {
    PositionAct.DEMAND: "demands",
    PositionAct.OFFER: "offers",
    PositionAct.ACCEPT: "accepts",
    PositionAct.REJECT: "rejects",
    PositionAct.THREATEN: "threatens",
    PositionAct.DENY: "denies",
    PositionAct.ANNOUNCE: "announces",
}


@dataclass(frozen=True, slots=True)
class Stand:
    """One position; `number` is its place in the brief, `answer` the position that answers it."""

    number: int
    act: str
    verb: str
    to: str
    quote: Quote
    answer: tuple[int, str, str] | None
    point: PointView
    reading: int
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """A party and its positions."""

    name: str
    stands: tuple[Stand, ...]


def make_positions(view: BriefView) -> list[Party]:
    """The parties, the one with most positions first."""
    parties: dict[str, list[Stand]] = {}
    for number, position in enumerate(view.brief.positions):
        if position.readings and all(name in view.reading_by_id for name in position.readings):
            parties.setdefault(show_words(position.party), []).append(
                _stand(view, number, position)
            )
    ordered = sorted(parties.items(), key=lambda item: -len(item[1]))
    return [Party(name, tuple(stands)) for name, stands in ordered]


def _stand(view: BriefView, number: int, position: Position) -> Stand:
    found = [view.reading_by_id[name] for name in position.readings]
    answer = None
    if position.answer is not None:
        other = view.brief.positions[position.answer]
        answer = (position.answer, show_words(other.party), VERBS[other.act])
    return Stand(
        number,
        position.act.value,
        VERBS[position.act],
        show_words(position.to or ""),
        view.quoter.quote([position.content]),
        answer,
        found[0][0],
        found[0][1].number,
        tuple(dict.fromkeys(reading.document for _, reading in found)),
    )
