"""One document read from its beginning: each candidate joins what it stands for, or opens anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from stemma.annotate.coreference.candidates import REFLEXIVE, RELATIVE, SORTS, Candidate
from stemma.annotate.coreference.clusters import Cluster
from stemma.annotate.coreference.context import SUBJECT, Context
from stemma.annotate.coreference.descriptions import Choices
from stemma.annotate.coreference.features import (
    WINDOW,
    compatible,
    is_empty,
    may_be_person,
    mention_features,
    pair_features,
)
from stemma.annotate.coreference.names import NameGroup
from stemma.lexicon.reference import Gender, Sort
from stemma.model import MentionForm

Rows = list[list[float]]
Decide = Callable[[int, Sequence[Cluster], Rows], Cluster | None]
"""(place of the candidate, the things it may stand for, their features; the last row is of none
of them) → the one taken."""
NAME, NOMINAL, PRONOUN = MentionForm.NAME, MentionForm.NOMINAL, MentionForm.PRONOUN
REACH: Final = 6
"""Sentences back that a pronoun is looked for."""


class Reading:
    """Reads one document; `decide` weighs what grammar leaves open."""

    def __init__(
        self,
        context: Context,
        groups: Sequence[NameGroup],
        decide: Decide,
    ) -> None:
        self._context = context
        self._decide = decide
        self.clusters: list[Cluster] = []
        self.cluster_of: dict[int, Cluster] = {}
        self._named: dict[int, Cluster] = {}
        self._recent: dict[int, Cluster] = {}
        # By number, the last met at the end.
        self._by_head = {c.head: i for i, c in enumerate(context.candidates) if c.form is not NAME}
        self._by_head |= {c.head: i for i, c in enumerate(context.candidates) if c.form is NAME}
        self._name_at = {c.start: i for i, c in enumerate(context.candidates) if c.form is NAME}
        for group in groups:
            cluster = self._new(SORTS.get(group.kind), group.gender)
            cluster.kind = group.kind
            cluster.plural = False if cluster.sort in (Sort.PERSON, Sort.PLACE) else None
            for place in group.places:
                self._named[place] = cluster

    def run(self) -> list[Cluster]:
        """Every cluster with a member, by its first."""
        for place in self._context.order:
            candidate = self._context.candidates[place]
            if candidate.form is NAME:
                cluster: Cluster | None = self._named[place]
            elif candidate.form is PRONOUN:
                cluster = self._pronoun(place, candidate)
            else:
                cluster = self._nominal(place, candidate)
            if cluster is not None:
                self._join(place, candidate, cluster)
        return [cluster for cluster in self.clusters if cluster.members]

    def _new(self, sort: Sort | None, gender: Gender) -> Cluster:
        cluster = Cluster(len(self.clusters), sort, gender)
        self.clusters.append(cluster)
        return cluster

    def _join(self, place: int, candidate: Candidate, cluster: Cluster) -> None:
        cluster.add(place, candidate)
        self.cluster_of[place] = cluster
        if candidate.possessor is not None:
            owner = self._by_head.get(candidate.possessor)
            if owner is not None and owner in self.cluster_of:
                cluster.possessors.add(self.cluster_of[owner].number)
        if candidate.form is NAME:
            self._note(candidate, cluster)
        elif (
            candidate.form is PRONOUN
            and cluster.sort is None
            and not cluster.has_name
            and (candidate.noun in ("who", "whom") or candidate.gender is not Gender.UNKNOWN)
        ):
            cluster.sort = Sort.PEOPLE if cluster.plural else Sort.PERSON
        self._recent.pop(cluster.number, None)
        self._recent[cluster.number] = cluster

    def _note(self, candidate: Candidate, cluster: Cluster) -> None:
        """What the words around a name call it: a title, a predicate."""
        parse, lexicon = self._context.parse, self._context.lexicon
        words = parse.lower[candidate.start : candidate.end]
        if not cluster.name_words.issuperset(words):
            cluster.name_words.update(words)
            for word in words:
                cluster.families.update(lexicon.families.get(word, ()))
            text = " ".join(parse.words[candidate.start : candidate.end])
            text = lexicon.variants.get(text, text)
            if text in lexicon.countries:
                cluster.countries.add(text)
                cluster.is_country = True
            if text in lexicon.seats:
                cluster.countries.add(lexicon.seats[text])
                cluster.is_seat = True
        at = candidate.start - 1
        nouns, titled = lexicon.nouns, False
        while at >= 0 and (
            parse.heads[at] == candidate.head
            or candidate.start <= parse.heads[at] < candidate.end
            or (at + 1 < candidate.start and parse.heads[at] == at + 1)
        ):
            if parse.lower[at] in nouns and not titled:
                titled = True
                cluster.describe(parse.lower[at])
                cluster.families.update(lexicon.families.get(parse.lower[at], ()))
            else:
                cluster.modifiers.add(parse.lower[at])
                if parse.words[at] in lexicon.places:
                    cluster.countries.add(lexicon.places[parse.words[at]])
            at -= 1

    def _nominal(self, place: int, candidate: Candidate) -> Cluster:
        named = self._apposition(candidate)
        if named is not None:
            return named
        if candidate.definite:
            if candidate.sort is None and not candidate.families:
                taken = self._same_words(place, candidate)
            else:
                taken = self._choose(place, self._choices(place, candidate))
            if taken is not None:
                return taken
        cluster = self._new(candidate.sort, candidate.gender)
        cluster.plural = candidate.plural
        return cluster

    def _choices(self, place: int, candidate: Candidate) -> list[Cluster]:
        """What a description or a pronoun may stand for, the last met first."""
        context = self._context
        pronoun = candidate.form is PRONOUN
        sentence = context.sentences[place]
        out: list[Cluster] = []
        for cluster in reversed(self._recent.values()):
            if pronoun and sentence - context.sentences[cluster.members[-1]] > REACH:
                break
            if compatible(context, place, cluster) and self._owner_fits(candidate, cluster):
                out.append(cluster)
                if len(out) == WINDOW:
                    break
        return out

    def _same_words(self, place: int, candidate: Candidate) -> Cluster | None:
        """A thing of no sort asked for, if it was described in the same words."""
        words = (*candidate.modifiers, candidate.noun)
        for cluster in reversed(self._recent.values()):
            if words in cluster.strings and compatible(self._context, place, cluster):
                return cluster if self._owner_fits(candidate, cluster) else None
        return None

    def _owner_fits(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Two descriptions as somebody's are of one only if both are the same one's."""
        if candidate.possessor is None:
            return True
        owner = self._by_head.get(candidate.possessor)
        owned = self.cluster_of.get(owner) if owner is not None else None
        if owned is cluster:
            return False
        if owned is None or not cluster.possessors:
            return candidate.noun not in cluster.nouns or not cluster.possessors
        return owned.number in cluster.possessors

    def _apposition(self, candidate: Candidate) -> Cluster | None:
        """The name that stands beside a description: "Ana Vool, his wife", "his wife, Ana Vool"."""
        if candidate.sort is None:
            return None
        if candidate.sort is Sort.PLACE and not candidate.determiner:
            return None  # "Ludham, Orme county" is in the county
        for word in self._beside(candidate):
            place = self._by_head.get(word)
            if place is None:
                continue
            other = self._context.candidates[place]
            if other.form is not NAME and candidate.sort not in (Sort.PERSON, Sort.ORGANIZATION):
                continue
            cluster = self._named.get(place) or self.cluster_of.get(place)
            if (
                cluster is not None
                and cluster.sort in (candidate.sort, None)
                and (candidate.plural is True) == (cluster.plural is True)
                and {candidate.gender, cluster.gender} != {Gender.MALE, Gender.FEMALE}
            ):
                return cluster
        return None

    def _beside(self, candidate: Candidate) -> Iterator[int]:
        """The head words of what stands in apposition to a description."""
        parse = self._context.parse
        head = candidate.head
        if parse.relations[head] in ("appos", "nmod:desc"):
            yield parse.heads[head]
        for child in parse.children[head]:
            if parse.relations[child] in ("appos", "nmod:desc"):
                yield child
        # The parser often takes the two for two subjects of one verb.
        after = candidate.end
        comma = after < len(parse) and parse.words[after] == ","
        place = self._name_at.get(after + comma)
        if place is not None and after < parse.sentences[parse.sentence_of[head]][1]:
            name = self._context.candidates[place]
            if not comma or (
                parse.heads[name.head] == parse.heads[head]
                and parse.relations[name.head] == parse.relations[head]
                and parse.relations[head] != "conj"
            ):
                yield name.head

    def _pronoun(self, place: int, candidate: Candidate) -> Cluster | None:
        if candidate.noun in RELATIVE:
            return self._relative(candidate)
        if candidate.noun in REFLEXIVE:
            subject = self._subject(place)
            if subject is not None:
                return subject
        if candidate.noun == "it" and is_empty(self._context, place):
            return None
        return self._choose(place, self._choices(place, candidate))

    def _choose(self, place: int, choices: list[Cluster]) -> Cluster | None:
        if not choices:
            return None
        context = self._context
        mention = mention_features(context, place)
        every = Choices.of(context.candidates[place], choices, context.lexicon)
        rows = [
            [1.0, *mention, *pair_features(context, place, cluster, rank, every)]
            for rank, cluster in enumerate(choices)
        ]
        width = len(rows[0])
        none = [0.0, *mention, float(len(choices) == 1)]
        rows.append(none + [0.0] * (width - len(none)))
        return self._decide(place, choices, rows)

    def _relative(self, candidate: Candidate) -> Cluster | None:
        """What a relative clause stands after."""
        parse = self._context.parse
        for word in (candidate.head, *parse.ancestors(candidate.head)):
            if parse.relations[word] == "acl:relcl":
                place = self._by_head.get(parse.heads[word])
                if place is None or parse.heads[word] > candidate.head:
                    return None
                cluster = self.cluster_of.get(place)
                who = candidate.noun in ("who", "whom")
                if cluster is None or (who and not self._may_be_who(cluster)):
                    return None
                if candidate.noun == "which" and cluster.sort in (Sort.PERSON, Sort.PEOPLE):
                    return None
                return cluster
        return None

    def _may_be_who(self, cluster: Cluster) -> bool:
        if cluster.sort is None and not cluster.has_name:
            return cluster.plural is True or may_be_person(cluster)
        return cluster.sort not in (Sort.PLACE, Sort.EVENT)

    def _subject(self, place: int) -> Cluster | None:
        """The subject of the verb that a reflexive belongs to."""
        context = self._context
        for other in range(place - 1, -1, -1):
            if context.sentences[other] != context.sentences[place]:
                return None
            if (
                context.governors[other] == context.governors[place]
                and context.roles[other] == SUBJECT
            ):
                cluster = self.cluster_of.get(other)
                if cluster is not None and compatible(context, place, cluster):
                    return cluster
        return None
