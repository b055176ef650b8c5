"""Where a text stands in time while it is read from its beginning to its end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.calendar import add_days, is_day
from stemma.annotate.timexes.reading import Hit
from stemma.annotate.timexes.stamp import Stamp
from stemma.annotate.timexes.tense import Tense, find_tense
from stemma.annotate.timexes.zones import Picked

ASIDE: Final = 6
TURN: Final = 8
BESIDE: Final = 4
SOON: Final = 31
JUST: Final = 3
FAR: Final = 240
LATELY: Final = 4
OPENING: Final = 4
WIDE: Final = 40
"""Years, months, words and days; tuned on WikiWars, whose floor in `bench` guards them."""


def _line(stamp: Stamp) -> int:
    """The year on one line through the eras."""
    year = stamp.year or 0
    return -year if stamp.bc else year


@dataclass(slots=True)
class Scene:
    """What later words can be counted from.

    `published` is the day of the report, `None` if unknown. `narrative` is set for a text that
    tells what happened long before it was published: there a bare month belongs to the year being
    told, not to the time of publication. `last` is the date mentioned last, `last_word` where.
    """

    parse: Parse
    published: date | None
    narrative: bool
    last: Stamp | None = None
    last_word: int = -1
    last_explicit: bool = False
    told: Stamp | None = None
    """The date that gives months their year in a narrative."""
    day: Stamp | None = None
    """The day mentioned last, and in `day_sentence` the sentence that has it."""
    day_sentence: int = -1
    bare: Stamp | None = None
    """The day mentioned last, if without a year: two days after it is still a day."""
    bare_sentence: int = -1
    weekday_sentence: int = -1
    """The sentence that last has a weekday of no known week."""
    days: list[tuple[int, Stamp]] = field(default_factory=list)
    """The days mentioned so far and their words."""
    told_days: set[date | None] = field(default_factory=set)
    picked: Picked = field(default_factory=dict)
    game: bool | None = None
    """Whether the text is of a match; `None` until it is asked."""
    doubt: Stamp | None = None
    """A year far from the one told, until another confirms it."""

    def tense(self, hit: Hit) -> Tense:
        """Which way the words around a hit look."""
        word = self.parse_word(hit)
        found = find_tense(self.parse, word)
        before = hit.before()
        if found is Tense.UNKNOWN and before == "by":
            return Tense.FUTURE
        return found

    def modifies(self, hit: Hit) -> bool:
        """Whether the hit belongs to a noun after it: "Monday's debate", "the Monday debate"."""
        if hit.after() in {"'s", "’s", "'", "’"}:
            return True
        word = self.parse_word(hit)
        head = self.parse.heads[word]
        return head > word and self.parse.pos[head] in {"NOUN", "PROPN"}

    def parse_word(self, hit: Hit) -> int:
        """The word of a hit that the others hang under."""
        words = hit.atoms.words[hit.first : hit.last]
        inside = range(words[0], words[-1] + 1)
        heads = self.parse.heads
        return next((w for w in inside if heads[w] not in inside or heads[w] == w), words[0])

    def remember(self, stamp: Stamp, hit_word: int, *, explicit: bool) -> None:
        """Count later words from here."""
        if stamp.fiscal:
            return
        if stamp.weekday and stamp.exact is None:
            self.weekday_sentence = self.parse.sentence_of[hit_word]
        bare = stamp.year is None and stamp.month is not None and stamp.day is not None
        if bare or stamp.exact is not None:
            self.bare = stamp if bare else None
            self.bare_sentence = self.parse.sentence_of[hit_word]
        if stamp.year is None and stamp.decade is None and stamp.century is None:
            return
        self.last, self.last_word, self.last_explicit = stamp, hit_word, explicit
        if stamp.exact is not None:
            self.day, self.day_sentence = stamp, self.parse.sentence_of[hit_word]
            self.days.append((hit_word, stamp))
            self.told_days.add(stamp.exact)
        self._tell(stamp, hit_word)

    def _tell(self, stamp: Stamp, word: int) -> None:
        """Follow the story's years; a lone year far off ("as in 1812") is an aside."""
        if stamp.year is None:
            return
        told, doubt = self.told, self.doubt
        low, _ = self.parse.sentences[self.parse.sentence_of[word]]
        bare = stamp.month is None and stamp.season is None
        far = told is not None and abs(_line(stamp) - _line(told)) > ASIDE
        within = told is not None and told.month is not None and word - low > OPENING
        if bare and (far or within):
            again = doubt is not None and abs(_line(stamp) - _line(doubt)) <= (ASIDE if far else 0)
            if not again:
                self.doubt = stamp
                return
        self.told, self.doubt = stamp, None

    def day_told(self, hit: Hit, *, lately: int = LATELY) -> Stamp | None:
        """The day that "the next day" is counted from: the last one, if it was lately named."""
        here = self.parse.sentence_of[hit.atoms.words[hit.first]]
        if self.weekday_sentence == here > self.day_sentence:
            return None
        if self.day is not None and (self.narrative or here - self.day_sentence <= lately):
            return self.day
        return None

    def only_day(self, hit: Hit) -> Stamp | None:
        """The one day that the text has told so far, if it was lately named."""
        if self.narrative or len(self.told_days) != 1:
            return None
        return self.day_told(hit)

    def bare_day(self, hit: Hit, days: int) -> Stamp | None:
        """So many days from the day mentioned last, which has no year."""
        here = self.parse.sentence_of[hit.atoms.words[hit.first]]
        bare = self.bare
        if bare is None or bare.month is None or bare.day is None:
            return None
        if here - self.bare_sentence > LATELY or not is_day(2023, bare.month, bare.day):
            return None
        start = date(2023, bare.month, bare.day)
        there = add_days(start, days)
        leap = date(2023, 2, 28)
        if there is None or min(start, there) <= leap < max(start, there) or abs(days) > 300:
            return None
        return Stamp(month=there.month, day=there.day)

    @property
    def reference(self) -> Stamp | None:
        """What "the next day" is counted from: the date mentioned last, else the publication."""
        if self.last is not None:
            return self.last
        return Stamp.of(self.published) if self.published is not None else None

    @property
    def now(self) -> Stamp | None:
        """The day of publication."""
        return Stamp.of(self.published) if self.published is not None else None

    def year_told(self, word: int) -> tuple[int, bool] | None:
        """The year that the text is in at this word, and whether before Christ."""
        if self.narrative or self.published is None:
            if self.told is None or self.told.year is None:
                return None
            return self.told.year, self.told.bc
        if self.last is None or self.last.year is None or self._is_birth(self.last_word):
            return None
        same = self.parse.sentence_of[word] == self.parse.sentence_of[max(self.last_word, 0)]
        close = self.last.month is not None or word - self.last_word <= BESIDE
        other = self.last_explicit and not self.last.bc and self.last.year != self.published.year
        return (self.last.year, False) if same and close and other else None

    def _is_birth(self, word: int) -> bool:
        """Whether the date at a word is a birthday, which gives nothing after it its year."""
        return "born" in self.parse.lower[max(0, word - BESIDE) : max(0, word)]

    def place(self, hit: Hit, month: int, day: int | None) -> tuple[Stamp, tuple[Stamp, ...]]:
        """A month, or a day of one, said without a year: its stamp and its other readings."""
        bare = Stamp(month=month, day=day)
        shared = self._ahead(hit, month)
        if shared is not None:
            return replace(bare, year=shared), ()
        told = self.year_told(hit.atoms.words[hit.first])
        if told is not None:
            year = told[0] + (self._turn(month) if self.narrative else 0)
            return replace(bare, year=year, bc=told[1]), ()
        if self.published is None or self.narrative:
            return bare, ()
        return self._near(hit, month, day, self.published)

    def _turn(self, month: int) -> int:
        """1 where the story goes on from autumn to a month of the next year; else 0."""
        told = self.told
        if told is None or told.month is None or told.bc:
            return 0
        return int(told.month - month >= TURN)

    @staticmethod
    def _ahead(hit: Hit, month: int) -> int | None:
        """The year of a date that the hit is joined to: "in April and June 1955"."""
        found = hit.grammar.ahead.match(hit.atoms.code, hit.last)
        if found is None:
            return None
        place = found.start("month") if found["month"] else found.start("second")
        other, year = hit.atoms.values[place], hit.atoms.values[found.start("year")]
        if not isinstance(other, int) or not isinstance(year, int):
            return None
        return year - 1 if month > other else year

    def _near(self, hit: Hit, month: int, day: int | None, now: date,
              ) -> tuple[Stamp, tuple[Stamp, ...]]:  # fmt: skip
        tense = self.tense(hit)
        here = (now.month, now.day if day is not None else 0)
        there = (month, day or 0)
        before = now.year if there <= here else now.year - 1
        after = now.year if there >= here else now.year + 1
        past = Stamp(year=before, month=month, day=day)
        future = Stamp(year=after, month=month, day=day)
        if day is not None:  # 29 February is there in leap years only
            while past.year and not is_day(past.year, month, day) and past.year > now.year - 8:
                past = replace(past, year=past.year - 1)
            while (
                future.year and not is_day(future.year, month, day) and future.year < now.year + 8
            ):
                future = replace(future, year=future.year + 1)
        if past == future:
            return past, ()
        if day is not None and (chosen := self._nearest(past, future, tense, now)):
            return chosen
        if tense is Tense.PAST:
            return past, ()
        if tense is Tense.FUTURE:
            recent = day is None and (now.month - month) % 12 <= 3
            first, other = (past, future) if recent and self._is_of_a_noun(hit) else (future, past)
            return first, (other,) if recent else ()
        if self._forward(hit, now):
            return future, (past,)
        far_back = (now.month - month) % 12
        return (past, (future,)) if far_back <= 9 else (future, (past,))

    def _is_of_a_noun(self, hit: Hit) -> bool:
        """Whether a time hangs on a noun before it, in a sentence that no "will" tells."""
        word = self.parse_word(hit)
        head = self.parse.heads[word]
        low, high = self.parse.sentences[self.parse.sentence_of[word]]
        near = range(max(low, word - WIDE), min(high, word + WIDE))
        ahead = any(self.parse.tags[i] == "MD" for i in near)
        return head < word and self.parse.pos[head] == "NOUN" and not ahead

    @staticmethod
    def _nearest(past: Stamp, future: Stamp, tense: Tense, now: date,
                 ) -> tuple[Stamp, tuple[Stamp, ...]] | None:  # fmt: skip
        """The day that is near, against the tense, where the other lies most of a year away."""
        before, after = past.exact, future.exact
        if before is None or after is None:
            return None
        back, ahead = (now - before).days, (after - now).days
        sure = tense is Tense.UNKNOWN
        if tense is not Tense.PAST and back <= SOON and ahead > FAR:
            return past, () if sure or back <= 7 else (future,)
        soon = JUST if tense is Tense.PAST else SOON
        if tense is not Tense.FUTURE and ahead <= soon and back > FAR:
            return future, (past,)
        return None

    def _forward(self, hit: Hit, now: date) -> bool:
        """Whether the date before, in the same sentence, lies in the future."""
        if self.last is None or self.last_word < 0:
            return False
        sentence_of = self.parse.sentence_of
        if sentence_of[self.last_word] != sentence_of[hit.atoms.words[hit.first]]:
            return False
        low, _ = self.last.interval
        return low is not None and low > now
