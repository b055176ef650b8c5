"""Train the pair reader: MiniLM over two statements, with three questions.

python -m training.pair_reader --corpora ../shared/corpora --read build/read \
        --pretrained model.safetensors --tokenizer tokenizer.json --out build/pairs.pt --processes 2
"""

from __future__ import annotations

import argparse
import math
import os
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed as dist
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from stemma.encoder.pieces import CLS, SEP, Pieces
from stemma.match.passage import FEATURE_COUNT, PLACES, SHAPES, Passage
from training.model import WIDTH, Dropout, Encoder
from training.pair_rows import (
    KINDS,
    NONE,
    NOT_SAME,
    STANDS,
    Row,
    Stories,
    draw_open,
    load_answers,
    load_labels,
    load_open,
    load_own_labels,
    part_of,
    passages,
    twin_of,
)

SAME = 4
WORDED = frozenset({"stage", "outcome", "name", "quote", "place", "polarity", "actor"})
"""Kinds of conflict that words alone must tell."""
MARK = FEATURE_COUNT - 1
SIDE = PLACES * SHAPES


class PairReader(nn.Module):
    """Same fact (nothing, topic, happening, fact); how the words stand; what a conflict is of."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.encoder.features = nn.Embedding(FEATURE_COUNT, WIDTH)
        nn.init.normal_(self.encoder.features.weight, std=0.02)
        self.head_dropout = Dropout(dropout)
        self.joined = nn.Linear(4 * WIDTH, WIDTH)
        self.answers = nn.Linear(WIDTH, SAME + len(STANDS) + len(KINDS))

    def forward(self, ids: Tensor, features: Tensor, left: Tensor, right: Tensor, mask: Tensor):  # type: ignore[no-untyped-def]
        """Scores of `same`, `stand` and `kind`; `left` and `right` weigh the statements' pieces."""
        hidden = self.encoder(ids, features, mask[:, None, None, :])
        a = torch.einsum("rp,rpw->rw", left.to(hidden.dtype), hidden)
        b = torch.einsum("rp,rpw->rw", right.to(hidden.dtype), hidden)
        joined = torch.cat([hidden[:, 0], (a - b).abs(), a * b, a + b], -1)
        answer = self.answers(self.head_dropout(F.gelu(self.joined(self.head_dropout(joined)))))
        return answer.float().split([SAME, len(STANDS), len(KINDS)], -1)


def joined(left: Passage, right: Passage) -> tuple[list[int], list[int], list[float], list[float]]:
    """One pair as numbers: ids, features, and how much each piece counts for either statement."""
    ids = [CLS, *left.ids, SEP, *right.ids, SEP]
    features = [MARK, *left.features, MARK, *(f + SIDE for f in right.features), MARK]
    own = [[(f % SIDE) >= SHAPES for f in p.features] for p in (left, right)]
    one = [0.0, *(float(x) for x in own[0]), 0.0, *(0.0 for _ in own[1]), 0.0]
    two = [0.0, *(0.0 for _ in own[0]), 0.0, *(float(x) for x in own[1]), 0.0]
    return (
        ids,
        features,
        [x / max(1.0, sum(one)) for x in one],
        [x / max(1.0, sum(two)) for x in two],
    )


def collate(pairs: Sequence[tuple[Passage, Passage]]) -> tuple[Tensor, ...]:
    """A padded batch."""
    rows = [joined(*pair) for pair in pairs]
    width = max(len(row[0]) for row in rows)
    ids, features = (torch.zeros(len(rows), width, dtype=torch.long) for _ in range(2))
    left, right = (torch.zeros(len(rows), width) for _ in range(2))
    mask = torch.zeros(len(rows), width, dtype=torch.bool)
    for n, row in enumerate(rows):
        size = len(row[0])
        mask[n, :size] = True
        ids[n, :size] = torch.tensor(row[0])
        features[n, :size] = torch.tensor(row[1])
        left[n, :size] = torch.tensor(row[2])
        right[n, :size] = torch.tensor(row[3])
    return ids, features, left, right, mask


def loss_of(
    scores: tuple[Tensor, Tensor, Tensor], rows: Sequence[Row], smoothing: float = 0.04
) -> Tensor:
    """Cross-entropies, each over the rows that have its label, by the number of all rows."""
    same, stand, kind = scores
    log = F.log_softmax(same, -1)
    total = same.new_zeros(())
    grades = torch.tensor([1.0, 0.8, 0.9, 1.3])
    for n, row in enumerate(rows):
        if row.same == NOT_SAME:
            total = total - 0.9 * torch.logsumexp(log[n, :3], 0)
        elif row.same != NONE:
            weight = 0.5 if row.source.startswith("open") else 1.0
            smooth = (1 - smoothing) * log[n, row.same] + smoothing * log[n].mean()
            total = total - weight * grades[row.same] * smooth
    stands = torch.tensor([row.stand for row in rows])
    if (stands >= 0).any():
        weights = torch.tensor([0.35 if r.source.startswith("open") else 1.0 for r in rows])
        each = F.cross_entropy(
            stand, stands, ignore_index=NONE, reduction="none", label_smoothing=smoothing,
            weight=torch.tensor([1.0, 1.0, 1.4, 1.4]),
        )  # fmt: skip
        total = total + 0.8 * (each * weights).sum()
    kinds = torch.tensor([row.kind for row in rows])
    if (kinds >= 0).any():
        total = total + 0.3 * F.cross_entropy(kind, kinds, ignore_index=NONE, reduction="sum")
    return total / len(rows)


@dataclass(frozen=True, slots=True)
class Data:
    """Rows to train on and to tune on, and the public sets to draw from."""

    train: list[Row]
    tune: list[Row]
    open: dict[str, list[dict[str, object]]]

    def epoch(self, rng: random.Random) -> list[Row]:
        """The rows of one pass: all labels, what is drawn from the public sets, and twins."""
        rows = [*self.train, *draw_open(self.open, rng)]
        for row in self.train:
            if row.same == 3 and rng.random() < 0.35:
                twin = twin_of(row, rng)
                if twin is not None:
                    rows.append(twin)
        rng.shuffle(rows)
        return rows


def load_data(corpora: Path, read: Path, pieces: Pieces) -> Data:
    """Everything, split by story."""
    stories = Stories(corpora, read, pieces)
    rows = [*load_labels(stories), *load_own_labels(stories), *load_answers(stories)]
    parts: dict[str, list[Row]] = {"train": [], "tune": [], "test": []}
    for row in rows:
        parts[part_of(row.story)].append(row)
    return Data(parts["train"], parts["tune"], load_open(corpora))


def batches(rows: Sequence[Row], pieces: Pieces, size: int, rng: random.Random):  # type: ignore[no-untyped-def]
    """(rows, passages) of like length, sides in either order, four in ten values hidden."""
    made = []
    for row in rows:
        left, right = passages(row, pieces, hide=rng.random() < 0.4)
        made.append((row, (left, right) if rng.random() < 0.5 else (right, left)))
    for at in range(0, len(made), 20 * size):
        near = sorted(made[at : at + 20 * size], key=lambda m: len(m[1][0].ids) + len(m[1][1].ids))
        groups = [near[i : i + size] for i in range(0, len(near), size)]
        rng.shuffle(groups)
        for group in groups:
            yield [row for row, _ in group], [pair for _, pair in group]


def auc(scores: Sequence[float], right: Sequence[bool]) -> float:
    """The area under the curve; ties count half."""
    yes = sorted(s for s, r in zip(scores, right, strict=True) if r)
    no = sorted(s for s, r in zip(scores, right, strict=True) if not r)
    if not yes or not no:
        return float("nan")
    from bisect import bisect_left, bisect_right

    return sum(bisect_left(no, s) + bisect_right(no, s) for s in yes) / (2 * len(yes) * len(no))


def recall_at(precision: float, scores: Sequence[float], right: Sequence[bool]) -> float:
    """Hundredths of the right that can be had at this precision."""
    best = hits = 0
    for n, i in enumerate(sorted(range(len(scores)), key=lambda i: -scores[i]), 1):
        hits += right[i]
        if hits / n >= precision:
            best = hits
    return 100 * best / max(1, sum(right))


def evaluate(model: PairReader, rows: Sequence[Row], pieces: Pieces) -> dict[str, str]:
    """The figures of the issue, on rows held out."""
    model.eval()
    out: dict[str, str] = {}

    def run(chosen: Sequence[Row], *, hide: bool) -> list[tuple[float, list[float]]]:
        pairs = [passages(r, pieces, hide=hide) for r in chosen]
        order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0].ids) + len(pairs[i][1].ids))
        found: list[tuple[float, list[float]]] = [(0.0, [])] * len(pairs)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            for at in range(0, len(order), 48):
                part = order[at : at + 48]
                same, stand, _ = model(*collate([pairs[i] for i in part]))
                for i, s, t in zip(
                    part, same.softmax(-1)[:, 3].tolist(), stand.softmax(-1).tolist(), strict=True
                ):
                    found[i] = (s, t)
        return found

    def tell(name: str, scores: Sequence[float], right: Sequence[bool]) -> None:
        at = " ".join(f"R@{p} {recall_at(p / 100, scores, right):.0f}" for p in (95, 90, 80))
        out[name] = f"{auc(scores, right):.3f} {at} ({sum(right)} of {len(right)})"

    claims = [r for r in rows if r.source == "labels" and r.left.kind == "claim"]
    tell("claims", [s for s, _ in run(claims, hide=True)], [r.same == 3 for r in claims])
    for hide in (True, False):
        values = [r for r in rows if r.source == "labels" and r.left.kind != "claim"]
        found = [s for s, _ in run(values, hide=hide)]
        tell(f"values hide={hide}", found, [r.same == 3 for r in values])
        differ = [(s, r.same == 3) for s, r in zip(found, values, strict=True) if not r.equal]
        tell(f"differ hide={hide}", [s for s, _ in differ], [r for _, r in differ])
    answers = [r for r in rows if r.source.startswith("answers")]
    told = run(answers, hide=True)
    some = [
        (t[2] + t[3], ":conflict" in r.source)
        for r, (_, t) in zip(answers, told, strict=True)
        if ":agree" in r.source or ":compat" in r.source
        or (r.source.rsplit(":", 1)[1] in WORDED
        and ":conflict" in r.source)
    ]  # fmt: skip
    tell("words conflict", [s for s, _ in some], [r for _, r in some])
    alike = [
        (s, ":apart" not in r.source)
        for r, (s, _) in zip(answers, told, strict=True)
        if ":agree" in r.source or ":compat" in r.source or ":apart" in r.source
    ]
    tell("look-alikes", [s for s, _ in alike], [r for _, r in alike])
    model.train()
    return out


def train(rank: int, given: argparse.Namespace) -> None:
    """One process of the training; the first saves and reports."""
    torch.set_num_threads(1)
    torch.manual_seed(given.seed + rank)
    if given.processes > 1:
        os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
        os.environ.setdefault("MASTER_PORT", "29517")
        dist.init_process_group("gloo", rank=rank, world_size=given.processes)
    pieces = Pieces.load(given.tokenizer.read_bytes())
    data = load_data(given.corpora, given.read, pieces)
    model = PairReader()
    if given.start is None:
        features = model.encoder.features.weight.detach().clone()
        model.encoder.features = nn.Embedding(FEATURE_COUNT, WIDTH)
        model.encoder.load_pretrained(given.pretrained)
        kinds = load_file(given.pretrained)["embeddings.token_type_embeddings.weight"]
        with torch.no_grad():
            model.encoder.features.weight.copy_(features)
            # The second statement starts as what the encoder was taught is a second text.
            model.encoder.features.weight[SIDE : 2 * SIDE] += kinds[1] - kinds[0]
    else:
        model.load_state_dict(torch.load(given.start, map_location="cpu", weights_only=True))
    # The words' own vectors stay as published: half of all weights, and few words are met often.
    model.encoder.words.weight.requires_grad_(False)
    if given.processes > 1:
        for parameter in model.parameters():
            dist.broadcast(parameter.data, 0)
    encoder = [
        p for n, p in model.named_parameters() if n.startswith("encoder.") and "features" not in n
    ]
    heads = [
        p
        for n, p in model.named_parameters()
        if not (n.startswith("encoder.") and "features" not in n)
    ]
    groups = [
        {"params": encoder, "lr": 0.0, "rate": given.encoder_rate},
        {"params": heads, "lr": 0.0, "rate": given.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    rng = random.Random(given.seed)
    count = len(data.epoch(random.Random(0)))
    total = int(given.epochs * count / given.batch / given.processes)
    if rank == 0:
        print(f"{len(data.train)} rows, {count} a pass, {len(data.tune)} to tune on, {total} steps",
              flush=True)  # fmt: skip
    started, step, epoch, running = time.time(), 0, 0, 0.0
    while step < total:
        rows = data.epoch(rng)[rank :: given.processes]
        rows = rows[: count // given.processes // given.batch * given.batch]
        own = random.Random(given.seed * 1000 + epoch * 10 + rank)
        for chosen, pairs in batches(rows, pieces, given.batch, own):
            if step >= total:
                break
            progress = step / total
            rise = min(1.0, progress / 0.06)
            fall = 0.5 * (1 + math.cos(math.pi * max(0.0, progress - 0.06) / 0.94))
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * max(rise * fall, 0.005)
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(*collate(pairs))
            loss = loss_of(scores, chosen)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            if given.processes > 1:
                flat = torch.cat(
                    [p.grad.view(-1) for p in model.parameters() if p.grad is not None]
                )
                dist.all_reduce(flat)
                flat /= given.processes
                at = 0
                for p in model.parameters():
                    if p.grad is not None:
                        p.grad.copy_(flat[at : at + p.numel()].view_as(p))
                        at += p.numel()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            running += float(loss.detach())
            if rank == 0 and step % 100 == 0:
                print(
                    f"step {step}/{total} {time.time() - started:.0f}s loss {running / 100:.3f}",
                    flush=True,
                )
                running = 0.0
        epoch += 1
        if rank == 0:
            given.out.parent.mkdir(parents=True, exist_ok=True)
            torch.save(model.state_dict(), given.out)
            for name, told in evaluate(model, data.tune, pieces).items():
                print(f"epoch {epoch} {name}: {told}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpora", "read", "pretrained", "tokenizer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from these weights")
    parser.add_argument("--epochs", type=float, default=6.0)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--encoder-rate", type=float, default=1.0e-4)
    parser.add_argument("--head-rate", type=float, default=6.0e-4)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    if given.processes == 1:
        train(0, given)
        return
    torch.multiprocessing.spawn(train, args=(given,), nprocs=given.processes)


if __name__ == "__main__":
    main()
