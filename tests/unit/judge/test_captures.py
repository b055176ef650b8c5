from dataclasses import replace

import pytest
from tests.unit.match.reports import Told, report

from stemma.judge.captures import RUNG, supersede
from stemma.judge.context import Context
from stemma.judge.ladder import Judged
from stemma.judge.readings import claim_reading
from stemma.model import Annotations, JudgementKind, Reading, Relation


def captured(name: str, text: str, day: str | None, url: str) -> Annotations:
    found = report(name, Told(text), published="2031-03-03")
    return replace(found, document=replace(found.document, captured=day, url=url))


def pair(
    days: tuple[str | None, str | None], urls: tuple[str, str]
) -> tuple[Reading, Reading, Context]:
    reports = [
        captured(name, f"The flood killed {word} people.", day, url)
        for name, word, day, url in zip("ab", ("nine", "eleven"), days, urls, strict=True)
    ]
    left, right = (claim_reading(found.claims[0]) for found in reports)
    return left, right, Context.of(reports)


HERE = ("https://a.example/1", "https://www.a.example/1?utm_source=x")
DAYS = ("2031-03-03T10:00:00Z", "2031-03-04T10:00:00Z")


@pytest.mark.parametrize("relation", [Relation.DIFFERS, Relation.CONTRADICTS, Relation.UPDATES])
@pytest.mark.parametrize("turned", [False, True])
def test_what_a_later_capture_has_otherwise_is_an_update(
    relation: Relation, *, turned: bool
) -> None:
    left, right, context = pair(DAYS[::-1] if turned else DAYS, HERE)
    judged = Judged(JudgementKind.COUNT, relation, "order unknown", "They differ.")
    found = supersede(judged, left, right, context)
    assert (found.relation, found.rung) == (Relation.UPDATES, RUNG)
    first, last = ("eleven", "nine") if turned else ("nine", "eleven")
    assert found.reason.index(first) < found.reason.index("became") < found.reason.index(last)
    assert found.reason.index(DAYS[0]) < found.reason.index(DAYS[1])
    # A pair and its mirror image are judged alike.
    assert supersede(judged, right, left, context) == found


@pytest.mark.parametrize(
    ("days", "urls"),
    [
        (DAYS, ("https://a.example/1", "https://b.example/1")),
        ((DAYS[0], None), HERE),
        ((DAYS[0], DAYS[0]), HERE),
    ],
)
def test_other_reports_are_as_they_were_judged(
    days: tuple[str | None, str | None], urls: tuple[str, str]
) -> None:
    judged = Judged(JudgementKind.COUNT, Relation.DIFFERS, "order unknown", "They differ.")
    assert supersede(judged, *pair(days, urls)) is judged


@pytest.mark.parametrize("relation", [Relation.AGREES, Relation.COMPATIBLE, Relation.UNJUDGED])
def test_what_does_not_clash_is_as_it_was_judged(relation: Relation) -> None:
    judged = Judged(JudgementKind.COUNT, relation, "same", "They agree.")
    assert supersede(judged, *pair(DAYS, HERE)) is judged
