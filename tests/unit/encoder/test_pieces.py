import json
from typing import Any

import pytest

from stemma.encoder.pieces import LONGEST_WORD, UNKNOWN, Pieces

VOCABULARY = {"[PAD]": 0, "[UNK]": UNKNOWN, "re": 5, "##port": 6, "##s": 7, "no": 8, "'": 9}
TOKENIZER: dict[str, Any] = {
    "version": "1.0",
    "truncation": {"direction": "Right", "max_length": 2, "strategy": "LongestFirst", "stride": 0},
    "padding": {
        "strategy": {"Fixed": 12}, "direction": "Right", "pad_to_multiple_of": None,
        "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]",
    },
    "added_tokens": [],
    "normalizer": {
        "type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True,
        "strip_accents": None, "lowercase": True,
    },
    "pre_tokenizer": {"type": "BertPreTokenizer"},
    "post_processor": None,
    "decoder": None,
    "model": {
        "type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
        "max_input_chars_per_word": 100, "vocab": VOCABULARY,
    },
}  # fmt: skip


@pytest.fixture
def pieces() -> Pieces:
    return Pieces.load(json.dumps(TOKENIZER).encode())


def test_a_word_in_pieces(pieces: Pieces) -> None:
    assert pieces.of("Reports") == (5, 6, 7)


def test_nothing_is_padded_or_cut_short(pieces: Pieces) -> None:
    assert pieces.of("no") == (8,)
    assert len(pieces.of("reports")) == 3


def test_a_word_is_looked_up_once(pieces: Pieces) -> None:
    assert pieces.of("no") is pieces.of("no")


@pytest.mark.parametrize("word", ["\xad", "\u200b", "\x00", "", " "])
def test_a_word_of_which_nothing_is_left(pieces: Pieces, word: str) -> None:
    assert pieces.of(word) == (UNKNOWN,)


@pytest.mark.parametrize("word", ["no'" * 40, "z" * 5000])
def test_a_long_word_keeps_its_start(pieces: Pieces, word: str) -> None:
    assert 1 <= len(pieces.of(word)) <= LONGEST_WORD
