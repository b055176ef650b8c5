"""One document's names, descriptions and pronouns made into entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stemma.annotate.coreference.acts import acts_for
from stemma.annotate.coreference.candidates import RELATIVE, find_candidates
from stemma.annotate.coreference.clusters import Cluster
from stemma.annotate.coreference.context import Context
from stemma.annotate.coreference.names import NameGroup, group_names
from stemma.annotate.coreference.ranker import Rankers, load_rankers
from stemma.annotate.coreference.read import Decide, Reading, Rows
from stemma.annotate.entities import NamedSpan, fold
from stemma.annotate.parse import Parse
from stemma.lexicon.reference import ReferenceLexicon, Sort, load_reference_lexicon
from stemma.model import Entity, EntityKind, Mention, MentionForm, identify

LEAST_SHARE: Final = 0.45
LEAST_SHARE_NOMINAL: Final = 0.4
LEAST_SHARE_SAME_NOUN: Final = 0.2
"""Share of belief below which nothing is taken: for a pronoun, for a description, and for a
description whose noun one thing alone has been called by. Tuned on the news of GUM's training part,
each fold held out of the networks' training, for F1 of links with precision above 85;
bench/coreference.py guards them."""
KINDS: Final = {
    Sort.PERSON: EntityKind.PERSON,
    Sort.PEOPLE: EntityKind.PERSON,
    Sort.ORGANIZATION: EntityKind.ORGANIZATION,
    Sort.PLACE: EntityKind.PLACE,
    Sort.EVENT: EntityKind.EVENT,
}


def resolve_entities(
    parse: Parse,
    named: Sequence[NamedSpan],
    *,
    rankers: Rankers | None = None,
    lexicon: ReferenceLexicon | None = None,
) -> tuple[Entity, ...]:
    """One entity for each person, organization, place, outlet or event, by its first mention.

    `named` are the names found in the document, in any order. What has no name is an entity if it
    is mentioned twice or more. A word that may stand for two things about equally well, or for
    nothing, is in no entity.

    Source: the clusters grow mention by mention as in K. Clark and C. Manning, "Entity-Centric
    Coreference Resolution with Model Stacking" (2015), after names and appositions are joined by
    rule as in H. Lee et al., "Deterministic Coreference Resolution" (2013).
    """
    lexicon = load_reference_lexicon() if lexicon is None else lexicon
    rankers = load_rankers() if rankers is None else rankers
    spans = sorted(named, key=lambda span: (span.start, span.end, span.kind))
    context, groups = prepare(parse, spans, lexicon)
    reading = Reading(context, groups, weigh(context, rankers))
    kinds = [span.kind for span in spans]
    entities: list[Entity] = []
    known: set[str] = set()
    for cluster in reading.run():
        entity = _entity(context, cluster, kinds)
        if entity is not None:
            if entity.id in known:  # "Mr Vool" and "Mrs Vool"
                first = str(entity.mentions[0].span.start)
                entity = replace(entity, id=identify(entity.id, first))
            known.add(entity.id)
            entities.append(entity)
    return tuple(sorted(entities, key=lambda entity: _place(entity.mentions[0])))


def prepare(
    parse: Parse, spans: Sequence[NamedSpan], lexicon: ReferenceLexicon
) -> tuple[Context, list[NameGroup]]:
    """The candidates of a document in their places, and its names grouped."""
    candidates = find_candidates(parse, spans, lexicon)
    context = Context.of(parse, candidates, lexicon)
    return context, group_names(parse, candidates, [span.kind for span in spans], lexicon)


def weigh(context: Context, rankers: Rankers) -> Decide:
    """The decision by the networks: the likeliest, where it is likely enough."""

    def decide(place: int, choices: Sequence[Cluster], rows: Rows) -> Cluster | None:
        mention = context.candidates[place]
        pronoun = mention.form is MentionForm.PRONOUN
        shares = (rankers.pronoun if pronoun else rankers.nominal).shares(rows)
        best = max(range(len(choices)), key=shares.__getitem__)
        if shares[best] >= (LEAST_SHARE if pronoun else LEAST_SHARE_NOMINAL):
            return choices[best]
        if not pronoun:
            same = [k for k, c in enumerate(choices) if c.is_called(mention.noun)]
            if len(same) == 1 and shares[same[0]] >= LEAST_SHARE_SAME_NOUN:
                return choices[same[0]]
        return None

    return decide


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


def _entity(context: Context, cluster: Cluster, kinds: Sequence[EntityKind]) -> Entity | None:
    parse = context.parse
    members = [(context.candidates[i], i) for i in cluster.members]
    names = [c for c, _ in members if c.named is not None]
    if cluster.kind is not None:
        kind = cluster.kind
    elif cluster.sort is not None and sum(c.noun not in RELATIVE for c, _ in members) > 1:
        kind = KINDS[cluster.sort]
    else:
        return None
    forms = Counter(" ".join(parse.text(c.start, c.end).split()) for c in names)
    name = (
        max(forms, key=lambda form: (len(form), forms[form], form))
        if forms
        else " ".join(parse.text(members[0][0].start, members[0][0].end).split())
    )
    key = fold(name) if forms else f"{name} {members[0][0].start}"
    mentions = []
    for candidate, place in members:
        own, actor = kind, ""
        if candidate.named is not None:
            own = kinds[candidate.named]
            actor = acts_for(context, place, kind)
        span = parse.span(candidate.start, candidate.end)
        mentions.append(Mention(span, own, candidate.form, actor))
    return Entity(
        id=identify(parse.document.id, "entity", kind.value, key),
        name=name,
        kind=kind,
        mentions=tuple(sorted(mentions, key=_place)),
        aliases=tuple(sorted(form for form in forms if form != name)),
    )
