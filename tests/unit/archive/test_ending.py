"""A run that ends before its end, and goes on: the same bytes, and no shard twice."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.archive.piles import PILE, contents, engine, report, save_lines

from stemma.archive import Depth, Wanted, ask_sql, make_archive
from stemma.archive import files as archive_files
from stemma.archive.ledger import NAME, Entry, Ledger
from stemma.archive.tasks import ArchiveError
from stemma.errors import UsageError
from stemma.run.output import Part

GATHER = Wanted(depth=Depth.GATHER)


class Killed(BaseException):
    """What no part of the program catches."""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    save_lines(tmp_path / "in" / "a.jsonl", PILE[:4])
    save_lines(tmp_path / "in" / "b.jsonl", [*PILE[4:], {"text": ""}, {"no": "text"}])
    return tmp_path / "in"


def make(sources: Path, out: Path, **more: Any) -> None:
    make_archive([str(sources)], out, GATHER, engine=engine(), **more)


def stands_once(out: Path) -> bool:
    """Whether no task stands in the ledger twice."""
    lines = (out / NAME).read_bytes().splitlines()[1:]
    names = [(one["stage"], one["name"]) for one in map(json.loads, lines)]
    return len(names) == len(set(names))


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_at_every_file_that_is_written(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    make(sources, tmp_path / "whole")
    keep = Part.keep
    left = [0]

    def keep_some(part: Part) -> None:
        left[0] -= 1
        if left[0] < 0 and moment == "before":
            raise Killed
        keep(part)
        if left[0] < 0:
            raise Killed

    monkeypatch.setattr(Part, "keep", keep_some)
    out = tmp_path / "killed"
    ends = 0
    while True:
        # Each run gets a little further: what is done together is written down together.
        left[0] = ends + 2
        try:
            make(sources, out, resume=True)
            break
        except Killed:
            ends += 1
            assert ends < 200
    assert ends > 10
    assert contents(out) == contents(tmp_path / "whole")
    assert stands_once(out)


def test_killed_while_a_line_of_the_ledger_is_written(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(sources, tmp_path / "whole")
    append = Ledger.append
    left = [0]

    def append_half(ledger: Ledger, entry: Entry) -> None:
        left[0] -= 1
        if left[0] < 0:
            with (tmp_path / "killed" / NAME).open("ab") as file:
                file.write(entry.line()[: len(entry.line()) // 2])
            raise Killed
        append(ledger, entry)

    monkeypatch.setattr(Ledger, "append", append_half)
    out = tmp_path / "killed"
    ends = 0
    while True:
        left[0] = 1
        try:
            make(sources, out, resume=True)
            break
        except Killed:
            ends += 1
            assert ends < 100
    assert ends > 3
    assert contents(out) == contents(tmp_path / "whole")
    assert stands_once(out)


@pytest.mark.parametrize("wanted", ["documents", "work/gather", "coverages"])
def test_no_room_is_told_and_the_rest_is_kept(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    make(sources, tmp_path / "whole")
    real = archive_files.save_bytes

    def save(path: Path, content: Any) -> tuple[int, str]:
        if f"/{wanted}/" in str(path):
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, content)

    out = tmp_path / "full"
    with monkeypatch.context() as patch:
        patch.setattr(archive_files, "save_bytes", save)
        with pytest.raises(ArchiveError, match=r"could not be done.*No space left.*--resume"):
            make(sources, out)
    make(sources, out, resume=True)
    assert contents(out) == contents(tmp_path / "whole")


def test_an_archive_is_not_begun_again_by_mistake(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(sources, out)
    before = contents(out)
    with pytest.raises(UsageError, match="--resume"):
        make(sources, out)
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        make(sources, other, resume=True)
    assert contents(out) == before
    assert contents(other).keys() == {"mine.txt"}


def test_what_is_done_is_not_done_again(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(sources, out)
    before = contents(out)
    again = make_archive([str(sources)], out, GATHER, engine=engine(), resume=True)
    assert again.done_before == sum(counts["tasks"] for counts in again.counts.values())
    assert contents(out) == before


def test_a_file_that_was_removed_is_made_again(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(sources, out)
    before = contents(out)
    next((out / "documents").rglob("*.parquet")).unlink()
    make(sources, out, resume=True)
    assert contents(out) == before


def test_reports_that_are_added_change_what_they_belong_to(sources: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    make(sources, out)
    later = report("n", "A kiln has burnt down in Orrin. " * 6, "2031-04-14", "Orrin Post")
    save_lines(sources / "c" / "new.jsonl", [later, {**PILE[8], "id": "z"}])
    make(sources, tmp_path / "whole")
    make(sources, out, resume=True)
    assert contents(out) == contents(tmp_path / "whole")


def test_other_weights_in_the_ledger_are_told_and_all_is_made_again(
    sources: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    make(sources, out)
    before = contents(out)
    lines = (out / NAME).read_bytes().splitlines(keepends=True)
    head = json.loads(lines[0])
    head["weights"]["words.npz"] = "0" * 64
    (out / NAME).write_bytes(json.dumps(head).encode() + b"\n" + b"".join(lines[1:]))
    made = make_archive([str(sources)], out, GATHER, engine=engine(), resume=True)
    assert made.forgotten == len(lines) - 1
    assert made.done_before == 0
    assert contents(out) == before


@pytest.mark.parametrize("damage", [b"", b"{", b"[]\n", b"null\n", b'{"ledger": 1\n', b"\xff\n"])
def test_a_damaged_ledger_is_begun_again(sources: Path, tmp_path: Path, damage: bytes) -> None:
    out = tmp_path / "out"
    make(sources, out)
    before = contents(out)
    (out / NAME).write_bytes(damage)
    make(sources, out, resume=True)
    assert contents(out) == before


def test_a_shard_under_two_names_is_read_once(sources: Path, tmp_path: Path) -> None:
    content = (sources / "a.jsonl").read_bytes()
    (sources / "z.jsonl").write_bytes(content)
    made = make_archive([str(sources)], tmp_path / "out", GATHER, engine=engine())
    assert made.again == {str(sources / "z.jsonl"): str(sources / "a.jsonl")}
    assert made.counts["read"]["documents"] == len(PILE)


def test_what_cannot_be_read_is_counted_and_kept(sources: Path, tmp_path: Path) -> None:
    whole = (sources / "a.jsonl").read_bytes()
    (sources / "cut.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00 no gzip")
    (sources / "cut.parquet").write_bytes(b"PAR1 nothing PAR1")
    (sources / "half.jsonl").write_bytes(whole[: len(whole) // 2])
    (sources / "noise.warc.gz").write_bytes(bytes(range(256)) * 40)
    (sources / "empty.csv").write_bytes(b"")
    (sources / "gone.jsonl").symlink_to(sources / "nowhere.jsonl")
    out = tmp_path / "out"
    made = make_archive([str(sources), "none.jsonl"], out, GATHER, engine=engine())
    told = {source for (source,) in ask_sql(out, "SELECT source FROM rejections").rows}
    for name in ("cut.jsonl.gz", "cut.parquet", "half.jsonl", "noise.warc.gz", "empty.csv", "gone"):
        assert any(name in source for source in told), name
    assert "none.jsonl" in told
    assert sum(counts.get("rejections", 0) for counts in made.counts.values()) >= len(told)
    assert made.counts["day"]["documents"] == len(PILE)
