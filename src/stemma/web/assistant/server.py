"""The tools that an assistant is offered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import BaseModel, Field

from stemma import __version__
from stemma.errors import StemmaError
from stemma.model import Annotations, Document, Rejection
from stemma.read import Fetch, read_sources
from stemma.run import Alone, check_draft, compare_reports
from stemma.run.engine import Engine
from stemma.store import Query, Store
from stemma.web.assistant.answers import Answer, tell_brief, tell_check
from stemma.web.assistant.held import tell_coverages, tell_hits
from stemma.web.work.order import Pasted, Sources
from stemma.web.work.reading import annotate_given, read_given

INSTRUCTIONS: Final = (
    "Stemma reads the reports of one event and says what they agree on, with the number of"
    " independent origins behind it, where they contradict one another, and who said it. It quotes"
    " and never writes: repeat its words as quotations, name the report beside each, and do not"
    " add facts of your own. It changes nothing."
)
MOST_SOURCES: Final = 200
MOST_HITS: Final = 50
READS: Final = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
FETCHES: Final = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=True)

R = TypeVar("R")


class Report(BaseModel):
    """The text of one report, with what is known of it."""

    text: Annotated[str, Field(description="The whole text of the report.")]
    outlet: Annotated[str, Field(description="Who published it.")] = ""
    published: Annotated[str, Field(description="ISO 8601 date, if the text says none.")] = ""
    title: str = ""
    url: str = ""


Reports = Annotated[list[Report], Field(default_factory=list, description="Reports given as text.")]
Addresses = Annotated[
    list[str],
    Field(default_factory=list, description="Public web addresses of reports; they are fetched."),
]
Paths = Annotated[
    list[str],
    Field(default_factory=list, description="Files in the folders that the user has opened."),
]


@dataclass(frozen=True, slots=True)
class Offer:
    """What an assistant may use: a store, folders of the user, a fetcher, an engine.

    Without a store, the tools that look into one say so; files outside `folders` are refused.
    """

    store: Store | None = None
    folders: tuple[Path, ...] = ()
    fetch: Fetch | None = None
    engine: Engine = field(default_factory=Alone)


def make_server(offer: Offer) -> MCPServer:
    """The server with its tools."""
    server = MCPServer(
        "stemma",
        title="Stemma",
        description="Compares news reports; every line with its words and its origins.",
        instructions=INSTRUCTIONS,
        version=__version__,
    )
    # The models are loaded once, and one run at a time uses them.
    turn = threading.Lock()

    def answered(work: Callable[[], R]) -> R:
        try:
            with turn:
                return work()
        except StemmaError as error:
            raise ToolError(str(error)) from error

    @server.tool(title="Compare reports of one event", annotations=FETCHES)
    def compare(reports: Reports, addresses: Addresses, paths: Paths) -> Answer:
        """Compare reports of one event: what agrees, what contradicts, who said it, in quotes."""
        return answered(
            lambda: tell_brief(
                compare_reports(_read(offer, reports, addresses, paths), engine=offer.engine)
            )
        )

    @server.tool(title="Check a draft against sources", annotations=FETCHES)
    def check(
        draft: Annotated[str, Field(description="The text of the draft.")],
        reports: Reports,
        addresses: Addresses,
        paths: Paths,
    ) -> Answer:
        """Hold a draft against its sources: what they contradict, alter, or do not have."""
        return answered(
            lambda: tell_check(
                check_draft(
                    _read(offer, [Report(text=draft, outlet="draft")], [], []),
                    _read(offer, reports, addresses, paths),
                    engine=offer.engine,
                )
            )
        )

    @server.tool(title="List the coverages that are kept", annotations=READS)
    def coverages() -> Answer:
        """List the coverages in the user's store: id, title, reports, days."""
        return answered(lambda: tell_coverages(_store(offer)))

    @server.tool(title="The brief of a coverage that is kept", annotations=READS)
    def brief(
        coverage: Annotated[str, Field(description="An id that `coverages` gave.")],
    ) -> Answer:
        """Tell the brief of one coverage in the user's store, the decisions of people in it."""
        return answered(lambda: tell_brief(_store(offer).brief(coverage)))

    @server.tool(title="Search the reports that are kept", annotations=READS)
    def search(
        words: Annotated[str, Field(description="Words that stand in one sentence.")],
        party: Annotated[str, Field(description="Somebody named in the sentence.")] = "",
        speaker: Annotated[str, Field(description="Who says it.")] = "",
        outlet: str = "",
        day: Annotated[str, Field(description="ISO 8601 day, month or year of the report.")] = "",
    ) -> Answer:
        """Search the sentences of all reports in the user's store."""
        query = Query(words=words, party=party, speaker=speaker, outlet=outlet, day=day)
        return answered(lambda: tell_hits(_store(offer).search(query, limit=MOST_HITS)))

    return server


def _store(offer: Offer) -> Store:
    if offer.store is None:
        raise ToolError("no store was opened: start the server with stemma mcp --store PATH")
    return offer.store


def _read(
    offer: Offer, reports: Sequence[Report], addresses: Sequence[str], paths: Sequence[str]
) -> Iterator[Annotations | Rejection]:
    if not (reports or addresses or paths):
        raise ToolError("nothing to read: give reports, addresses or paths")
    if len(reports) + len(addresses) + len(paths) > MOST_SOURCES:
        raise ToolError(f"too many: at most {MOST_SOURCES} sources at once")
    texts = tuple(
        Pasted(report.text, report.outlet, report.published, report.title, report.url)
        for report in reports
    )
    given = Sources(texts, (), tuple(addresses))
    return annotate_given(_documents(offer, given, paths), offer.engine)


def _documents(
    offer: Offer, given: Sources, paths: Sequence[str]
) -> Iterator[Document | Rejection]:
    for item, _ in read_given(given, offer.fetch):
        yield item
    for path in paths:
        yield from read_sources([str(_allowed(offer, path))])


def _allowed(offer: Offer, path: str) -> Path:
    """The path, where it lies in a folder that the user has opened, links followed."""
    try:
        real = Path(path).expanduser().resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise ToolError(f"not a path: {error}") from error
    if not any(real.is_relative_to(folder.resolve()) for folder in offer.folders):
        raise ToolError(
            "that file lies in no folder that was opened: stemma mcp --folder FOLDER opens one"
        )
    return real
