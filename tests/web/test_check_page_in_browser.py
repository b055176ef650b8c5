"""The page of a check in a real Chromium: axe finds nothing, nothing scrolls sideways, j and k go.

Needs the extra `browser` and a Chromium of the system; skipped without.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.unit.report.check_sample import make_check

from stemma.report.check_page import render_check_page

playwright = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is missing")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="`browser` is missing")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")

WIDTHS = (390, 768, 1440)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        try:
            started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(f"Chromium does not start: {error}")
        yield started
        started.close()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("check") / "check.html"
    out.write_text(render_check_page(make_check()), encoding="utf-8")
    return out


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Any, path: Path, width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(path.as_uri())
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_keys_go_from_one_finding_to_the_next(browser: Any, path: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.parentElement.id") == "e1"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.parentElement.id") == "e2"
    assert page.locator(".f.at").count() == 1
    page.close()


def test_it_reads_without_scripts(browser: Any, path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("details.entry").count() == 8
    assert "Four boats waited" in page.inner_text(".text")
    context.close()
