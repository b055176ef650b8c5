"""What each party demands, offers, accepts, rejects, threatens, denies or announces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemma.brief.parties import Called, one_name
from stemma.claims.act_verbs import load_acts
from stemma.lexicon.words import load_words
from stemma.model import (
    Act,
    Annotations,
    Entity,
    EntityKind,
    JudgedPoint,
    Polarity,
    Position,
    PositionAct,
    Reading,
    Span,
)

ANSWERS: Final = frozenset({PositionAct.ACCEPT, PositionAct.REJECT})
ASKS: Final = frozenset({PositionAct.DEMAND, PositionAct.OFFER})
FUNCTION_WORDS: Final = load_words("function_words.txt")
WORD: Final = re.compile(r"[^\W_]+")
ACTS: Final = load_acts()
UNDONE: Final = ASKS | {PositionAct.THREATEN, PositionAct.ANNOUNCE}
"""Acts that are no position where a report says that they were none."""

AGAINST: Final = re.compile(r"(?i)\b(?:not|never) to\b|\bagainst\b")
DENIED: Final = 0.6
"""Share of an act's words that its denial has."""

SHARED: Final = 0.5
"""Two acts of one party are one position where the shorter shares this much of its words."""
LONGEST: Final = 150
"""Characters of a content that can be taken in at one look."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An act under the name that its party has everywhere."""

    act: Act
    party: str
    to: str | None
    words: frozenset[str]
    against: bool


@dataclass(frozen=True, slots=True)
class _Denied:
    """An act that a report says was none: its party, `None` where it is not known."""

    act: PositionAct
    party: str | None
    words: frozenset[str]
    against: bool


def find_positions(
    reports: Sequence[Annotations],
    points: Sequence[JudgedPoint],
    entities: Mapping[str, Entity],
) -> tuple[Position, ...]:
    """The positions of the parties, those that most reports have first.

    What a report says was never demanded, offered, threatened or announced is none: it is shown as
    a clash or a dispute. One for all acts of a party that are of one sort and share their words, to
    do a thing and not to do it being two; its words are those of
    the report that says most at one look, its readings the claims in which the acts stand. An
    answer is the first acceptance or rejection behind a demand or an offer by another party, in
    the text of one report, that names it or shares a word with it.
    """
    texts = {found.document.id: found.document.text for found in reports}
    told = _named(reports, entities, texts)
    denied = _denials(reports, entities, texts)
    told = [one for one in told if not any(_is_denied(one, other) for other in denied)]
    groups: list[list[_Told]] = []
    for one in told:
        for group in groups:
            if _is_one(group, one):
                group.append(one)
                break
        else:
            groups.append([one])
    where = _Readings(points)
    made = [_position(group, where) for group in groups]
    made.sort(key=lambda m: (-m[0], -len(ANSWERS & {m[1].act}), m[1].content, m[1].act))
    return _with_answers([position for _, position in made], texts)


def _named(
    reports: Sequence[Annotations], entities: Mapping[str, Entity], texts: Mapping[str, str]
) -> list[_Told]:
    """Every act that says what it is about, under one name for each party."""
    acts = [act for found in reports for act in found.acts]
    people = [e for found in reports for e in found.entities if e.kind is EntityKind.PERSON]
    counted = Counter(person.name for person in people for _ in person.mentions if person.names)
    called = Called(entities, one_name(counted), texts)
    out = []
    shown: dict[str, str] = {}
    for act in sorted(acts, key=lambda a: (a.content, a.cue, a.act)):
        party = called.party(act.party, act.party_entity)
        content = act.content.of(texts[act.content.document_id])
        words = _words(content)
        if party is None or not words:
            continue
        to = None if act.to is None else called.party(act.to, act.to_entity)
        party = shown.setdefault(party.casefold(), party)
        out.append(_Told(act, party, to, words, _is_against(content)))
    return out


def _denials(
    reports: Sequence[Annotations], entities: Mapping[str, Entity], texts: Mapping[str, str]
) -> list[_Denied]:
    """What the reports say was not demanded, offered, threatened or announced."""
    out = []
    for found in reports:
        for claim in found.claims:
            act = ACTS.get(claim.predicate.partition(" ")[0])
            if act not in UNDONE or claim.polarity is not Polarity.DENIES:
                continue
            who = next((a for a in claim.arguments if a.role in {"agent", "party"}), None)
            entity = None if who is None else entities.get(who.entity or "")
            text = " ".join(span.of(texts[span.document_id]) for span in claim.spans)
            party = entity.name if entity is not None and entity.names else None
            against = bool(AGAINST.search(text))
            out.append(_Denied(act, party, _words(text), against))
    return out


def _is_denied(told: _Told, denied: _Denied) -> bool:
    """Whether an act is one that a report says was none."""
    if told.act.act is not denied.act or told.against is not denied.against:
        return False
    if denied.party is not None and not _may_be_one(told.party, denied.party):
        return False
    return len(told.words & denied.words) >= DENIED * len(told.words)


def _may_be_one(left: str, right: str) -> bool:
    """Whether two names share their last word: "Ada Brey", "Brey"."""
    return left.casefold().split()[-1] == right.casefold().split()[-1]


def _is_against(content: str) -> bool:
    """Whether it is asked not to be done: "the police not to fire"."""
    return bool({"not", "never"} & {word.casefold() for word in WORD.findall(content)})


def _words(text: str) -> frozenset[str]:
    """What a content speaks of, without its plural's s."""
    found = (word.casefold().removesuffix("s") for word in WORD.findall(text))
    return frozenset(word for word in found if len(word) > 1 and word not in FUNCTION_WORDS)


def _is_one(group: Sequence[_Told], one: _Told) -> bool:
    first = group[0]
    if first.party != one.party or first.act.act is not one.act.act:
        return False
    if first.against is not one.against:
        return False
    least = min(len(first.words), len(one.words))
    return len(first.words & one.words) >= max(1, SHARED * least)


class _Readings:
    """The readings of claims, asked by the place of an act."""

    def __init__(self, points: Sequence[JudgedPoint]) -> None:
        self._by_document: dict[str, dict[str, Reading]] = {}
        for judged in points:
            for reading in judged.point.readings:
                if reading.value is None:
                    self._by_document.setdefault(reading.document_id, {})[reading.id] = reading

    def at(self, act: Act) -> tuple[str, ...]:
        """The shortest claim around its verb, and the first in its content."""
        known = self._by_document.get(act.cue.document_id, {})
        around, inside = (
            [
                (sum(map(len, r.claim.spans)), r.id)
                for r in known.values()
                if any(s.overlaps(place) for s in r.claim.spans)
            ]
            for place in (act.cue, act.content)
        )
        found = [min(around)[1]] if around else [min(inside)[1]] if inside else []
        return tuple(found)


def _position(group: Sequence[_Told], where: _Readings) -> tuple[int, Position]:
    """In how many reports it stands, and the position."""

    def worth(one: _Told) -> tuple[bool, int, Span]:
        length = len(one.act.content)
        return length > LONGEST, abs(LONGEST - length), one.act.content

    best = min(group, key=worth)
    readings = dict.fromkeys(name for one in group for name in where.at(one.act))
    documents = {one.act.content.document_id for one in group}
    to = next((one.to for one in (best, *group) if one.to is not None), None)
    position = Position(best.party, best.act.act, best.act.content, to=to, readings=tuple(readings))
    return len(documents), position


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
        and answer.party != position.party
        and _long_words(answer, texts) & (asked | ASKED)
    ]
    return min(after)[1] if after else None


def _long_words(position: Position, texts: Mapping[str, str]) -> frozenset[str]:
    """The longer words of a position, which say what it is about."""
    words = _words(position.content.of(texts[position.content.document_id]))
    return frozenset(word for word in words if len(word) > LONG)


LONG: Final = 4
ASKED: Final = frozenset(
    {"condition", "demand", "offer", "proposal", "request", "suggestion", "term", "ultimatum"}
)
"""Words for what was asked, by which an answer may name it."""

NEAR_CHARACTERS: Final = 900
"""How far behind a demand or an offer its answer may stand: about five sentences."""
