"""A web archive of 10,000 records through `stemma.read`: pages a second, and the memory it takes.

The archive is made here: invented pages of news with navigation, schema.org data, scripts and
related links around 150 to 900 words, one gzip member a record, a fifth of the records pictures,
scripts and redirects. It is read in a process of its own, whose peak memory is asked for at a
tenth of the way and at the end: flat memory has both alike.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path

from bench.command import ROOT, Place, scratch

RECORDS = 10_000
_NAMES = ("Tesvik", "Morlen", "Selmy", "Halmorek", "Ardovia", "Varosia", "Lasko", "Obelia")
_WORDS = tuple(
    "the a of in on and to that was were said had after before council ministry mayor dam river "  # noqa: SIM905
    "town road school report residents officials water bridge repair night morning two six about "
    "over near under new old local police rescue engineer board statement week budget vote".split()
)
_READ = """
import json, resource, sys, time
from stemma.read import read_source
from stemma.model import Document

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

start, read, early = time.process_time(), 0, 0.0
for item in read_source(sys.argv[1]):
    read += isinstance(item, Document)
    if read == int(sys.argv[2]) // 10 and not early:
        early = peak()
print(json.dumps([read, time.process_time() - start, early, peak()]))
"""


def measure(_: Place) -> dict[str, float]:
    """Pages read, pages a second of one core, peak memory in megabytes early and at the end."""
    with scratch() as folder:
        path = folder / "made.warc.gz"
        pages = make_archive(path, RECORDS)
        command = [sys.executable, "-c", _READ, str(path), str(pages)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        size = path.stat().st_size / 1e6
    read, seconds, early, late = json.loads(done.stdout)
    return {
        "archive: records": RECORDS,
        "archive: megabytes": round(size, 1),
        "archive: pages in it": pages,
        "archive: pages read": read,
        "archive: pages a second of one core": round(read / seconds, 1),
        "archive: peak MB after a tenth": round(early),
        "archive: peak MB": round(late),
    }


def make_archive(path: Path, records: int) -> int:
    """Write the archive; how many pages of news are in it."""
    chance = random.Random(31)
    pages = 0
    with path.open("wb") as file:
        for number in range(records):
            kind = chance.random()
            if kind < 0.8:
                pages += 1
                record = _record(number, "200 OK", "text/html", _page(chance, number))
            elif kind < 0.9:
                record = _record(number, "200 OK", "image/jpeg", chance.randbytes(20_000))
            elif kind < 0.95:
                record = _record(number, "200 OK", "application/javascript", b"var a = 1;" * 900)
            else:
                record = _record(number, "301 Moved Permanently", "text/html", b"<p>Moved")
            file.write(gzip.compress(record, compresslevel=4, mtime=0))
    return pages


def _record(number: int, status: str, kind: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n".encode()
    block = head + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2031-03-19T00:00:00Z\r\n"
            f"WARC-Target-URI: https://norwire.example/{number}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def _page(chance: random.Random, number: int) -> bytes:
    title = f"{_sentence(chance, 9)[:-1]} {number}"
    linked = {
        "@type": "NewsArticle", "headline": title, "datePublished": "2031-03-18T09:42:00Z",
        "author": {"name": " ".join(chance.sample(_NAMES, 2))}, "publisher": {"name": "Norwire"},
    }  # fmt: skip
    paragraphs = "".join(
        "<p>" + " ".join(_sentence(chance, chance.randint(9, 24)) for _ in range(3)) + "</p>\n"
        for _ in range(chance.randint(4, 18))
    )
    links = "".join(
        f'<li><a href="/{k}">{_sentence(chance, 7)}</a></li>' for k in range(chance.randint(20, 60))
    )
    style = ".a{color:red}" * chance.randint(100, 900)
    script = "var x=function(a){return a+1};" * chance.randint(100, 1_500)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} | Norwire</title>'
        f"<style>{style}</style>"
        f'<script type="application/ld+json">{json.dumps(linked)}</script><script>{script}</script>'
        f"</head><body><nav><ul>{links}</ul></nav><main><article><h1>{title}</h1>{paragraphs}"
        f"</article></main><aside><h2>More</h2><ul>{links}</ul></aside><footer>Norwire</footer>"
        "</body></html>"
    ).encode()


def _sentence(chance: random.Random, count: int) -> str:
    words = [chance.choice(_WORDS) for _ in range(count)]
    words[chance.randrange(count)] = chance.choice(_NAMES)
    return " ".join(words).capitalize() + "."
