"""Coreference on GUM's news, through the command line, on the plain text of each document.

The measure is by links. A found mention's link goes to the nearest earlier name or description of
the same entity, to a pronoun only if there is neither: what a reader needs is who is meant, and one
wrong "he" in between is one error, not two. Found mentions that GUM has no mention for are stepped
over. Source: inferred antecedents, D. Tuggener, "Coreference Resolution Evaluation for Higher Level
Applications" (2014).

Which mention is which goes by the head word, since GUM's mentions reach over every modifier and
relative clause of a noun and ours are the words that name or refer: a found mention is the GUM
mention with the same characters, else the tightest one around it whose head it holds or that it
ends ("coauthor Ana Vool" is headed by "coauthor" in GUM; a name within a longer mention has its own
and is found before), else the one nearest to it in length whose head it holds.

- A found link is right if both its mentions are of one entity in GUM. Precision is over all found
  links. Only a name or a description that no GUM mention stands for is not counted either way
  (GUM marks no adjectives of nationality), and neither are relative pronouns, which GUM leaves
  unmarked; a personal pronoun that GUM leaves unmarked ("it is known that") and that we link is
  wrong.
- Recall is over GUM's mentions of persons, organizations, places and events that have an earlier
  mention, and are a name, a noun with "the", a demonstrative or a possessive, or a pronoun of the
  third person. One is found if it stands for a found mention whose link is right. Not asked for are
  several names joined by "and" (no one thing), and a name that is only a word of a longer one
  ("Kent" in "Kent Police"), as names found do not overlap.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from training.treebanks import Row, conllu_documents

from bench.command import Place, load_jsonl, scratch

FORMS: Final = ("name", "nominal", "pronoun")
KINDS: Final = frozenset({"person", "organization", "place", "event"})
PRONOUNS: Final = frozenset(
    {
        *("he", "him", "his", "himself", "she", "her", "hers", "herself"),
        *("it", "its", "itself", "they", "them", "their", "theirs", "themselves"),
    }
)
RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "that"})
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One of GUM's mentions: characters [start, end), those of its head word, its entity."""

    start: int
    end: int
    head: tuple[int, int]
    entity: str
    kind: str
    form: str | None
    """One of `FORMS`; none for an indefinite noun, "I", "you", a number."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One document of GUM: its text, and its mentions in text order, the longer first."""

    name: str
    text: str
    mentions: tuple[GoldMention, ...]

    @property
    def genre(self) -> str:
        """What sort of text it is: news, interview and others."""
        return self.name.split("_")[1]


Chain = Sequence[tuple[int, int]]
"""The mentions of one found entity as characters."""


def measure(place: Place) -> dict[str, float]:
    """Precision, recall and F1 in hundredths on the news of GUM's development and test parts."""
    out: dict[str, float] = {}
    for part in ("dev", "test"):
        golds = read_gold(place.corpora / "ud" / f"gum-{part}.conllu")
        news = [gold for gold in golds if gold.genre == "news"]
        with scratch() as folder:
            (folder / "texts").mkdir()
            for gold in news:
                record = json.dumps({"id": gold.name, "text": gold.text}, ensure_ascii=False)
                (folder / "texts" / f"{gold.name}.json").write_text(record, encoding="utf-8")
            place.read(folder / "texts", folder / "read.jsonl")
            read = {r["document"]["id"]: r for r in load_jsonl(folder / "read.jsonl")}
        box = Counter[str]()
        for gold in news:
            box += count_links(gold, chains(read[gold.name]))
        out |= {f"GUM {part} news {key}": value for key, value in figures(box).items()}
    return out


def chains(read: dict[str, Any]) -> list[list[tuple[int, int]]]:
    """The found entities of one document, all their mentions."""
    return [sorted((m[0], m[1]) for m in entity["mentions"]) for entity in read["entities"]]


def figures(box: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of the counts, over all forms and of each."""
    out: dict[str, float] = {}
    for form in ("", *(f" {form}" for form in FORMS)):
        right, found = box[f"right{form}"], box[f"found{form}"]
        met, wanted = box[f"met{form}"], box[f"wanted{form}"]
        precision, recall = right / max(1, found), met / max(1, wanted)
        both = precision + recall
        out[f"links{form} precision"] = round(100 * precision, 2)
        out[f"links{form} recall"] = round(100 * recall, 2)
        out[f"links{form} F1"] = round(200 * precision * recall / both, 2) if both else 0.0
    return out


def count_links(gold: Gold, found: Iterable[Chain]) -> Counter[str]:
    """What `figures` needs of one document."""
    box = Counter[str]()
    for _, _, kind, right, mention, form in judge_links(gold, found):
        if kind == "found":
            box["found"] += 1
            box[f"found {form}"] += 1
            box["right"] += right
            box[f"right {form}"] += right
        if mention is not None and kind == "wanted":
            box["wanted"] += 1
            box[f"wanted {form}"] += 1
            box["met"] += right
            box[f"met {form}"] += right
    return box


Link = tuple[tuple[int, int], tuple[int, int] | None, str, bool, GoldMention | None, str]


def judge_links(gold: Gold, found: Iterable[Chain]) -> Iterator[Link]:
    """(mention, what it is linked to, "found" or "wanted", right, GUM's mention, form)."""
    right: set[tuple[int, int, str]] = set()
    match = match_mentions(gold, [span for chain in found for span in chain])
    for chain in found:
        before: tuple[int, int] | None = None
        firm = False  # `before` is no pronoun
        for span in chain:
            mention = match.get(span)
            words = gold.text[span[0] : span[1]].casefold()
            if mention is None and (words not in PRONOUNS or words in RELATIVE):
                continue
            if before is not None:
                earlier = match[before]
                good = mention is not None and mention.entity == earlier.entity
                if good and mention is not None:
                    right.add((mention.start, mention.end, mention.entity))
                form = "pronoun" if words in PRONOUNS else "nominal"
                if mention is not None and mention.form is not None:
                    form = mention.form
                yield span, before, "found", good, mention, form
            pronoun = words in PRONOUNS
            if mention is not None and not (pronoun and firm):
                before, firm = span, not pronoun
    seen: set[str] = set()
    for mention in gold.mentions:
        if mention.entity in seen and mention.form is not None and mention.kind in KINDS:
            good = (mention.start, mention.end, mention.entity) in right
            yield (mention.start, mention.end), None, "wanted", good, mention, mention.form
        seen.add(mention.entity)


def match_mentions(
    gold: Gold, found: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], GoldMention]:
    """GUM's mention for each found one, if any; none of GUM's stands for two."""
    exact = {(m.start, m.end): m for m in reversed(gold.mentions)}
    out = {span: exact[span] for span in found if span in exact}
    taken = {(m.start, m.end, m.entity) for m in out.values()}
    for span in sorted(found):
        if span in out:
            continue
        start, end = span
        fitting = [
            (not _holds(m, span), _tightness(m, span), m.head, m)
            for m in gold.mentions
            if ((start <= m.head[0] and m.head[1] <= end) or (m.start < start and m.end == end))
            and (m.start, m.end, m.entity) not in taken
        ]
        if fitting:
            mention = min(fitting, key=lambda row: row[:3])[3]
            out[span] = mention
            taken.add((mention.start, mention.end, mention.entity))
    return out


def _holds(mention: GoldMention, span: tuple[int, int]) -> bool:
    return mention.start <= span[0] and span[1] <= mention.end


def _tightness(mention: GoldMention, span: tuple[int, int]) -> int:
    """How little of one is outside the other."""
    return abs(mention.start - span[0]) + abs(mention.end - span[1])


def read_gold(path: Path) -> list[Gold]:
    """Every document of a part of GUM."""
    return [_document(*document) for document in conllu_documents(path)]


def _document(name: str, sentences: list[list[Row]], paragraphs: list[bool]) -> Gold:
    parts: list[str] = []
    length = 0
    mentions: list[GoldMention] = []
    gap = ""
    for rows, paragraph in zip(sentences, paragraphs, strict=True):
        if parts:
            gap = "\n\n" if paragraph else gap or " "
        places = []
        for row in rows:
            word = row.form.replace(" ", "")
            parts += [gap, word]
            length += len(gap)
            places.append((length, length + len(word)))
            length += len(word)
            gap = " " if row.space else ""
        mentions += _mentions(rows, places)
    text = "".join(parts)
    return Gold(name, text, tuple(sorted(mentions, key=lambda m: (m.start, -m.end))))


def _mentions(rows: list[Row], places: list[tuple[int, int]]) -> Iterator[GoldMention]:
    open_: list[tuple[str, str, int]] = []
    for i, row in enumerate(rows):
        column = re.search(r"(?:^|\|)Entity=([^|]*)", row.misc)
        if column is None:
            continue
        for mark in re.finditer(r"\(([^()]+)(\))?|([^()]+)\)", column[1]):
            if mark[3] is not None:
                at = max(k for k, (entity, _, _) in enumerate(open_) if entity == mark[3])
                entity, kind, start = open_.pop(at)
            else:
                entity, kind = mark[1].split("-")[:2]
                start = i
                if mark[2] is None:
                    open_.append((entity, kind, i))
                    continue
            if "[" in entity:  # in two parts: the first stands for it
                number, _, part = entity.partition("[")
                if not part.startswith("1/"):
                    continue
                entity = number
            yield _mention(rows, places, start, i + 1, entity, kind)


def _mention(
    rows: list[Row], places: list[tuple[int, int]], start: int, end: int, entity: str, kind: str
) -> GoldMention:
    head = next((i for i in range(start, end) if not start < rows[i].head <= end), start)
    form = _form(rows, start, end, head)
    return GoldMention(places[start][0], places[end - 1][1], places[head], entity, kind, form)


def _form(rows: list[Row], start: int, end: int, head: int) -> str | None:
    row = rows[head]
    parts = [rows[i] for i in range(start, end) if rows[i].head == head + 1]
    if any(part.deprel == "conj" for part in parts):
        return None
    if row.upos == "PRON":
        return "pronoun" if row.form.casefold() in PRONOUNS else None
    if row.upos == "PROPN":
        within = row.deprel == "compound" and rows[row.head - 1].upos == "PROPN"
        return None if within else "name"
    definite = any(
        part.deprel.startswith("nmod:poss")
        or (part.deprel == "det" and part.form.casefold() in DEFINITE)
        for part in parts
    )
    return "nominal" if row.upos == "NOUN" and definite else None
