"""The shipped model, at the edges of what a text can be."""

from dataclasses import astuple, fields
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece

from stemma.annotate.tokens import Tokens, blank_english, tokenize
from stemma.encoder.features import feature_ids
from stemma.encoder.pieces import Pieces
from stemma.encoder.reader import Labels, Reader, Scores
from stemma.encoder.runtime import InferenceSession

REPORT = (
    "The dam at Tesvik held, officials said on Monday. “We saw no leak,” said Ana Ruud, who heads"
    " the water board.\n\nThe Tesvik Post reported that two of four gates had been shut."
)
PER_WORD = ("upos", "xpos", "lemma", "heads", "deprel", "names", "roles", "member", "cue")


def tokens(text: str) -> Tokens:
    return tokenize(blank_english(), text)


def read(reader: Reader, text: str) -> Scores:
    words = tokens(text)
    return reader.read(words.words, words.boundaries, words.sentences)


def content(scores: Scores) -> list[bytes]:
    return [array.tobytes() for array in astuple(scores)]


class Session:
    """A model that says nothing and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, list[int]]] = []

    def run(self, names: list[str], inputs: dict[str, NDArray[np.int64]]) -> list[Any]:
        self.asked.append({name: array.flatten().tolist() for name, array in inputs.items()})
        count = len(inputs["first"])
        width = {"upos": 0, "xpos": 0, "lemma": 0, "arcs": count}
        return [
            np.zeros((count, w) if (w := width.get(n, 2)) else count, np.float32) for n in names
        ]


class SplitPieces(Pieces):
    """A word is two pieces where it has a hyphen."""

    def of(self, word: str) -> tuple[int, ...]:
        return tuple(len(part) for part in word.split("-"))


def test_what_the_model_is_asked() -> None:
    session = Session()
    labels = Labels(("X",), ("X",), ("X",), ("X",), ("O",), ("O",))
    deprel = (np.zeros((6, 2), np.float32), np.zeros(2, np.float32))
    reader = Reader(
        cast("InferenceSession", session), SplitPieces(Tokenizer(WordPiece())), labels, deprel,
        window_pieces=5,
    )  # fmt: skip
    words = ["Re-opened", "“", "gates-shut", "Ruud"]
    scores = reader.read(words, [3, 1, 0, 2], [(0, 3), (3, 4)])
    first, second = session.asked
    assert first["ids"] == [101, 2, 6, 1, 5, 4, 102]
    assert first["first"] == [0, 1, 3, 4]
    opens, mark, gates = feature_ids(words[:3], [3, 1, 0])
    inner = feature_ids(words[:1], [0])
    assert first["features"] == [0, opens, *inner, mark, gates, gates, 0]
    assert second["ids"] == [101, 4, 102]
    assert second["features"][1] == feature_ids(words, [3, 1, 0, 2])[3], "the quote is still open"
    assert scores.window.tolist() == [0, 0, 0, 1]
    assert scores.null.shape == (2, 1)


def test_one_thread_and_two_give_the_same_bytes(weights: Path) -> None:
    once, twice = (Reader.load(weights, threads=n) for n in (1, 2))
    assert content(read(once, REPORT)) == content(read(twice, REPORT))


def test_reading_again_gives_the_same_bytes(reader: Reader) -> None:
    before = content(read(reader, REPORT))
    read(reader, "Something else was read, he said.")
    assert content(read(reader, REPORT)) == before


def test_a_window_does_not_depend_on_what_else_is_read(weights: Path) -> None:
    reader = Reader.load(weights, window_pieces=24)
    alone = read(reader, "The dam at Tesvik held , officials of the board said on Monday .")
    text = f"The dam at Tesvik held , officials of the board said on Monday .\n\n{REPORT}"
    with_more = read(reader, text)
    count = len(alone.heads)
    assert with_more.window[count] == 1, "the first paragraph is to be a window of its own"
    for name in PER_WORD:
        longer = getattr(with_more, name)[:count]
        assert longer.tobytes() == getattr(alone, name).tobytes(), name


@pytest.mark.parametrize(
    "text",
    [
        "Word",
        "…",
        "😀",
        "😀😀 he said 🇳🇴.",
        "The co\xadoperation \xad was sig\xadned.",
        "Он сказал: 会談は行われた, قال المتحدث, and that was all.",
        "e\u0301le\u0301phant\u200b said\ufeff so.",
        "http://example.org/" + "a/b-" * 300,
        "x" * 20_000,
    ],
    ids=range(9),
)
def test_every_word_gets_every_label(reader: Reader, text: str) -> None:
    words = tokens(text)
    scores = reader.read(words.words, words.boundaries, words.sentences)
    count = len(words.words)
    assert count > 0
    for field in fields(scores):
        array = getattr(scores, field.name)
        assert len(array) == (count if field.name != "null" else scores.window[-1] + 1)
        assert np.isfinite(array).all()
    for name, labels in (("upos", reader.labels.upos), ("deprel", reader.labels.deprel)):
        assert (getattr(scores, name) < len(labels)).all()
    for start, end in words.sentences:
        own = scores.heads[start:end]
        assert ((own >= start) & (own < end)).all()
        assert (own == np.arange(start, end)).sum() == 1


def test_a_sentence_over_many_windows_is_one_tree(reader: Reader) -> None:
    words = ["The", "dam", *["and", "the", "old", "gate"] * 150, "held", "."]
    scores = reader.read(words, [3, *[1] * (len(words) - 1)], [(0, len(words))])
    assert scores.window[-1] >= 4
    roots = np.flatnonzero(scores.heads == np.arange(len(words)))
    assert len(roots) == 1
    at = np.arange(len(words))
    for _ in words:
        at = scores.heads[at]
    assert (at == roots[0]).all()


def test_it_reads(reader: Reader) -> None:
    words = tokens(REPORT)
    scores = read(reader, REPORT)
    upos = {w: reader.labels.upos[i] for w, i in zip(words.words, scores.upos, strict=True)}
    assert (upos["dam"], upos["held"], upos["Tesvik"]) == ("NOUN", "VERB", "PROPN")
    held, dam = words.words.index("held"), words.words.index("dam")
    assert scores.heads[dam] == held
    assert reader.labels.deprel[scores.deprel[dam]] == "nsubj"
