"""How common words are, and what they mean: the table that claims are aligned by.

    python -m training.words --out src/stemma/encoder/weights

Writes `words.npz` and enters it in `checksums.json`. For each of the commonest English words by
wordfreq (Speer 2022; data CC BY-SA 4.0): its Zipf frequency, and the vector that the untouched
encoder gives it alone, less the mean of all, turned onto its main axes and cut to `AXES` of them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from wordfreq import top_n_list, zipf_frequency

from stemma.encoder.vectors import Vectors

WORDS = 60_000
AXES = 96


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    common = top_n_list("en", WORDS)
    words = sorted({w for w in common if len(w) > 1 and w.isascii() and w.isalpha()})
    vectors = on_main_axes(Vectors.load(arguments.out).of([[word] for word in words]))
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


def on_main_axes(vectors: np.ndarray) -> np.ndarray:
    """The vectors about their mean on their main axes, of unit length; signs are fixed."""
    centred = vectors.astype(np.float64) - vectors.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :AXES]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), np.arange(AXES)])
    turned = centred @ axes
    return turned / np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-9)


if __name__ == "__main__":
    main()
