"""Train the pair reader: MiniLM over two statements, with three questions.

python -m training.pair_reader --corpora ../shared/corpora --read build/read \
        --pretrained model.safetensors --tokenizer tokenizer.json --out build/pairs.pt

With `--start` it goes on from weights of before. One process of one thread.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from stemma.encoder.pieces import Pieces
from stemma.match.pairs import joined
from stemma.match.passage import Passage
from training.model import WIDTH, Dropout, Encoder
from training.pair_rows import (
    KINDS,
    NONE,
    NOT_SAME,
    STANDS,
    Row,
    Stories,
    load_answers,
    load_labels,
    load_own_labels,
    load_soft,
    part_of,
    passages,
)
from training.shipped import load_shipped
from training.written import load_written

SAME = 4
GRADES = (1.0, 0.7, 0.7, 1.5)
"""What an error counts by the grade of sameness: nothing, topic, happening, fact."""
HIDDEN, SMOOTHING = 0.35, 0.05
"""The share of values whose figure is hidden, and the smoothing of labels."""
WORDED = frozenset({"stage", "outcome", "name", "quote", "place", "polarity", "actor"})
"""Kinds of conflict that words alone must tell."""


class PairReader(nn.Module):
    """Same fact (nothing, topic, happening, fact); how the words stand; what a conflict is of."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.encoder.features = nn.Embedding(2, WIDTH)
        self.head_dropout = Dropout(dropout)
        self.answers = nn.Linear(4 * WIDTH, SAME + len(STANDS) + len(KINDS))

    def load_pretrained(self, path: Path) -> None:
        """Take a published encoder; the two sides start as its two kinds of text."""
        sides = self.encoder.features
        self.encoder.load_pretrained(path)
        self.encoder.features = sides
        kinds = load_file(path)["embeddings.token_type_embeddings.weight"]
        with torch.no_grad():
            # The encoder adds the first kind to every place.
            sides.weight.copy_(kinds - kinds[0])

    def forward(self, ids: Tensor, sides: Tensor, left: Tensor, right: Tensor, mask: Tensor):  # type: ignore[no-untyped-def]
        """Scores of `same`, `stand` and `kind`; `left` and `right` weigh what is judged."""
        hidden = self.encoder(ids, sides, mask[:, None, None, :])
        a = torch.einsum("rp,rpw->rw", left.to(hidden.dtype), hidden)
        b = torch.einsum("rp,rpw->rw", right.to(hidden.dtype), hidden)
        read = torch.cat([hidden[:, 0], (a - b).abs(), a * b, (a + b) / 2], -1)
        return (
            self.answers(self.head_dropout(read)).float().split([SAME, len(STANDS), len(KINDS)], -1)
        )


def collate(pairs: Sequence[tuple[Passage, Passage]]) -> tuple[Tensor, ...]:
    """A padded batch."""
    rows = [joined(*pair) for pair in pairs]
    width = max(len(row.ids) for row in rows)
    ids, sides = (torch.zeros(len(rows), width, dtype=torch.long) for _ in range(2))
    left, right = (torch.zeros(len(rows), width) for _ in range(2))
    mask = torch.zeros(len(rows), width, dtype=torch.bool)
    for n, row in enumerate(rows):
        size = len(row.ids)
        mask[n, :size] = True
        ids[n, :size] = torch.tensor(row.ids)
        sides[n, :size] = torch.tensor(row.sides)
        left[n, :size] = torch.tensor(row.left) / max(1, sum(row.left))
        right[n, :size] = torch.tensor(row.right) / max(1, sum(row.right))
    return ids, sides, left, right, mask


def loss_of(scores: tuple[Tensor, Tensor, Tensor], rows: Sequence[Row]) -> Tensor:
    """Cross-entropies of the three questions, each over the rows that have its label.

    Of values that measure other things no grade is known: they are taught as nothing in common. Of
    look-alikes only that they are not one fact. Where a teacher has spoken, its chances as well.
    """
    same, stand, kind = scores
    total = taught(same, stand, rows)
    unlike = [n for n, row in enumerate(rows) if row.same == NOT_SAME and row.left.kind == "claim"]
    grades = torch.tensor(
        [NONE if n in unlike else 0 if r.same == NOT_SAME else r.same for n, r in enumerate(rows)]
    )
    if (grades >= 0).any():
        total = total + F.cross_entropy(
            same, grades, weight=torch.tensor(GRADES), label_smoothing=SMOOTHING, ignore_index=NONE
        )
    if unlike:
        log = F.log_softmax(same[unlike], -1)
        total = total - torch.logsumexp(log[:, :3], -1).sum() / len(rows)
    for weight, told, numbers in ((0.5, stand, [r.stand for r in rows]),
                                  (0.1, kind, [r.kind for r in rows])):  # fmt: skip
        if max(numbers) >= 0:
            total = total + weight * F.cross_entropy(told, torch.tensor(numbers), ignore_index=NONE)
    return total


def taught(same: Tensor, stand: Tensor, rows: Sequence[Row]) -> Tensor:
    """Cross-entropy to what the teacher says; how the words stand as far as it is one fact."""
    total = same.new_zeros(())
    told = [(n, row.soft) for n, row in enumerate(rows) if row.soft is not None]
    if told:
        places = [n for n, _ in told]
        grades, stands = (torch.tensor([soft[i] for _, soft in told]) for i in (0, 1))
        total = total - (grades * F.log_softmax(same[places], -1)).sum() / len(rows)
        worded = -(stands * F.log_softmax(stand[places], -1)).sum(-1)
        total = total + 0.5 * (grades[:, -1] * worded).sum() / len(rows)
    return total


@dataclass(frozen=True, slots=True)
class Data:
    """Rows to train on and to tune on."""

    train: list[Row]
    tune: list[Row]


def load_data(
    corpora: Path, read: Path, pieces: Pieces, *, soft: bool, own: int | None = None,
    written: bool = False,
) -> Data:  # fmt: skip
    """Everything, split by story; `soft` with what the teacher says, `own` files of own labels.

    `written` with the families written for this project.
    """
    stories = Stories(corpora, read, pieces)
    parts: dict[str, list[Row]] = {"train": [], "tune": [], "test": []}
    for row in (*load_labels(stories), *load_own_labels(stories, own), *load_answers(stories)):
        parts[part_of(row.story)].append(row)
    if soft:
        parts["train"] = load_soft(stories, parts["train"])
    if written:
        parts["train"] += load_written(stories)
    return Data(parts["train"], parts["tune"])


Batch = tuple[list[Row], list[tuple[Passage, Passage]]]


def batches(rows: Sequence[Row], pieces: Pieces, size: int, rng: random.Random) -> Iterator[Batch]:
    """Rows with their passages, of like length, in either order; some values hidden."""
    made = []
    for row in rng.sample(rows, len(rows)):
        left, right = passages(row, pieces, hide=rng.random() < HIDDEN)
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


def evaluate(
    model: PairReader, rows: Sequence[Row], pieces: Pieces, *, half: bool
) -> dict[str, str]:
    """The figures of the issue, on rows held out."""
    model.eval()
    out: dict[str, str] = {}

    def run(chosen: Sequence[Row], *, hide: bool) -> list[tuple[float, list[float]]]:
        pairs = [passages(r, pieces, hide=hide) for r in chosen]
        order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0].ids) + len(pairs[i][1].ids))
        found: list[tuple[float, list[float]]] = [(0.0, [])] * len(pairs)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=half):
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
    tell("claims", [s for s, _ in run(claims, hide=False)], [r.same == 3 for r in claims])
    for hide in (True, False):
        values = [r for r in rows if r.source == "labels" and r.left.kind != "claim"]
        found = [s for s, _ in run(values, hide=hide)]
        tell(f"values hide={hide}", found, [r.same == 3 for r in values])
        differ = [(s, r.same == 3) for s, r in zip(found, values, strict=True) if not r.equal]
        tell(f"differ hide={hide}", [s for s, _ in differ], [r for _, r in differ])
    answers = [r for r in rows if r.source.startswith("answers")]
    told = run(answers, hide=False)
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


def start_of(path: Path) -> dict[str, Tensor]:
    """The weights to go on from: of a run before, or of the model as shipped."""
    if path.suffix == ".onnx":
        return load_shipped(path)
    state: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def train(given: argparse.Namespace) -> None:
    """One run; the weights are kept after each pass, with what they do on the tune stories."""
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    half: bool = given.half
    rng = random.Random(given.seed)
    pieces = Pieces.load(given.tokenizer.read_bytes())
    data = load_data(
        given.corpora, given.read, pieces, soft=given.soft, own=given.own, written=given.written
    )
    model = PairReader()
    if given.start is None:
        model.load_pretrained(given.pretrained)
    else:
        model.load_state_dict(start_of(given.start))
    named = [*model.named_parameters()]
    body = [p for n, p in named if n.startswith("encoder.") and "features" not in n]
    heads = [p for n, p in named if not n.startswith("encoder.") or "features" in n]
    groups = [{"params": body, "lr": given.encoder_rate}, {"params": heads, "lr": given.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    total = int(given.epochs * len(data.train) / given.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min(1, (i + 1) / 100) * max(0.02, (total - i) / total)
    )
    print(f"{len(data.train)} rows, {len(data.tune)} to tune on, {total} steps", flush=True)
    started, step, running = time.time(), 0, 0.0
    while step < total:
        for rows, pairs in batches(data.train, pieces, given.batch, rng):
            if step >= total:
                break
            with torch.autocast("cpu", torch.bfloat16, enabled=half):
                scores = model(*collate(pairs))
            loss = loss_of(scores, rows)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            running += float(loss.detach())
            if step % 100 == 0:
                print(f"step {step}/{total} {time.time() - started:.0f}s {running / 100:.3f}",
                      flush=True)  # fmt: skip
                running = 0.0
        given.out.parent.mkdir(parents=True, exist_ok=True)
        torch.save(model.state_dict(), given.out)
        for name, told in evaluate(model, data.tune, pieces, half=half).items():
            print(f"step {step} {name}: {told}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpora", "read", "pretrained", "tokenizer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from these: .pt, or .onnx as shipped")
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--encoder-rate", type=float, default=8.0e-5)
    parser.add_argument("--head-rate", type=float, default=6.0e-4)
    parser.add_argument(
        "--half", action="store_true", help="bfloat16: twice as fast, or far slower"
    )
    parser.add_argument("--own", type=int, help="how many files of own labels; all without")
    parser.add_argument("--soft", action="store_true", help="learn from the teacher, too")
    parser.add_argument("--written", action="store_true", help="learn from written families, too")
    parser.add_argument("--seed", type=int, default=3)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
