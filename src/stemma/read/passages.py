"""Corrections and tables in a text, whatever it was taken from."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from stemma.model import Passage, PassageKind

_REPORT: Final = (
    r"(?:article|story|report|post|page|piece|column|dispatch|item|graphic|chart|map|headline"
    r"|(?:photo |picture )?caption|text|obituary|editorial|newsletter|live ?blog)"
)
_EARLIER: Final = (
    r"(?:earlier|previous|prior|original|initial|first)(?: published)?"
    rf" (?:version|edition|draft|update)s? of (?:this|the|our|a) {_REPORT}"
)
_LEAD: Final = re.compile(
    r"\W*(?:(?:corrections?|clarifications?|erratum|errata|correction and clarification"
    r"|corrections? (?:and|&) clarifications?|corrects? (?:to|that|the"
    r"|paragraph))\b(?!\s+(?:officer|facility"
    r"|department|center|centre|tape|fluid)s?\b)(?:[^:.—–|]{0,60}(?:[:.—–|]|\Z)|\s)"
    r"|\((?:corrects|corrected|clarifies)\b)",
    re.IGNORECASE,
)
_SAYS: Final = (
    re.compile(rf"\b(?:an?|the|our|in an?) {_EARLIER}\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:(?:this|our) {_REPORT}|the (?:article|story|headline|caption|graphic"
        rf"|post)) (?:has been|was|is|had been)(?: since)? (?:corrected"
        rf"|amended"
        r"|clarified|retracted)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:this|the|our) {_REPORT} (?:has been|was)(?: since)? (?:updated|changed|revised"
        rf"|edited"
        r"|modified)\b[^.]{0,60}?\bto (?:correct|remove|fix|clarify|reflect that|make clear"
        r"|delete)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:an|the|our) (?:earlier|original|previous"
        rf"|initial) {_REPORT}(?: on this)?\b[^.]{{0,40}}?"
        r"\b(?:incorrectly|wrongly|mistakenly|erroneously|misstated|misspelled|misidentified"
        r"|misquoted"
        r"|misattributed)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bthis {_REPORT} (?:originally|previously|initially|first|earlier|incorrectly|wrongly"
        r"|mistakenly|erroneously)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:due|owing) to (?:an|a) (?:editing|production|reporting|typographical|transcription)"
        r" (?:error|mistake)\b|\bwe (?:regret|apologi[sz]e for) (?:the|this|our) (?:error|mistake)"
        r"|\bthe (?:error|mistake) (?:has been|was) corrected\b",
        re.IGNORECASE,
    ),
)
_LONGEST: Final = 1_500
"""Characters of the longest paragraph that is a correction; a report about one is longer."""

_ROW: Final = re.compile(r"[ \t]*\|[^\n]{0,300}\|[^\n|]{0,60}")
_FIGURE: Final = re.compile(r"\|\s*[^|\n]{0,12}\d[^|\n]{0,20}(?=\|)")


def find_corrections(text: str) -> list[Passage]:
    """The paragraphs in which the outlet says that an earlier version was wrong.

    A heading alone ("Correction:") takes the paragraph behind it with it.
    """
    found: list[Passage] = []
    lead = -1
    for start, end in _lines(text):
        line = text[start:end]
        if lead >= 0:
            found.append(Passage(lead, end, PassageKind.CORRECTION))
            lead = -1
        elif end - start > _LONGEST:
            continue
        elif (begins := _LEAD.match(line)) is not None:
            if line[-1] == ":" or (begins.end() == len(line) and len(line.split()) < 4):
                lead = start
            else:
                found.append(Passage(start, end, PassageKind.CORRECTION))
        elif any(pattern.search(line) for pattern in _SAYS):
            found.append(Passage(start, end, PassageKind.CORRECTION))
    return found


def find_tables(text: str) -> list[Passage]:
    """The tables of a text whose rows stand between bars, two rows and two figures at least."""
    found: list[Passage] = []
    rows: list[tuple[int, int]] = []
    for start, end in (*_lines(text), (len(text), len(text))):
        if start < end and _ROW.fullmatch(text, start, end):
            rows.append((start, end))
            continue
        if len(rows) > 1 and len(_FIGURE.findall(text, rows[0][0], rows[-1][1])) > 1:
            found.append(Passage(rows[0][0], rows[-1][1], PassageKind.TABLE))
        rows = []
    return found


def in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Passages by their start, the longer first."""
    return tuple(sorted(set(passages), key=lambda p: (p.start, -p.end, p.kind)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of a text stand, white space at their ends apart; empty ones left out."""
    for found in re.finditer(r"[^\n\r]+", text):
        words = found[0]
        start = found.start() + len(words) - len(words.lstrip())
        end = found.end() - len(words) + len(words.rstrip())
        if start < end:
            yield start, end
