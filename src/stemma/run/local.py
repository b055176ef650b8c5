"""The engines of one machine: this process alone, or with others beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from types import TracebackType
from typing import Final, Self, TypeVar

from stemma.run.engine import Work, cut
from stemma.run.tools import Tools
from stemma.run.worker import Worker, first_done

T = TypeVar("T")
R = TypeVar("R")

BATCH_COUNT: Final = 64
"""Most documents annotated at once: enough to fill the model's batches, few enough to stream."""

BATCH_CHARACTERS: Final = 1_000_000
"""Most text annotated at once, so that a batch of books does not fill the memory."""

SHARE_COUNT: Final = 64
SHARE_CHARACTERS: Final = 16_000
"""Most that another process is given at once: some four reports, half a second of work. So little
that all processes end at about the same time, so much that handing it out costs nothing beside."""

FEW_CHARACTERS: Final = 100_000
"""With less than this in all, some 25 reports, no process is started: each takes about a second to
be ready, in which this one has read that much."""

FEW_SHARES: Final = 16
"""Nor are more shares than these held back to see how much there is."""

AHEAD: Final = 4
"""How many shares a process may be ahead of the one whose turn it is."""


class Alone:
    """Everything in this process, one batch after the other."""

    def __init__(self, tools: Tools | None = None) -> None:
        self.tools = Tools() if tools is None else tools

    def map(self, work: Work[T, R], items: Iterable[T], size: Callable[[T], int]) -> Iterator[R]:
        """See `Engine.map`."""
        for batch in cut(items, size, count=BATCH_COUNT, characters=BATCH_CHARACTERS):
            yield from work(self.tools, batch)


class Processes:
    """Much work is shared with other processes; little is done here, unless they are there already.

    They are started when there is work for them, and end with the `with` block. Each has tools of
    its own. One that dies is not missed, nor replaced: what it had in hand is done in this process.
    `prepare` is a function of a module that every process calls first, before it imports what it
    needs. Every process imports the main module of the program, which must not run by that.
    """

    def __init__(self, count: int, *, prepare: Callable[[], None] | None = None) -> None:
        self.tools = Tools()
        self._count = count
        self._prepare = prepare
        self._workers: list[Worker] = []
        self._idle: list[Worker] = []
        self._started = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all processes, whatever they do; where there is more work, others are started."""
        self._idle.clear()
        self._end_busy()
        self._started = 0

    def map(self, work: Work[T, R], items: Iterable[T], size: Callable[[T], int]) -> Iterator[R]:
        """See `Engine.map`."""
        shares = cut(items, size, count=SHARE_COUNT, characters=SHARE_CHARACTERS)
        first: list[list[T]] = []
        total = 0
        while self._count > 1 and (share := next(shares, None)) is not None:
            first.append(share)
            total += sum(map(size, share))
            is_much = total >= FEW_CHARACTERS or len(first) > FEW_SHARES
            if len(first) > 1 and (is_much or self._workers):
                yield from self._spread(work, chain(first, shares))
                return
        here = chain.from_iterable(chain(first, shares))
        yield from Alone(self.tools).map(work, here, size)

    def _spread(self, work: Work[T, R], shares: Iterable[list[T]]) -> Iterator[R]:
        numbered = enumerate(shares)
        coming = next(numbered, None)
        given: dict[Worker, tuple[int, list[T]]] = {}
        done: dict[int, Sequence[R] | Exception] = {}
        turn = 0
        try:
            while coming is not None or given or done:
                # The next share is at hand when a process asks for it.
                while coming is not None and coming[0] < turn + AHEAD * self._count:
                    worker = self._free()
                    if worker is None:
                        break
                    if worker.give(work, coming[1]):
                        given[worker] = coming
                        coming = next(numbered, None)
                if turn in done:
                    results = done.pop(turn)
                    turn += 1
                    if isinstance(results, Exception):
                        raise results
                    yield from results
                elif given:
                    worker = first_done(given)
                    number, share = given.pop(worker)
                    taken = worker.take()
                    if taken is None:
                        done[number] = work(self.tools, share)
                    else:
                        done[number] = taken
                        self._idle.append(worker)
                elif coming is not None:
                    # No process is left.
                    done[coming[0]] = work(self.tools, coming[1])
                    coming = next(numbered, None)
        finally:
            self._end_busy()

    def _free(self) -> Worker | None:
        """A process that waits for work; `None` where there is none and none can be started."""
        if self._idle:
            return self._idle.pop()
        if self._started < self._count:
            self._started += 1
            worker = Worker.start(self._prepare)
            if worker is not None:
                self._workers.append(worker)
            return worker
        return None

    def _end_busy(self) -> None:
        """End the processes that do not wait for work: nobody will take what they do."""
        for worker in self._workers:
            if worker not in self._idle:
                worker.end()
        self._workers = [*self._idle]
