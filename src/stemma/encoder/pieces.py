"""Words to word pieces, with the encoder's own vocabulary."""

from __future__ import annotations

from typing import Final

from tokenizers import Tokenizer

from stemma.errors import WeightsError

CLS: Final = 101
SEP: Final = 102
UNKNOWN: Final = 100
LONGEST_WORD: Final = 8
"""Pieces kept of one word: a URL or a hash tells no more with its tail, and costs as much."""


class Pieces:
    """The vocabulary, with every word looked up once."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def load(cls, content: bytes) -> Pieces:
        """Read the content of a `tokenizer.json`.

        Raises:
            WeightsError: it is not a tokenizer.
        """
        try:
            tokenizer = Tokenizer.from_str(content.decode("utf-8"))
        except Exception as error:
            raise WeightsError(f"tokenizer.json: cannot read the vocabulary ({error})") from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer)

    def holds(self, word: str) -> bool:
        """Whether a lower-cased word is one piece: the vocabulary's thirty thousand commonest."""
        return self._tokenizer.token_to_id(word) is not None

    def of(self, word: str) -> tuple[int, ...]:
        """Piece ids of one word: one at least, `LONGEST_WORD` at most."""
        known = self._known.get(word)
        if known is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:LONGEST_WORD]
            known = tuple(ids) or (UNKNOWN,)
            if len(self._known) < 200_000:
                self._known[word] = known
        return known
