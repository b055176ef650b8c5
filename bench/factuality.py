"""How claims are put against MEANTIME's events: polarity, certainty, time.

Every EVENT_MENTION of MEANTIME's English half (Apple, Airbus and the others) says whether the
event is affirmed (`polarity`: POS, NEG), how sure the text is of it (`certainty`: CERTAIN,
PROBABLE, POSSIBLE) and whether it lies ahead (`time`: FUTURE, NON_FUTURE). UNDERSPECIFIED and
empty values are left out.

An event is matched to a claim whose spans hold its first word and whose predicate is its lemma,
as the annotators wrote it or as the word stands there ("take place" counts as "take" and "place").
Of several claims the one with the fewest characters is taken. Nouns that no claim is made of are
not matched. The mapping:

- polarity: a claim that `denies` is NEG, any other POS;
- certainty: `hedged` and `conditional` are uncertain, all others certain; PROBABLE and POSSIBLE
  are uncertain;
- time: `planned`, `demanded`, `offered` and `conditional` are FUTURE, all others NON_FUTURE.

Each agreement stands beside that of a reader who always says what is most frequent ("majority"),
and, as the rare answer is what matters, beside the F1 of it: NEG, uncertain, FUTURE.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.command import Place, load_jsonl, scratch
from bench.timexes import Writer

Claim = dict[str, Any]

RARE: Final = {"polarity": "NEG", "certainty": "UNCERTAIN", "time": "FUTURE"}
KNOWN: Final = {
    "polarity": {"POS": "POS", "NEG": "NEG"},
    "certainty": {"CERTAIN": "CERTAIN", "PROBABLE": "UNCERTAIN", "POSSIBLE": "UNCERTAIN"},
    "time": {"FUTURE": "FUTURE", "NON_FUTURE": "NON_FUTURE"},
}
UNCERTAIN: Final = frozenset({"hedged", "conditional"})
AHEAD: Final = frozenset({"planned", "demanded", "offered", "conditional"})


@dataclass(frozen=True, slots=True)
class Event:
    """An event mention: where its first word starts, its lemmas, what is said of it."""

    start: int
    lemmas: frozenset[str]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with its events."""

    name: str
    text: str
    published: str | None
    events: tuple[Event, ...]


def measure(place: Place) -> dict[str, float]:
    """Agreement, majority and F1 of the rare answer in hundredths; how many events matched."""
    golds = read_golds(place.corpora)
    with scratch() as folder:
        texts = folder / "texts"
        texts.mkdir()
        for gold in golds:
            record = {"id": gold.name, "text": gold.text, "published": gold.published}
            (texts / f"{gold.name}.json").write_text(json.dumps(record), encoding="utf-8")
        place.read(texts, folder / "read.jsonl")
        claims = {
            Path(row["document"]["source"]).stem: row["claims"]
            for row in load_jsonl(folder / "read.jsonl")
            if "document" in row
        }
    return score(golds, claims)


def read_golds(corpora: Path) -> list[Gold]:
    """MEANTIME's texts with their events, in order of name."""
    folder = corpora / "meantime" / "intra_cross-doc_annotation"
    return [read_gold(path) for path in sorted(folder.glob("corpus_*/*.xml"))]


def read_gold(path: Path) -> Gold:
    """One text with its events."""
    root = ET.parse(path).getroot()  # noqa: S314 - our own corpora
    writer, words, sentence = Writer(), {}, None
    for token in root.iter("token"):
        if sentence is not None and token.get("sentence") != sentence:
            writer.line()
        sentence = token.get("sentence")
        start, _ = writer.add(token.text or "")
        words[token.get("t_id")] = (start, (token.text or "").lower())
    events = []
    for mark in root.iter("EVENT_MENTION"):
        anchors = sorted(words[a.get("t_id")] for a in mark.iter("token_anchor"))
        if anchors:
            lemmas = {word for _, word in anchors} | set((mark.get("pred") or "").lower().split())
            values = {
                name: known[value]
                for name, known in KNOWN.items()
                if (value := mark.get(name)) in known
            }
            events.append(Event(anchors[0][0], frozenset(lemmas), values))
    published = next(
        (t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") != "NONE"),
        None,
    )
    return Gold(path.stem, "".join(writer.parts), published, tuple(events))


def score(golds: Iterable[Gold], claims: Mapping[str, list[Claim]]) -> dict[str, float]:
    """All figures, from the claims by the name of their text."""
    golds = list(golds)
    total = sum(len(gold.events) for gold in golds)
    found = [pair for gold in golds for pair in pairs(gold.events, claims.get(gold.name, []))]
    out: dict[str, float] = {"meantime events": total, "meantime matched": len(found)}
    for name in KNOWN:
        answers = [
            (event.values[name], answer(name, claim))
            for event, claim in found
            if name in event.values
        ]
        out.update({f"meantime {name} {k}": v for k, v in agreement(answers, RARE[name]).items()})
    return out


def pairs(events: Iterable[Event], claims: Iterable[Claim]) -> Iterator[tuple[Event, Claim]]:
    """Each event with its claim, those without left out."""
    for event in events:
        fitting = [
            claim
            for claim in claims
            if not event.lemmas.isdisjoint(claim["predicate"].split())
            and any(start <= event.start < end for start, end in claim["spans"])
        ]
        if fitting:
            yield event, min(fitting, key=lambda claim: sum(e - s for s, e in claim["spans"]))


def answer(name: str, claim: Claim) -> str:
    """What a claim says of its event, in MEANTIME's words."""
    if name == "polarity":
        return "NEG" if claim["polarity"] == "denies" else "POS"
    if name == "certainty":
        return "UNCERTAIN" if claim["modality"] in UNCERTAIN else "CERTAIN"
    return "FUTURE" if claim["modality"] in AHEAD else "NON_FUTURE"


def agreement(answers: list[tuple[str, str]], rare: str) -> dict[str, float]:
    """How often gold and found agree, how often the majority would, and the F1 of the rare one."""
    if not answers:
        return {}
    most = Counter(gold for gold, _ in answers).most_common(1)[0][1]
    both = sum(gold == found == rare for gold, found in answers)
    either = sum(gold == rare for gold, _ in answers) + sum(found == rare for _, found in answers)
    return {
        "agreement": round(100 * sum(g == f for g, f in answers) / len(answers), 1),
        "majority": round(100 * most / len(answers), 1),
        f"{rare.lower()} f1": round(200 * both / max(either, 1), 1),
    }
