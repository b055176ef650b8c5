"""`stemma check` from the command line, with the real model."""

import json
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from typer.testing import CliRunner, Result

import stemma
from stemma.cli import app
from stemma.fetch.limits import Network
from stemma.model import Rejection

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SOURCE = (
    "The ferry Aldona sank off Cape Brennt on Tuesday. Four passengers were hurt, the captain,"
    " Ilva Orre, said. “We had no rudder and no time,” she told reporters."
)
GOOD = "Four passengers were hurt when the ferry Aldona sank off Cape Brennt on Tuesday."
BAD = "Nine passengers were hurt. “We had no engine at all and were lost,” Ilva Orre said."

GERMAN = (
    "Die Fähre sank am Dienstag vor der Küste, und vier Menschen wurden dabei verletzt, wie die"
    " Polizei am Abend mitteilte. Die Ursache ist noch nicht bekannt. Der Kapitän sagte, dass das"
    " Ruder nicht mehr gehorchte und dass die Mannschaft alles richtig gemacht habe. Das Schiff"
    " war auf dem Weg von der Insel in die Stadt, und an Bord waren mehr als zweihundert Menschen."
)


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(app, ["check", *arguments], env={"COLUMNS": "80"}, input=text)


@pytest.fixture
def paths(tmp_path: Path) -> tuple[str, str, str]:
    out = []
    for name, text in (("good.txt", GOOD), ("bad.txt", BAD), ("source.txt", SOURCE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        out.append(str(tmp_path / name))
    return out[0], out[1], out[2]


@pytest.mark.usefixtures("weights")
class TestCheck:
    def test_a_faithful_draft_ends_with_0(self, paths: tuple[str, str, str]) -> None:
        done = run(paths[0], paths[2])
        assert done.exit_code == 0, done.output
        assert "1 statement: 1 supported" in done.stdout

    def test_a_contradicted_one_ends_with_4(self, paths: tuple[str, str, str]) -> None:
        done = run(paths[1], paths[2])
        assert done.exit_code == 4
        assert "“Nine passengers were hurt.”" in done.stdout
        assert "Four" in done.stdout

    @pytest.mark.parametrize("kind", ["json", "jsonl", "md", "sarif", "html"])
    def test_every_format_can_be_written(
        self, paths: tuple[str, str, str], kind: str, tmp_path: Path
    ) -> None:
        out = tmp_path / "out"
        done = run(paths[1], paths[2], "--format", kind, "--out", str(out))
        assert done.exit_code == 4
        assert "Nine passengers were hurt" in out.read_text(encoding="utf-8")

    def test_the_draft_may_come_on_standard_input(self, paths: tuple[str, str, str]) -> None:
        done = run("-", paths[2], "--format", "json", text=GOOD)
        assert json.loads(done.stdout)["findings"][0]["verdict"] == "supported"

    def test_a_source_that_cannot_be_read_is_told(
        self, paths: tuple[str, str, str], tmp_path: Path
    ) -> None:
        missing = str(tmp_path / "missing.txt")
        done = run(paths[0], paths[2], missing, "--format", "json")
        assert done.exit_code == 3
        assert json.loads(done.stdout)["rejections"][0]["source"] == missing

    def test_as_a_library(self, paths: tuple[str, str, str]) -> None:
        found = stemma.check_files(paths[1], paths[2])
        assert found.must_stop


@pytest.mark.usefixtures("weights")
def test_tracked_changes_are_told(paths: tuple[str, str, str], tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Four passengers were hurt when the ferry ")
    for xml in (
        f'<w:del {W} w:id="1" w:author="a"><w:r><w:delText>Moira</w:delText></w:r></w:del>',
        f'<w:ins {W} w:id="2" w:author="a"><w:r><w:t>Aldona</w:t></w:r></w:ins>',
    ):
        paragraph._p.append(parse_xml(xml))
    paragraph.add_run(" sank off Cape Brennt on Tuesday.")
    draft = tmp_path / "draft.docx"
    document.save(str(draft))
    done = run(str(draft), paths[2], "--format", "json")
    found = json.loads(done.stdout)
    assert done.exit_code == 0
    assert any("tracked changes" in note for note in found["notes"])
    assert found["draft"]["text"].startswith("Four passengers were hurt when the ferry Aldona")


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "could not be read"),
        ("   \n ", "could not be read"),
        (GERMAN, "not in English"),
    ],
)
def test_what_is_no_draft_is_wrong_usage(
    paths: tuple[str, str, str], tmp_path: Path, text: str, reason: str
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(text, encoding="utf-8")
    done = run(str(draft), paths[2])
    assert done.exit_code == 2
    assert reason in done.output


@pytest.mark.parametrize(
    "arguments", [("-", "-"), ("d.txt", "s.txt", "--all", "--format", "json"), ("d.txt",)]
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


LONG = " ".join(
    f"The harbour master of Brennt counted {n} boats, {n + 3} nets and the crews of the Aldona."
    for n in range(10, 2500)
)
"""Some 35,000 words: no machine looks into them within some seconds."""
ADDRESS = "https://news.example/aldona"


@pytest.mark.usefixtures("weights")
class TestLimitAndNetwork:
    @pytest.fixture(autouse=True)
    def empty_cache(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def test_a_source_over_the_limit_is_told_and_the_rest_is_used(
        self, paths: tuple[str, str, str], tmp_path: Path
    ) -> None:
        (tmp_path / "long.txt").write_text(LONG, encoding="utf-8")
        long = str(tmp_path / "long.txt")
        done = run(paths[0], paths[2], long, "--limit", "8", "--format", "json")
        found = json.loads(done.stdout)
        assert done.exit_code == 3
        assert [r["source"] for r in found["rejections"]] == [long]
        assert "--limit sets another" in found["rejections"][0]["reason"]
        assert found["findings"][0]["verdict"] == "supported"

    def test_a_draft_over_the_limit_is_wrong_usage(
        self, paths: tuple[str, str, str], tmp_path: Path
    ) -> None:
        (tmp_path / "long.txt").write_text(LONG, encoding="utf-8")
        done = run(str(tmp_path / "long.txt"), paths[2], "--limit", "0.5")
        assert done.exit_code == 2
        assert "--limit sets another" in " ".join(done.output.split())

    def test_offline_asks_nobody_for_a_source(self, paths: tuple[str, str, str]) -> None:
        done = run(paths[0], paths[2], ADDRESS, "--offline", "--format", "json")
        (rejection,) = json.loads(done.stdout)["rejections"]
        assert done.exit_code == 3
        assert rejection["source"] == ADDRESS
        assert "nothing is asked with --offline" in rejection["reason"]

    def test_offline_asks_nobody_for_a_draft(self, paths: tuple[str, str, str]) -> None:
        done = run(ADDRESS, paths[2], "--offline")
        assert done.exit_code == 2
        assert "nothing is asked with --offline" in " ".join(done.output.split())

    @pytest.mark.parametrize(
        "options",
        [("--proxy", "news.example:8080"), ("--cacert", "missing.pem"), ("--limit", "0")],
    )
    def test_options_that_cannot_be_used(
        self, paths: tuple[str, str, str], options: tuple[str, str]
    ) -> None:
        done = run(paths[0], paths[2], ADDRESS, *options)
        assert done.exit_code in {2, 3}
        assert options[1] in done.output or "range" in done.output

    def test_how_the_network_is_reached_is_handed_on(
        self, paths: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[object] = []

        class Unreached:
            def __init__(self, *, network: object, **_: object) -> None:
                asked.append(network)

            def __call__(self, address: str) -> Rejection:
                return Rejection(address, "read", "not reached")

        monkeypatch.setattr("stemma.fetch.Fetcher", Unreached)
        done = run(
            paths[0], paths[2], ADDRESS,
            "--proxy", "http://proxy.example:3128", "--contact", "desk@paper.example",
        )  # fmt: skip
        assert done.exit_code == 3
        (network,) = asked
        assert network == Network("http://proxy.example:3128", None, "desk@paper.example")
