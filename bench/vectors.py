"""How near the shipped sentence vectors are to those of the encoder as it was published."""

from __future__ import annotations

from training.treebanks import load_conllu

from bench.command import Place
from stemma.encoder.files import WEIGHTS
from stemma.encoder.vectors import Vectors


def measure(place: Place) -> dict[str, float]:
    """Mean and least cosine over GUM's test half; nothing without `untouched`."""
    if place.untouched is None:
        return {}
    ours, published = (Vectors.load(f) for f in (place.weights or WEIGHTS, place.untouched))
    sentences = [
        text.words[start:end]
        for text in load_conllu(place.corpora / "ud/gum-test.conllu", names=False)
        for start, end in text.sentences
    ]
    cosines = (ours.of(sentences) * published.of(sentences)).sum(1)
    return {
        "vectors, mean cosine": round(float(cosines.mean()), 4),
        "vectors, least cosine": round(float(cosines.min()), 4),
    }
