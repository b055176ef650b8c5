"""What one click decides: all of it is kept, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from stemma.model import Brief, Decision
from stemma.store import coverages as placing
from stemma.store.deciding import complete
from stemma.store.decisions import put_decision

if TYPE_CHECKING:
    from stemma.store.store import Store


def decide_all(
    store: Store, coverage_id: str, decisions: Sequence[Decision], brief: Brief
) -> tuple[str, ...]:
    """Append decisions on pairs of a coverage in one transaction; their ids.

    `brief` is the one that they were taken on: it is looked into before anybody is kept from
    writing.
    """
    told = [complete(one, brief) for one in decisions]
    with store.writing() as (connection, now):
        found = placing.get_places(connection, coverage_id).require(coverage_id)
        kept = [put_decision(connection, replace(one, coverage=found), now) for one in told]
        placing.touch(connection, found, now)
    return tuple(one.id for one in kept)
