"""Runs that are killed at many moments: what they leave, and whether the next run is right.

    python -m bench.killed [--moments 200] [FOLDER]

`read --out`, `compare --out`, `gather --out`, and `read` of an address with a cache are started
again and again and ended by SIGTERM and SIGKILL in turns, at moments spread over the time that a
whole run takes. Looked at is whether the output is whole (the old one, or all of the new, or, after
a SIGTERM to `read`, the first reports), whether a part of a file lies about, whether a process is
left after two seconds, and at the end whether a run from what lies there gives the bytes of one
from nothing. FOLDER holds the reports, `examples/flood` unless given. The exit code is 1 when
anything is amiss.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
ORPHAN_SECONDS: Final = 2.0
CAPTURED: Final = re.compile(rb'"captured": "[^"]*"')
OLD: Final = b"what was there before\n"

PROGRAM: Final = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
port = int(sys.argv.pop(1))
if port:
    # The one server that may be asked is our own.
    import stemma.fetch.fetcher as fetcher
    made = fetcher.Guard
    def guard():
        return made(lambda host, _: ["127.0.0.1"], frozenset({("127.0.0.1", port)}))
    fetcher.Guard = guard
    fetcher.Fetcher.__init__.__kwdefaults__["limits"] = fetcher.Limits(pause_seconds=0.01)
from stemma.cli import main
main()
"""


@dataclass(frozen=True, slots=True)
class Job:
    """One way to run the program; `port` is that of the server whose pages are read."""

    name: str
    arguments: tuple[str, ...]
    port: int = 0


def start(job: Job, home: Path, out: Path) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "XDG_CACHE_HOME": str(home),
        "OMP_NUM_THREADS": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(job.port), *job.arguments, "--out", str(out)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )


def find_living(group: int) -> list[int]:
    """The processes of a group that have not ended."""
    living = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            living.append(int(path.parent.name))
    return living


def find_orphans(group: int) -> list[int]:
    """The processes of a run that are there two seconds after its end."""
    end = time.monotonic() + ORPHAN_SECONDS
    while (living := find_living(group)) and time.monotonic() < end:
        time.sleep(0.05)
    return living


def look(job: Job, number: signal.Signals, folder: Path, out: Path, whole: bytes) -> list[str]:
    """What is amiss with what a run has left."""
    problems = []
    found = without_capture_times(out.read_bytes())
    if found not in {OLD, whole} and not (
        job.arguments[0] == "read" and number == signal.SIGTERM and is_beginning(found, whole)
    ):
        problems.append(f"an output of {len(found)} bytes that is neither old nor new")
    parts = [path.name for path in folder.rglob("*.part")]
    # What SIGKILL leaves in the cache has no page's name: nothing reads it.
    if number != signal.SIGKILL and parts:
        problems.append(f"parts of files: {parts}")
    for path in folder.rglob("*.page"):
        head = path.read_bytes().partition(b"\n")[0]
        try:
            json.loads(head)
        except ValueError:
            problems.append(f"a half page: {path.name}")
    return problems


def without_capture_times(found: bytes) -> bytes:
    """An output without the times at which its pages were fetched: no two runs have the same."""
    return CAPTURED.sub(b"", found)


def is_beginning(found: bytes, whole: bytes) -> bool:
    """Whether an output is JSON of the first of all reports."""
    try:
        some, all_ = json.loads(found), json.loads(whole)
    except ValueError:
        return False
    return bool(some == all_[: len(some)])


def kill_at_moments(job: Job, moments: int, folder: Path) -> list[str]:
    """What is amiss after runs were ended at moments spread over a whole run."""
    out, home = folder / f"{job.name}.out", folder / "home"
    home.mkdir(exist_ok=True)
    begun = time.monotonic()
    start(job, home, out).wait()
    lasts = time.monotonic() - begun
    whole = without_capture_times(out.read_bytes())
    problems = []
    for moment in range(moments):
        number = (signal.SIGTERM, signal.SIGKILL)[moment % 2]
        out.write_bytes(OLD)
        if job.port:
            shutil.rmtree(home / "stemma", ignore_errors=True)
        running = start(job, home, out)
        try:
            running.wait(lasts * (moment + 0.5) / moments)
        except subprocess.TimeoutExpired:
            running.send_signal(number)
        running.wait()
        orphans = find_orphans(running.pid)
        for left in orphans:
            os.kill(left, signal.SIGKILL)
        found = look(job, number, folder, out, whole)
        found += [f"{len(orphans)} processes left"] if orphans else []
        problems += [f"{job.name}, {number.name}, moment {moment}: {words}" for words in found]
    start(job, home, out).wait()
    if without_capture_times(out.read_bytes()) != whole:
        problems.append(f"{job.name}: the run after gives other bytes")
    return problems


@contextmanager
def serve(reports: list[Path]) -> Iterator[int]:
    """The port of a server that has the reports as pages, each some time on its way."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.rpartition("/")[2]
            found = next((path for path in reports if path.name == name), None)
            body = b"" if found is None else found.read_bytes()
            time.sleep(0.02)
            self.send_response(404 if found is None else 200)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("ETag", '"1"')
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_given: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_given: object) -> None:
            """Whoever is killed does not hear the answer."""

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def measure(folder: Path, moments: int) -> tuple[int, list[str]]:
    """(runs that were ended, what was amiss)."""
    texts = sorted(path for path in folder.rglob("*") if path.is_file())
    problems: list[str] = []
    with serve(texts) as port, tempfile.TemporaryDirectory() as place:
        addresses = [f"http://pages.example:{port}/{path.name}" for path in texts]
        jobs = (
            Job("read", ("read", str(folder), "--format", "json")),
            Job("compare", ("compare", str(folder), "--format", "json")),
            Job("gather", ("gather", str(folder), "--format", "json")),
            Job("fetch", ("gather", *addresses, "--format", "json"), port),
        )
        share = -(-moments // len(jobs))
        for job in jobs:
            inside = Path(place, job.name)
            inside.mkdir()
            problems += kill_at_moments(job, share, inside)
    return share * len(jobs), problems


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "examples/flood")
    parser.add_argument("--moments", type=int, default=200)
    arguments = parser.parse_args()
    count, problems = measure(arguments.folder, arguments.moments)
    print(*problems, f"{count} runs ended, {len(problems)} problems", sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
