"""The server killed at random instants, while people add and decide: what it answered is there.

A server runs as a process of its own, with its own processes that work, over stand-ins for the
models. One person pastes reports, one decides and writes notes, as a browser does; whatever was
answered with "done" is noted here. Then it is killed (SIGKILL), and the next one takes over its
store: the first ones while they bring the tables of an earlier version up to date.
"""

from __future__ import annotations

import multiprocessing
import re
import signal
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

import httpx
from tests.unit.store.shelf import MADE_WITH
from tests.unit.web.journey import open_filled

from stemma.store import Store, migrate

OLD = "0001"
"""The version of the tables that the first servers find."""
WHILE_MIGRATING = 5
"""One in so many kills comes while a server starts, the first ones do."""
LONGEST_SECONDS = 90.0
REPORT = "The bridge number {number} over the Osk was shut on Monday, its keeper said. " * 6


class StandIn:
    """Opens a store whose models are stand-ins."""

    @staticmethod
    def open(place: str, *_clock: object, **_models: object) -> Store:
        """The store at a place."""
        return open_filled(place)


class StandInMadeWith:
    """What the stand-ins are made with."""

    @staticmethod
    def now() -> object:
        """Their names."""
        return MADE_WITH


def use_stand_ins() -> None:
    """In a process that works: no model is loaded."""
    from stemma.web.work import doing  # noqa: PLC0415 - in its own process

    doing.Store = StandIn  # type: ignore[assignment, misc]
    doing.MadeWith = StandInMadeWith  # type: ignore[assignment, misc]


def serve(place: str, port: int) -> None:
    """The application over a store, with its processes, until it is killed."""
    import uvicorn  # noqa: PLC0415 - in its own process

    from stemma.web.app import make_app  # noqa: PLC0415
    from stemma.web.settings import Limits, Settings  # noqa: PLC0415
    from stemma.web.work.lanes import ProcessLanes  # noqa: PLC0415

    often = Limits(reads_a_minute=10**6, writes_a_minute=10**6)
    with open_filled(place) as store:
        app = make_app(store, Settings(port=port, limits=often), ProcessLanes(place, use_stand_ins))
        uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", access_log=False)


@dataclass
class Acknowledged:
    """What was answered with "done": words of notes, numbers of reports, decisions on points."""

    notes: list[str] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)
    decided: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """All of it."""
        return len(self.notes) + len(self.reports) + self.decided


class Killed:
    """One store, and the servers over it, one after the other."""

    def __init__(self, place: str, seed: int) -> None:
        self.place = place
        self.done = Acknowledged()
        self._random = Random(seed)
        self._numbers = 0
        # What is imported here is imported there: what takes time is what is to be killed.
        self._fork = multiprocessing.get_context("fork")
        before, migrate.NEWEST = migrate.NEWEST, OLD  # type: ignore[misc]
        try:
            self._page = f"/coverage/{_fill_old(place)}"
        finally:
            migrate.NEWEST = before  # type: ignore[misc]

    def kill(self, *, while_starting: bool) -> None:
        """A server that is started, used, and killed."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = self._fork.Process(target=serve, args=(self.place, port))
        process.start()
        try:
            if while_starting:
                time.sleep(self._random.uniform(0, 0.4))
            else:
                self._use(f"http://127.0.0.1:{port}", self._random.uniform(0, 3))
        finally:
            process.kill()
            process.join(30)
        if process.exitcode != -signal.SIGKILL:
            self.done.problems.append(f"the server ended by itself: {process.exitcode}")

    def _use(self, base: str, seconds: float) -> None:
        if not wait_for(lambda: _answers(base)):
            self.done.problems.append("the server does not answer")
            return
        # There is nothing to decide on before the first brief is made.
        if not wait_for(lambda: bool(_points(httpx.get(base + self._page).text))):
            self.done.problems.append("no brief is made")
        end = threading.Event()
        self._numbers += 1
        at = self._numbers
        threads = [
            threading.Thread(target=self._one, args=(base, end, work, self._random.random(), at))
            for work in (self._add, self._decide)
        ]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        end.set()
        for thread in threads:
            # It is killed while they wait for their answers.
            thread.join(self._random.uniform(0, 0.05))

    def _one(
        self, base: str, end: threading.Event, work: Callable[..., None], seed: float, at: int
    ) -> None:
        chance = Random(seed)
        with suppress(httpx.TransportError), httpx.Client(base_url=base, timeout=30) as client:
            for turn in range(10_000):
                if end.is_set():
                    return
                work(client, chance, at * 10_000 + turn)

    def _add(self, client: httpx.Client, _chance: Random, number: int) -> None:
        csrf = _csrf(client.get("/new").text)
        fields = {"csrf": csrf, "text": REPORT.format(number=number), "outlet": "Osk Post"}
        if self._expect(client.post("/add", data={**fields, "do": "add"}), "/jobs/"):
            self.done.reports.append(number)

    def _decide(self, client: httpx.Client, chance: Random, number: int) -> None:
        page = client.get(self._page).text
        points = _points(page)
        if not points:
            return
        fields = {"csrf": _csrf(page), "point": chance.choice(points), "what": "note"}
        note = f"note {number}"
        answer = client.post(f"{self._page}/decide", data={**fields, "note": note})
        if self._expect(answer, self._page):
            self.done.notes.append(note)
        what = chance.choice(("accept", "reject", "same", "apart"))
        answer = client.post(f"{self._page}/decide", data={**fields, "what": what})
        # On some points nothing can be decided, and some are no more.
        if answer.status_code not in {400, 409} and self._expect(answer, self._page):
            self.done.decided += 1

    def _expect(self, answer: httpx.Response, where: str) -> bool:
        if answer.status_code == 303 and answer.headers["location"].startswith(where):
            return True
        self.done.problems.append(f"{answer.request.url.path}: {answer.status_code}")
        return False

    def check(self) -> list[str]:
        """What was lost, or is not whole, after a last server did what was left to do."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = self._fork.Process(target=serve, args=(self.place, port))
        process.start()
        problems = [*self.done.problems]
        try:
            if not wait_for(lambda: _answers(f"http://127.0.0.1:{port}")):
                problems.append("the last server does not answer")
            with open_filled(self.place) as store:
                longest = LONGEST_SECONDS + len(self.done.reports)
                if not wait_for(lambda: not store.queue.tasks(), longest):
                    problems.append(f"not done: {len(store.queue.tasks())} tasks")
        finally:
            process.kill()
            process.join(30)
        with open_filled(self.place) as store:
            problems += self._find_lost(store)
            problems += store.verify()
        return problems

    def _find_lost(self, store: Store) -> list[str]:
        decisions = store.decisions()
        notes = {one.value for one in decisions}
        lost = [f"lost: {note}" for note in self.done.notes if note not in notes]
        texts: dict[str, int] = {}
        for kept in store.coverages():
            for document in store.documents(kept.id):
                texts[document.text] = texts.get(document.text, 0) + 1
        for number in self.done.reports:
            count = sum(n for text, n in texts.items() if f"number {number} " in text)
            if count != 1:
                lost.append(f"report {number} is in {count} coverages")
        on_points = len(decisions) - len([one for one in decisions if one.value])
        if on_points < self.done.decided:
            lost.append(f"{self.done.decided - on_points} decisions lost")
        return lost


def kill_often(place: str, count: int, seed: int = 17) -> str:
    """Killed so often: what was acknowledged, what of it was lost, and what is not whole."""
    killed = Killed(place, seed)
    for number in range(count):
        killed.kill(while_starting=number % WHILE_MIGRATING == 0)
    problems = killed.check()
    done = killed.done
    what = f"{len(done.reports)} reports, {len(done.notes)} notes, {done.decided} decisions"
    told = f"{count} kills: {done.count} acknowledged ({what}), {len(problems)} problems"
    return "\n".join([told, *problems[:20]])


def wait_for(is_so: Callable[[], bool], seconds: float = LONGEST_SECONDS) -> bool:
    """Whether something came to be so in this time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return is_so()


def _answers(base: str) -> bool:
    try:
        return httpx.get(f"{base}/health", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def _points(page: str) -> list[str]:
    """The points of a coverage that can be decided on."""
    return re.findall(r'data-point="(\w+)"', page)


def _csrf(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    return found[1] if found else ""


def _fill_old(place: str) -> str:
    """A store with the tables of an earlier version; the coverage in it, which has no brief yet."""
    from tests.unit.store.shelf import dams, documents, open_store  # noqa: PLC0415

    with open_store(place, dams(4)) as store:
        coverage = store.new_coverage("The dam above the village")
        store.add(coverage, documents(dams(4)))
        return coverage
