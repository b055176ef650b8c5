"""Events of a corpus against the claims of a text."""

from bench.factuality import Event, Gold, agreement, answer, pairs, score

CLAIMS = [
    {
        "predicate": "take place",
        "spans": [[0, 40]],
        "polarity": "asserts",
        "modality": "planned",
    },
    {"predicate": "take", "spans": [[10, 20]], "polarity": "denies", "modality": "hedged"},
]


def event(start: int, lemma: str, **values: str) -> Event:
    return Event(start, frozenset({lemma}), values)


def test_an_event_takes_the_smallest_claim_that_holds_it() -> None:
    found = list(pairs([event(12, "take"), event(30, "place"), event(50, "take")], CLAIMS))
    assert [claim["predicate"] for _, claim in found] == ["take", "take place"]


def test_a_noun_without_a_claim_is_not_matched() -> None:
    assert list(pairs([event(12, "talk")], CLAIMS)) == []


def test_what_a_claim_says() -> None:
    planned, hedged = CLAIMS
    assert [answer(name, planned) for name in ("polarity", "certainty", "time")] == [
        "POS",
        "CERTAIN",
        "FUTURE",
    ]
    assert [answer(name, hedged) for name in ("polarity", "certainty", "time")] == [
        "NEG",
        "UNCERTAIN",
        "NON_FUTURE",
    ]


def test_agreement_stands_beside_the_majority() -> None:
    answers = [("POS", "POS"), ("POS", "NEG"), ("NEG", "NEG"), ("POS", "POS")]
    figures = {"agreement": 75.0, "majority": 75.0, "neg f1": 66.7}
    assert agreement(answers, "NEG") == figures
    assert agreement([], "NEG") == {}


def test_a_value_that_is_not_given_does_not_count() -> None:
    gold = Gold("a", "", None, (event(12, "take", polarity="NEG"), event(30, "place")))
    found = score([gold], {"a": CLAIMS})
    assert found["meantime events"] == found["meantime matched"] == 2
    assert found["meantime polarity agreement"] == 100.0
    assert "meantime time agreement" not in found
