"""The command `mcp`: a server for assistants, on standard input and output or over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from stemma.cli.console import exit_codes
from stemma.cli.network import LateFetcher
from stemma.cli.store import quiet_status
from stemma.errors import UsageError

LOOPBACK: Final = "127.0.0.1"
MOST_BYTES: Final = 24_000_000


def mcp(
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="PLACE",
            help="A store whose coverages may be read: a path, or postgresql://…",
            show_default=False,
        ),
    ] = None,
    folder: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FOLDER",
            help="A folder whose files may be read; may be given again.",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=65_535,
            help="Serve over HTTP (http://127.0.0.1:PORT/mcp) instead of standard input and output;"
            " on this machine only.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Serve assistants (Model Context Protocol): compare, check, search; it changes nothing."""
    with exit_codes(quiet_status()):
        try:
            import mcp.server  # noqa: F401, PLC0415 - an extra
        except ImportError as error:
            raise UsageError(
                "stemma mcp needs the extra: pip install 'stemma-news[mcp]'"
            ) from error
        from stemma.store import Store  # noqa: PLC0415 - only what this run needs
        from stemma.web.assistant.server import Offer, make_server  # noqa: PLC0415

        for opened in folder or ():
            if not opened.is_dir():
                raise UsageError(f"--folder {opened}: there is no such folder")
        kept = None if store is None else Store.open(store, lambda: datetime.now(UTC))
        server = make_server(Offer(kept, tuple(folder or ()), LateFetcher()))
        if port is None:
            server.run()
        else:
            typer.echo(f"Stemma for assistants: http://{LOOPBACK}:{port}/mcp", err=True)
            # It asks nobody who they are, so nobody but this machine reaches it; the package
            # refuses other names and other sites there.
            server.run(
                "streamable-http", host=LOOPBACK, port=port, max_request_body_size=MOST_BYTES
            )
