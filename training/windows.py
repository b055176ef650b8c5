"""Texts cut into windows of whole sentences, and windows into padded batches."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch

from stemma.encoder.features import feature_ids, inner_feature
from stemma.encoder.pieces import CLS, SEP, Pieces
from training.text import Text

IGNORE = -100
LABELS = ("upos", "xpos", "lemma", "deprel")


@dataclass(slots=True)
class Prepared:
    """A text as numbers: pieces and features a word, label ids a layer (IGNORE where unknown)."""

    pieces: list[tuple[int, ...]]
    features: list[int]
    sentences: list[tuple[int, int]]
    labels: dict[str, list[int]]
    heads: list[int] | None
    links: list[int] | None
    silver: bool


def prepare(text: Text, pieces: Pieces, vocabularies: dict[str, dict[str, int]]) -> Prepared:
    """A text as numbers; a label that its vocabulary does not have is unknown."""
    labels: dict[str, list[int]] = {}
    for layer in LABELS:
        values = getattr(text, layer)
        if values is not None:
            known = vocabularies[layer]
            labels[layer] = [known.get(v, IGNORE) for v in values]
    if text.names is not None:
        labels["names"] = list(text.names)
    if text.roles is not None:
        labels["roles"] = list(text.roles)
    return Prepared(
        [pieces.of(w) for w in text.words],
        feature_ids(text.words, text.boundaries),
        text.sentences,
        labels,
        text.heads,
        text.links,
        text.silver,
    )


@dataclass(slots=True)
class Window:
    """Words [start, end) of a prepared text."""

    text: Prepared
    start: int
    end: int
    sentences: list[tuple[int, int]]
    size: int


def cut(text: Prepared, limit: int, *, shift: int = 0) -> list[Window]:
    """Windows of whole sentences of at most `limit` pieces; a longer sentence is cut."""
    out: list[Window] = []
    lengths = [len(p) for p in text.pieces]
    current: list[tuple[int, int]] = []
    size = 0

    def close() -> None:
        nonlocal current, size
        if current:
            out.append(Window(text, current[0][0], current[-1][1], current, size))
        current, size = [], 0

    budget = max(limit - shift, 16)
    for start, end in text.sentences:
        need = sum(lengths[start:end])
        if current and size + need > budget:
            close()
            budget = limit
        if need > limit:
            at = start
            while at < end:
                stop, total = at, 0
                while stop < end and (total + lengths[stop] <= limit or stop == at):
                    total += lengths[stop]
                    stop += 1
                current, size = [(at, stop)], total
                if stop < end:
                    close()
                at = stop
        else:
            current.append((start, end))
            size += need
    close()
    return out


def batches(windows: list[Window], tokens: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like size together, at most `tokens` padded pieces a batch, shuffled."""
    ordered = sorted(windows, key=lambda w: w.size + rng.random() * 16)
    out: list[list[Window]] = []
    batch: list[Window] = []
    widest = 0
    for window in ordered:
        widest = max(widest, window.size + 2)
        if batch and widest * (len(batch) + 1) > tokens:
            out.append(batch)
            batch, widest = [], window.size + 2
        batch.append(window)
    if batch:
        out.append(batch)
    rng.shuffle(out)
    return out


def collate(batch: list[Window]) -> dict[str, torch.Tensor]:
    """Padded arrays of one batch.

    Word 0 of every row is [CLS], which is the root of trees and the null of links; word i of the
    window is column i + 1. `sentence` tells which words share a sentence.
    """
    size = len(batch)
    width = max(w.size for w in batch) + 2
    words = max(w.end - w.start for w in batch) + 1
    ids = np.zeros((size, width), np.int64)
    features = np.zeros((size, width), np.int64)
    first = np.zeros((size, words), np.int64)
    count = np.zeros(size, np.int64)
    sentence = np.full((size, words), -1, np.int64)
    layers = sorted({k for w in batch for k in w.text.labels})
    labels = {k: np.full((size, words), IGNORE, np.int64) for k in layers}
    heads = np.full((size, words), IGNORE, np.int64)
    links = np.full((size, words), IGNORE, np.int64)
    silver = np.zeros(size, bool)
    for row, window in enumerate(batch):
        text = window.text
        ids[row, 0] = CLS
        at = 1
        silver[row] = text.silver
        number = 0
        for n, i in enumerate(range(window.start, window.end)):
            while number < len(window.sentences) and i >= window.sentences[number][1]:
                number += 1
            first[row, n + 1] = at
            sentence[row, n + 1] = number
            for k, piece in enumerate(text.pieces[i]):
                ids[row, at] = piece
                features[row, at] = text.features[i] if k == 0 else inner_feature(text.features[i])
                at += 1
        ids[row, at] = SEP
        at += 1
        count[row] = at
        words_here = window.end - window.start
        span = slice(window.start, window.end)
        for layer, values in text.labels.items():
            labels[layer][row, 1 : words_here + 1] = values[span]
        if text.heads is not None:
            for n, i in enumerate(range(window.start, window.end)):
                head = text.heads[i]
                if head < 0:
                    heads[row, n + 1] = 0
                elif window.start <= head < window.end:
                    heads[row, n + 1] = head - window.start + 1
        if text.links is not None:
            roles = text.labels["roles"]
            for n, i in enumerate(range(window.start, window.end)):
                if roles[i] in (1, 2, 5, 6):
                    link = text.links[i]
                    inside = window.start <= link < window.end
                    links[row, n + 1] = link - window.start + 1 if inside else 0
    out = {
        "ids": ids,
        "features": features,
        "first": first,
        "count": count,
        "sentence": sentence,
        "heads": heads,
        "links": links,
        "silver": silver,
        **{f"label_{k}": v for k, v in labels.items()},
    }
    return {k: torch.from_numpy(v) for k, v in out.items()}
