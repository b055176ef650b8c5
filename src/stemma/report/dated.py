"""How a report without a date of its own came to one, or lost the one it states, in a line."""

from __future__ import annotations

from stemma.model import Document


def dated_line(document: Document) -> str | None:
    """The date that was worked out, or the days left, with the reasons; `None` for neither.

    Before it stands the date that the report states and that is not believed, if it does.

    >>> from datetime import date
    >>> from stemma.model import DateClue, Span
    >>> clue = DateClue(Span("d", 0, 9), "“yesterday” is 2031-03-17.")
    >>> dated_line(Document("d", "d.txt", "…", "0", dated_by=(clue,),
    ...                     possible=(date(2031, 3, 18), date(2031, 3, 20))))
    'between 2031-03-18 and 2031-03-20: “yesterday” is 2031-03-17.'
    >>> dated_line(Document("d", "d.csv", "…", "0", date_words="06/05/2031"))
    "states '06/05/2031', which can be several days, cannot be right or is not understood"
    """
    worked_out = _worked_out(document)
    if document.date_words is None:
        return worked_out
    stated = (
        f"states {document.date_words!r}, which can be several days, cannot be right or is not"
        " understood"
    )
    return stated if worked_out is None else f"{stated}; {worked_out}"


def _worked_out(document: Document) -> str | None:
    if not document.dated_by:
        return None
    reasons = " ".join(clue.reason for clue in document.dated_by)
    if document.published is not None:
        return f"{document.published}, {document.published_from.value}: {reasons}"
    if document.possible is None:
        return None
    first, last = document.possible
    return f"between {first.isoformat()} and {last.isoformat()}: {reasons}"
