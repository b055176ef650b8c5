"""Train the encoder of statements: near for two that may be of one fact, far for others of a story.

python -m training.statement_vectors --corpora ../shared/corpora --read build/read \
        --pretrained model.safetensors --tokenizer tokenizer.json --out build/vectors.pt

Statements of one fact are drawn together against all others of their story (InfoNCE; van den Oord
et al. 2018), the nearest of them first: what looks alike is what has to be told apart.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from stemma.encoder.pieces import CLS, SEP, Pieces
from stemma.match.event import MARK
from stemma.match.passage import FEATURE_COUNT, SHAPES, Passage
from training.model import WIDTH, Encoder
from training.pair_rows import (
    Row,
    Stories,
    load_answers,
    load_labels,
    pack_side,
    part_of,
)


class StatementEncoder(nn.Module):
    """The mean of a statement's pieces, of unit length."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.encoder.features = nn.Embedding(FEATURE_COUNT, WIDTH)
        nn.init.zeros_(self.encoder.features.weight)

    def forward(self, ids: Tensor, features: Tensor, own: Tensor, mask: Tensor) -> Tensor:
        """(rows, 384); `own` weighs the pieces of the statement itself."""
        hidden = self.encoder(ids, features, mask[:, None, None, :])
        mean = torch.einsum("rp,rpw->rw", own.to(hidden.dtype), hidden)
        return F.normalize(mean.float(), dim=-1)


def collate(passages: Sequence[Passage]) -> tuple[Tensor, ...]:
    """A padded batch."""
    width = max(len(p.ids) for p in passages) + 2
    ids, features = (torch.zeros(len(passages), width, dtype=torch.long) for _ in range(2))
    own = torch.zeros(len(passages), width)
    mask = torch.zeros(len(passages), width, dtype=torch.bool)
    for n, p in enumerate(passages):
        size = len(p.ids) + 2
        ids[n, :size] = torch.tensor([CLS, *p.ids, SEP])
        features[n, :size] = torch.tensor([MARK, *p.features, MARK])
        weights = torch.tensor([0.0, *(float(f >= SHAPES) for f in p.features), 0.0])
        own[n, :size] = weights / weights.sum().clamp(min=1)
        mask[n, :size] = True
    return ids, features, own, mask


@dataclass(frozen=True, slots=True)
class Story:
    """A story's statements, the document of each, and which are of one fact."""

    name: str
    passages: tuple[Passage, ...]
    documents: tuple[str, ...]
    same: tuple[tuple[int, int], ...]


def load_stories(stories: Stories, parts: Sequence[str]) -> Iterator[Story]:
    """Statements that the program makes, with those of the labels and the answers."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in (*load_labels(stories), *load_answers(stories)):
        if row.same == 3 and part_of(row.story) in parts:
            rows[row.story].append(row)
    for name, told in sorted(rows.items()):
        reports = stories.reports(name)
        passages: list[Passage] = []
        documents: list[str] = []
        at: dict[tuple[str, tuple[int, ...]], int] = {}
        for stem, report in sorted(reports.items()):
            for claim in report.found.claims:
                passage = report.passages.of_claim(claim.spans)
                at[stem, passage.ids] = len(passages)
                passages.append(passage)
                documents.append(stem)
        same = set()
        for row in told:
            pair = []
            for side, stem in ((row.left, row.stems[0]), (row.right, row.stems[1])):
                passage = pack_side(reports[stem], side, stories.pieces)
                key = (stem, passage.ids)
                if key not in at:
                    at[key] = len(passages)
                    passages.append(passage)
                    documents.append(stem)
                pair.append(at[key])
            same.add((pair[0], pair[1]))
        yield Story(name, tuple(passages), tuple(documents), tuple(sorted(same)))


def encode(model: StatementEncoder, passages: Sequence[Passage]) -> Tensor:
    """(passages, 384) in their order, without gradients."""
    order = sorted(range(len(passages)), key=lambda n: len(passages[n].ids))
    out = torch.zeros(len(passages), WIDTH)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, len(order), 64):
            part = order[at : at + 64]
            out[part] = model(*collate([passages[n] for n in part])).float()
    return out


def recall(model: StatementEncoder, stories: Sequence[Story], count: int) -> float:
    """Of the pairs of one fact, hundredths of which one side is among the nearest of the other."""
    model.eval()
    found = total = 0
    for story in stories:
        vectors = encode(model, story.passages)
        sim = vectors @ vectors.T
        documents = story.documents
        for n, name in enumerate(documents):
            for m, other in enumerate(documents):
                if name == other:
                    sim[n, m] = -9
        top = sim.topk(min(count, len(documents)), dim=1).indices.tolist()
        for left, right in story.same:
            total += 1
            found += right in top[left] or left in top[right]
    model.train()
    return 100 * found / max(1, total)


def train(given: argparse.Namespace) -> None:
    """One process."""
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    pieces = Pieces.load(given.tokenizer.read_bytes())
    source = Stories(given.corpora, given.read, pieces)
    stories = [*load_stories(source, ["train"])]
    tune = [*load_stories(source, ["tune"])]
    model = StatementEncoder()
    features = model.encoder.features
    model.encoder.features = nn.Embedding(FEATURE_COUNT, WIDTH)
    model.encoder.load_pretrained(given.pretrained)
    model.encoder.features = features
    print(
        f"{sum(len(s.same) for s in stories)} pairs, before: {recall(model, tune, 12):.1f}",
        flush=True,
    )
    body = [p for n, p in model.named_parameters() if "features" not in n]
    marks = [p for n, p in model.named_parameters() if "features" in n]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": 0.0, "rate": given.rate},
         {"params": marks, "lr": 0.0, "rate": 10 * given.rate}], weight_decay=0.01,
    )  # fmt: skip
    batches = sum(-(-len(s.same) // given.pairs) for s in stories)
    total, step, started, running = int(batches * given.epochs), 0, time.time(), 0.0
    for _ in range(int(given.epochs)):
        plan = []
        for number, story in enumerate(stories):
            same = rng.sample(story.same, len(story.same))
            plan += [(number, same[i : i + given.pairs]) for i in range(0, len(same), given.pairs)]
        rng.shuffle(plan)
        near: dict[int, list[list[int]]] = {}
        for number, pairs in plan:
            story = stories[number]
            if number not in near:
                model.eval()
                vectors = encode(model, story.passages)
                model.train()
                sim = vectors @ vectors.T
                near[number] = sim.topk(min(16, len(vectors)), dim=1).indices.tolist()
            known = defaultdict(set)
            for left, right in story.same:
                known[left].add(right)
                known[right].add(left)
            chosen = [*dict.fromkeys(n for pair in pairs for n in pair)]
            others = [m for n in chosen for m in near[number][n] if m not in chosen]
            others = [*dict.fromkeys(others)]
            chosen += rng.sample(others, min(len(others), given.others))
            place = {n: i for i, n in enumerate(chosen)}
            with torch.autocast("cpu", torch.bfloat16):
                vectors = model(*collate([story.passages[n] for n in chosen]))
            ways = [*pairs, *((right, left) for left, right in pairs)]
            sim = given.scale * vectors[[place[a] for a, _ in ways]].float() @ vectors.float().T
            hide = torch.zeros_like(sim, dtype=torch.bool)
            for row, (a, b) in enumerate(ways):
                for n, i in place.items():
                    own = story.documents[n] == story.documents[a]
                    if n != b and (own or n in known[a]):
                        hide[row, i] = True
            goal = torch.tensor([place[b] for _, b in ways])
            loss = F.cross_entropy(sim.masked_fill(hide, -1e4), goal)
            rise = min(1.0, step / (0.1 * total))
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * rise * max(0.02, 1 - step / total)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            running += float(loss.detach())
            if step % 50 == 0:
                print(
                    f"step {step}/{total} {time.time() - started:.0f}s {running / 50:.3f}",
                    flush=True,
                )
                running = 0.0
        torch.save(model.state_dict(), given.out)
        print(f"{recall(model, tune, 12):.1f} at 12, {recall(model, tune, 4):.1f} at 4", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpora", "read", "pretrained", "tokenizer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--pairs", type=int, default=16)
    parser.add_argument("--others", type=int, default=28)
    parser.add_argument("--rate", type=float, default=4e-5)
    parser.add_argument("--scale", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=3)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
