"""Train the two small networks that weigh what a pronoun or a description stands for.

    python -m training.coreference CORPORA OUT

Data: GUM's training part, all genres, news counted more. Each document is read by the shipped
model; at every pronoun and definite description the right one of the things met before is the one
whose last mention is of the same entity in GUM, or none. Numpy only; the seed is fixed.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from bench.coreference import Gold, match_mentions, read_gold

from stemma.annotate.coreference.clusters import Cluster
from stemma.annotate.coreference.read import Reading, Rows
from stemma.annotate.coreference.resolve import prepare
from stemma.annotate.entities import NamedSpan
from stemma.annotate.parse import Parse
from stemma.lexicon.reference import load_reference_lexicon
from stemma.model import MentionForm

Case = tuple[np.ndarray, int, float]
"""Rows of features, the right one, weight."""
HIDDEN = 16
EPOCHS = 8
NEWS = 3.0
SPOKEN = 0.5


def collect(
    parse: Parse, named: Sequence[NamedSpan], entity_of: dict[tuple[int, int], str], weight: float
) -> dict[str, list[Case]]:
    """The cases of one document; `entity_of` maps the characters of a mention to its entity."""
    spans = sorted(named, key=lambda span: (span.start, span.end, span.kind))
    context, groups = prepare(parse, spans, load_reference_lexicon())
    cases: dict[str, list[Case]] = {"pronoun": [], "nominal": []}

    def entity(place: int) -> str | None:
        candidate = context.candidates[place]
        span = parse.span(candidate.start, candidate.end)
        return entity_of.get((span.start, span.end))

    def decide(place: int, choices: Sequence[Cluster], rows: Rows) -> Cluster | None:
        candidate = context.candidates[place]
        form = "pronoun" if candidate.form is MentionForm.PRONOUN else "nominal"
        wanted = entity(place)
        right = len(choices)
        if wanted is not None:
            for k, cluster in enumerate(choices):
                known = [e for m in cluster.members if (e := entity(m)) is not None]
                if known and known[-1] == wanted:
                    right = k
                    break
        elif form == "nominal":
            return None
        cases[form].append((np.array(rows, np.float32), right, weight))
        return None if right == len(choices) else choices[right]

    Reading(context, groups, decide).run()
    return cases


def train(
    cases: Sequence[Case], *, seed: int, hidden: int = HIDDEN, epochs: int = EPOCHS
) -> dict[str, np.ndarray]:
    """The weights of one network, by Adam on the log share of the right choice."""
    random = np.random.default_rng(seed)
    width = cases[0][0].shape[1]
    params = {
        "inputs": random.normal(0, (2 / width) ** 0.5, (width, hidden)).astype(np.float32),
        "bias": np.zeros(hidden, np.float32),
        "outputs": random.normal(0, hidden**-0.5, hidden).astype(np.float32),
    }
    first = {k: np.zeros_like(v) for k, v in params.items()}
    second = {k: np.zeros_like(v) for k, v in params.items()}
    step, size = 0, 32
    total = epochs * (len(cases) // size + 1)
    for _ in range(epochs):
        order = random.permutation(len(cases))
        for begin in range(0, len(order), size):
            batch = [cases[i] for i in order[begin : begin + size]]
            x = np.concatenate([rows for rows, _, _ in batch])
            owner = np.repeat(np.arange(len(batch)), [len(rows) for rows, _, _ in batch])
            firsts = np.concatenate([[0], np.cumsum([len(rows) for rows, _, _ in batch])[:-1]])
            right = firsts + np.array([r for _, r, _ in batch])
            weight = np.array([w for _, _, w in batch], np.float32)
            z = x @ params["inputs"] + params["bias"]
            keep = (random.random(z.shape) > 0.2) / np.float32(0.8)
            h = np.maximum(z, 0) * keep
            s = h @ params["outputs"]
            s = np.exp(s - np.maximum.reduceat(s, firsts)[owner])
            p = s / np.add.reduceat(s, firsts)[owner]
            d = p.copy()
            d[right] -= 1
            d *= weight[owner] / weight.sum()
            dh = d[:, None] * params["outputs"][None] * keep * (z > 0)
            grads = {
                "inputs": x.T @ dh + 2e-5 * params["inputs"],
                "bias": dh.sum(0),
                "outputs": h.T @ d,
            }
            step += 1
            rate = 4e-3 * (1 - step / (total + 1))
            for k, g in grads.items():
                first[k] = 0.9 * first[k] + 0.1 * g
                second[k] = 0.999 * second[k] + 0.001 * g * g
                m = first[k] / (1 - 0.9**step)
                v = second[k] / (1 - 0.999**step)
                params[k] = (params[k] - rate * m / (np.sqrt(v) + 1e-8)).astype(np.float32)
    return params


def train_several(
    cases: Sequence[Case], *, count: int = 4, **options: int
) -> dict[str, np.ndarray]:
    """Several networks from different seeds, side by side as one that gives their mean score."""
    networks = [train(cases, seed=seed, **options) for seed in range(count)]
    return {
        "inputs": np.concatenate([n["inputs"] for n in networks], axis=1),
        "bias": np.concatenate([n["bias"] for n in networks]),
        "outputs": np.concatenate([n["outputs"] for n in networks]) / np.float32(count),
    }


def save(networks: dict[str, dict[str, np.ndarray]]) -> bytes:
    """The weights file."""
    out = io.BytesIO()
    arrays = {f"{form}_{part}": a for form, parts in networks.items() for part, a in parts.items()}
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]
    return out.getvalue()


def weight_of(genre: str) -> float:
    """How much a document of a genre counts."""
    if genre == "news":
        return NEWS
    return 1.0 if genre in ("bio", "academic", "textbook", "voyage") else SPOKEN


def load(
    corpora: Path, part: str
) -> list[tuple[str, Parse, tuple[NamedSpan, ...], dict[tuple[int, int], str]]]:
    """(genre, parse, names, entities) of a part of GUM, read by the shipped model."""
    from stemma.annotate import Annotator
    from stemma.annotate.entities import named_spans
    from stemma.lexicon.outlets import OutletIndex, load_outlets
    from stemma.model import Document
    from stemma.read import read_text

    annotator = Annotator.load()
    outlets = OutletIndex.build(load_outlets())
    out = []
    for gold in read_gold(corpora / "ud" / f"gum-{part}.conllu"):
        document = read_text(gold.text, gold.name)
        assert isinstance(document, Document)
        doc = annotator.component(annotator.language.make_doc(document.text))
        parse = annotator.parse(document, doc)
        named = tuple(named_spans(doc, outlets))
        out.append((gold.genre, parse, named, entities_of(gold, parse, named)))
    return out


def entities_of(gold: Gold, parse: Parse, named: Sequence[NamedSpan]) -> dict[tuple[int, int], str]:
    """The entity in GUM of each candidate's characters."""
    spans = sorted(named, key=lambda span: (span.start, span.end, span.kind))
    context, _ = prepare(parse, spans, load_reference_lexicon())
    found = [(parse.starts[c.start], parse.ends[c.end - 1]) for c in context.candidates]
    return {span: m.entity for span, m in match_mentions(gold, found).items()}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("corpora", type=Path)
    arguments.add_argument("out", type=Path)
    given = arguments.parse_args()
    cases: dict[str, list[Case]] = {"pronoun": [], "nominal": []}
    for genre, parse, named, entities in load(given.corpora, "train"):
        for form, some in collect(parse, named, entities, weight_of(genre)).items():
            cases[form] += some
    networks = {form: train_several(some) for form, some in cases.items()}
    given.out.write_bytes(save(networks))
    print({form: len(some) for form, some in cases.items()})


if __name__ == "__main__":
    main()
