"""How likely two claims are about the same thing: the slopes of the evidence, by reading.

    python -m training.pairs --corpora ../shared/corpora --topics 1,2,3 [--held 4,5,6]

Fits a logistic regression to the evidence of `stemma.align.pairs` and prints the slopes and the
offset, to be entered there, and how many pairs of the held topics are found right at some
thresholds. Pairs come from two sides:

* ECB+: every pair of claims in annotated sentences of the topics; right where the words of both
  hold mentions of one event chain.
* The coverages answered in `bench/answers`, those answered beside the corpora never: the claims in
  the two places of an answer, the likest pair of them, are right, others of the two reports not;
  and the claims labelled in `bench/pairs.tsv`, right where they speak of one happening.
"""

from __future__ import annotations

import argparse
import csv
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from stemma.align.pairs import EVIDENCE, Likelihood
from stemma.align.statements import Statement, StatementMaker
from stemma.claims import CloseReader
from stemma.encoder.words import WordTable
from stemma.gather import gather
from stemma.model import Annotations, Document
from stemma.read import read_sources, read_text

NEAR = 0.15
"""Pairs whose vectors are less alike are left out: no neighbour is so far off."""
COVERAGES = 0.5
"""What all pairs of the coverages weigh against all of ECB+."""
OTHER = 1 / 8
"""What a pair that no answer names weighs against one that an answer does: some are right."""
ONE_HAPPENING = 2
PENALTY = 1e-4
STEPS = 60
THRESHOLDS = (0.2, 0.25, 0.3, 0.4, 0.5)

AGAINST = {"other names"}
"""Evidence that speaks against a pair."""

BENCH = Path(__file__).parents[1] / "bench"

Pieces = list[tuple[int, int]]
Weighed = tuple[np.ndarray, np.ndarray, np.ndarray]
"""(pairs, evidence), (pairs,) whether each is right, (pairs,) its weight."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--topics", required=True)
    parser.add_argument("--held", default="")
    arguments = parser.parse_args()
    reader, table = CloseReader.load(), WordTable.load()

    def pairs(names: str) -> Weighed:
        found = []
        for name in names.split(","):
            topic = read_topic(arguments.corpora / "ecbplus" / name, reader)
            found += [of_topic(*event, table) for event in events(*topic, table)]
        return stack(found)

    answered = [
        of_coverage(path.stem, arguments.corpora / "coverages", reader, table)
        for path in sorted((BENCH / "answers").glob("*.json"))
    ]
    evidence, right, weight = both(pairs(arguments.topics), answered)
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


def events(
    reports: Sequence[Annotations],
    chains: Sequence[list[tuple[str, Pieces]]],
    sentences: Sequence[Pieces],
    table: WordTable,
) -> Iterator[tuple[list[Annotations], list[list[tuple[str, Pieces]]], list[Pieces]]]:
    """A topic by event, as the program takes it: a topic of ECB+ holds two."""
    at = {found.document.id: number for number, found in enumerate(reports)}
    for event in gather((found.document for found in reports), table=table).coverages:
        places = [at[identity] for identity in event.documents]
        if len(places) > 1:
            yield tuple([side[n] for n in places] for side in (reports, chains, sentences))


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
    report = np.array([said[0].document for said in likely.texts])
    near = (likely.vectors[ones] * likely.vectors[others]).sum(1) >= NEAR
    near &= report[ones] != report[others]
    same = np.array([bool(told[a] & told[b]) for a, b in zip(left[near], right[near], strict=True)])
    return likely.evidence(ones[near], others[near]), same


def _chains(said: Statement, chains: Sequence[Sequence[tuple[str, Pieces]]]) -> Iterator[str]:
    return (name for name, pieces in chains[said.document] if overlap(said, pieces))


def overlap(said: Statement, pieces: Pieces) -> bool:
    """Whether a claim shares a character with one of some stretches of its text."""
    return any(s < span.end and span.start < e for s, e in pieces for span in said.spans)


def of_coverage(name: str, folder: Path, reader: CloseReader, table: WordTable) -> Weighed:
    """The pairs of a coverage that were labelled or answered."""
    documents = [d for d in read_sources([str(folder / name)]) if isinstance(d, Document)]
    answers = json.loads((BENCH / "answers" / f"{name}.json").read_text("utf-8"))
    with (BENCH / "pairs.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["coverage"] == name]
    return of_reports(list(reader.annotate(documents)), rows, answers, table)


def of_reports(
    reports: Sequence[Annotations],
    rows: Sequence[dict[str, str]],
    answers: dict[str, Any],
    table: WordTable,
) -> Weighed:
    """The pairs of some reports, of labels and of answers that give places by report."""
    kept = [
        [s for s in said if not s.is_bare] for said in StatementMaker(table).of_reports(reports)
    ]
    likely = Likelihood(kept, table)
    number = {(one.document, one.place): at for at, same in enumerate(likely.texts) for one in same}
    report = {
        Path(found.document.source).name.rpartition(".")[0]: at for at, found in enumerate(reports)
    }
    pairs: dict[tuple[int, int], tuple[bool, float]] = {}

    def at(document: int, places: Pieces) -> list[int]:
        return [number[document, s.place] for s in kept[document] if overlap(s, places)]

    for kind in ("agree", "conflict"):
        for answer in answers.get(kind, []):
            (one, *left), (other, *right) = answer["a"], answer["b"]
            ones, others = at(report[one], [tuple(left)]), at(report[other], [tuple(right)])
            if not (ones and others):
                continue
            best = max(product(ones, others), key=lambda p: _near(likely, *p))
            pairs[best] = (True, 1.0)
            every = ({number[d, s.place] for s in kept[d]} for d in (report[one], report[other]))
            firsts, seconds = every
            wrong = [*product(ones, seconds - {*others}), *product(firsts - {*ones}, others)]
            for pair in sorted(wrong):
                if _near(likely, *pair) >= NEAR:
                    pairs.setdefault(pair, (False, OTHER))
    for row in rows:
        if row["kind"] == "claim":
            sides = (
                [s for s in kept[report[row[side]]] if _pieces(row[f"{side} places"]) == _own(s)]
                for side in ("left", "right")
            )
            for one, other in product(*sides):
                pair = (number[one.document, one.place], number[other.document, other.place])
                pairs[pair] = (int(row["label"][0]) >= ONE_HAPPENING, 1.0)
    ones, others = np.array(list(pairs)).T
    right, weight = zip(*pairs.values(), strict=True)
    return likely.evidence(ones, others), np.array(right), np.array(weight)


def _near(likely: Likelihood, one: int, other: int) -> float:
    return float(likely.vectors[one] @ likely.vectors[other])


def _pieces(written: str) -> Pieces:
    return [(int(s), int(e)) for s, e in (piece.split("-") for piece in written.split())]


def _own(said: Statement) -> Pieces:
    return [(span.start, span.end) for span in said.spans]


def both(topics: Weighed, coverages: Sequence[Weighed]) -> Weighed:
    """The pairs of ECB+ and of the coverages, these weighing `COVERAGES` of those."""
    evidence, right, weight = map(np.concatenate, zip(*coverages, strict=True))
    return (
        np.concatenate([topics[0], evidence]),
        np.concatenate([topics[1], right]),
        np.concatenate([topics[2] / topics[2].sum(), COVERAGES * weight / weight.sum()]),
    )


def stack(topics: Sequence[tuple[np.ndarray, np.ndarray]]) -> Weighed:
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
            if (p > 0) == (EVIDENCE[at] in AGAINST)
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
