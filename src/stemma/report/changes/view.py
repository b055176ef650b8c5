"""A change with everything resolved that a reader needs: names, words in their sentence, values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stemma.lexicon.words import load_words
from stemma.model import ChangeKind, Document, PointChange, Quantity, Span, Telling, Timex, Value
from stemma.report.figure_svg import describe_bands
from stemma.report.view.brief import safe_url
from stemma.report.view.labels import label_documents
from stemma.report.visible import show_words
from stemma.report.wording import describe_quantity, describe_timex

TITLES: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.CORRECTED: "Corrected",
    ChangeKind.WITHDRAWN: "Withdrawn",
    ChangeKind.CONTRADICTED: "Contradicted",
    ChangeKind.DENIED: "Denied",
    ChangeKind.MOVED: "Figure moved",
    ChangeKind.NEW: "New",
    ChangeKind.JOINED: "Joined by another origin",
    ChangeKind.ORIGINS_UP: "More independent origins",
    ChangeKind.ORIGINS_DOWN: "Fewer independent origins",
}
"""What each kind of change is called."""
PERHAPS: Final = "Joined by another report"
"""What it is called where another report says it, and may have it from the same origin."""
AROUND: Final = 160
"""Characters of its sentence that are shown on each side of the words."""
CUT: Final = "…"
"""What stands where the sentence goes on."""
GONE: Final = "the words are no longer kept"
"""What stands for the words of a report that was forgotten."""
TITLED: Final = load_words("honorifics.txt") | {
    "Sen",
    "Rep",
    "Gov",
    "Gen",
    "Lt",
    "Col",
    "Capt",
    "Sgt",
    "St",
    "Jan",
    "Feb",
}
"""What a full stop stands behind that ends no sentence: "Mr."."""
LONGEST_TITLE: Final = 16
_STOP: Final = re.compile(r"[.!?][\"'”’)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Logged:
    """A change with when it was found (ISO 8601, UTC) and in which coverage, by id and title.

    `number` counts the changes of a store in the order in which they were found.
    """

    number: int
    when: str
    coverage: str
    title: str
    change: PointChange


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one report: the sentence before them, they themselves, the sentence behind them."""

    report: str
    before: str
    said: str
    behind: str
    url: str | None
    spans: tuple[Span, ...]

    @property
    def whole(self) -> str:
        """All of it in a row."""
        return show_words(f"{self.before}{self.said}{self.behind}")


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change as it is shown; `now` or `was` are `None` where it has no words on that side."""

    logged: Logged
    heading: str
    now: Words | None
    was: Words | None
    reports: tuple[str, ...]
    url: str | None
    values: str
    origins: str

    @property
    def when(self) -> str:
        """When it was found, for reading: to the minute."""
        when = self.logged.when
        minute = when[:16].replace("T", " ")
        return f"{minute} UTC" if when.endswith(("+00:00", "Z")) else minute

    @property
    def change(self) -> PointChange:
        """The change itself."""
        return self.logged.change

    @property
    def history(self) -> str:
        """How a figure that moved was told so far, by origin, in words; empty for none."""
        bands: dict[str, list[Telling]] = {}
        for one in self.change.history:
            bands.setdefault(one.origin, []).append(one)
        return describe_bands(list(bands.items()))


def view_changes(
    logged: Iterable[Logged], documents: Mapping[str, Document]
) -> tuple[ChangeView, ...]:
    """The changes in their order; `documents` are the reports that are still kept, by id."""
    found = list(logged)
    wanted = {
        identity
        for one in found
        for identity in (
            *one.change.reports,
            *(span.document_id for span in (*one.change.spans, *one.change.before)),
        )
    }
    known = {identity: documents[identity] for identity in sorted(wanted) if identity in documents}
    labels = label_documents(known.values())
    return tuple(_view(one, known, labels) for one in found)


def _view(
    logged: Logged, documents: Mapping[str, Document], labels: Mapping[str, str]
) -> ChangeView:
    change = logged.change
    now = _words(change.spans, documents, labels)
    was = _words(change.before, documents, labels)
    first = next((documents[r] for r in change.reports if r in documents), None)
    return ChangeView(
        logged,
        _heading(change),
        now,
        was,
        tuple(labels.get(report, report) for report in change.reports),
        None if first is None else safe_url(first.url),
        _values(change.was, change.now),
        _origins(change),
    )


def _heading(change: PointChange) -> str:
    """What a change is called: only what is shown to be another origin is called one."""
    counts = change.origins_before, change.origins_after
    if change.kind is ChangeKind.JOINED and counts[0] is not None and counts[1] is not None:
        return TITLES[change.kind] if counts[1][0] > counts[0][0] else PERHAPS
    return TITLES[change.kind]


def _words(
    spans: tuple[Span, ...], documents: Mapping[str, Document], labels: Mapping[str, str]
) -> Words | None:
    if not spans:
        return None
    identity = spans[0].document_id
    document = documents.get(identity)
    if document is None:
        return Words(identity, "", GONE, "", None, ())
    text = document.text
    start, end = spans[0].start, max(span.end for span in spans)
    before, behind = _before(text, start), _behind(text, end)
    said = text[start:end] if len(spans) == 1 else " … ".join(s.of(text) for s in spans)
    return Words(labels[identity], before, said, behind, safe_url(document.url), spans)


def _before(text: str, start: int) -> str:
    """The sentence before a place, from its beginning or a word not too far away."""
    left = max(0, start - AROUND)
    stops = list(_stops(text, left, start))
    if stops or not left:
        return text[max(stops, default=left) : start]
    space = text.find(" ", left, start)
    return CUT + text[start if space < 0 else space + 1 : start]


def _behind(text: str, end: int) -> str:
    """The sentence behind a place, to its end or a word not too far away."""
    right = min(len(text), end + AROUND)
    if text[end - 1 : end] in ".!?":
        return ""
    stop = next(_stops(text, end, right), None)
    if stop is not None or right == len(text):
        return text[end : right if stop is None else stop]
    space = text.rfind(" ", end, right)
    return text[end : end if space < 0 else space] + CUT


def _stops(text: str, left: int, right: int) -> Iterator[int]:
    """Where sentences end: not behind a title or an initial, nor where small letters go on.

    >>> text = "He met Mr. Orsel of the D.C. board. They spoke."
    >>> [text[:stop] for stop in _stops(text, 0, len(text))]
    ['He met Mr. Orsel of the D.C. board. ']
    """
    for found in _STOP.finditer(text, left, right):
        before = text[max(left, found.start() - LONGEST_TITLE) : found.start()]
        word = before.split()[-1].lstrip("(\"'“‘") if before.split() else ""
        is_short = len(word.rpartition(".")[2]) == 1 and word[-1:].isupper()
        goes_on = text[found.end() : found.end() + 1].islower()
        if found[0] == "\n" or not (is_short or goes_on or word in TITLED):
            yield found.end()


def _values(was: Value | None, now: Value | None) -> str:
    """Both values in a few words; empty without them, or where they are names."""
    told = [_value(one) for one in (was, now)]
    return " → ".join(told) if all(told) and told[0] != told[1] else ""


def _value(value: Value | None) -> str:
    if isinstance(value, Quantity):
        return describe_quantity(value)
    return describe_timex(value) if isinstance(value, Timex) else ""


def _origins(change: PointChange) -> str:
    """How many origins there were and are; empty where that is not what changed."""
    if change.origins_before is None or change.origins_after is None:
        return ""
    was, now = (f"{a}" if a == b else f"{a}–{b}" for a, b in _pair(change))
    return f"{was} → {now} origins"


def _pair(change: PointChange) -> tuple[tuple[int, int], tuple[int, int]]:
    return change.origins_before or (0, 0), change.origins_after or (0, 0)
