"""Quantities: NewsQuant by the scorer that came with it, and the VALUE spans of MEANTIME."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

from bench.command import Place, load_jsonl, scratch

# MEANTIME has time as TIMEX3, and ordinals not at all.
ELSEWHERE: Final = frozenset({"time", "rank"})
NO_SPACE_BEFORE: Final = frozenset({",", ".", ";", ":", ")", "%", "'s", "?", "!", "''", "n't"})
NO_SPACE_AFTER: Final = frozenset({"$", "US$", "(", "€", "£", "``"})

Spans = set[tuple[int, int]]


def measure(place: Place) -> dict[str, float]:
    """F1 in hundredths: values, bounds and units of NewsQuant; spans of MEANTIME."""
    gold = place.corpora / "newsquant" / "dev.json"
    with scratch() as folder:
        place.score("texts", "quantity", gold, folder / "texts")
        place.read(folder / "texts", folder / "read.jsonl")
        found = place.score("quantity", gold, folder / "read.jsonl")
    out = {
        "newsquant value": found["value"]["f1"],
        "newsquant value and bound": found["value and bound"]["f1"],
        "newsquant value and unit": found["value and unit"]["f1"],
    }
    return out | meantime(place)


def meantime(place: Place) -> dict[str, float]:
    """Spans of values, exact and overlapping."""
    gold: dict[str, Spans] = {}
    found: dict[str, Spans] = {}
    ends: dict[str, int] = {}
    with scratch() as folder:
        texts = folder / "texts"
        texts.mkdir()
        folder_in = place.corpora / "meantime" / "intra_cross-doc_annotation"
        for path in sorted(folder_in.rglob("*.xml")):
            text, gold[path.stem], ends[path.stem] = read_values(path)
            record = {"id": path.stem, "text": text, "language": "en"}
            (texts / f"{path.stem}.json").write_text(json.dumps(record), encoding="utf-8")
        place.read(texts, folder / "read.jsonl")
        for item in load_jsonl(folder / "read.jsonl"):
            name = Path(item["document"]["source"]).stem
            found[name] = {
                (q["start"], q["end"])
                for q in item["quantities"]
                if q["dimension"] not in ELSEWHERE and q["end"] <= ends[name]
            }
    return score_spans(gold, found)


def score_spans(gold: dict[str, Spans], found: dict[str, Spans]) -> dict[str, float]:
    """F1 of exact spans, and precision, recall and F1 of those that share a character."""
    wanted = sum(map(len, gold.values()))
    got = sum(map(len, found.values()))
    exact = hit = right = 0
    for name, spans in gold.items():
        mine = found.get(name, set())
        exact += len(spans & mine)
        hit += sum(any(s < e2 and s2 < e for s2, e2 in mine) for s, e in spans)
        right += sum(any(s < e2 and s2 < e for s2, e2 in spans) for s, e in mine)
    precision, recall = right / max(got, 1), hit / max(wanted, 1)
    return {
        "meantime value spans exact": round(200 * exact / max(got + wanted, 1), 1),
        "meantime value spans precision": round(100 * precision, 1),
        "meantime value spans recall": round(100 * recall, 1),
        "meantime value spans": round(200 * precision * recall / max(precision + recall, 1e-9), 1),
    }


def read_values(path: Path) -> tuple[str, Spans, int]:
    """The text of a CAT file, the spans of its values, and the end of the part annotated."""
    root = ET.parse(path).getroot()  # noqa: S314 - a corpus on this disk
    text, last, sentence = "", "", ""
    spans: dict[str, tuple[int, int]] = {}
    numbers: dict[str, int] = {}
    for token in root.iter("token"):
        word = token.text or ""
        if text and token.get("sentence") != sentence:
            text += "\n"
        elif text and word not in NO_SPACE_BEFORE and last not in NO_SPACE_AFTER:
            text += " "
        start, text = len(text), text + word
        spans[token.attrib["t_id"]] = (start, len(text))
        last, sentence = word, token.attrib["sentence"]
        numbers[token.attrib["t_id"]] = int(sentence)
    values: Spans = set()
    for value in root.iter("VALUE"):
        anchors = [spans[anchor.attrib["t_id"]] for anchor in value.iter("token_anchor")]
        if anchors:
            values.add((min(anchors)[0], max(anchors)[1]))
    marked = {anchor.attrib["t_id"] for anchor in root.iter("token_anchor")}
    last_marked = max((numbers[t] for t in marked), default=-1)
    end = max((spans[t][1] for t, number in numbers.items() if number <= last_marked), default=0)
    return text, values, end
