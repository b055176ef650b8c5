"""How likely two claims are about the same thing: the slopes of the evidence, from ECB+.

    python -m training.pairs --corpora ../shared/corpora --topics 1,2,3 [--held 4,5,6]

Reads the topics, takes every pair of claims in annotated sentences, calls a pair right if the
words of both hold mentions of one event chain, and fits a logistic regression to the evidence of
`stemma.align.pairs`. Prints the slopes and the offset, to be entered there, and how many pairs
of the held topics are found right at some thresholds.
"""

from __future__ import annotations

import argparse
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from stemma.align.pairs import EVIDENCE, Likelihood
from stemma.align.statements import Statement, StatementMaker
from stemma.claims import CloseReader
from stemma.encoder.words import WordTable
from stemma.model import Annotations, Document
from stemma.read import read_text

NEAR = 0.15
"""Pairs whose vectors are less alike are left out: no neighbour is so far off."""
PENALTY = 1e-4
STEPS = 60
THRESHOLDS = (0.2, 0.25, 0.3, 0.4, 0.5)

AGAINST = {"other names"}
EITHER = {"one report"}
"""Evidence that speaks against a pair, and that may speak for or against it."""

Pieces = list[tuple[int, int]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--topics", required=True)
    parser.add_argument("--held", default="")
    arguments = parser.parse_args()
    reader, table = CloseReader.load(), WordTable.load()

    def pairs(names: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        found = [
            of_topic(*read_topic(arguments.corpora / "ecbplus" / name, reader), table)
            for name in names.split(",")
        ]
        return stack(found)

    evidence, right, weight = pairs(arguments.topics)
    slopes, offset = fit_plainly(evidence, right, weight)
    for name, slope in zip(EVIDENCE, slopes, strict=True):
        print(f"{name:24s} {slope:8.3f}")
    print(f"{'offset':24s} {offset:8.3f}")
    if arguments.held:
        evidence, right, _ = pairs(arguments.held)
        chances = 1 / (1 + np.exp(-(evidence @ slopes + offset)))
        for least in THRESHOLDS:
            kept = chances >= least
            print(
                f"{least:.2f} precision {right[kept].mean():.3f} "
                f"recall {right[kept].sum() / right.sum():.3f}"
            )


def read_topic(
    folder: Path, reader: CloseReader
) -> tuple[list[Annotations], list[list[tuple[str, Pieces]]], list[Pieces]]:
    """The reports of a topic; of each its event mentions by chain, and its annotated sentences."""
    documents, chains, sentences = [], [], []
    for path in sorted(folder.glob("*.xml")):
        text, mentions, annotated = read_report(path)
        found = read_text(text, path.name)
        if isinstance(found, Document):
            documents.append(found)
            chains.append(mentions)
            sentences.append(annotated)
    return list(reader.annotate(documents)), chains, sentences


def read_report(path: Path) -> tuple[str, list[tuple[str, Pieces]], Pieces]:
    """(text, [(chain, pieces of a mention)], spans of the sentences that have marks)."""
    root = ET.parse(path).getroot()  # noqa: S314 - a corpus at hand
    text = ""
    place: dict[str, tuple[int, int]] = {}
    sentence_of: dict[str, str] = {}
    spans: dict[str, tuple[int, int]] = {}
    last = None
    for token in root.iter("token"):
        name, sentence = token.get("t_id", ""), token.get("sentence", "")
        text += "" if last is None else "\n" if sentence != last else " "
        place[name] = (len(text), len(text) + len(token.text or ""))
        text += token.text or ""
        sentence_of[name] = last = sentence
        start, _ = spans.get(sentence, place[name])
        spans[sentence] = (start, place[name][1])
    marks: dict[str, tuple[str, list[str]]] = {}
    names: dict[str, str] = {}
    for mark in root.iterfind("Markables/*"):
        tokens = [anchor.get("t_id", "") for anchor in mark.iter("token_anchor")]
        if tokens:
            marks[mark.get("m_id", "")] = (mark.tag, tokens)
        elif mark.get("instance_id"):
            names[mark.get("m_id", "")] = mark.get("instance_id", "")
    chains = []
    for relation in root.iter("CROSS_DOC_COREF"):
        target = relation.find("target")
        name = "" if target is None else names.get(target.get("m_id", ""), "")
        for source in relation.iter("source"):
            tag, tokens = marks.get(source.get("m_id", ""), ("", []))
            if tag.startswith(("ACTION", "NEG_ACTION")):
                chains.append((name or relation.get("note", ""), [place[t] for t in tokens]))
    told = {sentence_of[tokens[0]] for _, tokens in marks.values()}
    return text, chains, [spans[sentence] for sentence in sorted(told)]


def of_topic(
    reports: Sequence[Annotations],
    chains: Sequence[Sequence[tuple[str, Pieces]]],
    sentences: Sequence[Pieces],
    table: WordTable,
) -> tuple[np.ndarray, np.ndarray]:
    """(pairs, evidence) and (pairs,) whether it is right, of the claims in annotated sentences."""
    likely = Likelihood(StatementMaker(table).of_reports(reports), table)
    kept, told = [], []
    for number, said in enumerate(likely.texts):
        if any(overlap(one, sentences[one.document]) for one in said):
            kept.append(number)
            told.append(frozenset(name for one in said for name in _chains(one, chains)))
    left, right = np.triu_indices(len(kept), 1)
    ones, others = np.array(kept)[left], np.array(kept)[right]
    near = (likely.vectors[ones] * likely.vectors[others]).sum(1) >= NEAR
    same = np.array([bool(told[a] & told[b]) for a, b in zip(left[near], right[near], strict=True)])
    return likely.evidence(ones[near], others[near]), same


def _chains(said: Statement, chains: Sequence[Sequence[tuple[str, Pieces]]]) -> Iterator[str]:
    return (name for name, pieces in chains[said.document] if overlap(said, pieces))


def overlap(said: Statement, pieces: Pieces) -> bool:
    """Whether a claim shares a character with one of some stretches of its text."""
    return any(s < span.end and span.start < e for s, e in pieces for span in said.spans)


def stack(
    topics: Sequence[tuple[np.ndarray, np.ndarray]],
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """All pairs, with weights by which a topic counts by the root of its pairs."""
    weights = [np.full(len(right), len(right) ** -0.5) for _, right in topics]
    return (
        np.concatenate([evidence for evidence, _ in topics]),
        np.concatenate([right for _, right in topics]),
        np.concatenate(weights),
    )


def fit_plainly(
    evidence: np.ndarray, right: np.ndarray, weight: np.ndarray
) -> tuple[np.ndarray, float]:
    """(slopes, offset) with no slope against its plain sense: what would have one is left out."""
    kept = list(range(len(EVIDENCE)))
    while True:
        slopes, offset = fit(evidence[:, kept], right, weight)
        pull = slopes * evidence[:, kept].std(0)
        wrong = [
            (abs(float(p)), at)
            for at, p in zip(kept, pull, strict=True)
            if EVIDENCE[at] not in EITHER and (p > 0) == (EVIDENCE[at] in AGAINST)
        ]
        if not wrong:
            break
        kept.remove(max(wrong)[1])
    out = np.zeros(len(EVIDENCE))
    out[kept] = slopes
    return out, offset


def fit(evidence: np.ndarray, right: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    """(slopes, offset) of a logistic regression, by Newton's method."""
    mean, spread = evidence.mean(0), evidence.std(0) + 1e-6
    rows = np.concatenate([(evidence - mean) / spread, np.ones((len(evidence), 1))], 1)
    rows = rows.astype(np.float64)
    share = weight / weight.sum()
    found = np.zeros(rows.shape[1])
    keep = np.full(rows.shape[1], PENALTY)
    keep[-1] = 0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (share * (chance - right)) + keep * found
        bend = (rows * (share * chance * (1 - chance))[:, None]).T @ rows + np.diag(keep)
        step = np.linalg.solve(bend, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    slopes = found[:-1] / spread
    return slopes, float(found[-1] - (slopes * mean).sum())


if __name__ == "__main__":
    main()
