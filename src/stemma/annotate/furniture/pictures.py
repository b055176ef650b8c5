"""Rules: lines and marks that belong to a picture: credits, captions, their labels."""

from __future__ import annotations

import re
from typing import Final

from stemma.annotate.furniture.rule import Rule, Scope, either, hints
from stemma.lexicon.words import load_words

AGENCIES: Final = tuple(
    sorted(load_words("picture_agencies.txt"), key=lambda name: (-len(name), name))
)
AGENCY: Final = "(?:" + "|".join(map(re.escape, AGENCIES)) + ")"
"""A picture agency, the longest name first."""
_WHO: Final = r"(?-i:[A-Z])[^()\n.!?:;]{1,60}"
_LABEL: Final = (
    r"(?:file |main |lead |top |header |featured? )?(?:photo|photograph|photography|picture|image"
    r"|pic|illustration|graphic|video|screengrab"
    r"|screenshot|composite)s?"
)
_HINTS: Final = tuple(sorted({re.split(r"[ /:-]", name.lower())[0] for name in AGENCIES}))

PICTURES: Final = (
    Rule(
        "picture credit",
        "A line that says who made a picture.",
        Scope.LINE,
        either(
            rf"\(?{_LABEL}(?: (?:credits?|source|copyright))?\s*[:,/|–—-]\s*"
            rf"(?-i:[A-Z@©])[^()]{{1,80}}\)?",
            rf"\(?{_LABEL} (?:by|via|courtesy(?: of)?|from):? (?-i:[A-Z@])[^()]{{1,80}}\)?",
            r"(?:credits?|courtesy)(?: of)?\s*[:/]\s*(?-i:[A-Z@©]).{1,80}",
            rf"\(?(?-i:{AGENCY})(?:\s*(?:/|\||,|via|-)\s*(?-i:[A-Z]).{{1,40}})?\)?",
            rf"(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}})\s?(?:/|\||via|for)\s?(?-i:{AGENCY})"
            rf"(?:\s*/.{{1,30}})?",
        ),
        (
            *_HINTS,
            *hints(
                "photo|picture|image|pic|illustration|graphic|video|screen|composite|credit"
                "|courtesy"
            ),
        ),
        (
            "⟦Photo: Ilva Strand⟧",
            "⟦Image source, Getty Images⟧",
            "⟦Photograph: Maro Tesvik/Norwire⟧",
            "⟦Getty Images⟧",
            "⟦Photo by Ilva Strand⟧",
            "⟦Ilva Strand/Getty Images⟧",
            "⟦Reuters⟧",
        ),
        (
            "Photo studios in Ostby closed.",
            "Reuters first reported the call.",
            "Video of the dam was shown in court.",
            "AP Strand was the pilot.",
        ),
        120,
    ),
    Rule(
        "captioned line",
        "A line under a picture: its label stands before it, or its credit behind it.",
        Scope.LINE,
        either(
            r"(?:image|media|photo|video|picture) caption\b[,:]?\s*.*",
            r"\(?file (?:photo|picture|image|pic|footage)\b.{0,400}",
            r"(?-i:FILE)\s?(?:[-–—:]|(?-i:PHOTO)\b).{3,400}",
            r"(?:representational|representative|symbolic) (?:image|picture|photo)\.?",
            r".{5,400}\((?-i:AP|AFP|Reuters|EPA|PA|Getty(?: Images)?)\s?(?:photo|file"
            r"|images?)[^()]{0,60}\)\.?",
            rf".{{5,400}}\((?:{_LABEL}|credits?|pic|courtesy)\s*(?:credit|by|courtesy(?:"
            rf" of)?)?\s*[:/ ]"
            r"\s*(?-i:[A-Z@])[^()]{1,80}\)\.?",
            rf".{{5,400}}\({_WHO}(?:/|\svia\s|,\s|\sfor\s)\s?(?-i:{AGENCY})[^()]{{0,40}}\)\.?",
            r".{5,400}\((?:file|file photo|handout|representational image)\)\.?",
            rf".{{5,400}}[.!?|”\"’)\]]\s*(?:{_LABEL}|credit|image|photo)(?: credit| by| courtesy"
            rf"(?: of)?)?\s*:"
            r"\s*(?-i:[A-Z@])[^.!?]{1,60}\.?",
            rf".{{5,300}}[.!?|”\"’)\]]\s*(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,2}})\s?(?:/"
            rf"|via|\|)\s?(?-i:{AGENCY})"
            r"(?:\s*/.{1,30})?",
        ),
        hints(
            "caption|file|representat|symbolic|photo|picture|image|credit|pic|courtesy"
            "|getty|reuters|afp|ap|epa|pa|via|handout|/"
        ),
        (
            "⟦Image caption, The dam above Ostby in March⟧",
            "⟦File photo of the ferry Alma⟧",
            "⟦FILE - Ilva Strand speaks in Ostby, March 4, 2031.⟧",
            "⟦Ilva Strand leaves the court in Ostby, March 4, 2031. (AP Photo/Maro Tesvik)⟧",
            "⟦The dam above Ostby. (Maro Tesvik/Reuters)⟧",
            "⟦The dam above Ostby. Photo: Maro Tesvik⟧",
            "⟦The ferry Alma in March (Photo: Getty Images)⟧",
        ),
        (
            "File sharing was blocked in Ostby.",
            "The council (with Norwire) paid for the dam.",
            "The dam held, the ministry said (Reuters).",
            "FILE cabinets were found in the river.",
        ),
        480,
    ),
    Rule(
        "credit in brackets",
        "The credit of a picture, in brackets in the running text.",
        Scope.ANYWHERE,
        either(
            rf"\({_LABEL}(?: credit)?:\s?[^()]{{2,80}}\)(?:\s*\({_LABEL}(?:"
            rf" credit)?:\s?[^()]{{2,80}}\))*",
        ),
        hints("photo|picture|image|pic|illustration|graphic|video|screen"),
        (
            "It rained. The dam held. ⟦(Photo: Getty Images) (Photo: Maro Tesvik)⟧ The town slept.",
            "⟦(Image: Ilva Strand)⟧ “We ran,” she said.",
        ),
    ),
    Rule(
        "agency alone",
        "An agency's name as a sentence of its own: a credit.",
        Scope.SENTENCE,
        either(rf"(?-i:{AGENCY})$"),
        _HINTS,
        ("The dam held. ⟦PA⟧", "The dam held. ⟦Reuters⟧"),
        ("Reuters reported it first.",),
    ),
    Rule(
        "gallery",
        "The numbered pictures of a gallery, run together.",
        Scope.ANYWHERE,
        either(
            rf"(?:\b\d{{1,3}}/\d{{1,3}} (?:(?!\d{{1,3}}/\d)[^\"“\n]){{2,80}}?(?-i:{AGENCY})\b"
            rf" ?){{3,}}",
        ),
        hints("1/"),
        (("⟦1/3 Ostby, Norland AP 2/3 Harbour, Norland Reuters 3/3 Ostby EPA⟧ The town slept."),),
        ("About 1/3 of the crews, 2/3 of the boats and 1/2 of the nets were lost.",),
    ),
)
"""Tried in this order."""
