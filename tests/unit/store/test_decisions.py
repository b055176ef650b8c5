"""What people decide holds: through reruns, new reports and other cuts, until it is undone."""

from dataclasses import replace
from typing import Any

import pytest
from tests.unit.match.reports import Told, amount, report
from tests.unit.store.shelf import MADE_WITH, dams, documents, from_nothing, open_store

from stemma.errors import UsageError
from stemma.model import (
    Annotations,
    Brief,
    Decision,
    DecisionKind,
    JudgedPoint,
    Judgement,
    Reading,
    Relation,
    Span,
    Verdict,
)
from stemma.report.brief_json import brief_to_json, render_brief_json
from stemma.report.brief_page import render_brief_page
from stemma.report.brief_text import View, render_brief_text
from stemma.store import Store, on_judgement, on_readings

HOLDS = {Relation.AGREES, Relation.COMPATIBLE}


def find(brief: Brief, relation: Relation) -> tuple[JudgedPoint, Judgement]:
    """The first judgement with this relation."""
    return next(
        (point, one)
        for point in brief.points
        for one in point.judgements
        if one.relation is relation
    )


def by_decision(brief: Brief, name: str) -> list[Judgement]:
    return [one for point in brief.points for one in point.judgements if one.decision == name]


def claims_of(brief: Brief, words: str) -> list[Reading]:
    """The readings of whole claims that begin with these words."""
    texts = {document.id: document.text for document in brief.documents}
    return [
        reading
        for point in brief.points
        for reading in point.point.readings
        if reading.value is None
        and reading.spans[0].of(texts[reading.document_id]).startswith(words)
    ]


def filled(store: Store, reports: list[Annotations]) -> str:
    coverage = store.new_coverage()
    store.add(coverage, documents(reports))
    return coverage


def test_a_judgement_that_was_rejected_is_not_shown_again(place: str) -> None:
    reports = dams(4)
    with open_store(place, reports) as store:
        coverage = filled(store, reports[:3])
        point, wrong = find(store.brief(coverage), Relation.CONTRADICTS)
        name = store.decide(
            on_judgement(point, wrong, DecisionKind.REJECT, coverage=coverage, who="Ana")
        )
        store.add(coverage, documents(reports[3:]))
        brief = store.brief(coverage)
        (rejected,) = by_decision(brief, name)
        assert rejected.relation is Relation.UNJUDGED
        assert rejected.exclusion == "rejected by a person"
        assert {rejected.left, rejected.right} == {wrong.left, wrong.right}
        store.undo(name, "Ben")
        assert store.brief(coverage) == from_nothing(reports)


def test_what_was_accepted_stays_whatever_the_program_then_says(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        coverage = filled(store, reports)
        point, found = find(store.brief(coverage), Relation.AGREES)
        decision = on_judgement(point, found, DecisionKind.ACCEPT, coverage=coverage, who="Ana")
        assert decision.value == "agrees"
        name = store.decide(replace(decision, value="contradicts"))
        (accepted,) = by_decision(store.brief(coverage), name)
        assert accepted.relation is Relation.CONTRADICTS
        assert accepted.exclusion == ""


def test_a_decision_that_is_told_by_the_clauses_finds_its_judgement(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        coverage = filled(store, reports)
        _, wrong = find(store.brief(coverage), Relation.CONTRADICTS)
        name = store.decide(
            Decision(
                coverage,
                DecisionKind.REJECT,
                "Ana",
                wrong.left_spans,
                wrong.right_spans,
                wrong.kind.value,
            )
        )
        (rejected,) = by_decision(store.brief(coverage), name)
        assert {rejected.left, rejected.right} == {wrong.left, wrong.right}


def test_statements_that_are_one_fact_come_into_one_point_and_apart_again(place: str) -> None:
    one = report("a", Told("The council rejected the budget.", "reject"), published="2031-03-01")
    other = report("b", Told("Nobody wanted the new tunnel.", "want"), published="2031-03-02")
    with open_store(place, [one, other]) as store:
        coverage = store.new_coverage()
        second = store.new_coverage()
        store.add(coverage, documents([one]))
        store.add(second, documents([other]))
        store.decide(Decision(coverage, DecisionKind.MERGE, "Ana", subject=(second,)))
        before = store.brief(coverage)
        (left,), (right,) = claims_of(before, "The council"), claims_of(before, "Nobody")
        assert all(len(point.point.readings) == 1 for point in before.points)
        same = store.decide(
            on_readings(left, right, DecisionKind.SAME, coverage=coverage, who="Ana")
        )
        joined = store.brief(coverage)
        (point,) = joined.points
        assert {r.id for r in point.point.readings} == {left.id, right.id}
        (judgement,) = point.judgements
        assert (judgement.decision, judgement.same) == (same, 1.0)
        store.decide(on_readings(left, right, DecisionKind.APART, coverage=coverage, who="Ben"))
        after = store.brief(coverage)
        assert len(after.points) == 2
        assert [one.what for one in after.decisions] == [DecisionKind.APART]


def test_statements_that_are_two_facts_are_never_in_one_point(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        coverage = filled(store, reports)
        first, second, third = claims_of(store.brief(coverage), "The ferry")
        store.decide(on_readings(first, second, DecisionKind.APART, coverage=coverage, who="Ana"))
        points = [
            {r.id for r in point.point.readings}
            for point in store.brief(coverage).points
            if any(r.id in {first.id, second.id, third.id} for r in point.point.readings)
        ]
        assert not any({first.id, second.id} <= ids for ids in points)
        assert any(third.id in ids and len(ids) == 2 for ids in points)


def test_a_decision_is_found_again_when_the_program_cuts_otherwise(place: str) -> None:
    """The statement is now a word longer: its reading has another id, and the decision holds."""

    def cut(name: str, words: str) -> Annotations:
        told = Told("The ferry in the harbour sank in the storm.", "sink", words=words)
        return report(name, told, published="2031-03-01")

    short = [cut(n, "The ferry in the harbour sank") for n in "ab"]
    long = [cut(n, "The ferry in the harbour sank in the storm") for n in "ab"]
    with open_store(place, short) as store:
        coverage = filled(store, short)
        point, found = find(store.brief(coverage), Relation.AGREES)
        name = store.decide(
            on_judgement(point, found, DecisionKind.REJECT, coverage=coverage, who="Ana")
        )
    with open_store(place, long, made_with=replace(MADE_WITH, reading="2", brief="2")) as store:
        (rejected,) = by_decision(store.brief(coverage), name)
        assert rejected.relation is Relation.UNJUDGED


def test_coverages_are_merged_and_that_is_undone(place: str) -> None:
    reports = dams(4)
    with open_store(place, reports) as store:
        one, other = filled(store, reports[:2]), filled(store, reports[2:])
        name = store.decide(Decision(one, DecisionKind.MERGE, "Ana", subject=(other,)))
        assert len(store.documents(one)) == 4
        assert [c.id for c in store.coverages()] == [one]
        assert store.documents(other) == store.documents(one)
        assert render_brief_json(store.brief(one)) == render_brief_json(
            from_nothing(reports, together=True)
        )
        store.undo(name, "Ana")
        assert {c.id for c in store.coverages()} == {one, other}
        assert len(store.documents(other)) == 2


def test_reports_are_split_off_and_that_is_undone_and_done_again(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        coverage = filled(store, reports)
        gone = reports[0].document.id
        name = store.decide(Decision(coverage, DecisionKind.SPLIT, "Ana", subject=(gone,)))
        (split,) = [d.value for d in store.decisions(coverage)]
        assert [d.id for d in store.documents(split)] == [gone]
        assert gone not in {d.id for d in store.documents(coverage)}
        undoing = store.undo(name, "Ana")
        assert [c.id for c in store.coverages()] == [coverage]
        store.undo(undoing, "Ben")
        assert {c.id for c in store.coverages()} == {coverage, split}
        assert store.remove(split, gone)
        assert store.documents(split) == ()


def test_what_is_pinned_is_not_taken_apart(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        store.add(None, documents(reports[:1]))
        (first,) = store.coverages()
        store.decide(Decision(first.id, DecisionKind.PIN, "Ana"))
        store.add(None, documents(reports[1:]))
        assert store.coverage(first.id).pinned
        assert reports[0].document.id in {d.id for d in store.documents(first.id)}


def test_a_note_and_a_name_stand_in_all_that_is_shown(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        coverage = filled(store, reports)
        brief = store.brief(coverage)
        point, origin = brief.points[0].point.id, brief.origins[0].id
        store.decide(
            Decision(coverage, DecisionKind.NOTE, "Ana", subject=(point,), value="call <b>her</b>")
        )
        store.decide(
            Decision(
                coverage, DecisionKind.NAME_ORIGIN, "Ana", subject=(origin,), value="Tarn Post"
            )
        )
        brief = store.brief(coverage)
        assert {o.id: o.name for o in brief.origins}[origin] == "Tarn Post"
        told: Any = brief_to_json(brief)["decisions"]
        note, name = told
        assert (note["what"], note["who"], note["points"]) == ("note", "Ana", [point])
        assert (name["what"], name["value"]) == ("name_origin", "Tarn Post")
        page = render_brief_page(brief)
        assert "note by Ana, 2031-03-10: call &lt;b&gt;her&lt;/b&gt;" in page
        assert "named by Ana, 2031-03-10: Tarn Post" in page
        text = render_brief_text(brief, View(everything=False, width=100, color=False))
        assert "✎ named by Ana" in text
        whole = render_brief_text(
            brief, View(everything=False, point=point, width=100, color=False)
        )
        assert "✎ note by Ana, 2031-03-10: call <b>her</b>" in whole


def test_a_person_s_judgement_is_marked_in_json_text_and_page(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        coverage = filled(store, reports)
        point, found = find(store.brief(coverage), Relation.CONTRADICTS)
        name = store.decide(
            on_judgement(point, found, DecisionKind.ACCEPT, coverage=coverage, who="Ana")
        )
        brief = store.brief(coverage)
        told: Any = brief_to_json(brief)
        assert [d["id"] for d in told["decisions"]] == [name]
        marked = [j["decision"] for p in told["points"] for j in p["judgements"] if j["decision"]]
        assert marked == [name]
        assert "✎ accepted by Ana, 2031-03-10" in render_brief_page(brief)
        view = View(everything=False, width=100, color=False)
        assert "✎ accepted by Ana, 2031-03-10" in render_brief_text(brief, view)


def test_decisions_replayed_give_the_same_state(place: str) -> None:
    reports = dams(4)
    with open_store(place, reports) as store:
        coverage = filled(store, reports)
        brief = store.brief(coverage)
        point, wrong = find(brief, Relation.CONTRADICTS)
        store.decide(on_judgement(point, wrong, DecisionKind.REJECT, coverage=coverage, who="Ana"))
        first, second, *_ = claims_of(brief, "The mayor")
        name = store.decide(
            on_readings(first, second, DecisionKind.SAME, coverage=coverage, who="Ana")
        )
        store.undo(store.undo(name, "Ben"), "Ana")
        held = store.decisions(coverage, in_force=True)
        found = store.brief(coverage)
        assert render_brief_json(found) == render_brief_json(from_nothing(reports, held))


def test_the_later_of_two_decisions_on_one_pair_holds(place: str) -> None:
    reports = dams(3)
    with open_store(place, reports) as store:
        coverage = filled(store, reports)
        point, found = find(store.brief(coverage), Relation.CONTRADICTS)
        for what in (DecisionKind.REJECT, DecisionKind.ACCEPT):
            name = store.decide(on_judgement(point, found, what, coverage=coverage, who="Ana"))
        (accepted,) = by_decision(store.brief(coverage), name)
        assert accepted.relation is Relation.CONTRADICTS
        assert len(store.decisions(coverage)) == 2
        assert len(store.decisions(coverage, in_force=True)) == 1


@pytest.mark.parametrize(
    ("what", "given"),
    [
        (DecisionKind.ACCEPT, {}),
        (DecisionKind.NOTE, {}),
        (DecisionKind.MERGE, {}),
        (DecisionKind.NAME_ORIGIN, {"subject": ("o",)}),
        (DecisionKind.SAME, {"left": (Span("a", 0, 1),), "right": (Span("a", 2, 3),)}),
        (DecisionKind.PIN, {"who": " "}),
    ],
)
def test_a_decision_that_says_nothing_is_none(what: DecisionKind, given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="decision"):
        Decision(**{"coverage": "c", "what": what, "who": "Ana", **given})


def test_what_is_not_there_cannot_be_undone(place: str) -> None:
    with open_store(place, []) as store, pytest.raises(UsageError, match="no decision"):
        store.undo("nothing", "Ana")


def test_a_value_that_was_rejected_no_longer_makes_a_contradiction(place: str) -> None:
    reports = [
        report(
            name,
            Told(
                f"The dam burst with {count} guards.",
                "burst",
                values={f"{count} guards": amount(count, "guard")},
            ),
            published="2031-03-01",
        )
        for name, count in (("a", 12), ("b", 19))
    ]
    with open_store(place, reports) as store:
        coverage = filled(store, reports)
        brief = store.brief(coverage)
        assert Verdict.CONTRADICTED in {p.verdict for p in brief.points}
        point, wrong = find(brief, Relation.CONTRADICTS)
        store.decide(on_judgement(point, wrong, DecisionKind.REJECT, coverage=coverage, who="A"))
        after = store.brief(coverage)
        assert Verdict.CONTRADICTED not in {p.verdict for p in after.points}
