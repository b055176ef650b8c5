"""A run leaves nothing in the user's home and asks nothing of the network."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stemma import __file__ as package

SOURCES = Path(package).parent
ROOT = SOURCES.parents[1]
REPORTS = {
    "one.txt": "The ferry Aldona sank off Cape Brennt on Tuesday. Four were hurt, Ilva Orre said.",
    "two.md": "---\ndate: 2031-03-04\n---\n# A ferry sinks\n\nThe ferry Aldona sank, Orre said.\n",
    "three.html": "<html><title>Ferry</title><body><article><p>The ferry Aldona sank off Cape"
    " Brennt on Tuesday, and four people were hurt, the harbour master said late on Tuesday. "
    "The crew of nine was taken off by a trawler, he said.</p></article></body></html>",
    "four.json": json.dumps([{"id": "4", "text": "Ferry Aldona sank, four hurt, Orre said."}]),
    "five.csv": "id,text\n5,The Aldona sank; four people were hurt.\n",
    "six.rss": "<rss version='2.0'><channel><item><title>Aldona sinks</title><description>The ferry"
    " Aldona sank off Cape Brennt on Tuesday. Four were hurt.</description></item></channel></rss>",
}
STAY_SECONDS = 10
"""The runtime's telemetry looks its collector up 8 seconds after the import."""
MAIN = "from stemma.cli import main; main()"
LIBRARY = f"""
import sys, time, stemma
brief = stemma.compare_files(sys.argv[1])
brief.to_dataframe
stemma.read_text("The dam held, officials said.")
stemma.read_file(sys.argv[1] + "/one.txt")
time.sleep({STAY_SECONDS})
"""
RUNS = {
    "read": (MAIN, "read", "FOLDER", "--format", "jsonl"),
    "compare": (MAIN, "compare", "FOLDER", "--format", "html"),
    "gather": (MAIN, "gather", "FOLDER"),
    "library": (LIBRARY, "FOLDER"),
}
COUNTED = """
import subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
told = open("/proc/net/snmp").read().split("\\n")
names, values = (line.split()[1:] for line in told if line.startswith("Ip:"))
found = dict(zip(names, map(int, values)))
six = dict(line.split() for line in open("/proc/net/snmp6"))
asked = found["OutRequests"] + found["OutNoRoutes"]
asked += int(six["Ip6OutRequests"]) + int(six["Ip6OutNoRoutes"])
print(code, asked)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "reports"
    found.mkdir()
    for name, content in REPORTS.items():
        (found / name).write_text(content, encoding="utf-8")
    return found


def environment(home: Path) -> dict[str, str]:
    """That of a person: `CI` and its kin would keep the runtime from what is tested."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(SOURCES.parent)}


def command(name: str, folder: Path) -> list[str]:
    code, *arguments = RUNS[name]
    return [
        sys.executable,
        "-B",
        "-c",
        code,
        *(a.replace("FOLDER", str(folder)) for a in arguments),
    ]


def counted(command: list[str], home: Path, here: Path) -> tuple[int, int]:
    """(exit code, packets that were to be sent) of a program in a network of its own."""
    inside = ["unshare", "-rn", sys.executable, "-c", COUNTED, *command]
    done = subprocess.run(
        inside, cwd=here, env=environment(home), stdout=subprocess.PIPE, text=True, check=True
    )
    code, asked = map(int, done.stdout.split())
    return code, asked


def has_namespaces() -> bool:
    program = shutil.which("unshare")
    if program is None:
        return False
    done = subprocess.run([program, "-rn", "true"], capture_output=True, check=False)
    return done.returncode == 0 and Path("/proc/net/snmp6").exists()


HAS_NAMESPACES = has_namespaces()


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize("name", RUNS)
def test_a_run_leaves_nothing_and_asks_nothing(name: str, folder: Path, tmp_path: Path) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    if HAS_NAMESPACES:
        code, asked = counted(command(name, folder), home, here)
        assert asked == 0
    else:
        code = subprocess.call(command(name, folder), cwd=here, env=environment(home))
    assert code in {0, 3}
    assert [*home.rglob("*"), *here.rglob("*")] == []
    assert sorted(path.name for path in folder.iterdir()) == sorted(REPORTS)


@pytest.mark.skipif(not HAS_NAMESPACES, reason="no network namespace can be made here")
@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket(type=socket.SOCK_DGRAM).connect_ex(('192.0.2.1', 53))",
        "import socket; socket.socket().connect_ex(('192.0.2.1', 443))",
        "import socket\ntry: socket.getaddrinfo('a.example', 80)\nexcept OSError: pass",
    ],
)
def test_a_program_that_asks_is_noticed(code: str, tmp_path: Path) -> None:
    done, asked = counted([sys.executable, "-c", code], tmp_path, tmp_path)
    assert done == 0
    assert asked > 0


def test_the_switch_stands_before_the_import() -> None:
    code = (
        "import os; os.environ.pop('ORT_DISABLE_TELEMETRY', None);"
        "import stemma.encoder.runtime; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"


@pytest.mark.parametrize("folder", ["src", "bench", "training", "tests"])
def test_the_runtime_is_imported_in_one_place(folder: str) -> None:
    importing = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if any(name.split(".")[0] == "onnxruntime" for name in names):
                importing.add(path.relative_to(ROOT).as_posix())
    assert importing <= {"src/stemma/encoder/runtime.py"}
