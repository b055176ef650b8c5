"""Quick scores on the development sets while training; `bench/` measures what ships."""

from __future__ import annotations

import random

import torch

from training.model import Reader
from training.text import spans_of
from training.windows import IGNORE, Prepared, batches, collate, cut


def evaluate(
    model: Reader, sets: dict[str, list[Prepared]], labels: dict[str, list[str]], limit: int = 128
) -> dict[str, float]:
    """Accuracies, token F1 of the roles, span F1 of the names, in hundredths."""
    model.eval()
    out: dict[str, float] = {}
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for name, texts in sets.items():
            if not name.startswith("dev-"):
                continue
            hits: dict[str, list[int]] = {}

            def add(
                key: str, right: int, predicted: int, gold: int, hits: dict[str, list[int]] = hits
            ) -> None:
                box = hits.setdefault(key, [0, 0, 0])
                box[0] += right
                box[1] += predicted
                box[2] += gold

            for members in batches(
                [w for t in texts for w in cut(t, limit)], 8192, random.Random(0)
            ):
                batch = collate(members)
                width = batch["ids"].shape[1]
                mask = (torch.arange(width)[None] < batch["count"][:, None])[:, None, None, :]
                words = model.words(batch["ids"], batch["features"], mask, batch["first"])
                real = batch["sentence"] >= 0
                for layer in ("upos", "xpos", "lemma"):
                    if (gold := batch.get(f"label_{layer}")) is not None:
                        best = model.tags(layer, words).argmax(-1)
                        total = int(real.sum())
                        add(layer, int(((best == gold) & real).sum()), total, total)
                if (gold := batch.get("label_deprel")) is not None:
                    scores = model.arcs(words).float()
                    sentence = batch["sentence"]
                    allowed = (sentence[:, :, None] == sentence[:, None, :]) & real[:, None, :]
                    allowed[:, :, 0] = True
                    allowed &= ~torch.eye(allowed.shape[1], dtype=torch.bool)
                    best = scores.masked_fill(~allowed, -1e4).argmax(-1)
                    dependent, head = model.relations(words)
                    chosen = best[:, :, None].expand(-1, -1, head.shape[-1])
                    relation = model.label_arcs(dependent, torch.gather(head, 1, chosen)).argmax(-1)
                    right = (best == batch["heads"]) & real & (batch["heads"] != IGNORE)
                    total = int(real.sum())
                    add("uas", int(right.sum()), total, total)
                    add("las", int((right & (relation == gold)).sum()), total, total)
                if (gold := batch.get("label_names")) is not None:
                    best = model.tags("names", words).argmax(-1)
                    for row in range(len(gold)):
                        keep = real[row]
                        named = _names(gold[row][keep].tolist(), labels["names"])
                        found = _names(best[row][keep].tolist(), labels["names"])
                        add("names", len(named & found), len(found), len(named))
                if (gold := batch.get("label_roles")) is not None:
                    best = model.tags("roles", words).argmax(-1)
                    for k, role in enumerate(("source", "cue", "content")):
                        want, got = (((x - 1) // 2 == k) & (x > 0) & real for x in (gold, best))
                        add(role, int((want & got).sum()), int(got.sum()), int(want.sum()))
                    links = batch["links"]
                    scores = model.links(words).float()
                    ok = real.clone()
                    ok[:, 0] = True
                    best = scores.masked_fill(~ok[:, None, :], -1e4).argmax(-1)
                    have = links != IGNORE
                    total = int(have.sum())
                    add("link", int(((best == links) & have).sum()), total, total)
            for key, (hit, predicted, wanted) in hits.items():
                out[f"{name[4:]} {key}"] = round(200 * hit / max(1, predicted + wanted), 2)
    model.train()
    return out


def _names(tags: list[int], labels: list[str]) -> set[tuple[int, int, str]]:
    fold = {"outlet": "organization"}
    spans = spans_of([labels[t] if t >= 0 else "O" for t in tags])
    return {(a, b, fold.get(k, k)) for a, b, k in spans if k not in ("other", "event")}
