"""Who said what, on sentences of every shape the field knows, with the shipped model."""

from dataclasses import dataclass

import pytest

from stemma.annotate import Annotator
from stemma.model import Annotations, Document, SourceKind
from stemma.read import read_text


@dataclass(frozen=True)
class Said:
    """What must be found: words of the source (empty: none), of the cue, and of the content."""

    name: str
    text: str
    source: str
    cue: str
    content: tuple[str, ...]
    kind: SourceKind


SHAPES = [
    Said(
        "direct",
        "“The dam will hold through the night,” Mayor Ilva Körner said on Tuesday.",
        "Ilva Körner",
        "said",
        ("The dam will hold",),
        SourceKind.NAMED,
    ),
    Said(
        "indirect",
        "The finance ministry said that the loan would be repaid in March.",
        "finance ministry",
        "said",
        ("the loan would be repaid in March",),
        SourceKind.ORGANIZATION,
    ),
    Said(
        "mixed",
        "Prime Minister Oru Tamm called the offer “an insult to every farmer” in the country.",
        "Oru Tamm",
        "called",
        ("an insult to every farmer",),
        SourceKind.NAMED,
    ),
    Said(
        "split",
        "“We waited on the roof,” said Jonas Brekke, a teacher, “until the boats came at dawn.”",
        "Jonas Brekke",
        "said",
        ("We waited on the roof", "until the boats came"),
        SourceKind.NAMED,
    ),
    Said(
        "according to",
        "Four people were injured, according to two officials familiar with the inquiry.",
        "two officials",
        "according to",
        ("Four people were injured",),
        SourceKind.ANONYMOUS,
    ),
    Said(
        "passive",
        "It was reported that the talks had collapsed over the price of gas.",
        "",
        "reported",
        ("the talks had collapsed",),
        SourceKind.ANONYMOUS,
    ),
    Said(
        "document",
        "The report says that the company hid the leak for eleven weeks.",
        "The report",
        "says",
        ("the company hid the leak",),
        SourceKind.DOCUMENT,
    ),
    Said(
        "outlet",
        "Reuters reported on Monday that the two banks had agreed to merge.",
        "Reuters",
        "reported",
        ("the two banks had agreed to merge",),
        SourceKind.OUTLET,
    ),
]


@pytest.mark.parametrize("said", SHAPES, ids=lambda said: said.name)
def test_a_shape_of_saying_is_found_whole(said: Said, annotator: Annotator) -> None:
    found = read(annotator, said.text)
    words = [
        (
            " ".join(span.of(said.text) for span in a.source),
            " ".join(span.of(said.text) for span in a.cue),
            " ".join(span.of(said.text) for span in a.content),
            a.source_kind,
        )
        for a in found.attributions
    ]
    assert any(
        (said.source in source if said.source else not source)
        and said.cue in cue.lower()
        and all(part in content for part in said.content)
        and kind is said.kind
        for source, cue, content, kind in words
    ), words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Three officials said that the bridge was closed.", 3),
        ("Two of the sources said that the deal was dead.", 2),
        ("A spokesman said that the plant would reopen.", None),
        ("An official said that the plant would reopen.", 1),
        ("Officials said that the plant would reopen.", None),
    ],
)
def test_the_number_of_unnamed_sources_is_read(
    text: str, count: int | None, annotator: Annotator
) -> None:
    found = read(annotator, text)
    assert [a.source_count for a in found.attributions] == [count]


def test_verbs_in_a_row_share_their_speaker(annotator: Annotator) -> None:
    text = "Minister Asta Vool confirmed the call and denied that any deal had been made."
    found = read(annotator, text)
    assert len(found.attributions) == 2
    assert {a.source for a in found.attributions} == {found.attributions[0].source}
    assert {a.speaker for a in found.attributions} == {
        e.id for e in found.entities if e.name == "Asta Vool"
    }


def test_a_speaker_is_one_entity_under_each_of_its_names(annotator: Annotator) -> None:
    text = (
        "Defence Minister Rasmus Keldby said the fleet would sail on Friday.\n\n"
        "“Nobody asked us,” Keldby said."
    )
    speakers = [a.speaker for a in read(annotator, text).attributions]
    assert len(speakers) == 2
    assert speakers[0] is not None
    assert speakers[0] == speakers[1]


@pytest.mark.parametrize(
    "text", ["A Keldby aide said the fleet would sail.", "An aide to Keldby said it would sail."]
)
def test_an_aide_is_not_who_he_works_for(text: str, annotator: Annotator) -> None:
    (found,) = read(annotator, text).attributions
    assert (found.source_kind, found.speaker) == (SourceKind.ANONYMOUS, None)


def test_a_maker_is_the_company_it_is_named_as(annotator: Annotator) -> None:
    text = "The maker, Varno Foods, said the bar had become lighter."
    found = read(annotator, text)
    names = {e.id: e.name for e in found.entities}
    assert [names.get(a.speaker or "") for a in found.attributions] == ["Varno Foods"]


def test_who_was_asked_is_not_who_asked(annotator: Annotator) -> None:
    text = "The minister said Keldby would resign, when asked whether he had offered to."
    for attribution in read(annotator, text).attributions:
        if any(span.of(text) == "asked" for span in attribution.cue):
            assert attribution.source == ()


def test_text_without_a_word_has_no_layers(annotator: Annotator) -> None:
    document = Document(id="d", source="d", text=" \n ", sha256="0")
    assert annotator.annotate([document]) == (Annotations(document),)


def read(annotator: Annotator, text: str) -> Annotations:
    document = read_text(text, "test")
    assert isinstance(document, Document)
    (found,) = annotator.annotate([document])
    assert all(span.of(text) for span in found.spans())
    return found
