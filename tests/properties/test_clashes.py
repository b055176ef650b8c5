"""A clash of two reports is the same one whichever of them comes first."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from hypothesis import event, example, given
from hypothesis import strategies as st

from stemma.align import Sure
from stemma.align.collate import Token, collate
from stemma.compare.claims import judge_claims
from stemma.compare.clash import least_sure, soften
from stemma.compare.context import Context
from stemma.compare.ladder import Judged
from stemma.compare.variants import judge_named, load_opposites
from stemma.model import (
    Annotations,
    Claim,
    Document,
    Entity,
    EntityKind,
    JudgementKind,
    Mention,
    Modality,
    Polarity,
    Reading,
    Relation,
    Span,
)

KINDS = {
    "Vool": EntityKind.PERSON,
    "Lund": EntityKind.PERSON,
    "Alton": EntityKind.PLACE,
    "Brix": EntityKind.PLACE,
    "Norwire": EntityKind.ORGANIZATION,
}
SMALL = ["the", "of"]
PLAIN = ["barge", "canal", "flood", "lock"]
TELLING = ["not", "never", "failed", "able", "unable", "above", "below", "would", "other"]
WORD = st.sampled_from([*KINDS, *SMALL, *PLAIN, *TELLING])
WORDS = st.lists(WORD, min_size=1, max_size=8)
PREDICATES = st.sampled_from(["close", "open"])
SURE = st.sampled_from(Sure)


class Told(NamedTuple):
    """A report of one claim, with the tokens it is collated by."""

    annotations: Annotations
    reading: Reading
    tokens: tuple[Token, ...]


def tell(
    name: str, words: list[str], predicate: str, polarity: Polarity, modality: Modality
) -> Told:
    tokens: list[Token] = []
    entities: dict[str, list[Mention]] = {}
    at = 0
    for word in words:
        span = Span(name, at, at + len(word))
        tokens.append(Token(word, span, word not in SMALL))
        if word in KINDS:
            entities.setdefault(word, []).append(Mention(span, KINDS[word]))
        at += len(word) + 1
    text = " ".join(words)
    spans = (Span(name, 0, len(text)),)
    claim = Claim(f"{name}-c", spans, predicate, polarity=polarity, modality=modality)
    found = Annotations(
        Document(name, f"{name}.txt", text, "0"),
        spans,
        entities=tuple(
            Entity(f"{name}-{word}", word, KINDS[word], tuple(mentions))
            for word, mentions in entities.items()
        ),
        claims=(claim,),
    )
    return Told(found, Reading(f"{name}-r", claim, name, spans), tuple(tokens))


def told(name: str) -> st.SearchStrategy[Told]:
    return st.builds(
        tell,
        st.just(name),
        WORDS,
        PREDICATES,
        st.sampled_from(Polarity),
        st.sampled_from(Modality),
    )


@st.composite
def versions(draw: Callable[..., Any]) -> tuple[Told, Told]:
    """Two reports of one wording, but for a word or two that one of them has otherwise."""
    words = draw(st.lists(WORD, min_size=4, max_size=9))
    changed = [*words]
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(changed)))
        changed[place : place + draw(st.integers(0, 1))] = [draw(WORD)]
    predicate, polarity = draw(PREDICATES), st.sampled_from(Polarity)
    moods = st.sampled_from([Modality.ASSERTED, Modality.REPORTED, Modality.DENIED])
    return (
        tell("a", words, predicate, draw(polarity), draw(moods)),
        tell("b", changed, predicate, draw(polarity), draw(moods)),
    )


def rungs(found: Iterable[Judged]) -> Counter[tuple[Relation, JudgementKind, str]]:
    return Counter((judged.relation, judged.kind, judged.rung) for judged in found)


def pair(left: str, right: str) -> tuple[Told, Told]:
    return (
        tell("a", left.split(), "close", Polarity.ASSERTS, Modality.ASSERTED),
        tell("b", right.split(), "close", Polarity.ASSERTS, Modality.ASSERTED),
    )


@given(versions() | st.tuples(told("a"), told("b")))
@example(pair("the canal above Alton not", "the canal below Alton"))
@example(pair("Vool not able the lock", "Lund unable the lock"))
@example(pair("the lock of Alton", "the lock of Norwire"))
def test_claims_mirror_themselves(both: tuple[Told, Told]) -> None:
    left, right = both
    context = Context.of([left.annotations, right.annotations])
    aligned = collate(left.tokens, right.tokens)
    one = rungs(judge_claims(left.reading, right.reading, context, aligned))
    other = rungs(judge_claims(right.reading, left.reading, context, aligned.turned()))
    for _, _, rung in one:
        event(rung)
    assert one == other


@given(versions() | st.tuples(told("a"), told("b")), SURE, st.booleans())
def test_it_is_as_sure_either_way(
    both: tuple[Told, Told],
    sure: Sure,
    versions: bool,  # noqa: FBT001 - hypothesis draws it
) -> None:
    left, right = (told.reading for told in both)
    context = Context.of([told.annotations for told in both])
    least = least_sure(left, right, sure, context, versions=versions)
    assert least is least_sure(right, left, sure, context, versions=versions)
    assert least <= sure


@given(st.sampled_from(Relation), SURE)
def test_a_softened_clash_is_never_a_harder_one(relation: Relation, sure: Sure) -> None:
    judged = Judged(JudgementKind.DATE, relation, "apart", "a and b are apart.")
    soft = soften(judged, sure)
    if soft is None:
        assert sure is Sure.NOT
    elif soft.relation is not relation:
        assert (relation, soft.relation) == (Relation.CONTRADICTS, Relation.DIFFERS)
        assert sure is not Sure.YES


NAMES = st.sampled_from(["Ana Vool", "A. Vool", "Vool", "Jon Lund", "Alton", "northern Alton"])


@given(NAMES, NAMES, st.sampled_from(EntityKind), st.sampled_from(EntityKind))
def test_two_named_in_one_place_mirror_themselves(
    name: str, other: str, kind: EntityKind, sort: EntityKind
) -> None:
    one = Entity("a", name, kind, (Mention(Span("a", 0, 4), kind),))
    two = Entity("b", other, sort, (Mention(Span("b", 0, 4), sort),))
    context = Context({}, {"a": one, "b": two}, {})
    left, right = judge_named(one, two, context), judge_named(two, one, context)
    assert (left.relation, left.kind, left.rung) == (right.relation, right.kind, right.rung)


def test_opposites_are_opposite_both_ways_and_none_of_itself() -> None:
    table = load_opposites()
    for word, others in table.items():
        assert word not in others
        assert all(word in table[other] for other in others)
