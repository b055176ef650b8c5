"""Train a larger pair reader and write down what it says: chances that the small one learns from.

See training/README.md for the command.

The encoder is all-mpnet-base-v2 (Apache-2.0), five times as large as the one that is shipped. It
reads all training rows and pairs of the training stories that nobody labelled.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoTokenizer, MPNetModel

from stemma.encoder.pieces import Pieces
from stemma.encoder.statements import StatementModel
from stemma.encoder.words import WordTable
from stemma.match.candidates import find_candidates
from stemma.match.event import EventMaker
from stemma.match.passage import (
    HEADS,
    STATEMENT,
    VALUE,
    PassageMaker,
    Word,
    by_nearness,
)
from stemma.match.statements import StatementMaker
from stemma.match.wordings import grouped
from stemma.model import Span
from training.pair_reader import HIDDEN, SAME, loss_of
from training.pair_rows import (
    KINDS,
    SOFT,
    STANDS,
    UNLABELLED,
    Row,
    Side,
    Stories,
    load_answers,
    load_labels,
    load_own_labels,
    part_of,
    unlabelled_row,
)

PIECES = 46
"""Most pieces of one side."""
LIKELY, POSSIBLE = (-2.2, 65), (-4.2, 45)
"""Scores from which candidates are drawn, and how many of a story."""
VALUES_FROM, VALUES = -3.6, 45

Packed = tuple[list[int], list[int]]
"""Piece ids, and 1 for each that is judged."""


class Tokens:
    """Words as the large encoder takes them."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        names = self._tokenizer.get_vocab()
        self.open, self.close, self.hidden = (names[f"[unused{n}]"] for n in (1, 2, 3))
        self.colon = names[":"]
        self.start, self.end = self._tokenizer.bos_token_id, self._tokenizer.eos_token_id
        self.nothing = self._tokenizer.pad_token_id
        self._known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """The pieces of a word."""
        if word not in self._known:
            told = self._tokenizer(word, add_special_tokens=False)
            self._known[word] = told["input_ids"]
        return self._known[word]

    def pack(self, kind: str, words: Sequence[Word]) -> Packed:
        """As `stemma.match.passage.pack` and `stemma.match.pairs.marked` have it."""
        told = [[self.hidden] if word.hidden else self.of(word.text) for word in words]
        ids = [*self.of(HEADS.get(kind, kind)), self.colon]
        own = [0] * len(ids)
        left, taken = PIECES - len(ids), set()
        for number in by_nearness(words):
            if len(told[number]) > left:
                break
            left -= len(told[number])
            taken.add(number)
        judged, inside = STATEMENT if kind == "claim" else VALUE, False
        for number in sorted(taken):
            if (words[number].place == judged) is not inside:
                ids.append(self.close if inside else self.open)
                own.append(0)
                inside = not inside
            ids += told[number]
            own += [int(inside)] * len(told[number])
        return ([*ids, self.close], [*own, 0]) if inside else (ids, own)

    def collate(self, pairs: Sequence[tuple[Packed, Packed]]) -> tuple[Tensor, ...]:
        """A padded batch: ids, what is judged on either side, and which places are real."""
        rows = []
        for (ids, own), (others, theirs) in pairs:
            joined = [self.start, *ids, self.end, self.end, *others, self.end]
            left = [0, *own, 0, 0, *(0 for _ in others), 0]
            right = [0, *(0 for _ in ids), 0, 0, *theirs, 0]
            rows.append((joined, left, right))
        shape = len(rows), max(len(joined) for joined, _, _ in rows)
        ids_of = torch.full(shape, self.nothing)
        one, other, real = torch.zeros(shape), torch.zeros(shape), torch.zeros(shape).long()
        for n, (joined, left, right) in enumerate(rows):
            ids_of[n, : len(joined)] = torch.tensor(joined)
            one[n, : len(joined)] = torch.tensor(left) / max(1, sum(left))
            other[n, : len(joined)] = torch.tensor(right) / max(1, sum(right))
            real[n, : len(joined)] = 1
        return ids_of, one, other, real


class Teacher(nn.Module):
    """As `PairReader`, over another encoder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = MPNetModel.from_pretrained(folder, add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        width = 4 * self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.answers = nn.Linear(width, SAME + len(STANDS) + len(KINDS))

    def forward(self, ids: Tensor, left: Tensor, right: Tensor, real: Tensor):  # type: ignore[no-untyped-def]
        """Scores of `same`, `stand` and `kind`."""
        hidden = self.encoder(input_ids=ids, attention_mask=real).last_hidden_state
        a = torch.einsum("rp,rpw->rw", left.to(hidden.dtype), hidden)
        b = torch.einsum("rp,rpw->rw", right.to(hidden.dtype), hidden)
        read = torch.cat([hidden[:, 0], (a - b).abs(), a * b, (a + b) / 2], -1)
        return self.answers(self.dropout(read)).float().split([SAME, len(STANDS), len(KINDS)], -1)


def sides(row: Row, tokens: Tokens, *, hide: bool) -> tuple[Packed, Packed]:
    """Both sides of a row."""

    def packed(side: Side) -> Packed:
        words = side.words if hide or side.plain is None else side.plain
        return tokens.pack(side.kind, words)

    return packed(row.left), packed(row.right)


def train(model: Teacher, tokens: Tokens, rows: list[Row], given: argparse.Namespace) -> None:
    """One pass, at a falling rate."""
    rng = random.Random(given.seed)
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": 3e-5}, {"params": model.answers.parameters(), "lr": 4e-4}],
        weight_decay=0.01,
    )
    total, size, started = len(rows) // 24, 24, time.time()
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min(1, (i + 1) / 40) * max(0.02, (total - i) / total)
    )
    for at in range(0, len(rows), 20 * size):
        made = []
        for row in rows[at : at + 20 * size]:
            left, right = sides(row, tokens, hide=rng.random() < HIDDEN)
            made.append((row, (left, right) if rng.random() < 0.5 else (right, left)))
        made.sort(key=lambda m: len(m[1][0][0]) + len(m[1][1][0]))
        groups = [made[i : i + size] for i in range(0, len(made), size)]
        rng.shuffle(groups)
        for group in groups:
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(*tokens.collate([pair for _, pair in group]))
            loss = loss_of(scores, [row for row, _ in group])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        print(f"{at + 20 * size} of {len(rows)}, {time.time() - started:.0f} s", flush=True)


def judge(model: Teacher, tokens: Tokens, rows: Sequence[Row]) -> Iterator[tuple[Any, Any]]:
    """Chances of `same` and `stand` of each row, figures shown."""
    pairs = [sides(row, tokens, hide=False) for row in rows]
    order = sorted(range(len(pairs)), key=lambda n: len(pairs[n][0][0]) + len(pairs[n][1][0]))
    told: dict[int, tuple[list[float], list[float]]] = {}
    model.eval()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, len(order), 32):
            part = order[at : at + 32]
            same, stand, _ = model(*tokens.collate([pairs[n] for n in part]))
            chances = zip(same.softmax(-1).tolist(), stand.softmax(-1).tolist(), strict=True)
            told.update(zip(part, chances, strict=True))
    for n in range(len(rows)):
        yield tuple([round(chance, 3) for chance in chances] for chances in told[n])


def draw_unlabelled(stories: Stories, names: Sequence[str], weights: Path) -> Iterator[Any]:
    """Likely and possible candidates of each story, and values in them, that nobody labelled."""
    rng = random.Random(31)
    events = EventMaker(
        StatementMaker(WordTable.load(weights)),
        PassageMaker(stories.pieces),
        StatementModel.load(weights),
    )
    for name in names:
        reports = stories.reports(name)
        event = events.make([report.found for report in reports.values()])
        stems = {report.found.document.id: stem for stem, report in reports.items()}
        wordings, slots = grouped(event.told), event.slots_of()
        found = find_candidates(event, wordings)
        likely = [one for one in found if one.score >= LIKELY[0]]
        possible = [one for one in found if POSSIBLE[0] <= one.score < LIKELY[0]]
        for some, (_, most) in ((likely, LIKELY), (possible, POSSIBLE)):
            for one in rng.sample(some, min(len(some), most)):
                pair = [event.statements[wordings[n][0]] for n in (one.left, one.right)]
                if pair[0].document != pair[1].document:
                    yield _drawn(name, "claim", stems, *(statement.spans for statement in pair))
        values = [
            _drawn(
                name, event.slots[a].family, stems, *([event.slots[n].value.span] for n in (a, b))
            )
            for one in found
            if one.score >= VALUES_FROM
            for a in slots.get(wordings[one.left][0], ())
            for b in slots.get(wordings[one.right][0], ())
            if event.slots[a].family == event.slots[b].family
            and event.document_of(a) != event.document_of(b)
        ]
        yield from rng.sample(values, min(len(values), VALUES))


def _drawn(story: str, kind: str, stems: dict[str, str], *places: Sequence[Span]) -> dict[str, Any]:
    """A pair as the labels have it; `stems` are the names of the reports by their ids."""
    one, other = (
        {"report": stems[spans[0].document_id], "spans": [[s.start, s.end] for s in spans]}
        for spans in places
    )
    return {"story": story, "kind": kind, "a": one, "b": other}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpora", "read", "encoder", "weights"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=8000, help="rows to train on, a third answers")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    stories = Stories(
        given.corpora, given.read, Pieces.load((given.weights / "tokenizer.json").read_bytes())
    )
    loaded = (*load_labels(stories), *load_own_labels(stories), *load_answers(stories))
    rows = [row for row in loaded if part_of(row.story) == "train"]
    answers = [r for r in rows if r.source.startswith(("answers", "value-answers"))]
    labels = [r for r in rows if r.source == "labels"]
    chosen = rng.sample(answers, min(len(answers), int(given.rows * 0.33)))
    chosen += rng.sample(labels, given.rows - len(chosen))
    rng.shuffle(chosen)
    tokens, model = Tokens(given.encoder), Teacher(given.encoder)
    train(model, tokens, chosen, given)
    names = sorted({row.story for row in rows})
    drawn = [
        told | {"id": f"{told['story']}-u{n:05}", "source": UNLABELLED}
        for n, told in enumerate(draw_unlabelled(stories, names, given.weights))
    ]
    known = [{"id": row.id, "source": row.source} for row in rows]
    asked = [*(unlabelled_row(stories, told) for told in drawn), *rows]
    said = judge(model, tokens, asked)
    with gzip.open(SOFT, "wt", encoding="utf-8") as lines:
        for told, (same, words) in zip([*drawn, *known], said, strict=True):
            lines.write(json.dumps(told | {"same": same, "words": words}) + "\n")


if __name__ == "__main__":
    main()
