"""Train the reader: every head at once, batches of all corpora mixed.

python -m training.train --corpora ../shared/corpora --pretrained model.safetensors \
        --tokenizer tokenizer.json --out build/reader.pt
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from stemma.encoder.pieces import Pieces
from training.evaluate import evaluate
from training.model import Reader
from training.sets import load_sets
from training.text import NAME_TAGS, ROLE_TAGS, Text
from training.windows import IGNORE, LABELS, batches, collate, cut, prepare

LEMMA_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class Options:
    """What may be set on the command line.

    `epochs` is the length of the schedule, `tokens` the padded pieces of a batch, `warmup` the
    share of the schedule in which the rates rise, `silver_weight` what a silver label counts.
    """

    epochs: float = 8.0
    tokens: int = 3072
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.0e-3
    warmup: float = 0.06
    weight_decay: float = 0.01
    silver_weight: float = 0.4
    smoothing: float = 0.03
    seed: int = 7


def vocabularies(sets: dict[str, list[Text]]) -> dict[str, list[str]]:
    """Label lists, sorted; rare lemma scripts are left out and score as the plain form."""
    out: dict[str, list[str]] = {}
    for layer in LABELS:
        counts = Counter(v for s in ("ewt", "gum") for t in sets[s] for v in getattr(t, layer))
        least = LEMMA_AT_LEAST if layer == "lemma" else 1
        out[layer] = sorted(k for k, n in counts.items() if n >= least and k != "_")
    out["names"], out["roles"] = list(NAME_TAGS), list(ROLE_TAGS)
    return out


WEIGHTS = {
    "upos": 2.0, "xpos": 1.0, "lemma": 2.0, "arcs": 3.0, "deprel": 2.5,
    "names": 2.0, "roles": 2.5, "links": 1.0,
}  # fmt: skip
"""Of each layer's summed loss over all words of a batch. Batches mix the corpora, so a layer's
labels cover a varying part of a batch; a mean over the labelled words alone would let one stray
sentence weigh as much as a full batch."""


def cross_entropy(
    scores: Tensor, labels: Tensor, words: Tensor, smoothing: float, weight: Tensor | None = None
) -> Tensor:
    """Sum over labelled words (times `weight`, one a row) by the number of all words."""
    each = F.cross_entropy(
        scores.flatten(0, 1).float(), labels.flatten(), ignore_index=IGNORE,
        label_smoothing=smoothing, reduction="none",
    ).view(labels.shape)  # fmt: skip
    return (each if weight is None else each * weight[:, None]).sum() / words


def losses(model: Reader, batch: dict[str, Tensor], options: Options) -> dict[str, Tensor]:
    """One loss a layer that the batch has labels for."""
    width = batch["ids"].shape[1]
    mask = (torch.arange(width)[None] < batch["count"][:, None])[:, None, None, :]
    words = model.words(batch["ids"], batch["features"], mask, batch["first"])
    out: dict[str, Tensor] = {}
    smooth, count = options.smoothing, (batch["sentence"] >= 0).sum()
    trust = torch.where(batch["silver"], options.silver_weight, 1.0)
    for layer in ("upos", "xpos", "lemma", "names", "roles"):
        if (gold := batch.get(f"label_{layer}")) is not None:
            weight = trust if layer in ("xpos", "names") else None
            out[layer] = cross_entropy(model.tags(layer, words), gold, count, smooth, weight)
    if "roles" in out:
        real = batch["sentence"] >= 0
        real[:, 0] = True
        scores = model.links(words).float().masked_fill(~real[:, None, :], -1e4)
        out["links"] = cross_entropy(scores, batch["links"], count, 0.0)
    if (gold := batch.get("label_deprel")) is not None:
        heads = batch["heads"]
        scores = model.arcs(words).float()
        sentence = batch["sentence"]
        allowed = (sentence[:, :, None] == sentence[:, None, :]) & (sentence >= 0)[:, None, :]
        allowed[:, :, 0] = True
        diagonal = torch.eye(allowed.shape[1], dtype=torch.bool)[None]
        scores = scores.masked_fill(~allowed | diagonal, -1e4)
        out["arcs"] = cross_entropy(scores, heads, count, 0.0)
        dependent, head = model.relations(words)
        chosen = heads.clamp(min=0)[:, :, None].expand(-1, -1, head.shape[-1])
        scores = model.label_arcs(dependent, torch.gather(head, 1, chosen))
        out["deprel"] = cross_entropy(
            scores, gold.masked_fill(heads == IGNORE, IGNORE), count, smooth
        )
    return {layer: WEIGHTS[layer] * value for layer, value in out.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpora", "pretrained", "tokenizer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from this trained reader")
    parser.add_argument(
        "--minutes", type=float, default=None, help="fit the schedule into this time"
    )
    for name, default in asdict(Options()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(default), default=default)
    arguments = parser.parse_args()
    options = Options(**{k: getattr(arguments, k) for k in asdict(Options())})
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    pieces = Pieces.load(arguments.tokenizer.read_bytes())
    texts = load_sets(arguments.corpora)
    labels = vocabularies(texts)
    known = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.items()}
    sets = {name: [prepare(t, pieces, known) for t in members] for name, members in texts.items()}
    print({k: len(v) for k, v in sets.items()}, {k: len(v) for k, v in labels.items()}, flush=True)
    model = Reader({k: len(v) for k, v in labels.items()})
    if arguments.start is None:
        model.encoder.load_pretrained(arguments.pretrained)
    else:
        started_from = torch.load(arguments.start, map_location="cpu", weights_only=True)
        if started_from["labels"] != labels:
            raise SystemExit(f"{arguments.start}: its labels are not those of these corpora")
        model.load_state_dict(started_from["model"])
    encoder = [
        p for n, p in model.named_parameters() if n.startswith("encoder.") and "features" not in n
    ]
    heads = [
        p for n, p in model.named_parameters() if not n.startswith("encoder.") or "features" in n
    ]
    groups = [
        {"params": encoder, "lr": options.encoder_rate, "rate": options.encoder_rate},
        {"params": heads, "lr": options.head_rate, "rate": options.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=options.weight_decay, betas=(0.9, 0.98))
    train = [
        t
        for name, texts in sets.items()
        if not name.startswith("dev-")
        for t in texts * (2 if name == "wikigold" else 1)
    ]
    per_epoch = len(
        batches([w for t in train for w in cut(t, 128)], options.tokens, random.Random(0))
    )
    total = int(per_epoch * options.epochs)
    print(f"{per_epoch} batches an epoch, {total} in all", flush=True)
    started = time.time()
    step = 0
    running: defaultdict[str, float] = defaultdict(float)
    done = False
    epoch = 0
    while not done:
        windows = []
        for text in train:
            limit = rng.choice((96, 128, 128, 160, 192))
            windows += cut(text, limit, shift=rng.randrange(limit - 16))
        for members in batches(windows, options.tokens, rng):
            progress = step / total
            if arguments.minutes is not None:
                progress = max(progress, (time.time() - started) / 60 / arguments.minutes)
            if progress >= 1:
                done = True
                break
            warm = min(1.0, progress / options.warmup)
            decay = 0.5 * (
                1 + math.cos(math.pi * max(0.0, progress - options.warmup) / (1 - options.warmup))
            )
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * max(warm * decay, 0.005)
            batch = collate(members)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(model, batch, options)
            loss = torch.stack([v.float() for v in parts.values()]).sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            for k, v in parts.items():
                running[k] += float(v.detach())
                running[f"{k}_n"] += 1
            if step % 100 == 0:
                layers = sorted(k for k in running if not k.endswith("_n"))
                shown = {k: round(running[k] / running[f"{k}_n"], 3) for k in layers}
                print(
                    f"step {step}/{total} {progress:.2f} {time.time() - started:.0f}s",
                    json.dumps(shown),
                    flush=True,
                )
                running.clear()
        epoch += 1
        state = {"model": model.state_dict(), "labels": labels, "options": asdict(options)}
        torch.save(state, arguments.out)
        if done or epoch % 2 == 0:
            print(f"epoch {epoch}", json.dumps(evaluate(model, sets, labels)), flush=True)


if __name__ == "__main__":
    main()
