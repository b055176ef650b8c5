"""Pages, feeds, PDFs and archives of an invented country, made for tests."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Mapping

SENTENCES = (
    "The dam above Tesvik burst early on Tuesday, the interior ministry said.",
    "At least six people were killed and nine were missing, officials told reporters.",
    "About 1,500 residents were moved to a school in the neighbouring town of Morlen.",
    "The water board had closed the road below the dam two days before the accident.",
    "Rescue teams from three districts worked through the night with boats and lamps.",
    "The mayor of Tesvik said that the town had asked for repairs for many years.",
    "An engineer who inspected the gate in March described it as worn but serviceable.",
    "Schools and offices in the valley stay closed until the end of the week.",
)
PARAGRAPHS = tuple(" ".join(SENTENCES[k : k + 2]) for k in range(0, 8, 2))
NEWS = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Six dead as dam bursts above Tesvik",
    "datePublished": "2031-03-18T09:42:00+02:00",
    "dateModified": "2031-03-18T12:00:00+02:00",
    "author": [
        {"@type": "Person", "name": "By Maro Dentz"},
        {"@type": "Person", "name": "Sila Ambrus"},
    ],
    "publisher": {"@type": "Organization", "name": "Norwire"},
    "isBasedOn": "https://water.example/report",
}


def page(
    *,
    paragraphs: Iterable[str] = PARAGRAPHS,
    linked: object = NEWS,
    head: str = "",
    title: str = "Six dead as dam bursts above Tesvik | Norwire",
    body: str = "",
    lang: str = "en",
) -> str:
    """A page of news with navigation around the report."""
    script = "" if linked is None else (
        f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    )  # fmt: skip
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}{script}</head><body><nav><a href='/'>Home</a> <a href='/a'>Sport</a></nav>"
        f"<article><h1>{title.split(' | ', maxsplit=1)[0]}</h1>{text}{body}</article>"
        "<footer><p>Copyright Norwire</p></footer></body></html>"
    )


def pdf(*pages: Iterable[str], title: str | None = "Report on the dam") -> bytes:
    """A PDF with these lines of text on its pages."""
    objects: list[bytes] = [b"", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    kids = []
    for lines in pages:
        drawn = b"".join(
            b"(" + line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj T*\n"
            for line in lines
        )
        stream = b"BT /F1 11 Tf 14 TL 50 750 Td\n" + drawn + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids), b" ".join(b"%d 0 R" % kid for kid in kids),
    )  # fmt: skip
    objects.append(b"<< /Title (%s) >>" % (title or "").encode())
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(objects), start,
    )  # fmt: skip
    return bytes(out)


def record(
    body: bytes,
    *,
    url: str = "https://norwire.example/1",
    kind: str = "response",
    status: str = "200 OK",
    headers: Mapping[str, str] | None = None,
    date: str = "2031-03-19T00:00:00Z",
) -> bytes:
    """A record of a WARC file, not packed."""
    known = {"Content-Type": "text/html; charset=utf-8"} | dict(headers or {})
    lines = "".join(f"{key}: {value}\r\n" for key, value in known.items())
    block = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc(*records: bytes, packed: bool = True) -> bytes:
    """A WARC file, each record a gzip member of its own if it is packed."""
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


def wacz(entries: Mapping[str, bytes], *, method: int = zipfile.ZIP_STORED) -> bytes:
    """A ZIP file with these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def rss(*items: str, outlet: str = "Ardovia Today") -> bytes:
    """An RSS feed with these items."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{outlet}</title>'
        f"<language>en</language>{''.join(items)}</channel></rss>"
    ).encode()
