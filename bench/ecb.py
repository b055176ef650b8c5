"""The reports of ECB+ with their marks."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

Pieces = list[tuple[int, int]]


def read_report(path: Path) -> tuple[str, list[tuple[str, Pieces]], Pieces]:
    """(text, [(chain, pieces of a mention)], spans of the sentences that have marks)."""
    root = ET.parse(path).getroot()  # noqa: S314 - a corpus at hand
    text = ""
    place: dict[str, tuple[int, int]] = {}
    sentence_of: dict[str, str] = {}
    spans: dict[str, tuple[int, int]] = {}
    last = None
    for token in root.iter("token"):
        name, sentence = token.get("t_id", ""), token.get("sentence", "")
        text += "" if last is None else "\n" if sentence != last else " "
        place[name] = (len(text), len(text) + len(token.text or ""))
        text += token.text or ""
        sentence_of[name] = last = sentence
        start, _ = spans.get(sentence, place[name])
        spans[sentence] = (start, place[name][1])
    marks: dict[str, tuple[str, list[str]]] = {}
    names: dict[str, str] = {}
    for mark in root.iterfind("Markables/*"):
        tokens = [anchor.get("t_id", "") for anchor in mark.iter("token_anchor")]
        if tokens:
            marks[mark.get("m_id", "")] = (mark.tag, tokens)
        elif mark.get("instance_id"):
            names[mark.get("m_id", "")] = mark.get("instance_id", "")
    chains = []
    for relation in root.iter("CROSS_DOC_COREF"):
        target = relation.find("target")
        name = "" if target is None else names.get(target.get("m_id", ""), "")
        for source in relation.iter("source"):
            tag, tokens = marks.get(source.get("m_id", ""), ("", []))
            if tag.startswith(("ACTION", "NEG_ACTION")):
                chains.append((name or relation.get("note", ""), [place[t] for t in tokens]))
    told = {sentence_of[tokens[0]] for _, tokens in marks.values()}
    return text, chains, [spans[sentence] for sentence in sorted(told)]
