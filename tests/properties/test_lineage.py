"""What holds of lineage for every coverage, found by trying to break it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, repeat
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.unit.lineage.build import Said, report

from stemma.lineage import Lineage, Newsrooms, trace_lineage
from stemma.lineage.count import Told, count_origins
from stemma.lineage.origins import Behind
from stemma.lineage.passages import SHINGLE, find_passages
from stemma.lineage.reuse import find_reuse
from stemma.lineage.witnesses import Standing
from stemma.lineage.words import Words, words_of
from stemma.model import Annotations, Attribution, Corroboration, EntityKind, Span, identify

NEWSROOMS = Newsrooms.load()
OUTLETS = (None, "Luce Sun", "Halvard Post", "Daily Mirror", "Daily Express", "Reuters")
PEOPLE = ("Ana Ruiz", "Ruiz", "Bo Lind", "Carl Ruiz")
CITED = ("Reuters", "Miami Herald", "CNN")
LINES = (
    "The ferry left Port Luce shortly before dawn with ninety passengers and a cargo of salt.",
    "Two fishing boats took the crippled vessel in tow near the northern lighthouse at noon.",
    "The harbour office counted eleven people with bruises and one with a broken wrist.",
    "No lamp had burned on the southern pier since the great storm of early spring.",
    "It rained.",
)
DATES = (None, "2024-05-06", "2024-05-06T10:00:00Z", "2024-05-09T10:00:00Z")


@st.composite
def reports(draw: Callable[..., Any], name: str) -> Annotations:
    """A report of a few lines, each in its own voice, somebody's, or a newsroom's."""
    parts: list[str] = []
    names: dict[str, EntityKind] = {}
    said: list[tuple[str, str, str]] = []
    for line in draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=4, unique=True)):
        voice = draw(st.sampled_from(("own", "person", "cited")))
        plain = line[0].lower() + line[1:-1]
        if voice == "person":
            person = draw(st.sampled_from(PEOPLE))
            parts.append(f"{person} told us that {plain}.")
            names[person] = EntityKind.PERSON
            said.append((person, "told", plain))
        elif voice == "cited":
            cited = draw(st.sampled_from(CITED))
            parts.append(f"According to {cited}, {plain}.")
            names[cited] = EntityKind.OUTLET
            said.append((cited, "According to", plain))
        else:
            parts.append(line)
    return report(
        name,
        " ".join(parts),
        outlet=draw(st.sampled_from(OUTLETS)),
        published=draw(st.sampled_from(DATES)),
        names=tuple(names.items()),
        said=said,
    )


@st.composite
def coverages(draw: Callable[..., Any]) -> list[Annotations]:
    count = draw(st.integers(1, 4))
    return [draw(reports(f"d{number}")) for number in range(count)]


def sayings(item: Annotations) -> list[Said]:
    """Every line of a report as a reading, in the voice it is in."""
    text, name = item.document.text, item.document.id
    out = [Said(name, a.content, a) for a in item.attributions]
    for line in LINES:
        start = text.find(line)
        if start >= 0:
            out.append(Said(name, (Span(name, start, start + len(line)),)))
    return out


def voices(item: Annotations) -> Iterator[Attribution | None]:
    """The voices of what `sayings` gives for the report that this one copies."""
    yield from item.attributions
    yield from repeat(None)


EDITS = (("ninety", "eighty"), ("crippled", "drifting"), ("eleven", "twelve"), ("storm", "flood"))
"""Light edits: each word is as long as the other, so nothing moves."""


def copied(item: Annotations, name: str, outlet: str | None, edits: int) -> Annotations:
    """The same report elsewhere, with some words changed."""

    def edit(words: str) -> str:
        for old, new in EDITS[:edits]:
            words = words.replace(old, new)
        return words

    text = item.document.text
    texts = {entity.id: entity.name for entity in item.entities}
    return report(
        name,
        edit(text),
        outlet=outlet,
        published="2024-06-01",
        names=[(entity.name, entity.kind) for entity in item.entities],
        said=[
            (texts[a.speaker or ""], a.cue[0].of(text), edit(a.content[0].of(text)))
            for a in item.attributions
        ],
    )


def ends(found: Corroboration) -> tuple[int, int]:
    return found.origins_at_least, found.origins_at_most


@given(coverages(), st.data())
def test_order_does_not_matter(coverage: list[Annotations], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(coverage))
    left, right = trace_lineage(coverage, NEWSROOMS), trace_lineage(shuffled, NEWSROOMS)
    assert (left.links, left.origins) == (right.links, right.origins)
    readings = [saying for item in coverage for saying in sayings(item)]
    mixed = data.draw(st.permutations(readings))
    assert left.corroborate(readings) == right.corroborate(mixed)


@given(coverages(), st.data())
def test_a_copy_adds_no_origin(coverage: list[Annotations], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(coverage) - 1))
    # Where nothing tells which of two was first, either may be the other's copy.
    dated = coverage[number].document.published is not None
    outlet = data.draw(st.sampled_from((None, "Brackwater Gazette") if dated else (None,)))
    copy = copied(coverage[number], "zz", outlet, data.draw(st.integers(0, len(EDITS))))
    readings = [saying for item in coverage for saying in sayings(item)]
    chosen = data.draw(st.lists(st.sampled_from(range(len(readings))), unique=True))
    picked = [readings[k] for k in sorted(chosen)]
    doubles = [
        Said("zz", tuple(Span("zz", s.start, s.end) for s in saying.spans), twin)
        for saying, twin in zip(sayings(coverage[number]), voices(copy), strict=False)
        if saying in picked
    ]
    before = trace_lineage(coverage, NEWSROOMS)
    after = trace_lineage([*coverage, copy], NEWSROOMS)
    assert ends(after.corroborate(picked)) == ends(before.corroborate(picked))
    assert ends(after.corroborate([*picked, *doubles])) == ends(before.corroborate(picked))


@given(coverages())
def test_a_report_given_twice_changes_nothing(coverage: list[Annotations]) -> None:
    left, right = trace_lineage(coverage, NEWSROOMS), trace_lineage(coverage * 2, NEWSROOMS)
    assert (left.links, left.origins) == (right.links, right.origins)


@given(coverages())
def test_an_unrelated_report_changes_nothing_elsewhere(coverage: list[Annotations]) -> None:
    other = report("q", "Maize prices doubled overnight in Corland.", outlet="Corland Farmer")
    left, right = trace_lineage(coverage, NEWSROOMS), trace_lineage([*coverage, other], NEWSROOMS)
    assert left.links == right.links
    assert set(left.origins) <= set(right.origins)
    assert len(right.origins) == len(left.origins) + 1
    readings = [saying for item in coverage for saying in sayings(item)]
    assert left.corroborate(readings) == right.corroborate(readings)


@given(coverages())
def test_every_span_lies_in_its_text(coverage: list[Annotations]) -> None:
    texts = {item.document.id: item.document.text for item in coverage}
    lineage = trace_lineage(coverage, NEWSROOMS)
    spans = [evidence.span for origin in lineage.origins for evidence in origin.evidence]
    spans += [span for link in lineage.links for span in (*link.spans, *link.from_spans)]
    assert all(span.of(texts[span.document_id]) for span in spans)
    ids = {origin.id for origin in lineage.origins}
    assert len(ids) == len(lineage.origins)
    assert all(link.from_id in texts or link.from_id in ids for link in lineage.links)


@given(coverages(), st.data())
def test_more_readings_never_lower_what_may_be(
    coverage: list[Annotations], data: st.DataObject
) -> None:
    lineage = trace_lineage(coverage, NEWSROOMS)
    readings = [saying for item in coverage for saying in sayings(item)]
    some = data.draw(st.lists(st.sampled_from(readings), max_size=4))
    least, most = ends(lineage.corroborate(some))
    assert least <= most <= len(some)
    assert (least == 0) is (not some)


def ranges(lineage: Lineage, readings: Sequence[Said]) -> list[tuple[int, int]]:
    return [ends(lineage.corroborate([reading])) for reading in readings]


@given(coverages())
def test_one_reading_has_one_origin(coverage: list[Annotations]) -> None:
    lineage = trace_lineage(coverage, NEWSROOMS)
    readings = [saying for item in coverage for saying in sayings(item)]
    assert set(ranges(lineage, readings)) <= {(1, 1)}


# ------------------------------------------------------------------ counting, by brute force

NODES = ("person ana ruiz", "person bo lind", "person ruiz", "family x", "family y", "family z")


@st.composite
def told(draw: Callable[..., Any]) -> Behind:
    node = draw(st.sampled_from(NODES))
    if node.startswith("person"):
        return Behind(node, node, Standing.PERSON)
    return Behind(node, node, Standing.NEWSROOM, gathered=draw(st.booleans()))


def most_apart_by_trying(readings: Sequence[Behind], ties: frozenset[tuple[str, str]]) -> int:
    """The largest set of nodes of one sort no two of which may be one."""

    def apart(left: str, right: str) -> bool:
        if left.startswith("person"):
            return not set(left.split()[1:]) & set(right.split()[1:])
        return (left, right) not in ties

    best = 1
    for sort in (
        sorted({b.node for b in readings if b.node.startswith("person")}),
        sorted({b.node for b in readings if b.gathered}),
    ):
        for size in range(2, len(sort) + 1):
            for chosen in combinations(sort, size):
                if all(apart(*pair) for pair in combinations(chosen, 2)):
                    best = max(best, size)
    return best


@given(
    st.lists(told(), min_size=1, max_size=6),
    st.frozensets(st.sampled_from(list(combinations(sorted(NODES[3:]), 2)))),
)
def test_the_least_is_the_most_that_are_apart(
    readings: list[Behind], ties: frozenset[tuple[str, str]]
) -> None:
    found = count_origins([Told((b,), frozenset()) for b in readings], ties, NODES)
    assert found.origins_at_least == most_apart_by_trying(readings, ties)
    assert found.origins_at_most == len({b.node for b in readings})


# ------------------------------------------------------------------ passages, by brute force


def text_of(name: str, letters: Sequence[str]) -> Words:
    return words_of(report(name, " ".join(letters)))


@settings(max_examples=200)
@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=14), min_size=2, max_size=3))
@example([list("aacabaacaabbac"), list("aacabbacaabba")])
def test_every_shared_shingle_lies_in_a_passage_and_every_block_is_equal(
    letters: list[list[str]],
) -> None:
    texts = [text_of(str(number), row) for number, row in enumerate(letters)]
    passages = find_passages(texts)
    for passage in passages:
        assert passage.right < passage.left
        left, right = texts[passage.left].words, texts[passage.right].words
        for block in passage.blocks:
            here = left[block.left : block.left_end]
            assert here == right[block.right : block.right_end]
            assert len(here) == block.count
        for first, second in zip(passage.blocks, passage.blocks[1:], strict=False):
            assert first.left_end <= second.left
            assert first.right_end <= second.right
    for later, earlier in combinations(range(len(texts) - 1, -1, -1), 2):
        shingles = {
            texts[earlier].words[k : k + SHINGLE]
            for k in range(len(texts[earlier].words) - SHINGLE + 1)
        }
        for k in range(len(texts[later].words) - SHINGLE + 1):
            if texts[later].words[k : k + SHINGLE] in shingles:
                assert any(
                    passage.left == later
                    and passage.right == earlier
                    and any(b.left <= k + SHINGLE - 1 and k < b.left_end for b in passage.blocks)
                    for passage in passages
                )


@given(st.text(alphabet="ab \"'“”.\n", max_size=40))
def test_words_lie_where_they_say(text: str) -> None:
    words = words_of(report("d", text or "x"))
    content = text or "x"
    for word, start, end in zip(words.words, words.starts, words.ends, strict=True):
        assert content[start:end].lower().replace("’", "'") == word
    reuse = find_reuse([words], [content])
    assert reuse.shared == ()
    assert identify(content)
