"""What pages say that hold no whole report; each way of saying it has its examples."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way of saying something, with words that say it and words that do not."""

    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...]


_REPORT: Final = r"(?:article|story|report|content)"

PAYWALL: Final = (
    Phrase(
        re.compile(
            rf"\b(?:to|and) (?:continue|keep) reading\b|\bunlock (?:this|the full) {_REPORT}\b"
            rf"|\bread (?:(?:the|this) (?:full|whole)|the rest of (?:the|this)) {_REPORT}\b",
            re.IGNORECASE,
        ),
        ("Subscribe to continue reading.", "Log in to read the full story", "Unlock this article"),
        ("He continued reading the bill.", "The story of the rest of the town"),
    ),
    Phrase(
        re.compile(
            rf"\b(?:this|the) {_REPORT}\b.{{0,20}}\b(?:is )?(?:only |exclusively )?"
            r"(?:for|available to|reserved for) (?:our |paying |registered |premium )*"
            r"(?:subscribers|members)\b",
            re.IGNORECASE,
        ),
        ("This article is for subscribers only.", "This content is only available to members"),
        ("The story was for him a tale of subscribers.",),
    ),
    Phrase(
        re.compile(
            r"\balready a (?:subscriber\b|member\?)|\byou have (?:reached|used) .{0,40}\bfree"
            r" (?:articles|stories)\b|\bsubscribe (?:now|today) (?:to|for) (?:read|full|unlimited)",
            re.IGNORECASE,
        ),
        ("Already a subscriber? Log in", "You have reached your limit of free articles"),
        ("She is already a member of the council, he said.",),
    ),
)
"""That only those who pay or are known read on."""

_CODE: Final = r"(?:error\W*)?(?:40\d|410|429|50[0-4])\b\W*(?:error\W*)?"
_ALONE: Final = (
    r"(?:(?:access|permission) (?:is )?(?:denied|forbidden)|(?:the |this |your )?(?:requested )?"
    r"(?:page|article|story|file|url) (?:you .{0,40})?"
    r"(?:was |is |can(?:no|['’])t be |could not be )?"
    r"(?:no longer |not )(?:be )?(?:found|available|here)|not found(?=\W*\Z)|too many requests"
    r"|bad gateway|(?:internal )?server error|service (?:temporarily )?unavailable"
    r"|gateway time-?out)\b"
)
_AFTER_CODE: Final = rf"(?:{_ALONE}|bad request|unauthorized|denied|forbidden|not found|gone\b)"
ERRORS: Final = (
    Phrase(
        re.compile(rf"\A\W*(?:{_CODE}(?:\Z|{_AFTER_CODE}|[|–—-])|{_ALONE})", re.IGNORECASE),
        ("404 Not Found", "Page not found - Tesvik Post", "Access denied", "Error 404",
         "503 Service Unavailable", "404 | Tesvik Post", "This page is no longer available",
         "410 Gone"),
        ("Found after a week: the dog of Tesvik", "404 dead in flood", "The page nobody turned",
         "500 days of rain", "Gone: the dam of Tesvik", "Not found guilty: the engineer"),
    ),
    Phrase(
        re.compile(
            r"\A\W*(?:oops\b|(?:we['’]re |we are )?sorry,? (?:but |the |this |that |we |you )"
            r"|just a moment\b\W*\Z|attention required\b|(?:are you|verify (?:that )?you are"
            r"|please prove you are) (?:a |not a )?(?:robot|human)\b|please (?:enable|turn on)"
            r" (?:javascript|cookies)\b|security check\b|checking your browser\b)",
            re.IGNORECASE,
        ),
        ("Just a moment...", "Are you a robot?", "Sorry, this page is gone", "Oops!"),
        ("Just a moment of calm before the flood", "Sorry state of the dam"),
    ),
)  # fmt: skip
"""That the page is not there, or not for this reader: how such a page or its title begins."""

LIVE: Final = (
    Phrase(
        re.compile(
            r"\blive[- ]?(?:updates?|blog|coverage|text|ticker|reporting)\b"
            r"|\bminute[- ]by[- ]minute\b|\brolling (?:updates?|coverage)\b"
            r"|\A(?:as it happened|live(?: now)?|updates?)\s*[:|–—-]|[-–—:|] (?:as it happened"
            r"|live)\Z",
            re.IGNORECASE,
        ),
        ("Dam burst live updates: six dead", "Live: the vote in Tesvik",
         "Dam burst – as it happened", "The vote in Tesvik, minute by minute"),
        ("Six who live below the dam", "Live music returns to Tesvik", "How they live now"),
    ),
)  # fmt: skip
"""That reports come in one by one: in a title."""


INDEX: Final = (
    Phrase(
        re.compile(
            r"\A(?:(?:latest|breaking|top|today['’]s|all|more|local|world|national|international|"
            r"regional|business|sport|politics)?\s*(?:news|stories|headlines|articles|posts"
            r"|politics"
            r"|business|sports?|world|opinion|culture|homepage|home|front page|latest)"
            r"|(?:news )?archives?\b.{0,40}|(?:search(?: results)?|results|tag|tags|topic|category"
            r"|section|author|posts? tagged|stories (?:by|about|on)|articles (?:by|about|on)"
            r"|archives?"
            r"(?: for)?|you searched for)\b\s*[:“\"'‘–-]?.{0,60})(?:\s*[|–—:-]\s.{0,60})?\Z",
            re.IGNORECASE,
        ),
        ("News | Tesvik Post", "Latest headlines", "Search results for dam", "Tag: floods",
         "Archive for March 2031", "Category: Politics - Tesvik Post", "Home"),
        ("News of the dam reached the town late", "Six dead as dam bursts"),
    ),
)  # fmt: skip
"""That a page lists other reports: its title."""


def says(phrases: Iterable[Phrase], words: str) -> bool:
    """Whether one of the phrases stands in the words."""
    return any(phrase.pattern.search(words) for phrase in phrases)
