import pytest

from stemma.errors import LexiconError
from stemma.lexicon.record_fields import fold_name, load_record_fields, parse_record_fields


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("maintext", "text"), ("Full Text", "text"), ("article_body", "text"),
        ("publish_date", "published"), ("publishedAt", "published"), ("dateTimePub", "published"),
        ("Publication Date", "published"), ("pubDate", "published"), ("dc:date", "published"),
        ("seendate", "seen"), ("date_download", "captured"), ("date_modify", "updated"),
        ("media_name", "outlet"), ("source-hostname", "outlet"), ("source.name", "outlet"),
        ("hostname", "site"), ("source_domain", "site"), ("Authors", "byline"),
        ("webUrl", "url"), ("link", "url"), ("headline.main", "title"),
        ("lead_paragraph", "excerpt"),
    ],
)  # fmt: skip
def test_a_name_goes_for_its_field(written: str, field: str) -> None:
    assert fold_name(written) in load_record_fields()[field]


@pytest.mark.parametrize("written", ["sourceCountry", "source_country", "keywords", "image_url"])
def test_some_names_go_for_none(written: str) -> None:
    assert not any(fold_name(written) in forms for forms in load_record_fields().values())


@pytest.mark.parametrize("rows", ["text\ta a", "text\tFull Text", "text\ta\ntext\tb", "text"])
def test_a_damaged_table_is_an_error(rows: str) -> None:
    with pytest.raises(LexiconError, match=r"t\.tsv:"):
        parse_record_fields(f"field\tnames\n{rows}\n", name="t.tsv")
