"""What a caller asks for beside the sources."""

from collections.abc import Callable
from dataclasses import dataclass

from stemma.read.columns import Asked
from stemma.read.payload import Fetch
from stemma.read.time_limit import LIMIT_SECONDS


def _say_nothing(_count: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are read.

    `published` is the date of reports that have none, `asked` says which columns of tables, or keys
    of records, hold what. Addresses are given to `fetch`; without it they are rejections. `tell` is
    told of every stretch of bytes of local files that was read. `limit_seconds` is how long one
    page, text or PDF may take; rows of tables are short and have no limit.
    """

    published: str | None = None
    fetch: Fetch | None = None
    tell: Callable[[int], None] = _say_nothing
    is_in_folder: bool = False
    asked: Asked = ()
    limit_seconds: float | None = LIMIT_SECONDS
