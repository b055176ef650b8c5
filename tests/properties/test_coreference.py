"""Entities of random documents: what always holds."""

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.annotate.coreference.trees import make

from stemma.annotate.coreference import resolve_entities
from stemma.annotate.entities import NamedSpan
from stemma.annotate.parse import Parse
from stemma.model import Entity, EntityKind

WORDS = {
    "Ana": ("NNP", "PROPN"), "Vool": ("NNP", "PROPN"), "Jon": ("NNP", "PROPN"),
    "Tamrik": ("NNP", "PROPN"), "Bank": ("NNP", "PROPN"), "Mr": ("NNP", "PROPN"),
    "TB": ("NNP", "PROPN"), "Caracas": ("NNP", "PROPN"), "he": ("PRP", "PRON"),
    "her": ("PRP$", "PRON"), "it": ("PRP", "PRON"), "they": ("PRP", "PRON"),
    "who": ("WP", "PRON"), "himself": ("PRP", "PRON"), "the": ("DT", "DET"),
    "a": ("DT", "DET"), "bank": ("NN", "NOUN"), "leader": ("NN", "NOUN"),
    "wife": ("NN", "NOUN"), "city": ("NN", "NOUN"), "call": ("NN", "NOUN"),
    "officials": ("NNS", "NOUN"), "said": ("VBD", "VERB"), "Venezuelan": ("JJ", "ADJ"),
    ",": (",", "PUNCT"), "(": ("-LRB-", "PUNCT"), ")": ("-RRB-", "PUNCT"),
    '"': ("``", "PUNCT"), "-": ("HYPH", "PUNCT"), "old": ("JJ", "ADJ"),
}  # fmt: skip
RELATIONS = (
    *("nsubj", "obj", "obl", "nmod", "nmod:poss", "nmod:desc", "appos", "acl:relcl"),
    *("conj", "compound", "flat", "det", "amod", "punct", "case", "obl:agent", "ccomp"),
)


@st.composite
def documents(draw: st.DrawFn, most: int = 24) -> tuple[Parse, list[NamedSpan]]:
    """Words under a random tree, and names that do not overlap."""
    words = draw(st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=most))
    ranges, heads, relations = [], [], []
    start = 0
    while start < len(words):
        end = min(len(words), start + draw(st.integers(1, 9)))
        ranges.append((start, end))
        for place in range(start, end):
            heads.append(draw(st.integers(start, place)))
            relations.append("root" if heads[-1] == place else draw(st.sampled_from(RELATIONS)))
        start = end
    pairs = [WORDS[word] for word in words]
    parsed = make(words, [t for t, _ in pairs], [p for _, p in pairs], heads, relations, ranges)
    spans = []
    at = 0
    while at < len(words):
        if parsed.pos[at] == "PROPN" and draw(st.booleans()):
            end = at + 1
            while end < len(words) and parsed.pos[end] == "PROPN" and draw(st.booleans()):
                end += 1
            kind = draw(st.sampled_from(EntityKind))
            spans.append(NamedSpan(parsed.starts[at], parsed.ends[end - 1], kind))
            at = end
        at += 1
    return parsed, spans


def covered(entities: tuple[Entity, ...]) -> list[tuple[int, int]]:
    return [(m.span.start, m.span.end) for entity in entities for m in entity.mentions]


@given(documents())
def test_entities_part_their_mentions(document: tuple[Parse, list[NamedSpan]]) -> None:
    parsed, spans = document
    entities = resolve_entities(parsed, spans)
    places = covered(entities)
    assert len(places) == len(set(places))
    assert len({entity.id for entity in entities}) == len(entities)
    assert {(span.start, span.end) for span in spans} <= set(places)
    words = set(zip(parsed.starts, parsed.ends, strict=True))
    assert all(
        any(start == s for s, _ in words) and any(end == e for _, e in words)
        for start, end in places
    )


@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_names_does_not_matter(
    document: tuple[Parse, list[NamedSpan]],
    random: object,
) -> None:
    parsed, spans = document
    mixed = list(spans)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert resolve_entities(parsed, mixed) == resolve_entities(parsed, spans)


@given(documents())
def test_an_unrelated_sentence_at_the_end_changes_nothing_before_it(
    document: tuple[Parse, list[NamedSpan]],
) -> None:
    parsed, spans = document
    size = len(parsed)
    longer = make(
        [*parsed.words, "Ilvo", "slept"], [*parsed.tags, "NNP", "VBD"],
        [*parsed.pos, "PROPN", "VERB"], [*parsed.heads, size + 1, size + 1],
        [*parsed.relations, "nsubj", "root"], [*parsed.sentences, (size, size + 2)],
    )  # fmt: skip
    start = longer.starts[size]
    more = [*spans, NamedSpan(start, start + 4, EntityKind.PERSON)]
    before = [[(m.span.start, m.span.end) for m in e.mentions]
              for e in resolve_entities(parsed, spans)]  # fmt: skip
    after = [[(m.span.start, m.span.end) for m in e.mentions]
             for e in resolve_entities(longer, more)]  # fmt: skip
    assert [*before, [(start, start + 4)]] == after


@given(documents())
def test_who_acts_is_no_person(document: tuple[Parse, list[NamedSpan]]) -> None:
    for entity in resolve_entities(*document):
        assert entity.kind is not EntityKind.PERSON or not any(m.acts_for for m in entity.mentions)
