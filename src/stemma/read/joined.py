"""Several pages of one report, each read by itself → the report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from stemma.model import Document, Flag, Passage, Rejection, identify
from stemma.read.facts import digest_text
from stemma.read.limits import MAX_TEXT_BYTES
from stemma.read.numbered import number_pages

MOST_WAITING: Final = 10_000
"""Pages that are kept until the others come; what comes after is not joined."""


def join_pages(items: Iterable[Document | Rejection]) -> Iterator[Document | Rejection]:
    """The items, pages of one report on several made into one document.

    A page waits until all pages of its report are there, and the report comes in the place of the
    last. Those whose others never come stand at the end, joined as far as they follow one another,
    with the flag `part`. A page that is there twice stays by itself. Pages that say nothing of one
    another are known by their addresses: see `number_pages`.
    """
    waiting: dict[str, dict[int, Document]] = {}
    count = 0
    for item in number_pages(items):
        page = item.page if isinstance(item, Document) else None
        if page is None or count >= MOST_WAITING or page.number in waiting.get(page.of, {}):
            yield item
            continue
        assert isinstance(item, Document)  # noqa: S101 - what has a page is one
        group = waiting.setdefault(page.of, {})
        group[page.number] = item
        count += 1
        if _is_whole(group):
            del waiting[page.of]
            yield _join([group[number] for number in sorted(group)], is_whole=True)
    for group in waiting.values():
        yield from _rest(group)


def _is_whole(group: dict[int, Document]) -> bool:
    """Whether all pages are there: one to the last, which no other follows."""
    last = group[max(group)].page
    numbers = range(1, max(group) + 1)
    if last is None or last.has_next or not all(number in group for number in numbers):
        return False
    return last.count is None or last.count == last.number


def _rest(group: dict[int, Document]) -> Iterator[Document]:
    run: list[Document] = []
    for number in sorted(group):
        if run and number - 1 not in group:
            yield _join(run, is_whole=False)
            run = []
        run.append(group[number])
    yield _join(run, is_whole=False)


def _join(pages: Sequence[Document], *, is_whole: bool) -> Document:
    first = pages[0]
    texts = [page.text for page in pages]
    text = "\n".join(texts)
    flags = {flag for page in pages for flag in page.flags} - {Flag.TOO_SHORT}
    if all(Flag.TOO_SHORT in page.flags for page in pages) and len(pages) == 1:
        flags.add(Flag.TOO_SHORT)
    if not is_whole:
        flags.add(Flag.PART)
    if len(pages) == 1 or len(text.encode("utf-8", "surrogatepass")) > MAX_TEXT_BYTES:
        return replace(first, flags=tuple(flag for flag in Flag if flag in flags))
    digest = digest_text(text)
    passages: list[Passage] = []
    start = 0
    for page in pages:
        passages += (_moved(passage, start) for passage in page.passages)
        start += len(page.text) + 1
    return replace(
        first,
        id=identify("document", first.page.of if first.page else first.id, digest),
        source=" + ".join(page.source for page in pages),
        text=text,
        sha256=digest,
        updated=next((page.updated for page in reversed(pages) if page.updated), None),
        flags=tuple(flag for flag in Flag if flag in flags),
        passages=tuple(passages),
        stated=tuple(dict.fromkeys(day for page in pages for day in page.stated)),
        corrections=tuple(dict.fromkeys(words for page in pages for words in page.corrections)),
        page=None if is_whole else first.page,
    )


def _moved(passage: Passage, by: int) -> Passage:
    author = passage.author
    return replace(
        passage,
        start=passage.start + by,
        end=passage.end + by,
        author=None if author is None else (author[0] + by, author[1] + by),
    )
