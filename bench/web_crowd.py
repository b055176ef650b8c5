"""Readers and editors before a server: what each opens and decides, and how long it took."""

from __future__ import annotations

import argparse
import random
import re
import statistics
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

import httpx

from bench.web_server import PASSWORD, Server

PAGES = (("", 6), ("?verdict=contradicted", 1), ("/reports", 2), ("/report/{document}", 4),
         ("/compare?left=0&right=1", 1), ("/story", 1), ("/changes", 1))  # fmt: skip
ELSEWHERE = (("/", 4), ("/search?words=the", 1), ("/check", 1))


@dataclass
class Told:
    """What was seen: seconds of each page by its name, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    meanwhile: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, seconds: float, problem: str = "") -> None:
        """A page that was opened."""
        with self.lock:
            self.seconds.setdefault(name, []).append(seconds)
            if problem:
                self.errors.append(f"{name}: {problem}")


@dataclass(frozen=True)
class Crowd:
    """What all browsers share."""

    server: Server
    told: Told
    ready: threading.Barrier
    end: threading.Event
    pause: float


def load_server(server: Server, given: argparse.Namespace) -> None:
    """Everybody at once for so long; what was measured is printed."""
    told = Told()
    end = threading.Event()
    people = [("reader", n) for n in range(given.readers)]
    people += [("editor", n) for n in range(given.editors)]
    # What is measured begins when all have logged in and the first pages are there.
    ready = threading.Barrier(len(people) + 1)
    crowd = Crowd(server, told, ready, end, given.pause)
    threads = [threading.Thread(target=one_person, args=(crowd, kind, n)) for kind, n in people]
    for thread in threads:
        thread.start()
    with suppress(threading.BrokenBarrierError):
        ready.wait(600)
    memory, used, begun = server.megabytes, server.seconds, time.monotonic()
    time.sleep(given.seconds)
    lasted, used = time.monotonic() - begun, server.seconds - used
    with told.lock:
        kept = {name: [*seconds] for name, seconds in told.seconds.items()}
    after = server.megabytes
    end.set()
    for thread in threads:
        thread.join(60)
    tell(given, kept, told, lasted, used, (memory, after))


def one_person(crowd: Crowd, kind: str, number: int) -> None:
    """One browser: logs in, and goes from page to page."""
    chance = random.Random(f"{kind}{number}")
    try:
        with httpx.Client(base_url=crowd.server.base, timeout=300) as client:
            csrf = log_in(client, f"{kind}{number}")
            found = re.search(r"/coverage/([\w-]+)", client.get("/").text)
            coverage = f"/coverage/{found[1] if found else ''}"
            listed = client.get(f"{coverage}/reports").text
            documents = re.findall(r"/report/([^\"]+)", listed)
            client.get(coverage)
            with suppress(threading.BrokenBarrierError):
                crowd.ready.wait(600)
            while not crowd.end.wait(chance.expovariate(1 / crowd.pause)):
                if kind == "editor" and chance.random() < 0.15:
                    edit(client, coverage, csrf, chance, crowd.told)
                else:
                    read(client, coverage, documents, chance, crowd.told)
    except (httpx.HTTPError, OSError) as error:
        crowd.ready.abort()
        crowd.told.add("browser", 0.0, f"{type(error).__name__}: {error}")


def log_in(client: httpx.Client, name: str) -> str:
    csrf = find_csrf(client.get("/login").text)
    client.post("/login", data={"csrf": csrf, "name": name, "password": PASSWORD})
    return find_csrf(client.get("/keys").text)


def find_csrf(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    return found[1] if found else ""


def read(
    client: httpx.Client, coverage: str, documents: list[str], chance: random.Random, told: Told
) -> None:
    """Open one page."""
    every = [(coverage + path, weight) for path, weight in PAGES] + [*ELSEWHERE]
    path = chance.choices([p for p, _ in every], [w for _, w in every])[0]
    name = re.sub(r"^/coverage/[\w-]+", "coverage", path.partition("?")[0]) or "/"
    asked = path.format(document=chance.choice(documents))
    begun = time.monotonic()
    answer = client.get(asked)
    problem = "" if answer.status_code == 200 else str(answer.status_code)
    told.add(name, time.monotonic() - begun, problem)


def edit(client: httpx.Client, coverage: str, csrf: str, chance: random.Random, told: Told) -> None:
    """Decide on a point, write a note beside one, or take something back."""
    page = client.get(coverage).text
    points = re.findall(r'data-point="(\w+)"', page)
    undone = re.findall(r'name="decision" value="(\w+)"', page)
    what = chance.choice(["accept", "reject", "note", "undo"])
    fields = {"csrf": csrf, "point": chance.choice(points), "what": what, "note": "Ask again."}
    path = f"{coverage}/decide"
    if what == "undo" and undone:
        path, fields = f"{coverage}/undo", {"csrf": csrf, "decision": chance.choice(undone)}
    elif what == "undo":
        fields["what"] = "note"
    begun = time.monotonic()
    answer = client.post(path, data=fields)
    took = time.monotonic() - begun
    # A point on which nothing can be decided, or that another changed meanwhile, is no error.
    good = answer.status_code in {303, 400, 409}
    told.meanwhile += answer.status_code in {400, 409}
    told.add("decide", took, "" if good else str(answer.status_code))


def tell(
    given: argparse.Namespace,
    seconds: dict[str, list[float]],
    told: Told,
    lasted: float,
    used: float,
    memory: tuple[float, float],
) -> None:
    every = [one for name, found in seconds.items() if name != "decide" for one in found]
    count = sum(map(len, seconds.values()))
    print(f"{given.database}: {given.readers} readers and {given.editors} editors, {lasted:.0f} s")
    for name, found in sorted(seconds.items()):
        print(f"  {name:28}{len(found):6} {told_times(found)}")
    print(f"  {'all pages':28}{len(every):6} {told_times(every)}")
    print(f"  errors {len(told.errors)}, decided meanwhile {told.meanwhile}")
    print(f"  processor of the server {1000 * used / max(1, count):.0f} ms a request")
    print(f"  memory of the server {memory[0]:.0f} MB, then {memory[1]:.0f} MB")
    for problem in told.errors[:10]:
        print(f"  {problem}")


def told_times(found: list[float]) -> str:
    if len(found) < 2:
        return ""
    cuts = statistics.quantiles(found, n=20)
    return f"median {1000 * statistics.median(found):5.0f} ms, 95 % {1000 * cuts[-1]:5.0f} ms"


TIMES = 30
"""How often each page is opened for its processor time."""


def one_by_one(server: Server, given: argparse.Namespace) -> None:
    """The processor time of the server for each page, opened by one reader and by one editor."""
    for kind in ("reader", "editor"):
        with httpx.Client(base_url=server.base, timeout=300) as client:
            log_in(client, f"{kind}0")
            found = re.search(r"/coverage/([\w-]+)", client.get("/").text)
            coverage = f"/coverage/{found[1] if found else ''}"
            wait_for_work(client, coverage)
            listed = client.get(f"{coverage}/reports").text
            document = re.findall(r"/report/([^\"]+)", listed)[0]
            every = [coverage + path for path, _ in PAGES] + [path for path, _ in ELSEWHERE]
            for path in every:
                asked = path.format(document=document)
                size = len(client.get(asked).content)
                begun, used = time.perf_counter(), server.seconds
                sent = sum(client.get(asked).num_bytes_downloaded for _ in range(TIMES)) / TIMES
                took = 1000 * (time.perf_counter() - begun) / TIMES
                used = 1000 * (server.seconds - used) / TIMES
                name = path.replace(coverage, "coverage")
                times = f"{used:6.1f} ms of the processor, {took:6.1f} ms"
                sizes = f"{size / 1024:6.0f} KB, {sent / 1024:6.0f} sent"
                print(f"{given.database} {kind} {name:34} {times}, {sizes}")


def wait_for_work(client: httpx.Client, coverage: str) -> None:
    """Until no process makes the brief anew."""
    for _ in range(600):
        if 'id="again"' not in client.get(coverage).text:
            return
        time.sleep(1)
