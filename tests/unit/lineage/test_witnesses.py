"""Who stands behind an attribution."""

import pytest
from tests.unit.lineage.build import place, report

from stemma.lineage import Newsrooms
from stemma.lineage.witnesses import Attributions, Standing, Witness, _is_known
from stemma.model import Annotations, EntityKind

PERSON, OUTLET = EntityKind.PERSON, EntityKind.OUTLET


def behind(newsrooms: Newsrooms, item: Annotations, number: int = 0) -> tuple[Witness, ...]:
    return Attributions(item, newsrooms).witnesses(item.attributions[number])


def shown(witnesses: tuple[Witness, ...]) -> list[tuple[Standing, str, bool]]:
    return [
        (w.standing, w.newsroom.name if w.newsroom is not None else w.name, w.gathered)
        for w in witnesses
    ]


def follow_up(source: str, cue: str = "added") -> Annotations:
    """A clerk who told the Herald something, and somebody who then says more."""
    text = f"A clerk told the Miami Herald that it was dark. Then {source} {cue} that it rained."
    return report(
        "a",
        text,
        names=[("Miami Herald", OUTLET)],
        said=[("A clerk", "told", "that it was dark"), (source, cue, "that it rained")],
        via=("A clerk", "Miami Herald"),
    )


def test_no_attribution_is_the_outlets_own_voice(newsrooms: Newsrooms) -> None:
    reader = Attributions(report("a", "It rained."), newsrooms)
    assert reader.witnesses(None) == (Witness(Standing.OWN),)


@pytest.mark.parametrize("source", ["the man", "he", "they", "one of those officials"])
def test_who_spoke_to_a_newsroom_still_does(newsrooms: Newsrooms, source: str) -> None:
    item = follow_up(source)
    assert shown(behind(newsrooms, item, 1)) == [(Standing.NEWSROOM, "Miami Herald", True)]


@pytest.mark.parametrize("source", ["the brewers", "a man", "two officials", "residents"])
def test_somebody_new_did_not_speak_to_it(newsrooms: Newsrooms, source: str) -> None:
    assert shown(behind(newsrooms, follow_up(source), 1)) == [(Standing.OWN, "", False)]


def test_the_sources_are_the_last_called_so(newsrooms: Newsrooms) -> None:
    text = (
        "Two sources told Reuters that it was dark. Ana Ruiz said it was cold. "
        "Those sources added that it rained. She and the man noted that it snowed."
    )
    item = report(
        "a",
        text,
        names=[("Reuters", OUTLET), ("Ana Ruiz", PERSON)],
        said=[
            ("Two sources", "told", "that it was dark"),
            ("Ana Ruiz", "said", "it was cold"),
            ("Those sources", "added", "that it rained"),
        ],
        via=("Two sources", "Reuters"),
    )
    assert shown(behind(newsrooms, item, 2)) == [(Standing.NEWSROOM, "Reuters", True)]
    assert shown(behind(newsrooms, item, 1)) == [(Standing.PERSON, "Ana Ruiz", False)]


def test_a_pronoun_after_somebody_else_is_not_the_source(newsrooms: Newsrooms) -> None:
    text = "A clerk told Reuters it was dark. Ana Ruiz said it was cold. Then he added it rained."
    item = report(
        "a",
        text,
        names=[("Reuters", OUTLET), ("Ana Ruiz", PERSON)],
        said=[
            ("A clerk", "told", "it was dark"),
            ("Ana Ruiz", "said", "it was cold"),
            ("he", "added", "it rained"),
        ],
        via=("A clerk", "Reuters"),
    )
    assert shown(behind(newsrooms, item, 2)) == [(Standing.OWN, "", False)]


def test_a_chain_ends_at_its_innermost_newsroom(newsrooms: Newsrooms) -> None:
    text = "A clerk, quoted by Reuters and carried by CNN, said it was dark."
    item = report(
        "a",
        text,
        names=[("Reuters", OUTLET), ("CNN", OUTLET)],
        said=[("A clerk", "said", "it was dark")],
        via=("A clerk", "Reuters", "CNN"),
    )
    assert shown(behind(newsrooms, item)) == [(Standing.NEWSROOM, "Reuters", True)]


def test_a_person_who_told_a_newsroom_is_the_person(newsrooms: Newsrooms) -> None:
    text = "Ana Ruiz told CNN that it was dark."
    item = report(
        "a",
        text,
        names=[("Ana Ruiz", PERSON), ("CNN", OUTLET)],
        said=[("Ana Ruiz", "told", "that it was dark")],
        via=("Ana Ruiz", "CNN"),
    )
    assert shown(behind(newsrooms, item)) == [(Standing.PERSON, "Ana Ruiz", False)]


def test_a_chain_the_annotations_missed_is_read_from_the_words(newsrooms: Newsrooms) -> None:
    text = "A clerk told a reporter from the Miami Herald that it was dark."
    item = report(
        "a",
        text,
        names=[("Miami Herald", OUTLET)],
        said=[("A clerk", "told", "that it was dark")],
    )
    assert shown(behind(newsrooms, item)) == [(Standing.NEWSROOM, "Miami Herald", True)]


@pytest.mark.parametrize(
    ("source", "cue", "standing"),
    [
        ("local media", "say", Standing.HEARSAY),
        ("unconfirmed reports", "suggest", Standing.HEARSAY),
        ("", "reportedly", Standing.HEARSAY),
        ("", "feared", Standing.OWN),
        ("two officials", "say", Standing.OWN),
    ],
)
def test_hearsay_is_what_reports_without_a_name_say(
    newsrooms: Newsrooms, source: str, cue: str, standing: Standing
) -> None:
    item = report("a", f"{source} {cue} it was dark.", said=[(source, cue, "it was dark")])
    assert [w.standing for w in behind(newsrooms, item)] == [standing]


@pytest.mark.parametrize(
    ("cue", "content", "standing"),
    [
        ("said", "the lamp was out", Standing.PERSON),
        ("demanded", "a new lamp", Standing.OWN),
        ("demanded", '"a new lamp"', Standing.PERSON),
        ("flatly rejected", "the new lamp", Standing.OWN),
    ],
)
def test_an_act_without_its_words_is_told_not_heard(
    newsrooms: Newsrooms, cue: str, content: str, standing: Standing
) -> None:
    text = f"Ana Ruiz {cue} {content}."
    item = report("a", text, names=[("Ana Ruiz", PERSON)], said=[("Ana Ruiz", cue, content)])
    assert [w.standing for w in behind(newsrooms, item)] == [standing]


def test_a_reading_that_takes_in_the_cue_is_of_who_tells_it(newsrooms: Newsrooms) -> None:
    text = "Ana Ruiz said the lamp was out."
    item = report(
        "a", text, names=[("Ana Ruiz", PERSON)], said=[("Ana Ruiz", "said", "the lamp was out")]
    )
    reader = Attributions(item, newsrooms)
    (whole,) = reader.witnesses(item.attributions[0], [place("a", text, text)])
    (inner,) = reader.witnesses(item.attributions[0], [place("a", text, "the lamp was out")])
    assert (whole.standing, inner.standing) == (Standing.OWN, Standing.PERSON)


def test_a_source_without_a_word_is_nobody_met_before() -> None:
    assert not _is_known([])
    assert _is_known(["he"])
