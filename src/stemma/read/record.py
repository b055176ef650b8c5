"""JSON records → Documents."""

import json
from collections.abc import Iterator
from typing import Any

from stemma.model import Document, PublishedFrom, Rejection, identify
from stemma.read.decode import NotTextError, decode, require_report, require_text, scrub_surrogates
from stemma.read.plain import STAGE, digest_text
from stemma.read.published import is_published


def read_records(
    content: bytes, source: str, *, published: str | None = None
) -> Iterator[Document | Rejection]:
    """The documents in a JSON file: one record, or a list of records.

    A record is an object with a `text`, and if it likes `id`, `url`, `title`, `published`,
    `updated`, `outlet`, `byline`, `language`; other keys, `source` among them, are passed over.
    The source of a lone record is the file, of the third in a list `file.json#3`.

    `published` is for records that have no date of their own. A date that is not ISO 8601 is as
    good as none. A lone surrogate becomes U+FFFD, one for one.
    """
    try:
        parsed: Any = json.loads(decode(content))
    except NotTextError as error:
        yield Rejection(source, STAGE, str(error))
        return
    except RecursionError:
        yield Rejection(source, STAGE, "JSON nested too deep")
        return
    except ValueError as error:
        yield Rejection(source, STAGE, f"not JSON: {error}")
        return
    if not isinstance(parsed, list):
        yield _read_record(parsed, source, published=published)
        return
    if not parsed:
        yield Rejection(source, STAGE, "empty: a list without records")
    for number, record in enumerate(parsed, start=1):
        yield _read_record(record, f"{source}#{number}", published=published)


def _read_record(record: object, source: str, *, published: str | None) -> Document | Rejection:
    if not isinstance(record, dict):
        return Rejection(source, STAGE, "not a record: a JSON object with a text is wanted")
    text = record.get("text")
    if not isinstance(text, str):
        problem = "is missing" if text is None else "is not a string"
        return Rejection(source, STAGE, f"the record's text {problem}")
    text = scrub_surrogates(text)
    try:
        require_text(text)
        require_report(text)
    except NotTextError as error:
        return Rejection(source, STAGE, str(error))
    own = _find_date(record, "published")
    given = published if own is None else None
    digest = digest_text(text)
    return Document(
        id=_find_identifier(record) or identify("document", source, digest),
        source=source,
        text=text,
        sha256=digest,
        title=_find_string(record, "title"),
        outlet=_find_string(record, "outlet"),
        byline=_find_string(record, "byline"),
        url=_find_string(record, "url"),
        published=given if own is None else own,
        published_from=_find_published_from(own=own, given=given),
        updated=_find_date(record, "updated"),
        language=_find_string(record, "language"),
    )


def _find_string(record: dict[str, Any], key: str) -> str | None:
    """The string under `key`, without space around it; `None` where there is none."""
    value = record.get(key)
    if not isinstance(value, str):
        return None
    return scrub_surrogates(value).strip() or None


def _find_identifier(record: dict[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        # A number too long for Python to write out is no name.
        return str(value) if abs(value) < 10**300 else None
    return _find_string(record, "id")


def _find_date(record: dict[str, Any], key: str) -> str | None:
    written = _find_string(record, key)
    return written if written is not None and is_published(written) else None


def _find_published_from(*, own: str | None, given: str | None) -> PublishedFrom:
    if own is not None:
        return PublishedFrom.METADATA
    return PublishedFrom.UNKNOWN if given is None else PublishedFrom.GIVEN
