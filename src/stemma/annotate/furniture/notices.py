"""Rules: what the page asks of its readers: newsletters, comments, tips, money."""

from __future__ import annotations

from typing import Final

from stemma.annotate.furniture.buttons import NETWORK
from stemma.annotate.furniture.rule import Rule, Scope, either, hints

NOTICES: Final = (
    Rule(
        "newsletter box",
        "An offer to sign up for a newsletter or alerts.",
        Scope.LINE,
        either(
            r"(?:sign up|signup|subscribe|register)(?: (?:now|here|today|free|for free))*[.!:]?",
            r"(?:sign up|subscribe|register)(?: (?:now|here|today|free))* (?:to|for|with)\b"
            r"(?:[^.,;?“”\"]{2,120}|.{0,80}\b(?:newsletters?|briefing"
            r"|alerts)\b[^.“”\"]{0,120})[.!]?"
            r"(?<!said\.)",
            r"(?:get|receive|want)\b[^.!?“”\"]{0,120}\b(?:(?:to|in) your (?:inbox|e-?mail|phone)"
            r"|newsletters?|e-?mail alerts?|breaking news alerts?|push notifications)\b"
            r"[^.!?“”\"]{0,80}[.!?]?",
            r"(?:enter )?(?:your )?e-?mail(?: address)?(?: here)?[:*]?",
            r"(?:e-?mail )?newsletters?(?: sign-?up)?|subscriptions?|subscriber services",
            r"(?:your e-?mail address will not be published|save my name, e-?mail)\b.{0,160}",
            r"(?:no spam|notify me (?:of|via|by|when))\b.{0,160}",
            r"enter your e-?mail\b.{0,100}",
            r"thank(?:s| you) for (?:subscribing|signing up|registering).{0,60}",
            r"(?:could not subscribe, try again later\W*)?invalid e-?mail\W*",
            r"could not subscribe.{0,40}",
            r"by (?:signing up|subscribing|clicking|submitting|continuing|registering|entering your"
            r"|providing your)\b.{0,120}\byou (?:will|agree|accept|consent|acknowledge|confirm"
            r"|are)\b"
            r".{0,160}",
            r"you can (?:unsubscribe|opt[- ]out)\b.{0,120}",
            r"we['’]ll send you\b.{0,120}",
            r"already (?:a|an) (?:subscriber|member)\b.{0,60}",
            r"(?:already )?have an account\?.{0,60}",
            r"(?:to (?:read|continue|finish|access)|for unlimited access)\b.{0,80}"
            r"\b(?:subscribe|sign (?:in|up)|log ?in|register|free trial)\b.{0,80}",
            r"this (?:article|content|story|post) is (?:only |for )?(?:available )?(?:to|for"
            r"|exclusive)"
            r"\b.{0,30}\b(?:subscribers|members)\b.{0,60}",
            r"(?:subscribe|sign in|log in) to (?:continue|read|view|unlock)\b.{0,80}",
        ),
        hints(
            "sign|subscri|register|no spam|notify me|my name|inbox|newsletter|alert|notification"
            "|email|e-mail"
            "|unsubscribe|opt|we'll send|we’ll send|account|members"
        ),
        (
            "⟦Sign up for our morning newsletter⟧",
            "⟦Get the day's news straight to your inbox⟧",
            "⟦Subscribe⟧",
            "⟦Enter your email address⟧",
            "⟦By signing up you agree to our terms and to receive offers.⟧",
            "⟦Subscribe to continue reading⟧",
        ),
        (
            "Subscribers to the scheme will be paid by the council in June.",
            "Sign language interpreters were hired for the trial.",
            "He asked them to subscribe to his channel, the court heard.",
            "“Subscribe to my channel,” he told the crowd.",
            "Register offices across the county closed for the day.",
        ),
        320,
    ),
    Rule(
        "comment notice",
        "The page's comments and its door.",
        Scope.LINE,
        either(
            r"(?:(?:top|view|show|read|hide|leave a|add a|post a|write a|see|all|reader|your"
            r"|\d+)\s+)*"
            r"comments?(?:\s+\(?\d+\)?| policy| rules| section| guidelines)?"
            r"(?: are (?:now )?closed| below)?[.:]?",
            r"no comments(?: yet| for this (?:story|article))?\W*",
            r"disclaimer & comment rules.{0,60}",
            r"(?:please |you must )?(?:be )?(?:log|sign)(?:ged|ed)?[- ]?in(?:\W+or (?:register"
            r"|sign up)"
            r"[^.]{0,30})? to (?:post|comment|leave|reply|join|vote).{0,60}",
            rf"(?:log ?in|sign in|register|continue)(?: (?:with|using|via) {NETWORK})?[.!]?",
            r"(?:log ?in|sign in)\s*(?:/|or|\|)\s*(?:register|sign up|subscribe)",
            r"join the (?:conversation|discussion|debate)\b.{0,80}",
            r"have your say\b.{0,100}",
            r"(?:let us know|tell us|share your (?:thoughts|views"
            r"|opinion))\b.{0,80}\bcomments?\b.{0,40}",
            r"what do you think\?.{0,100}\b(?:comment|let us know|tell us|vote)\b.{0,60}",
            r"leave a (?:comment|reply).{0,60}",
            r"(?:loading comments|comments powered by|you are commenting using)\b.{0,80}",
            r"be the first to (?:comment|reply|share).{0,60}",
            r"(?:we|our moderators) (?:are no longer accepting|have closed|moderate)"
            r" comments.{0,100}",
            r"the (?:views|comments|opinions) expressed (?:in|by|here|above|are)\b.{0,200}",
            r"(?:comments have been closed|comments are (?:moderated|off|disabled)).{0,60}",
        ),
        hints(
            "comment|log|sign in|register|continue|join the|have your say|leave a reply"
            "|be the first|expressed|what do you think"
        ),
        (
            "⟦Top Comments⟧",
            "⟦23 comments⟧",
            "⟦No comments for this story⟧",
            "⟦Please log in or register (it’s free!) to comment.⟧",
            "⟦Login with Facebook⟧",
            "⟦Be the first to comment⟧",
        ),
        (
            "Comments by the mayor angered the ferry crews.",
            "Join the army, his father had told him.",
            "Comment was sought from the ministry.",
            "No comments were made by the harbour office.",
        ),
        260,
    ),
    Rule(
        "call for tips",
        "The newsroom asks readers for stories, letters or money.",
        Scope.LINE,
        either(
            r"(?:got|have|do you have) (?:a|any|more)\b.{0,50}\b(?:tip|tips|story|information"
            r"|photos?"
            r"|video|question|questions|comments|news)\b[^.?!]{0,80}\?.{0,160}",
            r"(?:have|are) you (?:been )?affected by\b.{0,100}\?.{0,160}",
            r"(?:e-?mail|contact|reach|write to|call|text|message)\s*(?:us|our \w+(?: \w+)?|the "
            r"(?:author"
            r"|writer|reporter|editor|newsroom))(?: (?:at|on|by|via|here|if|with)\b.{0,140}|[.:]?)",
            r"send (?:us )?(?:your )?(?:tips|stories|photos|pictures|letters|videos"
            r"|news)\b.{0,120}",
            r"support (?:our|independent|local|quality|public) journalism\b.{0,120}",
            r"(?:donate|contribute|become a (?:member|supporter|subscriber))"
            r"(?: (?:now|here|today))?[.!]?",
            r"e-?mail:? \S+@\S+",
        ),
        hints(
            "tip|story|information|photo|video|question|comments|affected|us|author|writer"
            "|reporter|editor|newsroom|our |send|journalism|donate|contribute|become a|mail"
        ),
        (
            "⟦Got a tip? Write to our newsdesk.⟧",
            "⟦Have you been affected by the floods? Tell us your story.⟧",
            "⟦Support independent journalism⟧",
            "⟦Contact the author at ilva@norwire.example⟧",
        ),
        (
            "Contact the police had with the family was brief.",
            "Contact us, the ministry told the crews, or lose the licence.",
        ),
        260,
    ),
    Rule(
        "newsletter sentence",
        "An offer to sign up, within a paragraph.",
        Scope.SENTENCE,
        either(
            r"(?:sign up|subscribe)(?: (?:here|now|today))? (?:to|for) (?:our|the|their"
            r"|[^.!?\"“”]{0,40}['’]s)"
            r"\b[^.!?\"“”]{0,60}\b(?:newsletters?|briefing|e-?mails?|alerts|podcast|youtube channel"
            r"|channel)\b[^.!?\"“”]{0,80}[.!]?$",
            r"get \S+(?: \S+)? updates directly to your inbox \+ subscribe"
            r"(?: thank you for subscribing!)?",
            r"could not subscribe, try again later(?: invalid email)?",
        ),
        hints("sign up|subscribe|inbox"),
        (
            "The dam held. ⟦Sign up here for our morning newsletter.⟧",
            (
                "⟦Get local updates directly to your inbox + Subscribe Thank you for subscribing!"
                " Could not subscribe, try again later Invalid Email⟧ The dam above Ostby held."
            ),
        ),
        ("Subscribe to the plan and the council pays, the leaflet said.",),
    ),
)
"""Tried in this order."""
