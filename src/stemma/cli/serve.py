"""The command `serve`: the web application over a store."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

import stemma
from stemma.cli.console import exit_codes, shorten
from stemma.cli.process import spare
from stemma.cli.store import quiet_status
from stemma.cli.stored import Place, find_place
from stemma.errors import UsageError


def serve(
    store: Place = None,
    port: Annotated[int, typer.Option(min=1, max=65_535, help="The port it listens on.")] = 8710,
    host: Annotated[
        str,
        typer.Option(
            help="The address it listens on. On any but loopback, and with --name, --secure or"
            " --proxy, people must log in (`stemma people add`).",
        ),
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="A host name that browsers reach it by; may be given again.",
            show_default=False,
        ),
    ] = None,
    secure: Annotated[
        bool,
        typer.Option(
            "--secure", help="Browsers reach it by https, through a proxy: cookies ask for that."
        ),
    ] = False,
    proxy: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ADDRESS",
            help="The address or network of a proxy before it, whose X-Forwarded-For says who asks;"
            " may be given again. Without it no such header is believed.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        str,
        typer.Option(
            help="The language of the interface: en or de. [default: what each browser asks for]",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Serve the web application: paste, compare, decide, share."""
    with exit_codes(quiet_status()):
        # Only this command loads a server.
        import uvicorn  # noqa: PLC0415

        from stemma.store import Store  # noqa: PLC0415
        from stemma.web.app import make_app  # noqa: PLC0415
        from stemma.web.settings import Settings  # noqa: PLC0415
        from stemma.web.words import LANGUAGES  # noqa: PLC0415
        from stemma.web.work.lanes import ProcessLanes  # noqa: PLC0415

        if language and language not in LANGUAGES:
            raise UsageError(f"--language {language}: it is one of {', '.join(LANGUAGES)}")
        for address in proxy or ():
            require_network(address)
        place = find_place(store)
        settings = Settings(
            host=host,
            port=port,
            names=tuple(name or ()),
            is_secure=secure,
            examples=find_examples(),
            language=language,
            is_proxied=bool(proxy),
        )
        with Store.open(place, lambda: datetime.now(UTC)) as opened:
            app = make_app(opened, settings, ProcessLanes(place, spare))
            if settings.needs_login and not app.state.house.people.all():
                typer.echo(
                    "stemma: nobody can log in yet: stemma people add NAME --role admin", err=True
                )
            shown = f"[{host}]" if ":" in host else host
            typer.echo(f"Stemma: http://{shown}:{port}/  (store: {shorten(place)})", err=True)
            uvicorn.run(
                app,
                host=host,
                port=port,
                log_level="warning",
                access_log=False,
                server_header=False,
                # By itself it would believe whoever speaks from this machine.
                proxy_headers=bool(proxy),
                forwarded_allow_ips=list(proxy or ()),
                timeout_keep_alive=10,
                timeout_graceful_shutdown=5,
                limit_concurrency=400,
                h11_max_incomplete_event_size=65_536,
                ws="none",
            )


def require_network(address: str) -> None:
    """Refuse what is no address or network: everybody would be believed, or nobody.

    Raises:
        UsageError: it is none.
    """
    try:
        ipaddress.ip_network(address, strict=False)
    except ValueError as error:
        raise UsageError(f"--proxy {address}: it is no address or network") from error


def find_examples() -> Path | None:
    """The folder of the examples: in the package as it is installed, or beside its sources."""
    package = Path(stemma.__file__).parent
    for folder in (package / "web" / "examples", package.parents[1] / "examples"):
        if folder.is_dir():
            return folder
    return None
