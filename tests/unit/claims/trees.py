"""A parse written by hand, one word a line or one cell a word."""

from stemma.annotate.parse import Parse
from stemma.model import Document
from stemma.read import read_text


def parse(*sentences: str) -> Parse:
    """Words as `word|tag|pos|head|relation`, a lemma behind a further bar where it differs.

    Heads are counted from 1 in each sentence, 0 its root. A sentence that starts with "/" stands
    on a line of its own; a word that starts with "_" stands close to the one before it.
    """
    rows: list[tuple[str, ...]] = []
    gaps: list[str] = []
    ranges = []
    for sentence in sentences:
        base = len(rows)
        for place, cell in enumerate(sentence.removeprefix("/").split()):
            word, tag, pos, head, relation, *lemma = cell.removeprefix("_").split("|")
            above = base + int(head) - 1 if int(head) else base + place
            rows.append((word, tag, pos, str(above), relation, *(lemma or [word.lower()])))
            close = cell.startswith("_") or not rows[1:]
            line = place == 0 and sentence.startswith("/")
            gaps.append("" if close else "\n" if line else " ")
        ranges.append((base, len(rows)))
    return make(rows, gaps, ranges)


def make(rows: list[tuple[str, ...]], gaps: list[str], ranges: list[tuple[int, int]]) -> Parse:
    """The `Parse` of (word, tag, part of speech, head, relation, lemma) rows and their gaps."""
    starts, text = [], ""
    for row, gap in zip(rows, gaps, strict=True):
        starts.append(len(text + gap))
        text += gap + row[0]
    document = read_text(text, "a.txt")
    assert isinstance(document, Document)
    heads = tuple(int(row[3]) for row in rows)
    children: list[list[int]] = [[] for _ in rows]
    for word, head in enumerate(heads):
        if head != word:
            children[head].append(word)
    return Parse(
        document=document,
        words=tuple(row[0] for row in rows),
        lower=tuple(row[0].lower() for row in rows),
        lemmas=tuple(row[5] for row in rows),
        starts=tuple(starts),
        ends=tuple(s + len(row[0]) for s, row in zip(starts, rows, strict=True)),
        tags=tuple(row[1] for row in rows),
        pos=tuple(row[2] for row in rows),
        heads=heads,
        relations=tuple(row[4] for row in rows),
        children=tuple(map(tuple, children)),
        sentences=tuple(ranges),
        sentence_of=tuple(n for n, (a, b) in enumerate(ranges) for _ in range(a, b)),
    )
