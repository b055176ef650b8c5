"""Rules: invitations to read, watch or listen to something else."""

from __future__ import annotations

from typing import Final

from stemma.annotate.furniture.rule import Rule, Scope, either, hints

LABELS: Final = (
    r"also read",
    r"read also",
    r"also see",
    r"see also",
    r"read (?:more|next|this next)",
    (
        r"(?:more )?related(?: (?:stories|story|articles?|news|links?|content|coverage|reading"
        r"|posts?|topics?|videos?|items?|to this (?:story|article)))?"
    ),
    r"recommended(?: (?:for you|reading|stories|articles?|videos?))?",
    r"(?:you )?(?:may|might)(?: also)? (?:like|be interested in|enjoy|want to read)",
    r"you (?:may|might) also (?:like|be interested in|enjoy|want to read)",
    r"more (?:on this(?: story| topic)?|stories|news|coverage|headlines)",
    r"most (?:read|popular|viewed|shared|watched|commented)(?: (?:stories|articles|news|in \w+))?",
    r"(?:trending|popular)(?: (?:now|stories|today|articles|news|videos))?",
    r"don['’]t miss",
    r"must[- ]reads?",
    r"editor['’]?s['’]? (?:picks?|choice)",
    r"(?:top|latest|other|featured) (?:stories|news|headlines|articles|videos)",
    r"in case you missed it",
    r"what to (?:read|watch) next",
    r"(?:further|suggested) reading",
    r"(?:next|previous) (?:article|story|post)",
    r"(?:our|the guardian['’]?s) (?:best|top) stories",
)
_LABEL: Final = "|".join(LABELS)
_MARK: Final = r"\s*(?:[:|»›>–—]|\s-)\s*"

PROMOS: Final = (
    Rule(
        "promo line",
        "A line that only sends the reader to another page.",
        Scope.LINE,
        either(rf"(?:{_LABEL})(?:{_MARK}.+|\s*[:.…»›>]*)"),
        hints(
            "read|see|related|recommended|like|interested|enjoy|more|most|trending|popular"
            "|miss|editor|stories|news|headlines|articles|watch next|next|previous|videos"
        ),
        (
            "⟦Also Read: Harbour town elects its first woman mayor⟧",
            "⟦READ MORE: What the ferry inquiry found⟧",
            "⟦Related⟧",
            "⟦Related stories:⟧",
            "⟦You may also like⟧",
            "⟦Read also – Ten bridges closed for repairs⟧",
            "⟦Most Read⟧",
        ),
        (
            "Also read out in court was a letter from the mayor of Ostby.",
            "Related companies must now file their accounts together.",
            "Read more closely, the letter says nothing of the kind.",
            "More stories are told of Ilva Strand than of any other pilot.",
            "Popular anger grew after the ferry was cancelled.",
            "See also how the council voted: nobody was absent.",
        ),
        240,
    ),
    Rule(
        "invitation line",
        "A line that asks the reader to read, watch or hear more.",
        Scope.LINE,
        either(
            r"read (?:more|next) (?:about|on|at|in|from|here)\b[^.!?;]{0,110}[.»›>]?",
            r"read (?:the|our) (?:full|original|entire|complete)\b[^.!?;]{0,110}[.»›>]?",
            r"(?:read|watch|listen|see|hear|in pictures|in pics|photos|gallery|podcast"
            r"|explainer video)\s*:\s.{5,160}",
            r"(?:▶|►|➤|→|👉|📺|🎧).{3,160}",
            r"watch (?:the )?(?:full )?(?:video|clip|footage|live|live stream)"
            r"(?: (?:here|below|above))?[:.]?",
            r"(?:more|read more|see more) (?:from|by) (?:the |our )?[^.,;:]{2,40}[:»›>]?",
            r"(?:for|want) more (?:stories|news|coverage|like this|on this)\b.{0,120}"
            r"\b(?:click|visit|follow|check|subscribe|sign|head|go)\b.{0,80}",
            r"check (?:out )?(?:all )?the latest (?:news|updates)\b.{0,120}",
            r"(?:stay tuned|stay updated|stay informed)\b.{0,140}",
        ),
        hints(
            "read|watch|listen|see|hear|pictures|pics|photos|gallery|podcast|more|check"
            "|stay|video|▶|►|➤|→|👉|📺|🎧"
        ),
        (
            "⟦Read more about the ferry inquiry here.⟧",
            "⟦WATCH: The moment the dam gave way⟧",
            "⟦Read the full report⟧",
            "⟦More from Norwire⟧",
            "⟦► The mayor answers your questions⟧",
        ),
        (
            "Read the letter aloud, the judge told the clerk, and she did.",
            "Watch keepers at the port raised the alarm.",
            "More from habit than from hope, Strand called the office again.",
        ),
    ),
    Rule(
        "view more",
        "A button of the page.",
        Scope.LINE,
        either(
            r"(?:view|show|see|load|read|click for) (?:more|all|less|full (?:story|article|image"
            r"|bio))"
            r"(?: (?:stories|articles|news|photos|images|videos|comments|gallery|in gallery|\w+))?"
            r"[:.…»›>]*",
            r"(?:view|open|see) (?:gallery|slideshow|photos|image in gallery|full[- ]?screen)",
            r"(?:play|pause|mute|unmute|replay)(?: (?:video|slideshow|audio))?",
            r"(?:close|open|hide|expand|collapse|skip)(?: (?:this|menu|caption|captions|gallery"
            r"|ad))?",
            r"(?:back to top|scroll to top|skip to (?:main )?content|home ?page|go to home ?page)",
            r"(?:\d+ of \d+|\d+/\d+)",
            r"(?:videos?|photos?|pictures|gallery|breaking news|enlarge(?: image)?|caption)",
        ),
        hints(
            "video|photo|picture|gallery|breaking|enlarge|caption"
            "|view|show|see|load|read|click|open|play|pause|mute|close|hide|expand|collapse"
            "|skip|top|home| of |/"
        ),
        ("⟦View gallery⟧", "⟦Show more⟧", "⟦Play video⟧", "⟦Close⟧", "⟦3 of 12⟧"),
        ("Close friends of the pilot waited at the gate.", "Show trials began in May."),
        40,
    ),
    Rule(
        "click here",
        "A sentence that tells the reader where to click.",
        Scope.SENTENCE,
        either(
            r"(?:please )?(?:click|tap) (?:here|on the link|the link|on the (?:image|photo|map"
            r"|video)"
            r"|above|below)\b[^.!?]*[.!?]?$",
            r"scroll (?:down|below|up) (?:for|to see) (?:the )?(?:video|videos|more|full \w+)",
        ),
        hints("click|tap|scroll"),
        (
            "⟦Click here for our guide to the ferry inquiry.⟧",
            "The dam held. ⟦Click here to read the report⟧",
            "⟦Scroll down for video⟧ Ilva Strand waves from the deck of the ferry",
        ),
        (
            "Click Harbour, a suburb of Ostby, was flooded.",
            "“Click here and you lose it,” he said.",
        ),
    ),
)
"""Tried in this order."""
