"""Places that act: "Caracas rejected the offer" is said of a government, not of a city."""

from __future__ import annotations

from stemma.annotate.coreference.context import OBLIQUE, SUBJECT, Context
from stemma.model import EntityKind


def acts_for(context: Context, place: int, kind: EntityKind) -> str:
    """The country whose government the candidate at `place` stands for; empty if for none.

    It is the name of a capital, a seat of power or a country, and does, as the subject or the
    agent of a verb, what governments do. `kind` is what it names.
    """
    if kind in (EntityKind.PERSON, EntityKind.OUTLET, EntityKind.EVENT):
        return ""
    parse, lexicon = context.parse, context.lexicon
    candidate = context.candidates[place]
    words = parse.words[candidate.start : candidate.end]
    if words[0] in ("the", "The"):
        words = words[1:]
    name = " ".join(words)
    name = lexicon.variants.get(name, name)
    country = lexicon.seats.get(name) or (name if name in lexicon.countries else "")
    if not country:
        return ""
    governor = context.governors[place]
    relation = parse.relations[candidate.head]
    role = context.roles[place]
    acting = (role == SUBJECT and relation != "nsubj:pass") or (
        role == OBLIQUE and relation == "obl:agent"
    )
    if not acting or parse.lemmas[governor].lower() not in lexicon.government_verbs:
        return ""
    return country
