import json
from datetime import date
from decimal import Decimal

import pytest

from stemma.errors import ContractError
from stemma.model import (
    Annotations,
    Argument,
    Attribution,
    Claim,
    Document,
    Entity,
    EntityKind,
    Mention,
    Quantity,
    Rejection,
    SourceKind,
    Span,
    Timex,
    TimexKind,
    TimexReading,
    Via,
)
from stemma.report.json import render_json, to_json

DOCUMENT = Document("d", "a.txt", "Over 100 fled on Friday, officials told Norwire.", "0" * 64)


def span(words: str) -> Span:
    start = DOCUMENT.text.index(words)
    return Span("d", start, start + len(words))


def pair(words: str) -> list[int]:
    return [span(words).start, span(words).end]


OTHER = TimexReading("2031-03-14", date(2031, 3, 14), date(2031, 3, 14))
TIMEX = Timex(span("Friday"), TimexKind.DATE, "2031-03-07", alternatives=(OTHER,))
QUANTITY = Quantity(
    span("Over 100"), Decimal(100), None, low_open=True, high_open=True, of=span("fled")
)
ATTRIBUTION = Attribution(
    (span("officials"),),
    (span("told"),),
    (span("Over 100 fled on Friday"),),
    SourceKind.ANONYMOUS,
    speaker="e1",
    via=(Via("Norwire", span("Norwire")),),
)
CLAIM = Claim(
    "c",
    (span("Over 100 fled on Friday"),),
    "flee",
    (Argument("agent", span("Over 100"), "e1", "one"),),
    attribution=ATTRIBUTION,
    timexes=(TIMEX,),
    quantities=(QUANTITY,),
)
FULL = Annotations(
    DOCUMENT,
    sentences=(Span("d", 0, len(DOCUMENT.text)),),
    furniture=(span("."),),
    entities=(
        Entity("e1", "Norwire", EntityKind.OUTLET, (Mention(span("Norwire"), EntityKind.OUTLET),)),
    ),
    timexes=(TIMEX,),
    quantities=(QUANTITY,),
    attributions=(ATTRIBUTION,),
    claims=(CLAIM,),
)


def test_the_contract_key_by_key() -> None:
    assert to_json(FULL) == {
        "document": {
            "id": "d",
            "source": "a.txt",
            "title": None,
            "outlet": None,
            "byline": None,
            "url": None,
            "published": None,
            "published_from": "unknown",
            "date_words": None,
            "dated_by": [],
            "possible": None,
            "updated": None,
            "language": None,
            "sha256": "0" * 64,
            "captured": None,
            "bytes_sha256": None,
            "dateline": None,
            "agency": None,
            "based_on": [],
            "flags": [],
            "passages": [],
            "stated": [],
            "corrections": [],
            "page": None,
        },
        "text": DOCUMENT.text,
        "sentences": [[0, len(DOCUMENT.text)]],
        "furniture": [pair(".")],
        "entities": [
            {
                "id": "e1",
                "name": "Norwire",
                "kind": "outlet",
                "mentions": [pair("Norwire")],
                "aliases": [],
                "forms": ["name"],
                "acts_for": [None],
            }
        ],
        "timexes": [
            {
                "start": TIMEX.span.start,
                "end": TIMEX.span.end,
                "kind": "date",
                "value": "2031-03-07",
                "earliest": None,
                "latest": None,
                "precision": None,
                "anchor": None,
                "low_seconds": None,
                "high_seconds": None,
                "approximate": False,
                "mod": None,
                "alternatives": [
                    {"value": "2031-03-14", "earliest": "2031-03-14", "latest": "2031-03-14"}
                ],
                "mismatch": None,
            }
        ],
        "quantities": [
            {
                "start": 0,
                "end": 8,
                "low": 100,
                "high": None,
                "low_open": True,
                "high_open": True,
                "approximate": False,
                "unit": None,
                "dimension": None,
                "of": pair("fled"),
                "currency": None,
                "change": None,
                "restates": None,
            }
        ],
        "attributions": [
            {
                "source": [pair("officials")],
                "cue": [pair("told")],
                "content": [pair("Over 100 fled on Friday")],
                "source_kind": "anonymous",
                "source_count": None,
                "speaker": "e1",
                "via": [{"name": "Norwire", "span": pair("Norwire")}],
            }
        ],
        "acts": [],
        "claims": [
            {
                "id": "c",
                "spans": [pair("Over 100 fled on Friday")],
                "predicate": "flee",
                "arguments": [
                    {"role": "agent", "span": pair("Over 100"), "entity": "e1", "head": "one"}
                ],
                "polarity": "asserts",
                "modality": "asserted",
                "attribution": 0,
                "timexes": [0],
                "quantities": [0],
            }
        ],
        "source_map": [],
    }


def test_no_key_is_dropped_when_nothing_was_found() -> None:
    assert list(to_json(Annotations(DOCUMENT))) == list(to_json(FULL))


def test_a_rejection_is_an_object_of_its_own() -> None:
    found = json.loads(render_json(Rejection("a.txt", "read", "empty")))
    assert found == {"rejection": {"source": "a.txt", "stage": "read", "reason": "empty"}}


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("0", "0"), ("15", "15"), ("1E+3", "1000"), ("2.50", "2.5"), ("-3", "-3")],
)
def test_whole_amounts_have_no_point(amount: str, expected: str) -> None:
    value = Decimal(amount)
    found = to_json(Annotations(DOCUMENT, quantities=(Quantity(span("100"), value, value),)))
    assert f'"low": {expected},' in json.dumps(found)


@pytest.mark.parametrize("astray", [Span("d", 0, 1000), Span("other", 0, 1)])
def test_a_span_astray_is_never_written(astray: Span) -> None:
    with pytest.raises(ContractError, match=r"a\.txt"):
        to_json(Annotations(DOCUMENT, sentences=(astray,)))


def test_a_claim_may_only_refer_to_what_is_listed() -> None:
    with pytest.raises(ContractError, match="Attribution that is not listed"):
        to_json(Annotations(DOCUMENT, claims=(CLAIM,)))


def test_one_line_whatever_the_text_holds() -> None:
    document = Document("d", "a.txt", "one\ntwo\r\nthree “é”", "0")
    line = render_json(Annotations(document))
    assert "\n" not in line
    assert "“é”" in line
