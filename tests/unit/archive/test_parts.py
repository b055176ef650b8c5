"""The pieces of an archive by themselves: rows, windows, ties, days."""

import itertools
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.archive.components import Components, find_ties
from stemma.archive.documents import from_row, to_row
from stemma.archive.files import load_rows, save_rows
from stemma.archive.schemas import DOCUMENTS, REJECTIONS
from stemma.archive.windows import AROUND, window_days, window_of
from stemma.cli.archive import parse_days
from stemma.model import Document
from stemma.read import read_source

WHOLE = Path(__file__).parents[3] / "examples"
FIELD = Path(__file__).parents[3] / "../shared/field"


class TestRows:
    @pytest.mark.parametrize("folder", [WHOLE, FIELD], ids=["examples", "field"])
    def test_a_row_holds_all_of_a_document(self, folder: Path, tmp_path: Path) -> None:
        if not folder.exists():
            pytest.skip("not here")
        documents = [one for one in read_source(str(folder)) if isinstance(one, Document)]
        assert documents
        save_rows(tmp_path / "d.parquet", DOCUMENTS, [to_row(one) for one in documents])
        assert [from_row(row) for row in load_rows(tmp_path / "d.parquet")] == documents

    def test_the_same_rows_are_the_same_bytes(self, tmp_path: Path) -> None:
        rows = [{"source": f"s{n}", "stage": "read", "reason": "no"} for n in range(1_000)]
        made = {save_rows(tmp_path / name / "r.parquet", REJECTIONS, rows) for name in "ab"}
        assert len(made) == 1

    def test_half_a_surrogate_is_written(self, tmp_path: Path) -> None:
        rows = [{"source": "a\ud800b", "stage": "read", "reason": "x"}]
        save_rows(tmp_path / "r.parquet", REJECTIONS, rows)
        assert [row["source"] for row in load_rows(tmp_path / "r.parquet")] == ["a?b"]

    @pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"\0" * 40 + b"PAR1"])
    def test_a_damaged_file_is_an_error_of_the_system(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "d.parquet").write_bytes(content)
        with pytest.raises(OSError, match="damaged"):
            list(load_rows(tmp_path / "d.parquet"))


class TestWindows:
    @given(day=st.dates(), other=st.integers(0, AROUND))
    def test_two_days_that_are_near_are_seen_together(self, day: object, other: int) -> None:
        from datetime import date  # noqa: PLC0415

        assert isinstance(day, date)
        if day.toordinal() + other > date.max.toordinal():
            return
        later = date.fromordinal(day.toordinal() + other).isoformat()
        seen = [
            first <= day.isoformat() <= last and first <= later <= last
            for window in (window_of(day.isoformat()), window_of(later))
            for first, last in [window_days(window)]
        ]
        assert any(seen)

    @given(day=st.dates())
    def test_a_day_is_the_own_of_the_window_that_sees_it(self, day: object) -> None:
        first, last = window_days(window_of(str(day)))
        assert first <= str(day) <= last


GROUPS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3), max_size=8)


class TestTies:
    @given(left=GROUPS, right=GROUPS)
    def test_as_told_by_sets(self, left: Mapping[str, int], right: Mapping[str, int]) -> None:
        both = left.keys() & right.keys()
        wanted = []
        for one, other in itertools.product(range(4), range(4)):
            first = {name for name in both if left[name] == one}
            second = {name for name in both if right[name] == other}
            if first & second and len(first & second) > len(first | second) / 2:
                wanted.append((one, other))
        assert find_ties(left, right) == wanted

    @given(left=GROUPS, right=GROUPS)
    def test_a_group_is_tied_to_one_at_most(
        self, left: Mapping[str, int], right: Mapping[str, int]
    ) -> None:
        ties = find_ties(left, right)
        assert len({one for one, _ in ties}) == len({other for _, other in ties}) == len(ties)

    @given(pairs=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
    def test_components_are_those_of_the_graph(self, pairs: list[tuple[int, int]]) -> None:
        found = Components()
        for _ in range(10):
            found.new()
        for left, right in pairs:
            found.tie(left, right)
        reach = {n: {n} for n in range(10)}
        for _ in range(10):
            for left, right in pairs:
                reach[left] |= reach[right]
                reach[right] |= reach[left]
        assert [found.root(n) for n in range(10)] == [min(reach[n]) for n in range(10)]


@pytest.mark.parametrize(
    "words",
    ["", "..", "2031-13-01", "tomorrow", "2031-03-02..2031-03-01", "20310301", "2031-W10-1"],
)
def test_days_that_are_none_are_wrong_usage(words: str) -> None:
    import typer  # noqa: PLC0415

    with pytest.raises(typer.BadParameter):
        parse_days(words)
