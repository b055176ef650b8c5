"""The store: reports, what was made of them, what people decided; in a file or in PostgreSQL.

The only room with SQL in it. It calls the ordinary run, and lends it a memory.
"""

from stemma.store.deciding import on_judgement, on_readings
from stemma.store.opened import Clock
from stemma.store.queue import Queue
from stemma.store.store import Store
from stemma.store.values import (
    Added,
    Change,
    Feed,
    Forgotten,
    Hit,
    KeptCoverage,
    Query,
    Task,
    TaskState,
    Version,
)

__all__ = [
    "Added",
    "Change",
    "Clock",
    "Feed",
    "Forgotten",
    "Hit",
    "KeptCoverage",
    "Query",
    "Queue",
    "Store",
    "Task",
    "TaskState",
    "Version",
    "on_judgement",
    "on_readings",
]
