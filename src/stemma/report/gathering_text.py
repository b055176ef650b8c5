"""A gathering as a page for the terminal: each coverage with its reports, single ones last."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from stemma.model import Copy, Coverage, Document, Gathering
from stemma.report.page import Page, cut
from stemma.report.visible import show_words

FEW = 20
"""Entries of a list that are shown where not all are asked for."""
OUTLETS = 8
"""Outlets named at the head of a coverage; each stands with its report as well."""


def render_gathering_text(
    gathering: Gathering, *, width: int = 80, color: bool = False, everything: bool = False
) -> str:
    """The gathering as a page `width` cells wide, a line break at its end.

    Of a long list of coverages, of reports or of single reports, the first `FEW` are shown unless
    `everything` is.
    """
    page = Page(width, color=color)
    documents = {document.id: document for document in gathering.documents}
    copies = {copy.document_id: copy for copy in gathering.copies}
    several = [coverage for coverage in gathering.coverages if len(coverage.documents) > 1]
    single = [coverage for coverage in gathering.coverages if len(coverage.documents) == 1]
    limit = None if everything else FEW
    _print_facts(page, [Text(fact) for fact in _counts(gathering, len(several), len(single))])
    for coverage in several[:limit]:
        found = [documents[identity] for identity in coverage.documents]
        _print_coverage(page, coverage, found, copies, limit)
    if limit is not None and len(several) > limit:
        page.print_title(f"… and {_count(len(several) - limit, 'more coverage')}", "--all")
    if single:
        page.print_title("Alone", str(len(single)))
        for coverage in single[:limit]:
            _print_report(page, documents[coverage.documents[0]])
        _print_more(page, len(single), limit)
    return page.finish()


def _counts(gathering: Gathering, several: int, single: int) -> Iterator[str]:
    yield _count(len(gathering.documents), "report")
    yield f"{_count(several, 'coverage')} of several"
    if single:
        yield f"{single} alone"
    if gathering.copies:
        yield "1 copy" if len(gathering.copies) == 1 else f"{len(gathering.copies)} copies"


def _print_coverage(
    page: Page,
    coverage: Coverage,
    documents: list[Document],
    copies: dict[str, Copy],
    limit: int | None,
) -> None:
    page.print(Text())
    title = coverage.title or headline(documents[0])
    for line in page.wrap(Text(show_words(title), "bold"), page.width):
        page.print(line)
    outlets = list(dict.fromkeys(document.outlet for document in documents if document.outlet))
    more = [] if len(outlets) <= OUTLETS else [f"{len(outlets) - OUTLETS} more"]
    facts = [
        _days(coverage),
        _count(len(documents), "report"),
        ", ".join([*map(show_words, outlets[:OUTLETS]), *more]),
        coverage.id,
    ]
    _print_facts(page, [Text(fact, "dim") for fact in facts if fact])
    names = {document.id: name(document) for document in documents}
    for document in documents[:limit]:
        copy = copies.get(document.id)
        told = "" if copy is None else f"{copy.share_score:.0%} of it repeats {names[copy.of]}"
        _print_report(page, document, told)
    _print_more(page, len(documents), limit)


def _print_report(page: Page, document: Document, note: str = "") -> None:
    """When, who and what on a line; on the next where it lies, and whether it is a copy."""
    when = f"{document.published[:10] if document.published else '':10}  "
    who = f"{show_words(document.outlet)}: " if document.outlet else ""
    head = cut(who + show_words(headline(document)), page.width - len(when) - 1)
    page.print(Text.assemble(" ", (when, "dim"), head))
    indent = " " * (len(when) + 1)
    for line in page.fill(
        [Text(fact, "dim") for fact in (show_words(document.source), show_words(note)) if fact],
        page.width - len(indent),
    ):
        page.print(Text.assemble(indent, line))


def _print_facts(page: Page, facts: Iterable[Text]) -> None:
    for line in page.fill(facts, page.width):
        page.print(line)


def _print_more(page: Page, count: int, limit: int | None) -> None:
    if limit is not None and count > limit:
        page.print(Text(f" … and {count - limit} more: --all", "dim"))


def _days(coverage: Coverage) -> str:
    if coverage.earliest is None or coverage.latest is None:
        return "no date"
    if coverage.earliest == coverage.latest:
        return coverage.earliest.isoformat()
    return f"{coverage.earliest.isoformat()} to {coverage.latest.isoformat()}"


def headline(document: Document) -> str:
    """Its title; where it has none, the first line of its text."""
    return document.title or document.text.strip().partition("\n")[0]


def name(document: Document) -> str:
    """What a report is called in a line: its outlet, or the file it came from."""
    return document.outlet or document.source.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
