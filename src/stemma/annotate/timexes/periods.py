"""Years, seasons, quarters, decades and centuries."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from stemma.annotate.timexes.explicit import dated, modify, that_year, year_of
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import SEASON_MONTHS, Stamp
from stemma.annotate.timexes.tense import Tense
from stemma.lexicon.words import load_words


def read_decade(hit: Hit, scene: Scene) -> tuple[Reading, ...]:  # noqa: ARG001 - one form for all readers
    """A decade: the 1970s, the late '80s, the sixties."""
    value = hit.number("decade")
    if value is None:
        return ()
    if hit.has("yearly") and value % 10:
        return ()
    decade = value // 10 if hit.has("yearly") else value
    if hit.has("short_form"):
        if value % 10 or (not hit.has("quote") and not hit.has("lead")):
            return ()
        decade = 190 + value // 10 if value > 20 else 200 + value // 10
    bc = hit.word("era") == "BC"
    return (dated(hit, modify(hit, Stamp(decade=decade, bc=bc))),)


def read_century(hit: Hit, scene: Scene) -> tuple[Reading, ...]:  # noqa: ARG001 - one form for all readers
    """A century: the early 21st century, the nineteenth century, the 4th century BC."""
    number = ordinal(hit, "nth")
    if number is None or not 1 <= number <= 30:
        return ()
    bc = hit.word("era") == "BC"
    first = modify(hit, Stamp(century=number - 1, bc=bc))
    if not hit.has("other"):
        return (dated(hit, first),)
    second = ordinal(hit, "other")
    if second is None:
        return ()
    cut = hit.at("other")[0]
    return (
        dated(hit, first, span=(hit.first, hit.at("nth")[-1] + 1)),
        dated(hit, Stamp(century=second - 1, bc=bc), span=(cut, hit.last)),
    )


def ordinal(hit: Hit, group: str) -> int | None:
    """The number that "third", "21st" or "twenty-first" says."""
    total = 0
    for k in hit.at(group):
        value = hit.atoms.values[k]
        if isinstance(value, int):
            total += value
    return total or None


def read_season(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A season, of a year that is said or told, or near the publication."""
    season = hit.word("season")
    said = year_of(hit) or that_year(hit, scene)
    if said is None and not _is_season(hit):
        return ()
    if hit.at("year") and hit.at("year")[0] < hit.at("season")[0] and hit.tag_after() == "NNP":
        return ()
    anchor = None
    others: tuple[Stamp, ...] = ()
    if said is not None:
        stamp = Stamp(year=said[0], season=season, bc=said[1])
        later = hit.number("later")
        if later is not None and later % 100 == (said[0] + 1) % 100:
            return (dated(hit, stamp),)
        if season == "WI" and not said[1]:
            others = (replace(stamp, year=said[0] - 1),)
        if later is not None:
            span = (hit.first, hit.at("year")[-1] + 1)
            return (dated(hit, modify(hit, stamp), others=others, span=span),)
    else:
        stamp, others = _near_season(hit, scene, season)
        anchor = scene.published if stamp.year is not None else None
    return (dated(hit, modify(hit, stamp), others=others, anchor=anchor),)


def _is_season(hit: Hit) -> bool:
    word = hit.atoms.words[hit.at("season")[0]]
    parse = hit.parse
    name = parse.lower[word]
    if hit.after() == "of":
        return False
    if (
        parse.words[word][0].isupper()
        and hit.before()
        and parse.tags[word] == "NNP"
        and (hit.before() not in {"in", "the", "this", "last", "next", "by", "of", "and", "until"})
    ):
        return False
    rel, before, noun = hit.text("rel"), hit.before(), hit.tag_after()[:1]
    if name in {"fall", "spring"}:
        if rel == "the":
            return noun not in {"I", "N"}
        return bool(rel) or hit.has("lead") or before in {
            "in", "this", "last", "next", "by", "until", "since", "each", "every", "of", "that",
            "and", "or",
        }  # fmt: skip
    return True


def _near_season(hit: Hit, scene: Scene, season: str) -> tuple[Stamp, tuple[Stamp, ...]]:  # noqa: PLR0911 - one case a line
    words = hit.text("rel").replace("coming", "next").split()
    told = scene.year_told(hit.atoms.words[hit.first])
    if told is not None:
        step = 1 if set(words) & {"next", "following"} else -1 if "previous" in words else 0
        year = told[0] + (-step if told[1] else step)
        return Stamp(year=year, season=season, bc=told[1]), ()
    now = scene.published
    if now is None or scene.narrative:
        return Stamp(season=season), ()
    month = SEASON_MONTHS[season]
    this = now.year - (1 if season == "WI" and now.month <= 3 else 0)
    began = now.month >= month or (season == "WI" and now.month <= 3)
    if set(words) & {"last", "previous"}:
        over = now.month > month + 2 or (season == "WI" and now.month > 3)
        year = now.year if season != "WI" and over else now.year - 1
        if season == "WI":
            year = now.year - 1 if now.month > 3 else now.year - 2
        return Stamp(year=year, season=season), ()
    if set(words) & {"next", "coming"}:
        return Stamp(year=this + 1 if began else this, season=season), ()
    if words and words[0] in {"this", "all"} and "next" not in words:
        return Stamp(year=this, season=season), ()
    if not words and hit.before() not in {"in", "by", "until", "since", "for", "over", "during"}:
        return Stamp(season=season), ()
    tense = scene.tense(hit)
    if tense is Tense.PAST:
        return Stamp(year=this if began else this - 1, season=season), ()
    if tense is Tense.FUTURE:
        ended = now.month > month + 2 and season != "WI"
        return Stamp(year=this + 1 if ended else this, season=season), ()
    return Stamp(season=season), ()


REPORTED: Final = 4
"""Months for which "the fourth quarter" is the one that has ended, where no verb tells."""
GAME: Final = 2
_MATCHES: Final = frozenset({"game", "match", "play", "bowl", "final", "opener"})


def _is_of_a_game(hit: Hit, scene: Scene) -> bool:
    """Whether a quarter is one of a match: the report speaks of touchdowns and rebounds."""
    if hit.after() == "of" and _MATCHES & {hit.after(2), hit.after(3)}:
        return True
    if scene.game is None:
        words = _game_words()
        scene.game = sum(word in words for word in hit.parse.lower) >= GAME
    return scene.game


@cache
def _game_words() -> frozenset[str]:
    return load_words("game_words.txt")


def read_quarter(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A quarter or half of a year, or a fiscal year."""
    said = year_of(hit) or that_year(hit, scene)
    if hit.has("fiscal"):
        if said is None:
            return ()
        return (dated(hit, Stamp(year=said[0], fiscal=True)),)
    number = hit.number("nth")
    if hit.text("nth") == "latter":
        number = 2
    if number is None or not 1 <= number <= (2 if hit.has("half") else 4):
        return ()
    if said is None and not hit.has("half") and _is_of_a_game(hit, scene):
        return ()
    year = said[0] if said else None
    if year is None:
        told = scene.year_told(hit.atoms.words[hit.first])
        year = told[0] if told else None
    others: tuple[Stamp, ...] = ()
    anchor = None
    if year is None and scene.published is not None and not scene.narrative:
        now = anchor = scene.published
        year = now.year
        if number * 3 - 2 > now.month:  # it is still to come, or was that of last year
            tense = scene.tense(hit)
            just = tense is Tense.UNKNOWN and (now.month - number * 3) % 12 <= REPORTED
            year -= tense is Tense.PAST or just
    stamp = Stamp(year=year, half=number) if hit.has("half") else Stamp(year=year, quarter=number)
    return (dated(hit, stamp, others=others, anchor=anchor),)
