"""Text exports of news databases: several stories in one file, each with what its head states."""

from pathlib import Path

import pytest
from tests.unit.read.exported import EXPORTS, FACTIVA_PLAIN, LEAD, NEXIS_UNI, NEXT, OTHER

from stemma.model import Document, Flag
from stemma.read import read_source


def read(tmp_path: Path, content: str) -> list[Document]:
    path = tmp_path / "export.txt"
    path.write_bytes(content.encode())
    found = list(read_source(str(path)))
    documents = [item for item in found if isinstance(item, Document)]
    assert documents == found
    return documents


@pytest.mark.parametrize("content", EXPORTS.values(), ids=EXPORTS)
class TestEveryExport:
    def test_each_story_is_a_report_with_what_its_head_states(
        self, tmp_path: Path, content: str
    ) -> None:
        first, second = read(tmp_path, content)
        assert [first.outlet, second.outlet] == ["Norwire", "The Tesvik Post"]
        assert [(item.published or "")[:10] for item in (first, second)] == [
            "2031-05-06",
            "2031-05-07",
        ]
        assert first.title == "Dam breaks above Tesvik"
        assert second.title == "Eleven missing below dam, says office"
        assert first.byline in {"Maro Dentz", "Dentz, Maro"}
        assert second.byline is None
        assert first.source.endswith("#1")
        assert second.source.endswith("#2")

    def test_nothing_but_the_story_is_its_text(self, tmp_path: Path, content: str) -> None:
        first, second = read(tmp_path, content)
        assert "\n".join(first.text.split("\n\n")).split() == f"{LEAD} {NEXT}".split()
        rest = second.text.replace(OTHER, "").strip()
        assert rest in {
            "",
            "IN TESVIK, rain fell again.",
            "An earlier version gave the number as 12.",
        }

    def test_every_piece_is_found_again_in_the_file(self, tmp_path: Path, content: str) -> None:
        for item in read(tmp_path, content):
            assert item.source_map
            for span in item.source_map:
                piece = content[span.source_start : span.source_end]
                assert item.text[span.start : span.end] == piece


def test_a_correction_is_kept_with_its_day(tmp_path: Path) -> None:
    _, second = read(tmp_path, NEXIS_UNI)
    assert second.text.endswith("An earlier version gave the number as 12.")
    assert (second.updated, second.captured) == ("2031-05-08", "2031-05-08")


def test_a_place_in_the_head_is_the_dateline(tmp_path: Path) -> None:
    assert [item.dateline for item in read(tmp_path, NEXIS_UNI)] == ["TESVIK", None]


def test_one_story_is_called_as_its_file(tmp_path: Path) -> None:
    (found,) = read(tmp_path, NEXIS_UNI[NEXIS_UNI.index("Eleven missing below") :])
    assert found.source.endswith("export.txt")


def test_a_day_that_can_be_two_is_told(tmp_path: Path) -> None:
    content = f"Title: Dam\nSource: Norwire\nDate: 06/05/2031\nText: {LEAD}\n"
    (found,) = read(tmp_path, content)
    assert (found.published, found.date_words) == (None, "06/05/2031")
    assert Flag.DOUBTFUL_DATE in found.flags


@pytest.mark.parametrize(
    "content",
    [
        f"{LEAD}\n\nLength: 96 words of it were about the dam.\n",
        f"{LEAD}\n\nLP records were lost.\nTD was lost too.\n",
        f"{LEAD}\n\nText: the mayor wrote one.\n",
        f"Source: the mayor\n\n{LEAD}\n\n{NEXT}\n",
        "1 of 2 DOCUMENTS was lost.\n",
    ],
)
def test_a_report_that_looks_a_little_like_one_is_a_text(tmp_path: Path, content: str) -> None:
    (found,) = read(tmp_path, content)
    assert found.text == content


def test_a_day_behind_the_name_of_the_paper_is_taken(tmp_path: Path) -> None:
    head = "Title: Dam\nSource: The Tesvik Post. (May 6, 2031): News: pA1.\nLocation: Tesvik\n"
    (found,) = read(tmp_path, f"{head}\nFull Text:\n{LEAD}\n")
    assert (found.outlet, found.published) == ("The Tesvik Post", "2031-05-06")


@pytest.mark.parametrize("byline", ["By Maro Dentz", "Maro Dentz", "Maro J. Dentz"])
def test_a_byline_of_factiva_need_not_say_by(tmp_path: Path, byline: str) -> None:
    content = FACTIVA_PLAIN.replace("By Maro Dentz", byline)
    first, second = read(tmp_path, content)
    assert (first.title, first.byline) == ("Dam breaks above Tesvik", byline.removeprefix("By "))
    assert second.byline is None


def test_labels_with_their_words_on_the_next_line_are_read(tmp_path: Path) -> None:
    content = (
        f"HD\nDam breaks\nWC\n96 words\nPD\n6 May 2031\nSN\nNorwire\nLP\n{LEAD}\nTD\n"
        '"IN all my years I never saw this," she said.\n\nRE\ntesv : Tesvik\n'
    )
    (found,) = read(tmp_path, content)
    assert (found.title, found.outlet, found.published) == ("Dam breaks", "Norwire", "2031-05-06")
    assert found.text.endswith("she said.")
