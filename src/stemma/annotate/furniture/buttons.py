"""Rules: the page's machinery: buttons to share and follow, adverts, players, cookies."""

from __future__ import annotations

from typing import Final

from stemma.annotate.furniture.rule import Rule, Scope, either, hints

NETWORK: Final = (
    r"(?:x|twitter|facebook|instagram|threads|bluesky|linkedin|tiktok|youtube|whatsapp|telegram"
    r"|google news|google|reddit|pinterest|flipboard|messenger|apple news|signal|snapchat)"
)
_SHARE: Final = (
    r"(?:share|tweet|email|e-mail|print|save|pin|pin it|copy link|link copied|copy|post|bookmark"
    rf"|comment|comments|gift|gift article|listen|text|sms|{NETWORK})"
)

BUTTONS: Final = (
    Rule(
        "share line",
        "Buttons to share the page or to follow its makers.",
        Scope.LINE,
        either(
            rf"(?:{_SHARE}[\s,|/·•+]*)+",
            r"share (?:this|on|via|with|to)(?: (?:this|on|via|with|to|article|story|post|page"
            rf"|video|{NETWORK}"
            r"|friends?|your friends|link|close))*[.:]?",
            r"share (?:this|the) (?:article|story|post|page|video|link).{0,30}",
            r"(?:(?:click|tap) to (?:share|e-?mail|print|copy|tweet)\b.{0,60}\s*)+",
            rf"(?:follow|like|join|find) (?:us|our|@\w+|me|him|her|them|"
            rf"(?-i:[A-Z])[^.!?]{{2,40}}) on {NETWORK}"
            r"\b.{0,80}",
            r"download (?:the|our)\b.{0,40}\bapp\b.{0,80}",
            r"(?:add|make) (?:us|(?-i:[A-Z])\S+(?: (?-i:[A-Z])\S+){0,2}) (?:as )?(?:a|your)"
            r" preferred source\b"
            r".{0,40}",
            r"\d[\d,.]*[km]? shares?|shares|follow us|this (?:story|article|post) has been"
            r" shared\b.{0,40}",
            r"(?:this (?:article|page) )?(?:link )?(?:was )?copied(?: to clipboard)?[.!]?",
        ),
        hints(
            "share|tweet|mail|print|save|pin|copy|copied|post|bookmark|comment|gift|listen"
            "|text|sms|follow|like|join|find|app|preferred source|facebook|twitter"
            "|whatsapp|x|instagram|telegram|google|linkedin|reddit|youtube|tiktok|flipboard"
        ),
        (
            "⟦Share⟧",
            "⟦Facebook Twitter WhatsApp Email⟧",
            "⟦Share this article⟧",
            "⟦Follow us on X and Facebook for more⟧",
            "⟦Download our app for the latest news⟧",
        ),
        (
            "Share prices fell after the report.",
            "Print workers at the Ostby Courier went on strike.",
            "Follow the money, the auditor had said, and they did.",
        ),
    ),
    Rule(
        "advert mark",
        "The mark of an advert, or of the place where the text goes on.",
        Scope.LINE,
        either(
            r"(?:advertisement|advertising|advert|ad|ads|sponsored(?: content| links)?"
            r"|promoted(?: content| stories)?|paid (?:post|content|partnership)|partner content)"
            r"(?:\s*[-–—:|]?\s*(?:scroll to continue|continue reading(?: below)?"
            r"|story continues below|skip|by \w+))?[.:]?",
            r"(?:story|article|report|text) continues (?:below|after)\b.{0,40}",
            r"continue reading(?: (?:below|the main story|this (?:article|story)))?[.…»›>]*",
            r"(?:remove|report|skip|hide|close)(?: this)? ads?(?:vert|vertisement)?[.!]?",
            r"(?:like )?(?:loading|please wait|buffering)\W*",
            r"(?:ad|advert|video)? ?(?:will )?(?:start|end|begin)s? in:? \d+.{0,30}",
        ),
        hints(
            "ad|sponsored|promoted|paid|partner|continues|continue reading|loading"
            "|please wait|buffering|start|end|begin"
        ),
        (
            "⟦Advertisement⟧",
            "⟦ADVERTISEMENT - CONTINUE READING BELOW⟧",
            "⟦Story continues below advertisement⟧",
            "⟦Loading…⟧",
        ),
        ("Ad spending rose.", "Advertising by the ferry line was banned.", "Loading began at six."),
        80,
    ),
    Rule(
        "page notice",
        "Cookies, terms, and what the browser lacks.",
        Scope.LINE,
        either(
            r"(?:we|this (?:web)?site|this page|our (?:web)?site|our partners)\b.{0,60}"
            r"\b(?:use|uses|store|stores)\b.{0,60}\bcookies\b.{0,200}",
            r"(?:accept|reject|allow|manage)(?: all)?(?: cookies| preferences| settings)?[.!]?",
            r"(?:cookie|privacy)(?:s)? (?:policy|settings|preferences|notice|statement|choices)",
            r"(?:your )?(?:privacy|ad) (?:rights|choices)|do not sell (?:or share )?my\b.{0,40}",
            r"terms(?: (?:of (?:use|service|sale)|and conditions|& conditions))?"
            r"(?:\s*(?:\||and|&)\s*privacy(?: policy)?)?",
            r"(?:please )?(?:enable|turn on|activate) javascript\b.{0,120}",
            r"(?:to (?:play|view|use|see) this\b.{0,60}|you (?:need"
            r"|must).{0,40})javascript\b.{0,100}",
            r"your browser (?:does not|doesn['’]t|is)\b.{0,140}",
            r"media playback is (?:not supported|unsupported) on (?:this|your) device",
            r"(?:this|the|sorry,? this) video (?:is (?:not|no longer) available|is unavailable"
            r"|can ?not be played|file cannot be played)\b.{0,60}",
            r"(?:contact us|about us|help cent(?:er|re)|advertise with us|site ?map|rss(?: feed)?)"
            r"(?:\s*[|·•].{0,120})?",
        ),
        hints(
            "cookie|accept|reject|allow|manage|privacy|choices|do not sell|terms"
            "|javascript|browser|playback|video|contact us|about us|help|advertise|site|rss"
        ),
        (
            "⟦We use cookies to improve our service.⟧",
            "⟦Privacy policy⟧",
            "⟦Your browser does not support this video⟧",
            "⟦Media playback is not supported on this device⟧",
        ),
        ("Terms of the lease were not made public.", "The video is 20 minutes long."),
        320,
    ),
    Rule(
        "follow sentence",
        "An invitation to follow somebody.",
        Scope.SENTENCE,
        either(
            r"(?:you can )?follow (?:us|him|her|them|me|the author|(?-i:[A-Z])[\w.'’-]+"
            r"(?: (?-i:[A-Z])[\w.'’-]+){0,3}) on (?:x|twitter|facebook|instagram|threads|bluesky)"
            r"\b(?:\s*(?:at|:|,|-)?\s*\(?@\w+\)?)?(?: (?:and|or) (?:facebook|instagram|twitter"
            r"|x)\b)?\.?",
        ),
        hints("follow"),
        (
            "The dam held. ⟦Follow Ilva Strand on Twitter: @ilvastrand⟧",
            "⟦Follow him on Twitter: @strand.⟧",
        ),
        ("Followers on Twitter were quick to reply.", "“Follow me on Twitter,” he said."),
    ),
    Rule(
        "page machinery",
        "Words that only the page's own machinery writes.",
        Scope.ANYWHERE,
        either(
            r"(?:click to (?:share on|e-?mail(?: this| a link)?|print)[^()]{0,30}"
            r"\(opens in new window\)\s*)+",
            r"media playback is (?:not supported|unsupported) on (?:this|your) device",
            r"(?:skip ad )?ad loading\.\.\. x embed x share",
            r"(?:watch: [^.!?\"“”]{3,140} )?video loading video unavailable click to play tap to"
            r" play the video will start in \d+"
            r" cancel play now watch this video again video will play in share this video"
            r"(?: watch next)?",
            r"advertisement continue reading the main story",
            r"(?:story|article) continues below(?: this)? advertisement",
            r"\d+ of \d+ full screen autoplay close skip ad x .{0,900}? wait 1 second to"
            r" continue\.",
            r"your browser does not support this interactive content\.(?: you must be using a"
            r" modern"
            r" browser with javascript enabled to view our results maps\.)?",
            r"this content is hosted on an external platform\b[^.]{0,80}\.",
            r"read or share this story: https?://\S+",
            r"share this article share(?: \d+ shares?)?",
            r"wait \d+ seconds? to continue\.",
        ),
        hints(
            "opens in new window|media playback|ad loading|video loading|advertisement"
            "|full screen|your browser|external platform|read or share|share this article"
            "|wait 1 second"
        ),
        (
            (
                "The dam held ⟦Click to share on WhatsApp (Opens in new window) Click to share on"
                " Facebook"
                " (Opens in new window)⟧ OSTBY was spared."
            ),
            "⟦Media playback is not supported on this device⟧ The ferry leaves Ostby.",
            "The town slept. ⟦Read or Share this story: http://norwire.example/1⟧",
        ),
    ),
)
"""Tried in this order."""
