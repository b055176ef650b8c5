"""Text exports of news databases: several stories in one file, each with what its head states."""

from pathlib import Path

import pytest

from stemma.model import Document, Flag
from stemma.read import read_source

LEAD = "Nine people  died when a dam above the town broke early Tuesday, officials said."
NEXT = 'The mayor said 214 families had left by noon. "We do not know why it broke," she said.'
OTHER = "Eleven people are missing below the dam, the harbour office said on Wednesday."

NEXIS_UNI = f"""User Name: maro
Date and Time: Friday, May 9, 2031 10:02:00 AM EDT
Job Number: 123456

Documents (2)

1. Dam breaks above Tesvik
   Client/Matter: -None-
   Search Terms: dam
2. Eleven missing
   Client/Matter: -None-


Page 1 of 2

Dam breaks above Tesvik

Norwire
May 6, 2031 Tuesday 8:15 PM GMT

Copyright 2031 Norwire Ltd All Rights Reserved

Section: NEWS; Pg. 3
Length: 96 words
Byline: By Maro Dentz
Dateline: TESVIK, May 6
Highlight: Nine dead

Body

{LEAD}

Page 2 of 2

Dam breaks above Tesvik

{NEXT}

Graphic

PHOTO, The dam on Monday.

Classification

Language: ENGLISH

Publication-Type: Newspaper

Subject: DAMS (90%); FLOODS (78%)

Load-Date: May 9, 2031

End of Document

Eleven missing below dam, says office

The Tesvik Post
Wednesday, May 7, 2031

Copyright 2031 The Tesvik Post

Length: 60 words

Body

{OTHER}

Correction

An earlier version gave the number as 12.

Correction-Date: May 8, 2031

Load-Date: May 8, 2031

End of Document
"""
LEXIS_OLD = f"""


                               1 of 2 DOCUMENTS


                               Norwire

                             May 6, 2031 Tuesday
                                 Final Edition

Dam breaks above Tesvik

BYLINE: By Maro Dentz

SECTION: NEWS; Pg. A1

LENGTH: 96 words

DATELINE: TESVIK, May 6

BODY:

{LEAD}

   {NEXT}

GRAPHIC: PHOTO, The dam on Monday.

LOAD-DATE: May 9, 2031

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                      Copyright 2031 Norwire Ltd
                             All Rights Reserved


                               2 of 2 DOCUMENTS


                          The Tesvik Post

                            7 May 2031

SECTION: HOME; 2

LENGTH: 60 words

HEADLINE: Eleven missing below dam, says office

{OTHER}

LOAD-DATE: May 8, 2031

                      Copyright 2031 The Tesvik Post
"""
FACTIVA = f"""SE A Section
HD Dam breaks above Tesvik
BY By Maro Dentz
WC 96 words
PD 6 May 2031
ET 20:15
SN Norwire
SC NORW
PG A01
LA English
CY (c) 2031 Norwire Ltd
LP {LEAD}
TD {NEXT}

CT Contact the desk
CO nrwire : Norwire Ltd
IN i7902 : Shipping
NS gdis : Disasters
RE tesv : Tesvik
PUB Norwire Ltd
AN Document NORW000020310506e7560002n

HD Eleven missing below dam,
says office
WC 60 words
PD 7 May 2031
SN The Tesvik Post
LA English
LP
{OTHER}

TD
IN TESVIK, rain fell again.

AN Document TESP000020310507e7570001a
"""
FACTIVA_SPACED = (
    FACTIVA.replace("\nPD ", "\nPD   ")
    .replace("\nHD ", "\nHD   ")
    .replace("Dam breaks above", "Dam breaks  above")
    .replace("\n", "\r\n")
)
FACTIVA_PLAIN = f"""News
Dam breaks above Tesvik
By Maro Dentz
96 words
6 May 2031
20:15
Norwire
NORW
A01
English
(c) 2031 Norwire Ltd

{LEAD}

{NEXT}

Document NORW000020310506e7560002n

Eleven missing below dam, says office
60 words
7 May 2031
The Tesvik Post
TESP
English
Copyright 2031 The Tesvik Post. All rights reserved.

{OTHER}

Document TESP000020310507e7570001a

Page 1 of 2 © 2031 Factiva, Inc. All rights reserved.
"""
PROQUEST = f"""____________________________________________________________

Report Information from ProQuest

____________________________________________________________

Document 1 of 2

Dam breaks above Tesvik

Author: Dentz, Maro

Publication info: Norwire ; Tesvik [Tesvik]06 May 2031: A.1.

ProQuest document link

Abstract: Nine people died.

Links: Linking Service

Full text: {LEAD}

{NEXT}

Subject: Dams; Floods

Location: Tesvik

Title: Dam breaks above Tesvik

Publication title: Norwire; Tesvik

Pages: A.1

Publication date: May 6, 2031

Publisher: Norwire Ltd

Language of publication: English

Document URL: https://search.proquest.example/docview/1

Copyright: Copyright Norwire Ltd May 6, 2031

Last updated: 2031-05-09

____________________________________________________________

Document 2 of 2

Eleven missing below dam, says office

Full text: {OTHER}

Title: Eleven missing below dam, says office

Publication title: The Tesvik Post

Publication date: May 7, 2031
"""
LABELLED = f"""Title: Dam breaks above Tesvik
Source: Norwire
Date: 6 May 2031
Author: Maro Dentz
Text: {LEAD}

{NEXT}

Title: Eleven missing below dam, says office
Source: The Tesvik Post
Date: 7 May 2031
Text:
{OTHER}
"""


def read(tmp_path: Path, content: str) -> list[Document]:
    path = tmp_path / "export.txt"
    path.write_bytes(content.encode())
    found = list(read_source(str(path)))
    documents = [item for item in found if isinstance(item, Document)]
    assert documents == found
    return documents


ALL = {
    "nexis uni": NEXIS_UNI,
    "lexisnexis": LEXIS_OLD,
    "factiva": FACTIVA,
    "factiva, spaced": FACTIVA_SPACED,
    "factiva without labels": FACTIVA_PLAIN,
    "proquest": PROQUEST,
    "labelled": LABELLED,
}


@pytest.mark.parametrize("content", ALL.values(), ids=ALL)
class TestEveryExport:
    def test_each_story_is_a_report_with_what_its_head_states(
        self, tmp_path: Path, content: str
    ) -> None:
        first, second = read(tmp_path, content)
        assert [first.outlet, second.outlet] == ["Norwire", "The Tesvik Post"]
        assert [(item.published or "")[:10] for item in (first, second)] == [
            "2031-05-06",
            "2031-05-07",
        ]
        assert first.title == "Dam breaks above Tesvik"
        assert second.title == "Eleven missing below dam, says office"
        assert first.byline in {"Maro Dentz", "Dentz, Maro"}
        assert second.byline is None
        assert first.source.endswith("#1")
        assert second.source.endswith("#2")

    def test_nothing_but_the_story_is_its_text(self, tmp_path: Path, content: str) -> None:
        first, second = read(tmp_path, content)
        assert "\n".join(first.text.split("\n\n")).split() == f"{LEAD} {NEXT}".split()
        rest = second.text.replace(OTHER, "").strip()
        assert rest in {
            "",
            "IN TESVIK, rain fell again.",
            "An earlier version gave the number as 12.",
        }

    def test_every_piece_is_found_again_in_the_file(self, tmp_path: Path, content: str) -> None:
        for item in read(tmp_path, content):
            assert item.source_map
            for span in item.source_map:
                piece = content[span.source_start : span.source_end]
                assert item.text[span.start : span.end] == piece


def test_a_correction_is_kept_with_its_day(tmp_path: Path) -> None:
    _, second = read(tmp_path, NEXIS_UNI)
    assert second.text.endswith("An earlier version gave the number as 12.")
    assert (second.updated, second.captured) == ("2031-05-08", "2031-05-08")


def test_a_place_in_the_head_is_the_dateline(tmp_path: Path) -> None:
    assert [item.dateline for item in read(tmp_path, NEXIS_UNI)] == ["TESVIK", None]


def test_one_story_is_called_as_its_file(tmp_path: Path) -> None:
    (found,) = read(tmp_path, NEXIS_UNI[NEXIS_UNI.index("Eleven missing below") :])
    assert found.source.endswith("export.txt")


def test_a_day_that_can_be_two_is_told(tmp_path: Path) -> None:
    content = f"Title: Dam\nSource: Norwire\nDate: 06/05/2031\nText: {LEAD}\n"
    (found,) = read(tmp_path, content)
    assert (found.published, found.date_words) == (None, "06/05/2031")
    assert Flag.DOUBTFUL_DATE in found.flags


@pytest.mark.parametrize(
    "content",
    [
        f"{LEAD}\n\nLength: 96 words of it were about the dam.\n",
        f"{LEAD}\n\nLP records were lost.\nTD was lost too.\n",
        f"{LEAD}\n\nText: the mayor wrote one.\n",
        f"Source: the mayor\n\n{LEAD}\n\n{NEXT}\n",
        "1 of 2 DOCUMENTS was lost.\n",
    ],
)
def test_a_report_that_looks_a_little_like_one_is_a_text(tmp_path: Path, content: str) -> None:
    (found,) = read(tmp_path, content)
    assert found.text == content
