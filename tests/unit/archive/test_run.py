"""An archive from its sources to its tables, at depth gather: what needs no model."""

import json
import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.archive.piles import PILE, contents, engine, ferry, report, save_lines, strike

from stemma.archive import Depth, Summary, Wanted, ask_sql, coverages, make_archive, plan, windows
from stemma.archive.plan import load_groups
from stemma.archive.reading import Reading
from stemma.archive.schemas import TABLES
from stemma.errors import UsageError

GATHER = Wanted(depth=Depth.GATHER)


def make(folder: Path, *records: Any, name: str = "pile.jsonl", wanted: Wanted = GATHER) -> Summary:
    save_lines(folder / "in" / name, records)
    return make_archive([str(folder / "in")], folder / "out", wanted, engine=engine())


def answer(folder: Path, query: str) -> list[tuple[Any, ...]]:
    return list(ask_sql(folder / "out", query).rows)


def groups(folder: Path) -> set[frozenset[str]]:
    rows = answer(folder, "SELECT list(document) FROM members GROUP BY coverage")
    return {frozenset(found) for (found,) in rows}


class TestCoverages:
    def test_a_story_over_midnight_and_over_a_week_is_one(self, tmp_path: Path) -> None:
        make(tmp_path, *PILE)
        assert groups(tmp_path) == {
            frozenset({"f1", "f2", "f3", "f4", "f5"}),
            frozenset({"s1", "s2", "s3"}),
            frozenset({"alone"}),
        }

    def test_a_coverage_keeps_its_id_from_day_to_day(self, tmp_path: Path) -> None:
        first = [one for one in PILE if one["published"] < "2031-03-11"]
        make(tmp_path / "a", *first)
        make(tmp_path / "b", *PILE)
        query = "SELECT coverage FROM members WHERE document = 'f3'"
        assert answer(tmp_path / "a", query) == answer(tmp_path / "b", query)

    def test_days_without_a_report_part_two_events_of_the_same_words(self, tmp_path: Path) -> None:
        later = [ferry(f"l{n}", f"2031-05-0{n}", f"Outlet {n}") for n in (1, 2)]
        make(tmp_path, *PILE, *later)
        assert frozenset({"l1", "l2"}) in groups(tmp_path)

    def test_a_copy_is_told_and_is_not_read_closely(self, tmp_path: Path) -> None:
        make(tmp_path, *PILE)
        query = "SELECT document, copy_of FROM members WHERE copy_of IS NOT NULL"
        assert sorted(answer(tmp_path, query)) == [("f4", "f1"), ("s3", "s1")]
        told = answer(
            tmp_path,
            "SELECT documents, distinct_documents, len(outlets) FROM coverages"
            " WHERE first_day = '2031-03-09'",
        )
        assert told == [(5, 4, 4)]
        assert answer(tmp_path, "SELECT document, from_id, kind FROM lineage ORDER BY ALL") == [
            ("f4", "f1", "copies"),
            ("s3", "s1", "copies"),
        ]

    def test_only_what_several_outlets_report_is_read_closely(self, tmp_path: Path) -> None:
        own = [strike(f"o{n}", "2031-06-01", "Varnstead Tagblatt", n + 2) for n in range(3)]
        make(tmp_path, *PILE, *own)
        query = "SELECT first_day FROM coverages WHERE is_read ORDER BY ALL"
        assert answer(tmp_path, query) == [("2031-03-09",), ("2031-03-11",)]
        everything = Wanted(depth=Depth.GATHER, everything=True)
        make_archive([str(tmp_path / "in")], tmp_path / "all", everything, engine=engine())
        assert ask_sql(tmp_path / "all", "SELECT bool_and(is_read) FROM coverages").rows == (
            (True,),
        )

    def test_nothing_says_that_reports_without_an_outlet_are_of_one(self, tmp_path: Path) -> None:
        nameless = [{**one, "outlet": None} for one in PILE[:3]]
        make(tmp_path, *nameless)
        assert answer(tmp_path, "SELECT is_read, len(outlets) FROM coverages") == [(True, 0)]

    def test_a_report_without_a_day_is_of_the_event_it_tells(self, tmp_path: Path) -> None:
        undated = [ferry("u1", None, "Pier Notes", 205), strike("u2", None, "Depot Sheet", 9)]
        other = report("u3", "An orchard in Sall was sold to a brewer. " * 6, None, "Sall Post")
        make(tmp_path, *PILE, *undated, other)
        assert groups(tmp_path) == {
            frozenset({"f1", "f2", "f3", "f4", "f5", "u1"}),
            frozenset({"s1", "s2", "s3", "u2"}),
            frozenset({"alone"}),
            frozenset({"u3"}),
        }
        days = answer(tmp_path, "SELECT first_day, last_day FROM coverages ORDER BY ALL")
        assert days[0] == ("2031-03-09", "2031-03-12")
        assert answer(tmp_path, "SELECT count(*) FROM members WHERE day = 'undated'") == [(3,)]

    def test_where_hardly_anything_has_a_day_these_are_gathered_by_themselves(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(windows, "UNDATED_MOST", 1)
        undated = [ferry("u1", None, "Pier Notes", 205), ferry("u2", None, "Boat Notes", 187)]
        made = make(tmp_path, *PILE, *undated)
        assert frozenset({"u1", "u2"}) in groups(tmp_path)
        assert made.counts["gather"]["without a day, gathered by themselves"] == 2


class TestDays:
    def test_a_day_with_one_report_and_a_day_with_many_of_one_story(self, tmp_path: Path) -> None:
        base = ferry("m0", "2031-03-10T06:00:00Z", "Norwire")
        many = [
            {
                **base,
                "id": f"m{n}",
                "outlet": f"Paper {n % 50}",
                "published": "2031-03-10T07:00:00Z",
            }
            for n in range(1, 300)
        ]
        lone = report("lone", "A heron nests on the town hall. " * 6, "2031-02-01", "Esk Weekly")
        made = make(tmp_path, lone, base, *many)
        told = answer(tmp_path, "SELECT first_day, documents, distinct_documents FROM coverages")
        assert sorted(told) == [("2031-02-01", 1, 1), ("2031-03-10", 300, 1)]
        assert made.counts["join"]["copies"] == 299
        assert answer(
            tmp_path, "SELECT DISTINCT copy_of FROM members WHERE copy_of IS NOT NULL"
        ) == [("m0",)]

    def test_a_day_with_many_different_reports_of_one_story_is_compared_in_pieces(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(coverages, "MOST", 2)
        monkeypatch.setattr(plan, "MOST", 2)
        made = make(tmp_path, *PILE)
        assert made.counts["join"]["coverages compared in pieces"] == 1
        assert answer(tmp_path, "SELECT distinct_documents, parts FROM coverages ORDER BY 1 DESC")[
            0
        ] == (4, 2)
        groups_of = load_groups(tmp_path / "out" / "work" / "plan" / "distinct.parquet")
        pieces = [piece for group in groups_of for piece in group]
        assert [(one["part"], [d["id"] for d in one["documents"]]) for one in pieces] == [
            (0, ["f1", "f2"]), (1, ["f3", "f5"]), (0, ["s1", "s2"]),
        ]  # fmt: skip


class TestSameBytes:
    def test_the_order_of_the_lines_of_a_shard_changes_no_coverage(self, tmp_path: Path) -> None:
        shuffled = list(PILE)
        random.Random(3).shuffle(shuffled)
        make(tmp_path / "a", *PILE)
        make(tmp_path / "b", *shuffled)
        query = "SELECT * EXCLUDE (document), document FROM members ORDER BY document"
        assert answer(tmp_path / "a", query) == answer(tmp_path / "b", query)

    def test_an_unrelated_report_changes_nothing_elsewhere(self, tmp_path: Path) -> None:
        make(tmp_path / "a", *PILE)
        other = report("x", "A baker in Holt won a prize for rye bread. " * 5, "2031-03-10", "Holt")
        make(tmp_path / "b", *PILE, other)
        assert groups(tmp_path / "b") - groups(tmp_path / "a") == {frozenset({"x"})}

    def test_another_folder_gives_the_same_bytes(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        found = []
        for name in ("one", "another"):
            place = tmp_path / name
            save_lines(place / "in" / "pile.jsonl", PILE)
            monkeypatch.chdir(place)
            make_archive(["in"], Path("out"), GATHER, engine=engine())
            found.append(contents(place / "out"))
        assert found[0] == found[1]

    @pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl.gz"])
    def test_another_format_gives_the_same_coverages(self, tmp_path: Path, kind: str) -> None:
        import csv  # noqa: PLC0415
        import gzip  # noqa: PLC0415

        make(tmp_path / "a", *PILE)
        path = tmp_path / "b" / "in" / f"pile.{kind}"
        path.parent.mkdir(parents=True)
        names = sorted({name for one in PILE for name in one})
        rows = [{name: one.get(name) for name in names} for one in PILE]
        if kind == "parquet":
            pq.write_table(pa.Table.from_pylist(rows), path)
        elif kind == "csv":
            with path.open("w", encoding="utf-8", newline="") as file:
                table = csv.DictWriter(file, names)
                table.writeheader()
                table.writerows(rows)
        else:
            lines = "".join(json.dumps(one) + "\n" for one in PILE)
            path.write_bytes(gzip.compress(lines.encode()))
        make_archive([str(tmp_path / "b" / "in")], tmp_path / "b" / "out", GATHER, engine=engine())
        assert groups(tmp_path / "a") == groups(tmp_path / "b")


class TestTables:
    def test_every_table_has_its_stated_columns(self, tmp_path: Path) -> None:
        make(tmp_path, *PILE, {"text": ""})
        for name, schema in TABLES.items():
            for path in (tmp_path / "out" / name).rglob("*.parquet"):
                assert pq.read_schema(path).equals(schema)
            columns = ask_sql(tmp_path / "out", f"SELECT * FROM {name}").columns  # noqa: S608
            assert set(schema.names) <= set(columns)

    def test_a_document_lies_under_its_day(self, tmp_path: Path) -> None:
        captured = report("c", "A kiln has burnt down in Orrin. " * 6, None, "Orrin Post")
        made = make(
            tmp_path, *PILE, {**captured, "captured": "2031-03-14T23:59:00+02:00"},
            report("u", "A bridge over the Tove was painted. " * 6, None, "Tove Post"),
        )  # fmt: skip
        rows = dict(answer(tmp_path, "SELECT id, day FROM documents"))
        assert (rows["f1"], rows["c"], rows["u"]) == ("2031-03-09", "2031-03-14", "undated")
        assert made.counts["read"]["without a day"] == 1

    def test_days_that_cannot_be_are_counted_and_kept(self, tmp_path: Path) -> None:
        mill, comet = "A mill in Garth has been sold. ", "A comet was seen over Garth. "
        seen = {"captured": "2031-03-14"}
        made = make(
            tmp_path,
            *PILE,
            report("zero", mill * 6, "1970-01-01", "Garth Post", **seen),
            report("old", mill * 5, "1970-02-03", "Garth Post"),
            report("after", comet * 6, "2099-12-31", "Garth Post", **seen),
            report("far", comet * 5, "2099-12-31", "Garth Post"),
        )
        assert made.counts["read"]["before 1990"] == 1
        assert made.counts["read"]["with a doubtful date"] == 2
        days = dict(answer(tmp_path, "SELECT id, day FROM documents"))
        assert [days[name] for name in ("zero", "old", "after", "far")] == [
            "2031-03-14", "1970-02-03", "2031-03-14", "2099-12-31",
        ]  # fmt: skip

    def test_only_the_days_that_are_wanted(self, tmp_path: Path) -> None:
        wanted = Wanted(Reading("2031-03-10", "2031-03-11"), Depth.GATHER)
        made = make(tmp_path, *PILE, wanted=wanted)
        days = {day for (day,) in answer(tmp_path, "SELECT DISTINCT day FROM documents")}
        assert days == {"2031-03-10", "2031-03-11"}
        assert made.counts["read"]["outside the days"] == 4


class TestIds:
    def test_a_document_in_two_files_is_one(self, tmp_path: Path) -> None:
        save_lines(tmp_path / "in" / "a.jsonl", PILE)
        save_lines(tmp_path / "in" / "b.jsonl", PILE[2:5])
        made = make_archive([str(tmp_path / "in")], tmp_path / "out", GATHER, engine=engine())
        assert made.counts["day"]["documents that came twice"] == 3
        assert answer(tmp_path, "SELECT count(*) FROM documents") == [(len(PILE),)]

    def test_texts_that_share_an_id_are_two(self, tmp_path: Path) -> None:
        save_lines(tmp_path / "in" / "a.jsonl", PILE)
        save_lines(tmp_path / "in" / "b.jsonl", [{**PILE[5], "id": "f1"}])
        made = make_archive([str(tmp_path / "in")], tmp_path / "out", GATHER, engine=engine())
        assert made.counts["day"]["documents that share an id"] == 2
        ids = [name for (name,) in answer(tmp_path, "SELECT id FROM documents ORDER BY id")]
        assert len(set(ids)) == len(PILE) + 1
        assert sum(name.startswith("f1~") for name in ids) == 2

    def test_a_document_under_two_days_is_kept_under_the_first(self, tmp_path: Path) -> None:
        make(tmp_path, *PILE, {**PILE[5], "published": "2031-03-15"})
        assert answer(tmp_path, "SELECT day FROM documents WHERE id = 's1'") == [("2031-03-11",)]


def test_nothing_to_read_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(UsageError, match="no file"):
        make_archive([str(tmp_path / "in")], tmp_path / "out", GATHER, engine=engine())
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", ["in", "in/out", "."])
def test_an_archive_lies_in_no_source(tmp_path: Path, out: str) -> None:
    save_lines(tmp_path / "in" / "pile.jsonl", PILE)
    with pytest.raises(UsageError, match="lies in the source"):
        make_archive([str(tmp_path / "in")], tmp_path / out, GATHER, engine=engine())
