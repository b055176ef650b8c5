"""What all pages share: the settings, the store, who is there, and what is being worked on."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock
from typing import Final, Protocol

from starlette.requests import Request

from stemma.store import KeptCoverage, Store, Task
from stemma.store.people import People
from stemma.store.sessions import KeptSessions
from stemma.web.bodies import Bodies
from stemma.web.guard.rates import Rate, visitor
from stemma.web.known import Knowing
from stemma.web.later import Later
from stemma.web.people import ROLES, Role
from stemma.web.sessions import Session, Sessions
from stemma.web.settings import Settings
from stemma.web.shown import Shown
from stemma.web.work.jobs import Job, Jobs
from stemma.web.work.lane import Item
from stemma.web.work.lanes import ADDING
from stemma.web.work.order import Add, MakeBrief, Order, dump

MOST_LOOKED: Final = 10_000
"""Looks that are remembered here, so that nobody asks the database each time."""


class Takes(Protocol):
    """Where work is handed in."""

    def give(self, item: Item) -> None:
        """One more order."""

    def nudge(self) -> None:
        """There may be more in the queue of the database."""


class House:
    """One server. `asking` does what somebody waits for, `adding` what may take its time.

    `deciding` is held while a decision is taken: of two at once the second sees the first.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.people = People(store)
        self.settings = settings
        self.later = Later()
        self.known = Knowing(store)
        self.bodies = Bodies()
        self.shown = Shown(store, self.later, self.known)
        self._looked: OrderedDict[tuple[str, str], str] = OrderedDict()
        self.deciding = Lock()
        self.sessions = Sessions(settings, KeptSessions(store), later=self.later)
        self.jobs = Jobs()
        self.logins = Rate(settings.limits.logins_a_minute)
        self.asking: Takes | None = None
        self.adding: Takes | None = None

    def role_of(self, session: Session) -> Role:
        """What the one behind a session may do: as the store said in this request, not at login."""
        if not self.settings.needs_login:
            return Role.ADMIN
        if session.who is None:
            return Role.NOBODY
        role = session.role
        if role is None:
            person = self.people.find(session.who)
            role = "" if person is None else person.role
        return ROLES.get(role, Role.NOBODY)

    def seen(self, who: str) -> dict[str, str]:
        """Id of a coverage → when a person looked at it last."""
        own = {coverage: at for (name, coverage), at in [*self._looked.items()] if name == who}
        kept = self.people.seen(who)
        return {one: max(own.get(one, ""), kept.get(one, "")) for one in {*own, *kept}}

    def saw(self, who: str, kept: KeptCoverage) -> None:
        """Note that a person looked at a coverage as it is now; nobody waits for that."""
        place = (who, kept.id)
        if self._looked.get(place, "") >= kept.changed:
            return
        self._looked[place] = kept.changed
        while len(self._looked) > MOST_LOOKED:
            self._looked.popitem(last=False)

        def keep() -> None:
            if self.people.seen(who).get(kept.id, "") < kept.changed:
                self.people.saw(who, kept.id)

        self.later(keep)

    def note(self, who: str, what: str, about: str, request: Request) -> None:
        """Write into the log of the house: who did what, from where."""
        self.people.log(who, what, about[:500], visitor(request.scope))

    def ask(self, order: Order, *, kind: str, title: str, who: str, about: str = "") -> Job:
        """A job that somebody waits for; it is in memory only, and so is what it is given."""
        job = Job(secrets.token_urlsafe(16), kind, title, who, now(), about=about)
        self.jobs.add(job)
        if self.asking is None:
            self.jobs.fail(job, "this server does no work")
        else:
            self.asking.give(Item(job, order))
        return job

    def work_on(self, coverage: str) -> Job | None:
        """The job that works on a coverage now."""
        return next((job for job in self.jobs.working() if job.about == coverage), None)

    def brief(self, kept: KeptCoverage, who: str) -> Job:
        """The job that makes a brief; the one that is under way, where there is one."""
        title = "Comparing the reports of a coverage"
        if kept.title:
            title = f"Comparing the reports of {kept.title}"
        for job in self.jobs.working():
            if job.kind == "brief" and job.about == kept.id:
                return job
        return self.ask(MakeBrief(kept.id), kind="brief", title=title, who=who, about=kept.id)

    def add(self, order: Add, *, title: str, who: str) -> Job:
        """A job that adds reports; it is in the database before this returns, and outlives us."""
        if order.is_new:
            # It is there before the work begins: work that is done again makes no second one.
            order = replace(order, coverage=self.store.new_coverage())
        kept = Task(ADDING, dump(order, title, who))
        number = str(self.store.queue.put(kept))
        job = self.jobs.add(Job(number, "add", title, who, now(), about=order.coverage))
        if self.adding is not None:
            self.adding.nudge()
        return job


def now() -> str:
    """The time, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
