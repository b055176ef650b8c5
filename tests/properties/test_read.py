"""Whatever is in a file: a document or a rejection for everything in it, and nothing else."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.read.made import PARAGRAPHS, page, record, warc
from tests.unit.read.spoil import SEEDS, TEXT, spoil

from stemma.model import Document, Rejection
from stemma.read import read_source, read_sources
from stemma.read.html.charset import decode_page
from stemma.read.sourcemap import find_words, map_text

once = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("name", SEEDS)
@once
@given(seed=st.integers(0, 2**32))
def test_a_spoilt_file_is_documents_and_rejections(tmp_path: Path, name: str, seed: int) -> None:
    path = tmp_path / name
    path.write_bytes(spoil(SEEDS[name], seed))
    found = list(read_source(str(path)))
    assert found
    for item in found:
        assert isinstance(item, (Document, Rejection))
        if isinstance(item, Document):
            assert item.text.strip()
            assert all(span.end <= len(item.text) for span in item.source_map)
    assert found == list(read_source(str(path)))


@once
@given(st.binary(max_size=300))
def test_whatever_comes_on_standard_input(content: bytes) -> None:
    assert list(read_sources(["-"], standard_input=content))


@once
@given(st.lists(st.booleans(), min_size=1, max_size=12), st.integers(0, 99))
def test_every_good_line_among_broken_ones_is_read(
    tmp_path: Path, is_good: list[bool], seed: int
) -> None:
    chance = random.Random(seed)
    lines = [
        json.dumps({"text": f"{TEXT} {number}"}) if good else chance.choice(("{", '"x"', "7", "\0"))
        for number, good in enumerate(is_good)
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = list(read_source(str(path)))
    assert [isinstance(item, Document) for item in found] == is_good


@once
@given(st.lists(st.booleans(), min_size=1, max_size=8), st.integers(0, 99), st.booleans())
def test_every_good_record_around_damaged_ones_is_read(
    tmp_path: Path,
    is_good: list[bool],
    seed: int,
    packed: bool,  # noqa: FBT001 - drawn
) -> None:
    chance = random.Random(seed)
    pieces = []
    for number, good in enumerate(is_good):
        one = warc(record(page().encode(), url=f"https://n.example/{number}"), packed=packed)
        if not good:
            hurt = bytearray(one)
            # In the head of a record, or in the packed data: there damage cannot go unseen.
            place = chance.randrange(20, len(hurt) - 20) if packed else hurt.index(b"-Length: ") + 9
            hurt[place] ^= 0x55
            one = bytes(hurt)
        pieces.append(one)
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(pieces))
    found = list(read_source(str(path)))
    read = {item.url for item in found if isinstance(item, Document)}
    wanted = {f"https://n.example/{number}" for number, good in enumerate(is_good) if good}
    assert wanted <= read
    assert any(isinstance(item, Rejection) for item in found) or all(is_good) or read > wanted


MARKUP = st.lists(
    st.sampled_from((
        "The dam ", "burst", " early. ", "<b>", "</b>", "<p>", "\n", "&amp;", "&#8217;", "&nbsp;",
        "<script>var a = '<p>';</script>", "<!-- no -->", "<br>", "é", "<", "> ", "&", "six people",
    )),
    max_size=40,
).map("".join)  # fmt: skip


@given(MARKUP, st.integers(0, 60), st.integers(1, 60))
def test_the_way_back_leads_to_the_same_characters(written: str, start: int, count: int) -> None:
    words = find_words(written)
    text = words.text[start : start + count]
    for span in map_text(text, words):
        assert 0 <= span.start < span.end <= len(text)
        piece = written[span.source_start : span.source_end]
        again = find_words(piece).text
        # A tag that the piece ends in is cut off, so what is there must be in what was seen.
        assert "".join(text[span.start : span.end].split()) in again or "<" in piece


@given(st.binary(max_size=200), st.sampled_from((None, "x; charset=utf-16", "x; charset=?")))
def test_every_page_has_characters(content: bytes, content_type: str | None) -> None:
    decode_page(content, content_type).encode("utf-8")


def test_the_order_of_pages_changes_nothing(tmp_path: Path) -> None:
    # No two have the same words: of such, the later one read gets another id.
    for number in range(len(PARAGRAPHS)):
        turned = PARAGRAPHS[number:] + PARAGRAPHS[:number]
        (tmp_path / f"{number}.html").write_text(page(paragraphs=turned), encoding="utf-8")
    names = [str(tmp_path / f"{number}.html") for number in range(len(PARAGRAPHS))]
    forwards = list(read_sources(names))
    backwards = list(read_sources(reversed(names)))
    assert forwards == backwards[::-1]
