"""Parts and wholes: what is odd, and, as much, what is not."""

import re
from decimal import Decimal

import pytest

from stemma.consistency.sums import find_bad_sums
from stemma.model import Annotations, Document, InconsistencyKind, Quantity, Span

WORDS = {
    w: n
    for n, w in enumerate(
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    )
}
NUMBER = re.compile(
    rf"\b(?P<soft>about |at least |around )?(?P<n>\d+|{'|'.join(WORDS)})\b(?P<share> ?%)?"
)


def annotate(text: str) -> Annotations:
    """A document of one sentence with every number in it a quantity."""
    document = Document("d", "a.txt", text, "0")
    quantities = []
    for found in NUMBER.finditer(text):
        number = Decimal(WORDS.get(found["n"]) or int(found["n"] if found["n"].isdigit() else 0))
        least = found["soft"] == "at least "
        quantities.append(
            Quantity(
                Span("d", found.start(), found.end()),
                number,
                None if least else number,
                high_open=least,
                approximate=found["soft"] is not None and not least,
                unit="percentage" if found["share"] else None,
                dimension="share" if found["share"] else "count",
            )
        )
    return Annotations(document, (Span("d", 0, len(text)),), quantities=tuple(quantities))


ODD = [
    ("Police said six of the five men fled.", "“six of the five”: 6 is more than 5."),
    ("It was backed by 12 out of 9 members.", "“12 out of 9”: 12 is more than 9."),
    ("Nearly 120 % of voters turned out.", "“120 % of voters”: 120 % is more than all of them."),
    (
        "The flood left 12 dead, seven in Alton and six in Brix.",
        "“seven” and “six” make 13, and not “12”.",
    ),
    (
        "The flood left 12 dead: seven in Alton and four in Brix.",
        "“seven” and “four” make 11, and not “12”.",
    ),
    (
        "They held five people: four men and two women.",
        "“four” and “two” make 6, and not “five”.",
    ),
    (
        "Ten sailors drowned, five in March, four in April and three in May.",
        None,
    ),
    (
        "In the poll 60 % were for it, 30 % against it and the remaining 20 % silent.",
        "“60 %” and “30 %” and “20 %” make 110 %, and not 100 %.",
    ),
]

SOUND = [
    "Police said five of the six men fled.",
    "About six of the five thousand came.",
    "Output rose to 120 % of the plan.",
    "The flood left 12 dead, seven in Alton and five in Brix.",
    "The flood left 12 dead, seven in Alton and four in Brix.",  # one more elsewhere
    "The flood left 12 dead, at least seven in Alton and six in Brix.",
    "The flood left 12 dead, including seven in Alton and six in the Brix district.",
    "Two people died, 12 in hospital and five in custody were hurt.",
    "She scored 12 points, seven rebounds and six assists.",
    "They won 12 games, seven at home and six in Brix.",
    "They held five people: four adults and two women.",
    "They held five people, three men and one woman.",
    "In the poll 60 % were for it, 30 % against it and the remaining 10 % silent.",
    "In the poll 60 % were for it, 30 % for that and 20 % for both.",
    "Nine people were hurt. Six were in Alton, five in Brix and four in Cale.",
]


@pytest.mark.parametrize(("text", "reason"), ODD)
def test_parts_that_cannot_be_are_odd(text: str, reason: str | None) -> None:
    annotations = annotate(text[0].lower() + text[1:])
    found = find_bad_sums(annotations)
    assert [odd.kind for odd in found] == [InconsistencyKind.ARITHMETIC]
    if reason is not None:
        assert found[0].reason == reason
    for span in found[0].spans:
        assert span.of(annotations.document.text)


@pytest.mark.parametrize("text", SOUND)
def test_parts_that_can_be_are_not(text: str) -> None:
    assert find_bad_sums(annotate(text[0].lower() + text[1:])) == ()


def test_furniture_says_nothing() -> None:
    annotations = annotate("six of the five men fled")
    inside = Annotations(
        annotations.document,
        annotations.sentences,
        (Span("d", 0, 10),),
        quantities=annotations.quantities,
    )
    assert find_bad_sums(inside) == ()
