import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import StubAnnotator
from typer.testing import CliRunner, Result

import stemma
from stemma.cli import app

TEXT = "The dam held, officials said."


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.usefixtures("stub")
class TestRead:
    def test_text_is_the_default(self, report: str) -> None:
        result = run("read", report)
        assert result.exit_code == 0
        assert "[The dam held,]¹ ‹officials›¹ «said»¹." in result.stdout
        assert result.stderr == ""

    def test_jsonl_is_one_object_a_line(self, report: str) -> None:
        result = run("read", report, "none.txt", "--format", "jsonl")
        assert result.exit_code == 3
        first, second = map(json.loads, result.stdout.splitlines())
        assert first["text"] == TEXT
        assert second["rejection"]["source"] == "none.txt"
        assert result.stderr == ""

    @pytest.mark.parametrize(("names", "count"), [((), 2), (("none.txt",), 3)])
    def test_json_is_a_list_of_the_same_objects(
        self, report: str, names: tuple[str, ...], count: int
    ) -> None:
        found = json.loads(run("read", report, report, *names, "--format", "json").stdout)
        assert len(found) == count
        lines = run("read", report, report, *names, "--format", "jsonl").stdout.splitlines()
        assert found == [json.loads(line) for line in lines]

    def test_rejections_are_lines_on_standard_error(self, report: str, tmp_path: Path) -> None:
        bad = tmp_path / "bad\x1b[31m.txt"
        bad.touch()
        result = run("read", report, str(bad))
        assert result.exit_code == 3
        (line,) = result.stderr.splitlines()
        assert line.startswith("rejected: ")
        assert line.endswith("bad␛[31m.txt: empty: no text, or white space only (read)")

    def test_nothing_usable(self) -> None:
        result = run("read", "none.txt", "--format", "json")
        assert result.exit_code == 1
        assert "rejection" in json.loads(result.stdout)[0]

    def test_one_bad_document_costs_only_itself(self, report: str, tmp_path: Path) -> None:
        bad = tmp_path / "poison.txt"
        bad.write_text("POISON", encoding="utf-8")
        result = run("read", report, str(bad))
        assert result.exit_code == 3
        assert "the model choked (annotate)" in result.stderr

    def test_standard_input(self) -> None:
        result = run("read", "-", "--format", "jsonl", stdin="Café “held”.".encode())
        assert json.loads(result.stdout)["text"] == "Café “held”."
        assert run("read", "-", stdin=b"").exit_code == 1

    def test_a_date_is_given(self, report: str) -> None:
        result = run("read", report, "--published", "2031-03-04", "--format", "jsonl")
        document = json.loads(result.stdout)["document"]
        assert (document["published"], document["published_from"]) == ("2031-03-04", "given")

    def test_out_is_written_whole(self, report: str, tmp_path: Path) -> None:
        out = tmp_path / "out.jsonl"
        result = run("read", report, "--format", "jsonl", "--out", str(out))
        assert (result.exit_code, result.stdout) == (0, "")
        assert json.loads(out.read_text(encoding="utf-8"))["text"] == TEXT

    def test_verbose_tells_of_every_report(self, report: str) -> None:
        result = run("read", report, "-v")
        assert result.stderr == f"read: {report}: 0 sentences, 1 attributions, 1 entities\n"

    def test_same_input_same_bytes(self, report: str) -> None:
        assert run("read", report).stdout_bytes == run("read", report).stdout_bytes

    @pytest.mark.parametrize("value", ["1", "yes"])
    def test_no_color_is_obeyed(
        self, report: str, monkeypatch: pytest.MonkeyPatch, value: str
    ) -> None:
        monkeypatch.setattr("stemma.cli.read.is_shown", lambda: True)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert "\x1b[" in run("read", report).stdout
        monkeypatch.setenv("NO_COLOR", value)
        assert "\x1b" not in run("read", report).stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "Usage"),
        (("read",), "SOURCE"),
        (("read", "a.txt", "--published", "yesterday"), "yesterday"),
        (("read", "a.txt", "--format", "html"), "html"),
        (("read", "a.txt", "-q", "-v"), "exclude each other"),
        (("read", "a.txt", "--out", "."), "is a folder"),
        (("read", "a.txt", "--nonsense"), "nonsense"),
        (("nonsense",), "nonsense"),
    ],
)
@pytest.mark.usefixtures("stub")
def test_wrong_usage(arguments: tuple[str, ...], expected: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert expected in result.output


def test_missing_weights_end_the_run_with_a_line(
    report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_self: StubAnnotator) -> StubAnnotator:
        raise stemma.errors.WeightsError("weights/model.onnx is missing")

    monkeypatch.setattr("tests.conftest.StubAnnotator.load", load)
    monkeypatch.setattr("stemma.claims.CloseReader", StubAnnotator(), raising=False)
    result = run("read", report)
    assert result.exit_code == 1
    assert result.stderr == "stemma: weights/model.onnx is missing\n"


def test_version() -> None:
    assert run("--version").stdout == f"stemma {stemma.__version__}\n"


def test_help_brings_none_of_the_heavy_libraries() -> None:
    code = "import sys, stemma.cli; print([*sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    for heavy in ("numpy", "onnxruntime", "rich", "spacy", "tokenizers"):
        assert f"'{heavy}'" not in found


SPARED = """
import sys
from stemma.cli.process import spare
spare()
import os, spacy
assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
assert [token.text for token in spacy.blank("en")("No leak.")] == ["No", "leak", "."]
print([*sys.modules])
"""


def test_the_program_spares_itself_the_command_line_of_spacy() -> None:
    found = subprocess.run(
        [sys.executable, "-c", SPARED],
        capture_output=True,
        text=True,
        check=True,
        env={name: value for name, value in os.environ.items() if "_THREADS" not in name},
    ).stdout
    assert "'spacy.language'" in found
    for heavy in ("weasel", "requests", "jinja2"):
        assert f"'{heavy}'" not in found


STUBBED = """
import sys
from tests.conftest import StubAnnotator
import stemma.claims
stemma.claims.CloseReader = StubAnnotator()
from stemma.cli import main
main()
"""


def start(arguments: list[str], **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", STUBBED, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **environment},
    )


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(TEXT + " More." * 2000, encoding="utf-8")
    process = start(["read", str(tmp_path), "--format", "jsonl"])
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait() == 0


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("“Café” 😀", encoding="utf-8")
    process = start(["read", str(path)], LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    output, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert "“Café” 😀" in output.decode("utf-8")


def test_every_option_is_explained() -> None:
    found = run("read", "--help").stdout
    for option in ("--format", "--out", "--published", "--quiet", "--verbose"):
        assert re.search(rf"{option}.*  \S", found)
    assert "3 done with rejections" in found
