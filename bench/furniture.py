"""How much of a report is lost as furniture: on article texts that hold next to none."""

from __future__ import annotations

import json

from bench.command import Place, load_jsonl, scratch

PAGES = 60
"""Enough to see a rule that takes too much, few enough to be read in half a minute."""


def measure(place: Place) -> dict[str, float]:
    """Hundredths of the characters, and of the sentences, of the true articles that are kept."""
    pages = json.loads((place.corpora / "extraction" / "ground-truth.json").read_text("utf-8"))
    texts = [pages[name]["articleBody"] for name in sorted(pages)]
    records = [{"id": str(n), "text": text} for n, text in enumerate(texts) if text.strip()]
    with scratch() as folder:
        source = folder / "articles.json"
        source.write_text(json.dumps(records[:PAGES]), encoding="utf-8")
        place.read(source, folder / "read.jsonl")
        found = load_jsonl(folder / "read.jsonl")
    characters = sum(len(one["text"]) for one in found)
    marked = sum(end - start for one in found for start, end in one["furniture"])
    sentences = sum(len(one["sentences"]) for one in found)
    lost = sum(
        any(start < e and s < end for s, e in one["furniture"])
        for one in found
        for start, end in one["sentences"]
    )
    return {
        "furniture: article characters kept": round(100 * (1 - marked / characters), 3),
        "furniture: article sentences kept": round(100 * (1 - lost / sentences), 3),
    }
