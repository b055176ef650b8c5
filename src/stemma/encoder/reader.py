"""The reader: one ONNX file, one pass over each window, every head's raw scores."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.features import feature_ids, inner_feature
from stemma.encoder.files import WEIGHTS, load_files, open_session
from stemma.encoder.lemmas import apply_script, mend_lemma
from stemma.encoder.pieces import CLS, SEP, Pieces
from stemma.encoder.runtime import InferenceSession
from stemma.encoder.trees import best_heads
from stemma.encoder.windows import WINDOW_PIECES, Window, cut_windows
from stemma.lexicon.words import load_verb_forms

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

_OUTPUTS: Final = (
    "upos", "xpos", "lemma", "names", "roles", "arcs", "dependent", "head", "link",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labels:
    """What the numbers of each head mean, in order."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of a text of N words.

    `upos`, `xpos`, `lemma`, `deprel`: (N,) label numbers. `heads`: (N,) the word each word hangs
    under, itself for the root of a sentence. `names` (N, tags) and `roles` (N, tags): unscaled
    scores. `member` and `cue` (N, width): how well word i belongs to the cue at word j is
    `member[i] @ cue[j]`, against `member[i] @ null[w]` for none, within one window w.
    `window` (N,): the number of each word's window.
    """

    upos: Integers
    xpos: Integers
    lemma: Integers
    heads: Integers
    deprel: Integers
    names: Floats
    roles: Floats
    member: Floats
    cue: Floats
    null: Floats
    window: Integers


@dataclass(frozen=True, slots=True)
class Feed:
    """A text as the encoder takes it: its windows, and the inputs of each."""

    count: int
    windows: tuple[Window, ...]
    inputs: tuple[Mapping[str, Integers], ...]


Part = Mapping[str, Floats]
"""What the encoder says of one window: an array for each of its heads."""


class Reader:
    """The shipped model, loaded once; reading is a pure function of the words.

    `read` does it all. It is `feed`, `run` and `join` in a row: `run`, where the time goes, needs
    nothing but the processor, and may run on another thread while this one does something else.
    """

    def __init__(
        self,
        session: InferenceSession,
        pieces: Pieces,
        labels: Labels,
        deprel: tuple[Floats, Floats],
        *,
        window_pieces: int = WINDOW_PIECES,
    ) -> None:
        self.labels = labels
        self.pieces = pieces
        self.window_pieces = window_pieces
        self._session = session
        self._weight, self._bias = deprel
        self._verb_forms = load_verb_forms()

    @classmethod
    def load(
        cls, folder: Path = WEIGHTS, *, threads: int = 1, window_pieces: int = WINDOW_PIECES
    ) -> Reader:
        """Load the files of `folder`; `threads` changes the time taken and nothing else.

        Raises:
            WeightsError: a file is missing or is not what `checksums.json` says.
        """
        files = load_files(folder, ("reader.onnx", "labels.json", "deprel.npz", "tokenizer.json"))
        session = open_session(files["reader.onnx"], threads=threads)
        labels = Labels(**{k: tuple(v) for k, v in json.loads(files["labels.json"]).items()})
        with np.load(BytesIO(files["deprel.npz"])) as arrays:
            deprel = (arrays["weight"], arrays["bias"])
        pieces = Pieces.load(files["tokenizer.json"])
        return cls(session, pieces, labels, deprel, window_pieces=window_pieces)

    def lemma(self, word: str, script: int, *, verb: bool) -> str:
        """The lemma that one of `labels.lemma` makes of a word; a verb's is mended."""
        lemma = apply_script(word, self.labels.lemma[script])
        if not verb:
            return lemma
        return mend_lemma(word, lemma, self.pieces.holds, self._verb_forms)

    def read(
        self,
        words: Sequence[str],
        boundaries: Sequence[int],
        sentences: Sequence[tuple[int, int]],
    ) -> Scores:
        """Every head over a text; `boundaries` are the classes of `features`, one a word.

        `sentences` are half-open ranges of words that cover them all, in order; there is one at
        least, and none is empty.
        """
        feed = self.feed(words, boundaries, sentences)
        return self.join(feed, self.run(feed))

    def feed(
        self,
        words: Sequence[str],
        boundaries: Sequence[int],
        sentences: Sequence[tuple[int, int]],
    ) -> Feed:
        """What the encoder is given of a text; the arguments are those of `read`."""
        pieces = [self.pieces.of(word) for word in words]
        features = feature_ids(words, boundaries)
        windows = cut_windows(sentences, [len(p) for p in pieces], self.window_pieces)
        inputs = tuple(_inputs(pieces, features, window) for window in windows)
        return Feed(len(words), tuple(windows), inputs)

    def run(self, feed: Feed) -> tuple[Part, ...]:
        """What the encoder says of each window of a text."""
        return tuple(
            dict(zip(_OUTPUTS, self._session.run(_OUTPUTS, inputs), strict=True))
            for inputs in feed.inputs
        )

    def join(self, feed: Feed, parts: Sequence[Part]) -> Scores:
        """What was said of the windows of a text, put together over its words."""
        windows = feed.windows
        heads = np.arange(feed.count)
        relations: list[Integers] = []
        for window, part in zip(windows, parts, strict=True):
            local = [(s - window.start, e - window.start) for s, e in window.sentences]
            chosen = best_heads(part["arcs"], local)
            relations.append(self._label(part["dependent"], part["head"], chosen))
            here = np.arange(window.start, window.end)
            heads[here] = np.where(chosen[1:] == 0, here, chosen[1:] - 1 + window.start)
        self._join_cut_sentences(windows, heads)

        def joined(name: str) -> NDArray[np.float32]:
            return np.concatenate([part[name][1:] for part in parts])

        link = joined("link")
        half = link.shape[1] // 2
        return Scores(
            upos=joined("upos").astype(np.int64),
            xpos=joined("xpos").astype(np.int64),
            lemma=joined("lemma").astype(np.int64),
            heads=heads,
            deprel=np.concatenate(relations),
            names=joined("names"),
            roles=joined("roles"),
            member=link[:, :half],
            cue=link[:, half:],
            null=np.stack([part["link"][0, half:] for part in parts]),
            window=np.repeat(np.arange(len(windows)), [w.end - w.start for w in windows]),
        )

    def _label(self, dependent: Floats, head: Floats, chosen: Integers) -> Integers:
        """The relation of every word to its head."""
        below, above = dependent[1:], head[chosen[1:]]
        scores = np.concatenate([below * above, below, above], 1) @ self._weight + self._bias
        best: Integers = scores.argmax(1)
        return best

    @staticmethod
    def _join_cut_sentences(windows: Sequence[Window], heads: Integers) -> None:
        """Hang the roots of a sentence's later windows under the root of its first."""
        root_of: dict[int, int] = {}
        for window in windows:
            for number, (start, end) in zip(window.numbers, window.sentences, strict=True):
                here = np.arange(start, end)
                root = int(here[heads[start:end] == here][0])
                if number in root_of:
                    heads[root] = root_of[number]
                else:
                    root_of[number] = root


def _inputs(
    pieces: Sequence[tuple[int, ...]], features: Sequence[int], window: Window
) -> dict[str, Integers]:
    """What the encoder is given of one window."""
    ids, marks, first = [CLS], [0], [0]
    for start, end in window.sentences:
        for i in range(start, end):
            first.append(len(ids))
            word = pieces[i]
            ids += word
            marks.append(features[i])
            if len(word) > 1:
                marks += [inner_feature(features[i])] * (len(word) - 1)
    ids.append(SEP)
    marks.append(0)
    return {
        "ids": np.array([ids], np.int64),
        "features": np.array([marks], np.int64),
        "first": np.array(first, np.int64),
    }
