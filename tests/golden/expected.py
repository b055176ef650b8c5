"""What an editor expects of a coverage, and how much of it a brief holds.

`expected.json` has lists of entries by the kind of thing expected; a quotation in it is a pair of
a report (the name of its file, without the suffix) and words of its text. A brief is looked at in
its JSON form, as users get it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

GOLDEN: Final = Path(__file__).parent
EXAMPLES: Final = GOLDEN.parents[1] / "examples"
CASES: Final = ("exchange", "flood", "takeover")
CLASH: Final = frozenset({"contradicts", "differs", "updates"})
NEAR: Final = 200
"""How far from a quotation the evidence of a shared origin may stand."""

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Where:
    """A quotation in its place."""

    document: str
    start: int
    end: int

    def touches(self, document: str, spans: list[list[int]], *, near: int = 0) -> bool:
        return document == self.document and any(
            start < self.end + near and self.start - near < end for start, end in spans
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A brief beside what is expected of it."""

    expected: dict[str, list[Entry]]
    brief: dict[str, Any]
    places: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, case: str, brief: dict[str, Any]) -> "Found":
        places = {
            Path(entry["document"]["source"]).stem: (entry["document"]["id"], entry["text"])
            for entry in brief["documents"]
        }
        return cls(load_expected(case), brief, places)

    def where(self, quotation: list[str]) -> Where:
        name, words = quotation
        identifier, text = self.places[name]
        start = text.index(words)
        return Where(identifier, start, start + len(words))

    def relate(self, entry: Entry) -> tuple[bool, set[str]]:
        """Whether the two places of an entry stand in one point, and how they are judged."""
        left, right = self.where(entry["a"]), self.where(entry["b"])
        together, relations = False, set()
        for point in self.brief["points"]:
            mine = {r["id"] for r in point["readings"] if left.touches(r["document"], r["spans"])}
            theirs = {
                r["id"] for r in point["readings"] if right.touches(r["document"], r["spans"])
            }
            together |= bool(mine and theirs)
            relations |= {
                judgement["relation"]
                for judgement in point["judgements"]
                if (judgement["left"] in mine and judgement["right"] in theirs)
                or (judgement["left"] in theirs and judgement["right"] in mine)
            }
        return together, relations

    def wrongs(self) -> list[str]:
        """The pairs that are set against each other and should not be."""
        out = []
        for kind, wrong in (("agree", CLASH), ("compatible", {"contradicts"}), ("apart", CLASH)):
            for entry in self.expected[kind]:
                _, relations = self.relate(entry)
                if relations & wrong:
                    out.append(f"{kind} {entry['id']}: {', '.join(sorted(relations & wrong))}")
        return out

    def hits(self) -> dict[str, list[str]]:
        """What is found of each kind, by the names of the entries."""
        together = {
            kind: [(e["id"], *self.relate(e)) for e in self.expected[kind]]
            for kind in ("conflict", "compatible", "agree")
        }
        lists = {
            "conflict": [i for i, _, relations in together["conflict"] if relations & CLASH],
            "compatible": [i for i, beside, _ in together["compatible"] if beside],
            "agree": [i for i, beside, rel in together["agree"] if beside and not rel & CLASH],
        }
        for kind, test in (
            ("inconsistent", self._is_inconsistent),
            ("single", lambda e: self._has_verdict(e, "single")),
            ("disputed", lambda e: self._has_verdict(e, "disputed")),
            ("same_origin", self._is_shared),
            ("furniture", self._is_kept_out),
        ):
            lists[kind] = [entry["id"] for entry in self.expected[kind] if test(entry)]
        names = [origin["name"].lower() for origin in self.brief["origins"]]
        lists["origins"] = [
            e["id"] for e in self.expected["origins"] if any(e["name"].lower() in n for n in names)
        ]
        lists["positions"] = [
            f"{e['party']} {e['act']} {e['what']}"
            for e in self.expected["positions"]
            if any(_holds(position, e) for position in self.brief["positions"])
        ]
        return lists

    def _is_inconsistent(self, entry: Entry) -> bool:
        where = self.where(entry["a"])
        return any(
            where.touches(found["document"], found["spans"])
            for found in self.brief["inconsistencies"]
        )

    def _has_verdict(self, entry: Entry, verdict: str) -> bool:
        where = self.where(entry["a"])
        return any(
            where.touches(reading["document"], reading["spans"])
            for point in self.brief["points"]
            if point["verdict"] == verdict
            for reading in point["readings"]
        )

    def _is_shared(self, entry: Entry) -> bool:
        ends = self.where(entry["a"]), self.where(entry["b"])
        return any(
            all(
                any(end.touches(document, spans, near=NEAR) for document, spans in places)
                for end in ends
            )
            for places in self._evidence()
        )

    def _evidence(self) -> Iterator[list[tuple[str, list[list[int]]]]]:
        """The places of each link and of each origin."""
        for link in self.brief["lineage"]:
            yield [(link["document"], link["spans"]), (link["from"], link["from_spans"])]
        for origin in self.brief["origins"]:
            yield [(evidence["document"], [evidence["span"]]) for evidence in origin["evidence"]]

    def _is_kept_out(self, entry: Entry) -> bool:
        where = self.where(entry["a"])
        return not any(
            where.touches(reading["document"], reading["spans"])
            for point in self.brief["points"]
            for reading in point["readings"]
        )


def _holds(position: dict[str, Any], entry: Entry) -> bool:
    return bool(
        entry["party"].lower() in position["party"].lower()
        and entry["act"] == position["act"]
        and entry["what"].lower() in position["content"].lower()
    )


def load_expected(case: str) -> dict[str, list[Entry]]:
    expected = json.loads((GOLDEN / case / "expected.json").read_text(encoding="utf-8"))
    return {kind: entries for kind, entries in expected.items() if kind != "note"}
