"""Denials and what they are of → disputes: one party says a thing, another says that it is not so.

A denial is seldom in the words of what it denies, so the pair reader's chance that both are of one
fact is no measure alone. Each rule asks for words that both share, and how rare these are, beside
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.judge.event import EventJudge
from stemma.judge.ladder import quote
from stemma.judge.readings import dispute_reading
from stemma.match.denials import Denial, DenialKind
from stemma.match.matches import DenialMatch
from stemma.model import Claim, Judgement, Reading, Relation
from stemma.model.judgement import JudgementKind

DISPUTED: Final = "disputed"
"""The rung of a judgement by which one says so and another denies it."""

MOST: Final = 4
"""Other statements of what is denied that are shown beside it, at most."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule asks for: least values of each.

    `share` is how much of what is denied the statement has, `rarity` that of the words shared,
    `words` how many these are; `same` and `denial` are what the pair reader says.
    """

    share: float
    rarity: float
    same: float
    denial: float = 0.0
    words: int = 1
    one_deed: bool = False
    near: bool = False

    def is_met(self, one: DenialMatch) -> bool:
        """Whether a denial and a statement have all that is asked for."""
        told, match = one.denied, one.match
        return (
            match is not None
            and told.share >= self.share
            and told.rarity >= self.rarity
            and told.words >= self.words
            and match.same >= self.same
            and match.words.denial >= self.denial
            and (told.one_deed or not self.one_deed)
            and (told.near or not self.near)
        )


RULES: Final[Mapping[DenialKind, tuple[Asked, ...]]] = {
    DenialKind.CLAUSE: (
        Asked(share=0.4, rarity=4, same=0.6),
        Asked(share=0.25, rarity=2, same=0.78),
        Asked(share=0.3, rarity=3, same=0.6, words=2),
        Asked(share=0.3, rarity=2, same=0.6, one_deed=True),
    ),
    DenialKind.NOUN: (Asked(share=0.4, rarity=4, same=0.5),),
    DenialKind.SAID: (
        Asked(share=0.6, rarity=4, same=0.6, one_deed=True),
        Asked(share=0.8, rarity=6, same=0.5, one_deed=True),
        Asked(share=0.45, rarity=3, same=0.55, denial=0.55),
        Asked(share=0.2, rarity=4, same=0.55, denial=0.7, words=2),
        Asked(share=0.3, rarity=3, same=0.45, denial=0.7, near=True),
    ),
    DenialKind.POINTED: (),
    DenialKind.PLEA: (),
}
"""What is asked for, by how a thing is denied; any one of a kind is enough. Set on the training
stories and twelve that no model had seen (`bas18` to `bas29`)."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Readings of what is said and of what denies it, and the judgements that set them apart.

    The left of a judgement says so, the right denies it.
    """

    readings: tuple[Reading, ...]
    judgements: tuple[Judgement, ...]


def find_disputes(judge: EventJudge) -> list[Dispute]:
    """The disputes of an event, in the order of their denials.

    Denials of one statement are one dispute. What stands in a point as disputed already is left to
    it, and so is a denial that nothing is found for.
    """
    group_of: dict[tuple[object, ...], int] = {}
    groups: dict[int, list[DenialMatch]] = {}
    for number, one in enumerate(judge.matches.denials):
        if not _is_dispute(one) or _is_known(one, judge):
            continue
        ends = _ends(one)
        here = {group_of[end] for end in ends if end in group_of}
        groups[number] = [*(other for at in sorted(here) for other in groups.pop(at)), one]
        for other in groups[number]:
            group_of.update(dict.fromkeys(_ends(other), number))
    return [_made(group, judge) for group in groups.values()]


def _is_dispute(one: DenialMatch) -> bool:
    if one.denied.pointed:
        return True
    return any(rule.is_met(one) for rule in RULES[one.denied.denial.kind])


def _is_known(one: DenialMatch, judge: EventJudge) -> bool:
    number = one.denied.number
    if number is None:
        return False
    pair = (min(number, one.denied.said), max(number, one.denied.said))
    known = judge.claims.get(pair)
    return known is not None and known.rung == DISPUTED


def _ends(one: DenialMatch) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What names the statement denied, and the denial."""
    denied = one.denied
    return ("said", denied.said), ("denied", denied.document, denied.denial.claim.id)


def _made(group: Sequence[DenialMatch], judge: EventJudge) -> Dispute:
    readings: dict[str, Reading] = {}
    judgements = []
    for one in group:
        denial = one.denied.denial
        denies = dispute_reading(denial.claim)
        same = None if one.match is None else one.match.same
        for number in (one.denied.said, *_as_said(one, judge)):
            says = dispute_reading(judge.matches.statements[number].claim)
            readings.setdefault(says.id, says)
            readings.setdefault(denies.id, denies)
            judgements.append(
                Judgement(
                    says.id,
                    denies.id,
                    Relation.COMPATIBLE,
                    JudgementKind.POLARITY,
                    (_reason(says, denies, denial, judge),),
                    DISPUTED,
                    says.claim.spans,
                    denies.claim.spans,
                    same if number == one.denied.said else None,
                )
            )
    unique = {(j.left, j.right): j for j in reversed(judgements)}
    ordered = [j for j in judgements if unique.pop((j.left, j.right), None) is not None]
    return Dispute(tuple(readings.values()), tuple(ordered))


def _as_said(one: DenialMatch, judge: EventJudge) -> Iterator[int]:
    """Statements that agree with the one denied, of other reports, a few."""
    said = one.denied.said
    found = sorted(
        {n for pair, judged in judge.claims.items() if said in pair for n in pair if n != said
         if judged.relation is Relation.AGREES}
        - {one.denied.number, None}
    )  # fmt: skip
    yield from found[:MOST]


def _reason(says: Reading, denies: Reading, denial: Denial, judge: EventJudge) -> str:
    told = _who(says.claim, judge, says)
    denier = judge.context.entities.get(denial.entity or "")
    name = denier.name if denier is not None and denier.names else judge.context.words(denial.who)
    left, right = (quote(judge.context.words(r.claim.spans)) for r in (says, denies))
    return f"{left} is said {told}; {quote(name)} denies it: {right}. Both can have been said."


def _who(claim: Claim, judge: EventJudge, reading: Reading) -> str:
    name = judge.context.speaker(reading)
    if claim.attribution is None or name is None:
        return "in the outlet’s own voice"
    return f"by {quote(name)}" if name else "by nobody named"
