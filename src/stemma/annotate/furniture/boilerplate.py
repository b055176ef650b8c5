"""Rules: what a newsroom prints around a report: bylines, times, credits, rights, biographies."""

from __future__ import annotations

from typing import Final

from stemma.annotate.furniture.rule import Rule, Scope, either, hints

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK: Final = r"\d{1,2}(?:[:.]\d{2}){0,2}\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?"
_DATE: Final = (
    rf"(?:{_DAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}"
    r"|\d{4}-\d{2}-\d{2})"
)
_STAMP: Final = (
    rf"(?:{_CLOCK}\s*(?:,|on|[-–|])?\s*)?{_DATE}(?:\s*(?:,|at|[-–|·•/T])?\s*(?:at )?{_CLOCK})?"
)
_NAME: Final = (
    r"(?-i:[A-Z][\w.'’-]*(?: (?:(?:de|da|van|von|der|bin|al|el|la|le) )*[A-Z][\w.'’-]*){1,3})"
)
_NAMES: Final = rf"{_NAME}(?:(?:,| and| &|, and|,? with) {_NAME})*"
_CREDIT: Final = (
    r"(?:additional |further |extra )?(?:reporting|writing|editing|compiled|edited|written|produced"
    r"|translat(?:ed|ion)|graphics?|data|photography|research)"
)

BOILERPLATE: Final = (
    Rule(
        "time stamp",
        "A line that says when the page was made or changed.",
        Scope.LINE,
        either(
            rf"\(?(?:(?:first |last |originally )?(?:published|updated|posted|modified|created"
            rf"|uploaded"
            rf"|edited|issued|date|updated on|as of)\s*(?:on|at)?\s*[:\-–|]?\s*(?:{_STAMP}|{_CLOCK}"
            rf"|{_DATE}|.{{0,20}}\bago)[\s,|/·•.-]*)+(?:{_STAMP})?(?:\s*\(?[A-Z]{{2,4}}\)?)?\)?",
            r"\d{1,2}[mhd] ago",
            r"(?:about )?(?:an?|\d{1,2}) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month)s? ago",
            r"(?:reading time|read time|estimated read)\W*\d{1,2}[- ]min(?:ute)?s?\.?",
            r"\d{1,2}[- ]min(?:ute)?s?\.? read",
        ),
        hints(
            "publish|updat|posted|modified|created|uploaded|edited|issued|date|as of|ago"
            "|min|20|19|:|/|."
        ),
        (
            "⟦Published 3:04 PM EST, 4 March 2031⟧",
            "⟦Updated: March 4, 2031 at 6:30 a.m.⟧",
            "⟦Last updated 2 hours ago⟧",
            "⟦4 min read⟧",
        ),
        (
            "Published accounts of the dam differ.",
            "Updated figures on March 4, 2031 showed that nine people had died.",
            "60 Minutes",
            "In 2031 the dam held.",
        ),
        120,
    ),
    Rule(
        "bare time",
        "A time or date on a line of its own, at the top or the foot of the page.",
        Scope.LINE,
        either(rf"{_STAMP}[.|]?"),
        hints("0|1|2|3|4|5|6|7|8|9"),
        ("⟦01.12.2031 13:06⟧", "⟦Tuesday, 4 March 2031⟧"),
        ("March 4, 2031, was a Tuesday.", "2031"),
        80,
        edge=6,
    ),
    Rule(
        "byline",
        "A line that names who wrote the report.",
        Scope.LINE,
        either(
            rf"(?:by|words by|story by|analysis by|report by)[: ]\s*{_NAMES}"
            r"(?:(?:,| \||\s[-–—]|\sin|\sfor|\sof) (?-i:[A-Z]).{0,60})?"
            r"(?:,? (?:\w+ ){0,4}(?:reporter|correspondent|editor|writer|staff|bureau|columnist))?",
            rf"{_NAME},? (?:\||staff writer|staff reporter|special to\b).{{0,60}}",
        ),
        hints("by|||staff|special to"),
        (
            "⟦By Ilva Strand and Maro Tesvik⟧",
            "⟦By Ilva Strand, Norwire correspondent⟧",
            "⟦Words by Ilva Strand⟧",
        ),
        (
            "By Tuesday the water had gone.",
            "By the time Ilva Strand arrived the dam had gone.",
            "By Strand’s account nobody was told.",
            "By Christmas Eve Ostby was empty.",
        ),
        140,
    ),
    Rule(
        "agency credits",
        "Who reported, wrote and edited the report.",
        Scope.ANYWHERE,
        either(
            rf"\((?:{_CREDIT}\b[^()]{{0,40}}?\bby:?\s(?-i:[A-Z])|with (?:inputs?|reporting|files"
            rf"|agency inputs)\b"
            r"|contributing\s*:)[^()]{2,300}(?:\([^()]*\)[^()]{0,120})?\)",
            rf"(?<=[.!?”\"’)] )(?:(?:Additional |Further )?(?:Reporting|Writing|Editing) by"
            rf" {_NAMES}"
            rf"(?: in (?-i:[A-Z])\w+(?:[ -](?-i:[A-Z])\w+)*)?(?:[;,.]\s*|$))+",
            r"(?-i:Contributing: )(?-i:[A-Z])[\w.'’-]+ (?-i:[A-Z])[\w.'’-]+"
            r"(?:(?:,| and|, and) (?-i:[A-Z])[\w.'’-]+ (?-i:[A-Z])[\w.'’-]+)*",
            r"\((?:this|the) (?:story|report|article|copy)[^()]{0,60}\b(?:has not been edited|is"
            r" (?:auto-generated|published)|was (?:originally|first) published)\b[^()]{0,160}\)",
        ),
        hints(
            "reporting|writing|editing|compiled|edited|written|translat|graphics|inputs"
            "|files|contributing|auto-generated|originally|first published"
        ),
        (
            "The dam held. ⟦(Reporting by Ilva Strand; Editing by Maro Tesvik)⟧",
            "The dam held. ⟦(With inputs from PTI)⟧",
            "The dam held. ⟦Contributing: Ilva Strand⟧",
        ),
        (
            "The rules (written by the council in 2031) were dropped.",
            "Reporting by the newspaper led to the inquiry.",
        ),
    ),
    Rule(
        "credit line",
        "A line that says who else worked on the report, or where it first stood.",
        Scope.LINE,
        either(
            rf"{_CREDIT}(?:,? (?:and )?{_CREDIT})* by:? (?-i:[A-Z]).{{2,200}}",
            r"(?:with|includes?) (?:inputs?|reporting|files|material|agency inputs)\b"
            r"(?: from| by)? (?-i:[A-Z]).{0,120}",
            r"(?:contributing|contributors?)\s*:.{2,160}",
            r"(?:source|sources|via|agency|agencies|from)\s*:\s*(?-i:[A-Z])[\w .,/&'’-]{1,50}",
            r"[-–—]{1,2}\s?(?:with )?(?-i:[A-Z][\w./&-]+(?: [A-Z][\w./&-]+){0,3})",
            r"(?:this|the) (?:story|article|report|post|piece|column|interview|op-ed) (?:was |has"
            r" been )?"
            r"(?:originally|first|also) (?:published|appeared|ran|posted|reported)\b.{0,160}",
            r"originally (?:published|posted|appeared) (?:on|by|in|at) (?-i:[A-Z]).{1,80}",
            r"(?:a|an earlier) version of this (?:story|article|report|post) (?:was |has )?"
            r"(?:originally"
            r"|first|also)? ?(?:published|appeared|ran)\b.{0,160}",
            r"\(?(?:except for the headline, )?this (?:story|report|article|copy)\b.{0,30}"
            r"\bhas not been edited by\b.{0,160}",
            r"(?:republished|reprinted|reproduced|syndicated) (?:from|with|by|under)\b.{0,160}",
            r"our standards: .{3,80}",
        ),
        hints(
            "reporting|writing|editing|compiled|edited|written|produced|translat|graphic"
            "|data|photography|research|input|files|material|contribut|source|via|agenc"
            "|from|-|–|—|originally|first|also|version|not been edited|republished"
            "|reprinted|reproduced|syndicated|standards"
        ),
        (
            "⟦Reporting by Ilva Strand in Ostby; Editing by Maro Tesvik⟧",
            "⟦Additional reporting by Ilva Strand⟧",
            "⟦– Reuters⟧",
            "⟦Source: Reuters⟧",
            "⟦This story was originally published by Norwire on 4 March.⟧",
        ),
        (
            "- Removal of the sanctions on forty officials.",
            "Source of the leak, the report says, was the old dam.",
            "This story was first told by a sailor.",
            "From: a small town in the north, he came to Ostby.",
        ),
        260,
    ),
    Rule(
        "contributed",
        "Who else worked on the report.",
        Scope.SENTENCE,
        either(
            r"(?:[-–—*]\s*)?(?:(?:the )?(?-i:[A-Z])[\w.&'’-]*[\w ,.&'’()-]{0,160}?)"
            r"\bcontributed(?: (?:reporting|research|writing))? to this"
            r" (?:report|story|article|post|dispatch)(?: from [^.]{2,60})?\.?$",
        ),
        hints("contributed"),
        (
            "⟦The Associated Press contributed to this report.⟧",
            "The dam held. ⟦Ilva Strand and Maro Tesvik contributed reporting to this story.⟧",
        ),
        ("Heavy rain contributed to this flood.", "The mayor contributed to the report."),
    ),
    Rule(
        "rights",
        "Who owns the words, and what may be done with them.",
        Scope.SENTENCE,
        either(
            r"(?:copyright(?:ed)?(?: ©| \(c\))?|©|\(c\))\s*(?:(?:19|20)\d\d(?:[-–](?:19"
            r"|20)?\d\d)?\b|by\b"
            r"|the\b|(?-i:[A-Z]))[^.]{0,120}?(?:\.|$)(?: all rights reserved\.?)?",
            r"all rights reserved\b[^.]{0,80}\.?$",
            r"this (?:material|content|article|story) may not be (?:published|reproduced"
            r"|reprinted|copied)"
            r"\b[^.]{0,140}\.?$",
            r"(?:no part of this|reproduction (?:in whole|without)|unauthori[sz]ed (?:use"
            r"|reproduction))"
            r"\b[^.]{0,160}\.?$",
        ),
        hints("copyright|©|(c)|rights reserved|may not be|no part of|reproduction|unauthor"),
        (
            (
                "The dam held. ⟦Copyright 2031 Norwire. All rights reserved."
                " This material may not be"
                " published, broadcast, rewritten or redistributed.⟧"
            ),
            "⟦© 2031 Norwire Media⟧",
        ),
        (
            "Copyright law was changed in 2031.",
            "Copyright is the heart of the case, the judge said.",
            "All rights were sold to a rival.",
        ),
    ),
    Rule(
        "address",
        "The page's own address on a line of its own, spaces in it or none.",
        Scope.LINE,
        either(r"(?:https?\s*:\s*/\s*/\s*|www\s*\.\s*)[\w\s./?=&%#~+:;,@!-]{3,300}"),
        hints("http|www"),
        (
            "⟦http://norwire.example/2031/03/04/dam-at-ostby/⟧",
            "⟦http: / / www. norwire. example/news/dam-at-ostby. html? page=1⟧",
        ),
        ("Www.norwire.example “was down”, the paper said.",),
        320,
    ),
    Rule(
        "tag list",
        "The page's keywords and shelves.",
        Scope.LINE,
        either(
            r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|tagged(?: (?:as|with))?"
            r"|posted in"
            r"|in this (?:story|article)|explore more|related topics|sections?"
            r"|hashtags?)\s*:.{0,240}",
            r"(?:#\w+[\s,]*){2,}",
            r"(?:tags|topics|filed under|keywords)",
        ),
        hints("tag|topic|filed|categor|keyword|posted in|in this|explore|section|#"),
        ("⟦Tags: dam, flood, Ostby⟧", "⟦Filed under: Weather⟧", "⟦#Ostby #flood⟧"),
        ("Tags were fitted to forty geese.", "Topics ranged from tax to tides."),
        260,
    ),
    Rule(
        "disclaimer",
        "A notice about the page, not about the event.",
        Scope.LINE,
        either(
            r"(?:disclaimer|disclosure|note to readers|affiliate disclosure|advertising"
            r" disclosure)\s*:.{3,400}",
            r"(?:we|the publisher) may (?:earn|receive) (?:a )?(?:commission"
            r"|compensation)\b.{0,200}",
            r"this (?:article|content|translation|summary|page) (?:was|is|has been) "
            r"(?:automatically |machine[- ])?"
            r"(?:generated|translated|created|produced|sponsored) (?:by|with|using"
            r"|automatically)\b.{0,160}",
        ),
        hints(
            "disclaimer|disclosure|note to readers|commission|compensation|generated"
            "|translated|created|produced|sponsored"
        ),
        ("⟦Disclaimer: The opinions here are the columnist’s own.⟧",),
        ("Disclosure of the letter was ordered by the court.",),
        440,
    ),
)
"""Tried in this order."""
