"""What is known of a report beside its text → `Document`."""

from dataclasses import dataclass
from hashlib import sha256

from stemma.model import (
    Document,
    Flag,
    MappedSpan,
    PageNumber,
    Passage,
    PublishedFrom,
    Rejection,
    StatedDay,
    identify,
)
from stemma.read.decode import NotTextError, require_report, require_text, scrub_surrogates
from stemma.read.halves import cut_parts, find_foreign, move_passages
from stemma.read.head import read_head
from stemma.read.language import is_other_language
from stemma.read.mojibake import is_garbled, repair
from stemma.read.passages import find_corrections, find_tables, in_order

STAGE = "read"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page, a feed or a record says of its report; `None` where it says nothing.

    `published` and `updated` are ISO 8601. `found` is where `published` comes from: `METADATA`
    only where it is stated as the day of publication. `date_words` stand where a day is stated that
    is not understood or not believed.
    """

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    found: PublishedFrom = PublishedFrom.METADATA
    date_words: str | None = None
    updated: str | None = None
    captured: str | None = None
    language: str | None = None
    agency: str | None = None
    dateline: str | None = None
    based_on: tuple[str, ...] = ()
    flags: frozenset[Flag] = frozenset()
    passages: tuple[Passage, ...] = ()
    stated: tuple[StatedDay, ...] = ()
    corrections: tuple[str, ...] = ()
    page: PageNumber | None = None


NOTHING = Facts()


@dataclass(frozen=True, slots=True)
class Taken:
    """Where a text was taken from: the SHA-256 of those bytes, and the way back into them."""

    bytes_sha256: str | None = None
    source_map: tuple[MappedSpan, ...] = ()

    @classmethod
    def of(cls, content: bytes, source_map: tuple[MappedSpan, ...] = ()) -> "Taken":
        """From these bytes. Documents of one file share it: a long file is digested once."""
        return cls(sha256(content).hexdigest(), source_map)


AS_GIVEN = Taken()


def make_document(
    text: str,
    source: str,
    facts: Facts = NOTHING,
    *,
    published: str | None = None,
    taken: Taken = AS_GIVEN,
) -> Document | Rejection:
    """The document with this text, or why it is none.

    `published` is the date that the caller gives to reports that have none.
    """
    text = scrub_surrogates(text)
    if not taken.source_map:
        text = repair(text)
    try:
        require_text(text)
        require_report(text)
    except NotTextError as error:
        return Rejection(source, STAGE, str(error))
    flags = set(facts.flags)
    source_map, passages = taken.source_map, facts.passages
    is_other = is_other_language(text, facts.language)
    foreign = [] if is_other else find_foreign(text)
    if foreign:
        text, source_map = cut_parts(text, foreign, source_map)
        is_other = is_other_language(text, facts.language)
        passages = move_passages(passages, foreign)
        flags.add(Flag.PARTS_LEFT_OUT)
    head = read_head(text)
    if is_garbled(text) or any(map(is_garbled, filter(None, (facts.title, facts.byline)))):
        flags.add(Flag.GARBLED)
    corrected, tables = find_corrections(text), find_tables(text)
    corrections = [*(text[p.start : p.end] for p in corrected), *facts.corrections]
    if corrections:
        flags.add(Flag.CORRECTED)
    if tables:
        flags.add(Flag.TABLE)
    if is_other:
        flags.add(Flag.WRONG_LANGUAGE)
    date, found = published, PublishedFrom.GIVEN
    if facts.published is not None:
        date, found = facts.published, facts.found
    elif published is None:
        found = PublishedFrom.UNKNOWN
    digest = digest_text(text)
    return Document(
        id=facts.id or identify("document", _place(source, facts), digest),
        source=source,
        text=text,
        sha256=digest,
        title=_repaired(facts.title),
        outlet=_repaired(facts.outlet),
        byline=_repaired(facts.byline),
        url=facts.url,
        published=date,
        published_from=found,
        date_words=facts.date_words,
        updated=facts.updated,
        captured=facts.captured,
        language=facts.language,
        bytes_sha256=taken.bytes_sha256,
        dateline=facts.dateline or head.place,
        agency=facts.agency or head.agency,
        based_on=facts.based_on,
        flags=tuple(flag for flag in Flag if flag in flags),
        source_map=source_map,
        passages=in_order((*passages, *corrected, *tables)),
        stated=facts.stated,
        corrections=tuple(dict.fromkeys(corrections)),
        page=facts.page,
    )


def _repaired(words: str | None) -> str | None:
    return None if words is None else repair(words)


def _place(source: str, facts: Facts) -> str:
    """What tells two reports of the same words apart: address, else outlet, else the file's name.

    Not the way to the file: another folder, or another spelling of a path, changes no id.
    """
    return facts.url or facts.outlet or source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def digest_text(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8")).hexdigest()
