"""Files of every format, and a way to spoil them."""

import gzip
import json
import random
import zipfile

import brotli
import zstandard
from tests.unit.read.exported import EXPORTS, google_alert, google_news
from tests.unit.read.made import SENTENCES, page, pdf, record, rss, wacz, warc
from tests.unit.read.made_pdf import by_rows, column, sheets_pdf, wrap

TEXT = " ".join(SENTENCES)
ITEM = (
    f"<item><title>Dam</title><link>https://norwire.example/1</link><description>{TEXT}"
    "</description></item>"
)


def _zstd(content: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=1).compress(content)


def _arc(content: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + content
    head = "https://norwire.example/1 10.0.0.1 20310506201530 text/html"
    return f"{head} {len(block)}\n".encode() + block + b"\n"


SEEDS = {
    "a.html": page().encode(),
    "a.md": f"---\ntitle: Dam\ndate: 2031-03-18\n---\n# Dam\n\n{TEXT}\n".encode(),
    "a.json": json.dumps([{"text": TEXT}, {"text": TEXT}]).encode(),
    "a.jsonl": b"".join(json.dumps({"text": TEXT}).encode() + b"\n" for _ in range(3)),
    "a.csv": f'id,text\n1,"{TEXT}"\n2,"{TEXT}"\n'.encode(),
    "a.pdf": pdf(SENTENCES, SENTENCES),
    "b.pdf": sheets_pdf(
        by_rows(*(column(wrap(TEXT, 240, 9), x, 700, 240, size=9) for x in (50, 310)))
    ),
    "b.txt": f"Věra Nováková. {TEXT} Jiří Šťastný.".encode("cp1250"),
    "c.txt": f"Věra Nováková. {TEXT} Jiří Šťastný.".encode("utf-16-le"),
    "a.rss": rss(ITEM, ITEM),
    "a.opml": b'<opml><body><outline xmlUrl="https://norwire.example/feed"/></body></opml>',
    "a.warc": warc(record(page().encode()), record(page().encode()), packed=False),
    "a.warc.gz": warc(record(page().encode()), record(page().encode())),
    "b.warc": warc(
        record(brotli.compress(page().encode()), headers={"Content-Encoding": "br"}),
        record(_zstd(page().encode()), headers={"Content-Encoding": "zstd"}),
        record(b"", kind="revisit"),
        packed=False,
    ),
    "a.warc.zst": _zstd(record(page().encode())) * 3,
    "a.arc": _arc(page().encode()) * 3,
    "a.arc.gz": gzip.compress(_arc(page().encode())) * 3,
    "a.wacz": wacz({"archive/a.warc.gz": warc(record(page().encode()))}),
    "b.wacz": wacz({"archive/a.warc": record(page().encode())}, method=zipfile.ZIP_DEFLATED),
    "a.html.gz": gzip.compress(page().encode()),
    "a.urls": b"https://norwire.example/1\n",
    "answer.json": json.dumps(
        {
            "articles": {
                "results": [{"body": TEXT, "date": "06/05/2031", "source": {"title": "A"}}] * 3
            }
        }
    ).encode(),
    "records.jsonl": b"".join(
        json.dumps({"content": TEXT, "pubDate": day, "authors": ["A"]}).encode() + b"\n"
        for day in ("06/05/2031", "18/05/2031", "1936462800")
    ),
    "semicolons.csv": f'ID;Content;Publish Date\n1;"{TEXT}";06/05/2031\n2;"{TEXT}";\n'.encode(),
    "tabs.csv": f'ID\tBody\tDate\n1\t"{TEXT}"\t6 May 2031\n'.encode("utf-16"),
    "list.csv": b"Title,URL,Date\nDam,https://norwire.example/1,2031-05-06\n",
    "news.rss": rss(google_news(("Dam breaks above Tesvik", "Norwire"), ("Nine missing", "Post"))),
    "alert.atom": google_alert(("https://norwire.example/1?a=1", TEXT)).encode(),
    **{f"{name}.txt": content.encode() for name, content in EXPORTS.items()},
}
SPICES = (
    b"\0", b"\xff", b"<", b">", b'"', b"{", b"[", b"\n", b"\r\n\r\n", b"&#0;", b"<![CDATA[",
    b"<!--", b"</script>", b"endobj", b"stream", b"99999999999", b"-1", b"WARC/1.0\r\n",
    b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"PK\x01\x02", b"%PDF-1.7", b"%%EOF",
    b"\xf0\x9f\x98\x80", b"<" * 300,
)  # fmt: skip


def spoil(content: bytes, seed: int) -> bytes:
    """Content with a few pieces changed, cut out, doubled, moved or put in."""
    chance = random.Random(seed)
    hurt = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(hurt) + 1)
        end = min(len(hurt), start + chance.choice((1, 1, 4, 40, 400)))
        match chance.randrange(5):
            case 0:
                hurt[start:end] = chance.randbytes(end - start)
            case 1:
                del hurt[start:end]
            case 2:
                hurt[start:start] = hurt[start:end]
            case 3:
                hurt[start:start] = chance.choice(SPICES)
            case 4:
                if chance.random() < 0.2:
                    del hurt[start:]
                else:
                    hurt[start:end] = hurt[start:end][::-1]
    return bytes(hurt)
