"""A reminder in words: when it comes, what it is about."""

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from markupsafe import Markup

from care.reminders.model import WHAT_LIMIT, Plan, Reminder
from care.reminders.model import State as Stage
from dialogs.customers import parts
from dialogs.customers.facts import Facts, Reminders
from dialogs.customers.reminders.states import BEGUN, Draft, State
from dialogs.language import sanitize
from dialogs.language.places import city
from dialogs.language.when.saying import say
from dialogs.language.words import Words

TASTE = 100  # units of what it is about, among others
SHOWN = 600  # units of what it is about, on a screen


def find(facts: Facts, number: int) -> Reminder | None:
    """One of theirs that is not over."""
    return next((each for each in facts[Reminders()] if each.id == number), None)


def unfinished(state: State) -> tuple[str, ...]:
    """The new ones that are begun in this form, by their words."""
    if not isinstance(state, BEGUN) or state.draft.number:
        return ()
    first = state.draft.what or next((each.content.text for each in state.messages), "")
    return (first, *(each.content.text for each in state.draft.then))


def moving(one: Reminder, facts: Facts, what: str = "") -> Draft:
    """It shall come at another time, and keeps what is not said of that: on the wall of where they are now."""
    zone, plan = facts.customer.tz(facts.business), one.plan
    if one.zone:
        there = plan.starts.replace(tzinfo=ZoneInfo(one.zone))
        plan = Plan(there.astimezone(zone).replace(tzinfo=None), plan.rule)
    return Draft(what or one.what, number=one.id, ticket=one.ticket, was=plan)


def of_zone(zone: str, _: Words) -> Words:
    """The same language, by the clock of that zone, which is always named."""
    return Words(_.language, ZoneInfo(zone), city(zone, _.language))


def plan(when: Plan, zone: str, facts: Facts, _: Words) -> Markup:
    """On Monday, 23 November, at 10:00 (Kyiv time); every Monday at 10:00 (Kyiv time), first on ..."""
    midnight = facts.now.replace(hour=0, minute=0, second=0, microsecond=0)
    return _sentence(when, zone, _.language, midnight)


@lru_cache(512)
def _sentence(when: Plan, zone: str, language: str, now: datetime) -> Markup:
    """A list is drawn again and again, and a sentence takes more than all else of it."""
    where = ZoneInfo(zone)
    return say(Words(language, where, city(zone, language)), when.starts, when.rule or None, now)


def draft(begun: Draft, facts: Facts, _: Words) -> Markup:
    """The same of one that is begun and has its time."""
    starts = begun.starts or datetime.min  # noqa: DTZ901 - what a clock shows
    return plan(Plan(starts, begun.rule), here(facts), facts, _)


def kept(done: Draft, facts: Facts, _: Words) -> Markup:
    """The promise."""
    return parts.lines(_("We will remind you {when}:", when=draft(done, facts, _)), quote(done.what))


def here(facts: Facts) -> str:
    return facts.customer.zone or facts.business.zone


def away(begun: Draft, facts: Facts, _: Words) -> Markup:
    """How long until then. A client that can counts on by itself (Telegram's `date_time`), by whatever clock it has."""
    at = begun.starts and Plan(begun.starts, begun.rule).next(ZoneInfo(here(facts)), facts.now)
    if not at:
        return Markup()
    return Markup('<tg-time unix="{}" format="r">{}</tg-time>').format(
        int(at.timestamp()), _.away(at, facts.now)
    )


def comes(reminder: Reminder, facts: Facts, _: Words) -> Markup:
    """When, and what stands against it: a line by itself."""
    when = capital(plan(reminder.plan, reminder.zone or here(facts), facts, _))
    if reminder.state is Stage.PAUSED:
        return _("{when} · paused", when=when)
    if reminder.again_at is not None:
        again = of_zone(here(facts), _).without_city.when(reminder.again_at, facts.now)
        return _("{when} · snoozed until {again}", when=when, again=again)
    return when


def capital(text: Markup) -> Markup:
    """As a line begins."""
    return text[:1].upper() + text[1:]


def quote(what: str) -> Markup:
    return Markup("<blockquote>{}</blockquote>").format(sanitize.text(sanitize.clip(what, SHOWN)))


def briefly(what: str) -> Markup:
    """On one line, among other things."""
    return Markup("<i>{}</i>").format(sanitize.line(what, TASTE))


def in_words(_: Words) -> Markup:
    return _("Please write it in words, in at most {count} characters.", count=_.number(WHAT_LIMIT))
