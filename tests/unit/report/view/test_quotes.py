"""Quotes: every piece slices from its text, with the sentence around it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.errors import ContractError
from stemma.model import Brief, Document, Span
from stemma.report.view.quotes import PieceKind, Quote, Quoter
from stemma.report.visible import show

TEXT = "The dam held. On Friday, two boats came, he said. Rain fell."


def quoter(text: str = TEXT, sentences: tuple[tuple[int, int], ...] = ()) -> Quoter:
    document = Document("d", "d.txt", text, "0")
    return Quoter(Brief((document,), sentences=tuple(Span("d", s, e) for s, e in sentences)))


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span("d", start, start + len(words))


def flat(quote: Quote) -> list[tuple[str, str]]:
    return [(p.kind.value, p.text) for passage in quote.passages for p in passage.pieces]


SENTENCES = ((0, 13), (14, 49), (50, 60))


def test_the_sentence_stands_around_the_words_and_the_value_is_marked() -> None:
    quote = quoter(sentences=SENTENCES).quote([at("two boats came")], [at("two")])
    assert flat(quote) == [
        ("c", "On Friday, "), ("m", "two"), ("s", " boats came"), ("c", ", he said."),
    ]  # fmt: skip
    assert not quote.passages[0].is_cut_before
    assert not quote.passages[0].is_cut_after


def test_without_sentences_the_line_stands_around() -> None:
    text = "one line\nthe words here\nlast"
    quote = quoter(text).quote([at("words", text)])
    assert flat(quote) == [("c", "the "), ("s", "words"), ("c", " here")]


def test_long_sentences_are_cut_at_words_and_say_so() -> None:
    text = "alpha beta gamma delta middle epsilon zeta eta theta."
    (passage,) = quoter(text, ((0, len(text)),)).quote([at("middle", text)], around=14).passages
    assert "".join(p.text for p in passage.pieces) == "gamma delta middle epsilon zeta"
    assert passage.is_cut_before
    assert passage.is_cut_after


def test_what_is_left_out_at_an_end_must_be_words() -> None:
    (passage,) = quoter(sentences=SENTENCES).quote([at("Rain fell")], around=0).passages
    assert not passage.is_cut_after


def test_places_far_apart_are_passages_of_their_own() -> None:
    quote = quoter(sentences=SENTENCES).quote([at("Rain"), at("dam")], around=0)
    assert [[p.text for p in passage.pieces] for passage in quote.passages] == [["dam"], ["Rain"]]
    assert quote.length == 7


def test_a_span_outside_its_text_is_an_error() -> None:
    with pytest.raises(ContractError):
        quoter().quote([Span("d", 0, 1000)])


@given(st.data())
def test_every_piece_slices_from_the_text(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab .\n\t\u202e\x1bé…", min_size=1, max_size=60))
    edge = st.integers(0, len(text) - 1)

    def spans() -> list[Span]:
        starts = data.draw(st.lists(edge, min_size=1, max_size=4))
        return [Span("d", s, data.draw(st.integers(s + 1, len(text)))) for s in starts]

    said, marked = spans(), spans()
    cuts = sorted({0, len(text), *data.draw(st.lists(edge, max_size=3))})
    sentences = tuple(pairwise(cuts))
    quote = quoter(text, sentences).quote(said, marked, around=data.draw(st.integers(0, 20)))
    covered: set[int] = set()
    for passage in quote.passages:
        places = [(p.start, p.end) for p in passage.pieces]
        assert [e for _, e in places[:-1]] == [s for s, _ in places[1:]]
        for piece in passage.pieces:
            assert piece.text == show(text[piece.start : piece.end])
            inside = range(piece.start, piece.end)
            assert not covered & set(inside)
            covered |= set(inside)
            wanted = all(any(s.start <= n < s.end for s in marked) for n in inside)
            assert (piece.kind is PieceKind.MARKED) == wanted
    assert {n for s in said for n in range(s.start, s.end)} <= covered
