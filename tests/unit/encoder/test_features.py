import pytest

from stemma.encoder.features import (
    BOUNDARIES,
    CASES,
    FEATURE_COUNT,
    GLUED,
    PARAGRAPH,
    SENTENCE,
    SPACED,
    case_of,
    feature_ids,
    inner_feature,
    quoted_flags,
)


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("rose", 0),
        ("72", 0),
        ("—", 0),
        ("", 0),
        ("الخبر", 0),
        ("Reuters", 1),
        ("Élysée", 1),
        ("NATO", 2),
        ("U.S.", 2),
        ("F-16", 4),
        ("McConnell", 3),
        ("iPhone", 3),
        ("A", 4),
        ("J.", 4),
    ],
)
def test_the_case_of_a_word(word: str, case: int) -> None:
    assert case_of(word) == case


def flags(text: str, *, new_paragraph_at: int | None = None) -> str:
    words = text.split()
    boundaries = [PARAGRAPH if i in (0, new_paragraph_at) else SPACED for i in range(len(words))]
    return "".join(map(str, quoted_flags(words, boundaries)))


class TestQuotes:
    def test_marks_belong_to_what_they_hold(self) -> None:
        assert flags("He said “ no ” twice") == "001110"

    def test_a_straight_mark_opens_and_closes_by_turns(self) -> None:
        assert flags('" no " he said " yes "') == "11100111"

    def test_marks_as_treebanks_write_them(self) -> None:
        assert flags("`` no '' he said") == "11100"

    def test_a_closing_mark_that_closes_nothing(self) -> None:
        assert flags("no ” he said") == "0000"

    def test_an_unbalanced_mark_ends_with_its_paragraph(self) -> None:
        assert flags("“ no he said She left", new_paragraph_at=4) == "111100"

    def test_an_opening_mark_within_a_quote_keeps_it_open(self) -> None:
        assert flags("“ one “ two ” said") == "111110"

    def test_an_apostrophe_is_no_mark(self) -> None:
        assert flags("the officials ’ plan") == "0000"


def test_every_fact_has_its_own_number() -> None:
    # A word of each case, behind each boundary, in and out of quotes.
    words = ["rose", "Reuters", "NATO", "McConnell", "A"]
    found = set()
    for word in words:
        for boundary in range(BOUNDARIES):
            found.update(feature_ids([word], [boundary]))
            opened = feature_ids(["“", word], [PARAGRAPH, boundary])
            if boundary != PARAGRAPH:
                found.add(opened[1])
    assert found <= set(range(FEATURE_COUNT))
    # All there are, but for a quoted word at the start of a paragraph: quotes open anew there.
    assert len(found) == FEATURE_COUNT - CASES


def test_later_pieces_keep_case_and_quotes_and_are_glued() -> None:
    _, quoted = feature_ids(["“", "McConnell"], [PARAGRAPH, SENTENCE])
    _, glued = feature_ids(["“", "McConnell"], [PARAGRAPH, GLUED])
    assert quoted != glued
    assert inner_feature(quoted) == inner_feature(glued) == glued
