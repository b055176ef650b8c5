"""What holds for every input, found by trying to break it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stemma.model import (
    Annotations,
    Attribution,
    Document,
    Entity,
    EntityKind,
    Mention,
    Rejection,
    SourceKind,
    Span,
    identify,
)
from stemma.read import read_bytes, read_source
from stemma.read.mojibake import repair
from stemma.report.json import render_json
from stemma.report.text import render_text
from stemma.report.visible import show

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "text", "title", "published", "outlet", "x"]), inner, max_size=5
        )
    ),
    max_leaves=12,
)


@st.composite
def annotated(draw: Callable[..., Any]) -> Annotations:
    """A text with attributions and entities laid over it at random."""
    text: str = draw(TEXTS)
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = places.filter(lambda place: place[0] != place[1]).map(
        lambda place: Span("d", min(place), max(place))
    )
    found = []
    for _ in range(draw(st.integers(0, 4))):
        pieces = st.lists(spans, max_size=2).map(apart)
        source, cue, content = draw(pieces), draw(pieces), draw(pieces)
        if cue or content:
            found.append(Attribution(source, cue, content, draw(st.sampled_from(SourceKind))))
    entities = tuple(
        Entity(str(number), "name", draw(st.sampled_from(EntityKind)), (mention,))
        for number, mention in enumerate(
            Mention(span, EntityKind.OTHER) for span in draw(st.lists(spans, max_size=3))
        )
    )
    furniture = draw(st.lists(spans, max_size=2).map(apart))
    document = Document("d", "a.txt", text, "0")
    return Annotations(document, furniture=furniture, entities=entities, attributions=tuple(found))


def apart(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, without any that overlaps one before it."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return tuple(kept)


@given(TEXTS, st.integers(0, 70), st.integers(0, 70))
def test_a_span_slices_to_its_length_or_is_refused(text: str, start: int, end: int) -> None:
    if not start < end:
        with pytest.raises(ValueError, match="empty"):
            Span("d", start, end)
    elif end <= len(text):
        assert Span("d", start, end).of(text) == text[start:end]
        assert len(Span("d", start, end).of(text)) == len(Span("d", start, end))


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8-sig", "utf-16"]))
def test_any_bytes_are_a_document_or_a_rejection(content: bytes, mark: str) -> None:
    found = read_bytes("".encode(mark or "utf-8") + content, "a.txt")
    assert isinstance(found, Document | Rejection)
    if isinstance(found, Document):
        found.text.encode("utf-8")


@given(st.text(max_size=60))
def test_text_in_utf8_is_kept_unchanged(text: str) -> None:
    assume(repair(text) == text)  # what was encoded twice is put right
    content = text.encode("utf-8", "replace")
    found = read_bytes(content, "a.txt")
    if isinstance(found, Document):
        assert found.text == content.decode().removeprefix("\ufeff")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("records")


@given(value=JSON)
def test_any_json_is_documents_or_rejections(folder: Path, value: object) -> None:
    path = folder / "a.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    found = list(read_source(str(path)))
    assert found
    for item in found:
        line = render_json(item if isinstance(item, Rejection) else Annotations(item))
        line.encode("utf-8")


@given(annotated())
def test_json_says_the_same_when_read_back(annotations: Annotations) -> None:
    found = json.loads(render_json(annotations))
    assert found["text"] == annotations.document.text
    assert [[tuple(pair) for pair in one["content"]] for one in found["attributions"]] == [
        [(span.start, span.end) for span in one.content] for one in annotations.attributions
    ]


@given(annotated(), st.booleans())
@settings(deadline=None)
def test_any_marking_can_be_shown(annotations: Annotations, color: bool) -> None:  # noqa: FBT001 - drawn
    page = render_text(annotations, width=40, color=color)
    assert render_text(annotations, width=40, color=color) == page
    if not color:
        assert "\x1b" not in page
        for mark in "[]":
            expected = annotations.document.text.count(mark)
            pieces = sum(
                bool(span.of(annotations.document.text).strip())
                for one in annotations.attributions
                for span in one.content
            )
            body = "".join(line.split("│", 1)[1] for line in page.splitlines() if "│" in line)
            if "│" not in annotations.document.text:
                assert body.count(mark) == expected + pieces


@given(st.text())
def test_what_is_shown_is_one_harmless_line(text: str) -> None:
    shown = show(text)
    assert len(shown.splitlines()) <= 1
    assert not any(character < " " or "\x7f" <= character <= "\x9f" for character in shown)
    shown.encode("utf-8")


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_identifiers_are_the_same_only_for_the_same_parts(
    left: list[str], right: list[str]
) -> None:
    assert (identify(*left) == identify(*right)) == (left == right)


@given(st.text(min_size=1, max_size=8), st.integers(0, 8), st.integers(0, 8))
def test_moving_a_boundary_between_parts_changes_the_identifier(
    text: str, left: int, right: int
) -> None:
    left, right = min(left, len(text)), min(right, len(text))
    same = identify(text[:left], text[left:]) == identify(text[:right], text[right:])
    assert same == (left == right)
