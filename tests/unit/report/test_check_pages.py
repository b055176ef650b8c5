"""A check as text, JSON, Markdown, SARIF and a page."""

import json
import re

import pytest
from tests.unit.report.check_sample import DRAFT, document, make_check

from stemma.errors import ContractError
from stemma.model import Check, Document, Finding, FindingVerdict, Span
from stemma.report.check_json import check_to_json, render_check_json, render_check_lines
from stemma.report.check_markdown import render_check_markdown
from stemma.report.check_page import render_check_page
from stemma.report.check_sarif import render_check_sarif
from stemma.report.check_text import LEGEND, render_check_text
from stemma.report.check_view import CheckView
from stemma.report.check_words import quoted


@pytest.fixture
def check() -> Check:
    return make_check()


class TestView:
    def test_the_gravest_comes_first(self, check: Check) -> None:
        ids = [entry.kind.id for entry in CheckView(check).entries]
        assert ids == [
            "contradicted", "quotation-altered", "disputed", "partly", "attribution-nowhere",
            "not-found", "left-out", "supported",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("words", "place"), [("The bridge", (1, 1)), ("Four", (1, 38)), ("The mayor", (2, 1))]
    )
    def test_lines_and_columns(self, check: Check, words: str, place: tuple[int, int]) -> None:
        assert CheckView(check).place(DRAFT.index(words)) == place

    def test_two_sources_of_one_outlet_have_two_names(self, check: Check) -> None:
        assert list(CheckView(check).labels.values()) == ["The Orle Post", "The Orle Post (2)"]


class TestJson:
    def test_has_every_key(self, check: Check) -> None:
        found = json.loads(render_check_json(check))
        assert list(found) == [
            "draft", "documents", "findings", "quotations", "attributions", "left_out", "notes",
            "rejections", "versions",
        ]  # fmt: skip
        assert found["draft"]["text"] == DRAFT
        assert [f["verdict"] for f in found["findings"]] == [
            "supported", "contradicted", "partly", "disputed", "not_found",
        ]  # fmt: skip
        value = found["findings"][1]["values"][0]
        assert DRAFT[slice(*value["span"])] == value["text"] == "Four"
        assert found["quotations"][0]["changes"] == [{"draft": "", "source": "not"}]

    def test_lines_hold_the_same(self, check: Check) -> None:
        head, *rest = map(json.loads, render_check_lines(check))
        whole = check_to_json(check)
        assert head["draft"] == whole["draft"]
        names = [next(iter(line)) for line in rest]
        assert names == ["finding"] * 5 + ["quotation", "attribution", "left_out"]
        assert [line["finding"] for line in rest[:5]] == whole["findings"]

    def test_a_span_outside_is_refused(self) -> None:
        document = Document("d", "d.txt", "Short.", "0" * 64)
        spans = (Span("d", 0, 99),)
        none = make_check().findings[4].corroboration
        finding = Finding(spans, FindingVerdict.NOT_FOUND, none)
        with pytest.raises(ContractError):
            check_to_json(Check(document, (), (finding,)))


class TestText:
    def test_shows_what_is_grave_and_counts_the_rest(self, check: Check) -> None:
        text = render_check_text(check)
        assert "5 statements: 1 supported, 1 in part, 1 contradicted, 1 disputed, 1 in no" in text
        assert "≠ The Orle Post: “Three boats waited.”" in text
        assert "“not” left out" in text
        assert "note: a note" in text
        assert "not read: x.txt: empty" in text
        assert "\nSupported  1" not in text
        assert max(map(len, text.splitlines())) <= 80

    def test_all_shows_what_is_supported(self, check: Check) -> None:
        text = render_check_text(check, everything=True)
        assert "\nSupported  1" in text
        assert "1–2 origins, asserted" in text

    def test_a_hostile_draft_moves_no_cursor(self) -> None:
        document = Document("d", "d.txt", "A \x1b[31mred\x1b[0m word.", "0" * 64)
        none = make_check().findings[4].corroboration
        finding = Finding((Span("d", 0, 18),), FindingVerdict.NOT_FOUND, none)
        assert "\x1b" not in render_check_text(Check(document, (), (finding,)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Brey left.", "“Brey left.”"),
        ("“We go,” Brey said.", "“We go,” Brey said."),
        ('"We go," Brey said.', '"We go," Brey said.'),
        ("Brey said: “We go.”", "“Brey said: “We go.””"),
    ],
)
def test_marks_are_not_doubled_at_the_beginning(words: str, expected: str) -> None:
    assert quoted(words) == expected


def test_signs_are_explained_where_there_are_any(check: Check) -> None:
    assert LEGEND in render_check_text(check)
    empty = Check(document("d", "Nothing."), (), ())
    assert LEGEND not in render_check_text(empty)


def test_markdown_has_no_markup_of_the_texts(check: Check) -> None:
    page = render_check_markdown(check)
    assert "## Contradicted (1)" in page
    assert "line 1: “Four boats waited.” (a number)" in page
    assert r"“It is \<safe\>”" in page
    assert "- The Orle Post" in page


class TestSarif:
    def test_every_result_has_its_rule_and_place(self, check: Check) -> None:
        log = json.loads(render_check_sarif(check))
        (run,) = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert log["version"] == "2.1.0"
        assert run["columnKind"] == "unicodeCodePoints"
        assert len(run["results"]) == 7
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in {"error", "warning", "note"}
        region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"], region["endColumn"]) == (1, 38, 56)
        start = region["charOffset"]
        assert DRAFT[start : start + region["charLength"]] == "Four boats waited."


class TestPage:
    def test_loads_nothing_and_escapes_everything(self, check: Check) -> None:
        page = render_check_page(check)
        assert "<safe>" not in page
        assert "&lt;safe&gt;" in page
        assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)
        assert "default-src &#39;none&#39;" in page

    def test_the_draft_stands_there_whole(self, check: Check) -> None:
        page = render_check_page(check)
        (text,) = re.findall(r'<div class="text">(.*?)</div>', page, re.DOTALL)
        bare = re.sub(r"<a .*?</a>|<[^>]+>", "", text)
        assert bare.replace("&lt;", "<").replace("&gt;", ">") == DRAFT

    def test_every_reference_leads_to_an_entry(self, check: Check) -> None:
        page = render_check_page(check)
        ids = set(re.findall(r'id="(e\d+)"', page))
        references = set(re.findall(r'class="ref" href="#(e\d+)"', page))
        assert references
        assert references <= ids
        assert len(ids) == 8

    def test_an_empty_check_is_a_page(self) -> None:
        document = Document("d", "d.txt", "Well.", "0" * 64)
        assert "no statement that could be checked" in render_check_page(Check(document, ()))


def test_the_same_check_gives_the_same_bytes(check: Check) -> None:
    for render in (render_check_page, render_check_sarif, render_check_markdown):
        assert render(check) == render(make_check())
