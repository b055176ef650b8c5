"""Word files: paragraphs, tracked changes, damage."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from stemma.model import Document, Flag, Rejection
from stemma.read.docx import read_docx
from stemma.read.formats import Format, sniff
from stemma.read.payload import Payload

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(opened: Any) -> bytes:
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def read(content: bytes) -> Document | Rejection:
    return read_docx(Payload(content, "draft.docx"))


def tracked() -> bytes:
    opened = docx.Document()
    paragraph = opened.add_paragraph("The dam ")
    for xml in (
        f'<w:del {W} w:id="1" w:author="a"><w:r><w:delText>held</w:delText></w:r></w:del>',
        f'<w:ins {W} w:id="2" w:author="a"><w:r><w:t>failed</w:t></w:r></w:ins>',
        f'<w:moveFrom {W} w:id="3" w:author="a"><w:r><w:t> twice</w:t></w:r></w:moveFrom>',
    ):
        paragraph._p.append(parse_xml(xml))
    paragraph.add_run(" on Tuesday.")
    return saved(opened)


def test_paragraphs_and_tables_are_lines() -> None:
    opened = docx.Document()
    opened.core_properties.title = "The dam"
    opened.add_paragraph("The dam failed\ton Tuesday.")
    opened.add_paragraph("")
    opened.add_table(1, 1).cell(0, 0).text = "Six people died."
    found = read(saved(opened))
    assert isinstance(found, Document)
    assert found.text == "The dam failed on Tuesday.\nSix people died."
    assert found.title == "The dam"
    assert found.flags == ()


def test_tracked_changes_are_read_as_accepted_and_flagged() -> None:
    found = read(tracked())
    assert isinstance(found, Document)
    assert found.text == "The dam failed on Tuesday."
    assert found.flags == (Flag.TRACKED_CHANGES,)
    assert found.is_counted


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"%PDF-1.7", b"\x00" * 64])
def test_damage_is_a_rejection(content: bytes) -> None:
    found = read(content)
    assert isinstance(found, Rejection)
    assert "not readable as a Word file" in found.reason


def test_an_empty_file_is_a_rejection() -> None:
    found = read(saved(docx.Document()))
    assert isinstance(found, Rejection)
    assert "no text" in found.reason


def test_a_zip_that_grows_too_much_is_a_rejection() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 70_000_000)
    found = read(out.getvalue())
    assert isinstance(found, Rejection)
    assert "too large" in found.reason


def test_it_is_known_by_how_it_begins() -> None:
    assert sniff(tracked()) is Format.DOCX
