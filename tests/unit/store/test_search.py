"""Sentences are found by words, names, values, verdict, day and outlet, on every database alike."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.unit.match.reports import PERSON, Told, amount, day, lasting, report
from tests.unit.store.shelf import documents, open_store

from stemma.errors import UsageError
from stemma.model import Annotations, Verdict
from stemma.store import Query, Store


def published_by(found: Annotations, outlet: str) -> Annotations:
    return replace(found, document=replace(found.document, outlet=outlet))


REPORTS = [
    published_by(
        report(
            "a",
            Told(
                "Ana Brey said 12 guards left the Café Peña.",
                "leave",
                values={"12 guards": amount(12, "guard")},
                by="Ana Brey",
            ),
            Told(
                "The dam burst on 3 March 2031.",
                "burst",
                values={"3 March 2031": day("2031-03-03")},
            ),
            published="2031-03-04",
            names={"Ana Brey": PERSON},
        ),
        "Tarn Post",
    ),
    published_by(
        report(
            "b",
            Told(
                "Brey Ana Hotels lost 19 guards.",
                "lose",
                values={"19 guards": amount(19, "guard")},
            ),
            Told(
                "The talks lasted two hours.", "last", values={"two hours": lasting("PT2H", 7200)}
            ),
            Told("The ferry in the harbour sank in the storm.", "sink"),
            published="2031-04-01T09:00:00+02:00",
        ),
        "Le Café",
    ),
    published_by(
        report("c", Told("The ferry in the harbour sank in the storm.", "sink")), "Nord-Kurier"
    ),
]


@pytest.fixture(scope="module")
def filled(lasting_place: str) -> Iterator[Store]:
    with open_store(lasting_place, REPORTS) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(REPORTS))
        store.brief(coverage)
        yield store


def words_of(store: Store, query: Query) -> list[str]:
    return [hit.text for hit in store.search(query)]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (Query("guards"), ["Brey Ana", "Ana Brey"]),
        (Query("GUÁRDS left"), ["Ana Brey"]),
        (Query("cafe pena"), ["Ana Brey"]),
        (Query('"ana brey"'), ["Ana Brey"]),
        (Query('"brey ana"'), ["Brey Ana"]),
        (Query("guar*"), ["Brey Ana", "Ana Brey"]),
        (Query("guar"), []),
        (Query(party="Brey"), ["Ana Brey"]),
        (Query(party="ana brey"), ["Ana Brey"]),
        (Query(speaker="Brey"), ["Ana Brey"]),
        (Query("lost", speaker="Brey"), []),
        (Query(kind="count", low=Decimal(15)), ["Brey Ana"]),
        (Query(kind="count", high=Decimal(15)), ["Ana Brey"]),
        (Query(kind="count", low=Decimal(12), high=Decimal(12)), ["Ana Brey"]),
        (Query(kind="date", low=Decimal(20310301), high=Decimal(20310331)), ["The dam"]),
        (Query(kind="length", low=Decimal(3600)), ["The talks"]),
        (Query(day="2031-03-04"), ["Ana Brey", "The dam"]),
        (Query(day="2031-04"), ["Brey Ana", "The talks", "The ferry"]),
        (Query(day="2032"), []),
        (Query(outlet="post"), ["Ana Brey", "The dam"]),
        (Query(outlet="cafe"), ["Brey Ana", "The talks", "The ferry"]),
        (Query(outlet="nord kurier"), ["The ferry"]),
        (Query("ferry", verdict=Verdict.AGREED), ["The ferry", "The ferry"]),
        (Query(verdict=Verdict.CONTRADICTED), []),
        (Query('"; DROP TABLE said'), []),
        (Query("nothing' OR 1"), []),
        (Query("dam NOT burst"), []),
        (Query("the AND dam"), []),
    ],
)
def test_what_is_found(filled: Store, query: Query, wanted: list[str]) -> None:
    found = words_of(filled, query)
    assert [text[: len(start)] for text, start in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query("!!!"),
        Query(party="—"),
        Query(low=Decimal(3)),
        Query("dam", day="yesterday"),
        Query("dam", day="2031%"),
    ],
)
def test_what_asks_nothing_is_told(filled: Store, query: Query) -> None:
    with pytest.raises(UsageError):
        filled.search(query)


def test_what_is_taken_out_is_not_found_and_what_is_forgotten_is_gone(place: str) -> None:
    with open_store(place, REPORTS) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(REPORTS))
        store.brief(coverage)
        first, second, _ = documents(REPORTS)
        store.remove(coverage, first.id)
        assert words_of(store, Query("cafe")) == []
        store.add(coverage, [first])
        assert len(words_of(store, Query("cafe"))) == 1
        assert store.forget(second.id, "Ana")
        assert words_of(store, Query("talks")) == []


def test_the_hit_says_where_it_stands(place: str) -> None:
    with open_store(place, REPORTS) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(REPORTS))
        store.read(documents(REPORTS))
        (hit,) = store.search(Query("talks"))
        text = {d.id: d.text for d in documents(REPORTS)}[hit.document_id]
        assert hit.span.of(text) == hit.text == "The talks lasted two hours."
        assert (hit.outlet, hit.published[:10], hit.coverages) == (
            "Le Café",
            "2031-04-01",
            (coverage,),
        )
        assert len(store.search(Query("the"), limit=2)) == 2
