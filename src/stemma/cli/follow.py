"""The commands `follow`: feeds, pages and folders over time, into the store."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final

import typer

from stemma.cli.console import (
    DONE,
    DONE_WITH_REJECTIONS,
    NOTHING_USABLE,
    exit_codes,
    is_shown,
    shorten,
    terminal,
)
from stemma.cli.network import Cacert, Contact, Proxy
from stemma.cli.options import Quiet
from stemma.cli.process import processes
from stemma.cli.store import quiet_status
from stemma.cli.stored import Place, find_coverage, open_store
from stemma.errors import UsageError
from stemma.report.visible import show

if TYPE_CHECKING:
    from stemma.fetch import Fetcher
    from stemma.follow.passes import Pass
    from stemma.follow.webhook import Hook
    from stemma.run import Processes
    from stemma.store import Store

app = typer.Typer(
    help="Follow feeds, pages and folders, and keep what they report.", no_args_is_help=True
)

SECRET: Final = "STEMMA_HOOK_SECRET"  # noqa: S105 - the name of a variable
SHORTEST: Final = 60
"""Seconds between two passes at the least: nobody's server is asked more often."""
DURATION: Final = re.compile(r"(\d{1,6})([smhd])")
SECONDS: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
USUAL: Final = 900.0
"""Seconds by which what failed is put off where the passes are started one by one."""


@app.command()
def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="An address of a feed, of a page or of an OPML list; a folder; an OPML file or a"
            " list of addresses.",
            show_default=False,
        ),
    ],
    coverage: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="The coverage that the reports go to; without it they gather by themselves.",
            show_default=False,
        ),
    ] = None,
    place: Place = None,
) -> None:
    """Follow sources. Nothing is asked of them before the first `stemma follow run`."""
    with exit_codes(quiet_status()), open_store(place) as house:
        from stemma.follow.followed import follow_source  # noqa: PLC0415

        target = None if coverage is None else find_coverage(house, coverage)
        for source in sources:
            for one in follow_source(house, source, coverage=target):
                typer.echo(f"following {one.id[:8]} {show(shorten(one.address))}")


@app.command(name="list")
def list_followed(place: Place = None) -> None:
    """Show what is followed, when it was asked last, and what was wrong."""
    with exit_codes(quiet_status()), open_store(place) as house:
        from stemma.follow.followed import get_followed  # noqa: PLC0415

        for one in get_followed(house):
            state = one.state
            asked = state.checked[:16].replace("T", " ") or "never asked"
            fault = f" · {state.fault}" if state.fault else ""
            due = f" · not before {state.due[:16].replace('T', ' ')}" if state.due else ""
            typer.echo(
                show(f"{one.id[:8]} {one.kind:7} {shorten(one.address)} · {asked}{fault}{due}")
            )


@app.command()
def remove(
    named: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Its address, or its id.", show_default=False),
    ],
    place: Place = None,
) -> None:
    """Follow sources no more. What they brought stays."""
    with exit_codes(quiet_status()), open_store(place) as house:
        from stemma.follow.followed import unfollow  # noqa: PLC0415

        for one in named:
            found = unfollow(house, one)
            typer.echo(f"no longer following {found.id[:8]} {show(shorten(found.address))}")


@app.command()
def run(
    every: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="Again and again, with this time between passes: 15m, 2h, 1d.",
            show_default=False,
        ),
    ] = None,
    hook: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help=f"Send what changed there, signed with the secret in {SECRET}.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Ask what was put off after a fault, too.")
    ] = False,
    place: Place = None,
    proxy: Proxy = None,
    cacert: Cacert = None,
    contact: Contact = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Ask nobody: look at the folders alone.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Look at all that is followed, store what is new, and show what changed."""
    with exit_codes(quiet_status()):
        from stemma.cli.network import follow_fetcher  # noqa: PLC0415

        pause = None if every is None else parse_time(every)
        if offline and hook is not None:
            raise UsageError("--hook sends what changed, and --offline asks nobody: leave one out")
        receiver = None if hook is None else find_hook(hook)
        make = None if offline else partial(follow_fetcher, proxy, cacert, contact)
        # The models are loaded once, however many passes there are.
        with open_store(place) as house, processes() as engine:
            code = make_pass(
                house, engine, make, receiver, pause or USUAL, force=force, quiet=quiet
            )
            while pause is not None:
                time.sleep(pause)
                code = make_pass(house, engine, make, receiver, pause, quiet=quiet)
        raise typer.Exit(code)


def parse_time(words: str) -> float:
    """The seconds of a length of time.

    >>> parse_time("15m"), parse_time("2h")
    (900.0, 7200.0)

    Raises:
        UsageError: it is none, or shorter than a minute.
    """
    found = DURATION.fullmatch(words.strip())
    seconds = 0 if found is None else int(found[1]) * SECONDS[found[2]]
    if seconds < SHORTEST:
        raise UsageError(f"--every {words}: write 15m, 2h or 1d, a minute at least")
    return float(seconds)


def find_hook(address: str) -> Hook:
    """The receiver, with the secret from the environment.

    Raises:
        UsageError: there is no secret, or the address is none that may be sent to.
    """
    from stemma.fetch import Guard, RefusedError  # noqa: PLC0415
    from stemma.follow.webhook import Hook  # noqa: PLC0415

    secret = os.environ.get(SECRET, "")
    if not secret:
        raise UsageError(f"--hook: set {SECRET} to the secret that the receiver knows")
    try:
        Guard().require_url(address)
    except RefusedError as error:
        raise UsageError(f"--hook {shorten(address)}: {error}") from None
    return Hook(address, secret.encode("utf-8", "surrogateescape"))


def make_pass(
    house: Store,
    engine: Processes,
    make: Callable[[], Fetcher] | None,
    hook: Hook | None,
    every: float,
    *,
    force: bool = False,
    quiet: bool = False,
) -> int:
    """One pass, and its exit code; no process that helped with it is left afterwards.

    Without `make`, which gives a fetcher, nobody is asked.
    """
    from stemma.follow.hooks import begin_hook  # noqa: PLC0415
    from stemma.follow.passes import look_at_all, tell_pass  # noqa: PLC0415
    from stemma.follow.tell import view_kept  # noqa: PLC0415
    from stemma.report.changes import render_changes_text  # noqa: PLC0415

    if hook is not None:
        begin_hook(house, hook.address)
    looked = rejected = 0
    ask = None if make is None else make().ask
    for one in look_at_all(house, ask, now=_now, every=every, force=force):
        looked += 1
        rejected += bool(one.followed.state.fault)
        if not quiet:
            _tell(one)
    told = tell_pass(house, engine=engine)
    engine.close()
    width, color = terminal(is_shown=is_shown())
    worth = tuple(change for change in told if not change.change.is_minor)
    typer.echo(render_changes_text(view_kept(house, worth), width=width, color=color), nl=False)
    if hook is not None and not _send(house, hook):
        rejected += 1
    if not looked and not told:
        typer.echo("stemma: nothing is due; `stemma follow list` shows what is followed", err=True)
    if rejected and rejected >= looked > 0 and not told:
        return NOTHING_USABLE
    return DONE_WITH_REJECTIONS if rejected else DONE


def _tell(one: Pass) -> None:
    """What a look came to, on standard error."""
    address = show(shorten(one.followed.address))
    added = one.added
    facts = [
        f"{count} {name}"
        for count, name in (
            (len(added.new), "new"),
            (len(added.versions), "changed"),
            (len(one.removed), "withdrawn"),
            (len(one.feeds), "feeds"),
        )
        if count
    ]
    if one.has_more:
        facts.append("more wait for the next pass")
    if facts:
        typer.echo(f"{address}: {', '.join(facts)}", err=True)
    for rejection in one.rejections:
        source = show(shorten(rejection.source))
        typer.echo(f"rejected: {source}: {show(rejection.reason)} ({rejection.stage})", err=True)


def _send(house: Store, hook: Hook) -> bool:
    from stemma.fetch import Sender  # noqa: PLC0415
    from stemma.follow.hooks import send_changes  # noqa: PLC0415

    done = send_changes(house, hook, Sender(), clock=time.time, sleep=time.sleep)
    if done.fault:
        typer.echo(f"stemma: hook: {show(done.fault)}; it is sent again next time", err=True)
    return not done.fault


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
