import pytest

from stemma.read.decode import NotTextError, decode, require_report, scrub_surrogates
from stemma.read.limits import MAX_TEXT_BYTES
from stemma.read.published import is_published


def test_only_the_first_byte_order_mark_is_dropped() -> None:
    assert decode("\ufeff\ufeffdam".encode()) == "\ufeffdam"


def test_line_ends_are_kept() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_the_limit_counts_bytes_of_text() -> None:
    require_report("x" * MAX_TEXT_BYTES)
    require_report("é" * (MAX_TEXT_BYTES // 2))
    with pytest.raises(NotTextError, match=f"{MAX_TEXT_BYTES + 2} bytes"):
        require_report("é" * (MAX_TEXT_BYTES // 2 + 1))


def test_surrogates_keep_the_offsets() -> None:
    text = "a\ud800b\udfffc"
    assert scrub_surrogates(text) == "a\ufffdb\ufffdc"
    assert len(scrub_surrogates(text)) == len(text)


@pytest.mark.parametrize("written", ["2031", "2031-03", "", "Friday", "0000-01-01", "2031-3-4"])
def test_what_names_no_day_is_no_date(written: str) -> None:
    assert not is_published(written)
