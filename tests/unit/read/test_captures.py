"""What browsers and crawlers put into archives: packed bodies, other packings, repeated visits."""

import gzip
import random
from pathlib import Path

import brotli
import pytest
import zstandard
from tests.unit.read.made import PARAGRAPHS, page, pdf, record, wacz, warc

from stemma.model import Document, Rejection
from stemma.read import read_source
from stemma.read.address import bare_address
from stemma.read.archive.heads import begins_record

PAGE = page().encode()
ZSTD = zstandard.ZstdCompressor(write_checksum=True)


def read(tmp_path: Path, name: str, content: bytes) -> list[Document | Rejection]:
    path = tmp_path / name
    path.write_bytes(content)
    return list(read_source(str(path)))


def documents(found: list[Document | Rejection]) -> list[Document]:
    return [item for item in found if isinstance(item, Document)]


def reasons(found: list[Document | Rejection]) -> list[str]:
    return [item.reason for item in found if isinstance(item, Rejection)]


def frame(content: bytes) -> bytes:
    """zstd without the length of what is in it, as servers send it."""
    machine = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    return machine.compress(content) + machine.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("br", brotli.compress(PAGE)),
        ("BR", brotli.compress(PAGE, quality=1)),
        ("zstd", ZSTD.compress(PAGE)),
        ("zstd", frame(PAGE)),
        ("gzip, br", brotli.compress(gzip.compress(PAGE))),
        ("br, gzip", gzip.compress(brotli.compress(PAGE))),
        ("zstd,gzip", gzip.compress(ZSTD.compress(PAGE))),
        ("deflate, br", brotli.compress(gzip.zlib.compress(PAGE))),  # type: ignore[attr-defined]
        ("identity", PAGE),
        ("br", PAGE),
        ("zstd", PAGE),
        ("deflate", PAGE),
    ],
)
def test_a_body_is_unpacked_whatever_the_server_used(
    tmp_path: Path, encoding: str, body: bytes
) -> None:
    content = warc(record(body, headers={"Content-Encoding": encoding}))
    (found,) = documents(read(tmp_path, "a.warc.gz", content))
    assert found.text.startswith(PARAGRAPHS[0])


@pytest.mark.parametrize(
    ("encoding", "body", "expected"),
    [
        ("br", brotli.compress(PAGE)[:-40], "brotli cut off"),
        ("br", b"\xff" * 300, "damaged brotli"),
        ("br", brotli.compress(b"\0" * 30_000_000), "too large"),
        ("zstd", ZSTD.compress(PAGE)[:-9], "zstd cut off"),
        ("zstd", ZSTD.compress(PAGE)[:-60] + b"\xff" * 60, "damaged zstd"),
        ("zstd", ZSTD.compress(b"\0" * 30_000_000), "too large"),
        ("deflate", b"\xff" * 300, "damaged deflate"),
        ("compress", PAGE, "in a way that is not read: compress"),
    ],
)
def test_a_body_that_cannot_be_unpacked_is_told_as_that(
    tmp_path: Path, encoding: str, body: bytes, expected: str
) -> None:
    content = warc(record(body, headers={"Content-Encoding": encoding}), record(PAGE))
    found = read(tmp_path, "a.warc.gz", content)
    assert len(documents(found)) == 1
    (reason,) = reasons(found)
    assert expected in reason
    assert "damaged record" not in reason


class TestZstd:
    def test_each_record_may_be_a_frame_or_all_of_them_one(self, tmp_path: Path) -> None:
        records = [record(PAGE, url=f"https://norwire.example/{k}") for k in range(4)]
        for content in (
            b"".join(map(ZSTD.compress, records)),
            b"".join(map(frame, records)),
            ZSTD.compress(b"".join(records)),
        ):
            found = read(tmp_path, "a.warc.zst", content)
            assert [item.source[-2:] for item in found] == ["#1", "#2", "#3", "#4"]
            assert len(documents(found)) == 4

    def test_a_record_may_be_longer_than_what_is_looked_at(self, tmp_path: Path) -> None:
        chance = random.Random(3)
        noise = page(head=f"<script>{chance.randbytes(90_000).hex()}</script>").encode()
        one = ZSTD.compress(record(noise))
        assert len(one) > 60_000
        assert len(documents(read(tmp_path, "a.warc.zst", one * 3))) == 3

    @pytest.mark.parametrize("packed", [True, False])
    def test_a_dictionary_at_the_head_serves_all_frames(
        self,
        tmp_path: Path,
        packed: bool,  # noqa: FBT001
    ) -> None:
        known = zstandard.ZstdCompressionDict(PAGE[:2_000])
        machine = zstandard.ZstdCompressor(dict_data=known)
        told = ZSTD.compress(PAGE[:2_000]) if packed else PAGE[:2_000]
        head = b"\x5d\x2a\x4d\x18" + len(told).to_bytes(4, "little") + told
        frames = [machine.compress(record(PAGE)) for _ in range(3)]
        assert len(documents(read(tmp_path, "a.warc.zst", head + b"".join(frames)))) == 3
        cut = read(tmp_path, "b.warc.zst", head[:200])
        assert "within its dictionary" in reasons(cut)[0]

    def test_damage_costs_what_it_hits(self, tmp_path: Path) -> None:
        one = ZSTD.compress(record(PAGE))
        hurt = bytearray(one)
        hurt[20:60] = b"\xff" * 40
        found = read(tmp_path, "a.warc.zst", one + bytes(hurt) + one + b"rubbish" + one + one[:-30])
        assert len(documents(found)) == 3
        first, rubbish, last = reasons(found)
        assert "damaged zstd" in first
        assert rubbish == "damaged: 7 bytes that hold no record"
        assert last == "zstd cut off before its end"

    def test_what_grows_too_much_is_a_rejection(self, tmp_path: Path) -> None:
        bomb = ZSTD.compress(b"WARC/1.0\r\n" + b"\0" * 90_000_000)
        (reason,) = reasons(read(tmp_path, "a.warc.zst", bomb))
        assert "grows too much" in reason

    @pytest.mark.parametrize("name", ["a.html.zst", "page.zst", "a.jsonl.zst", "a.txt.zst"])
    def test_other_files_may_be_packed_so_too(self, tmp_path: Path, name: str) -> None:
        text = " ".join(PARAGRAPHS)
        content = {"a.jsonl.zst": f'{{"text": "{text}"}}\n', "a.txt.zst": text}.get(name, page())
        (found,) = documents(read(tmp_path, name, frame(content.encode())))
        assert found.text.startswith(PARAGRAPHS[0])


ARC_HEAD = b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"


def arc(*records: bytes, version: bytes = ARC_HEAD) -> bytes:
    head = b"filedesc://a.arc 0.0.0.0 20310506200000 text/plain %d\n" % len(version)
    return b"\n".join((head + version, *records))


def arc_record(
    body: bytes, *, url: str = "https://norwire.example/1", kind: str = "text/html", more: str = ""
) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    return f"{url} 10.0.0.1 20310506201530 {kind} {more}{len(block)}\n".encode() + block


class TestArc:
    @pytest.mark.parametrize("name", ["a.arc", "a.arc.gz", "a.arc.zst"])
    def test_an_arc_file_is_read(self, tmp_path: Path, name: str) -> None:
        records = [
            arc_record(PAGE, url="https://norwire.example/a b"),
            arc_record(b"x", kind="image/png"),
            arc_record(pdf(PARAGRAPHS), kind="application/pdf"),
            arc_record(PAGE, more="200 ABCDEF - 1534 a.arc.gz "),
        ]
        content = arc(*records)
        if name.endswith("gz"):
            content = b"".join(map(gzip.compress, (arc(), *records)))
        elif name.endswith("zst"):
            content = b"".join(map(ZSTD.compress, (arc(), *records)))
        found = read(tmp_path, name, content)
        assert [item.source[-2:] for item in found] == ["#2", "#4", "#5"]
        first, *_ = documents(found)
        assert (first.url, first.captured) == (
            "https://norwire.example/a%20b", "2031-05-06T20:15:30Z",
        )  # fmt: skip
        assert first.text.startswith(PARAGRAPHS[0])

    def test_damage_costs_what_it_hits(self, tmp_path: Path) -> None:
        content = arc(arc_record(PAGE), b"rubbish\n\n", arc_record(PAGE), arc_record(PAGE)[:-80])
        found = read(tmp_path, "a.arc", content)
        assert len(documents(found)) == 2
        assert "cut off" in reasons(found)[-1]

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            (b"http://a.example/ 10.0.0.1 20310506201530 text/html 15\n", True),
            (b"http://a.example/ ::1 20310506 text/html; charset=utf-8 15", True),
            (b"dns:a.example 10.0.0.1 20310506201530 text/dns 15", True),
            (b"The dam broke on 20310506 10.0.0.1 and 15 died", False),
            (b"http://a.example/ 10.0.0.1 today text/html 15", False),
            (b"http://a.example/ 10.0.0.1 20310506201530 text/html", False),
            (b"", False),
        ],
    )
    def test_a_head_is_known(self, line: bytes, *, expected: bool) -> None:
        assert begins_record(line) is expected


def visit(
    first: str = "https://norwire.example/1",
    *,
    url: str = "https://norwire.example/1",
    digest: str | None = None,
    on: str = "2031-03-19T00:00:00Z",
    status: str = "200 OK",
    kind: str = "text/html",
) -> bytes:
    plain = record(
        b"", kind="revisit", url=url, date="2031-03-21T00:00:00Z", status=status,
        headers={"Content-Type": kind},
    )  # fmt: skip
    told = f"WARC-Refers-To-Target-URI: {first}\r\nWARC-Refers-To-Date: {on}\r\n"
    if digest:
        told += f"WARC-Payload-Digest: {digest}\r\n"
    return plain.replace(b"WARC-Date", told.encode() + b"WARC-Date", 1)


def digested(digest: str, url: str = "https://norwire.example/1") -> bytes:
    told = f"WARC-Payload-Digest: {digest}\r\nWARC-Date".encode()
    return record(PAGE, url=url).replace(b"WARC-Date", told, 1)


class TestVisits:
    @pytest.mark.parametrize(
        ("page_record", "again"),
        [
            (record(PAGE), visit()),
            (record(PAGE), visit(url="https://norwire.example/1?utm_source=x")),
            (record(PAGE), visit(digest="sha1:NOTTOLD")),
            (digested("sha1:ABC"), visit(digest="SHA1:abc", first="https://other.example/2")),
            (digested("sha1:ABC"), visit(digest="sha1:ABC", on="2031-01-01T00:00:00Z")),
            (record(PAGE), visit(status="304 Not Modified")),
        ],
    )
    def test_what_is_in_the_file_is_neither_lost_nor_doubled(
        self, tmp_path: Path, page_record: bytes, again: bytes
    ) -> None:
        for content in (warc(page_record, again), warc(again, page_record)):
            found = read(tmp_path, "a.warc.gz", content)
            assert [type(item) for item in found] == [Document]

    @pytest.mark.parametrize(
        "again",
        [
            visit("https://norwire.example/9", url="https://norwire.example/9"),
            visit("https://norwire.example/9", digest="sha1:XYZ"),
            visit(digest="sha1:XYZ", on="2030-12-01T00:00:00Z"),
        ],
    )
    def test_what_is_not_in_the_file_is_told(self, tmp_path: Path, again: bytes) -> None:
        found = read(tmp_path, "a.warc.gz", warc(digested("sha1:ABC"), again))
        assert len(documents(found)) == 1
        (lost,) = [item for item in found if isinstance(item, Rejection)]
        assert lost.source.endswith("#2")
        assert "repeated visit" in lost.reason
        assert "is not in this archive" in lost.reason

    @pytest.mark.parametrize("again", [visit(kind="image/png"), visit(status="302 Found")])
    def test_a_visit_to_no_page_is_passed_over(self, tmp_path: Path, again: bytes) -> None:
        content = warc(record(PAGE, url="https://norwire.example/2"), again)
        assert [type(item) for item in read(tmp_path, "a.warc.gz", content)] == [Document]

    def test_many_are_counted(self, tmp_path: Path) -> None:
        lost = [visit(f"https://norwire.example/{k}", digest=f"sha1:{k}") for k in range(130)]
        found = reasons(read(tmp_path, "a.warc.gz", warc(*lost)))
        assert len(found) == 101
        assert found[-1].startswith("30 more repeated visits")

    def test_the_files_of_one_wacz_are_one_archive(self, tmp_path: Path) -> None:
        entries = {
            "archive/1.warc.gz": warc(visit(digest="sha1:ABC")),
            "archive/2.warc.zst": ZSTD.compress(digested("sha1:ABC")),
        }
        found = read(tmp_path, "a.wacz", wacz(entries))
        assert [type(item) for item in found] == [Document]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("http://norwire.example/a", "https://www.norwire.example/a/", True),
        (
            "https://norwire.example/a?b=1&c=2",
            "https://norwire.example/a?c=2&utm_medium=x&b=1",
            True,
        ),
        ("https://norwire.example/a?fbclid=1", "https://NORWIRE.example/a", True),
        ("https://norwire.example/a?id=1", "https://norwire.example/a?id=2", False),
        ("https://norwire.example/a", "https://norwire.example/A", False),
        ("https://norwire.example/a#post-1", "https://norwire.example/a#post-2", False),
        ("https://norwire.example:8080/a", "https://norwire.example/a", False),
        ("https://[bad/a", "https://[bad/a", True),
        ("https://a.example:99999/", "https://a.example/", False),
    ],
)
def test_addresses_of_one_page(left: str, right: str, *, same: bool) -> None:
    assert (bare_address(left) == bare_address(right)) is same
