"""The pages: a file for each thing an editor does. `PAGES` is all there are, with who may."""

from typing import Final

from stemma.web.pages.account import ACCOUNT
from stemma.web.pages.add import ADD
from stemma.web.pages.capture import CAPTURE
from stemma.web.pages.changes import CHANGES
from stemma.web.pages.check import CHECK
from stemma.web.pages.coverage import COVERAGE
from stemma.web.pages.decide import DECIDE
from stemma.web.pages.exports import EXPORTS
from stemma.web.pages.inbox import INBOX
from stemma.web.pages.jobs import JOBS
from stemma.web.pages.reports import REPORTS
from stemma.web.pages.search import SEARCH
from stemma.web.pages.sources import SOURCES
from stemma.web.pages.story import STORY
from stemma.web.visit import Page

PAGES: Final[tuple[Page, ...]] = (
    *INBOX,
    *ADD,
    *JOBS,
    *COVERAGE,
    *DECIDE,
    *REPORTS,
    *CHANGES,
    *STORY,
    *CHECK,
    *SEARCH,
    *SOURCES,
    *EXPORTS,
    *CAPTURE,
    *ACCOUNT,
)
