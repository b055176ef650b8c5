"""The event in one line, values in words, addresses that are safe to follow."""

from dataclasses import replace

import pytest
from tests.unit.report.brief_sample import make_brief
from tests.unit.report.unjudged_sample import make_unjudged_brief

from stemma.model import Brief, Claim, Corroboration, Reading, Span, Timex, TimexKind, Verdict
from stemma.model.origin import UNNAMED_OUTLET
from stemma.report.view import BriefView
from stemma.report.view.brief import safe_url
from stemma.report.view.headline import find_headline
from stemma.report.view.values import describe_value


def test_the_headline_is_the_title_with_most_of_what_is_agreed() -> None:
    brief = make_brief()
    one, two, *rest = brief.documents
    titled = (replace(one, title="Rain"), replace(two, title="Bridge at Orle is closed"), *rest)
    found = find_headline(BriefView(replace(brief, documents=titled)))
    assert found is not None
    assert found.document.id == "two"


def test_without_titles_there_is_none() -> None:
    brief = make_brief()
    plain = tuple(replace(document, title=None) for document in brief.documents)
    assert find_headline(BriefView(replace(brief, documents=plain))) is None


def test_the_origins_are_those_of_the_best_attested_point() -> None:
    assert BriefView(make_brief()).origins == (1, 3)
    assert BriefView(Brief(())).origins == (0, 0)


def test_what_could_not_be_judged_is_not_in_the_core_and_has_no_origins() -> None:
    brief = make_unjudged_brief()
    wide = tuple(
        replace(p, corroboration=Corroboration(7, 9)) if p.verdict is Verdict.UNJUDGED else p
        for p in brief.points
    )
    view = BriefView(replace(brief, points=wide))
    assert view.core == BriefView(make_brief()).core
    assert view.origins == (1, 3)
    assert view.contested == BriefView(make_brief()).contested


def test_an_origin_without_a_name_is_called_by_the_label_of_its_report() -> None:
    brief = make_brief()
    view = BriefView(brief)
    own = replace(
        brief.origins[0],
        name=f"unnamed reports ({UNNAMED_OUTLET})",
        documents=("0123456789abcdef",),
    )
    assert view.origin_name(own) == "unnamed reports (Report 3)"
    assert view.origin_name(brief.origins[1]) == "Coast Wire"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("XXXX-11-28", "28 November, year not said"),
        ("XXXX-03", "March, year not said"),
        ("XXXX-XX-XXT05:00", "05:00, day not said"),
        ("XXXX-WXX-2", "Tuesday, date not said"),
        ("2031-05-02", "2031-05-02"),
    ],
)
def test_a_value_with_unknown_parts_is_told_in_words(value: str, shown: str) -> None:
    span = Span("d", 0, 4)
    timex = Timex(span, TimexKind.DATE, value)
    reading = Reading("r", Claim("c", (span,), "be"), "d", (span,), timex)
    assert describe_value(reading) == shown


@pytest.mark.parametrize("url", ["https://news.example/a", "http://news.example"])
def test_the_web_is_linked(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT://news.example/%0aalert(1)",
        "data:text/html,x",
        "//news.example",
        "https://",
        "http://[::1",
        None,
    ],
)
def test_nothing_else_is(url: str | None) -> None:
    assert safe_url(url) is None
