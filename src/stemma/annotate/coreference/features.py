"""What speaks for and against taking a description or a pronoun for something met before."""

from __future__ import annotations

from math import log
from typing import Final

from stemma.annotate.coreference.candidates import REFLEXIVE, Candidate
from stemma.annotate.coreference.clusters import Cluster
from stemma.annotate.coreference.context import ELSE, OBJECT, OBLIQUE, POSSESSIVE, SUBJECT, Context
from stemma.annotate.coreference.descriptions import Choices, description_features
from stemma.lexicon.reference import Gender, Sort
from stemma.model import MentionForm

NAME, NOMINAL, PRONOUN = MentionForm.NAME, MentionForm.NOMINAL, MentionForm.PRONOUN
UNKNOWN: Final = Gender.UNKNOWN
SORTS: Final = (Sort.PERSON, Sort.PEOPLE, Sort.ORGANIZATION, Sort.PLACE, Sort.EVENT, None)
ONE_OF: Final = {sort: tuple(float(sort is other) for other in SORTS) for sort in SORTS}
NEAR: Final = tuple(
    (*(float(d == k) for k in range(4)), float(d > 3), float(d > 6)) for d in range(8)
)
"""By distance in sentences."""
PERSONAL: Final = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "ster")
WINDOW: Final = 8
"""At most so many things are weighed, those met last."""
LOGS: Final = tuple(log(1 + n) for n in range(400))
SEEM: Final = frozenset({"appear", "emerge", "happen", "seem", "transpire", "turn"})


def log1p(count: int) -> float:
    """log(1 + count) from a table."""
    return LOGS[count] if count < 400 else LOGS[-1]


def compatible(context: Context, place: int, cluster: Cluster) -> bool:
    """Nothing in the grammar forbids that this candidate stands for the cluster."""
    mention = context.candidates[place]
    last = context.candidates[cluster.members[-1]]
    if mention.form is PRONOUN:
        if not _agrees(mention, cluster):
            return False
        if _bound(context, place, cluster):
            return False
    elif not _nominal_agrees(mention, cluster):
        return False
    # A phrase is not what stands inside it.
    return not (last.start <= mention.start and mention.end <= last.end) and not (
        mention.start <= last.start and last.end <= mention.end
    )


def _agrees(mention: Candidate, cluster: Cluster) -> bool:
    """Number, gender and sort of a personal pronoun."""
    if mention.plural:
        one_person = cluster.sort is Sort.PERSON and cluster.plural is not True
        return cluster.plural is not False and not one_person
    if cluster.plural is True and not cluster.has_name:
        return False
    if mention.gender is UNKNOWN:
        return cluster.sort not in (Sort.PERSON, Sort.PEOPLE)
    if cluster.gender not in (UNKNOWN, mention.gender):
        return False
    if cluster.has_name:
        return cluster.sort not in (Sort.PLACE, Sort.EVENT)
    return cluster.sort is Sort.PERSON or (cluster.sort is None and may_be_person(cluster))


def may_be_person(cluster: Cluster) -> bool:
    """Something described by a noun that no list knows, but that is built like a person's."""
    return any(noun.endswith(PERSONAL) for noun in cluster.nouns)


def _bound(context: Context, place: int, cluster: Cluster) -> bool:
    """An object is not its own verb's subject, unless reflexive; a possessive not what it has."""
    mention = context.candidates[place]
    governor = context.governors[place]
    role = context.roles[place]
    for member in cluster.members[-3:]:
        other = context.candidates[member]
        if role == POSSESSIVE:
            if context.parse.heads[mention.head] == other.head:
                return True
        elif (
            context.governors[member] == governor
            and mention.noun not in REFLEXIVE
            and context.roles[member] in (SUBJECT, OBJECT, OBLIQUE)
            and context.sentences[member] == context.sentences[place]
        ):
            return True
    return False


def _nominal_agrees(mention: Candidate, cluster: Cluster) -> bool:
    """Noun or sort, number and gender of a description."""
    if (mention.plural is True) != (cluster.plural is True):
        return False
    if mention.noun in cluster.nouns or not mention.families.isdisjoint(cluster.families):
        pass
    elif mention.sort is None or (
        cluster.sort is not mention.sort
        and not (
            cluster.has_name and {cluster.sort, mention.sort} == {Sort.ORGANIZATION, Sort.PLACE}
        )
    ):
        return False
    return cluster.gender is UNKNOWN or mention.gender in (UNKNOWN, cluster.gender)


def mention_features(context: Context, place: int) -> list[float]:
    """What the words themselves tell, whatever they may stand for."""
    mention = context.candidates[place]
    parse = context.parse
    head = mention.head
    role = context.roles[place]
    governor = context.governors[place]
    out = [float(role == k) for k in range(5)]
    noun = mention.noun
    out += [
        float(noun in ("he", "him", "his", "himself")),
        float(noun in ("she", "her", "hers", "herself")),
        float(noun == "it"),
        float(noun in ("its", "itself")),
        float(noun in ("they", "them", "themselves")),
        float(noun == "their"),
        float(noun in REFLEXIVE),
        float(context.quoted[place]),
        float(place > 0 and context.paragraphs[place] != context.paragraphs[place - 1]),
        float(parse.relations[head].startswith("expl")),
    ]
    if mention.form is PRONOUN:
        out += _pleonastic(context, governor, head)
        out += [0.0] * 12
        return out
    out += [0.0] * 5
    children = [parse.relations[k] for k in parse.children[head] if k > head]
    post = [relation.partition(":")[0] for relation in children]
    out += [
        float(mention.determiner == "the"),
        float(mention.determiner in ("this", "these")),
        float(mention.determiner in ("that", "those")),
        float(mention.determiner == "poss"),
        float("nmod" in post),
        float("acl" in post or "acl:relcl" in children),
        float(not mention.modifiers),
        log1p(len(mention.modifiers)),
        float(mention.plural is True),
        float(mention.sort is Sort.PERSON),
        float(mention.sort is Sort.ORGANIZATION),
        float(mention.sort is Sort.PLACE),
    ]
    return out


def is_empty(context: Context, place: int) -> bool:
    """An "it" that stands for nothing, as the clause after it says what is meant.

    "It was reported that", "it is clear that", "it seems that"; what stands before "to" may be
    either ("it is likely to fall").
    """
    parse = context.parse
    head, governor = context.candidates[place].head, context.governors[place]
    if parse.relations[head].startswith("expl"):
        return True
    if parse.relations[head].partition(":")[0] != "nsubj":
        return False
    that = any(
        parse.relations[k].partition(":")[0] in ("ccomp", "csubj")
        and any(parse.lower[m] == "that" for m in parse.children[k])
        for k in parse.children[governor]
        if k > governor
    )
    return that and (
        parse.tags[governor] == "VBN"
        or parse.pos[governor] == "ADJ"
        or parse.lemmas[governor].lower() in SEEM
    )


def _pleonastic(context: Context, governor: int, head: int) -> list[float]:
    """Signs that an "it" stands for nothing: a clause after it carries what is meant."""
    parse = context.parse
    relations = [parse.relations[k] for k in parse.children[governor] if k > governor]
    clause = any(r.startswith(("csubj", "ccomp", "xcomp", "advcl")) for r in relations)
    return [
        float(any(r.startswith("csubj") for r in relations)),
        float(clause and parse.pos[governor] == "ADJ"),
        float(clause and parse.tags[governor] == "VBN"),
        float(parse.lemmas[governor].lower() in SEEM),
        float(parse.pos[governor] in ("NOUN", "PROPN") and parse.relations[head] == "nsubj"),
    ]


def antecedent_features(context: Context, at: int) -> tuple[float, ...]:
    """What the last mention of a thing tells by itself."""
    last = context.candidates[at]
    role = context.roles[at]
    governor = context.governors[at]
    sentence = context.sentences[at]
    return (
        last.form is NAME, last.form is NOMINAL, last.form is PRONOUN,
        role == SUBJECT, role == OBJECT, role == OBLIQUE, role == POSSESSIVE, role == ELSE,
        context.quoted[at],
        role == SUBJECT and context.parse.relations[governor] == "root",
        last.definite, last.determiner in ("a", "an"),
        last.start <= context.parse.sentences[sentence][0] + 1,
    )  # fmt: skip


def pair_features(
    context: Context, place: int, cluster: Cluster, rank: int, choices: Choices
) -> list[float]:
    """What speaks for one of the choices; `rank` is its place among them."""
    mention = context.candidates[place]
    at = cluster.members[-1]
    last = context.candidates[at]
    sentences, roles, governors = context.sentences, context.roles, context.governors
    role, role_last = roles[place], roles[at]
    sentence = sentences[place]
    distance = max(0, sentence - sentences[at])
    recent = 0
    for member in reversed(cluster.members):
        if sentence - sentences[member] > 2:
            break
        recent += 1
    governor, governor_last = governors[place], governors[at]
    lemmas = context.parse.lemmas
    size = len(cluster.members)
    both = role == role_last == SUBJECT
    gender, gender_other = mention.gender, cluster.gender
    speech = context.lexicon.speech_verbs
    out = [
        *NEAR[min(distance, 7)], log1p(distance), log1p(max(0, mention.head - last.head)),
        *context.antecedent(at, antecedent_features),
        role == role_last, both, both and distance == 1,
        role == POSSESSIVE and role_last == SUBJECT and distance == 0,
        both and lemmas[governor] in speech and lemmas[governor_last] in speech,
        log1p(size), cluster.kind is not None, log1p(recent),
        context.paragraphs[place] == context.paragraphs[at],
        context.quoted[place] == context.quoted[at],
        governor == governor_last, lemmas[governor] == lemmas[governor_last],
        context.parse.heads[governor] == governor_last,
        log1p(rank), rank == 0, len(choices.clusters) == 1, size == choices.longest,
        gender is not UNKNOWN and gender is gender_other,
        gender is not UNKNOWN and gender_other is UNKNOWN,
        cluster.plural is not None and cluster.plural is mention.plural,
        last.noun == mention.noun, sentences[cluster.members[0]] == 0, size == 1,
        *ONE_OF[cluster.sort],
    ]  # fmt: skip
    if mention.form is NOMINAL:
        out += description_features(mention, cluster, distance, choices)
    return out
