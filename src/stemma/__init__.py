"""Stemma reads the reports of one event and shows who says what, with the exact words beside it.

>>> import stemma
>>> found = stemma.read_text("The dam held, officials said.")  # doctest: +SKIP
>>> [span.of(found.document.text) for span in found.attributions[0].source]  # doctest: +SKIP
['officials']
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stemma.model import Check, Rejection
    from stemma.report.brief_notebook import ComparedReports
    from stemma.report.notebook import ReadReport

__version__ = "0.1.0"
__all__ = ["__version__", "check_files", "compare_files", "read_file", "read_text"]


def read_text(text: str, *, published: str | None = None) -> "ReadReport":
    """One report, given as text, read closely: its `Annotations`, with a view for notebooks.

    `published` is its ISO 8601 date, `None` if unknown. The model is loaded at every call; to read
    many texts, hold a `stemma.annotate.Annotator`.

    Raises:
        UsageError: there is nothing to read in the text, or `published` is no date.
        WeightsError: the files of the model are missing or damaged.
    """
    # Imported late, so that `import stemma` costs nothing.
    from stemma.report.notebook import ReadReport  # noqa: PLC0415
    from stemma.run import read_report  # noqa: PLC0415

    return ReadReport.of(read_report(text, published=published))


def read_file(path: str, *, published: str | None = None) -> "tuple[ReadReport | Rejection, ...]":
    """Every report in a file or folder read closely; what cannot be read comes as a `Rejection`.

    Raises:
        UsageError: `published` is no date.
        WeightsError: the files of the model are missing or damaged.
    """
    from stemma.model import Rejection  # noqa: PLC0415
    from stemma.report.notebook import ReadReport  # noqa: PLC0415
    from stemma.run import read_reports  # noqa: PLC0415

    return tuple(
        item if isinstance(item, Rejection) else ReadReport.of(item)
        for item in read_reports([str(path)], published=published)
    )


def compare_files(*sources: str, published: str | None = None) -> "ComparedReports":
    """The reports of one event in files and folders, compared: a `Brief` with a view for notebooks.

    What cannot be read is among its `rejections`.

    Raises:
        UsageError: `published` is no date.
        WeightsError: the files of the model are missing or damaged.
    """
    from stemma.report.brief_notebook import ComparedReports  # noqa: PLC0415
    from stemma.run import Alone, compare_reports, read_reports  # noqa: PLC0415

    engine = Alone()
    found = read_reports([str(source) for source in sources], published=published, engine=engine)
    return ComparedReports.of(compare_reports(found, engine=engine))


def check_files(draft: str, *sources: str, published: str | None = None) -> "Check":
    """A draft held against the reports in files and folders: what supports it, what does not.

    What cannot be read of the sources is among its `rejections`.

    Raises:
        UsageError: `published` is no date; the draft is not one report; no source can be read.
        WeightsError: the files of the model are missing or damaged.
    """
    from stemma.run import Alone, check_draft, read_reports  # noqa: PLC0415

    engine = Alone()
    drafts = read_reports([str(draft)], published=published, engine=engine)
    found = read_reports(
        [str(source) for source in sources], published=published, engine=engine, counted_only=True
    )
    return check_draft([*drafts], found, engine=engine)
