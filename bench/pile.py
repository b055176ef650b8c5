"""Reports in a pile: real ones, copies of them with small edits, and many made out of few."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from stemma.encoder.words import WordTable

Record = Mapping[str, Any]
Folders = Mapping[str, Sequence[Record]]
"""Records by the event they report."""

SENTENCE: Final = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")
WORD: Final = re.compile(r"\d+|[^\W\d_]+")
EVENT_WORD: Final = 0.55
"""From this rarity on a word belongs to its event, and gets another in an event made out of it."""
NEW_NAMES: Final = ("The Umberfield Echo", "Norrowby Star")
BLOCKS: Final = 4


def load_coverages(folder: Path) -> Folders:
    """The reports of each coverage."""
    out: dict[str, list[Record]] = {}
    for path in sorted(folder.glob("*/*")):
        if path.suffix == ".json":
            record = json.loads(path.read_text(encoding="utf-8"))
        else:
            record = {"id": path.stem, "text": path.read_text(encoding="utf-8")}
        out.setdefault(path.parent.name, []).append(record)
    return out


def edited(record: Record, seed: int) -> Iterator[Record]:
    """Near-copies of a report: a sentence cut, another outlet's name, paragraphs moved, all three.

    A report too short to lose a sentence or to be moved about gives fewer.
    """
    draw = random.Random(seed)
    text = record["text"]
    outlet = record.get("outlet") or "Reuters"
    sentences = [s for s in SENTENCE.split(text) if s.strip()]
    if len(sentences) < 2 * BLOCKS:
        return
    least = min(range(len(sentences)), key=lambda n: (len(sentences[n]) > 200, draw.random()))
    cut = " ".join(s for n, s in enumerate(sentences) if n != least)
    yield {**record, "id": f"{record['id']}+cut", "text": cut}
    named = re.sub(re.escape(outlet), NEW_NAMES[0], text, flags=re.IGNORECASE)
    named = re.sub(r"\b(?:Reuters|AP|AFP|Press Association)\b", NEW_NAMES[1], named)
    yield {**record, "id": f"{record['id']}+name", "text": named, "outlet": NEW_NAMES[0]}
    yield {**record, "id": f"{record['id']}+moved", "text": moved(sentences, draw)}
    rest = [s for n, s in enumerate(sentences) if n != least]
    both = re.sub(re.escape(outlet), NEW_NAMES[0], moved(rest, draw), flags=re.IGNORECASE)
    yield {**record, "id": f"{record['id']}+all", "text": both, "outlet": NEW_NAMES[0]}


def moved(sentences: Sequence[str], draw: random.Random) -> str:
    """The sentences, in four paragraphs that stand in another order."""
    size = -(-len(sentences) // BLOCKS)
    parts = [sentences[n : n + size] for n in range(0, len(sentences), size)]
    order = list(range(len(parts)))
    while order == sorted(order):
        draw.shuffle(order)
    return "\n\n".join(" ".join(parts[n]) for n in order)


def make_pile(real: Folders, count: int, table: WordTable, seed: int = 0) -> list[Record]:
    """So many records, of events made out of real ones; `event` says of which.

    In each event made, every name, number and rare word of the real one is another, the same in
    all of its reports; each report loses a tenth of its sentences. One to twelve reports an event.
    """
    draw = random.Random(seed)
    names = sorted(real)
    words = sorted(
        {
            word.lower()
            for records in real.values()
            for record in records
            for word in WORD.findall(record["text"])
            if len(word) > 3 and not word[0].isdigit()
        }
    )
    out: list[Record] = []
    while len(out) < count:
        event = len(out)
        records = real[draw.choice(names)]
        first = date(2020, 1, 1) + timedelta(days=draw.randrange(365))
        other: dict[str, str] = {}

        def swap(match: re.Match[str], other: dict[str, str] = other) -> str:
            word = match[0]
            if word[0].isdigit():
                return other.setdefault(word, str(draw.randrange(10 ** len(word))))
            lower = word.lower()
            if word == lower and table.rarity(table.lemma(lower)) < EVENT_WORD:
                return word
            new = other.setdefault(lower, draw.choice(words))
            return new if word == lower else new.capitalize()

        for record in draw.sample(list(records), min(len(records), draw.randint(1, 12))):
            kept = [s for s in SENTENCE.split(record["text"]) if draw.random() > 0.1]
            day = first + timedelta(days=draw.randrange(3))
            out.append(
                {
                    "id": str(len(out)),
                    "text": WORD.sub(swap, " ".join(kept)),
                    "published": day.isoformat(),
                    "event": str(event),
                }
            )
    return [record for record in out[:count] if record["text"].strip()]
