"""How well a description fits what is known of a thing met before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.annotate.coreference.candidates import Candidate
from stemma.annotate.coreference.clusters import Cluster
from stemma.lexicon.reference import Gender, ReferenceLexicon


@dataclass(frozen=True, slots=True)
class Choices:
    """What a word may stand for, the last met first, and what holds for all of them.

    `longest` is the most mentions one of them has. `alike` are those of the description's own sort,
    `heads` how many can be called by its noun, `lands` the countries its adjectives name.
    """

    clusters: Sequence[Cluster]
    longest: int
    alike: Sequence[Cluster]
    longest_alike: int
    heads: int
    modifiers: frozenset[str]
    lands: frozenset[str]

    @classmethod
    def of(
        cls, mention: Candidate, clusters: Sequence[Cluster], lexicon: ReferenceLexicon
    ) -> Choices:
        """The choices for one description or pronoun, at least one."""
        places = lexicon.places
        alike = [cluster for cluster in clusters if cluster.sort is mention.sort]
        return cls(
            clusters,
            max([len(cluster.members) for cluster in clusters]),
            alike,
            max([len(cluster.members) for cluster in alike], default=0),
            sum(mention.noun in cluster.nouns for cluster in clusters),
            frozenset(mention.modifiers),
            frozenset(places[w] for w in map(str.capitalize, mention.modifiers) if w in places),
        )


def description_features(
    mention: Candidate, cluster: Cluster, distance: int, choices: Choices
) -> list[float]:
    """What speaks for one of the choices; `distance` is in sentences."""
    modifiers, lands, families = choices.modifiers, choices.lands, mention.families
    alike = len(choices.alike)
    own = mention.noun in cluster.nouns
    kin = not families.isdisjoint(cluster.families)
    named = cluster.has_name
    sure = cluster.sort is mention.sort
    common = sum(w in cluster.modifiers or w in cluster.name_words for w in modifiers)
    known_land = not lands.isdisjoint(cluster.countries)
    bare = not modifiers
    return [
        own, mention.noun in cluster.name_words, sure,
        own and modifiers <= cluster.modifiers, common, len(modifiers) - common,
        bool(lands) and known_land, bool(lands) and not known_land,
        own and bare and not cluster.modifiers,
        alike, alike == 1, sure and choices.alike[0] is cluster,
        choices.longest_alike <= len(cluster.members),
        bool(cluster.possessors) and mention.possessor is not None,
        mention.determiner == "poss" and own, own and named,
        mention.determiner in ("this", "that") and distance <= 1,
        mention.sort is not None and not own and named, distance <= 1 and named and sure,
        (*mention.modifiers, mention.noun) in cluster.strings,
        kin, kin and not own, kin and named, kin and bare, kin and alike == 1,
        "country" in families and cluster.is_country,
        "country" in families and named and not cluster.is_country,
        "city" in families and cluster.is_country, "city" in families and cluster.is_seat,
        mention.gender is not Gender.UNKNOWN, not kin and bool(cluster.families) and bool(families),
        choices.heads > own,
    ]  # fmt: skip
