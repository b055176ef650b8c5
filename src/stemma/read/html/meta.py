"""The `meta` elements of a page, by name; a name is a property, a name or an item property."""

from collections.abc import Iterable
from typing import Final

from lxml.html import HtmlElement

from stemma.read.html.linked import clean

PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "og:published_time",
    "article:published", "article.published", "datepublished", "og:datepublished",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article_date_original",
    "dc.date.issued", "dcterms.issued", "date.release", "publish-date", "publish_date",
    "published_at", "publication_date", "publicationdate", "pub_date", "pubdate", "pdate",
    "og:pubdate", "dc.date", "dcterms.date",
)  # fmt: skip
"""Names under which pages state when they were published, the surest first.

`date` and `created` are not among them: they are also the day of the template, or of the draft.
"""

UPDATED: Final = (
    "article:modified_time", "og:article:modified_time", "article:modified", "article.updated",
    "datemodified", "og:updated_time", "article_date_updated", "dcterms.modified",
    "dc.date.modified", "revision_date", "updated-date", "last-modified",
)  # fmt: skip
OUTLETS: Final = ("og:site_name", "application-name", "dc.publisher", "publisher")
AUTHORS: Final = (
    "byl", "parsely-author", "sailthru.author", "author", "article:author", "article_author",
    "dc.creator", "og:article:author",
)  # fmt: skip
TITLES: Final = ("og:title", "twitter:title", "parsely-title", "dc.title")


def _is_of_part(element: HtmlElement) -> bool:
    """Whether an item property is of a part of the page: an entry of a live blog, a comment."""
    return any(
        (above.get("itemprop") or "").lower() in {"liveblogupdate", "comment", "review"}
        for above in element.iterancestors()
    )


class Meta:
    """Name in lower case → what stands under it, in the order of the page."""

    def __init__(self, tree: HtmlElement) -> None:
        self._values: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            content = clean(element.get("content"))
            if content:
                for key in ("property", "name", "itemprop"):
                    name = (element.get(key) or "").strip().lower()
                    if name and not (key == "itemprop" and _is_of_part(element)):
                        self._values.setdefault(name, []).append(content)

    def all(self, names: Iterable[str]) -> list[str]:
        """The values under these names, in their order."""
        return [value for name in names for value in self._values.get(name, ())]

    def first(self, *names: str) -> str | None:
        """The first value under any of these names."""
        return next(iter(self.all(names)), None)
