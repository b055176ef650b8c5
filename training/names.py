"""Names in column files: wikigold and CrossNER."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.outlets import as_outlet
from training.text import Text, spans_of, write_tags


def _columns(path: Path, separator: str | None) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("-DOCSTART-"):
            if rows:
                yield rows
            rows = []
        else:
            cells = line.split(separator)
            rows.append((cells[0], cells[-1]))
    if rows:
        yield rows


def spaced_boundaries(words: list[str]) -> list[int]:
    """Boundaries of words that came without their white space: marks are glued, the rest spaced."""
    out, quote = [], False
    glue_next = True
    for i, word in enumerate(words):
        glued = glue_next
        glue_next = False
        if word in (".", ",", ";", ":", "!", "?", ")", "]", "%", "’s", "'s", "n't", "”", "'", "’"):
            glued = True
        elif word == '"':
            glued, glue_next = (quote, not quote)
            quote = not quote
        elif word in ("(", "[", "“", "$", "‘"):
            glue_next = True
        elif word in ("-", "–", "/"):
            glued = glue_next = word != "–"
        out.append(2 if i == 0 else 0 if glued else 1)
    return out


WIKIGOLD = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"}
POLITICS = {
    "person": "person",
    "politician": "person",
    "organisation": "organization",
    "politicalparty": "organization",
    "location": "place",
    "country": "place",
    "event": "event",
    "election": "event",
    "misc": "other",
}


def wikigold_kept(count: int) -> int:
    """How many of wikigold's `count` texts are for training: three fifths, from the start."""
    return count * 3 // 5


def load_names(
    path: Path, separator: str | None, kinds: dict[str, str], *, per_text: int
) -> Iterator[Text]:
    """Texts of a CoNLL column file, `per_text` sentences each."""
    text: Text | None = None
    for n, rows in enumerate(_columns(path, separator)):
        if text is None:
            text = Text(f"{path.stem}-{n}", [], [], [], names=[])
        words = [w for w, _ in rows]
        tags = [0] * len(rows)
        for a, b, kind in spans_of([t for _, t in rows]):
            write_tags(tags, a, b, as_outlet(kinds[kind], " ".join(words[a:b])))
        start = len(text.words)
        text.words += words
        text.boundaries += spaced_boundaries(words)
        assert text.names is not None
        text.names += tags
        text.sentences.append((start, len(text.words)))
        if len(text.sentences) == per_text:
            yield text
            text = None
    if text is not None:
        yield text
