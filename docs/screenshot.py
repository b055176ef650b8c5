"""The picture in the README: the page of an example, in a Chromium of the system.

Needs the extra `browser`. Run by hand with `make screenshot`, when the page has changed.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import stemma
from stemma.report.brief_page import render_brief_page

ROOT = Path(__file__).parents[1]
SIZE = {"width": 1280, "height": 1500}


def main() -> None:
    """Write `docs/brief.png`."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("there is no Chromium here: apt-get install chromium")
    page = render_brief_page(stemma.compare_files(str(ROOT / "examples" / "flood")))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        path = Path(folder) / "brief.html"
        path.write_text(page, encoding="utf-8")
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        shown = browser.new_page(viewport=SIZE, color_scheme="light")
        shown.goto(path.as_uri())
        shown.screenshot(path=ROOT / "docs" / "brief.png")
        browser.close()


if __name__ == "__main__":
    main()
