"""UD treebanks, and GUM's names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from stemma.encoder.lemmas import lemma_script
from training.outlets import as_outlet
from training.text import Text, write_tags


@dataclass(frozen=True, slots=True)
class Row:
    """One word of a treebank; `head` counts from 1, 0 for the root; `space`: one comes after it."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    space: bool
    misc: str


def conllu_documents(path: Path) -> Iterator[tuple[str, list[list[Row]], list[bool]]]:
    """(name, sentences, whether a paragraph starts there) of every document of a CoNLL-U file."""
    name = ""
    sentences: list[list[Row]] = []
    paragraphs: list[bool] = []
    for comments, rows in _conllu_sentences(path):
        new = next((line for line in comments if line.startswith("# newdoc")), None)
        if new is not None:
            if sentences:
                yield name, sentences, paragraphs
            name, sentences, paragraphs = new.split("=", 1)[-1].strip(), [], []
        fresh = not sentences or any(line.startswith("# newpar") for line in comments)
        sentences.append(rows)
        paragraphs.append(fresh)
    if sentences:
        yield name, sentences, paragraphs


def _conllu_sentences(path: Path) -> Iterator[tuple[list[str], list[Row]]]:
    """The comments and the rows of every sentence."""
    comments: list[str] = []
    lines: list[str] = []
    with path.open(encoding="utf-8") as file:
        for line in chain((raw.rstrip("\n") for raw in file), [""]):
            if line.startswith("#"):
                comments.append(line)
            elif line:
                lines.append(line)
            elif lines:
                yield comments, _rows(lines)
                comments, lines = [], []


def _rows(lines: list[str]) -> list[Row]:
    """The words of one sentence; the parts of "don't" are glued, whatever their own lines say."""
    out: list[Row] = []
    last_part, space_after_parts = 0, True
    for line in lines:
        cells = line.split("\t")
        space = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            last_part, space_after_parts = int(cells[0].split("-")[1]), space
            continue
        if "." in cells[0]:
            continue
        number = int(cells[0])
        if number < last_part:
            space = False
        elif number == last_part:
            space = space_after_parts
        form, lemma, upos, xpos = cells[1:5]
        out.append(Row(form, lemma, upos, xpos, int(cells[6]), cells[7], space, cells[9]))
    return out


def load_conllu(path: Path, *, names: bool) -> Iterator[Text]:
    """Texts of a UD treebank; `names` reads GUM's entity column too."""
    for name, sentences, paragraphs in conllu_documents(path):
        words: list[str] = []
        boundaries: list[int] = []
        ranges: list[tuple[int, int]] = []
        heads: list[int] = []
        tags: list[int] = []
        spaced = True
        for rows, paragraph in zip(sentences, paragraphs, strict=True):
            start = len(words)
            ranges.append((start, start + len(rows)))
            for i, row in enumerate(rows):
                words.append(row.form.replace(" ", ""))
                if i == 0:
                    boundaries.append(3 if paragraph else 2)
                else:
                    boundaries.append(1 if spaced else 0)
                spaced = row.space
                heads.append(start + row.head - 1 if row.head else -1)
            if names:
                tags += _name_tags(rows)
        every = [row for rows in sentences for row in rows]
        yield Text(
            name,
            words,
            boundaries,
            ranges,
            upos=[row.upos for row in every],
            xpos=[row.xpos for row in every],
            lemma=[lemma_script(row.form, row.lemma) for row in every],
            heads=heads,
            deprel=[row.deprel for row in every],
            names=tags if names else None,
        )


def _name_tags(rows: list[Row]) -> list[int]:
    tags = [0] * len(rows)
    for start, end, kind in gum_names(rows):
        text = " ".join(row.form for row in rows[start:end])
        write_tags(tags, start, end, as_outlet(kind, text))
    return tags


def gum_mentions(rows: list[Row]) -> list[tuple[int, int, str]]:
    """(first, last + 1, type) of every GUM mention of a sentence."""
    found: list[tuple[int, int, str]] = []
    open_: list[tuple[str, int, str]] = []
    for i, row in enumerate(rows):
        column = re.search(r"(?:^|\|)Entity=([^|]*)", row.misc)
        if column is None:
            continue
        for mark in re.finditer(r"\(([^()]*)(\))?|(\d[^()]*)?\)", column[1]):
            if mark[1] is None:
                number = _mention_number(mark[3] or "")
                k = next((k for k in reversed(range(len(open_))) if open_[k][0] == number), None)
                if k is not None:
                    _, start, kind = open_.pop(k)
                    found.append((start, i + 1, kind))
                continue
            number, kind = _mention_number(mark[1]), mark[1].partition("-")[2].partition("-")[0]
            if mark[2]:
                found.append((i, i + 1, kind))
            else:
                open_.append((number, i, kind))
    return found


def _mention_number(mark: str) -> str:
    """What ties the end of a mention to its start: "7" of "7-person-new" and of "7[1/2]"."""
    return mark.partition("-")[0].partition("[")[0]


MENTION_KINDS = ("person", "organization", "place", "event", "object", "abstract")
"""GUM's types that can be names; the last two become "other"."""
BRIDGES = frozenset("of for on the and & - – de del la von van .".split())  # noqa: SIM905 - a table
"""What may stand between two proper nouns of one name."""
GAP = 3
"""How far a name's next word may stand from its last one."""
WITHIN = frozenset(
    """
    amod case compound dep det flat flat:name goeswith nmod nmod:desc nmod:poss nummod punct
    """.split()  # noqa: SIM905 - a table, easier to read without its quotes
)
"""Relations by which a word belongs to the name its head is in."""
TITLES = frozenset(
    """
    Ambassador Attorney Brother Captain Chairman Chancellor Chief Congressman Congresswoman
    Director Dr Dr. Father Gen. General Gov. Governor Judge Justice King Lady Lord Mayor Minister
    Miss Mr Mr. Mrs Mrs. Ms Ms. Officer President Prime Prince Princess Prof Prof. Professor Queen
    Rep. Representative Saint-Father Secretary Sen. Senator Sergeant Sir Sister Speaker Vice
    """.split()  # noqa: SIM905 - the same
)
"""Words before a person's name that are not part of it."""


def gum_names(rows: list[Row]) -> list[tuple[int, int, str]]:
    """Names among GUM's mentions: spans of proper nouns around a proper-noun head.

    GUM marks whole noun phrases of every kind. A name is what is left of one whose head is a
    proper noun: the run from the first to the last proper noun around the head, over words like
    "of" and "the" between two of them, without a title before a person's name. Of two that
    overlap the longer is kept where it holds the other ("University of Portsmouth"), else the one
    of the shorter mention.
    """
    kept: dict[tuple[int, int], str] = {}
    for mention in sorted(gum_mentions(rows), key=lambda m: m[1] - m[0]):
        name = _name_in(rows, *mention)
        if name is None:
            continue
        start, end, kind = name
        met = [(a, b) for a, b in kept if a < end and start < b]
        if (start, end) in met or not all(start <= a and b <= end for a, b in met):
            continue
        for shorter in met:
            del kept[shorter]
        kept[start, end] = kind
    return sorted((start, end, kind) for (start, end), kind in kept.items())


def _name_in(rows: list[Row], start: int, end: int, kind: str) -> tuple[int, int, str] | None:
    """The name that the mention [start, end) is about, if its head is one."""
    if kind not in MENTION_KINDS:
        return None
    head = next((i for i in range(start, end) if not start <= rows[i].head - 1 < end), start)
    if not rows[head].xpos.startswith("NNP"):
        return None
    left, right = _leftmost(rows, head, start), _rightmost(rows, head, end)
    if not rows[left].form[:1].isupper() and not rows[right].form[:1].isupper():
        return None
    # In the plural it is a people or a party's members, not a person's name.
    is_person = kind == "person" and rows[head].xpos != "NNPS"
    while is_person and left < right and rows[left].form in TITLES:
        left += 1
    plain = is_person or kind in ("organization", "place", "event")
    return left, right + 1, kind if plain else "other"


def _rightmost(rows: list[Row], head: int, end: int) -> int:
    """The last word of the name around `head`, before `end`."""
    right = head
    i = head + 1
    while i < end and i - right <= GAP:
        is_name = rows[i].xpos.startswith("NNP")
        is_number = i == right + 1 and rows[i].upos == "NUM"
        if (is_name or is_number) and _belongs(rows, i, head):
            right = i
        elif rows[i].form not in BRIDGES:
            break
        i += 1
    return right


def _leftmost(rows: list[Row], head: int, start: int) -> int:
    """The first word of the name around `head`, not before `start`."""
    left = head
    i = head - 1
    while i >= start and left - i <= GAP:
        row = rows[i]
        is_name = row.xpos.startswith("NNP")
        is_capital = row.form[:1].isupper() and row.upos in ("ADJ", "NOUN", "PROPN", "VERB")
        # At the start of a sentence a capital says nothing.
        if (is_name or (is_capital and i > 0)) and _belongs(rows, i, head):
            left = i
        elif row.form not in BRIDGES:
            break
        i -= 1
    return left


def _belongs(rows: list[Row], i: int, head: int) -> bool:
    """Whether word i hangs under `head` by relations that stay within a name."""
    for _ in range(8):
        if i == head:
            return True
        if rows[i].deprel not in WITHIN or rows[i].head == 0:
            return False
        i = rows[i].head - 1
    return True
