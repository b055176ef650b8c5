"""The schema.org data of a page: which of its objects is the report, and what it says."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final

from lxml.html import HtmlElement

from stemma.read.decode import scrub_surrogates

_REPORTS: Final = {
    "newsarticle": 5, "reportagenewsarticle": 5, "analysisnewsarticle": 5,
    "backgroundnewsarticle": 5, "opinionnewsarticle": 5, "reviewnewsarticle": 5,
    "askpublicnewsarticle": 5, "advertisercontentarticle": 5, "liveblogposting": 5,
    "article": 4, "report": 4, "satiricalarticle": 4, "techarticle": 4, "scholarlyarticle": 4,
    "blogposting": 3, "socialmediaposting": 2, "claimreview": 2, "medicalwebpage": 1,
    "webpage": 1, "itempage": 1,
}  # fmt: skip
"""Types that can be a report, and how much each sounds like one."""

_INWARD: Final = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where the report may lie inside another object; elsewhere lie those of other reports."""

_MOST: Final = 2_000
"""Most objects that are looked at on one page."""

_DECODER: Final = json.JSONDecoder(strict=False)
_PLAIN: Final = re.compile(
    r'"(@type|headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\\n]|\\.){1,300})"'
)
_NAMED: Final = re.compile(r'"publisher"\s*:\s*\{[^{}]{0,300}?"name"\s*:\s*"([^"\\\n]{1,80})"')
_WORD: Final = re.compile(r"\w+")
_COMMENT: Final = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Linked:
    """The object that is the report, and those it refers to by `@id`."""

    report: Mapping[str, Any]
    known: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def types(self) -> frozenset[str]:
        """Its schema.org types, in lower case."""
        return frozenset(_types(self.report))

    @property
    def is_report(self) -> bool:
        """Whether it is a report by its type, not a page of any sort."""
        return _rank(self.report) > 2

    @property
    def updates(self) -> list[Any]:
        """The entries of a live blog, in their order."""
        value = self.report.get("liveBlogUpdate")
        return value if isinstance(value, list) else [] if value is None else [value]

    def corrections(self) -> list[str]:
        """What was wrong in an earlier version, in the outlet's words."""
        found = []
        for value in _each(self.report.get("correction")):
            words = value.get("text") or value.get("name") if isinstance(value, Mapping) else value
            found.append(clean(_first(words)))
        return [words for words in found if words and not re.match(r"https?://", words)]

    def text(self, key: str) -> str | None:
        """The words under `key`, or of the first of several."""
        return clean(_first(self.report.get(key)))

    def names(self, key: str) -> list[str]:
        """The names of the people or organizations under `key`, in order, each once."""
        found = []
        for value in _each(self.report.get(key)):
            if isinstance(value, Mapping):
                full = (
                    self.known.get(str(value.get("@id")), value) if "name" not in value else value
                )
                found += [clean(name) for name in _each(full.get("name"))]
            else:
                found.append(clean(value))
        return list(dict.fromkeys(name for name in found if name))

    def links(self, key: str) -> list[str]:
        """The addresses under `key`, in order, each once."""
        found = []
        for value in _each(self.report.get(key)):
            named = isinstance(value, Mapping)
            link = clean(_first((value.get("url") or value.get("@id")) if named else value))
            if link and re.match(r"https?://\S+\Z", link):
                found.append(link)
        return list(dict.fromkeys(found))

    def is_free(self) -> bool | None:
        """Whether everybody may read the whole, `None` where it does not say."""
        value = _first(self.report.get("isAccessibleForFree"))
        if isinstance(value, bool):
            return value
        word = str(value).strip().lower().rsplit("/", 1)[-1]
        return {"true": True, "false": False}.get(word)

    def word_count(self) -> int | None:
        """How many words it says it has."""
        value = _first(self.report.get("wordCount"))
        if isinstance(value, bool) or value is None:
            return None
        return int(value) if re.fullmatch(r"\d{1,6}", str(value)) else None


def find_objects(tree: HtmlElement) -> list[Mapping[str, Any]]:
    """The objects of schema.org that a page holds, those of other reports left out."""
    objects: list[Mapping[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            objects += list(_walk(_load(script.text or "")))
    return objects


def kinds_of(objects: Iterable[Mapping[str, Any]], stated: str | None) -> frozenset[str]:
    """What a page calls itself: its `og:type`, and the types of its objects, in lower case."""
    found = {name for one in objects for name in _types(one)}
    return frozenset(found | {stated.lower()} if stated else found)


def find_linked(
    objects: Sequence[Mapping[str, Any]], titles: list[str], urls: list[str]
) -> Linked | None:
    """The object of the page that is the report; `None` where there is none, or it is not sure.

    An object counts when its address is the page's, or its headline says what a title of the page
    says. One whose headline is another's is a link to another report. A headline and an address
    that are missing are no obstacle for the only candidate.
    """
    known = {str(found["@id"]): found for found in objects if "@id" in found and len(found) > 1}
    best: tuple[tuple[int, int], Mapping[str, Any]] | None = None
    candidates = [found for found in objects if _rank(found)]
    for found in candidates:
        says = _fits(found, titles, urls)
        if says is None:
            says = int(len(candidates) == 1)
        if says:
            score = (says, _rank(found))
            if best is None or score > best[0]:
                best = (score, found)
    return None if best is None else Linked(best[1], known)


def _fits(found: Mapping[str, Any], titles: list[str], urls: list[str]) -> int | None:
    """How surely an object is the report of its page, `None` where nothing can be told.

    2 where headline and address are the page's, 1 where one of them is, 0 where it is another
    report's.
    """
    headline = clean(_first(found.get("headline"))) or clean(_first(found.get("name")))
    of_headline = None if not headline or not titles else any(_alike(headline, t) for t in titles)
    links = [link for key in ("url", "mainEntityOfPage", "@id") for link in _links(found.get(key))]
    of_address = (
        None
        if not links or not urls
        else any(_bare(link) == _bare(url) for link in links for url in urls)
    )
    if of_headline is None:
        return None if of_address is None else 2 * of_address
    if of_headline:
        return 2 if of_address else 1
    return 1 if of_address and _rank(found) > 1 else 0


def _links(value: object) -> Iterator[str]:
    for one in _each(value):
        link = one.get("@id") or one.get("url") if isinstance(one, Mapping) else one
        if isinstance(link, str) and link.startswith("http"):
            yield link


def _bare(url: str) -> str:
    return re.sub(
        r"\Ahttps?://(?:www\.|m\.|amp\.)?|[?#].*\Z|/(?:amp/?)?\Z", "", url.strip().lower()
    )


def _alike(left: str, right: str) -> bool:
    """Whether two titles share most of the words of the shorter."""
    first, second = (set(_WORD.findall(title.lower())) for title in (left, right))
    shorter = min(len(first), len(second))
    return shorter > 0 and len(first & second) >= 0.6 * shorter


def _rank(found: Mapping[str, Any]) -> int:
    return max((_REPORTS.get(name, 0) for name in _types(found)), default=0)


def _types(found: Mapping[str, Any]) -> list[str]:
    return [str(name).rsplit("/", 1)[-1].lower() for name in _each(found.get("@type"))]


def _load(written: str) -> Any:
    """What a script holds; of one that is damaged what can surely be told, else `None`."""
    written = _COMMENT.sub("", written).strip()
    try:
        # What stands behind the first value is passed over.
        return _DECODER.raw_decode(written)[0]
    except RecursionError:
        return None
    except ValueError:
        return _mend(written)


def _mend(written: str) -> dict[str, str] | None:
    """The plain facts of one damaged report: the keys that stand there once, with their words."""
    found: dict[str, list[str]] = {}
    for key, words in _PLAIN.findall(written[:200_000]):
        found.setdefault(key, []).append(words)
    kinds = [kind for kind in found.pop("@type", []) if _REPORTS.get(kind.lower(), 0) > 2]
    if len(kinds) != 1:
        return None
    publishers = _NAMED.findall(written[:200_000])
    once = {key: words[0] for key, words in found.items() if len(words) == 1}
    return {"@type": kinds[0], **once} | ({"publisher": publishers[0]} if publishers else {})


def _walk(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a page in order, not those in places where other reports lie."""
    waiting = [value]
    for _ in range(_MOST):
        if not waiting:
            return
        found = waiting.pop()
        if isinstance(found, list):
            waiting += reversed(found)
        elif isinstance(found, dict):
            yield found
            waiting += [found[key] for key in reversed(_INWARD) if key in found]


def _each(value: Any) -> list[Any]:
    """The values of a list, or the one that stands for a list."""
    if value is None:
        return []
    return value[:50] if isinstance(value, list) else [value]


def _first(value: Any) -> Any:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        return value.get("@value") or value.get("name")
    return value


def clean(value: object) -> str | None:
    """The words of a value: character references undone, white space single; `None` where none."""
    if not isinstance(value, str):
        return None
    words = " ".join(re.sub(r"</?[a-z][^<>]*>", "", unescape(unescape(value))).split())
    return scrub_surrogates(words)[:1_000] or None
