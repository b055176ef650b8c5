"""Clauses, appositions, lists, negations and spans, on trees written by hand."""

from decimal import Decimal

import pytest
from tests.unit.claims.trees import parse

from stemma.annotate.parse import Parse
from stemma.claims.appositions import find_appositions
from stemma.claims.clauses import find_clauses
from stemma.claims.lists import find_items, lead_subject
from stemma.claims.negation import count_negations
from stemma.claims.phrases import conjuncts, words_of
from stemma.claims.spans import spans_of
from stemma.claims.values import bind
from stemma.claims.verbs import is_imperative, is_passive, subject_of
from stemma.model import Quantity, Span

RELATIVE = parse(
    "The|DT|DET|2|det dam|NN|NOUN|6|nsubj which|WDT|PRON|5|nsubj:pass was|VBD|AUX|5|aux:pass|be"
    " built|VBN|VERB|2|acl:relcl|build holds|VBZ|VERB|0|root|hold water|NN|NOUN|6|obj"
)
LISTED = parse(
    "They|PRP|PRON|2|nsubj want|VBP|VERB|0|root _:|:|PUNCT|2|punct",
    "/-|:|PUNCT|2|punct Peace|NN|NOUN|0|root",
    "/(a)|LS|X|2|dep Work|NN|NOUN|0|root",
    "/They|PRP|PRON|2|nsubj left|VBD|VERB|0|root|leave",
)


def test_a_relative_clause_takes_its_words_and_its_subject() -> None:
    built, holds = find_clauses(RELATIVE)
    assert (built.head, built.words, built.subject, built.relative) == (4, (2, 3, 4), 1, 1)
    assert built.passive
    assert built.pronoun == 2
    assert (holds.head, holds.words, holds.subject, holds.passive) == (5, (0, 1, 5, 6), 1, False)
    assert built.parent == holds.head


def test_a_joined_verb_borrows_its_subject() -> None:
    parsed = parse(
        "Ada|NNP|PROPN|2|nsubj came|VBD|VERB|0|root|come and|CC|CCONJ|4|cc"
        " left|VBD|VERB|2|conj|leave"
    )
    came, left = find_clauses(parsed)
    assert came.subject == left.subject == 0


def test_what_speaks_of_the_whole_borrows_none() -> None:
    parsed = parse(
        "It|PRP|PRON|2|nsubj fell|VBD|VERB|0|root|fall _,|,|PUNCT|4|punct"
        " killing|VBG|VERB|2|advcl|kill two|CD|NUM|4|obj"
    )
    assert [clause.subject for clause in find_clauses(parsed)] == [0, None]


@pytest.mark.parametrize(
    ("tag", "auxiliary", "relation", "expected"),
    [
        ("VBN", "be", "aux:pass", True),
        ("VBD", "", "", False),
        ("VBN", "have", "aux", False),
        ("VBN", "", "", True),
    ],
)
def test_a_passive_subject_is_not_always_believed(
    tag: str, auxiliary: str, relation: str, *, expected: bool
) -> None:
    aux = f" {auxiliary}|VBD|AUX|1|{relation}" if auxiliary else ""
    parsed = parse(f"sold|{tag}|VERB|0|root|sell Ada|NNP|PROPN|1|nsubj:pass{aux}")
    assert is_passive(parsed, 0) is expected


def test_of_two_subjects_the_relative_pronoun_is_none() -> None:
    parsed = parse(
        "plans|NNS|NOUN|0|root which|WDT|PRON|4|nsubj Ada|NNP|PROPN|4|nsubj"
        " refused|VBD|VERB|1|acl:relcl|refuse"
    )
    assert subject_of(parsed, 3) == 2


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("Leave|VB|VERB|0|root now|RB|ADV|1|advmod", True),
        ("They|PRP|PRON|2|nsubj leave|VB|VERB|0|root", False),
        ("leave|VB|VERB|0|root to|TO|PART|1|mark", False),
        ("leave|VB|VERB|0|root do|VB|AUX|1|aux", True),
        ("Think|VB|VERB|0|root so|RB|ADV|1|advmod", False),
        ("left|VBD|VERB|0|root|leave", False),
    ],
)
def test_an_order_is_a_bare_verb(cells: str, *, expected: bool) -> None:
    parsed = parse(cells)
    verb = next(i for i, relation in enumerate(parsed.relations) if relation == "root")
    assert is_imperative(parsed, verb) is expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("Ada|NNP|PROPN|2|nsubj left|VBD|VERB|0|root", 0),
        ("not|RB|PART|2|advmod left|VBD|VERB|0|root", 1),
        ("not|RB|PART|3|advmod only|RB|ADV|3|advmod left|VBD|VERB|0|root", 0),
        ("Nobody|NN|PRON|2|nsubj left|VBD|VERB|0|root", 1),
        ("Nobody|NN|PRON|3|nsubj never|RB|ADV|3|advmod left|VBD|VERB|0|root", 2),
        ("no|DT|DET|2|det man|NN|NOUN|3|nsubj left|VBD|VERB|0|root", 1),
        ("Not|RB|PART|2|advmod all|DT|PRON|3|nsubj left|VBD|VERB|0|root", 1),
        ("left|VBD|VERB|0|root now|RB|ADV|1|advmod not|RB|PART|1|advmod", 0),
        ("cried|VBD|VERB|0|root _:|:|PUNCT|1|punct no|DT|DET|4|det war|NN|NOUN|1|obj", 0),
    ],
)
def test_negations_are_counted(cells: str, expected: int) -> None:
    parsed = parse(cells)
    (clause,) = find_clauses(parsed)
    assert count_negations(parsed, clause) == expected


def test_items_hang_on_their_lead_in() -> None:
    items = find_items(LISTED)
    assert [(item.sentence, item.first, item.lead) for item in items] == [(1, 4, 0), (2, 6, 0)]
    assert lead_subject(LISTED, items[0]) == 0


def test_no_item_without_a_lead_in() -> None:
    assert find_items(parse("-|:|PUNCT|2|punct Peace|NN|NOUN|0|root")) == ()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("Ada|NNP|PROPN|0|root the|DT|DET|3|det mayor|NN|NOUN|1|appos", [(0, 2)]),
        ("well|NN|NOUN|0|root (|-LRB-|PUNCT|3|punct feet|NNS|NOUN|1|appos", []),
        ("talks|NNS|NOUN|0|root in|IN|ADP|3|case Velm|NNP|PROPN|1|appos", []),
        ("Ada|NNP|PROPN|0|root said|VBD|VERB|1|appos", []),
        (
            "cities|NNS|NOUN|0|root Velm|NNP|PROPN|1|appos and|CC|CCONJ|4|cc Orsk|NNP|PROPN|2|conj",
            [],
        ),
    ],
)
def test_appositions(cells: str, expected: list[tuple[int, int]]) -> None:
    assert list(find_appositions(parse(cells), {})) == expected


def test_joined_words_before_a_word() -> None:
    parsed = parse("a|NN|NOUN|0|root b|NN|NOUN|1|conj c|NN|NOUN|1|conj")
    assert conjuncts(parsed, 0) == (0, 1, 2)
    assert conjuncts(parsed, 0, before=2) == (0, 1)


def test_spans_join_over_marks_and_drop_edges() -> None:
    parsed = parse(
        "and|CC|CCONJ|2|cc Ada|NNP|PROPN|0|root _,|,|PUNCT|2|punct Bo|NNP|PROPN|2|conj"
        " left|VBD|VERB|2|dep home|NN|NOUN|2|dep _.|.|PUNCT|2|punct"
    )
    text = parsed.document.text
    assert [s.of(text) for s in spans_of(parsed, [0, 1, 3, 5, 6])] == ["Ada, Bo", "home"]
    assert [s.of(text) for s in spans_of(parsed, [2])] == [","]


def test_a_closing_mark_stays_with_its_opening_one() -> None:
    parsed = parse("the|DT|DET|3|det “|``|PUNCT|3|punct _end|NN|NOUN|0|root _”|''|PUNCT|3|punct")
    (span,) = spans_of(parsed, range(4))
    assert span.of(parsed.document.text) == "the “end”"


def test_words_of_a_span() -> None:
    first = RELATIVE.starts[1]
    assert words_of(RELATIVE, Span(RELATIVE.document.id, first + 1, first + 5)) == range(1, 3)


def test_a_value_goes_to_the_nearest_claim_above() -> None:
    low = value(RELATIVE, 3)
    high = value(RELATIVE, 6)
    assert bind(RELATIVE, [low, high], {4, 5}) == {4: (low,), 5: (high,)}
    assert bind(RELATIVE, [low, high], {5}) == {5: (low, high)}
    assert bind(RELATIVE, [high], {4}) == {}


def value(parsed: Parse, word: int) -> Quantity:
    return Quantity(parsed.span(word, word + 1), low=Decimal(1), high=Decimal(1))
