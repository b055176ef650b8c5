"""The engine of a cluster: Spark, which hands out work and looks after machines that fail.

Every Python worker of Spark keeps its tools from share to share: one model each. What is handed out
is told to it as bytes, a share a row, and so are the results; so work and items must be small, and
reports lie where all workers find them.
"""

from __future__ import annotations

import errno
import os
import pickle  # what is read back was written by this program
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from stemma.errors import UsageError
from stemma.run.engine import Work, cut
from stemma.run.local import SHARE_CHARACTERS, SHARE_COUNT
from stemma.run.tools import Tools

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

T = TypeVar("T")
R = TypeVar("R")

AHEAD: Final = 16
"""Shares of each core that are handed out at once: the results of all come back together, so that
what is lost when the leading process ends is some minutes of work, and few cores wait for the last
share."""
SCHEMA: Final = "number long, results binary"

_tools: list[Tools] = []
"""The tools of this process, where it is a worker of Spark: it works for one session only."""


class Spark:
    """Work is handed to the workers of a Spark session.

    A worker that dies is replaced by Spark, and its share done again. What work raises is raised
    here, in its turn.
    """

    def __init__(self, session: SparkSession, *, tools: Tools | None = None) -> None:
        self.tools = Tools() if tools is None else tools
        self._session = session

    @classmethod
    def start(cls, master: str | None = None) -> Self:
        """An engine with a session of its own, or that which is there.

        `master` is where the workers are, as Spark writes it; `None` leaves that to spark-submit,
        and without it takes the processors of this machine.

        Raises:
            UsageError: PySpark or Java is not there.
        """
        try:
            with _quiet():
                from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra
                from pyspark.sql import SparkSession  # noqa: PLC0415
        except ImportError as error:
            raise UsageError(
                f"--engine spark needs the extra: pip install 'stemma-news[spark]' ({error})"
            ) from error
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = SparkSession.builder.appName("stemma")
        settings: dict[str, bool | float | int | str | None] = {
            # A worker keeps its models between two shares.
            "spark.python.worker.reuse": "true",
            "spark.sql.execution.arrow.maxRecordsPerBatch": "1",
            "spark.ui.showConsoleProgress": "false",
        }
        if master is not None:
            builder = builder.master(master)
        if master is not None and master.startswith("local"):
            settings |= {
                "spark.ui.enabled": "false",
                "spark.driver.bindAddress": "127.0.0.1",
                "spark.driver.host": "127.0.0.1",
                "spark.executorEnv.PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            }
        try:
            with _quiet():
                session = builder.config(map=settings).getOrCreate()
        except (PySparkException, OSError) as error:
            raise UsageError(f"Spark does not start: {str(error)[:300]}") from error
        session.sparkContext.setLogLevel("ERROR")
        return cls(session)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.stop()

    def map(self, work: Work[T, R], items: Iterable[T], size: Callable[[T], int]) -> Iterator[R]:
        """See `Engine.map`.

        Raises:
            OSError: Spark gave up: workers that it started anew died, too.
        """
        shares = cut(items, size, count=SHARE_COUNT, characters=SHARE_CHARACTERS)
        at_once = AHEAD * max(1, self._session.sparkContext.defaultParallelism)
        while group := list(islice(shares, at_once)):
            for results in self._do(work, group):
                if isinstance(results, Exception):
                    raise results
                yield from results

    def _do(self, work: Work[T, R], shares: list[list[T]]) -> list[Any]:
        """The results of each share, or what was raised."""
        import pyarrow as pa  # noqa: PLC0415 - comes with the extra

        table = pa.table(
            {
                "number": pa.array(range(len(shares)), pa.int64()),
                "share": pa.array([pickle.dumps((work, share)) for share in shares], pa.binary()),
            }
        )
        from py4j.protocol import Py4JError  # noqa: PLC0415 - comes with the extra
        from pyspark.errors import PySparkException  # noqa: PLC0415

        try:
            with _quiet():
                frame = self._session.createDataFrame(table)
                # A share is a partition: none waits behind another while a core is idle.
                parted = frame.repartitionByRange(len(shares), "number")
                found = parted.mapInArrow(work_through, SCHEMA).toArrow().to_pylist()
        except (PySparkException, Py4JError) as error:
            told = " ".join(str(error).split())[:500]
            raise OSError(errno.EIO, f"Spark gave up: {told}") from error
        by_number = {row["number"]: row["results"] for row in found}
        return [pickle.loads(by_number[number]) for number in range(len(shares))]  # noqa: S301


def work_through(batches: Iterator[Any]) -> Iterator[Any]:
    """What a worker does: shares as bytes → their results as bytes."""
    import pyarrow as pa  # noqa: PLC0415 - see `Spark._do`

    if not _tools:
        _tools.append(Tools())
    for batch in batches:
        for row in batch.to_pylist():
            work, share = pickle.loads(row["share"])  # noqa: S301 - see the import
            try:
                results: Any = list(work(_tools[0], share))
            except Exception as error:  # noqa: BLE001 - it is raised where the work was given
                results = error
            yield pa.RecordBatch.from_pydict(
                {
                    "number": pa.array([row["number"]], pa.int64()),
                    "results": pa.array([pickle.dumps(results)], pa.binary()),
                }
            )


@contextmanager
def _quiet() -> Iterator[None]:
    """PySpark warns of pandas, which is not used here, whenever it is touched."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
