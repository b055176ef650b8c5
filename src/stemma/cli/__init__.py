"""The command line: parse, call run, print. Nothing else prints, exits or reads the environment."""

from typing import Annotated, Final

import typer

from stemma import __version__
from stemma.cli import (
    changes,
    check,
    compare,
    decide,
    follow,
    gather,
    mcp,
    people,
    read,
    search,
    serve,
    store,
)
from stemma.cli.process import end_on_signals, leave, spare

EPILOG: Final = """Exit code: 0 done, 1 nothing usable, 2 wrong usage, 3 done with rejections,
4 check found a contradiction or a quotation that is in no source."""

app = typer.Typer(
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


def main() -> None:
    """The program `stemma`."""
    spare()
    end_on_signals()
    try:
        app()
    except SystemExit as end:
        if isinstance(end.code, int):
            leave(end.code)
        raise


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"stemma {__version__}")
        raise typer.Exit


@app.callback(epilog=EPILOG)
def stemma(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Read the reports of one event and show who says what, with the exact words beside it."""


app.command(epilog=EPILOG)(read.read)
app.command(epilog=EPILOG)(compare.compare)
app.command(epilog=EPILOG)(check.check)
app.command(epilog=EPILOG)(gather.gather)
app.add_typer(store.app, name="store", epilog=EPILOG)
app.command(epilog=EPILOG)(decide.decide)
app.command(epilog=EPILOG)(search.search)
app.add_typer(follow.app, name="follow", epilog=EPILOG)
app.command(epilog=EPILOG)(changes.changes)
app.command(epilog=EPILOG)(serve.serve)
app.add_typer(people.people, name="people", epilog=EPILOG)
app.command(epilog=EPILOG)(mcp.mcp)
