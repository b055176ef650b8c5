"""The page of a brief in a real Chromium: axe finds nothing, nothing scrolls sideways, scripts off.

Needs the extra `browser` and a Chromium of the system (Debian: `apt-get install chromium`); skipped
without.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.unit.report.brief_sample import make_brief
from tests.unit.report.hostile import HOSTILE
from tests.unit.report.unjudged_sample import make_unjudged_brief

from stemma.encoder.files import WEIGHTS
from stemma.model import Brief
from stemma.report.brief_notebook import ComparedReports
from stemma.report.brief_page import render_brief_page
from stemma.run import compare_reports, read_reports

playwright = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is missing")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="`browser` is missing")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")

ROOT = Path(__file__).parents[2]
WAIT = 30_000
"""Milliseconds; a busy machine is no error."""
WIDTHS = (390, 768, 1440)
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        playwright.expect.set_options(timeout=WAIT)
        try:
            found = running.chromium.launch(
                executable_path=CHROMIUM,
                args=["--no-sandbox", "--disable-dev-shm-usage"],
                timeout=4 * WAIT,
            )
        except playwright.Error as error:
            pytest.skip(f"Chromium does not start here: {error}")
        yield found
        found.close()


@pytest.fixture(scope="module")
def flood() -> Brief:
    if not (WEIGHTS / "reader.onnx").exists():
        pytest.skip("the files of the model are not there")
    return compare_reports(read_reports([str(ROOT / "examples" / "flood")]))


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open a page; every message of the console and every request for more is an error."""
    contexts, told = [], []

    def open_page(html: str, **options: Any) -> Any:
        path = tmp_path / "brief.html"
        path.write_bytes(html.encode("utf-8", "backslashreplace"))
        width = options.pop("width", 1440)
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(2 * WAIT)
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: told.append(dialog.message))
        page.on(
            "request",
            lambda request: (
                told.append(request.url) if path.as_uri() != request.url.partition("#")[0] else None
            ),
        )
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert told == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(show: Open, flood: Brief, scheme: str, width: int) -> None:
    page = show(render_brief_page(flood), width=width, color_scheme=scheme)
    for details in page.locator("#core details, #only details").all()[:6]:
        details.evaluate("node => node.open = true")
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways(show: Open, flood: Brief, width: int) -> None:
    require_fit(show(render_brief_page(flood), width=width), width)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_do_nothing_and_fit(show: Open, words: str) -> None:
    brief = make_brief(f"\n{words}", outlet=words[:300])
    require_fit(show(render_brief_page(brief), width=390), 390)


def require_fit(page: Any, width: int) -> None:
    """Nothing is wider than the window, with all opened that can be."""
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_all_is_there_with_scripts_off(show: Open, flood: Brief) -> None:
    page = show(render_brief_page(flood), java_script_enabled=False)
    rows = page.locator("table.matrix tbody tr")
    shared = [p for p in flood.points if len({r.document_id for r in p.point.readings}) > 1]
    assert rows.count() == len(shared)
    point = page.locator("#core details.point").first
    assert not point.locator(".said").first.is_visible()
    point.locator("summary").first.click()
    assert point.locator(".said").first.is_visible()
    single = page.locator("#only li[id]").first
    assert not single.is_visible()
    page.locator(f'#reports a[href="#{single.get_attribute("id")}"]').first.click()
    assert single.is_visible()
    for document in flood.documents:
        shown = page.locator("#reports .text").filter(has_text=document.text.split("\n")[0][:60])
        assert shown.first.is_visible()


def test_the_matrix_is_sorted_and_filtered(show: Open, flood: Brief) -> None:
    page = show(render_brief_page(flood))
    rows = page.locator("table.matrix tbody tr")
    told = [row.get_attribute("data-v") or "" for row in rows.all()]
    rarest = min(sorted(set(told)), key=told.count)
    page.get_by_label("Verdict").select_option(rarest)
    visible = [row for row in rows.all() if row.is_visible()]
    shown = [row.get_attribute("data-v") for row in visible]
    assert shown == [rarest] * told.count(rarest)
    assert len(shown) < len(told)
    page.get_by_label("Verdict").select_option("")
    page.get_by_label("Find").fill("no such words")
    assert page.get_by_role("status").inner_text().startswith("0 of ")
    page.get_by_label("Find").fill("")
    head = page.get_by_role("columnheader", name="Point")
    for order in (1, -1):
        head.get_by_role("button").click()
        words = [text.casefold() for text in rows.locator("th").all_inner_texts()]
        sign = page.evaluate(
            "words => words.every((w, i) => !i || new Intl.Collator('en', {numeric: true})"
            f".compare(words[i - 1], w) * {order} <= 0)",
            words,
        )
        assert sign
    assert head.get_attribute("aria-sort") == "descending"


def test_a_link_opens_what_it_leads_to(show: Open, flood: Brief) -> None:
    page = show(render_brief_page(flood))
    last = page.locator("#core details.point").last
    assert not last.is_visible()
    target = last.get_attribute("id")
    page.locator(f'table.matrix a[href="#{target}"]').click()
    playwright.expect(last).to_be_in_viewport()
    playwright.expect(last.locator(".said").first).to_be_visible()


def test_what_could_not_be_judged_is_opened_from_the_matrix(show: Open) -> None:
    page = show(render_brief_page(make_unjudged_brief()))
    page.get_by_label("Verdict").select_option(label="not judged")
    rows = page.locator("table.matrix tbody tr")
    (row,) = [row for row in rows.all() if row.is_visible()]
    said = page.locator("#unjudged .said").first
    assert not said.is_visible()
    row.locator("a").click()
    playwright.expect(said).to_be_in_viewport()
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_keyboard_reaches_the_findings_first(show: Open, flood: Brief) -> None:
    page = show(render_brief_page(flood))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    sections = ("short", "contradictions", "differences")
    first = next(n for n in sections if page.locator(f"#{n} summary, #{n} a").count())
    assert page.evaluate("document.activeElement.closest('section').id") == first


def test_in_print_everything_is_open(show: Open, flood: Brief) -> None:
    page = show(render_brief_page(flood), java_script_enabled=False)
    page.emulate_media(media="print")
    for place in ("#core .said", "#only li[id]", "#lineage blockquote"):
        assert page.locator(place).last.is_visible(), place
    assert not page.locator("nav").is_visible()


def test_in_a_notebook_links_stay_in_the_frame(show: Open) -> None:
    inside = ComparedReports.of(make_brief())._repr_html_()
    page = show(f"<!DOCTYPE html><title>notebook</title>{inside}")
    frame = page.frames[1]
    frame.locator("nav a", has_text="Timeline").click()
    playwright.expect(frame.locator("#timeline-h")).to_be_in_viewport()
    assert re.fullmatch(r"about:srcdoc(#timeline)?", frame.url)
