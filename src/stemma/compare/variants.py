"""Versions of one statement: what stands in one place of both and cannot be the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from stemma.align import Collation, Token, Variant
from stemma.align.denials import NEGATIVE, is_negation
from stemma.compare.actor import Actor, judge_actors
from stemma.compare.context import Context
from stemma.compare.ladder import Judged, quote
from stemma.compare.name import judge_names
from stemma.compare.place import are_people_of, judge_places, place_words
from stemma.compare.said import Said
from stemma.compare.spelling import acronym, fold, is_title
from stemma.lexicon.table import load_table, parse_pairs
from stemma.model import Claim, Entity, EntityKind, Modality, Reading, Relation, Span
from stemma.model.judgement import JudgementKind

OPPOSITES: Final = "opposites.tsv"
OTHER_WORDS: Final = "other words"
SHORT: Final = 2
"""Telling words that each side of a variant may have beside what is compared in it."""

VERBATIM: Final = 0.8
LONG: Final = 4
"""From this share, and so many shared words, on two statements are one but for the variant."""

MOSTLY: Final = 0.66
"""From this share on, a name that both reports know elsewhere may still have been mistaken."""


def judge_variants(
    left: Reading, right: Reading, collation: Collation, context: Context
) -> Iterator[Judged]:
    """What sets two versions of one statement apart: an opposite, a `not`, a name."""
    verbatim = collation.whole >= VERBATIM and collation.shared >= LONG
    if left.claim.predicate != right.claim.predicate and not verbatim:
        return
    sure = collation.shared >= LONG or collation.whole >= MOSTLY or collation.is_verbatim
    places = [v for v in collation.variants if max(_telling(v.left), _telling(v.right)) <= SHORT]
    for variant in places:
        yield from _opposite(variant, context, verbatim=verbatim)
        yield from _name(variant, left, right, context, sure=sure)
    if left.claim.polarity is right.claim.polarity:
        yield from _negation(left, right, collation, context)


def _telling(tokens: Sequence[Token]) -> int:
    return sum(token.tells for token in tokens)


def _words(tokens: Sequence[Token], context: Context) -> str:
    first, last = tokens[0].span, tokens[-1].span
    if first.start > last.start:
        return context.words([token.span for token in tokens])
    return context.words([Span(first.document_id, first.start, last.end)])


def _opposite(variant: Variant, context: Context, *, verbatim: bool) -> Iterator[Judged]:
    table = load_opposites()
    for one in variant.left:
        for other in variant.right:
            words, others = (context.words([token.span]) for token in (one, other))
            if context.names_in([one.span, other.span]):
                continue  # "New York", "an old man"
            if other.lemma in table.get(one.lemma, ()) or _negates(words, others):
                relation = Relation.CONTRADICTS if verbatim else Relation.DIFFERS
                reason = f"{quote(words)} and {quote(others)} are opposites, in one statement."
                yield Judged(JudgementKind.OUTCOME, relation, "opposite word", reason)
                return


def _negates(one: str, other: str) -> bool:
    """Whether one word is the other with a prefix that denies it: "unrelated", "related"."""
    few, many = sorted((one.casefold(), other.casefold()), key=len)
    return len(few) >= LEAST and any(many == f"{prefix}{few}" for prefix in DENYING)


DENYING: Final = ("dis", "il", "im", "in", "ir", "non", "un")
LEAST: Final = 5
"""Letters of the word denied, at least: "in" and "valid", not "in" and "come"."""


def _negation(
    left: Reading, right: Reading, collation: Collation, context: Context
) -> Iterator[Judged]:
    """A `not` that only one of two versions has, where the parse saw none on either side."""
    if any(r.claim.modality is Modality.DENIED or _is_negative(r, context) for r in (left, right)):
        return
    for variant in collation.variants:
        sides = variant.left, variant.right
        if any(token.lemma in NO_DENIAL for side in sides for token in side):
            continue
        denied = [any(_denies(token, context) for token in side) for side in sides]
        telling = max(_telling(variant.left), _telling(variant.right))
        if denied[0] is not denied[1] and telling <= 1:
            side = variant.left if denied[0] else variant.right
            words = context.words([next(t.span for t in side if _denies(t, context))])
            one, other = (context.words(r.claim.spans) for r in (left, right))
            with_it, without = (one, other) if denied[0] else (other, one)
            yield Judged(
                JudgementKind.POLARITY, Relation.DIFFERS, "one has a not",
                f"{quote(with_it)} has {quote(words)}, {quote(without)} has not.",
            )  # fmt: skip
            return


def _is_negative(reading: Reading, context: Context) -> bool:
    """Whether a verb says that something did not come about: "failed to", "denied that"."""
    words = context.words(reading.claim.spans).casefold().split()
    return any(word.startswith(NEGATIVE) for word in words)


def _denies(token: Token, context: Context) -> bool:
    """Whether a word is a "not", and no "No." before a number."""
    text = context.documents[token.span.document_id].text
    return is_negation(token.lemma) and NUMBERED.match(text, token.span.start) is None


NUMBERED: Final = re.compile(r"No\.? ?\d")
NO_DENIAL: Final = frozenset({"only", "until"})
"""Words beside a "not" that denies nothing: "not only", "it was not until May that"."""


def _name(
    variant: Variant, left: Reading, right: Reading, context: Context, *, sure: bool
) -> Iterator[Judged]:
    """Two names in one place, of things that may not be one."""
    if not _are_names(variant, left, right, context):
        return
    one, other = _named(variant.left, context), _named(variant.right, context)
    if one is None or other is None:
        yield from _unknown_names(variant, context)
        return
    if share_a_name(one, other):
        return
    known = knows(left, other, context) or knows(right, one, context)
    if known and not sure:
        return
    judged = judge_named(one, other, context)
    if judged.relation in {Relation.DIFFERS, Relation.CONTRADICTS}:
        yield judged


def _are_names(variant: Variant, left: Reading, right: Reading, context: Context) -> bool:
    """Whether two names stand there: no days, which are judged as days, nor one name shortened."""
    sides = variant.left, variant.right
    if not all(_is_name(side, context) for side in sides):
        return False
    if _little(variant.left) != _little(variant.right):
        return False  # "the Player of the Year", "Hale": a description, not another name
    if _is_dated(variant.left, left.claim) or _is_dated(variant.right, right.claim):
        return False
    one, other = (fold(_words(side, context)) for side in sides)
    return not _are_short_for_each_other(one, other)


def _is_name(tokens: Sequence[Token], context: Context) -> bool:
    """Whether all telling words have a capital."""
    told = [context.words([token.span]) for token in tokens if token.tells]
    if is_title(tuple(word.casefold() for word in told)):
        return False  # "Gov." and "Governor" are no names
    return bool(told) and all(word[:1].isupper() for word in told)


def _little(tokens: Sequence[Token]) -> list[str]:
    """The little words among the others, in order."""
    return [token.lemma for token in tokens if not token.tells]


def _is_dated(tokens: Sequence[Token], claim: Claim) -> bool:
    """Whether some of the words are a time: "Friday" is no name."""
    return any(token.span.overlaps(timex.span) for token in tokens for timex in claim.timexes)


def _unknown_names(variant: Variant, context: Context) -> Iterator[Judged]:
    """Capitalised words in one place, at least one of which was not known for a name."""
    one, other = _words(variant.left, context), _words(variant.right, context)
    judged = judge_names(Said(one, one), Said(other, other), person=False)
    if judged.relation not in {Relation.AGREES, Relation.COMPATIBLE, Relation.MISSING}:
        reason = f"{quote(one)} and {quote(other)} stand in one place of one statement."
        yield Judged(JudgementKind.NAME, Relation.DIFFERS, OTHER_WORDS, reason)


def _are_short_for_each_other(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one is the plural of the other, or its first letters: "KOs", "IE"."""
    few, many = sorted((one, other), key=lambda words: (sum(map(len, words)), words))
    return "".join(few) + "s" == "".join(many) or "".join(few) == acronym(many)


def _named(tokens: Sequence[Token], context: Context) -> Entity | None:
    """The one thing named in some words; `None` where there is none, or more than one."""
    if not tokens:
        return None
    named = context.names_in([token.span for token in tokens])
    found = {entity.id: entity for _, entity in named}
    return next(iter(found.values())) if len(found) == 1 else None


def judge_named(one: Entity, other: Entity, context: Context) -> Judged:
    """Two things named in one place of what two reports say."""
    reason = f"{quote(one.name)} and {quote(other.name)} stand in one place of one statement."
    if one.kind is not other.kind:
        return Judged(JudgementKind.NAME, Relation.DIFFERS, OTHER_WORDS, reason)
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
    return Said(Actor((entity.name, *entity.aliases), entity.kind), entity.name)


def share_a_name(one: Entity, other: Entity) -> bool:
    """Whether two entities of two reports share a name, or the last word of one."""
    return bool(_last_words(one) & _last_words(other))


def knows(reading: Reading, other: Entity, context: Context) -> bool:
    """Whether a report speaks of somebody by one of these names, in whatever place."""
    text = context.documents[reading.document_id].text.casefold()
    return any(name in text for name in _last_words(other))


def _last_words(entity: Entity) -> frozenset[str]:
    """The names of an entity, of a person the last word of each."""
    names = {name.casefold() for name in (entity.name, *entity.aliases)}
    if entity.kind is not EntityKind.PERSON:
        return frozenset(names)
    return frozenset(name.rsplit(" ", 1)[-1] for name in names)


@cache
def load_opposites() -> Mapping[str, frozenset[str]]:
    """Lemma → the lemmas that cannot hold where it does: "wider" → "narrower".

    Raises:
        LexiconError: a line is damaged.
    """
    out: dict[str, set[str]] = {}
    for _, word, other in parse_pairs(load_table(OPPOSITES), name=OPPOSITES):
        out.setdefault(word, set()).add(other)
        out.setdefault(other, set()).add(word)
    return {word: frozenset(others) for word, others in out.items()}
