import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.conftest import StubAnnotator
from typer.testing import CliRunner

import stemma.claims
from stemma.cli import app
from stemma.model import Document, Rejection
from stemma.read import Options, read_sources, run_within
from stemma.read.time_limit import read_within
from stemma.read.whole import read_whole

TEXT = "The dam held, officials said. The river rose again on Tuesday night."
HAS_TIMERS = hasattr(signal, "setitimer")
pytestmark = pytest.mark.skipif(not HAS_TIMERS, reason="the system has no timers")


def sleep() -> str:
    time.sleep(20)
    return "done"


def spin() -> str:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        pass
    return "done"


def swallow() -> str:
    """What a library does that takes every end for its own."""
    for _ in range(400):
        with suppress(Exception):
            time.sleep(0.05)
    return "done"


@pytest.mark.parametrize("work", [sleep, spin, swallow])
def test_what_is_late_is_given_up(work: Callable[[], str]) -> None:
    before = signal.getsignal(signal.SIGALRM)
    begun = time.monotonic()
    assert run_within(0.2, work, lambda: "late") == "late"
    assert time.monotonic() - begun < 10
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.parametrize("seconds", [None, 30.0])
def test_what_is_in_time_is_as_without_a_limit(seconds: float | None) -> None:
    assert run_within(seconds, lambda: "done", lambda: "late") == "done"
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_fails_fails_as_without_a_limit() -> None:
    def fail() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        run_within(30, fail, lambda: "late")
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_another_thread_has_no_limit() -> None:
    found: list[str] = []

    def work() -> str:
        time.sleep(0.1)
        return "done"

    thread = threading.Thread(target=lambda: found.append(run_within(0.01, work, lambda: "late")))
    thread.start()
    thread.join()
    assert found == ["done"]


def test_a_late_item_is_a_rejection_and_the_last() -> None:
    first = Rejection("a.warc#1", "read", "empty")

    def items() -> Iterator[Document | Rejection]:
        yield first
        time.sleep(20)
        yield first

    found = [*read_within(0.2, items(), "a.warc")]
    assert found[0] is first
    (late,) = found[1:]
    assert isinstance(late, Rejection)
    assert late.source == "a.warc"
    assert late.reason == (
        "took longer than 0.2 seconds, the limit for one document; --limit sets another"
    )


@pytest.mark.parametrize("name", ["b.html", "b.md", "b.txt"])
def test_one_slow_file_costs_itself(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for called in ("a.txt", name, "c.txt"):
        (tmp_path / called).write_text(TEXT * 3, encoding="utf-8")
    read = read_whole

    def slow(page: object, *given: object, **named: object) -> object:
        if str(page.source).endswith(name):  # type: ignore[attr-defined]
            time.sleep(20)
        return read(page, *given, **named)  # type: ignore[arg-type]

    def lazily(page: object, *given: object, **named: object) -> Iterator[object]:
        yield from slow(page, *given, **named)  # type: ignore[misc]

    monkeypatch.setattr("stemma.read.file.read_whole", lazily)
    sources = [str(tmp_path / called) for called in ("a.txt", name, "c.txt")]
    found = [*read_sources(sources, options=Options(limit_seconds=3))]
    assert [isinstance(item, Rejection) for item in found] == [False, True, False]


class Slow(StubAnnotator):
    """Stalls at what says so; `Exception`s are its own matter."""

    def annotate(self, documents: object) -> object:  # type: ignore[override]
        for document in documents:  # type: ignore[attr-defined]
            if "stall" in document.text:
                with suppress(Exception):
                    time.sleep(20)
        return super().annotate(documents)  # type: ignore[arg-type]


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.usefixtures("stub")
def test_one_report_that_stalls_is_rejected_and_the_rest_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"a.txt": TEXT, "b.txt": TEXT + " It will stall.", "c.txt": TEXT + " It rained."}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(stemma.claims, "CloseReader", Slow())
    code, _, errors = run("read", *texts, "--limit", "2")
    assert code == 3
    assert errors == (
        "rejected: b.txt: took longer than 2 seconds, the limit for one document;"
        " --limit sets another (annotate)\n"
    )
    # What is in time is the same bytes, whatever the limit is.
    kept = run("read", "a.txt", "c.txt", "--format", "jsonl", "--limit", "5")
    assert kept == run("read", "a.txt", "c.txt", "--format", "jsonl")


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("given", ["0", "-1", "soon"])
@pytest.mark.parametrize("command", ["read", "compare", "gather"])
def test_a_limit_that_is_none_is_wrong_usage(command: str, given: str) -> None:
    assert run(command, "a.txt", "--limit", given)[0] == 2
