"""What the commands that work with a store share: where it is, and how it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Final

import typer

from stemma.cli.folders import find_data_folder
from stemma.errors import StoreError, UsageError

if TYPE_CHECKING:
    from stemma.store import Store

FILE: Final = "stemma.db"

Place = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH|URL",
        help="The store: a file, or postgresql://… By default a file in the user's data folder.",
        show_default=False,
    ),
]
Who = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help="Who decides it.", show_default="the user's name"),
]


def find_place(given: str | None) -> str:
    """The store that is meant; the folder of the usual one is made.

    Raises:
        StoreError: there is no folder for it, and none can be made.
    """
    if given:
        return given
    folder = find_data_folder()
    if folder is None:
        raise StoreError("there is no home folder to keep the store in: say --store FILE")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(f"{folder}: {(error.strerror or str(error)).lower()}") from error
    return str(folder / FILE)


@contextmanager
def open_store(given: str | None) -> Iterator["Store"]:
    """The store that is meant, while it is needed."""
    from stemma.store import Store  # noqa: PLC0415 - only what works with a store loads it

    with Store.open(find_place(given), lambda: datetime.now(UTC)) as store:
        yield store


def find_who(given: str | None) -> str:
    """The name under which something is decided.

    Raises:
        UsageError: nothing tells it.
    """
    import getpass  # noqa: PLC0415 - for decisions alone

    try:
        found = (given or getpass.getuser()).strip()
    except (KeyError, OSError):
        found = ""
    if not found:
        raise UsageError("--who: give the name of who decides it")
    return found


def find_coverage(store: "Store", wanted: str) -> str:
    """The id of the coverage that is meant: by its id, its title, or the beginning of either.

    Raises:
        UsageError: none is, or several.
    """
    known = store.coverages()
    if any(one.id == wanted for one in known):
        return wanted
    title = wanted.strip().casefold()
    found = [one for one in known if wanted and one.id.startswith(wanted)]
    found = found or [one for one in known if title and one.title.casefold() == title]
    found = found or [one for one in known if title and one.title.casefold().startswith(title)]
    if len(found) == 1:
        return found[0].id
    if found:
        raise UsageError(f"several coverages are meant by {wanted!r}: give more of it, or its id")
    return store.coverage(wanted).id
