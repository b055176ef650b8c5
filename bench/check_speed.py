"""How long `stemma check` takes from a cold start: a draft against ten reports and against 200.

The draft is 800 words, sentences of the coverage in turn from one report after the other. The ten
reports are the largest of one coverage; the 200 are those of `bench.growth`.

    python -m bench.check_speed [--corpora ../shared/corpora] [--sizes 10,200] [--coverage NAME]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Final

from bench.command import PROGRAM, scratch
from bench.growth import make_texts, seconds_of
from stemma.claims import CloseReader
from stemma.model import Document, Rejection
from stemma.read import read_sources

WORDS: Final = 800
FEW: Final = 10
SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def measure(corpora: Path, coverage: str, sizes: Sequence[int]) -> dict[str, float]:
    """Seconds, on the clock and of the processor, by number of sources."""
    folder = corpora / "coverages" / coverage
    own = [d for d in read_sources([str(folder)]) if not isinstance(d, Rejection)]
    own.sort(key=lambda d: (-len(d.text), d.id))
    out: dict[str, float] = {}
    with scratch() as place:
        draft = place / "draft.txt"
        draft.write_text("\n".join(draft_of(own)), encoding="utf-8")
        for size in sizes:
            few = size <= FEW and len(own) >= size
            texts = own[:size] if few else list(make_texts(corpora, CloseReader.load(), size))
            path = place / "sources.json"
            path.write_text(json.dumps([record(d) for d in texts]), encoding="utf-8")
            command = [*PROGRAM, "check", str(draft), str(path), "-q", "--format", "json"]
            wall, busy = seconds_of(command, 1, (0, 3, 4))
            out[f"draft against {len(texts)}, cold, seconds"] = wall
            out[f"draft against {len(texts)}, cold, processor seconds"] = busy
    return out


def draft_of(reports: Sequence[Document]) -> Iterator[str]:
    """Sentences of the reports, the first of each, then the second, up to 800 words."""
    count = 0
    for row in zip_longest(*(SENTENCE.split(report.text) for report in reports)):
        for sentence in row:
            if sentence is not None and count < WORDS:
                count += len(sentence.split())
                yield sentence


def record(document: Document) -> dict[str, str | None]:
    """A document as the program reads it back."""
    return {
        "id": document.id, "text": document.text, "outlet": document.outlet,
        "published": document.published, "url": document.url, "title": document.title,
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--sizes", default="10,200")
    parser.add_argument("--coverage", default="cubs")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    for name, value in measure(arguments.corpora.resolve(), arguments.coverage, sizes).items():
        sys.stdout.write(f"{name}: {value:.1f}\n")


if __name__ == "__main__":
    main()
