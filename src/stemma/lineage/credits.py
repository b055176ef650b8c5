"""Credits: where a report says that its text, or a part of the work, is another newsroom's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from stemma.lineage.newsrooms import Newsroom, Newsrooms
from stemma.model import Document, Span


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit to a newsroom; `whole` where the text itself is its, not only help with it.

    `span` is `None` where the byline of the record says it and the text does not.
    """

    newsroom: Newsroom
    span: Span | None
    whole: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, a pattern with the newsroom as `who`, and texts with what it must find.

    `clue` stands in every text that the pattern can match, and `before` must match what comes
    before it. `whole` is what the credit gives; `anyone` lets newsrooms stand there that are no
    agencies.
    """

    name: str
    clue: str
    pattern: re.Pattern[str]
    whole: bool
    anyone: bool
    reason: str
    examples: tuple[tuple[str, tuple[str, ...]], ...]
    before: re.Pattern[str] | None = None


_NAME: Final = r"[A-Z][\w.&'’-]*(?: (?:of|de|the|[A-Z][\w.&'’-]*)){0,4}"
_DATE: Final = r"(?:,? (?:on )?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
_PLACE: Final = r"[A-Z][\w.'’/-]*(?:[ ,]+(?:[A-Z][\w.'’/-]*|de|la|do|al)){0,5}"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "dateline",
        "(",
        re.compile(r"\((?P<who>[A-Z][\w.' /-]{1,30})\)\s*(?:--?|—|–|:)\s*\S"),
        whole=True,
        anyone=False,
        reason="the dateline gives the text to {}",
        examples=(
            ("OSTRAVA, May 6 (Reuters) - A bridge fell.", ("Reuters",)),
            ("By Ana Ruiz PORT LUCE (AP) -- The ferry is safe.", ("Associated Press",)),
            ("The harbour at dusk. (Reuters) The ferry is safe.", ()),
            ("the harbour (Reuters) - the ferry is safe", ()),
        ),
        before=re.compile(rf"\b{_PLACE}{_DATE}\s+\Z"),
    ),
    Rule(
        "dateline-dash",
        "",
        re.compile(
            rf"\A\s*(?:By [^\n]{{3,60}}\n+)?(?P<who>[A-Z][A-Za-z]{{1,20}})\s*(?:,|-|–|—)\s*"
            rf"{_PLACE}\s*(?:--?|—|–|:)\s*\S"
        ),
        whole=True,
        anyone=False,
        reason="the dateline gives the text to {}",
        examples=(("AFP, Ostrava — A bridge fell.", ("Agence France-Presse",)),),
    ),
    Rule(
        "end-in-brackets",
        ")",
        re.compile(r"[.!?”\"’']\s*\((?P<who>[A-Za-z][\w.' ]{1,30})\)\s*\Z"),
        whole=True,
        anyone=False,
        reason="the text ends with the name of {}",
        examples=(
            ("The ferry is safe, he said. (PTI)", ("Press Trust of India",)),
            ("The ferry is safe, he said. (Photo: PTI)", ()),
        ),
    ),
    Rule(
        "end-after-dash",
        "",
        re.compile(
            r"[.!?”\"’'][^\S\n]*+(?:\n\s*+(?:(?:--?|—|–)\s*+)?|(?:--?|—|–)\s*+)"
            r"(?:With )?(?P<who>[A-Z][\w.']*(?: [A-Z][\w.']*){0,3})\s*+\Z"
        ),
        whole=True,
        anyone=False,
        reason="the text ends with the name of {}",
        examples=(
            ("The ferry is safe, he said. — AFP", ("Agence France-Presse",)),
            ("The ferry is safe, he said.\n\n — AFP\n", ("Agence France-Presse",)),
            ("The ferry is safe, he said. \n With AFP", ("Agence France-Presse",)),
        ),
    ),
    Rule(
        "copyright",
        "ights reserved",
        re.compile(
            rf"(?:Copyright|©|\(c\))\s*(?:©\s*)?(?:\d{{4}},?\s+)?(?:by\s+)?(?:[Tt]he\s+)?"
            rf"(?P<who>{_NAME})(?:[.,]|\s)\s*All rights reserved"
        ),
        whole=True,
        anyone=False,
        reason="the copyright line names {}",
        examples=(
            (
                "Copyright 2020 The Associated Press. All rights reserved.",
                ("Associated Press",),
            ),
        ),
    ),
    Rule(
        "byline-in-text",
        "y",
        re.compile(
            rf"\A\s*(?:[Bb]y|BY)\s+(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{1,4}}"
            rf"(?:,| and |\s*/\s*|\s*\|\s*)\s*)?(?:[Tt]he )?(?P<who>{_NAME})\s*\n"
        ),
        whole=True,
        anyone=False,
        reason="the byline names {}",
        examples=(
            ("By ANA RUIZ, Associated Press\nThe ferry is safe.", ("Associated Press",)),
            ("By Ana Ruiz\nThe ferry is safe.", ()),
        ),
    ),
    Rule(
        "first-published",
        "",
        re.compile(
            rf"\b(?:originally|first)\s+(?:published|appeared|ran)\s+(?:in|on|by|at)\s+(?:[Tt]he )?"
            rf"(?P<who>{_NAME})"
        ),
        whole=True,
        anyone=True,
        reason="it says that {} published the text first",
        examples=(
            ("This article was originally published by ProPublica.", ("ProPublica",)),
            ("The law was first published in the Gazette of the state.", ()),
        ),
        before=re.compile(r"\b(?:story|article|report|piece|version)\b[^.\n]{0,40}\Z"),
    ),
    Rule(
        "source-line",
        "ource",
        re.compile(r"(?:(?<=\n)[^\S\n]*+|\.\s\s*+)Source\s*:\s*(?P<who>[A-Z][\w.' -]{1,40}?)\s*\Z"),
        whole=True,
        anyone=True,
        reason="a line at the end gives {} as source",
        examples=(
            ("The ferry is safe.\nSource: Reuters", ("Reuters",)),
            ("The ferry is safe\n\n  Source : Reuters", ("Reuters",)),
            ("The ferry is safe.  Source: Reuters\n", ("Reuters",)),
        ),
    ),
    Rule(
        "contributed",
        "contributed",
        re.compile(
            rf"\b(?:[Tt]he )?(?P<who>{_NAME})(?:,? (?:and|also) [^.\n]{{3,60}}?)?\s+contributed\s+"
            rf"(?:to\s+(?:this|the)\s+(?:report|story|article)|reporting)"
        ),
        whole=False,
        anyone=True,
        reason="{} contributed to the report",
        examples=(
            ("The Associated Press contributed to this report.", ("Associated Press",)),
            ("Ana Ruiz contributed to this report.", ()),
        ),
    ),
    Rule(
        "with-inputs",
        "ith",
        re.compile(
            rf"\b[Ww]ith\s+(?:(?:agency|additional|some)\s+)?"
            rf"(?:inputs?|reporting|material|files|information|copy)\s+"
            rf"(?:from|by)\s+(?:[Tt]he )?(?P<who>{_NAME})"
        ),
        whole=False,
        anyone=True,
        reason="the report has material from {}",
        examples=(
            ("(With inputs from PTI)", ("Press Trust of India",)),
            ("With additional reporting by AFP.", ("Agence France-Presse",)),
        ),
    ),
    Rule(
        "additional-reporting",
        "dditional reporting",
        re.compile(rf"\b[Aa]dditional reporting (?:by|from)\s+(?:[Tt]he )?(?P<who>{_NAME})"),
        whole=False,
        anyone=False,
        reason="{} helped with the report",
        examples=(
            ("Additional reporting by Associated Press", ("Associated Press",)),
            ("Additional reporting by Ana Ruiz", ()),
        ),
    ),
)

_SIGNED: Final = re.compile(r"\bReporting by [A-Z][^\n]{3,200}?\bEditing by [A-Z]")
"""How Reuters signs its reports."""
_HOUSE: Final = "Reuters"
_BACK: Final = 80
"""Characters that are looked at before a match."""
_SPLIT: Final = re.compile(r"\s*(?:,|;|/|\||\band\b|\bwith\b|\bvia\b)\s*")
_BY: Final = re.compile(r"^(?:by|from)\s+", re.IGNORECASE)


def find_credits(document: Document, newsrooms: Newsrooms, own: Newsroom | None) -> list[Credit]:
    """Every credit to a newsroom other than the document's `own`, in text order, byline first."""
    found = [*_byline(document, newsrooms), *_in_text(document, newsrooms)]
    return [credit for credit in found if own is None or credit.newsroom.key != own.key]


def _byline(document: Document, newsrooms: Newsrooms) -> Iterator[Credit]:
    """An agency in the byline of the record: "Reuters", "Ana Ruiz, Associated Press"."""
    for part in _SPLIT.split(document.byline or ""):
        name = _BY.sub("", part).strip(" .()")
        newsroom = newsrooms.agency(name) if name else None
        if newsroom is not None:
            reason = f"the byline names {newsroom.name}"
            yield Credit(newsroom, None, whole=True, reason=reason)


def _in_text(document: Document, newsrooms: Newsrooms) -> Iterator[Credit]:
    text = document.text
    found: list[Credit] = []
    for rule in RULES:
        for match in find_matches(rule, text):
            newsroom = _newsroom(match["who"], newsrooms, anyone=rule.anyone)
            if newsroom is not None:
                span = Span(document.id, match.start("who"), match.end("who"))
                reason = rule.reason.format(newsroom.name)
                found.append(Credit(newsroom, span, whole=rule.whole, reason=reason))
    signed = _SIGNED.search(text)
    if signed is not None and re.search(rf"\b{_HOUSE}\b", text):
        newsroom = newsrooms.named(_HOUSE)
        span = Span(document.id, *signed.span())
        found.append(Credit(newsroom, span, whole=True, reason=f"it is signed as {_HOUSE} signs"))
    seen: set[tuple[int, int]] = set()
    for credit in sorted(found, key=lambda credit: (credit.span, not credit.whole)):
        assert credit.span is not None  # noqa: S101 - found in the text
        place = credit.span.start, credit.span.end
        if place not in seen:
            seen.add(place)
            yield credit


def find_matches(rule: Rule, text: str) -> Iterator[re.Match[str]]:
    """Where a rule's pattern matches, after what must come before it."""
    if rule.clue not in text:
        return
    for match in rule.pattern.finditer(text):
        start = match.start()
        if rule.before is None or rule.before.search(text[max(0, start - _BACK) : start]):
            yield match


def _newsroom(name: str, newsrooms: Newsrooms, *, anyone: bool) -> Newsroom | None:
    """The newsroom a credit names: an agency, or any known one where the rule says so."""
    name = name.strip(" .")
    agency = newsrooms.agency(name)
    if agency is not None or not anyone:
        return agency
    return newsrooms.named(name) if newsrooms.is_outlet(name) else None
