"""Work that waits for a worker; it survives both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Row, and_, delete, or_, select, update

from stemma.store import tables as t
from stemma.store.codec import load, save
from stemma.store.opened import OpenStore, stamp
from stemma.store.rows import insert_one
from stemma.store.values import Task, TaskState

LEASE_SECONDS: Final = 600
"""How long a worker may be silent before its task is given to another."""
TRIES: Final = 5


class Queue:
    """Tasks in the order in which they are due; each is taken by one worker at a time."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store

    def put(self, task: Task, *, once: bool = False) -> int:
        """Let a task wait; its id. With `once`, one that waits already with the same words stays.

        Raises:
            StoreError: the database failed.
        """
        task = replace(task, state=TaskState.WAITING, tries=0, owner=None, taken=None, id=0)
        with self._store.writing() as (connection, now):
            if once:
                rows = connection.execute(
                    select(t.task.c.number, t.task.c.content).where(
                        t.task.c.kind == task.kind, t.task.c.state == TaskState.WAITING.value
                    )
                )
                for row in rows:
                    if load(Task, row.content).body == task.body:
                        return int(row.number)
            return insert_one(
                connection,
                t.task,
                kind=task.kind,
                state=task.state.value,
                due=task.due or now,
                tries=0,
                content=save(Task, task),
            )

    def take(
        self, owner: str, kinds: Iterable[str] = (), *, lease_seconds: float = LEASE_SECONDS
    ) -> Task | None:
        """The next task that is due, of these kinds or of any; `None` where there is none.

        One that was taken so long ago that its worker must be gone is given again.

        Raises:
            StoreError: the database failed.
        """
        with self._store.writing() as (connection, now):
            lost = stamp(datetime.fromisoformat(now) - timedelta(seconds=lease_seconds))
            waiting = and_(t.task.c.state == TaskState.WAITING.value, t.task.c.due <= now)
            left = and_(t.task.c.state == TaskState.TAKEN.value, t.task.c.taken <= lost)
            rows = select(t.task).where(or_(waiting, left))
            wanted = sorted(kinds)
            if wanted:
                rows = rows.where(t.task.c.kind.in_(wanted))
            row = connection.execute(rows.order_by(t.task.c.due, t.task.c.number)).first()
            if row is None:
                return None
            connection.execute(
                update(t.task)
                .where(t.task.c.number == row.number)
                .values(state=TaskState.TAKEN.value, owner=owner, taken=now, tries=row.tries + 1)
            )
            return replace(
                _task(row), state=TaskState.TAKEN, owner=owner, taken=now, tries=row.tries + 1
            )

    def done(self, task_id: int) -> None:
        """A task is done and need not be kept."""
        with self._store.writing() as (connection, _):
            connection.execute(delete(t.task).where(t.task.c.number == task_id))

    def failed(
        self, task_id: int, fault: str, *, retry_seconds: float = 60, tries: int = TRIES
    ) -> Task | None:
        """A task went wrong: it waits again, or is given up after so many tries. How it is now."""
        with self._store.writing() as (connection, now):
            row = connection.execute(select(t.task).where(t.task.c.number == task_id)).first()
            if row is None:
                return None
            state = TaskState.FAILED if row.tries >= tries else TaskState.WAITING
            due = stamp(datetime.fromisoformat(now) + timedelta(seconds=retry_seconds))
            task = replace(load(Task, row.content), fault=fault)
            connection.execute(
                update(t.task)
                .where(t.task.c.number == task_id)
                .values(
                    state=state.value, due=due, owner=None, taken=None, content=save(Task, task)
                )
            )
            return replace(task, state=state, due=due, tries=row.tries, id=task_id)

    def release(self, owner: str) -> int:
        """Let all that a worker had taken wait again, as when it starts anew; how many."""
        with self._store.writing() as (connection, _):
            return connection.execute(
                update(t.task)
                .where(t.task.c.owner == owner, t.task.c.state == TaskState.TAKEN.value)
                .values(state=TaskState.WAITING.value, owner=None, taken=None)
            ).rowcount

    def tasks(self) -> tuple[Task, ...]:
        """All that wait, are taken or were given up, in the order they came."""
        with self._store.reading() as connection:
            rows = connection.execute(select(t.task).order_by(t.task.c.number))
            return tuple(_task(row) for row in rows)


def _task(row: Row[tuple[object, ...]]) -> Task:
    return replace(
        load(Task, row.content),
        state=TaskState(row.state),
        due=row.due,
        tries=row.tries,
        owner=row.owner,
        taken=row.taken,
        id=row.number,
    )
