"""Whose words passages, lists and headings hold, and from which day their times are counted."""

from dataclasses import replace

import pytest

from stemma.annotate.annotator import Annotator
from stemma.claims.extract import ClaimExtractor
from stemma.model import Annotations, Document, Passage, PassageKind
from stemma.read import read_text

QUOTE = "The gates were open all night.\nNobody told the valley."
POST = "Nobody warned the valley. The gate was open all night."
FOOT = "— Ilva Water (@ilvawater) March 18, 2031"
TAIL = "\nSchools will be closed next week."


def report(text: str, *passages: Passage, published: str | None = "2031-03-20") -> Document:
    found = read_text(text, "a.txt", published=published)
    assert isinstance(found, Document)
    return replace(found, passages=(*found.passages, *passages))


def passage(
    text: str, words: str, kind: PassageKind, author: str | None = None, day: str | None = None
) -> Passage:
    start = text.index(words)
    place = None if author is None else (text.index(author), text.index(author) + len(author))
    return Passage(start, start + len(words), kind, place, day)


def voices(annotations: Annotations) -> list[tuple[str, str]]:
    """(who, what) of every attribution."""
    text = annotations.document.text
    return [
        (
            " ".join(span.of(text) for span in one.source),
            " | ".join(span.of(text) for span in one.content),
        )
        for one in annotations.attributions
    ]


def annotate(annotator: Annotator, document: Document) -> Annotations:
    parse, found = annotator.read(document)
    return found if parse is None else ClaimExtractor.load().complete(parse, found)


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("The company's lawyer, Pia Lund, said:", "The company's lawyer, Pia Lund"),
        ("In a letter to residents, Mayor Lena Orr wrote:", "Mayor Lena Orr"),
        ("The minister, Petra Oyle, answered within minutes:", "The minister, Petra Oyle"),
        ("The ministry's statement in full:", "The ministry"),
        ("According to the union:", "the union"),
        ("The union released this statement:", "The union"),
    ],
)
def test_all_paragraphs_of_a_block_are_of_whom_the_line_before_names(
    annotator: Annotator, lead: str, who: str
) -> None:
    text = f"The dam burst on Tuesday.\n{lead}\n{QUOTE}{TAIL}"
    found = annotate(annotator, report(text, passage(text, QUOTE, PassageKind.QUOTE)))
    assert (who, QUOTE.replace("\n", " | ")) in voices(found)
    claims = [c for c in found.claims if c.spans[0].start >= text.index(QUOTE)]
    said = [c for c in claims if c.spans[0].end <= text.index(QUOTE) + len(QUOTE)]
    assert len(said) == 2
    assert all(c.attribution is not None and c.attribution.source for c in said)


def test_a_block_that_nobody_introduces_is_the_reports_own(annotator: Annotator) -> None:
    text = f"The dam burst on Tuesday.\nThe law is clear.\n{QUOTE}{TAIL}"
    found = annotate(annotator, report(text, passage(text, QUOTE, PassageKind.QUOTE)))
    assert voices(found) == []


def test_a_quotation_in_a_block_has_the_last_speaker_or_one_not_named(
    annotator: Annotator,
) -> None:
    words = "“The water came at four. My cows were gone.”"
    text = f"The farm lies low.\n{words}{TAIL}"
    found = annotate(annotator, report(text, passage(text, words, PassageKind.QUOTE)))
    assert voices(found) == [("", words)]
    text = f"Oda Lind, a farmer, told the court of the night.\n{words}{TAIL}"
    found = annotate(annotator, report(text, passage(text, words, PassageKind.QUOTE)))
    assert any(who.startswith("Oda Lind") and said == words for who, said in voices(found))


def test_a_post_is_said_by_its_author_on_its_day(annotator: Annotator) -> None:
    post = POST.replace("all night", "yesterday")
    text = f"The dam burst on Tuesday.\n{post}\n{FOOT}{TAIL}"
    document = report(
        text, passage(text, f"{post}\n{FOOT}", PassageKind.POST, "Ilva Water", "2031-03-18T09:42Z")
    )
    found = annotate(annotator, document)
    assert ("Ilva Water", post) in voices(found)
    times = {timex.span.of(text): timex.value for timex in found.timexes}
    assert times["yesterday"] == "2031-03-17"
    assert times["next week"] == "2031-W13"


def test_who_is_quoted_in_a_post_keeps_his_words(annotator: Annotator) -> None:
    post = "The mayor said the road is open. We do not believe it."
    text = f"The dam burst on Tuesday.\n{post}\n{FOOT}{TAIL}"
    document = report(
        text, passage(text, f"{post}\n{FOOT}", PassageKind.POST, "Ilva Water", "2031-03-18")
    )
    found = annotate(annotator, document)
    assert ("The mayor", "the road is open") in voices(found)
    claim = next(c for c in found.claims if "road is open" in c.spans[0].of(text))
    assert claim.attribution is not None
    assert claim.attribution.source[0].of(text) == "The mayor"


def test_who_is_told_something_does_not_say_it(annotator: Annotator) -> None:
    text = "The ministry was told three times that the pumps had failed."
    assert all(who != "The ministry" for who, _ in voices(annotate(annotator, report(text))))


ITEMS = "- The gate must be closed by June\n- Every family must be paid"


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("The union, which speaks for 200 workers, made these demands of the town:", "The union"),
        ("The hospital's offer is as follows:", "The hospital"),
        ("Among the demands of the ferry crews:", "the ferry crews"),
        ("The council set out three conditions for the sale:", "The council"),
        ("The nurses' union wants the following:", "The nurses' union"),
        ("Mayor Lena Orr listed her priorities:", "Mayor Lena Orr"),
        ("The inspectors found:", "The inspectors"),
        ("The offer, according to a letter seen by the Post:", "a letter seen by the Post"),
    ],
)
def test_items_are_said_by_whom_their_line_names(annotator: Annotator, lead: str, who: str) -> None:
    text = f"{lead}\n{ITEMS}\n\nThe town was silent."
    found = annotate(annotator, report(text))
    items = [line.removeprefix("- ") for line in ITEMS.split("\n")]
    assert (who, " | ".join(items)) in voices(found)
    for claim in found.claims:
        if any(claim.spans[0].of(text) in item for item in items if "must" in item):
            assert claim.attribution is not None


@pytest.mark.parametrize(
    "lead", ["They are:", "What we know so far:", "The dead were from three towns:"]
)
def test_lists_of_the_report_are_nobodys(annotator: Annotator, lead: str) -> None:
    text = f"{lead}\n- Tesvik lost four people\n- Morlen lost two\n\nThe town was silent."
    assert voices(annotate(annotator, report(text))) == []


@pytest.mark.parametrize(
    ("heading", "who", "what"),
    [
        ("Six dead, says minister", "minister", "Six dead"),
        ("Dam was never inspected, union claims", "union", "Dam was never inspected"),
        ("Toll rises to nine, according to ministry", "ministry", "Toll rises to nine"),
        ("Gate to stay closed – says the mayor", "the mayor", "Gate to stay closed"),
    ],
)
def test_a_heading_keeps_its_speaker(
    annotator: Annotator, heading: str, who: str, what: str
) -> None:
    text = f"The dam burst on Tuesday.\n{heading}\nThe water is still rising in the valley."
    assert (who, what) in voices(annotate(annotator, report(text)))


def test_entries_count_from_their_own_day(annotator: Annotator) -> None:
    first = "The search will go on today.\nThe dam burst yesterday."
    second = "The dam burst early this morning.\nSchools will be closed tomorrow."
    text = f"{first}\n{second}"
    document = report(
        text,
        passage(text, first, PassageKind.ENTRY, day="2031-03-19T01:05:00+02:00"),
        passage(text, second, PassageKind.ENTRY, day="2031-03-18T07:40:00+02:00"),
        published="2031-03-18T06:00:00+02:00",
    )
    found = annotate(annotator, document)
    assert [timex.value for timex in found.timexes] == [
        "2031-03-19", "2031-03-18", "2031-03-18TMO", "2031-03-19",
    ]  # fmt: skip


def test_a_correction_counts_from_the_last_change(annotator: Annotator) -> None:
    words = "Correction, March 20: An earlier version of this article gave the wrong age."
    text = f"The dam burst on Tuesday.\n{words}"
    document = replace(report(text, published="2031-03-18"), updated="2031-03-20T08:00:00")
    found = annotate(annotator, document)
    (day,) = [timex for timex in found.timexes if timex.span.of(text) == "March 20"]
    assert (day.value, day.alternatives) == ("2031-03-20", ())


@pytest.mark.parametrize(
    "words",
    [
        "The mayor says she was misquoted as saying that the town would be rebuilt.",
        "Correction: The mayor was misquoted as saying that the town would be rebuilt.",
    ],
)
def test_who_was_misquoted_did_not_say_it(annotator: Annotator, words: str) -> None:
    found = annotate(annotator, report(words))
    (claim,) = [c for c in found.claims if "rebuilt" in c.spans[-1].of(words)]
    assert claim.polarity == "denies"


def test_what_a_story_was_corrected_to_say_it_says(annotator: Annotator) -> None:
    words = "This story has been corrected to say that six boats were lost, not nine."
    assert voices(annotate(annotator, report(words))) == []


def test_a_post_that_is_signed_is_told_once(annotator: Annotator) -> None:
    text = f"The water was still high on Tuesday.\n{POST}\n{FOOT}{TAIL}"
    found = annotate(
        annotator,
        report(text, passage(text, f"{POST}\n{FOOT}", PassageKind.POST, "Ilva Water")),
    )
    told = [who for who, what in voices(found) if POST in what]
    assert told == ["Ilva Water"]
