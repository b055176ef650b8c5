"""Which store the commands use, and how they end where it cannot be used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from stemma.cli.console import NOTHING_USABLE, WRONG_USAGE
from stemma.errors import StemmaError, UsageError

StorePlace = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PLACE",
        help="The path of a file, or postgresql://…; by default a file in your home.",
        show_default=False,
    ),
]


def find_store(place: str | None) -> str:
    """Where the store is: as given, else in the user's folder for data, which is made.

    Source: XDG Base Directory Specification.

    Raises:
        UsageError: none is given, and the user has no home.
        OSError: the folder cannot be made.
    """
    if place:
        return place
    base = os.environ.get("XDG_DATA_HOME", "")
    try:
        folder = Path(base) if Path(base).is_absolute() else Path.home() / ".local" / "share"
    except RuntimeError:
        raise UsageError("there is no home to keep a store in: give --store PATH") from None
    folder /= "stemma"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(folder / "stemma.db")


@contextmanager
def exit_on_problem() -> Iterator[None]:
    """The end of a command that uses a store: what went wrong is told in a line."""
    try:
        yield
    except UsageError as error:
        typer.echo(f"stemma: {error}", err=True)
        raise typer.Exit(WRONG_USAGE) from error
    except ImportError as error:
        typer.echo(f"stemma: a package is missing: {error.name}", err=True)
        raise typer.Exit(NOTHING_USABLE) from error
    except (StemmaError, OSError) as error:
        typer.echo(f"stemma: {error}", err=True)
        raise typer.Exit(NOTHING_USABLE) from error
