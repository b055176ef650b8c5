"""Names, exact span and class, through the command line, on texts joined from their words."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from training.names import WIKIGOLD, load_names, wikigold_kept
from training.text import NAME_TAGS, Text, spans_of
from training.treebanks import load_conllu

from bench.command import Place, load_jsonl, scratch

KINDS = ("person", "organization", "place")
Name = tuple[int, int, str]


def measure(place: Place) -> dict[str, float]:
    """F1 in hundredths over person, organization and place; an outlet is an organization."""
    wikigold = place.corpora / "ner/wikigold/CONLL-format/data/wikigold.conll.txt"
    texts = list(load_names(wikigold, " ", WIKIGOLD, per_text=4))
    sets = {
        "wikigold (held out)": texts[wikigold_kept(len(texts)) :],
        "GUM test names": list(load_conllu(place.corpora / "ud/gum-test.conllu", names=True)),
    }
    out: dict[str, float] = {}
    for key, members in sets.items():
        box = Counter[str]()
        for gold, found, _ in compare(place, members):
            for kind in KINDS:
                g, f = ({n for n in names if n[2] == kind} for names in (gold, found))
                box["right"] += len(g & f)
                box[f"right {kind}"] += len(g & f)
                box["all"] += len(g) + len(f)
                box[f"all {kind}"] += len(g) + len(f)
        out[key] = round(200 * box["right"] / max(1, box["all"]), 2)
        for kind in KINDS:
            out[f"{key}, {kind}"] = round(
                200 * box[f"right {kind}"] / max(1, box[f"all {kind}"]), 2
            )
    return out


def compare(place: Place, texts: list[Text]) -> list[tuple[set[Name], set[Name], str]]:
    """(gold, found, text) of every text, names as characters."""
    with scratch() as folder:
        (folder / "texts").mkdir()
        golds: dict[str, tuple[set[Name], str]] = {}
        for number, text in enumerate(texts):
            ident = f"t{number:05d}"
            joined, places = join(text)
            names = set()
            tags = [NAME_TAGS[t] for t in text.names or ()]
            for start, end, kind in spans_of(tags):
                names.add((places[start][0], places[end - 1][1], _fold(kind)))
            golds[ident] = (names, joined)
            record = {"id": ident, "text": joined}
            path = folder / "texts" / f"{ident}.json"
            path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        place.read(folder / "texts", folder / "read.jsonl")
        out = []
        for read in load_jsonl(folder / "read.jsonl"):
            names, joined = golds[read["document"]["id"]]
            found = {
                (start, end, _fold(entity["kind"]))
                for entity in read["entities"]
                for (start, end), form in zip(entity["mentions"], entity["forms"], strict=True)
                if form == "name"
            }
            out.append((names, found, joined))
    return out


def join(text: Text) -> tuple[str, list[tuple[int, int]]]:
    """The text of some words, and where each word stands in it."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    for word, boundary in zip(text.words, text.boundaries, strict=True):
        gap = "" if not parts or boundary == 0 else "\n\n" if boundary == 3 else " "
        parts += [gap, word]
        places.append((length + len(gap), length + len(gap) + len(word)))
        length += len(gap) + len(word)
    return "".join(parts), places


def _fold(kind: str) -> str:
    return "organization" if kind == "outlet" else kind


def show_errors(place: Place, path: Path) -> None:
    """Write what was missed and what was found too much, with the words around it."""
    wikigold = place.corpora / "ner/wikigold/CONLL-format/data/wikigold.conll.txt"
    texts = list(load_names(wikigold, " ", WIKIGOLD, per_text=4))
    members = [
        *texts[wikigold_kept(len(texts)) :],
        *load_conllu(place.corpora / "ud/gum-test.conllu", names=True),
    ]
    lines = []
    for gold, found, text in compare(place, members):
        for mark, names in (("-", gold - found), ("+", found - gold)):
            for start, end, kind in sorted(names):
                if kind in KINDS:
                    before, after = text[max(0, start - 40) : start], text[end : end + 40]
                    around = f"{before}[{text[start:end]}]{after}"
                    lines.append(f"{mark} {kind}: {' '.join(around.split())}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
