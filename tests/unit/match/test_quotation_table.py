"""One quotation across reports: the same, cut, altered."""

import pytest

from stemma.match.quotation_table import find_quotation_rows

WHOLE = "“We will not sell the mill to anybody from Harrow,” the miller said."


def wordings(*texts: str) -> list[list[tuple[str, str]]]:
    named = {str(number): text for number, text in enumerate(texts)}
    return [
        [(one.span.document_id, one.wording.value) for one in row.quoted]
        for row in find_quotation_rows(named)
    ]


@pytest.mark.parametrize(
    ("other", "wording"),
    [
        ('The miller: "We will not sell the mill to anybody from Harrow."', "same"),
        ("“We won’t sell the mill to anybody from Harrow,” he said.", "same"),
        ("“We will not sell the mill to anybody,” he said.", "cut"),
        ("“We will not … to anybody from Harrow,” he said.", "cut"),
        ("“We will not sell the house to anybody from Harrow,” he said.", "altered"),
        ("“We will sell the mill to anybody from Harrow,” he said.", "altered"),
    ],
)
def test_how_another_report_has_it(other: str, wording: str) -> None:
    assert wordings(WHOLE, other) == [[("0", "same"), ("1", wording)]]


@pytest.mark.parametrize(
    "other",
    [
        "“The river was never as low as in this long summer,” she said.",
        "“We will not,” he said.",
        "We will not sell the mill to anybody from Harrow.",
        "",
    ],
)
def test_what_is_no_quotation_of_both_is_no_row(other: str) -> None:
    assert wordings(WHOLE, other) == []


def test_the_fullest_wording_stands_first() -> None:
    assert wordings("“We will not sell the mill,” he said.", WHOLE) == [
        [("1", "same"), ("0", "cut")]
    ]


def test_twice_in_one_report_is_no_row() -> None:
    assert wordings(f"{WHOLE} {WHOLE}") == []


def test_spans_are_the_words_without_their_marks() -> None:
    (row,) = find_quotation_rows({"a": WHOLE, "b": f"Later. {WHOLE}"})
    texts = {"a": WHOLE, "b": f"Later. {WHOLE}"}
    words = {one.span.of(texts[one.span.document_id]) for one in row.quoted}
    assert words == {"We will not sell the mill to anybody from Harrow"}


def test_a_saying_of_very_many_reports_takes_no_time() -> None:
    texts = {str(n): f"“We will never ever give up number {n},” he said." for n in range(2_000)}
    assert len(find_quotation_rows(texts)) <= len(texts)
