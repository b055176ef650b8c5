"""What each party demands, offers, accepts, rejects, threatens, denies or announces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs
from stemma.model import (
    Argument,
    Claim,
    Entity,
    JudgedPoint,
    Modality,
    Position,
    PositionAct,
    Reading,
    Span,
)

FILE: Final = "acts.tsv"
ANSWERS: Final = frozenset({PositionAct.ACCEPT, PositionAct.REJECT})
ASKS: Final = frozenset({PositionAct.DEMAND, PositionAct.OFFER})
BY_MODALITY: Final = {Modality.DEMANDED: PositionAct.DEMAND, Modality.OFFERED: PositionAct.OFFER}


def load_acts() -> Mapping[str, PositionAct]:
    """Lemma → what who does it does with words.

    Raises:
        LexiconError: a line is damaged, or names an act that does not exist.
    """
    out = {}
    for number, lemma, act in parse_pairs(load_table(FILE), name=FILE):
        if act not in list(PositionAct):
            raise LexiconError(f"{FILE}:{number}: {act!r} is no act")
        out[lemma] = PositionAct(act)
    return out


@dataclass(frozen=True, slots=True)
class _Found:
    position: Position
    point: str
    parties: frozenset[str]


def _own_claim(reading: Reading) -> tuple[Claim, ...]:
    return (reading.claim,)


def find_positions(
    points: Sequence[JudgedPoint],
    entities: Mapping[str, Entity],
    texts: Mapping[str, str],
    claims: Callable[[Reading], Sequence[Claim]] = _own_claim,
) -> tuple[Position, ...]:
    """The positions that the points of a coverage show, the best attested first.

    `claims` gives all the claims that a reading was made of.

    One of a point, with all readings that show it; the words are those of its first report. An
    answer is the first later acceptance or rejection by the party addressed, or by another party
    than the one that asked, in the text of one report.
    """
    acts = load_acts()
    found: list[_Found] = []
    for judged in points:
        readings = [r for r in judged.point.readings if r.value is None]
        by_act: dict[tuple[str, PositionAct], list[tuple[Reading, Position]]] = {}
        for reading, claim in ((r, claim) for r in readings for claim in claims(r)):
            made = _position(claim, acts, entities, texts[reading.document_id])
            if made is not None:
                by_act.setdefault((_key(made.party), made.act), []).append((reading, made))
        for (party, _), shown in by_act.items():
            first = shown[0][1]
            ids = tuple(dict.fromkeys(reading.id for reading, _ in shown))
            found.append(_Found(replace(first, readings=ids), judged.point.id, frozenset({party})))
    found.sort(key=lambda f: (-len(f.position.readings), f.position.content))
    return _with_answers([f.position for f in found], texts)


def _position(
    claim: Claim, acts: Mapping[str, PositionAct], entities: Mapping[str, Entity], text: str
) -> Position | None:
    act = BY_MODALITY.get(claim.modality)
    said = acts.get(claim.predicate)
    if claim.modality is Modality.DENIED:
        act = PositionAct.DENY
    elif said is not None and (act is None or said is not PositionAct.ANNOUNCE):
        act = _turned(said, claim)
    if act is None:
        return None
    party = _first(claim, "party") or _first(claim, "agent")
    content = _content(claim, party)
    if party is None or content is None:
        return None
    to = _first(claim, "recipient") or _first(claim, "to")
    entity = entities.get(party.entity or "")
    if entity is None or not entity.names:
        return None
    return Position(
        party=entity.name,
        act=act,
        content=content,
        to=None if to is None else _name(to, entities, text),
    )


def _turned(act: PositionAct, claim: Claim) -> PositionAct | None:
    """An act that was not done: what was not accepted was rejected."""
    if claim.polarity.value == "asserts":
        return act
    return PositionAct.REJECT if act is PositionAct.ACCEPT else None


def _first(claim: Claim, role: str) -> Argument | None:
    return next((a for a in claim.arguments if a.role == role), None)


def _content(claim: Claim, party: Argument | None) -> Span | None:
    """The words of what is demanded or offered: from the verb's first thing to its last word."""
    document = claim.spans[0].document_id
    if party is not None and not any(party.span.overlaps(span) for span in claim.spans):
        return claim.spans[0]  # a list item, or a clause that takes its subject from another
    things = [a.span for a in claim.arguments if a is not party and a.role != "recipient"]
    inside = [s for s in things if any(s.overlaps(span) for span in claim.spans)]
    if inside:
        start = min(span.start for span in inside)
        holder = next(s for s in claim.spans if s.overlaps(min(inside)))
        return Span(document, start, max(holder.end, start + 1))
    if party is not None and any(party.span.overlaps(span) for span in claim.spans):
        after = [s for s in claim.spans if s.end > party.span.end]
        if not after:
            return None
        start = max(after[0].start, party.span.end)
        return Span(document, start, after[-1].end) if start < after[-1].end else None
    return claim.spans[0]


def _name(argument: Argument, entities: Mapping[str, Entity], text: str) -> str:
    entity = entities.get(argument.entity or "")
    if entity is not None:
        return entity.name
    return " ".join(argument.span.of(text).split())


def _key(party: str) -> str:
    return party.casefold().rsplit(" ", 1)[-1]


def _with_answers(positions: Sequence[Position], texts: Mapping[str, str]) -> tuple[Position, ...]:
    """Each demand or offer with the nearest answer after it in the same report."""
    answers = [(n, p) for n, p in enumerate(positions) if p.act in ANSWERS]
    out: list[Position] = []
    for position in positions:
        if position.act not in ASKS:
            out.append(position)
            continue
        out.append(replace(position, answer=_answer(position, answers, texts)))
    return tuple(out)


def _answer(
    position: Position, answers: Iterable[tuple[int, Position]], texts: Mapping[str, str]
) -> int | None:
    asked = _long_words(position, texts)
    after = [
        (answer.content.start, number)
        for number, answer in answers
        if answer.content.document_id == position.content.document_id
        and 0 < answer.content.start - position.content.start < NEAR_CHARACTERS
        and _key(answer.party) != _key(position.party)
        and _long_words(answer, texts) & (asked | ASKED)
    ]
    return min(after)[1] if after else None


def _long_words(position: Position, texts: Mapping[str, str]) -> frozenset[str]:
    """The words of a position that say what it is about, without their plural's s."""
    words = position.content.of(texts[position.content.document_id]).casefold().split()
    plain = ("".join(c for c in word if c.isalpha()).removesuffix("s") for word in words)
    return frozenset(word for word in plain if len(word) > LONG)


LONG: Final = 4
ASKED: Final = frozenset(
    {"condition", "demand", "offer", "proposal", "request", "suggestion", "term", "ultimatum"}
)
"""Words for what was asked, by which an answer may name it."""

NEAR_CHARACTERS: Final = 900
"""How far behind a demand or an offer its answer may stand: about five sentences."""
