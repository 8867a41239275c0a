"""What a customer's words say of a reminder: what of, and when; or what is to be asked then. Nothing is guessed."""

import re
from dataclasses import replace
from datetime import datetime, time, timedelta

from care.reminders.model import WHAT_LIMIT
from care.values.content import Kind, Message
from care.values.slash import slash
from dialogs.customers.facts import Facts
from dialogs.customers.reminders import changing
from dialogs.customers.reminders.asked import (
    asks,
    asks_for_list,
    asks_to_change,
    asks_to_clear,
    changes_this,
    without_asking,
)
from dialogs.customers.reminders.states import (
    Asking,
    Begun,
    Choosing,
    Confirming,
    Draft,
    Locating,
    Naming,
    Option,
)
from dialogs.language import sanitize
from dialogs.language.when import Choice, Reading, Why, going_on, read, read_move

LONG, OFTEN, SERIES, WORDLESS = "long", "often", "series", "wordless"  # why, beside those of the grammar
LEAST = timedelta(minutes=10)  # between two of the same
FREQUENT = re.compile(r"FREQ=MINUTELY(?:;INTERVAL=(\d+))?")
TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")
WORD = re.compile(r"\w+")
ME = re.compile(r"(?:me|мені|мене|мне|меня)(?!\w)\s*", re.IGNORECASE)
SHORT = 300  # units of what may be a reminder by itself
OPTIONS = 6  # to choose from, at most


def understood(draft: Draft, message: Message, messages: tuple[Message, ...], facts: Facts) -> Begun:
    """Where they are after these words, the last of `messages`."""
    if is_wordless(message):
        return Asking(draft, WORDLESS, messages)
    anew = asks_anew(message)
    reading = _read(message, facts) if anew else _read_on(message, facts, draft)
    said = "" if draft.number else without_asking(reading.what)  # of one that is there, the time alone
    what = draft.what if sanitize.is_blank(said) else said
    if sanitize.length(what) > WHAT_LIMIT:
        return Asking(draft, LONG, messages)
    if reading.why is Why.NOTHING and draft.starts is not None:
        return Confirming(replace(draft, what=what), messages)
    if reading.at is not None:
        option = Option(reading.at, reading.rule or "", what, reading.exact)
        return settled(replace(draft, starts=None, was=None) if anew else draft, option, messages, facts)
    return _asked(replace(draft, what=what, starts=None, rule=""), reading, messages)


def is_wordless(message: Message) -> bool:
    return message.content.kind is not Kind.TEXT and sanitize.is_blank(_words(message))


def is_another(state: Begun, message: Message, facts: Facts) -> bool:
    """Whether these words ask for one more, and change nothing of the one that is begun."""
    draft, asked = state.draft, asks(message.content)
    if asks_to_change(message.content):
        return not (draft.number and changing.means(message, draft.what, facts))
    of_theirs = asks_for_list(message.content) or asks_to_clear(message.content)
    if asked and (of_theirs or isinstance(state, Locating) or draft.number):
        return True
    if (
        draft.number
        or not draft.what
        or isinstance(state, Locating | Naming)
        or message.content.kind is not Kind.TEXT
    ):
        return False
    reading = _read(message, facts)
    named, before = _set(without_asking(reading.what)), _set(draft.what)
    if not named or named <= before or before <= named:
        return False
    of_something = draft.ticket or draft.feedback or draft.appointment
    whole = isinstance(state, Confirming) and not of_something and reading.why is not Why.NOTHING
    return asked or whole


def asks_anew(message: Message) -> bool:
    """Whether they say the whole of it, and nothing is left of what they said before."""
    content = message.content
    of_theirs = asks_for_list(content) or asks_to_clear(content) or asks_to_change(content)
    return asks(content) and not of_theirs


def is_beside(draft: Draft, message: Message, facts: Facts) -> bool:
    """Whether the reminder that is moved may not be meant: they say more than when it shall come."""
    if not draft.number or asks(message.content) or changes_this(message.content):
        return False
    return not sanitize.is_blank(_read_on(message, facts, draft).what)


def names_no_time(draft: Draft, message: Message, facts: Facts) -> bool:
    """So does a question that is about more than a time: "are you open tomorrow?"."""
    asks_us = message.content.text.rstrip().endswith("?") and is_beside(draft, message, facts)
    return asks_us or _read_on(message, facts, draft).why is Why.NOTHING


def sounds_like_one(message: Message, facts: Facts) -> bool:
    """Whether it plainly says when, and what then, though it does not ask to be reminded."""
    text = message.content.text.rstrip()
    if message.content.kind is not Kind.TEXT or text.endswith("?") or sanitize.length(text) > SHORT:
        return False
    reading = _read(message, facts)
    return reading.at is not None and not sanitize.is_blank(reading.what)


def _set(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold()))


def _read(message: Message, facts: Facts) -> Reading:
    zone, language = facts.customer.tz(facts.business), facts.customer.language
    return read(_words(message), language=language, now=facts.now, zone=zone)


def _read_on(message: Message, facts: Facts, draft: Draft) -> Reading:
    """What they do not say stays as it is so far."""
    zone, language = facts.customer.tz(facts.business), facts.customer.language
    reads = read_move if draft.number else read
    return reads(_words(message), language=language, now=facts.now, zone=zone, before=draft.so_far)


def _asked(draft: Draft, reading: Reading, messages: tuple[Message, ...]) -> Begun:
    choices = [each for each in reading.ask if isinstance(each, Choice)]
    options = tuple(
        Option(each.at, each.rule or "", each.what or draft.what, each.exact) for each in choices[:OPTIONS]
    )
    why = str(reading.why or Why.UNCLEAR)
    return Choosing(draft, options, why, messages) if options else Asking(draft, why, messages)


def settled(draft: Draft, option: Option, messages: tuple[Message, ...], facts: Facts) -> Begun:
    """Its time is plain by now; of a series that is moved to one day, whether it begins there is asked."""
    before = draft.so_far
    if before and before.rule and not option.rule:
        rule = going_on(before, option.starts, local_now(facts))
        if rule:
            return Choosing(draft, (replace(option, rule=rule, exact=False), option), SERIES, messages)
    return placed(draft, option, messages)


def placed(draft: Draft, option: Option, messages: tuple[Message, ...]) -> Begun:
    what = draft.what if draft.number else option.what or draft.what
    whole = replace(draft, starts=option.starts, rule=option.rule, what=what, exact=option.exact)
    if is_too_frequent(option.rule):
        return Asking(replace(draft, what=whole.what, starts=None, rule=""), OFTEN, messages)
    return Confirming(whole, messages) if whole.what else Naming(whole, messages)


def is_too_frequent(rule: str) -> bool:
    found = FREQUENT.search(rule)
    return found is not None and timedelta(minutes=int(found[1] or 1)) < LEAST


def named(message: Message) -> str:
    """What it shall be about, in the whole of their words; empty for what is no words, or too many."""
    text = _words(message).strip()
    return "" if sanitize.is_blank(text) or sanitize.length(text) > WHAT_LIMIT else text


def hour_in(text: str) -> time | None:
    """A bare time of day: 14:30, 9."""
    found = TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def local_now(facts: Facts) -> datetime:
    """What the clock shows where they are: naive, whole minutes."""
    return facts.now.astimezone(facts.customer.tz(facts.business)).replace(
        tzinfo=None, second=0, microsecond=0
    )


def _words(message: Message) -> str:
    """Without the command before them, and without "me" behind that."""
    text = message.content.text
    found = slash(text)
    return ME.sub("", found.behind, count=1) if found and found.name == "remind" else text
