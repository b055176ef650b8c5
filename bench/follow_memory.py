"""Memory of `stemma follow run --every` and of the server beside it, over minutes or an hour.

    python -m bench.follow_memory --minutes 60 [--pause 10] [--database postgresql]

A web server on this machine has three feeds: with every pass a report more, and one that says
another number than before; four reports an event, each event another. One process follows them as
the command does, with the models; another serves the store, and a reader opens pages. What both
hold is printed every minute, and in the end how much that grew after the first fifth: the store
grows, what holds it in memory should not.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import multiprocessing
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import httpx
from tests.unit.fetch.server import Handler, Site, serve
from tests.unit.follow.changing import feed

from bench.web_crowd import log_in
from bench.web_server import Server, add_people, database, serving

FEEDS = 3
AN_EVENT = 4
LISTED = 12
THINGS = ("ferry", "bridge", "tram", "tower", "mill", "depot", "school", "pier", "tunnel", "dam")
ENDS = ("sank", "gave way", "caught fire", "was shut", "was struck by lightning", "flooded")
OFFICES = ("harbour master", "mayor", "fire chief", "engineer", "head of the police", "keeper")
SYLLABLES = ("or", "tes", "vik", "bren", "al", "mor", "sund", "hal", "ki", "ra", "dun", "el", "fa")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--pause", type=float, default=10.0)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    given = parser.parse_args()
    paper = Paper(given.pause)
    routes = {f"/feed{number}": paper for number in range(FEEDS)}
    with (
        tempfile.TemporaryDirectory() as folder,
        database(given.database) as address,
        serve(routes) as site,
    ):
        place = address or str(Path(folder, "stemma.db"))
        add_people(place, 1, 0)
        context = multiprocessing.get_context("spawn")
        follower = context.Process(target=follow, args=(place, site.port, given.pause))
        follower.start()
        try:
            with serving(place) as server:
                watch(server, Server("", follower.pid or 0), place, given.minutes)
        finally:
            follower.kill()
            follower.join(20)


class Paper:
    """Feeds that go on: what they have hangs on the time alone."""

    def __init__(self, pause: float) -> None:
        self._begun = time.monotonic()
        self._pause = pause

    def __call__(self, handler: Handler) -> None:
        """Answer with the latest reports of one outlet."""
        turn = 1 + int((time.monotonic() - self._begun) / self._pause)
        own = int(handler.path[-1])
        numbers = [n for n in range(turn) if n % FEEDS == own][-LISTED:]
        entries = [
            (title, f"http://norwire.example/{own}/{n}", text)
            for n in reversed(numbers)
            for title, text in [report(n, is_revised=turn > n + 2)]
        ]
        handler.answer(feed(*entries), Content_Type="application/rss+xml")


def report(number: int, *, is_revised: bool) -> tuple[str, str]:
    """(title, text) of a report; revised it says another number."""
    event = Random(number // AN_EVENT)
    place, person = (
        "".join(event.choices(SYLLABLES, k=3)).capitalize() for _ in range(2)
    )  # fmt: skip
    thing, end, office = event.choice(THINGS), event.choice(ENDS), event.choice(OFFICES)
    people = event.randrange(5, 400) + (number % AN_EVENT == 1) + 3 * is_revised
    title = f"The {thing} of {place} {end}"
    text = (
        f"The {thing} of {place} {end} on Tuesday, and {people} people were brought to safety,"
        f" {office} {person} said. The road from {place} to the coast was closed for"
        f" {event.randrange(2, 30)} hours. {person} said that the {thing} had been inspected in"
        f" {event.randrange(1990, 2029)} and that nothing had been found. Report {number} of the"
        f" evening: neighbours of the {thing} told of a loud noise and of smoke over {place}."
    )
    return title, text


def follow(place: str, port: int, pause: float) -> None:
    """As `stemma follow run --every` does, with a fetcher that may ask the server on loopback."""
    from stemma.cli import follow as command  # noqa: PLC0415 - in its own process
    from stemma.cli.process import processes  # noqa: PLC0415
    from stemma.cli.stored import open_store  # noqa: PLC0415
    from stemma.follow.followed import follow_source  # noqa: PLC0415

    site = Site(port, [])
    with open_store(place) as store, processes() as engine:
        for number in range(FEEDS):
            follow_source(store, site.url(f"/feed{number}"))
        while True:
            begun = time.monotonic()
            with contextlib.redirect_stdout(io.StringIO()):
                command.make_pass(store, engine, site.fetcher, None, pause, quiet=True)
            time.sleep(max(0.0, pause - (time.monotonic() - begun)))


def watch(server: Server, follower: Server, place: str, minutes: float) -> None:
    """Print what both hold, every minute, while a reader opens pages."""
    end = threading.Event()
    opened: list[int] = []
    reader = threading.Thread(target=read_on, args=(server, end, opened))
    reader.start()
    begun = time.monotonic()
    held: list[tuple[float, float]] = []
    try:
        while time.monotonic() - begun < minutes * 60:
            time.sleep(min(60, minutes * 60))
            held.append((follower.megabytes, server.megabytes))
            size = sum(one.stat().st_size for one in _files(place)) / 1_000_000
            print(
                f"minute {(time.monotonic() - begun) / 60:5.1f}: follow {held[-1][0]:5.0f} MB,"
                f" serve {held[-1][1]:5.0f} MB, {len(opened)} pages,"
                f" {sum(status >= 400 for status in opened)} of them faults, store {size:.1f} MB",
                flush=True,
            )
    finally:
        end.set()
        reader.join(60)
    later = held[len(held) // 5 :]
    for place_of, name in enumerate(("follow", "serve")):
        grown = later[-1][place_of] - later[0][place_of]
        print(f"{name}: {grown:+.0f} MB from minute {len(held) // 5 + 1} to the last")


def _files(place: str) -> Iterator[Path]:
    if "://" not in place:
        yield from Path(place).parent.glob("stemma.db*")


def read_on(server: Server, end: threading.Event, opened: list[int]) -> None:
    """One reader: the inbox, then a coverage of it and its pages, over and over."""
    chance = Random(1)
    with httpx.Client(base_url=server.base, timeout=120) as client:
        log_in(client, "reader0")
        while not end.wait(2):
            with suppress(httpx.TransportError):
                found = re.findall(r'href="(/coverage/[\w-]+)"', client.get("/").text)
                for path in found and [chance.choice(found)]:
                    parts = ("", "/reports", "/story", "/changes")
                    opened.extend(client.get(path + part).status_code for part in parts)


if __name__ == "__main__":
    main()
