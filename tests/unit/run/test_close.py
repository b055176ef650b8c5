"""An engine that was closed between two pieces of work goes on with the second."""

from collections.abc import Sequence

from stemma.run import Processes
from stemma.run.local import FEW_CHARACTERS
from stemma.run.tools import Tools


def lengths(_tools: Tools, texts: Sequence[str]) -> list[int]:
    return [len(text) for text in texts]


def test_closed_it_starts_others_where_there_is_work_again() -> None:
    texts = ["x" * 10_000] * (FEW_CHARACTERS // 10_000 + 20)
    with Processes(2) as engine:
        tools = engine.tools
        for _ in range(3):
            assert list(engine.map(lengths, texts, len)) == [10_000] * len(texts)
            assert engine._workers, "it was spread"
            engine.close()
            assert not engine._workers
        assert engine.tools is tools, "what was loaded once stays"
