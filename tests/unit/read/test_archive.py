import gzip
import io
import zipfile
from pathlib import Path

import pytest
from tests.unit.read.made import NEWS, PARAGRAPHS, page, pdf, record, wacz, warc

from stemma.model import Document, Flag, Rejection
from stemma.read import read_source
from stemma.read.archive.members import Damage, Raw, split_records

PAGE = page().encode()


def read(tmp_path: Path, name: str, content: bytes) -> list[Document | Rejection]:
    path = tmp_path / name
    path.write_bytes(content)
    return list(read_source(str(path)))


def kinds(found: list[Document | Rejection]) -> str:
    """A letter for each: Document or Rejection."""
    return "".join(type(item).__name__[0] for item in found)


def reasons(found: list[Document | Rejection]) -> list[str]:
    return [item.reason for item in found if isinstance(item, Rejection)]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_read_and_their_parts_passed_over(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    content = warc(
        record(b"", kind="warcinfo"),
        record(b"", kind="request"),
        record(PAGE),
        record(b"x", headers={"Content-Type": "image/png"}),
        record(b"{}", headers={"Content-Type": "application/json"}),
        record(PAGE, status="301 Moved"),
        record(PAGE, status="404 Not Found", url="https://norwire.example/2"),
        record(pdf(PARAGRAPHS), headers={"Content-Type": "application/pdf"}),
        packed=packed,
    )
    name = "a.warc.gz" if packed else "a.warc"
    found = read(tmp_path, name, content)
    assert kinds(found) == "DDD"
    first, second, third = (item for item in found if isinstance(item, Document))
    assert first.source == f"{tmp_path / name}#3"
    assert first.url == "https://norwire.example/1"
    assert (first.captured, first.published) == ("2031-03-19T00:00:00Z", NEWS["datePublished"])
    assert second.flags == (Flag.ERROR_PAGE,)
    assert third.title == "Report on the dam"


def test_bodies_are_unpacked(tmp_path: Path) -> None:
    chunked = b"".join(
        b"%x\r\n%s\r\n" % (len(PAGE[k : k + 100]), PAGE[k : k + 100])
        for k in range(0, len(PAGE), 100)
    )
    content = warc(
        record(gzip.compress(PAGE), headers={"Content-Encoding": "gzip"}),
        record(chunked + b"0\r\n\r\n", headers={"Transfer-Encoding": "chunked"}),
        record(PAGE, headers={"Content-Encoding": "gzip"}),
        record(gzip.compress(PAGE)[:-20], headers={"Content-Encoding": "gzip"}),
        record(gzip.compress(b" " * 30_000_000), headers={"Content-Encoding": "gzip"}),
        record(PAGE, headers={"Content-Encoding": "rot13"}),
    )
    found = read(tmp_path, "a.warc.gz", content)
    assert kinds(found) == "DDDRRR"
    for wanted, reason in zip(("cut off", "too large", "rot13"), reasons(found), strict=True):
        assert wanted in reason


def test_damage_costs_what_it_hits(tmp_path: Path) -> None:
    one = gzip.compress(record(PAGE))
    hurt = bytearray(one)
    hurt[len(hurt) // 2] ^= 0xFF
    found = read(tmp_path, "a.warc.gz", one + bytes(hurt) + one + b"rubbish" + one + one[:-30])
    assert kinds(found).count("D") == 3
    assert kinds(found)[-1] == "R"
    plain = record(PAGE)
    lied = plain.replace(b"Content-Length: ", b"Content-Length: x", 1)
    found = read(tmp_path, "b.warc", plain + lied + plain + b"rubbish\r\n" + plain + plain[:-99])
    assert kinds(found) == "DRDRDR"


def test_one_gzip_member_may_hold_a_whole_archive(tmp_path: Path) -> None:
    content = gzip.compress(record(PAGE) * 5)
    assert kinds(read(tmp_path, "a.warc.gz", content)) == "DDDDD"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "without a page"),
        (b"no archive", "not a WARC record"),
        (b"WARC/1.0\r\n", "damaged or does not say"),
        (b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx", "cut off"),
        (b"WARC/1.0\r\nContent-Length: -5\r\n\r\nx", "does not say how long"),
        (gzip.compress(b"no archive"), "not a WARC record"),
        (b"\x1f\x8b\x08rubbish", "damaged gzip"),
        (warc(record(b"", kind="request")), "without a page"),
        (gzip.compress(b"\0" * 50_000_000), "grows too much"),
    ],
)
def test_a_bad_archive_is_a_rejection(tmp_path: Path, content: bytes, expected: str) -> None:
    found = read(tmp_path, "a.warc.gz", content)
    assert any(expected in reason for reason in reasons(found))
    assert "D" not in kinds(found)


def test_a_record_that_is_too_long_is_not_held(tmp_path: Path) -> None:
    film = record(b"x" * 33_000_000, headers={"Content-Type": "video/mp4"})
    long = record(b"x" * 33_000_000)
    found = read(tmp_path, "a.warc", film + long + record(PAGE))
    assert kinds(found) == "RD"
    assert "too large" in reasons(found)[0]


def test_an_archive_full_of_damage_is_given_up() -> None:
    found = list(split_records(io.BytesIO(b"WARC/1.0\r\n\r\n" * 2_000)))
    assert len(found) == 501
    assert isinstance(found[-1], Damage)
    assert "the rest is not read" in found[-1].reason


def test_records_keep_their_numbers() -> None:
    content = warc(*(record(PAGE, url=f"https://norwire.example/{k}") for k in range(5)))
    found = [raw for raw in split_records(io.BytesIO(content)) if isinstance(raw, Raw)]
    assert [raw.number for raw in found] == [1, 2, 3, 4, 5]
    assert all(b"norwire.example/%d" % k in raw.content for k, raw in enumerate(found))


class TestWacz:
    def test_the_archives_in_it_are_read(self, tmp_path: Path) -> None:
        entries = {
            "datapackage.json": b"{}",
            "pages/pages.jsonl": b"{}",
            "archive/data.warc.gz": warc(record(PAGE), record(b"", kind="request")),
            "archive/more.warc": record(PAGE),
            "elsewhere/data.warc": record(PAGE),
        }
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            found = read(tmp_path, "a.wacz", wacz(entries, method=method))
            assert [item.source.partition(".wacz")[2] for item in found] == [
                "/archive/data.warc.gz#1", "/archive/more.warc#1",
            ]  # fmt: skip
            assert kinds(found) == "DD"

    @pytest.mark.parametrize(
        ("name", "content", "expected"),
        [
            ("../archive/data.warc", PAGE, "leads out"),
            ("archive/../../data.warc", PAGE, "leads out"),
            ("/archive/data.warc", PAGE, "leads out"),
            ("C:/archive/data.warc", PAGE, "leads out"),
            ("archive\\..\\..\\data.warc", PAGE, "leads out"),
            ("archive/inner.wacz", wacz({"archive/a.warc": PAGE}), "inside an archive"),
            ("archive/inner.zip", wacz({"archive/a.warc": PAGE}), "inside an archive"),
            ("archive/data.warc", b"\0" * 20_000_000, "grows more"),
            ("readme.txt", b"x", "without a WARC file"),
        ],
    )
    def test_a_bad_entry_costs_only_itself(
        self, tmp_path: Path, name: str, content: bytes, expected: str
    ) -> None:
        entries = {name: content, "archive/good.warc": record(PAGE)}
        found = read(tmp_path, "a.wacz", wacz(entries, method=zipfile.ZIP_DEFLATED))
        if expected.startswith("without"):
            assert kinds(found) == "D"
            entries = {name: content}
            found = read(tmp_path, "b.wacz", wacz(entries))
        else:
            assert sorted(kinds(found)) == ["D", "R"]
        assert expected in reasons(found)[0]
        assert [path.name for path in tmp_path.parent.iterdir() if "data.warc" in path.name] == []

    def test_a_size_that_lies_is_found_out(self, tmp_path: Path) -> None:
        content = wacz({"archive/a.warc": b"\0" * 20_000_000}, method=zipfile.ZIP_DEFLATED)
        lied = content.replace((20_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
        found = read(tmp_path, "a.wacz", lied)
        assert kinds(found)[0] == "R"
        assert "D" not in kinds(found)

    @pytest.mark.parametrize(
        "content",
        [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, wacz({"archive/a.warc": PAGE})[:-30]],
    )
    def test_a_bad_file_is_a_rejection(self, tmp_path: Path, content: bytes) -> None:
        assert kinds(read(tmp_path, "a.wacz", content)) == "R"

    def test_too_many_entries(self, tmp_path: Path) -> None:
        content = wacz({f"{k}": b"" for k in range(10_001)})
        assert "too many entries" in reasons(read(tmp_path, "a.wacz", content))[0]
