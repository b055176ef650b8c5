"""Quotations word by word: cut, put in, altered, nowhere."""

import pytest

from stemma.check.quoted import Found, look_up, split_quotation
from stemma.check.wording import Wording, tokens_of

SOURCE = (
    "The mayor said on Monday: “We will not sell the harbour to anybody, and we have told the"
    " board so twice.” The board's lawyer, who had come late, called it theatre."
)


def found(quotation: str, *sources: str) -> list[Found]:
    return look_up(quotation, 0, len(quotation), [Wording(s) for s in sources or (SOURCE,)])


@pytest.mark.parametrize(
    "quotation",
    [
        "We will not sell the harbour to anybody",
        "we will not sell the harbor to anybody",
        "We won't sell the harbour to anybody",
        "We will not sell the harbour … and we have told the board so",
        "We will not sell the harbour [...] we have told the board so twice",
        "[The city] will not sell the harbour to anybody",
        "We will not sell [it] to anybody",
        "We will not sell the harbour, to anybody",
    ],
)
def test_is_verbatim(quotation: str) -> None:
    (first, *_) = found(quotation)
    assert (first.share, first.changes) == (1.0, ())


@pytest.mark.parametrize(
    ("quotation", "changes"),
    [
        ("We will sell the harbour to anybody", (("", "not"),)),
        ("We will … sell the harbour to anybody", (("", "not"),)),
        ("We will not sell the airport to anybody", (("airport", "harbour"),)),
        ("We will not ever sell the harbour to anybody", (("ever", ""),)),
    ],
)
def test_is_altered(quotation: str, changes: tuple[tuple[str, str], ...]) -> None:
    (first, *_) = found(quotation)
    assert first.changes == changes


def test_an_ellipsis_reaches_not_across_a_text() -> None:
    far = "We will not sell " + "one two three four five six seven " * 12 + "the harbour."
    (first, *_) = found("We will not sell … the harbour", far)
    assert first.changes or first.share < 1


def test_other_words_are_far() -> None:
    nearest = found("The ferry was late because of fog and a broken pump")
    assert not nearest or nearest[0].share < 0.6


def test_the_source_that_has_it_whole_comes_first() -> None:
    (first, *_) = found("We will not sell the harbour", "We will never sell the harbour.", SOURCE)
    assert first.source == 1


@pytest.mark.parametrize("quotation", ["", "…", "[...]", "— —"])
def test_no_words_are_nowhere(quotation: str) -> None:
    assert found(quotation) == []


def test_pieces() -> None:
    text = "we … will [the board] pay (he laughed) soon"
    pieces = [[t.word for t in piece] for piece in split_quotation(text, 0, len(text))]
    assert pieces == [["we"], ["will"], ["pay"], ["soon"]]


def test_words_keep_their_places() -> None:
    text = "“Don’t sell 1,200 ships,” Zoë said."
    for token in tokens_of(text):
        assert 0 <= token.start < token.end <= len(text)
    assert [t.word for t in tokens_of(text)] == [
        "do",
        "not",
        "sell",
        "1200",
        "ships",
        "zoe",
        "said",
    ]


def test_a_long_text_takes_linear_time() -> None:
    source = Wording("the of and to in a " * 30_000)
    assert look_up("the of and to the in", 0, 20, [source])[0].share >= 0.5
