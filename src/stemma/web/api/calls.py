"""What a program can ask: each call with its path, its scope, what it takes and who answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.exceptions import HTTPException

from stemma.errors import UsageError
from stemma.model import Decision, DecisionKind
from stemma.report.brief_json import brief_to_json
from stemma.store import KeptCoverage
from stemma.store.clicks import decide_all
from stemma.web.api.shapes import (
    ADDED,
    BRIEF,
    COVERAGE,
    DECISION,
    HIT,
    JOB,
    MOST_REPORTS,
    REPORT,
    WORD,
    a_list,
    an_object,
    says_something,
)
from stemma.web.house import House
from stemma.web.pages.decide import SAID
from stemma.web.pages.search import FIELDS, make_query
from stemma.web.pairs import find_point, make_decisions
from stemma.web.work.jobs import Job
from stemma.web.work.order import Add, Pasted, Sources

Json = Any
MOST_HITS: Final = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """One call: who asks, the parts of the path, what the address and the body say."""

    house: House
    who: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that can be asked. `takes` and `gives` are JSON schemas; `query` names fields."""

    name: str
    method: str
    path: str
    scope: str
    words: str
    answer: Callable[[Asked], Json]
    status: int = 200
    takes: Mapping[str, Any] | None = None
    gives: Mapping[str, Any] = field(default_factory=lambda: {"type": "object"})
    query: tuple[str, ...] = ()


def _kept(asked: Asked) -> KeptCoverage:
    name = asked.path["id"]
    try:
        return asked.house.store.coverage(name)
    except UsageError:
        raise HTTPException(404, "there is no such coverage") from None


def tell_coverage(kept: KeptCoverage) -> Json:
    """A coverage in figures."""
    return {
        "id": kept.id,
        "title": kept.title,
        "reports": kept.documents,
        "outlets": kept.outlets,
        "first": kept.first or None,
        "last": kept.last or None,
        "added": kept.added,
        "changed": kept.changed,
        "pinned": kept.pinned,
        "is_fresh": kept.is_fresh,
    }


def tell_job(job: Job) -> Json:
    """How far a job is."""
    return {
        "id": job.id,
        "title": job.title,
        "state": job.state.value,
        "coverage": job.where.rpartition("/")[2] if job.where.startswith("/coverage/") else None,
        "events": [
            {"kind": e.kind.value, "words": e.words, "detail": e.detail} for e in [*job.events]
        ],
    }


def list_coverages(asked: Asked) -> Json:
    """All coverages."""
    return {"coverages": [tell_coverage(kept) for kept in asked.house.store.coverages()]}


def get_coverage(asked: Asked) -> Json:
    """One coverage."""
    return tell_coverage(_kept(asked))


def get_brief(asked: Asked) -> Json:
    """The brief of a coverage; 202 and a job where it has to be worked out first."""
    kept = _kept(asked)
    if not kept.is_fresh:
        return {"job": tell_job(asked.house.brief(kept, who=asked.who))}
    view = asked.house.shown.view(kept.id)
    brief = asked.house.store.brief(kept.id) if view is None else view.brief
    return {**brief_to_json(brief), "decisions": [tell_decision(one) for one in brief.decisions]}


def tell_decision(one: Decision) -> Json:
    """A decision of a person."""
    return {
        "id": one.id,
        "what": one.what.value,
        "who": one.who,
        "at": one.at,
        "kind": one.kind or None,
        "left": [[s.document_id, s.start, s.end] for s in one.left],
        "right": [[s.document_id, s.start, s.end] for s in one.right],
        "subject": list(one.subject),
        "value": one.value or None,
    }


def add_coverage(asked: Asked) -> Json:
    """Begin a coverage with reports."""
    order = Add(_sources(asked.body), "", is_new=True)
    return tell_job(asked.house.add(order, title="Adding reports", who=asked.who))


def add_reports(asked: Asked) -> Json:
    """Add reports to a coverage."""
    order = Add(_sources(asked.body), _kept(asked).id)
    return tell_job(asked.house.add(order, title="Adding reports", who=asked.who))


def _sources(body: Mapping[str, Any]) -> Sources:
    reports, addresses = body.get("reports", []), body.get("addresses", [])
    if not isinstance(reports, list) or not isinstance(addresses, list):
        raise HTTPException(422, "reports and addresses are lists")
    if not (reports or addresses):
        raise HTTPException(422, "give a report or an address at least")
    if max(len(reports), len(addresses)) > MOST_REPORTS:
        raise HTTPException(422, f"at most {MOST_REPORTS} reports and as many addresses at once")
    texts = []
    for report in reports:
        if not isinstance(report, dict):
            raise HTTPException(422, "a report is an object")
        fields = {name: report.get(name, "") for name in REPORT["properties"]}
        if not all(isinstance(value, str) for value in fields.values()):
            raise HTTPException(422, "a report has nothing but words in its fields")
        if not says_something(fields["text"]):
            raise HTTPException(422, "a report has a text")
        texts.append(Pasted(**fields))
    if not all(isinstance(one, str) for one in addresses):
        raise HTTPException(422, "an address is a string")
    return Sources(tuple(texts), (), tuple(addresses))


def decide(asked: Asked) -> Json:
    """Decide on a point, or write a note on it."""
    kept = _kept(asked)
    store = asked.house.store
    words = {name: asked.body.get(name, "") for name in DECISION["properties"]}
    if not all(isinstance(value, str) and len(value) <= 4_000 for value in words.values()):
        raise HTTPException(422, "what, point and note are words, of 4000 characters at most")
    if words["what"] not in {kind.value for kind in SAID}:
        raise HTTPException(422, f"what is one of {', '.join(kind.value for kind in SAID)}")
    what = DecisionKind(words["what"])
    if what is DecisionKind.NOTE:
        if not says_something(words["note"]):
            raise HTTPException(422, "a note has words")
        subject = (words["point"],) if words["point"] else ()
        note = Decision(kept.id, what, asked.who, subject=subject, value=words["note"])
        return {"decisions": [store.decide(note)]}
    if not words["point"]:
        raise HTTPException(422, "name the point that is decided on")
    view = asked.house.shown.view(kept.id)
    point = find_point(None if view is None else view.brief, words["point"])
    found = make_decisions(kept.id, point, what, asked.who)
    if not found or view is None:
        raise HTTPException(409, "nothing was judged on this point")
    with asked.house.deciding:
        return {"decisions": [*decide_all(store, kept.id, found, view.brief)]}


def get_job(asked: Asked) -> Json:
    """How far a job is."""
    job = asked.house.jobs.find(asked.path["id"])
    if job is None or job.kind == "check":
        raise HTTPException(404, "there is no such job")
    return tell_job(job)


def search(asked: Asked) -> Json:
    """Sentences of all reports."""
    try:
        query = make_query({name: asked.query.get(name, "")[:500] for name in FIELDS})
        hits = asked.house.store.search(query, limit=MOST_HITS)
    except UsageError as error:
        raise HTTPException(422, str(error)) from error
    return {
        "hits": [
            {
                "document": hit.document_id,
                "span": [hit.span.start, hit.span.end],
                "text": hit.text,
                "title": hit.title or None,
                "outlet": hit.outlet or None,
                "published": hit.published or None,
                "coverages": list(hit.coverages),
            }
            for hit in hits
        ]
    }


ONE: Final = "/api/v1/coverages/{id}"
CALLS: Final = (
    Call("listCoverages", "GET", "/api/v1/coverages", "read", "All coverages.", list_coverages,
         gives=an_object(coverages=a_list(COVERAGE))),
    Call(
        "addCoverage", "POST", "/api/v1/coverages", "add",
        "Begin a coverage with reports; what comes back is the job that reads them.",
        add_coverage, 202, ADDED, JOB,
    ),
    Call("getCoverage", "GET", ONE, "read", "One coverage.", get_coverage, gives=COVERAGE),
    Call(
        "getBrief", "GET", f"{ONE}/brief", "read",
        "The brief, in the contract of `stemma compare --format json` with `decisions` beside it;"
        " or a `job`, where it has to be worked out first.",
        get_brief, gives=BRIEF,
    ),
    Call(
        "addReports", "POST", f"{ONE}/reports", "add", "Add reports to a coverage.",
        add_reports, 202, ADDED, JOB,
    ),
    Call(
        "decide", "POST", f"{ONE}/decisions", "decide",
        "Accept or reject a point, take its statements as one fact or as several, or note.",
        decide, 201, DECISION, an_object(decisions=a_list(WORD)),
    ),
    Call("getJob", "GET", "/api/v1/jobs/{id}", "read", "How far a job is.", get_job, gives=JOB),
    Call(
        "search", "GET", "/api/v1/search", "read", "Sentences of all reports.", search,
        gives=an_object(hits=a_list(HIT)), query=FIELDS,
    ),
)  # fmt: skip
