"""Text exports of news databases, and alerts, of invented reports."""

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

EXPORTS = {
    "nexis uni": NEXIS_UNI,
    "lexisnexis": LEXIS_OLD,
    "factiva": FACTIVA,
    "factiva, spaced": FACTIVA_SPACED,
    "factiva without labels": FACTIVA_PLAIN,
    "proquest": PROQUEST,
    "labelled": LABELLED,
}


def google_news(*headlines: tuple[str, str]) -> str:
    """An entry of Google News on the first of (headline, outlet), which lists all of them."""
    items = "".join(
        f'<li><a href="https://news.google.com/rss/articles/C{k}?oc=5" target="_blank">{title}</a>'
        f'&nbsp;&nbsp;<font color="#6f6f6f">{outlet}</font></li>'
        for k, (title, outlet) in enumerate(headlines)
    )
    written = (f"<ol>{items}</ol>").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    title, outlet = headlines[0]
    site = outlet.lower().replace(" ", "-")
    return (
        f"<item><title>{title} - {outlet}</title>"
        "<link>https://news.google.com/rss/articles/C0?oc=5</link>"
        "<pubDate>Tue, 06 May 2031 18:20:00 GMT</pubDate>"
        f"<description>{written}</description>"
        f'<source url="https://{site}.example">{outlet}</source></item>'
    )


def google_alert(*entries: tuple[str, str]) -> str:
    """A feed of Google Alerts with an entry for each (address, words)."""
    written = "".join(
        "<entry><title type='html'>&lt;b&gt;Dam&lt;/b&gt; breaks above Tesvik</title>"
        f'<link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url={address}&amp;ct=ga"/>'
        "<published>2031-05-06T20:30:15Z</published><updated>2031-05-06T20:30:15Z</updated>"
        f'<content type="html">{words}</content><author><name></name></author></entry>'
        for address, words in entries
    )
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Google Alert - dam</title>'
        '<link href="https://www.google.com/alerts/feeds/0/1" rel="self"/>'
        f"<updated>2031-05-06T20:30:15Z</updated>{written}</feed>"
    )
