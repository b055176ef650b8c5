"""The parts of a report that are in another language than English → the text without them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemma.model import MappedSpan, Passage
from stemma.read.language import share_of_words

LEAST_WORDS: Final = 12
"""Words that a part in another language has at least: shorter ones are names and sayings."""

LEAST_ENGLISH: Final = 12
"""Words of English that must be left for the rest to be a report."""

FOREIGN_SCORE: Final = 0.25
"""Least share of function words of other languages in such a part; names in English have none."""

ENGLISH_SCORE: Final = 0.06
"""Most words that are of English alone that it may have."""

_SHARED: Final = frozenset("a an as am do he i in is me no on or so was war will men".split())  # noqa: SIM905
"""English function words that other languages have too."""

_PIECE: Final = re.compile(r"[^\n]*?(?:[.!?…。！？][\"'”’»)\]]*(?=\s|\Z)|\n|\Z)\s*")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_QUOTES: Final = ("“", '"', "«", "‘", "„", "‹")


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    words: int
    is_foreign: bool
    may_be: bool
    """Whether it is where its neighbour is: a short sentence has few function words."""


def find_foreign(text: str) -> list[tuple[int, int]]:
    """The parts in other languages, each from and to where, if an English part is left.

    A sentence in quotation marks is left to the report that quotes it. Menus and lists without the
    small words of English are no English part.

    >>> text = "The dam broke on Tuesday and the town was cleared, the mayor said to all. "
    >>> more = "La presa se rompió el martes y el pueblo fue evacuado, dijo el alcalde a todos."
    >>> find_foreign(text + more) == [(len(text), len(text + more))], find_foreign(more)
    (True, [])
    """
    pieces = _with_neighbours(list(_pieces(text)))
    out: list[list[int]] = []
    for piece in pieces:
        if not piece.is_foreign:
            continue
        if out and out[-1][1] == piece.start:
            out[-1][1] = piece.end
            out[-1][2] += piece.words
        else:
            out.append([piece.start, piece.end, piece.words])
    found = [(start, end) for start, end, words in out if words >= LEAST_WORDS]
    left = [piece for piece in pieces if not piece.is_foreign]
    if not found or sum(piece.words for piece in left) < LEAST_ENGLISH:
        return []
    rest = " ".join(text[piece.start : piece.end] for piece in left)
    _, english, _ = share_of_words(rest)
    return found if english - _shared_in(rest) > ENGLISH_SCORE else []


def _shared_in(text: str) -> float:
    """The share of its words that English has as other languages do."""
    found = [word[0].lower() for word in _WORD.finditer(text)]
    return sum(word in _SHARED for word in found) / max(len(found), 1)


def cut_parts(
    text: str, parts: list[tuple[int, int]], source_map: tuple[MappedSpan, ...]
) -> tuple[str, tuple[MappedSpan, ...]]:
    """(The text without the parts, the way back to the source for what is left)."""
    kept = []
    spans: list[MappedSpan] = []
    begin = shift = 0
    for start, end in [*parts, (len(text), len(text))]:
        kept.append(text[begin:start])
        for span in source_map:
            low, high = max(span.start, begin), min(span.end, start)
            # A span is cut only as a whole: its letters do not lie one to one in the source.
            if low == span.start and high == span.end:
                spans.append(replace(span, start=low - shift, end=high - shift))
        shift += end - start
        begin = end
    whole = "".join(kept)
    return whole.rstrip(), tuple(span for span in spans if span.end <= len(whole.rstrip()))


def move_passages(
    passages: Sequence[Passage], parts: Sequence[tuple[int, int]]
) -> tuple[Passage, ...]:
    """Passages of a text where they stand without the parts; none of one that a part cuts."""
    out = []
    for one in passages:
        places = [(one.start, one.end), *([one.author] if one.author else [])]
        if any(start < end_cut and cut < end for start, end in places for cut, end_cut in parts):
            continue
        moved = [
            tuple(at - sum(end - start for start, end in parts if end <= at) for at in place)
            for place in places
        ]
        author = (moved[1][0], moved[1][1]) if one.author else None
        out.append(replace(one, start=moved[0][0], end=moved[0][1], author=author))
    return tuple(out)


def _pieces(text: str) -> Iterator[_Piece]:
    for found in _PIECE.finditer(text):
        piece = found[0]
        if piece:
            yield _Piece(found.start(), found.end(), *_look(piece))


def _with_neighbours(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces, those that may be foreign being so beside one that is."""
    for ordered in (range(1, len(pieces)), range(len(pieces) - 2, -1, -1)):
        step = -1 if ordered.step > 0 else 1
        for place in ordered:
            if pieces[place].may_be and pieces[place + step].is_foreign:
                pieces[place] = replace(pieces[place], is_foreign=True)
    return pieces


def _look(piece: str) -> tuple[int, bool, bool]:
    """(Words, whether it is in another language, whether it may be)."""
    letters = sum(map(str.isalpha, piece))
    is_quoted = piece.lstrip().startswith(_QUOTES)
    found = [word[0].lower() for word in _WORD.finditer(piece)]
    if letters >= 6 and len(_LATIN.findall(piece)) < letters / 2:
        # Scripts that put no space between words: two letters count as one.
        is_own = not is_quoted
        return max(len(found), letters // 2), is_own and letters >= 20, is_own
    words, english, other = share_of_words(piece)
    if words < 4 or is_quoted:
        return words, False, not words
    own = english - _shared_in(piece)
    is_foreign = words >= 6 and other >= FOREIGN_SCORE and own <= ENGLISH_SCORE
    return words, is_foreign, english == 0
