"""`docs/formats.md` and `docs/verdicts.md` are true: every key, verdict, format and rung."""

import importlib
import pkgutil
import re
from typing import Any

import pytest
from tests.docs.pages import ALL_PAGES
from tests.unit.report.brief_sample import make_brief

import stemma.judge
from stemma.judge.ladder import Rung
from stemma.model import JudgementKind, Relation, Verdict
from stemma.report.brief_formats import BriefFormat
from stemma.report.brief_json import brief_to_json
from stemma.report.brief_table_names import BriefTable

FORMATS = ALL_PAGES["docs/formats.md"]
VERDICTS = ALL_PAGES["docs/verdicts.md"]


def rows(page: str, heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its title."""
    (part,) = [
        text for text in re.split(r"^#+ ", page, flags=re.MULTILINE) if text.startswith(heading)
    ]
    lines = re.findall(r"^\|(.*)\|$", part, re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


def test_every_key_of_the_contract_is_explained() -> None:
    found: dict[str, Any] = brief_to_json(make_brief())
    assert {row[0].strip("`") for row in rows(FORMATS, "The JSON contract")} == set(found)
    point = found["points"][0]
    assert {row[0].strip("`") for row in rows(FORMATS, "A point")} == set(point)
    reading = point["readings"][0]
    assert {row[0].strip("`") for row in rows(FORMATS, "A reading")} == set(reading)
    for name, keys in rows(FORMATS, "The other lists"):
        entry = found[name.strip("`")][0]
        assert set(entry) <= set(re.findall(r"`(\w+)`", keys)), name
    for part in (found["documents"][0], point["judgements"][0], point["corroboration"]):
        assert all(f"`{key}`" in FORMATS for key in part)


def test_every_format_and_table_is_named() -> None:
    told = {row[0].strip("`") for row in rows(FORMATS, "The formats of")}
    assert told == {name.value for name in BriefFormat} - {"text"}
    section = FORMATS[FORMATS.index("## CSV") : FORMATS.index("## In Python")]
    assert all(f"`{table}`" in section for table in BriefTable)


def test_every_verdict_and_ladder_is_named() -> None:
    told = {row[0].strip("`") for row in rows(VERDICTS, "The verdict of a point")}
    assert told == {verdict.value for verdict in Verdict}
    assert [kind for kind in JudgementKind if f"`{kind}`" not in VERDICTS] == []


@pytest.mark.parametrize(
    ("rung", "relation"),
    sorted({(row[1].strip("`"), row[2]) for row in rows(VERDICTS, "The relation of two readings")}),
)
def test_every_rung_that_is_told_of_is_one(rung: str, relation: str) -> None:
    known = set()
    for module in pkgutil.iter_modules(stemma.judge.__path__):
        for value in vars(importlib.import_module(f"stemma.judge.{module.name}")).values():
            if isinstance(value, tuple):
                known |= {(r.name, r.relation) for r in value if isinstance(r, Rung)}
    assert (rung, Relation(relation)) in known
