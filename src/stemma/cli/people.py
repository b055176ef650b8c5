"""The commands `people`: who may log in, and the tokens of programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.console import exit_codes
from stemma.cli.store import quiet_status
from stemma.cli.stored import Place, find_place
from stemma.errors import UsageError

if TYPE_CHECKING:
    from stemma.store.people import People

people = typer.Typer(
    help="Who may log in to `stemma serve`, and with which rights.", no_args_is_help=True
)


@contextmanager
def _opened(store: str | None) -> Iterator[People]:
    with exit_codes(quiet_status()):
        from stemma.store import Store  # noqa: PLC0415 - only what this run needs
        from stemma.store.people import People  # noqa: PLC0415

        with Store.open(find_place(store), lambda: datetime.now(UTC)) as opened:
            yield People(opened)


@people.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    role: Annotated[str, typer.Option(help="reader, editor or admin.")] = "editor",
    store: Place = None,
) -> None:
    """Let a person in, or change the password and role of one: the password is asked for."""
    with _opened(store) as house:
        from stemma.store.people import Person  # noqa: PLC0415
        from stemma.web.people import (  # noqa: PLC0415
            hash_password,
            require_name,
            require_role,
        )

        name, word = require_name(name), require_role(role).word
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        house.put(Person(name, word, hash_password(password)))
        house.log(name, "access given", word, "command line")
        typer.echo(f"{name} may log in as {word}")


@people.command(name="list")
def list_people(store: Place = None) -> None:
    """Show who may log in."""
    with _opened(store) as house:
        for person in house.all():
            typer.echo(f"{person.name}\t{person.role}\tsince {person.added[:10]}")


@people.command()
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    store: Place = None,
) -> None:
    """Take a person's access away, tokens and all; what they decided stays."""
    with _opened(store) as house:
        if not house.drop(name):
            raise UsageError(f"there is nobody called {name}")
        house.log(name, "access taken away", "", "command line")


@people.command()
def token(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False)],
    scope: Annotated[
        list[str] | None,
        typer.Option(
            help="read, add or decide; may be given again. [default: read]", show_default=False
        ),
    ] = None,
    store: Place = None,
) -> None:
    """Make a token for a program that acts for a person; it is shown this once."""
    with _opened(store) as house:
        from stemma.web.tokens import make_token  # noqa: PLC0415

        secret, kept = make_token(name, tuple(scope or ("read",)), "command line")
        house.put_token(kept)
        house.log(name, "token made", " ".join(kept.scopes), "command line")
        typer.echo(secret)
