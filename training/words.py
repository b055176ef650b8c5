"""How common words are, and what they mean: the table that claims are aligned by.

    python -m training.words --wordnet DICT --out src/stemma/encoder/weights

Writes `words.npz` and enters it in `checksums.json`. For each of the commonest English words by
wordfreq (Speer 2022; data CC BY-SA 4.0): its Zipf frequency, and a vector. That begins as what the
untouched encoder gives the word alone. The senses that WordNet 3.0 knows of it (Princeton
University 2006) draw it to themselves, each by how often it is meant: a sense lies between the
words that mean it, its gloss as the encoder takes it, and the senses it hangs with, and away from
its opposites. The vectors are then turned onto their main axes and cut to `AXES` of them.

Sources: retrofitting, Faruqui et al. (2015); opposites pushed apart, Mrkšić et al. (2016).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags
from wordfreq import top_n_list, zipf_frequency

from training.untouched import Vectors
from training.wordnet import Sense, Synset, read_counts, read_senses

WORDS = 60_000
AXES = 96
FLATTENED = 0.4
"""The power of its variance by which each axis is shortened: the widest tell topics apart, not
deeds."""

NEAR = {"@": 0.5, "+": 1.0, "\\": 1.0, "<": 1.0, "&": 0.5, "$": 0.5, "*": 0.5, ">": 0.25}
"""Pointers and how much they draw: what a sense is a kind of, the same of another kind of word,
similar ones, groups of verbs, what follows, what is caused."""
OPPOSITE = "!"
APART = 0.5
DRAWN = 2.0
"""How much the senses of a word count against its vector alone."""
ROUNDS = 10
GLOSS_WORDS = 48
GLOSS_NAMES = 4
TOKEN = re.compile(r"[A-Za-z]+|\d+|[^\sA-Za-z\d]")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--untouched", type=Path, required=True, help="folder of vectors.onnx")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    common = top_n_list("en", WORDS)
    words = sorted({w for w in common if len(w) > 1 and w.isascii() and w.isalpha()})
    encoder = Vectors.load(arguments.untouched)
    senses, counts = read_senses(arguments.wordnet), read_counts(arguments.wordnet)
    alone = centred(encoder.of([[word] for word in words]))
    vectors = on_main_axes(retrofit(words, alone, senses, counts, encoder))
    largest = np.abs(vectors).max()
    path = arguments.out / "words.npz"
    np.savez_compressed(
        path,
        words=np.frombuffer("\n".join(words).encode("ascii"), np.uint8),
        zipf=np.array([zipf_frequency(w, "en") for w in words], np.float32),
        vectors=np.round(vectors * (127 / largest)).astype(np.int8),
    )
    sums_path = arguments.out / "checksums.json"
    sums = json.loads(sums_path.read_text(encoding="utf-8"))
    sums[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    sums_path.write_text(json.dumps(sums, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(words)} words, {path.stat().st_size} bytes")


def retrofit(
    words: Sequence[str],
    alone: np.ndarray,
    senses: Mapping[Synset, Sense],
    counts: Mapping[str, Mapping[Synset, float]],
    encoder: Vectors,
) -> np.ndarray:
    """(words, width) The vectors of words, drawn to their senses; others stay as they are."""
    at = {synset: number for number, synset in enumerate(sorted(senses))}
    meant = _meant(words, counts, at)
    meaning = _even(meant.T.tocsr())
    near = _even(_linked(senses, at, NEAR, both=True))
    opposite = _even(_linked(senses, at, {OPPOSITE: 1.0}, both=False))
    used = np.flatnonzero(np.asarray(meant.sum(0)).ravel())
    glosses = np.zeros((len(at), alone.shape[1]), np.float32)
    ordered = sorted(senses)
    glosses[used] = centred(encoder.of([_gloss(senses[ordered[number]]) for number in used]))
    known = np.asarray(meant.sum(1)).ravel()[:, None] > 0
    found, sense = alone, unit(meaning @ alone + glosses)
    for _ in range(ROUNDS):
        sense = unit(meaning @ found + near @ sense + glosses - APART * (opposite @ sense))
        found = np.where(known, unit(alone + DRAWN * (meant @ sense)), alone)
    return found


def _meant(
    words: Sequence[str], counts: Mapping[str, Mapping[Synset, float]], at: Mapping[Synset, int]
) -> csr_matrix:
    """(words, senses) The share of each sense in what a word is used for."""
    cells = [
        (row, at[synset], met / sum(counts[word].values()))
        for row, word in enumerate(words)
        for synset, met in sorted(counts.get(word, {}).items())
        if synset in at
    ]
    return _sparse(cells, (len(words), len(at)))


def _linked(
    senses: Mapping[Synset, Sense], at: Mapping[Synset, int], drawn: Mapping[str, float], *,
    both: bool,
) -> csr_matrix:  # fmt: skip
    """(senses, senses) How much each sense is drawn by another."""
    cells = [
        (at[synset], at[other], drawn[symbol])
        for synset, sense in sorted(senses.items())
        for symbol, other in sense.pointers
        if symbol in drawn and other in at
    ]
    found = _sparse(cells, (len(at), len(at)))
    return found + found.T if both else found


def _sparse(cells: Sequence[tuple[int, int, float]], shape: tuple[int, int]) -> csr_matrix:
    rows, columns, weights = zip(*cells, strict=True)
    return csr_matrix((weights, (rows, columns)), shape, np.float32)


def _even(found: csr_matrix) -> csr_matrix:
    """Each row made to sum to one."""
    totals = np.asarray(found.sum(1)).ravel()
    return diags(1 / np.maximum(totals, 1e-9).astype(np.float32)) @ found


def _gloss(sense: Sense) -> list[str]:
    names = ", ".join(word.replace("_", " ") for word in sense.words[:GLOSS_NAMES])
    return TOKEN.findall(f"{names}: {sense.gloss}")[:GLOSS_WORDS]


def centred(vectors: np.ndarray) -> np.ndarray:
    """The vectors about their mean, of unit length."""
    return unit(vectors - vectors.mean(0))


def unit(vectors: np.ndarray) -> np.ndarray:
    """The vectors made one long; those of no length stay so."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def on_main_axes(vectors: np.ndarray) -> np.ndarray:
    """The vectors about their mean on their main axes, of unit length; signs are fixed."""
    middle = vectors.astype(np.float64) - vectors.mean(0)
    spread, axes = np.linalg.eigh(middle.T @ middle)
    spread, axes = spread[::-1][:AXES], axes[:, ::-1][:, :AXES]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), np.arange(AXES)])
    return unit((middle @ axes) * spread ** (-FLATTENED / 2))


if __name__ == "__main__":
    main()
