"""Links, origins and the number of origins, on reports made by hand."""

import pytest
from tests.unit.lineage.build import Said, heard, place, report, whole

from stemma.errors import ContractError
from stemma.lineage import Lineage, Newsrooms, trace_lineage
from stemma.lineage.origins import newsroom_origin
from stemma.model import (
    Annotations,
    Corroboration,
    Direction,
    EntityKind,
    LineageKind,
    OriginKind,
    Span,
)
from stemma.model.origin import UNNAMED_OUTLET

PERSON, BODY, OUTLET = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.OUTLET
STORY = (
    "The ferry left Port Luce shortly before dawn with ninety passengers and a cargo of salt. "
    "Its engine failed near the Halvard lighthouse, where two fishing boats took it in tow."
)
OTHER = (
    "Ninety people spent a night adrift after a motor stopped off the coast of Halvard, "
    "and were brought home by trawlers, a harbour clerk found in his book."
)


def trace(newsrooms: Newsrooms, *items: Annotations) -> Lineage:
    return trace_lineage(items, newsrooms)


def counted(lineage: Lineage, *readings: Said) -> tuple[int, int]:
    found = lineage.corroborate(readings)
    return found.origins_at_least, found.origins_at_most


def spoken(name: str, source: str, kind: EntityKind, outlet: str) -> Annotations:
    """A report in which somebody says something, each in words of its own."""
    text = f"Report {name} of the night. {source} said the {name} boat had run dry {name}."
    return report(
        name,
        text,
        outlet=outlet,
        names=[(source, kind)],
        said=[(source, "said", f"the {name} boat had run dry {name}")],
    )


def sourced(name: str, newsroom: str, *, gathered: bool, outlet: str = "Brackwater") -> Annotations:
    """A report that has something from a newsroom, which had it from somebody or does not say."""
    if gathered:
        text = f"Up {name}: a clerk told the {newsroom} that the {name} boat ran dry {name}."
        parts, via = ("a clerk", "told", f"the {name} boat ran dry {name}"), ("a clerk", newsroom)
        return report(name, text, outlet=outlet, names=[(newsroom, OUTLET)], said=[parts], via=via)
    text = f"Up {name}: according to the {newsroom}, the {name} boat ran dry {name}."
    parts = (newsroom, "according to", f"the {name} boat ran dry {name}")
    return report(name, text, outlet=outlet, names=[(newsroom, OUTLET)], said=[parts])


class TestCounting:
    def test_nothing_is_behind_nothing(self, newsrooms: Newsrooms) -> None:
        lineage = trace(newsrooms, report("a", STORY))
        assert lineage.corroborate([]) == Corroboration(0, 0)

    def test_a_reading_of_an_unknown_document_is_refused(self, newsrooms: Newsrooms) -> None:
        with pytest.raises(ContractError, match="'b'"):
            trace(newsrooms, report("a", STORY)).corroborate([whole(report("b", OTHER))])

    def test_two_outlets_in_their_own_voice_are_one_or_two(self, newsrooms: Newsrooms) -> None:
        a, b = report("a", STORY, outlet="Halvard Post"), report("b", OTHER, outlet="Luce Sun")
        assert counted(trace(newsrooms, a, b), whole(a), whole(b)) == (1, 2)

    @pytest.mark.parametrize(
        ("left", "right"), [("Luce Sun", "Luce Sun"), ("Daily Mirror", "Daily Express")]
    )
    def test_one_publisher_is_one(self, newsrooms: Newsrooms, left: str, right: str) -> None:
        a, b = report("a", STORY, outlet=left), report("b", OTHER, outlet=right)
        assert counted(trace(newsrooms, a, b), whole(a), whole(b)) == (1, 1)

    def test_reports_whose_outlet_nobody_names_are_one_or_two(self, newsrooms: Newsrooms) -> None:
        a, b = report("a", STORY), report("b", OTHER)
        assert counted(trace(newsrooms, a, b), whole(a), whole(b)) == (1, 2)

    def test_what_two_have_from_one_newsroom_is_one(self, newsrooms: Newsrooms) -> None:
        a = sourced("a", "Reuters", gathered=True)
        b = sourced("b", "Reuters", gathered=False, outlet="Luce Sun")
        lineage = trace(newsrooms, a, b)
        found = lineage.corroborate([heard(a), heard(b)])
        (origin,) = [origin for origin in lineage.origins if origin.name == "Reuters"]
        assert found == Corroboration(1, 1, (origin.id,))
        assert origin.kind is OriginKind.WIRE
        assert origin.documents == ("a", "b")
        assert [evidence.span.document_id for evidence in origin.evidence] == ["a", "b"]

    @pytest.mark.parametrize(
        ("left", "right", "least"), [(True, True, 2), (True, False, 1), (False, False, 1)]
    )
    def test_newsrooms_are_two_only_if_both_asked(
        self, newsrooms: Newsrooms, *, left: bool, right: bool, least: int
    ) -> None:
        a = sourced("a", "Reuters", gathered=left)
        b = sourced("b", "Miami Herald", gathered=right, outlet="Luce Sun")
        assert counted(trace(newsrooms, a, b), heard(a), heard(b)) == (least, 2)

    def test_newsrooms_that_lean_on_each_other_are_not_shown_to_be_two(
        self, newsrooms: Newsrooms
    ) -> None:
        a = sourced("a", "Reuters", gathered=True)
        b = sourced("b", "Miami Herald", gathered=True, outlet="Luce Sun")
        c = sourced("c", "Reuters", gathered=False, outlet="Miami Herald")
        assert counted(trace(newsrooms, a, b, c), heard(a), heard(b)) == (1, 2)

    def test_an_outlet_told_by_its_own_source_is_itself(self, newsrooms: Newsrooms) -> None:
        a = sourced("a", "Miami Herald", gathered=True, outlet="Miami Herald")
        b = sourced("b", "Reuters", gathered=True)
        lineage = trace(newsrooms, a, b)
        assert counted(lineage, heard(a), whole(a)) == (1, 1)
        assert counted(lineage, heard(a), heard(b)) == (2, 2)

    def test_one_person_heard_by_two_is_one(self, newsrooms: Newsrooms) -> None:
        a = spoken("a", "Ana Ruiz", PERSON, "Halvard Post")
        b = spoken("b", "Ruiz", PERSON, "Luce Sun")
        lineage = trace(newsrooms, a, b)
        found = lineage.corroborate([heard(a), heard(b)])
        (origin,) = [origin for origin in lineage.origins if origin.kind is OriginKind.INTERVIEW]
        assert (origin.name, origin.documents) == ("Ana Ruiz", ("a", "b"))
        assert found == Corroboration(1, 1, (origin.id,))

    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            ("Ana Ruiz", "Bo Lind", (2, 2)),
            ("Ana Ruiz", "Carl Ruiz", (1, 2)),
            ("Dara Selmar", "Tara Zelmar", (1, 2)),
        ],
    )
    def test_two_persons_are_two_if_their_names_say_so(
        self, newsrooms: Newsrooms, left: str, right: str, expected: tuple[int, int]
    ) -> None:
        a = spoken("a", left, PERSON, "Halvard Post")
        b = spoken("b", right, PERSON, "Luce Sun")
        assert counted(trace(newsrooms, a, b), heard(a), heard(b)) == expected

    def test_two_persons_in_one_report_are_two(self, newsrooms: Newsrooms) -> None:
        a = report(
            "a",
            "Ana Ruiz said it was dark. Bo Lind added that nobody saw a light.",
            names=[("Ana Ruiz", PERSON), ("Bo Lind", PERSON)],
            said=[
                ("Ana Ruiz", "said", "it was dark"),
                ("Bo Lind", "added", "that nobody saw a light"),
            ],
        )
        assert counted(trace(newsrooms, a), heard(a, 0), heard(a, 1)) == (2, 2)

    def test_two_bodies_are_not_shown_to_be_two(self, newsrooms: Newsrooms) -> None:
        a = spoken("a", "Halvard Group", BODY, "Halvard Post")
        b = spoken("b", "Luce Ferries", BODY, "Luce Sun")
        assert counted(trace(newsrooms, a, b), heard(a), heard(b)) == (1, 2)

    def test_a_body_and_its_longer_name_are_one(self, newsrooms: Newsrooms) -> None:
        a = spoken("a", "Halvard Group", BODY, "Halvard Post")
        b = spoken("b", "Halvard", BODY, "Luce Sun")
        assert counted(trace(newsrooms, a, b), heard(a), heard(b)) == (1, 1)

    def test_that_somebody_demands_is_the_story_of_who_tells_it(self, newsrooms: Newsrooms) -> None:
        items = [
            report(
                name,
                f"In {name}, Ana Ruiz demanded {what} {name}.",
                outlet=outlet,
                names=[("Ana Ruiz", PERSON)],
                said=[("Ana Ruiz", "demanded", f"{what} {name}")],
            )
            for name, outlet, what in (
                ("a", "Halvard Post", "a new ferry"),
                ("b", "Luce Sun", "another boat"),
            )
        ]
        lineage = trace(newsrooms, *items)
        assert counted(lineage, *map(heard, items)) == (1, 2)

    def test_that_somebody_said_it_is_seen_by_each_reporter(self, newsrooms: Newsrooms) -> None:
        a = spoken("a", "Ana Ruiz", PERSON, "Halvard Post")
        b = spoken("b", "Ana Ruiz", PERSON, "Luce Sun")
        readings = [
            Said(item.document.id, (*item.attributions[0].cue,), item.attributions[0])
            for item in (a, b)
        ]
        assert counted(trace(newsrooms, a, b), *readings) == (1, 2)

    def test_reports_nobody_signs_may_be_any(self, newsrooms: Newsrooms) -> None:
        text = "Local media say the boat ran dry. The ferry was towed."
        a = report("a", text, said=[("Local media", "say", "the boat ran dry")])
        lineage = trace(newsrooms, a)
        assert counted(lineage, heard(a)) == (1, 1)
        assert counted(lineage, heard(a), whole(a)) == (1, 1)  # the same words
        towed = Said("a", (place("a", text, "The ferry was towed"),))
        assert counted(lineage, heard(a), towed) == (1, 2)

    def test_an_agency_text_is_the_agencys_wherever_it_stands(self, newsrooms: Newsrooms) -> None:
        a = report("a", f"PORT LUCE, May 6 (Reuters) - {STORY}", outlet="Luce Sun")
        b = report("b", OTHER, outlet="Halvard Post", byline="Reuters")
        c = sourced("c", "Reuters", gathered=False)
        assert counted(trace(newsrooms, a, b, c), whole(a), whole(b), heard(c)) == (1, 1)

    def test_help_of_an_agency_leaves_the_text_its_own(self, newsrooms: Newsrooms) -> None:
        a = report("a", f"{STORY} Reuters contributed to this report.", outlet="Luce Sun")
        b = sourced("b", "Reuters", gathered=False)
        assert counted(trace(newsrooms, a, b), whole(a), heard(b)) == (1, 2)

    @pytest.mark.parametrize("edit", [("dawn", "dawn"), ("ninety", "seventy"), ("salt", "sugar")])
    def test_a_copy_adds_nothing(self, newsrooms: Newsrooms, edit: tuple[str, str]) -> None:
        a = report("a", STORY, outlet="Luce Sun")
        b = report("b", OTHER, outlet="Halvard Post")
        copy = report("c", f"Read this. {STORY.replace(*edit)}", outlet="Brackwater Gazette")
        lineage = trace(newsrooms, a, b, copy)
        assert counted(lineage, whole(a), whole(copy)) == (1, 1)
        assert counted(lineage, whole(a), whole(b), whole(copy)) == (1, 2)
        start = Said("c", (place("c", copy.document.text, "Read this"),))
        assert counted(lineage, whole(a), start) == (1, 1)

    def test_a_name_changed_in_a_copy_makes_no_second_witness(self, newsrooms: Newsrooms) -> None:
        text = (
            "Ana Ruiz said the ferry had left Port Luce without a lamp and with far too many "
            "passengers for its size that night."
        )
        content = text.removeprefix("Ana Ruiz said ").removesuffix(".")
        a, b = (
            report(
                key,
                text.replace("Ana Ruiz", name),
                names=[(name, PERSON)],
                said=[(name, "said", content)],
            )
            for key, name in (("a", "Ana Ruiz"), ("b", "Bo Lind"))
        )
        assert counted(trace(newsrooms, a, b), heard(a), heard(b)) == (1, 1)

    def test_the_same_utterance_is_one_whoever_is_said_to_speak(self, newsrooms: Newsrooms) -> None:
        words = "nobody had ever lit the northern lamp"
        items = [
            report(name, f'{lead} "{words}" {tail}.', outlet=outlet)
            for name, lead, tail, outlet in (
                ("a", "A clerk told us", "since spring", "Luce Sun"),
                ("b", "It was heard that", "by all", "Halvard Post"),
            )
        ]
        readings = [
            Said(item.document.id, (place(item.document.id, item.document.text, words),))
            for item in items
        ]
        assert counted(trace(newsrooms, *items), *readings) == (1, 1)

    def test_the_reason_is_in_the_order_of_the_origins(self, newsrooms: Newsrooms) -> None:
        a = spoken("a", "Ana Ruiz", PERSON, "Halvard Post")
        b = sourced("b", "Reuters", gathered=True)
        lineage = trace(newsrooms, a, b)
        own = Said("a", (place("a", a.document.text, "Report a of the night"),))
        found = lineage.corroborate([heard(a), heard(b), own])
        known = [origin.id for origin in lineage.origins]
        assert list(found.origins) == [one for one in known if one in found.origins]
        assert len(found.origins) == 3


class TestLinks:
    def test_a_copy_takes_from_the_earlier(self, newsrooms: Newsrooms) -> None:
        a = report("a", STORY, published="2024-05-07T08:00:00Z")
        b = report("b", f"We read: {STORY}", published="2024-05-06T08:00:00Z")
        (link,) = trace(newsrooms, a, b).links
        assert (link.document_id, link.from_id) == ("a", "b")
        assert (link.kind, link.direction) == (LineageKind.COPIES, Direction.TIME)
        assert link.spans[0].of(a.document.text) == STORY.removesuffix(".")
        assert link.from_spans[0].of(b.document.text) == STORY.removesuffix(".")

    def test_without_dates_the_direction_is_unknown(self, newsrooms: Newsrooms) -> None:
        (link,) = trace(newsrooms, report("a", STORY), report("b", f"So: {STORY}")).links
        assert link.direction is Direction.UNKNOWN

    def test_a_credit_goes_before_the_dates(self, newsrooms: Newsrooms) -> None:
        a = report(
            "a",
            f"{STORY} The story was first published by the Miami Herald.",
            outlet="Luce Sun",
            published="2024-05-06T08:00:00Z",
        )
        b = report("b", STORY, outlet="Miami Herald", published="2024-05-07T08:00:00Z")
        links = trace(newsrooms, a, b).links
        (copied,) = [link for link in links if link.kind is LineageKind.COPIES]
        assert (copied.document_id, copied.from_id) == ("a", "b")
        assert copied.direction is Direction.CREDIT

    def test_a_newsroom_outside_is_an_origin(self, newsrooms: Newsrooms) -> None:
        a = sourced("a", "Miami Herald", gathered=True)
        lineage = trace(newsrooms, a)
        (link,) = lineage.links
        assert link.from_id == newsroom_origin(newsrooms.named("Miami Herald"))
        assert link.from_id in {origin.id for origin in lineage.origins}
        assert (link.kind, link.from_spans) == (LineageKind.CITES, ())
        assert [span.of(a.document.text) for span in link.spans] == ["Miami Herald"]

    def test_a_newsroom_with_one_report_here_is_that_report(self, newsrooms: Newsrooms) -> None:
        a = sourced("a", "Miami Herald", gathered=False)
        b = report("b", OTHER, outlet="Miami Herald")
        (link,) = trace(newsrooms, a, b).links
        assert (link.document_id, link.from_id, link.kind) == ("a", "b", LineageKind.CITES)

    def test_a_report_that_came_later_is_not_the_one_cited(self, newsrooms: Newsrooms) -> None:
        text = "According to the Miami Herald, the boat ran dry."
        a = report("a", text, outlet="Luce Sun", published="2024-05-06T08:00:00Z")
        b = report("b", OTHER, outlet="Miami Herald", published="2024-05-09T08:00:00Z")
        (link,) = trace(newsrooms, a, b).links
        assert link.from_id == newsroom_origin(newsrooms.named("Miami Herald"))

    @pytest.mark.parametrize(
        "text",
        [
            "As CNN reported, the boat ran dry.",
            "The boat ran dry, according to France 24.",
            "Footage obtained by the Associated Press shows the boat.",
            "Ana Ruiz told a reporter from the Miami Herald that it was dark.",
            "The loss was first reported by the New York Times.",
        ],
    )
    def test_plain_wording_cites_though_no_attribution_does(
        self, newsrooms: Newsrooms, text: str
    ) -> None:
        (link,) = trace(newsrooms, report("a", text)).links
        assert link.kind is LineageKind.CITES

    @pytest.mark.parametrize(
        "text",
        [
            "CNN moved its office. The BBC is hiring.",
            "Image copyright Reuters Image caption The ferry",
            "He told the crew that Reuters had left.",
        ],
    )
    def test_a_name_alone_cites_nothing(self, newsrooms: Newsrooms, text: str) -> None:
        assert trace(newsrooms, report("a", text)).links == ()

    def test_two_agencies_in_one_source_are_both_cited(self, newsrooms: Newsrooms) -> None:
        text = "According to Reuters and France 24, the boat ran dry."
        a = report(
            "a",
            text,
            names=[("Reuters", OUTLET)],
            said=[("Reuters and France 24", "According to", "the boat ran dry")],
        )
        lineage = trace(newsrooms, a)
        names = {origin.name for origin in lineage.origins}
        assert names == {"Reuters", "France 24", UNNAMED_OUTLET}
        assert counted(lineage, heard(a)) == (1, 2)


class TestOrigins:
    def test_the_outlet_of_a_copy_is_no_origin_by_that(self, newsrooms: Newsrooms) -> None:
        a = report("a", STORY, outlet="Luce Sun", published="2024-05-06")
        b = report("b", STORY, outlet="Halvard Post", published="2024-05-09")
        (origin,) = trace(newsrooms, a, b).origins
        assert (origin.name, origin.documents) == ("Luce Sun", ("a", "b"))

    def test_a_report_without_an_outlet_is_not_called_by_its_file(
        self, newsrooms: Newsrooms
    ) -> None:
        (origin,) = trace(newsrooms, report("a", STORY)).origins
        assert origin.name == UNNAMED_OUTLET

    def test_every_known_origin_of_a_count_is_listed(self, newsrooms: Newsrooms) -> None:
        items = [
            spoken("a", "Ana Ruiz", PERSON, "Halvard Post"),
            spoken("b", "Halvard Group", BODY, "Luce Sun"),
            sourced("c", "Reuters", gathered=True),
        ]
        lineage = trace(newsrooms, *items)
        own = [
            Said(name, (place(name, items[number].document.text, words),))
            for number, name, words in (
                (0, "a", "of the night"),
                (1, "b", "of the night"),
                (2, "c", "Up c"),
            )
        ]
        found = lineage.corroborate([*map(heard, items), *own])
        assert set(found.origins) == {origin.id for origin in lineage.origins}

    def test_evidence_is_words_of_its_document(self, newsrooms: Newsrooms) -> None:
        items = [spoken("a", "Ana Ruiz", PERSON, "X"), sourced("c", "Reuters", gathered=True)]
        texts = {item.document.id: item.document.text for item in items}
        shown = {
            evidence.span.of(texts[evidence.span.document_id])
            for origin in trace(newsrooms, *items).origins
            for evidence in origin.evidence
        }
        assert shown == {"Ana Ruiz", "Reuters"}


def test_documents_with_one_id_are_one(newsrooms: Newsrooms) -> None:
    a = report("a", STORY)
    assert trace(newsrooms, a, a).links == ()
    assert trace(newsrooms, a, a).origins == trace(newsrooms, a).origins


def test_no_document_is_no_lineage(newsrooms: Newsrooms) -> None:
    lineage = trace(newsrooms)
    assert (lineage.links, lineage.origins) == ((), ())
    assert lineage.corroborate([]) == Corroboration(0, 0)


def test_a_document_of_no_words_is_no_error(newsrooms: Newsrooms) -> None:
    a = report("a", "…")
    lineage = trace(newsrooms, a, report("b", "—"))
    assert lineage.corroborate([Said("a", (Span("a", 0, 1),))]).origins_at_least == 1
