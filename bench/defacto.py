"""DeFacto's test half: is a wrong summary told from its correction, each held against the evidence?

A pair is a wrong summary and the corrected one of the same article, with the same evidence. It is
told apart where the check finds more amiss with the wrong one: the graver verdict, else more
values, quotations and attributions that are not found.

    python -m bench.defacto [--corpora ../shared/corpora] [--most 100]
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.drafts import GOOD, marks_of
from stemma.model import Annotations, Document
from stemma.read import read_text
from stemma.report.check_json import check_to_json
from stemma.run import Alone, check_draft

GRAVE: Final = ("supported", "partly", "disputed", "not_found", "contradicted")
"""Verdicts from what is right to what is wrong."""


def load_pairs(corpora: Path) -> Iterator[tuple[str, str, str]]:
    """(wrong, corrected, evidence) of the test half, in the order of the file."""
    wrong: dict[tuple[str, str], str] = {}
    right: dict[tuple[str, str], str] = {}
    with gzip.open(corpora / "pairs" / "open" / "defacto.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["split"] != "test" or " x evidence" not in row["note"]:
                continue
            kind = wrong if row["note"].startswith("wrong") else right
            if row["note"].startswith(("wrong", "corrected")):
                kind.setdefault((row["group"], row["b"]), row["a"])
    for key, summary in wrong.items():
        if key in right:
            yield summary, right[key], key[1]


def amiss(summary: str, evidence: str, engine: Alone) -> tuple[int, int]:
    """(The gravest verdict, how many marks are not good)."""
    documents = [read_text(summary, "summary"), read_text(evidence, "evidence")]
    read = [d for d in documents if isinstance(d, Document)]
    draft, source = engine.tools.annotate(read)
    assert isinstance(draft, Annotations)
    checked = check_to_json(check_draft([draft], [source], engine=engine))
    marks = [verdict for *_, verdict in marks_of(checked)]
    worst = max((GRAVE.index(v) for v in marks if v in GRAVE), default=0)
    return worst, sum(v not in GOOD for v in marks)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--most", type=int, default=100)
    arguments = parser.parse_args()
    engine = Alone()
    count: Counter[str] = Counter()
    for number, (wrong, right, evidence) in enumerate(load_pairs(arguments.corpora.resolve())):
        if number >= arguments.most:
            break
        one, other = amiss(wrong, evidence, engine), amiss(right, evidence, engine)
        count["pairs"] += 1
        count["told apart"] += one > other
        count["wrong flagged"] += one[1] > 0
        count["corrected flagged"] += other[1] > 0
        count["the wrong way round"] += one < other
    for name in ("pairs", "told apart", "the wrong way round", "wrong flagged"):
        sys.stdout.write(f"{name}: {count[name]}\n")
    sys.stdout.write(f"corrected flagged: {count['corrected flagged']}\n")


if __name__ == "__main__":
    main()
