import base64
import random
import zlib
from itertools import chain
from pathlib import Path

import pytest
from tests.unit.read.made import PARAGRAPHS, SENTENCES
from tests.unit.read.made_pdf import Placed, Sheet, by_rows, column, sheets_pdf, wrap

from stemma.model import Document, Flag, PublishedFrom, Rejection
from stemma.read import read_source
from stemma.read.limits import MAX_CONTENT_BYTES
from stemma.read.pdf.margins import read_dated
from stemma.read.pdf.streams import find_excess

TEXT = " ".join(SENTENCES)
HEAD = "Six dead as dam bursts above Tesvik"


def read(tmp_path: Path, content: bytes) -> list[Document | Rejection]:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return list(read_source(str(path)))


def documents(tmp_path: Path, content: bytes) -> list[Document]:
    return [item for item in read(tmp_path, content) if isinstance(item, Document)]


def one(tmp_path: Path, content: bytes) -> Document:
    (found,) = read(tmp_path, content)
    assert isinstance(found, Document), found
    return found


def flat(document: Document) -> str:
    return " ".join(document.text.split())


def laid(
    text: str, count: int, *, gap: float, size: float = 10, top: float = 690, cut: int = 0,
    justified: bool = False, lower: float = 0,
) -> list[list[Placed]]:  # fmt: skip
    """Columns of a text, the first from x 50."""
    room = (512 - gap * (count - 1)) / count
    lines = wrap(text, room, size, cut=cut)
    each = -(-len(lines) // count)
    return [
        column(
            lines[k * each : (k + 1) * each], 50 + k * (room + gap), top - lower * k, room,
            size=size, justified=justified,
        )
        for k in range(count)
    ]  # fmt: skip


class TestColumns:
    @pytest.mark.parametrize("order", ["columns", "rows", "any"])
    @pytest.mark.parametrize(
        ("count", "gap", "justified", "lower"),
        [
            (2, 23, False, 0),
            (2, 11, False, 0),
            (2, 11, True, 0),
            (3, 14, False, 0),
            (2, 14, True, 4),
        ],
    )
    def test_they_are_read_one_after_the_other_however_drawn(
        self, tmp_path: Path, order: str, count: int, gap: float, *, justified: bool, lower: float
    ) -> None:
        columns = laid(TEXT + " " + TEXT, count, gap=gap, justified=justified, lower=lower)
        head = [Placed(HEAD, 50, 740, 20, bold=True)]
        if order == "rows":
            content = sheets_pdf([*head, *by_rows(*columns)])
        else:
            chance = random.Random(5) if order == "any" else None
            content = sheets_pdf([*head, *chain(*columns)], made=chance)
        found = one(tmp_path, content)
        assert flat(found) == TEXT + " " + TEXT
        assert (found.title, found.flags) == (HEAD, ())

    def test_words_cut_at_the_ends_of_lines_columns_and_pages_are_joined(
        self, tmp_path: Path
    ) -> None:
        first = column(
            ["The dam burst and two are miss-", "ing after it, said the mayor of Tesvik",
             "who was at a school in the town of", "Morlen and came on Tues-"], 50, 700, 250,
        )  # fmt: skip
        second = column(
            ["day to the people of the valley who were listen-", "ing to her there.",
             "A third line of this column.", "A fourth line of this col-"], 320, 700, 250,
        )  # fmt: skip
        content = sheets_pdf([*first, *second], [Placed("umn of the page, she said.", 50, 700)])
        found = flat(one(tmp_path, content))
        assert "two are missing after it" in found
        assert "on Tuesday to the people" in found
        assert "listening to her there" in found
        assert found.endswith("fourth line of this column of the page, she said.")

    @pytest.mark.parametrize(
        ("left", "right", "joined"),
        [
            ("the interior minis-", "try said", "ministry said"),
            ("a four-", "year-old boy", "four-year-old boy"),
            ("the ex-", "mayor of it", "ex-mayor of it"),
            ("well-known, a well-", "known man", "a well-known man"),
            ("the vote of 2030-", "31 was held", "2030- 31 was held"),
            ("he said -", "and left", "said - and left"),
            ("Port-", "Sethe was shut", "Port- Sethe was shut"),
        ],
    )
    def test_hyphens_stay_where_words_have_them(
        self, tmp_path: Path, left: str, right: str, joined: str
    ) -> None:
        content = sheets_pdf(
            column([f"It was told that {left}", f"{right} by all of them."], 50, 700, 300)
        )
        assert joined in flat(one(tmp_path, content))

    def test_a_table_is_read_row_by_row(self, tmp_path: Path) -> None:
        names = ["Tesvik", "Morlen", "Selmy", "Halmorek", "Lasko", "Obelia", "Varosia"]
        rows = [
            [Placed(name, 50, 700 - 14 * k), Placed(str(k + 1), 300, 700 - 14 * k)]
            for k, name in enumerate(names)
        ]
        found = one(tmp_path, sheets_pdf(chain(*rows)))
        assert flat(found).startswith("Tesvik 1 Morlen 2 Selmy 3")
        assert Flag.ORDER_UNKNOWN not in found.flags

    def test_lines_whose_order_cannot_be_told_are_flagged(self, tmp_path: Path) -> None:
        # No strip is white over three lines: each begins its second half elsewhere.
        lines = []
        for k in range(8):
            left, right = SENTENCES[k][:34], SENTENCES[-k][:30]
            lines += [Placed(left, 50, 700 - 12 * k), Placed(right, 240 + 24 * k, 700 - 12 * k)]
        found = one(tmp_path, sheets_pdf(lines))
        assert Flag.ORDER_UNKNOWN in found.flags
        assert found.is_counted

    @pytest.mark.parametrize("quarter", [90, 180, 270])
    def test_a_page_may_be_turned(self, tmp_path: Path, quarter: int) -> None:
        columns = laid(TEXT + " " + TEXT, 2, gap=14)
        content = sheets_pdf(Sheet(by_rows(*columns), rotate=quarter))
        assert flat(one(tmp_path, content)) == TEXT + " " + TEXT

    def test_a_big_first_letter_belongs_to_its_word(self, tmp_path: Path) -> None:
        lines = wrap(TEXT[1:], 300, 10)
        placed = [Placed(TEXT[0], 50, 676, 38)]
        placed += column(lines[:2], 80, 700, 300)
        placed += column(lines[2:], 50, 676 - 12, 300)
        assert flat(one(tmp_path, sheets_pdf(placed))).startswith(SENTENCES[0])


class TestStories:
    BODY = laid(TEXT + " " + TEXT, 2, gap=14, top=680)
    LOW = min(line.y for side in BODY for line in side)

    @pytest.mark.parametrize(
        ("line", "byline", "outlet", "published"),
        [
            ("By Maro Dentz", "Maro Dentz", None, None),
            ("By Maro Dentz, Tesvik Post, March 18, 2031, page B2",
             "Maro Dentz", "Tesvik Post", "2031-03-18"),
            ("By Maro Dentz and Sila Ambrus | 18 March 2031",
             "Maro Dentz and Sila Ambrus", None, "2031-03-18"),
            ("BY MARO DENTZ, Staff Writer", "MARO DENTZ", None, None),
            ("Tuesday, March 18, 2031", None, None, "2031-03-18"),
            ("Published: 18 March 2031 at 9:15 a.m.", None, None, "2031-03-18"),
        ],
    )  # fmt: skip
    def test_headline_byline_and_day_are_apart(
        self,
        tmp_path: Path,
        line: str,
        byline: str | None,
        outlet: str | None,
        published: str | None,
    ) -> None:
        head = [Placed(HEAD, 50, 730, 20, bold=True), Placed(line, 50, 708)]
        found = one(tmp_path, sheets_pdf([*head, *by_rows(*self.BODY)]))
        assert (found.title, found.byline, found.outlet) == (HEAD, byline, outlet)
        assert found.published == published
        assert (found.published_from is PublishedFrom.METADATA) is (published is not None)
        assert flat(found) == TEXT + " " + TEXT

    def test_heads_and_feet_of_pages_are_no_text(self, tmp_path: Path) -> None:
        sheets = [
            [Placed("Tesvik Post - March 18, 2031 - A1", 50, 770, 8),
             *column(wrap(PARAGRAPHS[k], 400, 10), 50, 700, 400),
             Placed("https://tesvikpost.example/dam", 50, 30, 8),
             Placed(f"Page {k + 1} of 2", 500, 30, 8)]
            for k in range(2)
        ]  # fmt: skip
        found = one(tmp_path, sheets_pdf(*sheets))
        assert flat(found) == " ".join(PARAGRAPHS[:2])
        assert (found.outlet, found.published) == ("Tesvik Post", "2031-03-18")
        assert found.url == "https://tesvikpost.example/dam"

    @pytest.mark.parametrize(
        "line", ["Printed 30 November 2031", "Retrieved March 1, 2032", "© 2031"]
    )
    def test_other_days_are_none_of_publication(self, tmp_path: Path, line: str) -> None:
        placed = [Placed(HEAD, 50, 730, 20, bold=True), *column(wrap(TEXT, 400, 10), 50, 700, 400)]
        found = one(tmp_path, sheets_pdf([*placed, Placed(line, 50, 30, 8)]))
        assert found.published is None

    @pytest.mark.parametrize(
        "second",
        [
            [Placed("MILK PRICES UP. The price of milk rose, the board said on Monday.", 50, 0),
             Placed("Farmers said that they still lost money on each litre they sold.", 50, -12)],
            [Placed("Milk prices rise again", 50, 0, 14, bold=True), Placed("By Ana Brey", 50, -14),
             Placed("The price of milk rose, the board said on Monday in the town.", 50, -28)],
            [Placed("Milk prices rise again", 50, 0, 14), Placed(
                "MORLEN, Ardovia - The price of milk rose, the board said on Monday.", 50, -18)],
            [Placed("Milk prices rise again", 50, 0, 16, bold=True),
             Placed("The price of milk rose, the board said on Monday in the town.", 50, -18)],
        ],
    )  # fmt: skip
    def test_a_second_story_is_a_report_of_its_own(
        self, tmp_path: Path, second: list[Placed]
    ) -> None:
        placed = [Placed(HEAD, 50, 730, 20, bold=True), Placed("By Maro Dentz", 50, 708)]
        placed += by_rows(*self.BODY)
        placed += [
            Placed(line.text, line.x, self.LOW - 40 + line.y, line.size, line.bold)
            for line in second
        ]
        first, other = documents(tmp_path, sheets_pdf(placed))
        assert (first.title, flat(first)) == (HEAD, TEXT + " " + TEXT)
        assert first.source.endswith("a.pdf#1")
        assert (other.title or "").upper().startswith("MILK PRICES")
        assert "The price of milk rose" in other.text
        assert "dam" not in other.text

    @pytest.mark.parametrize("heading", ["Background", "2. Findings", "What happens next"])
    def test_a_section_is_no_story(self, tmp_path: Path, heading: str) -> None:
        lines = wrap(TEXT, 480, 10)
        placed = [Placed(HEAD, 50, 730, 20, bold=True), *column(lines, 50, 700, 480)]
        low = min(line.y for line in placed)
        placed += [Placed(heading, 50, low - 24, 13, bold=True)]
        placed += column(lines, 50, low - 42, 480)
        found = one(tmp_path, sheets_pdf(placed))
        assert heading in found.text.split("\n")

    def test_a_dateline_in_capitals_is_no_headline(self, tmp_path: Path) -> None:
        lines = wrap(f"TESVIK, Ardovia - {TEXT}", 400, 10)
        found = one(tmp_path, sheets_pdf([Placed(HEAD, 50, 730, 20), *column(lines, 50, 700, 400)]))
        assert found.text.startswith("TESVIK, Ardovia - The dam")

    def test_the_title_of_the_file_serves_where_none_is_printed(self, tmp_path: Path) -> None:
        lines = column(wrap(TEXT, 400, 10), 50, 700, 400)
        assert one(tmp_path, sheets_pdf(lines, title="On the dam")).title == "On the dam"
        assert one(tmp_path, sheets_pdf(lines, title="dam-3.docx")).title is None


PACKED = zlib.compress(b"q Q " * 3_000_000)


def lzw_of_one_letter(length: int) -> bytes:
    """So many letters, each code standing for one more of them than the one before."""
    codes = [256, 113]
    given = 1
    width, bits, held, out = 9, 0, 0, bytearray()
    while given < length:
        codes.append(min(258 + len(codes) - 2, 4_095))
        given += len(codes) - 1 if codes[-1] < 4_095 else 3_838
    for place, code in enumerate([*codes, 257]):
        held, bits = held << width | code, bits + width
        while bits >= 8:
            bits -= 8
            out.append(held >> bits & 255)
        held &= (1 << bits) - 1
        width = min(12, max(9, (min(max(place - 1, 0), 3_838) + 259).bit_length()))
    return bytes(out + b"\0\0")


class TestBad:
    def test_an_empty_password_is_none(self, tmp_path: Path) -> None:
        lines = column(wrap(TEXT, 400, 10), 50, 700, 400)
        assert flat(one(tmp_path, sheets_pdf(lines, password=""))) == TEXT

    def test_another_password_is_a_rejection_that_says_what_helps(self, tmp_path: Path) -> None:
        (found,) = read(tmp_path, sheets_pdf([Placed(TEXT[:50], 50, 700)], password="secret"))  # noqa: S106
        assert isinstance(found, Rejection)
        assert "a PDF with a password" in found.reason
        assert "save it without" in found.reason

    def test_pictures_only(self, tmp_path: Path) -> None:
        (found,) = read(tmp_path, sheets_pdf(Sheet(picture=True), Sheet(picture=True)))
        assert isinstance(found, Rejection)
        assert "pictures" in found.reason
        assert "ocrmypdf" in found.reason

    def test_a_page_that_is_a_picture_is_told(self, tmp_path: Path) -> None:
        lines = column(wrap(TEXT, 400, 10), 50, 700, 400)
        found, lost = read(tmp_path, sheets_pdf(lines, Sheet(picture=True)))
        assert isinstance(found, Document)
        assert isinstance(lost, Rejection)
        assert lost.reason == "pages that are pictures are not read: 2"

    @pytest.mark.parametrize(
        ("filters", "stream"),
        [
            (b"/FlateDecode", PACKED),
            (b"[/ASCIIHexDecode /FlateDecode]", PACKED.hex().encode() + b">"),
            (b"[ /A85 /Fl ]", base64.a85encode(PACKED) + b"~>"),
            (b"[/FlateDecode /FlateDecode]", zlib.compress(PACKED)),
            (b"/RunLengthDecode", b"\x81q" * 70_000),
            (b"/LZWDecode", lzw_of_one_letter(8_100_000)),
        ],
    )
    def test_a_stream_that_grows_too_much_is_found(
        self, tmp_path: Path, filters: bytes, stream: bytes
    ) -> None:
        head = b"%PDF-1.4\n1 0 obj\n<< /Filter " + filters + b" >>\nstream\n"
        (found,) = read(tmp_path, head + stream + b"\nendstream")
        assert isinstance(found, Rejection)
        assert "too large" in found.reason

    def test_a_picture_may_be_large(self) -> None:
        packed = zlib.compress(b"\0" * (MAX_CONTENT_BYTES + 9))
        head = b"%PDF-1.4\n1 0 obj\n<< /Subtype /Image /Filter /FlateDecode >>\nstream\n"
        assert find_excess(head + packed + b"\nendstream") is None


@pytest.mark.parametrize(
    ("text", "published", "parts"),
    [
        ("Tesvik Post - March 18, 2031 - A1", "2031-03-18", ("Tesvik Post",)),
        ("A4 | Tuesday, 18 March 2031 | The Tesvik Post", "2031-03-18", ("The Tesvik Post",)),
        ("Maro Dentz, Tesvik Post, 2031-03-18", "2031-03-18", ("Maro Dentz", "Tesvik Post")),
        ("Tuesday, March 18, 2031, 9:15 a.m.", "2031-03-18", ()),
        ("Updated March 18, 2031", None, ("Updated March 18", "2031")),
    ],
)
def test_what_a_line_of_day_and_name_says(
    text: str, published: str | None, parts: tuple[str, ...]
) -> None:
    found = read_dated(text)
    assert found.published == published
    if published:
        assert found.parts == parts
