"""What the claims of a sentence are: who did what, who says so, and how firmly."""

from pathlib import Path

import pytest

from stemma.annotate import Annotator
from stemma.claims.extract import ClaimExtractor
from stemma.model import Claim, Document, Polarity
from stemma.read import read_text

EXTRACTOR = ClaimExtractor.load()


def read_cases() -> list[tuple[str, tuple[str, ...]]]:
    """(text, its claims) of every block of claims.txt."""
    content = Path(__file__).with_name("claims.txt").read_text(encoding="utf-8")
    out = []
    for block in content.split("\n\n"):
        text, *claims = [line for line in block.splitlines() if not line.startswith("#")] or [""]
        if text:
            out.append((text.replace("\\n", "\n"), tuple(map(str.strip, claims))))
    return out


CASES = read_cases()


def claims_of(annotator: Annotator, text: str) -> tuple[Claim, ...]:
    document = read_text(text, "a.txt")
    assert isinstance(document, Document)
    parse, found = annotator.read(document)
    return () if parse is None else EXTRACTOR.extract(parse, found)


def written(claim: Claim, text: str) -> str:
    said = claim.attribution
    speaker = "" if said is None else f" <{' '.join(span.of(text) for span in said.source)}>"
    arguments = "; ".join(f"{a.role}={a.span.of(text)}" for a in claim.arguments)
    denied = "NOT " if claim.polarity is Polarity.DENIES else ""
    head = f"{denied}{claim.predicate} {claim.modality}{speaker}"
    return f"{head}: {arguments}" if arguments else head


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_claims(annotator: Annotator, text: str, expected: tuple[str, ...]) -> None:
    assert tuple(written(claim, text) for claim in claims_of(annotator, text)) == expected


def test_every_modality_is_covered() -> None:
    named = {word for _, claims in CASES for claim in claims for word in claim.split()}
    assert {"asserted", "reported", "hedged", "demanded", "offered", "planned"} <= named
    assert {"conditional", "denied", "NOT"} <= named


@pytest.mark.parametrize(
    "text",
    [
        "Is the dam safe?",
        "Who stole the painting? Where is Orlo?",
        "\u201cIs it true?\u201d",
        "Failed talks in Velm",
        "...",
        "1 2 3",
    ],
)
def test_nothing_is_claimed(annotator: Annotator, text: str) -> None:
    assert claims_of(annotator, text) == ()


def test_spans_leave_out_inner_clauses(annotator: Annotator) -> None:
    text = "The dam, which was built in 1962, holds 40 million litres."
    outer, inner = claims_of(annotator, text)
    assert [span.of(text) for span in outer.spans] == ["The dam", "holds 40 million litres"]
    assert [span.of(text) for span in inner.spans] == ["The dam, which was built in 1962"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Brey praised the engineers who built the dam.",
            ["Brey praised the engineers who built the dam"],
        ),
        (
            "Orlo opened the gate and left the yard.",
            ["Orlo opened the gate", "Orlo … left the yard"],
        ),
        (
            "Brey, who built the dam, praised the engineers.",
            ["Brey … praised the engineers", "Brey, who built the dam"],
        ),
        (
            "The guards stopped the men from leaving, and the village will burn unless it rains.",
            [
                "The guards stopped the men from leaving",
                "the village will burn unless it rains",
            ],
        ),
        ("VELM, Tesland (Norwire) -- The dam broke on Monday.", ["The dam broke on Monday"]),
        ("The aides resigned or were fired.", ["The aides resigned or were fired"]),
        ("The plan shows how the bridge was built.", ["The plan shows how the bridge was built"]),
        (
            "The flood tore through the market, killing 12 people.",
            ["The flood tore through the market, killing 12 people"],
        ),
        (
            "The army fears that the bridge is unsafe.",
            ["the bridge is unsafe"],
        ),
        (
            "It was impossible for the council to read the letters in a day.",
            ["It was impossible for the council to read the letters in a day"],
        ),
        (
            "The firm sold a lock that lets thieves enter.",
            ["The firm sold a lock that lets thieves enter"],
        ),
    ],
)
def test_a_clause_names_what_it_speaks_of(
    annotator: Annotator, text: str, expected: list[str]
) -> None:
    found = [" … ".join(s.of(text) for s in claim.spans) for claim in claims_of(annotator, text)]
    assert found == expected


def test_values_go_to_the_claim_they_measure(annotator: Annotator) -> None:
    text = "The 15-minute call took place on Sunday, Brey said on Monday."
    found = {claim.predicate: claim for claim in claims_of(annotator, text)}
    assert [t.span.of(text) for t in found["call"].timexes] == ["15-minute"]
    assert [t.span.of(text) for t in found["take place"].timexes] == ["Sunday"]
    assert "say" not in found  # who only says when he spoke states nothing
    assert [q.span.of(text) for q in found["call"].quantities] == ["15-minute"]


def test_a_quotation_keeps_its_speaker_over_sentences(annotator: Annotator) -> None:
    text = '"The road is closed. The bridge is gone. We wait," Ardle told the Gazette.'
    claims = claims_of(annotator, text)
    speakers = [
        None if claim.attribution is None else claim.attribution.source[0].of(text)
        for claim in claims
    ]
    assert speakers == ["Ardle", "Ardle", "Ardle"]


def test_furniture_makes_no_claim(annotator: Annotator) -> None:
    text = "The dam broke on Monday.\n\nAlso Read: Mayor of Velm resigns over dam\n"
    assert [claim.predicate for claim in claims_of(annotator, text)] == ["break"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("She'd been warned twice.", "asserted"),
        ("She’d been warned twice.", "asserted"),
        ("They'd already closed the gates.", "asserted"),
        ("Brey said he'd left the plant on Monday.", "reported"),
        ("He'd leave the plant on Monday.", "conditional"),
        ("They'd be fined, the mayor said.", "planned"),
        ("He'd have left the plant.", "conditional"),
    ],
)
def test_a_short_had_is_no_would(annotator: Annotator, text: str, modality: str) -> None:
    assert {claim.modality.value for claim in claims_of(annotator, text)} == {modality}
