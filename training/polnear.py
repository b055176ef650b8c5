"""PolNeAR: who said what, and the silver names and tags of the same texts."""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path

from stemma.annotate.tokens import Tokens, blank_english, tokenize
from training.outlets import as_outlet
from training.text import ROLE_TAGS, ROLES, Text, spans_of, write_tags


def load_ann(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of one brat file: spans of source, cue and content, each a list."""
    spans: dict[str, list[tuple[int, int]]] = {}
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if re.match(r"T\d+\t\w+ [\d ;]+\t", line):  # the quoted text may hold line ends
            where = cells[1].split(" ", 1)[1]
            spans[cells[0]] = [_place(part) for part in where.split(";")]
        elif re.match(r"E\d+\t", line):
            event: dict[str, list[tuple[int, int]]] = {r: [] for r in ROLES}
            for pair in cells[1].split():
                role, _, ref = pair.partition(":")
                role = role.rstrip("0123456789").lower()
                if role in event and ref in spans:
                    event[role] += spans[ref]
            out.append(event)
    return out


def _place(part: str) -> tuple[int, int]:
    start, end = part.split()
    return int(start), int(end)


def load_polnear(folder: Path, silver: Path | None) -> Iterator[Text]:
    """PolNeAR's articles with roles and links, and the silver names and tags where given."""
    language = blank_english()
    tags = load_silver(silver) if silver else {}
    for ann in sorted((folder / "attributions").glob("*.ann")):
        name = ann.stem
        if not (folder / "text" / f"{name}.txt").exists():
            name = re.sub(r"_[0-9a-f]{4}$", "", name)
        raw = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
        tokens = tokenize(language, raw)
        text = _as_text(name, tokens)
        count = len(text.words)
        text.roles, text.links = [0] * count, [-1] * count
        owner: dict[int, int] = {}
        places = sorted(
            (s, e, r, k) for k, a in enumerate(load_ann(ann)) for r in ROLES for s, e in a[r]
        )
        for start, end, role, event in places:
            inside = [i for i in _words_in(text, start, end) if text.roles[i] == 0]
            if not inside:
                continue
            first = ROLE_TAGS.index(f"B-{role}")
            for n, i in enumerate(inside):
                text.roles[i] = first if n == 0 else first + 1
                owner[i] = event
        cue_at: dict[int, int] = {}
        for i in sorted(owner):
            if ROLE_TAGS[text.roles[i]] == "B-cue":
                cue_at.setdefault(owner[i], i)
        for i, event in owner.items():
            text.links[i] = cue_at.get(event, -1)
        if name in tags:
            text.silver = True
            _add_silver(text, tags[name])
        yield text


def _as_text(name: str, tokens: Tokens) -> Text:
    offsets = [(s, s + len(w)) for s, w in zip(tokens.starts, tokens.words, strict=True)]
    return Text(
        name, list(tokens.words), list(tokens.boundaries), list(tokens.sentences), offsets=offsets
    )


def _words_in(text: Text, start: int, end: int) -> list[int]:
    starts = [s for s, _ in text.offsets]
    low = bisect_right(starts, start) - 1
    if low < 0 or text.offsets[low][1] <= start:
        low += 1
    return list(range(low, bisect_left(starts, end)))


SilverWord = tuple[int, int, str, str]
"""Where a word starts and ends, its part-of-speech tag and the class of the name it is part of."""


def load_silver(path: Path) -> dict[str, list[list[SilverWord]]]:
    """Document → sentences → words as a tagger saw them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {record["document"]: record["sentences"] for record in map(json.loads, lines)}


_SILVER = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place", "MISC": "other"}


def _add_silver(text: Text, sentences: list[list[SilverWord]]) -> None:
    text.names = [0] * len(text.words)
    text.xpos = [""] * len(text.words)
    by_start = {s: i for i, (s, _) in enumerate(text.offsets)}
    for sentence in sentences:
        for begin, end, tag, _ in sentence:
            i = by_start.get(begin)
            if i is not None and text.offsets[i][1] == end:
                text.xpos[i] = tag
        for a, b, kind in spans_of([f"I-{t[3]}" if t[3] in _SILVER else "O" for t in sentence]):
            inside = _words_in(text, sentence[a][0], sentence[b - 1][1])
            while inside and text.words[inside[0]].lower() in ("the", "a", "“", "’s"):
                inside = inside[1:]
            if inside:
                label = as_outlet(_SILVER[kind], " ".join(text.words[i] for i in inside))
                write_tags(text.names, inside[0], inside[-1] + 1, label)
