"""The server for assistants: what it offers, what it answers, and what it does not do."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from tests.unit.brief.stubs import stub_maker
from tests.unit.store.shelf import Reader, dam, dams
from tests.unit.web.conftest import Desk

mcp = pytest.importorskip("mcp", reason="the extra `mcp` is missing")

from stemma.run import Alone, Tools  # noqa: E402
from stemma.web.assistant.server import Offer, make_server  # noqa: E402

TOOLS = {"compare", "check", "coverages", "brief", "search"}


def asked(offer: Offer, work: Callable[[Any], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with mcp.Client(make_server(offer)) as client:
            return await work(client)

    return anyio.run(run)


def call(offer: Offer, tool: str, **arguments: Any) -> Any:
    return asked(offer, lambda client: client.call_tool(tool, arguments))


def test_every_tool_says_that_it_only_reads() -> None:
    found = asked(Offer(), lambda client: client.list_tools()).tools
    assert {tool.name for tool in found} == TOOLS
    for tool in found:
        assert tool.annotations.read_only_hint is True
        assert tool.description


def test_a_brief_has_its_words_their_places_and_the_origins(desk: Desk) -> None:
    told = call(Offer(desk.store), "brief", coverage=desk.coverage).structured_content
    texts = {d.id: d.text for d in desk.store.documents(desk.coverage)}
    assert {report["document"] for report in told["reports"]} == set(texts)
    (clash,) = told["contradictions"][:1]
    assert len(clash["sides"]) == 2
    assert clash["origins"]["at_least"] <= clash["origins"]["at_most"]
    assert clash["reasons"]
    for group in ("contradictions", "may_differ", "disputes", "agreed"):
        for point in told[group]:
            for side in point["sides"]:
                for reading in side:
                    words = [texts[reading["document"]][a:b] for a, b in reading["spans"]]
                    assert " … ".join(words) == reading["text"]


def test_coverages_and_sentences_are_found(desk: Desk) -> None:
    offer = Offer(desk.store)
    (one,) = call(offer, "coverages").structured_content["coverages"]
    assert (one["id"], one["reports"]) == (desk.coverage, 4)
    found = call(offer, "search", words="dam burst").structured_content["found"]
    assert found
    document = desk.store.document(found[0]["document"])
    assert document is not None
    start, end = found[0]["span"]
    assert document.text[start:end].split() == found[0]["text"].split()


def test_reports_are_compared_without_any_store() -> None:
    reports = dams(4)
    by_text = {found.document.text: found for found in reports}

    class ByText(Reader):
        def annotate(self, documents: Any) -> Any:
            self.known = {d.id: _moved(by_text[d.text], d) for d in documents}
            return super().annotate(documents)

    engine = Alone(Tools(annotate=ByText(()).annotate, maker=stub_maker()))
    given = [{"text": found.document.text, "outlet": found.document.id} for found in reports]
    told = call(Offer(engine=engine), "compare", reports=given).structured_content
    assert len(told["reports"]) + len(told["other_events"]) == 4


def _moved(found: Any, document: Any) -> Any:
    """Annotations of the same text under another id."""
    from dataclasses import fields, is_dataclass, replace  # noqa: PLC0415

    from stemma.model import Span  # noqa: PLC0415

    def moved(value: Any) -> Any:
        if isinstance(value, Span):
            return Span(document.id, value.start, value.end)
        if isinstance(value, tuple):
            return tuple(map(moved, value))
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: moved(getattr(value, f.name)) for f in fields(value)})
        return value

    return replace(moved(replace(found, document=document)), document=document)


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("compare", {}, "nothing to read"),
        ("coverages", {}, "no store was opened"),
        ("brief", {"coverage": "x"}, "no store was opened"),
        ("search", {"words": "x"}, "no store was opened"),
        ("compare", {"paths": ["/etc/passwd"]}, "no folder that was opened"),
        ("compare", {"addresses": ["x"] * 300}, "too many"),
    ],
)
def test_what_cannot_be_done_is_told(tool: str, arguments: dict[str, Any], words: str) -> None:
    answer = call(Offer(), tool, **arguments)
    assert answer.is_error
    assert words in answer.content[0].text


@pytest.mark.parametrize("path", ["../secret.txt", "link.txt", "/etc/passwd", "~/x", "a\0b"])
def test_no_file_outside_the_folders_is_read(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "opened"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("The secret of the house is told here.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    wanted = path if path.startswith(("/", "~")) else str(folder / path)
    answer = call(Offer(folders=(folder,)), "compare", paths=[wanted])
    assert answer.is_error
    assert "secret of the house" not in answer.content[0].text


def test_an_address_inside_is_not_asked() -> None:
    engine = Alone(Tools(annotate=Reader([dam(0)]).annotate, maker=stub_maker()))
    told = call(Offer(engine=engine), "compare", addresses=["http://127.0.0.1/"])
    (rejected,) = told.structured_content["not_read"]
    assert "only public addresses" in rejected["reason"]


SERVE = "from stemma.cli import main; main()"
ROOT = Path(__file__).parents[3]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"}


def told_by(transport: Any) -> tuple[set[str], Any]:
    """(the tools that are offered, the coverages that are told) by a server that runs."""

    async def run() -> tuple[set[str], Any]:
        async with mcp.Client(transport) as client:
            tools = await client.list_tools()
            found = await client.call_tool("coverages", {})
            return {tool.name for tool in tools.tools}, found.structured_content

    return anyio.run(run)


def test_on_standard_input_and_output_a_client_reads_what_is_kept(filled: Path) -> None:
    stdio = mcp.StdioServerParameters(
        command=sys.executable,
        args=["-c", SERVE, "mcp", "--store", str(filled)],
        env=ENVIRONMENT,
    )
    tools, told = told_by(stdio)
    assert tools == TOOLS
    assert [one["title"] for one in told["coverages"]] == ["The dam above the village"]


@pytest.fixture
def over_http(filled: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, "mcp", "--store", str(filled), "--port", str(port)],
        env=ENVIRONMENT,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{port}"
    for _ in range(600):
        with suppress(httpx.TransportError):
            httpx.get(base)
            break
        time.sleep(0.1)
    yield base
    process.terminate()
    process.wait(20)


def test_over_http_a_client_reads_the_same_and_no_other_site_does(over_http: str) -> None:
    tools, told = told_by(f"{over_http}/mcp")
    assert tools == TOOLS
    assert [one["title"] for one in told["coverages"]] == ["The dam above the village"]
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accepted = {"accept": "application/json, text/event-stream"}
    for headers in ({"host": "evil.example"}, {"origin": "https://evil.example"}):
        answer = httpx.post(f"{over_http}/mcp", json=body, headers={**accepted, **headers})
        assert answer.status_code in {403, 421}
