"""A whole text read: its phrases, what they leave over, and what to ask when that is not one moment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from dialogs.language.when import remains
from dialogs.language.when.conventions import HORIZON, NotSo
from dialogs.language.when.facts import (
    Ahead,
    Clock,
    Date,
    Doubt,
    Every,
    EveryOther,
    For,
    Later,
    Nth,
    Trouble,
    Weekday,
    Weekend,
    Whole,
)
from dialogs.language.when.folding import Token
from dialogs.language.when.known import Known, known
from dialogs.language.when.moved import Before, moved
from dialogs.language.when.once import Here, Opens, once
from dialogs.language.when.phrases import clocks, days, dials, lengths, parts, periods, series
from dialogs.language.when.reading import Ask, Choice, Question, Reading, Why
from dialogs.language.when.rules import Grammar, Phrase
from dialogs.language.when.tagging import tag
from dialogs.language.when.unrolled import series as unrolled

MOST = 4
QUESTIONS = {Why.HOUR: Question.HOUR, Why.DAY: Question.DAY}
BESIDE = frozenset(("vague", "number", "ordinal", "hour", "half", "dotted"))
UNUSED = ("weekday", "weekdays", "eachday", "today", "tonight", "time", "often", "date")
OR = [["or", kind] for kind in ("number", "ordinal", "hour", "half", "quarter", "dotted", "noun", "part")]
DATED = (Ahead, Date, Later, Nth, Trouble, Weekday, Weekend, Whole)
BEYOND = ("after", "before")
MEANS_TIME = frozenset(("unit", "month", "dnia", "length", "oclock"))


@cache
def grammar() -> Grammar:
    return Grammar(
        rule for each in (series, clocks, dials, parts, days, periods, lengths) for rule in each.RULES
    )


def read(
    text: str,
    *,
    language: str,
    now: datetime,
    zone: ZoneInfo,
    opens: Opens | None = None,
    before: Before | None = None,
) -> Reading:
    """What a person in `zone`, who speaks `language`, wants to be reminded of, and when. `now` is aware.

    `before`: when it would come if they said no more; of that stays what they do not say now.
    """
    here = Here(now.astimezone(zone), zone, opens)
    for quoted in (True, False):
        tokens = tag(text, language, quoted=quoted)
        phrases = grammar().phrases(tokens, language)
        reading = Text(text, tokens, phrases, here, before).reading()
        if reading.why is not Why.NOTHING:
            break
    return reading


@dataclass(frozen=True)
class Text:
    text: str
    tokens: Sequence[Token]
    phrases: Sequence[Phrase]
    here: Here
    before: Before | None = None

    def reading(self) -> Reading:
        vague = any(token.kind in ("vague", "later") for token in self.tokens)
        over = self._is_left_over() or self._leaves_a_holiday() or (vague and not self.phrases)
        if not self.phrases and not over:
            return Reading(at=None, what=self._what(()), why=Why.NOTHING)
        if over:
            return Reading(at=None, what=self._what(self.phrases), ask=(Question.WHEN,), why=Why.UNCLEAR)
        try:
            choices = self.choices(self.phrases)
        except NotSo as error:
            return self._asked(error.why)
        if len(choices) > 1:
            return Reading(at=None, what=choices[0].what, ask=choices, why=Why.HALF)
        (meant,) = choices
        return Reading(meant.at, meant.rule, meant.what, exact=meant.exact)

    def _asked(self, why: Why) -> Reading:
        """Which of the two, where they are two; tomorrow, where today has passed; or one question."""
        ask: tuple[Ask, ...] = ()
        if why is Why.TWO:
            ask = self._either() or self._each_hour() or self._each()
        elif why is Why.PAST:
            coming = self._tried([phrase for phrase in self.phrases if Ahead(0) not in phrase.facts])
            ask = tuple(replace(choice, what=self._what(self.phrases)) for choice in coming)
        ask = ask or (QUESTIONS.get(why, Question.WHEN),)
        return Reading(at=None, what=self._what(self.phrases), ask=ask, why=why)

    def _either(self) -> tuple[Choice, ...]:
        """«Через день»: the day after tomorrow, or every other day."""
        if not any(EveryOther() in phrase.facts for phrase in self.phrases):
            return ()
        what = self._what(self.phrases)
        try:
            found = known(fact for phrase in self.phrases for fact in phrase.facts)
            ahead = once(replace(found, other=False, later=Later(days=2)), self.here)
            series = unrolled(found, self.here)
        except NotSo:
            return ()
        return (*(Choice(at, None, what) for at in ahead), *(Choice(at, rule, what) for at, rule in series))

    def choices(self, phrases: Sequence[Phrase]) -> tuple[Choice, ...]:
        """What these phrases can mean together. Raises NotSo."""
        found = known(fact for phrase in phrases for fact in phrase.facts)
        what = self._what(phrases)
        exact = found.later is not None and not (found.later.days or found.later.months)
        if found.other and not (found.clocks or found.part or found.till or found.since or found.count):
            raise NotSo(Why.TWO)
        meant = self._meant(found)
        if any(at > self.here.wall + HORIZON for at, rule in meant):
            raise NotSo(Why.FAR)
        return tuple(
            Choice(at, rule, what) if rule else Choice(self._real(at), None, what, exact=exact)
            for at, rule in meant
        )

    def _meant(self, found: Known) -> list[tuple[datetime, str]]:
        if self.before is not None:
            return moved(found, self.before, self.here)
        if found.every is not None or found.other:
            return unrolled(found, self.here)
        return [(at, "") for at in once(found, self.here)]

    def _real(self, at: datetime) -> datetime:
        """A time that the clocks skip moves forward with them."""
        return (
            at.replace(tzinfo=self.here.zone).astimezone(UTC).astimezone(self.here.zone).replace(tzinfo=None)
        )

    def _each_hour(self) -> tuple[Choice, ...]:
        """Of a text that names several hours of the same day or series: each of them there, with its own words."""
        hours = [phrase for phrase in self.phrases if _hours(phrase)]
        if not hours or any(
            hours[0].start < phrase.start < hours[-1].start
            and any(isinstance(fact, DATED) for fact in phrase.facts)
            for phrase in self.phrases
        ):
            return ()  # at 9 the milk, and tomorrow at 18 the cake
        found = [
            choice
            for phrase, what in zip(hours, self._own_words(hours), strict=True)
            for hour in _hours(phrase)
            for choice in self._tried([_of_hour(each, hour) for each in self.phrases], what)
        ]
        return _different(found) if len({choice.at for choice in found}) > 1 else ()

    def _own_words(self, moments: Sequence[Phrase]) -> list[str]:
        """What is said behind each, if something is; else what is said in the whole."""
        taken, ends = [], [*(self.tokens[each.start].start for each in moments[1:]), len(self.text)]
        starts = [self.tokens[each.start].start for each in moments]
        for start, end in zip(starts, ends, strict=True):
            outside = [(0, start), (end, len(self.text))]
            taken.append(remains.without_and(self._what(self.phrases, outside)))
        return taken if all(taken) else [self._what(self.phrases)] * len(moments)

    def _each(self) -> tuple[Choice, ...]:
        """The readings of a text that names two moments: before and after a place in it, or without one phrase."""
        parts = [(self.phrases[:at], self.phrases[at:]) for at in range(1, len(self.phrases))]
        said = any(map(_says_when, self.phrases))  # none is offered that was not
        for first, second in parts:
            if said and not all(any(map(_says_when, part)) for part in (first, second)):
                continue
            whats = self._own_words((first[0], second[0])) if said else (None, None)
            both = [self._tried(part, what) for part, what in zip((first, second), whats, strict=True)]
            if all(both):
                return _different([*both[0], *both[1]])
        without = ([*self.phrases[:at], *self.phrases[at + 1 :]] for at in range(len(self.phrases)))
        kept = (phrases for phrases in without if not said or any(map(_says_when, phrases)))
        return _different([choice for phrases in kept for choice in self._tried(phrases)])

    def _tried(self, phrases: Sequence[Phrase], what: str | None = None) -> tuple[Choice, ...]:
        try:
            found = self.choices(phrases) if phrases else ()
        except NotSo:
            return ()
        return found if what is None else tuple(replace(choice, what=what) for choice in found)

    def _what(self, phrases: Sequence[Phrase], outside: Sequence[tuple[int, int]] = ()) -> str:
        series = any(isinstance(fact, Every | EveryOther) for phrase in phrases for fact in phrase.facts)
        thing = (Doubt,) if series else (Doubt, For)  # a table for 4; a meeting for an hour
        said = [
            phrase
            for phrase in phrases
            if not all(isinstance(fact, thing) for fact in phrase.facts)
            and Trouble(Why.UNCLEAR) not in phrase.facts  # an hour before closing: it says more than a time
        ]
        spans = [(self.tokens[phrase.start].start, self.tokens[phrase.end - 1].end) for phrase in said]
        return remains.what(self.text, [*spans, *outside, *self._beyond(), *remains.called(self.text)])

    def _is_left_over(self) -> bool:
        """The residue guard: a word of time that no phrase has used."""
        used = {at for phrase in self.phrases for at in range(phrase.start, phrase.end)}
        kinds = [
            "" if at in used else token.kind for at, token in enumerate(self.tokens) if token.kind != "of"
        ]
        if self._beyond() or any(kind in UNUSED for kind in kinds):
            return True
        if any(not kinds[at - 1] and kinds[at : at + 2] in OR for at in range(1, len(kinds))):
            return True  # at 9 or 10
        pairs = ({one, other} for one, other in pairwise(kinds))
        return any(pair & MEANS_TIME and pair & BESIDE for pair in pairs)

    def _beyond(self) -> list[tuple[int, int]]:
        """Where it is said that a phrase is not the moment, but only before or after it: after Friday."""
        starts = {phrase.start for phrase in self.phrases}
        used = {at for phrase in self.phrases for at in range(phrase.start, phrase.end)}
        return [
            (token.start, token.end)
            for at, token in enumerate(self.tokens)
            if token.kind in BEYOND and at not in used and at + 1 in starts
        ]

    def _leaves_a_holiday(self) -> bool:
        """Until New Year, on Christmas Eve: a day that we do not know, where no other is said."""
        dated = any(isinstance(fact, DATED) for phrase in self.phrases for fact in phrase.facts)
        return bool(self.phrases) and not dated and any(token.kind == "holiday" for token in self.tokens)


def _hours(phrase: Phrase) -> list[Clock]:
    return [fact for fact in phrase.facts if isinstance(fact, Clock) and fact.said]


def _says_when(phrase: Phrase) -> bool:
    """The hour, or how long from now: not the day alone, which may be what it is about."""
    return bool(_hours(phrase)) or any(isinstance(fact, Later) for fact in phrase.facts)


def _of_hour(phrase: Phrase, hour: Clock) -> Phrase:
    """As if no other hour were said."""
    facts = (fact for fact in phrase.facts if not (isinstance(fact, Clock) and fact.said) or fact == hour)
    return replace(phrase, facts=tuple(facts))


def _different(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    by_moment = {(choice.at, choice.rule): choice for choice in reversed(choices)}
    return tuple(sorted(by_moment.values(), key=lambda choice: choice.at))[:MOST]
