"""What a reader should know of how a report was read: doubts about it, each in a line."""

from __future__ import annotations

from stemma.model import DayKind, Document, Flag, PassageKind


def remarks(document: Document) -> list[str]:
    """The remarks on a document; empty where there is none.

    >>> from stemma.model import PageNumber
    >>> remarks(Document("d", "a.html", "x", "0", flags=(Flag.CORRECTED, Flag.PART),
    ...                  corrections=("The dam holds 9 lakes, not 11.",),
    ...                  page=PageNumber(1, 3, "https://norwire.example/dam")))
    ['corrected: “The dam holds 9 lakes, not 11.”', 'page 1 of 3, the others are not here']
    """
    found = []
    if Flag.DATES_DIFFER in document.flags:
        days = [
            f"{day.date} ({day.where})" for day in document.stated if day.kind is DayKind.PUBLISHED
        ]
        found.append(
            f"published, as the page has it: {', '.join(days)}; read as {document.published}"
        )
    found += (f"corrected: “{words}”" for words in document.corrections)
    if Flag.TABLE in document.flags:
        rows = [
            document.text.count("\n", passage.start, passage.end) + 1
            for passage in document.passages
            if passage.kind is PassageKind.TABLE
        ]
        count = f" of {sum(rows)} rows" if len(rows) == 1 else ""
        found.append(
            f"a table of figures{count} was passed over: no claim or amount is read from it"
        )
    if Flag.PART in document.flags and document.page is not None:
        whole = "" if document.page.count is None else f" of {document.page.count}"
        found.append(f"page {document.page.number}{whole}, the others are not here")
    return found
