"""Speed as ratios of processor time, all measured in one run."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper
from onnx.utils import Extractor

from bench.command import PROGRAM, ROOT, Place
from stemma.annotate import Annotator
from stemma.annotate.tokens import tokenize
from stemma.claims import CloseReader
from stemma.encoder.features import feature_ids, inner_feature
from stemma.encoder.files import WEIGHTS
from stemma.encoder.pieces import CLS, SEP
from stemma.encoder.runtime import InferenceSession, SessionOptions
from stemma.encoder.windows import cut_windows
from stemma.model import Document
from stemma.read import read_text

ROUNDS = 5


def bare_encoder(weights: Path) -> InferenceSession:
    """The shipped file without its heads: ids and features to the last hidden states."""
    model = onnx.load(weights / "reader.onnx")
    encoded = helper.make_tensor_value_info("encoded", TensorProto.FLOAT, None)
    model.graph.value_info.append(encoded)
    bare = Extractor(model).extract_model(["ids", "features"], ["encoded"])
    options = SessionOptions()
    options.intra_op_num_threads = 1
    return InferenceSession(bare.SerializeToString(), options, providers=["CPUExecutionProvider"])


def measure(place: Place) -> dict[str, float]:
    """Seconds of reading by seconds of the bare encoder over the same pieces, and rates."""
    weights = place.weights or WEIGHTS
    reader = CloseReader.load(weights, threads=1)
    annotator = reader.annotator
    session = bare_encoder(weights)
    documents = _articles(place.corpora)
    inputs = [_inputs(annotator, document) for document in documents]
    pieces = sum(array["ids"].shape[1] for batch in inputs for array in batch)
    words = sum(len(annotator.language.make_doc(d.text)) for d in documents)
    reading = encoding = float("inf")
    reader.annotate(documents)
    for _ in range(ROUNDS):
        # The encoder reads on a thread of its own: what counts is the work, not the wait.
        start = time.process_time()
        reader.annotate(documents)
        middle = time.process_time()
        for batch in inputs:
            for array in batch:
                session.run(None, array)
        end = time.process_time()
        reading, encoding = min(reading, middle - start), min(encoding, end - middle)
    return {
        "all layers / bare encoder": round(reading / encoding, 3),
        "bare encoder, pieces a second": round(pieces / encoding),
        "articles of 600 words a second": round(words / 600 / reading, 1),
        "ceiling: bare encoder, articles of 600 words a second": round(words / 600 / encoding, 1),
        "cold read of one article, seconds": _seconds(
            [*place.program(), "read", "-", "-q"], documents[0].text
        ),
        "stemma --help, seconds": _seconds([*PROGRAM, "--help"]),
    }


def _articles(corpora: Path) -> list[Document]:
    paths = sorted((corpora / "polnear/dev/text").glob("*.txt"))[:40]
    found = [read_text(p.read_text(encoding="utf-8"), p.name) for p in paths]
    return [d for d in found if isinstance(d, Document)]


def _inputs(annotator: Annotator, document: Document) -> list[dict[str, np.ndarray]]:
    reader = annotator.component.reader
    tokens = tokenize(annotator.language, document.text)
    pieces = [reader.pieces.of(word) for word in tokens.words]
    features = feature_ids(tokens.words, tokens.boundaries)
    out = []
    for window in cut_windows(tokens.sentences, [len(p) for p in pieces], reader.window_pieces):
        ids, marks = [CLS], [0]
        for i in range(window.start, window.end):
            ids += pieces[i]
            marks += [features[i], *[inner_feature(features[i])] * (len(pieces[i]) - 1)]
        out.append({"ids": np.array([[*ids, SEP]]), "features": np.array([[*marks, 0]])})
    return out


def _seconds(command: list[str], text: str = "") -> float:
    """The shortest of three runs of a program, from start to end."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, input=text.encode(), check=True, capture_output=True, cwd=ROOT)
        best = min(best, time.perf_counter() - start)
    return round(best, 2)
