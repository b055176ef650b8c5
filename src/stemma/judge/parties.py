"""Whom and what two statements name: somebody else in one role, or two who changed places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from stemma.annotate.entities import fold
from stemma.judge.actor import Actor, judge_actors
from stemma.judge.context import Context
from stemma.judge.ladder import Judged, quote
from stemma.judge.name import judge_names
from stemma.judge.place import are_people_of, judge_places, place_words
from stemma.lexicon.words import load_words
from stemma.model import Argument, Claim, Entity, EntityKind, Reading, Relation
from stemma.model.judgement import JudgementKind
from stemma.values.said import Said

PRONOUNS: Final = load_words("pronouns.txt")
MUTUAL: Final = load_words("mutual_verbs.txt")
"""Verbs of what two do to each other: who met whom is no matter."""

OTHER_WORDS: Final = "other words"
DEEDS: Final = (("agent", "patient"), ("agent", "recipient"))
ROLES: Final = frozenset(role for deed in DEEDS for role in deed)
NOBODY: Final[frozenset[str]] = frozenset()
CLASHES: Final = frozenset({Relation.DIFFERS, Relation.CONTRADICTS})
HOLD: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})


def judge_parties(left: Reading, right: Reading, context: Context) -> Iterator[Judged]:
    """What sets the parties of two statements of one fact apart; nothing where they may be one."""
    yield from _swapped(left, right, context)
    named = _named_otherwise(left, right, context)
    if named is not None:
        judged = judge_named(*named, context)
        if judged.relation in CLASHES:
            yield judged


def judge_named(one: Entity, other: Entity, context: Context) -> Judged:
    """Two things of one kind that are named in one role of what two reports say."""
    reason = f"{quote(one.name)} and {quote(other.name)} stand in one place of one statement."
    if one.kind is EntityKind.PLACE:
        places = judge_places(Said(one.name, one.name), Said(other.name, other.name))
        if places.relation not in {Relation.MISSING, Relation.UNRELATED}:
            return places
        words, others = place_words(one.name), place_words(other.name)
        apart = [(a, b) for a in words - others for b in others - words]
        if not apart or any(are_people_of(a, b) for a, b in apart):
            return places  # a part of one name, or its people
        if not words & others:
            reason = f"{quote(one.name)} and {quote(other.name)} have no word in common."
        return Judged(JudgementKind.PLACE, Relation.DIFFERS, OTHER_WORDS, reason)
    actors = judge_actors(_actor(one), _actor(other))
    # A first name alone may be one person's with a surname alone.
    if actors.relation is not Relation.UNRELATED or _are_one_name(one, other, context):
        return actors
    return Judged(JudgementKind.ACTOR, Relation.DIFFERS, OTHER_WORDS, reason)


def _named_otherwise(
    left: Reading, right: Reading, context: Context
) -> tuple[Entity, Entity] | None:
    """The one named here alone and the one named there alone, in one role of two claims."""
    ones, others = context.named(left.claim), context.named(right.claim)
    one = [e for e in ones if not any(share_a_name(e, x) for x in others)]
    other = [e for e in others if not any(share_a_name(e, x) for x in ones)]
    one = [e for e in one if not _names(right, e, context)]
    other = [e for e in other if not _names(left, e, context)]
    pairs = [
        (a, b)
        for a in one
        for b in other
        if a.kind is b.kind
        and _role(left.claim, a) is not None
        and _role(left.claim, a) == _role(right.claim, b)
    ]
    if len(pairs) != 1:
        return None
    a, b = pairs[0]
    if a.kind is EntityKind.ORGANIZATION and _begin_alike(a, b):
        return None  # one name in two languages, or in part
    return a, b


def share_a_name(one: Entity, other: Entity) -> bool:
    """Whether two entities of two reports may be one by their names.

    Two persons with a surname in common may, unless both have a first name and these do not fit.
    """
    if one.kind is EntityKind.PERSON and other.kind is EntityKind.PERSON:
        full = [_full_names(entity) for entity in (one, other)]
        if all(full):
            return any(_fit(a, b) for a in full[0] for b in full[1])
    return bool(_last_words(one) & _last_words(other))


def _full_names(entity: Entity) -> tuple[str, ...]:
    """The names of a person that have more than one word."""
    return tuple(name for name in (entity.name, *entity.aliases) if " " in name.strip())


def _fit(one: str, other: str) -> bool:
    """Whether two full names can be one person's: by known variants, accents, initials."""
    if judge_names(Said(one, one), Said(other, other)).relation in HOLD:
        return True
    few, many = sorted((fold(one).split(), fold(other).split()), key=lambda words: len(words[0]))
    initial = len(few[0].rstrip(".")) == 1 and many[0].startswith(few[0][0])
    return initial and few[-1] == many[-1]


def _last_words(entity: Entity) -> frozenset[str]:
    """The folded names of an entity, of a person the last word of each."""
    names = {fold(name) for name in (entity.name, *entity.aliases)}
    if entity.kind is not EntityKind.PERSON:
        return frozenset(names)
    return frozenset(name.rsplit(" ", 1)[-1] for name in names)


def _names(reading: Reading, entity: Entity, context: Context) -> bool:
    """Whether the words of a claim have a name of an entity, of a person a full one if known."""
    words = context.words(reading.claim.spans).casefold()
    names = [name.casefold() for name in (entity.name, *entity.aliases)]
    if entity.kind is EntityKind.PERSON:
        names = [name for name in names if " " in name] or names
    return any(re.search(rf"\b{re.escape(name)}\b", words) for name in names)


def _role(claim: Claim, entity: Entity) -> str | None:
    """The part that something named has in a claim, or stands within; `None` for none."""
    own = next((a.role for a in claim.arguments if a.entity == entity.id), None)
    if own is not None:
        return own
    around = sorted(
        (len(a.span), a.role)
        for a in claim.arguments
        if any(a.span.contains(mention.span) for mention in entity.mentions)
    )
    return f"within {around[0][1]}" if around else None


def _begin_alike(one: Entity, other: Entity) -> bool:
    words = [[w for w in e.name.casefold().split() if w != "the"][:1] for e in (one, other)]
    return words[0] == words[1]


def _are_one_name(one: Entity, other: Entity, context: Context) -> bool:
    """Whether some report calls somebody by words of both names."""
    ones, others = _name_words(one), _name_words(other)
    return any(
        (ones - others) & known and (others - ones) & known
        for entity in context.entities.values()
        for known in map(_split, (entity.name, *entity.aliases))
    )


def _name_words(entity: Entity) -> frozenset[str]:
    return frozenset(w for name in (entity.name, *entity.aliases) for w in _split(name))


def _split(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())


def _actor(entity: Entity) -> Said[Actor]:
    """By full names, where there are any: a surname alone may be another's."""
    names = _full_names(entity) or (entity.name, *entity.aliases)
    return Said(Actor(names, entity.kind), entity.name)


def _swapped(left: Reading, right: Reading, context: Context) -> Iterator[Judged]:
    """Who did it here has it done to him there."""
    predicate = left.claim.predicate
    if predicate != right.claim.predicate or predicate in MUTUAL:
        return
    sides = [
        context.once("sides", reading.claim, lambda claim: _sides(claim, context))
        for reading in (left, right)
    ]
    for deed in DEEDS:
        (agent, patient), (other_agent, other_patient) = (
            tuple(side.get(role, NOBODY) for role in deed) for side in sides
        )
        crossed = agent & other_patient and patient & other_agent
        if crossed and not agent & other_agent and not patient & other_patient:
            words = [context.words([_told(left.claim, role)[0].span]) for role in deed]
            yield Judged(
                JudgementKind.ACTOR,
                Relation.CONTRADICTS,
                "the other way round",
                f"{quote(words[0])} and {quote(words[1])} have changed places.",
            )
            return


def _sides(claim: Claim, context: Context) -> Mapping[str, frozenset[str]]:
    """Role → what those who have it are called."""
    roles = {argument.role for argument in claim.arguments} & ROLES
    return {role: _by_name(_told(claim, role), context) for role in roles}


def _told(claim: Claim, role: str) -> Sequence[Argument]:
    """The arguments in a role that are told by more than a pronoun."""
    return [
        a for a in claim.arguments
        if a.role == role and a.head and a.head.casefold() not in PRONOUNS
    ]  # fmt: skip


def _by_name(arguments: Iterable[Argument], context: Context) -> frozenset[str]:
    """The main words of arguments, and the last word of the name where one is known."""
    out = set()
    for argument in arguments:
        out.add((argument.head or "").casefold())
        entity = context.entities.get(argument.entity or "")
        if entity is not None and entity.names:
            out.add(entity.name.casefold().rsplit(" ", 1)[-1])
    return frozenset(out)
