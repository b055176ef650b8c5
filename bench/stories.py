"""The labelled stories that are held out of training, one part of them at a time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from training.pair_rows import Stories, part_of

from bench.command import Place, scratch
from stemma.encoder.files import WEIGHTS, load_files
from stemma.encoder.pieces import Pieces

LABELS: Final = "pairs/labels/pairs.jsonl.gz"
ANSWERS: Final = "pairs/answers"


@contextmanager
def stories_of(place: Place, part: str) -> Iterator[Stories]:
    """The stories of one part, `test` or `tune`, as if there were no others.

    Their labels and answers stand in a corpus of their own, so that no other story is read. The
    reports are read when they are asked for, into `place.kept` or a folder that is gone afterwards.
    """
    with scratch() as folder:
        corpora = folder / "corpora"
        _write_part(place.corpora, part, corpora)
        yield Stories(corpora, place.kept or folder / "read", pieces())


def pieces() -> Pieces:
    """The vocabulary as shipped."""
    return Pieces.load(load_files(WEIGHTS, ("tokenizer.json",))["tokenizer.json"])


def folder_with(place: Place, file: str) -> Path:
    """Where a model's file is taken from: of the files measured, else of those shipped."""
    weights = place.weights
    return weights if weights is not None and (weights / file).exists() else WEIGHTS


def labels_of(corpora: Path) -> list[dict[str, Any]]:
    """The pairs labelled by reading, as the corpora's README has them."""
    with gzip.open(corpora / LABELS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def answers_of(corpora: Path) -> Iterator[Path]:
    """The files of answers, each named for its story."""
    yield from sorted((corpora / ANSWERS).glob("*.json"))


def _write_part(corpora: Path, part: str, out: Path) -> None:
    """The labels and answers of a part, and links to the texts."""
    (out / LABELS).parent.mkdir(parents=True)
    with gzip.open(out / LABELS, "wt", encoding="utf-8") as file:
        for row in labels_of(corpora):
            if part_of(row["story"]) == part:
                file.write(json.dumps(row) + "\n")
    (out / ANSWERS).mkdir()
    for path in answers_of(corpora):
        if part_of(path.stem) == part:
            (out / ANSWERS / path.name).symlink_to(path)
    for texts in ("pairs/stories", "coverages"):
        (out / texts).symlink_to(corpora / texts)
