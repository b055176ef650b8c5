"""One suite, every engine; then what only an engine of many processes has to do."""

import multiprocessing
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from tests.engines import work

from stemma.run import Alone, Engine, Processes
from stemma.run.local import AHEAD, FEW_CHARACTERS
from stemma.run.spark import Spark


def much(_item: object) -> int:
    """So much that every item is a share of its own, and two are worth a process."""
    return FEW_CHARACTERS // 2


def little(_item: object) -> int:
    return 1


@pytest.fixture(params=["alone", "processes", "spark"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "alone":
        yield Alone()
        return
    if request.param == "spark":
        yield request.getfixturevalue("spark")
        return
    with Processes(2) as processes:
        yield processes
    assert multiprocessing.active_children() == []


class TestEveryEngine:
    def test_results_come_in_the_order_of_the_items(self, engine: Engine) -> None:
        assert list(engine.map(work.double, range(40), much)) == [2 * n for n in range(40)]
        assert list(engine.map(work.double, range(500), little)) == [2 * n for n in range(500)]

    def test_without_items_there_are_no_results(self, engine: Engine) -> None:
        assert list(engine.map(work.double, (), much)) == []

    def test_what_is_raised_is_raised_in_its_turn(self, engine: Engine) -> None:
        found: list[int] = []
        with pytest.raises(ValueError, match="seven"):
            found.extend(engine.map(work.fail_at_seven, [*range(5), *[7] * 9], much))
        # In one process the items are one batch, of which none comes before another.
        assert found == ([] if isinstance(engine, Alone) else [*range(5)])
        # The engine is as good as before.
        assert list(engine.map(work.double, range(9), much)) == [2 * n for n in range(9)]

    def test_a_reader_of_results_that_stops_leaves_no_work_behind(self, engine: Engine) -> None:
        assert list(islice(engine.map(work.double, range(40), much), 3)) == [0, 2, 4]
        assert list(engine.map(work.double, range(50, 59), much)) == [*range(100, 118, 2)]


class TestProcesses:
    def test_much_work_is_done_elsewhere_and_little_here(self) -> None:
        here = os.getpid()
        with Processes(2) as engine:
            assert set(engine.map(work.name_process, range(9), little)) == {here}
            assert multiprocessing.active_children() == []
            elsewhere = set(engine.map(work.name_process, range(9), much))
        assert here not in elsewhere
        assert 1 <= len(elsewhere) <= 2

    def test_where_processes_are_there_already_little_work_is_shared_too(self) -> None:
        with Processes(2) as engine:
            list(engine.map(work.double, range(9), much))
            assert os.getpid() not in set(engine.map(work.name_process, range(500), little))
            # One share is not handed out.
            assert set(engine.map(work.name_process, range(9), little)) == {os.getpid()}

    def test_one_processor_needs_no_other_process(self) -> None:
        with Processes(1) as engine:
            assert set(engine.map(work.name_process, range(9), much)) == {os.getpid()}

    def test_one_item_is_not_handed_out(self) -> None:
        with Processes(2) as engine:
            assert list(engine.map(work.name_process, [1], much)) == [os.getpid()]

    def test_the_tools_of_a_process_last(self) -> None:
        with Processes(2) as engine:
            first = list(engine.map(work.remember, range(8), much))
            again = list(engine.map(work.remember, range(8), much))
        assert max(again) > max(first) >= 4

    def test_items_are_asked_for_a_few_ahead(self) -> None:
        asked = []

        def items() -> Iterator[int]:
            for number in range(1000):
                asked.append(number)
                yield number

        with Processes(2) as engine:
            results = engine.map(work.double, items(), much)
            next(results)
            assert len(asked) <= 2 * AHEAD + 3
            results.close()  # type: ignore[attr-defined] # it is a generator

    def test_what_a_dead_process_had_in_hand_is_done_here(self) -> None:
        items = [(number, os.getpid()) for number in range(40)]
        with Processes(3) as engine:
            assert list(engine.map(work.die_of_seven, items, much)) == list(range(40))

    def test_when_all_processes_are_dead_the_rest_is_done_here(self) -> None:
        items = [os.getpid()] * 20
        with Processes(2) as engine:
            assert list(engine.map(work.die, items, much)) == items
            assert set(engine.map(work.name_process, items, much)) == {os.getpid()}

    def test_a_process_killed_while_it_waits_for_work_is_not_missed(self) -> None:
        with Processes(2) as engine:
            list(engine.map(work.double, range(9), much))
            for process in multiprocessing.active_children():
                process.kill()
                process.join()
            assert list(engine.map(work.double, range(9), much)) == [2 * n for n in range(9)]

    def test_where_no_process_can_be_started_all_is_done_here(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_arguments: object) -> None:
            raise OSError("too many processes")

        monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
        with Processes(2) as engine:
            assert set(engine.map(work.name_process, range(9), much)) == {os.getpid()}


class TestSpark:
    def test_a_worker_that_dies_is_replaced_and_its_share_done_again(
        self, spark: Spark, tmp_path: Path
    ) -> None:
        items = [str(tmp_path / name) for name in ("a", "b", "dies", "c")]
        assert list(spark.map(work.die_once, items, much)) == [len(item) for item in items]
        assert (tmp_path / "dies").exists()

    def test_where_every_worker_dies_that_is_told(self, spark: Spark) -> None:
        with pytest.raises(OSError, match="Spark gave up"):
            list(spark.map(work.die, [os.getpid()] * 2, much))
        assert list(spark.map(work.double, range(9), much)) == [2 * n for n in range(9)]
