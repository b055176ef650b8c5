"""`docs/read.md` is true: it has every key of the JSON, and its tables of examples hold."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from tests.docs.pages import HAS_WEIGHTS, PAGES, tables
from tests.unit.report.sample import FULL

from stemma.claims import CloseReader
from stemma.model import (
    Annotations,
    Document,
    EntityKind,
    MentionForm,
    Modality,
    Polarity,
    Precision,
    SourceKind,
    TimexKind,
)
from stemma.read import read_text
from stemma.report.json import to_json
from stemma.report.layers import Layer
from stemma.report.wording import describe_quantity, describe_timex

PAGE = "docs/read.md"
PUBLISHED = "2025-11-24"

needs_weights = pytest.mark.skipif(not HAS_WEIGHTS, reason="the files of the model are not there")


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Entities", "entities"),
        ("Times", "timexes"),
        ("Amounts", "quantities"),
        ("Attributions", "attributions"),
        ("Claims", "claims"),
    ],
)
def test_every_key_of_a_layer_is_explained(heading: str, key: str) -> None:
    found = to_json(FULL)[key]
    assert isinstance(found, list)
    assert isinstance(found[0], dict)
    assert _keys(heading) == set(found[0])


def test_every_key_of_a_report_is_explained() -> None:
    found = to_json(FULL)
    top = re.split(r"^## ", PAGES[PAGE], flags=re.MULTILINE)[0]
    assert set(re.findall(r"^\| `(\w+)` \|", top, re.MULTILINE)) == set(found)
    assert isinstance(found["document"], dict)
    (known,) = re.findall(r"^`document` holds .*$", top, re.MULTILINE)
    assert set(found["document"]) <= set(re.findall(r"`(\w+)`", known))


@pytest.mark.parametrize(
    ("heading", "members"),
    [
        ("Entities", (*EntityKind, *MentionForm)),
        ("Times", (*TimexKind, *Precision)),
        ("Attributions", tuple(SourceKind)),
        ("Claims", (*Modality, *Polarity)),
    ],
)
def test_every_value_is_named(heading: str, members: tuple[str, ...]) -> None:
    (section,) = re.findall(
        rf"^## {heading}\n.*?(?=^## |\Z)", PAGES[PAGE], re.MULTILINE | re.DOTALL
    )
    assert [str(member) for member in members if f"`{member}`" not in section] == []


def test_every_layer_can_be_asked_for_by_name() -> None:
    (asked,) = re.findall(r"^As text: .*$", PAGES[PAGE], re.MULTILINE)
    assert {layer.value for layer in Layer} <= set(re.findall(r"`(\w+)`", asked))


@needs_weights
@pytest.mark.parametrize(("words", "shown"), [row[:2] for row in tables(PAGE, "Times")[0][1:]])
def test_a_time_is_read_as_shown(words: str, shown: str) -> None:
    found, place = _read(words)
    values = [t for t in found.timexes if (t.span.start, t.span.end) == place]
    assert [
        [describe_timex(t), *(o.value for o in t.alternatives), *([t.mismatch] * bool(t.mismatch))]
        for t in values
    ] == [list(_shown(shown))]


@needs_weights
@pytest.mark.parametrize(("words", "shown"), [row[:2] for row in tables(PAGE, "Amounts")[0][1:]])
def test_an_amount_is_read_as_shown(words: str, shown: str) -> None:
    found, place = _read(words)
    values = [q for q in found.quantities if (q.span.start, q.span.end) == place]
    assert [describe_quantity(q) for q in values] == list(_shown(shown))


@needs_weights
@pytest.mark.parametrize(
    ("words", "claim", "polarity", "modality"), [row[:4] for row in tables(PAGE, "Claims")[0][1:]]
)
def test_a_claim_is_read_as_shown(words: str, claim: str, polarity: str, modality: str) -> None:
    found, place = _read(words)
    values = [c for c in found.claims if [(s.start, s.end) for s in c.spans] == [place]]
    wanted = (claim, polarity.strip("`"), modality.strip("`"))
    assert [(c.predicate, c.polarity.value, c.modality.value) for c in values] == [wanted]


def _keys(heading: str) -> set[str]:
    """The names in the first column of the section's table of keys."""
    (table,) = [table for table in tables(PAGE, heading) if table[0][0] == "key"]
    return {key for row in table[1:] for key in re.findall(r"`(\w+)`", row[0])}


def _shown(cell: str) -> Iterator[str]:
    """The values of a cell: those in backticks, then what follows a semicolon."""
    values, _, clash = cell.partition("; ")
    yield from re.findall(r"`([^`]+)`", values)
    if clash:
        yield clash


@cache
def _reader() -> CloseReader:
    return CloseReader.load()


def _read(words: str) -> tuple[Annotations, tuple[int, int]]:
    """What is found in a sentence without its two pairs of asterisks, and the place between."""
    before, bold, after = words.split("**")
    document = read_text(before + bold + after, "text", published=PUBLISHED)
    assert isinstance(document, Document)
    (found,) = _reader().annotate([document])
    return found, (len(before), len(before) + len(bold))
