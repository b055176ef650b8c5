"""Web archives as crawlers lay them out: many files, by several writers, packed in several ways."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from tests.unit.archive.piles import MORE, STRIKE, engine
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from stemma.archive import Depth, Wanted, ask_sql, make_archive

FILES = 12
PAGES = 5


def page(number: int) -> bytes:
    words = f"{MORE[number % 4]} A baker gave {number} loaves away, {number * 7} people came."
    text = STRIKE.format(when=f"on day {number}", number=number, more=words)
    body = "".join(f"<p>{line}.</p>" for line in text.split(". "))
    return (
        f"<html lang='en'><head><title>Report number {number}</title><meta property="
        f"'article:published_time' content='2031-03-{1 + number % 28:02}T08:00:00Z'></head>"
        f"<body><article><h1>Report number {number}</h1>{body}</article></body></html>"
    ).encode()


def by_warcio(numbers: range, *, is_packed: bool) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=is_packed)
    writer.write_record(writer.create_warcinfo_record("made.warc", {"software": "a crawler"}))
    for number in numbers:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], "HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://tram.example/{number}",
                "response",
                payload=io.BytesIO(page(number)),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2031-04-01T00:00:00Z"},
            )
        )
    return file.getvalue()


def by_fastwarc(numbers: range) -> bytes:
    warc = pytest.importorskip("fastwarc.warc")
    file = io.BytesIO()
    for number in numbers:
        record = warc.WarcRecord()
        record.init_headers(warc.WarcRecordType.response)
        record.headers["WARC-Target-URI"] = f"https://tram.example/{number}"
        record.headers["WARC-Date"] = "2031-04-01T00:00:00Z"
        record.headers["Content-Type"] = "application/http; msgtype=response"
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        record.set_bytes_content(head + page(number))
        record.write(file)
    return file.getvalue()


def zstd(content: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(content)


WRITERS: dict[str, Callable[[range], bytes]] = {
    ".warc": lambda numbers: by_warcio(numbers, is_packed=False),
    ".warc.gz": lambda numbers: by_warcio(numbers, is_packed=True),
    ".warc.zst": lambda numbers: zstd(by_warcio(numbers, is_packed=False)),
    ".fast.warc": by_fastwarc,
    ".fast.warc.zst": lambda numbers: zstd(by_fastwarc(numbers)),
}


# warcio leaves the temporary files of its writer open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_layout_of_many_files_reads_whole(tmp_path: Path) -> None:
    for number in range(FILES):
        suffix, write = list(WRITERS.items())[number % len(WRITERS)]
        pages = range(number * PAGES, (number + 1) * PAGES)
        folder = tmp_path / "crawl" / f"2031-04-{1 + number // 4:02}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"part-{number:05}{suffix}").write_bytes(write(pages))
    made = make_archive(
        [str(tmp_path / "crawl")], tmp_path / "out", Wanted(depth=Depth.GATHER), engine=engine()
    )
    assert made.counts["read"]["documents"] == FILES * PAGES
    assert "rejections" not in made.counts["read"]
    days = ask_sql(tmp_path / "out", "SELECT count(DISTINCT day), count(*) FROM documents").rows
    assert days == ((28, FILES * PAGES),)
    urls = ask_sql(tmp_path / "out", "SELECT count(DISTINCT url) FROM documents").rows
    assert urls == ((FILES * PAGES,),)
