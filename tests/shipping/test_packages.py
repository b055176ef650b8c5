"""The wheel and the sdist hold what they should, and nothing else."""

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAME = "stemma_news-0.1.0"

pytest.importorskip("hatchling", reason="the extra 'dev' is not there")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> dict[str, bytes]:
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def shipped() -> Iterator[str]:
    """What lies in the package, less what Python writes there."""
    for path in (ROOT / "src" / "stemma").rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(ROOT / "src").as_posix()


def test_the_wheel_holds_the_package_whole(wheel: dict[str, bytes]) -> None:
    held = {name for name in wheel if not name.startswith(f"{NAME}.dist-info/")}
    examples = ROOT / "examples"
    told = (path.relative_to(examples) for path in examples.rglob("*") if path.is_file())
    # They go along: the web application offers them at its first start.
    assert held == {*shipped(), *(f"stemma/web/examples/{path.as_posix()}" for path in told)}
    for name in ("stemma/encoder/weights/reader.onnx", "stemma/lexicon/outlets.tsv"):
        assert wheel[name] == (ROOT / "src" / name).read_bytes()


def test_the_wheel_holds_its_licences(wheel: dict[str, bytes]) -> None:
    held = {name for name in wheel if name.startswith(f"{NAME}.dist-info/licenses/")}
    texts = [f"LICENSES/{path.name}" for path in (ROOT / "LICENSES").iterdir()]
    assert held == {f"{NAME}.dist-info/licenses/{name}" for name in ("LICENSE", "NOTICE", *texts)}


def test_the_wheel_says_what_it_is(wheel: dict[str, bytes]) -> None:
    told = message_from_bytes(wheel[f"{NAME}.dist-info/METADATA"])
    assert told["License-Expression"] == (
        "MIT AND Apache-2.0 AND CC-BY-SA-4.0 AND LicenseRef-WordNet-3.0"
    )
    assert told["Requires-Python"] == ">=3.11"
    points = wheel[f"{NAME}.dist-info/entry_points.txt"].decode()
    assert "stemma = stemma.cli:main" in points
    assert "stemma_reader = stemma.annotate.component:make_reader" in points


def test_the_sdist_holds_what_the_tests_need(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as file:
        held = {name.removeprefix(f"{NAME}/") for name in file.getnames()}
    assert {f"src/{name}" for name in shipped()} <= held
    for name in (
        "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md",
        "CITATION.cff", "LICENSE", "NOTICE", "LICENSES/MIT.txt", "Makefile", "docs/read.md",
        "examples/flood/norwire.json", "tests/shipping/test_packages.py", "Dockerfile",
    ):  # fmt: skip
        assert name in held, name
    assert not [
        name for name in held if "__pycache__" in name or name.startswith((".git/", ".venv"))
    ]
