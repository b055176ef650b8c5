"""The web application in a real Chromium, from the first start to a shared brief.

`stemma serve` runs as a program of its own, over an empty store. Needs the extra `browser`, a
Chromium of the system and the files of the model; skipped without.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from stemma.encoder.files import WEIGHTS
from stemma.store import Store
from stemma.store.people import People, Person
from stemma.web.people import hash_password

playwright = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is missing")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="`browser` is missing")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
    pytest.mark.skipif(not (WEIGHTS / "reader.onnx").exists(), reason="there is no model"),
]

ROOT = Path(__file__).parents[2]
FLOOD = ROOT / "examples" / "flood"
WAIT = 240_000
"""Milliseconds; a busy machine is no error."""
START = 90
"""Seconds."""
MOST_TABS = 120
EVERYWHERE = ("/", "/new", "/check", "/search?words=dam", "/sources", "/changes", "/keys")
PASSWORD = "a long enough password"  # noqa: S105 - of nobody
SERVE = "from stemma.cli import main; main()"
Open = Callable[..., Any]


def told(name: str) -> tuple[str, str, str]:
    """(text, outlet, day) of a report of the example."""
    content = (FLOOD / name).read_text(encoding="utf-8")
    if name.endswith(".txt"):
        return content, name.removesuffix(".txt").replace("-", " ").title(), ""
    record = json.loads(content)
    return record["text"], record["outlet"], record["published"][:10]


FIRST = [told(name) for name in ("norwire.json", "capital-review.json", "tesvik-post.txt")]
LATER = told("lowland-gazette.txt")


class Served:
    """A server over an empty store, or one with people alone; where it is reached."""

    def __init__(self, store: Path, *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.store = store
        arguments = ["serve", "--store", str(store), "--port", str(self.port), *options]
        self._process = subprocess.Popen(
            [sys.executable, "-c", SERVE, *arguments],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "NO_COLOR": "1"},
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + START
        while time.monotonic() < end:
            with suppress(URLError, ConnectionError), urlopen(self.base) as answer:  # noqa: S310
                assert answer.status == 200
                return
            time.sleep(0.2)
        self.end()
        raise AssertionError("the server did not start")

    def end(self) -> None:
        self._process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(20)
        self._process.kill()
        self._process.wait()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        playwright.expect.set_options(timeout=WAIT)
        try:
            found = running.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
            )
        except playwright.Error as error:
            pytest.skip(f"Chromium does not start here: {error}")
        yield found
        found.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path / "stemma.db")
    yield server
    server.end()


@pytest.fixture
def show(browser: Any, served: Served) -> Iterator[Open]:
    """See `opening`."""
    yield from opening(browser, served)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Served]:
    """A server that asks who people are: there are a reader and two editors."""
    with Store.open(tmp_path / "team.db", lambda: datetime.now(UTC)) as store:
        for name, role in (("rhea", "reader"), ("edda", "editor"), ("mia", "editor")):
            People(store).put(Person(name, role, hash_password(PASSWORD)))
    server = Served(tmp_path / "team.db", "--name", "desk.example")
    yield server
    server.end()


@pytest.fixture
def show_team(browser: Any, team: Served) -> Iterator[Open]:
    """See `opening`."""
    yield from opening(browser, team, allowed="409")


def opening(browser: Any, served: Served, allowed: str = "\0") -> Iterator[Open]:
    """Open a page; every message of the console and every request elsewhere is an error.

    Chromium writes every refusal into the console: those of the status `allowed` are none.
    """
    contexts, problems = [], []

    def open_page(path: str = "/", **options: Any) -> Any:
        width = options.pop("width", 1440)
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on(
            "console",
            lambda message: None if allowed in message.text else problems.append(message.text),
        )
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("dialog", lambda dialog: problems.append(dialog.message))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(served.base) else problems.append(request.url)
            ),
        )
        page.goto(served.base + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []


def require_clean(page: Any, width: int) -> None:
    """Axe finds nothing, and nothing is wider than the window."""
    found = axe.Axe().run(page)
    assert found.violations_count == 0, (page.url, found.generate_report())
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


def test_by_mouse_from_the_first_start_to_a_shared_brief(
    browser: Any, show: Open, served: Served, tmp_path: Path
) -> None:
    page = show()
    for number, (text, outlet, day) in enumerate(FIRST, start=1):
        if number > 1:
            page.get_by_role("button", name="One more text").click()
        page.locator(f"#text{number}").fill(text)
        page.locator(f"#outlet{number}").fill(outlet)
        page.locator(f"#published{number}").fill(day)
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/coverage/*")
    coverage = page.url.partition("?")[0].partition("#")[0]
    card = page.locator("#contradictions .card", has_text="72 hours")
    playwright.expect(card).to_have_count(1)
    card.get_by_role("button", name="Reject").click()
    playwright.expect(page.get_by_text("Rejected by editor").first).to_be_visible()
    playwright.expect(page.locator("#again")).to_have_count(0)
    playwright.expect(card).to_have_count(0)
    page.get_by_role("link", name="Add a report").click()
    page.locator("#text1").fill(LATER[0])
    page.locator("#outlet1").fill(LATER[1])
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url(f"{coverage}**")
    playwright.expect(page.locator(".figures b").first).to_have_text("4")
    playwright.expect(card).to_have_count(0)
    playwright.expect(page.locator("#decisions")).to_contain_text("Rejected by editor")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Share as one page").click()
    shared = tmp_path / "shared.html"
    coming.value.save_as(shared)
    alone = browser.new_page(java_script_enabled=False)
    alone.goto(shared.as_uri())
    assert "rejected by editor" in alone.content()
    assert alone.locator("#contradictions .card", has_text="72 hours").count() == 0
    alone.close()
    for width in (390, 1440):
        for scheme in ("light", "dark"):
            seen = show(coverage.removeprefix(served.base), width=width, color_scheme=scheme)
            for path in ("", "/story", "/reports", "/compare", "/changes", "/add"):
                seen.goto(coverage + path)
                require_clean(seen, width)
            for path in (
                "/",
                "/new",
                "/check",
                "/search?words=dam",
                "/sources",
                "/changes",
                "/keys",
            ):
                seen.goto(served.base + path)
                require_clean(seen, width)
            report = seen.goto(coverage + "/reports") and seen.locator("a.title").first
            report.click()
            seen.wait_for_url("**/report/*")
            require_clean(seen, width)


def tab_to(page: Any, target: Any) -> None:
    """Press Tab until something has the focus, as somebody without a mouse does."""
    for _ in range(MOST_TABS):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab does not lead there")


def test_by_keyboard_alone(show: Open) -> None:
    page = show()
    for number, (text, outlet, _) in enumerate(FIRST, start=1):
        if number > 1:
            tab_to(page, page.get_by_role("button", name="One more text"))
            page.keyboard.press("Enter")
            page.locator(f"#text{number}").wait_for()
        tab_to(page, page.locator(f"#text{number}"))
        page.keyboard.insert_text(text)
        tab_to(page, page.locator(f"#outlet{number}"))
        page.keyboard.insert_text(outlet)
    tab_to(page, page.get_by_role("button", name="Compare"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/coverage/*")
    page.keyboard.press("?")
    playwright.expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    at = page.locator(".decidable.at")
    playwright.expect(at).to_contain_text("72 hours")
    page.keyboard.press("m")
    page.keyboard.type("Ask the party which it was.")
    page.keyboard.press("Enter")
    playwright.expect(page.locator("#decisions")).to_contain_text("Ask the party which it was.")
    playwright.expect(page.locator("#again")).to_have_count(0)
    playwright.expect(at).to_contain_text("72 hours")
    page.keyboard.press("r")
    playwright.expect(page.locator("#decisions")).to_contain_text("Rejected by editor")
    playwright.expect(page.locator("#again")).to_have_count(0)
    playwright.expect(page.locator("#contradictions .card")).to_have_count(0)
    tab_to(page, page.get_by_role("button", name="Undo: Rejected").first)
    page.keyboard.press("Enter")
    playwright.expect(page.locator("#contradictions .card")).to_have_count(1)
    playwright.expect(page.locator("#again")).to_have_count(0)
    page.goto(page.url.partition("?")[0].partition("#")[0])
    for key in "jjk":
        page.keyboard.press(key)
    playwright.expect(at).to_contain_text("72 hours")
    for key, words in (("a", "Accepted by editor"), ("s", "Taken as the same fact by editor")):
        page.keyboard.press(key)
        playwright.expect(page.locator("#decisions")).to_contain_text(words)
        playwright.expect(page.locator("#again")).to_have_count(0)
        # The page that shows what came of it is there, and the point is chosen on it.
        playwright.expect(at).to_contain_text("72 hours")
    page.keyboard.press("u")
    playwright.expect(page.locator(".notice")).to_have_text("Undone.")
    playwright.expect(page.locator("#again")).to_have_count(0)
    page.goto(page.url.partition("/coverage/")[0] + "/")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_url("**/coverage/*")
    page.keyboard.press("/")
    page.wait_for_url("**/search")


def log_in(page: Any, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def test_people_log_in_and_of_two_who_decide_at_once_the_second_sees_the_first(
    show_team: Open,
) -> None:
    edda = show_team("/new")
    require_clean(edda, 1440)
    log_in(edda, "edda")
    edda.get_by_role("button", name="Open the example Flood").click()
    edda.wait_for_url("**/coverage/*")
    path = "/coverage/" + edda.url.partition("/coverage/")[2].partition("?")[0]
    mia = show_team(path)
    log_in(mia, "mia")
    mia.wait_for_url(f"**{path}")
    mia.locator("#narrow summary").click()
    mia.get_by_label("Verdict", exact=True).first.select_option("contradicted")
    mia.get_by_role("button", name="Show", exact=True).click()
    mia.wait_for_url("**verdict=contradicted**")
    playwright.expect(mia.locator("#narrow summary")).to_contain_text("points shown")
    require_clean(mia, 1440)
    card = "#contradictions .card >> nth=0"
    edda.locator(card).get_by_role("button", name="Accept").click()
    playwright.expect(edda.locator("#decisions")).to_contain_text("Accepted by edda")
    mia.locator(card).get_by_role("button", name="Reject").click()
    playwright.expect(mia.get_by_role("heading", level=1)).to_contain_text("decided on this point")
    playwright.expect(mia.locator(".person")).to_contain_text("Accepted by edda")
    require_clean(mia, 1440)
    mia.get_by_role("button", name="Decide all the same: Rejected").click()
    playwright.expect(mia.locator("#decisions")).to_contain_text("Rejected by mia")
    assert "verdict=contradicted" in mia.url
    rhea = show_team(path, width=390, color_scheme="dark")
    require_clean(rhea, 390)
    log_in(rhea, "rhea")
    rhea.wait_for_url(f"**{path}")
    playwright.expect(rhea.locator(".decide button")).to_have_count(0)
    rhea.goto(rhea.url.partition("/coverage/")[0] + f"{path}/story")
    require_clean(rhea, 390)


def test_without_scripts_it_goes_all_the_same(show: Open) -> None:
    page = show(java_script_enabled=False)
    page.get_by_role("button", name="Open the example Takeover").click()
    page.wait_for_url("**/jobs/*")
    page.get_by_role("link", name="See the coverage").click()
    playwright.expect(page.locator(".figures b").first).to_have_text("6")
    point = page.locator("#core details.point").first
    point.locator("summary").first.click()
    point.get_by_role("button", name="Accept").click()
    playwright.expect(page.get_by_text("Accepted by editor").first).to_be_attached()


def test_a_draft_is_checked_against_a_pasted_source(show: Open) -> None:
    page = show("/check")
    page.locator("#draft").fill(
        "The party gave the board three weeks to publish its inspection records."
        " Two firefighters were among the dead."
    )
    page.locator("#text1").fill(FIRST[0][0])
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_url("**/check/*")
    assert page.locator("details.entry").count() >= 1
    require_clean(page, 1440)
