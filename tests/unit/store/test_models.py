"""With the shipped models, too: report by report gives the bytes of all at once."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stemma.model import Document, PublishedFrom
from stemma.report.brief_json import render_brief_json
from stemma.run import Alone, compare_reports, read_documents
from stemma.run.pipeline import annotate_documents, check_spans
from stemma.store import Store

FLOOD = Path(__file__).parents[3] / "examples" / "flood"


@pytest.mark.parametrize("dated", ["all", "some"])
def test_one_by_one_is_all_at_once(weights: Path, tmp_path: Path, dated: str) -> None:
    assert weights.is_dir()
    documents = [d for d in read_documents([str(FLOOD)]) if isinstance(d, Document)]
    if dated == "some":
        # Every other one is dated from the others, anew whenever one comes.
        documents[::2] = [
            replace(d, published=None, published_from=PublishedFrom.UNKNOWN) for d in documents[::2]
        ]
    engine = Alone()
    annotated = annotate_documents(documents, engine=engine)
    wanted = render_brief_json(compare_reports(check_spans(annotated), engine=engine))
    with Store.open(tmp_path / "stemma.db", lambda: datetime.now(UTC)) as store:
        coverage = store.new_coverage()
        for some in (documents[3:], documents[:1], documents[1:3]):
            store.add(coverage, some)
            store.brief(coverage)
        assert render_brief_json(store.brief(coverage)) == wanted
