"""What holds of the claims of any words in any tree."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.claims.trees import make

from stemma.annotate.parse import Parse
from stemma.claims.clauses import find_clauses
from stemma.claims.extract import ClaimExtractor
from stemma.claims.quotes import find_quotes
from stemma.claims.spans import spans_of
from stemma.model import (
    Annotations,
    Attribution,
    Claim,
    Quantity,
    SourceKind,
    Span,
    Timex,
    TimexKind,
)

EXTRACTOR = ClaimExtractor.load()

WORDS = st.sampled_from(
    [
        "Brey", "the", "dam", "not", "no", "would", "if", "whether",
        "said", "that", "to", "plans", "deny", "demands", "which", "12",
        "and", "-", ":", ",", ".", "?", '"', "“",
        "”", "'",
    ]
)  # fmt: skip
RELATIONS = st.sampled_from(
    [
        "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "iobj", "xcomp", "ccomp",
        "advcl", "acl", "acl:relcl", "conj", "cc", "mark", "aux", "aux:pass",
        "cop", "punct", "appos", "nmod", "det", "advmod", "case", "amod",
        "compound", "parataxis", "csubj", "expl", "flat",
    ]
)  # fmt: skip
TAGS = st.sampled_from(
    [
        ("NN", "NOUN"),
        ("NNP", "PROPN"),
        ("VB", "VERB"),
        ("VBD", "VERB"),
        ("VBN", "VERB"),
        ("VBG", "VERB"),
        ("MD", "AUX"),
        ("PRP", "PRON"),
        ("WDT", "PRON"),
        ("IN", "ADP"),
        ("JJ", "ADJ"),
        (".", "PUNCT"),
        ("CD", "NUM"),
        ("DT", "DET"),
        ("RB", "ADV"),
    ]
)


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """Up to three sentences of up to ten words, tagged and tied at random."""
    rows: list[tuple[str, ...]] = []
    gaps: list[str] = []
    ranges = []
    for _ in range(draw(st.integers(1, 3))):
        base, size = len(rows), draw(st.integers(1, 10))
        order = draw(st.permutations(range(size)))
        for place in range(size):
            rank = order.index(place)
            head = place if rank == 0 else order[draw(st.integers(0, rank - 1))]
            word, (tag, pos) = draw(WORDS), draw(TAGS)
            relation = "root" if rank == 0 else draw(RELATIONS)
            rows.append((word, tag, pos, str(base + head), relation, word.lower()))
            gaps.append("" if not rows[1:] else draw(st.sampled_from([" ", " ", "", "\n"])))
        ranges.append((base, len(rows)))
    return make(rows, gaps, ranges)


@st.composite
def readings(draw: st.DrawFn) -> tuple[Parse, Annotations]:
    """A parse with timexes, quantities, attributions and furniture at random words."""
    parse = draw(parses())
    size = len(parse)

    def spans(most: int) -> list[Span]:
        """Up to `most` spans of words, in text order, none over another."""
        ends = draw(st.lists(st.integers(0, size - 1), max_size=2 * most, unique=True))
        ends = sorted(ends)[: len(ends) // 2 * 2]
        pairs = zip(ends[::2], ends[1::2], strict=True)
        return [parse.span(first, last) for first, last in pairs]

    attributions = []
    for content in spans(2):
        word = draw(st.integers(0, size - 1))
        cue = parse.span(word, word + 1)
        source = spans(1)
        attributions.append(Attribution(tuple(source), (cue,), (content,), SourceKind.NAMED))
    one = Decimal(1)
    return parse, Annotations(
        document=parse.document,
        timexes=tuple(Timex(span, TimexKind.DATE, "2025-11-21") for span in spans(3)),
        quantities=tuple(Quantity(span, one, one, dimension="length") for span in spans(3)),
        attributions=tuple(attributions),
        furniture=tuple(spans(1)),
    )


@given(readings())
def test_claims_of_any_words(reading: tuple[Parse, Annotations]) -> None:
    parse, found = reading
    claims = EXTRACTOR.extract(parse, found)
    text = parse.document.text
    for claim in claims:
        for span in claim.own_spans():
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip() == span.of(text) != ""
            assert span.start in parse.starts
            assert span.end in parse.ends
        assert claim.attribution is None or claim.attribution in found.attributions
        assert list(claim.spans) == sorted(claim.spans)
        assert list(claim.arguments) == sorted(claim.arguments, key=lambda a: (a.span, a.role))
    starts = [claim.spans[0].start for claim in claims]
    assert starts == sorted(starts)


@given(readings())
def test_each_value_belongs_to_one_claim_at_most(reading: tuple[Parse, Annotations]) -> None:
    parse, found = reading
    claims = EXTRACTOR.extract(parse, found)
    timexes = [timex for claim in claims for timex in claim.timexes]
    quantities = [quantity for claim in claims for quantity in claim.quantities]
    assert len(timexes) == len(set(timexes)) <= len(found.timexes)
    assert len(quantities) == len(set(quantities)) <= len(found.quantities)
    assert set(timexes) <= set(found.timexes)
    assert set(quantities) <= set(found.quantities)


@given(readings(), readings())
def test_no_document_changes_another(
    first: tuple[Parse, Annotations], second: tuple[Parse, Annotations]
) -> None:
    alone = EXTRACTOR.extract(*first)
    EXTRACTOR.extract(*second)
    assert EXTRACTOR.extract(*first) == alone
    assert ClaimExtractor.load().extract(*first) == alone


@given(parses())
def test_furniture_makes_no_claim(parse: Parse) -> None:
    whole = parse.span(0, len(parse))
    found = Annotations(document=parse.document, furniture=(whole,))
    assert EXTRACTOR.extract(parse, found) == ()


@given(parses())
def test_every_word_belongs_to_one_clause(parse: Parse) -> None:
    clauses = find_clauses(parse)
    words = [word for clause in clauses for word in clause.words]
    assert sorted(words) == list(range(len(parse)))
    for clause in clauses:
        assert clause.head in clause.words
        assert clause.parent is None or clause.parent != clause.head


@given(parses())
def test_quotations_lie_apart(parse: Parse) -> None:
    quotes = find_quotes(parse)
    covered = [word for quote in quotes for word in quote]
    assert covered == sorted(set(covered))
    assert all(0 <= word < len(parse) for word in covered)


@given(parses(), st.data())
def test_spans_cover_words_and_nothing_but_marks_between(parse: Parse, data: st.DataObject) -> None:
    words = data.draw(st.sets(st.integers(0, len(parse) - 1), min_size=1))
    spans = spans_of(parse, words)
    covered = {
        word
        for word in range(len(parse))
        if any(s.start <= parse.starts[word] < s.end for s in spans)
    }
    dropped = words - covered
    between = covered - words
    # A lone auxiliary is bridged: "at no point [did] the captain".
    lone = {w for w in between if parse.pos[w] == "AUX" and not between & {w - 1, w + 1}}
    assert all(parse.pos[word] == "PUNCT" for word in between - lone)
    assert not covered or all(
        parse.pos[word] == "PUNCT" or parse.relations[word] in {"cc", "mark"} for word in dropped
    )


def test_a_claim_of_nothing_is_none() -> None:
    rows: list[tuple[str, ...]] = [("Velm", "NNP", "PROPN", "0", "root", "Velm")]
    parse = make(rows, [""], [(0, 1)])
    claims: tuple[Claim, ...] = EXTRACTOR.extract(parse, Annotations(document=parse.document))
    assert claims == ()
