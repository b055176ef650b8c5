"""Dates as a source gives them."""

from datetime import date, datetime


def is_published(written: str) -> bool:
    """Whether `written` is an ISO 8601 date or date and time.

    >>> is_published("2016-11-03 10:50:12"), is_published("3 November"), is_published("2016-02-30")
    (True, False, False)
    """
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            parse(written)
        except ValueError:
            continue
        return True
    return False
