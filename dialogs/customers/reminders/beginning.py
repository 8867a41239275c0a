"""Setting one: what of, and when. Words are taken at any point; buttons lead there, too."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from markupsafe import Markup

from care.commands import Refused, SetZone
from care.reminders.commands import KeepReminder
from care.reminders.model import Appointment, Plan
from care.values.content import Message
from dialogs.customers import refusals, zone
from dialogs.customers.facts import Facts
from dialogs.customers.reminders import said, waiting
from dialogs.customers.reminders.asked import asks_for_list
from dialogs.customers.reminders.states import (
    BEGUN,
    HERE,
    Asking,
    Begun,
    Choosing,
    Confirming,
    Day,
    Draft,
    Hour,
    List,
    Locating,
    Naming,
    Option,
    State,
)
from dialogs.customers.reminders.understanding import (
    SERIES,
    hour_in,
    is_another,
    is_wordless,
    local_now,
    named,
    names_no_time,
    placed,
    settled,
    understood,
)
from dialogs.engine.limits import MESSAGES_LIMIT, enough
from dialogs.engine.machine import Do, Event, Go, Happened, Note, Press, Resume, Said, Sent, Step
from dialogs.language.when import Why
from dialogs.language.words import Words

EVENING, MORNING = time(19), time(9)
DAY, NEAR = timedelta(days=1), timedelta(hours=2)
DAY_BEFORE, HOURS_BEFORE = "1d", "2h"


def begin(draft: Draft, messages: tuple[Message, ...], facts: Facts) -> Step:
    """With these words, if they have written any. First of all by which clock they live, if we do not know."""
    if not facts.customer.zone and draft == Draft() and waiting.joins(messages, facts):
        return Step(List(), (Resume(messages),))
    if not facts.customer.zone:
        return Step(Locating(draft, facts.business.zone, messages=messages))
    if draft.appointment is not None and draft.before and not messages:
        return _before(draft, draft.appointment, facts)
    return Step(understood(draft, messages[-1], messages, facts) if messages else Asking(draft))


def _before(draft: Draft, appointment: Appointment, facts: Facts) -> Step:
    """A day before on the same hour, or two hours before: on the clock where they are."""
    zone = facts.customer.tz(facts.business)
    if draft.before == DAY_BEFORE:
        starts = appointment.at.astimezone(zone).replace(tzinfo=None) - DAY
    else:
        starts = (appointment.at - NEAR).astimezone(zone).replace(tzinfo=None)
    if starts <= local_now(facts):
        return Step(Asking(draft, Why.PAST))
    return Step(settled(draft, Option(starts), (), facts))


def resumed(state: State, facts: Facts) -> State:
    """As it is gone on with: where they live may be known since."""
    if isinstance(state, Locating) and facts.customer.zone:
        after: Begun = begin(state.draft, state.messages, facts).state
        return after
    return state


def step(state: Begun, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Said(message) | Sent(message) if waiting.waits(state, message):
            return waiting.queue(state, message, facts)
        case _, Said(message) if is_another(state, message, facts):
            return _another(state, message, facts)
        case Locating(), _:
            return _locate(state, event, facts)
        case _, Said(message) | Sent(message):
            return _hear(state, message, facts)
        case _, Press("other") if state.draft.number:  # what they said last; the rest is of the reminder
            beside = Go("offer", messages=state.messages[-1:])
            return Step(replace(state, messages=state.messages[:-1]), (beside,))
        case _, Press("other"):
            return Step(List(), (*waiting.following(state.draft), Go("offer", messages=state.messages)))
        case _, Press("skip"):
            return Step(List(), (Note(dropped(state, facts.words)), *waiting.following(state.draft)))
        case _, Press("back"):
            return _back(state)
        case _, Press(action, argument):
            return _press(state, action, argument, facts)
    return Step(state)


def _another(state: Begun, message: Message, facts: Facts) -> Step:
    go = Go(HERE, messages=(message,))
    if asks_for_list(message.content):  # which names what is not finished, too
        return Step(state, (go,))
    kept = facts.words("The reminder you started before is not set yet: you can finish it from the menu.")
    return Step(state, (Note(kept), go))


def dropped(state: State, _: Words) -> Markup:
    if isinstance(state, BEGUN) and state.draft.number:
        return _("Cancelled. The reminder stays as it was.")
    return _("Cancelled. No reminder was set.")


def _press(state: Begun, action: str, argument: str, facts: Facts) -> Step:
    draft, messages = state.draft, state.messages
    match state, action:
        case Choosing(), "option":
            option = state.options[int(argument)]
            chosen = state.why == SERIES  # that it goes on, or does not
            return Step(
                placed(draft, option, messages) if chosen else settled(draft, option, messages, facts)
            )
        case Confirming(), "keep":
            plan = Plan(draft.starts or local_now(facts), draft.rule)
            keep = KeepReminder(
                draft.what, plan, draft.number, draft.ticket, draft.feedback, draft.appointment, draft.exact
            )
            return Step(state, (Do(keep),))
        case Confirming(), "when":
            return Step(Asking(replace(draft, starts=None, rule=""), messages=messages))
        case Confirming(), "what":
            return Step(Naming(draft, messages))
        case _, "quick":
            return Step(
                settled(draft, Option(quick(argument, facts), exact=argument == "hour"), messages, facts)
            )
        case _, "day":
            return Step(Hour(draft, argument, messages) if argument else Day(draft, messages=messages))
        case Day(), "month":
            return Step(Day(draft, int(argument), messages))
        case Day(), "no_day":
            return Step(state, (Note(facts.words("Please choose a day that is still to come.")),))
        case Hour(), "hour":
            return Step(settled(draft, Option(_at(state.day, time(int(argument)))), messages, facts))
    return Step(state)


def _back(state: Begun) -> Step:
    draft, messages = state.draft, state.messages
    match state:
        case Hour():
            return Step(Day(draft, messages=messages))
        case Day() | Choosing():
            return Step(Asking(draft, messages=messages))
        case Naming() if draft.what:
            return Step(Confirming(draft, messages))
        case Naming():
            return Step(Asking(replace(draft, starts=None, rule=""), messages=messages))
    return Step(state, (Go("menu"),))


def hear(state: Begun, message: Message, facts: Facts) -> Begun:
    """Where they are once they have said this."""
    after: Begun = _hear(state, message, facts).state
    return after


def _hear(state: Begun, message: Message, facts: Facts) -> Step:
    if len(state.messages) >= MESSAGES_LIMIT:
        return Step(state, (Note(enough(facts.words)),))
    messages = (*state.messages, message)
    match state:
        case Naming(draft):
            what = named(message)
            if not what:
                return Step(state, (Note(said.in_words(facts.words)),))
            return Step(Confirming(replace(draft, what=what), messages))
        case Hour(draft, day) if (hour := hour_in(message.content.text)) is not None:
            return Step(settled(draft, Option(_at(day, hour)), messages, facts))
        case Choosing() | Confirming() | Day() | Hour() if is_wordless(message):
            return Step(replace(state, messages=messages), (Note(said.in_words(facts.words)),))
    if state.draft.number and names_no_time(state.draft, message, facts):
        note = Note(facts.words("This does not say when the reminder should come, so nothing has changed."))
        return Step(replace(state, messages=messages), (note,))
    return Step(understood(state.draft, message, messages, facts))


def quick(name: str, facts: Facts) -> datetime:
    """In an hour, this evening, tomorrow morning: on the clock where they are."""
    now = local_now(facts)
    match name:
        case "evening":
            return datetime.combine(now.date(), EVENING)
        case "morning":
            return datetime.combine(now.date() + DAY, MORNING)
    there = facts.customer.tz(facts.business)
    return (facts.now + timedelta(hours=1)).astimezone(there).replace(tzinfo=None, second=0, microsecond=0)


def _at(day: str, hour: time) -> datetime:
    return datetime.combine(date.fromisoformat(day), hour)


# --- by which clock they live: as dialogs/customers/zone.py asks


def _locate(state: Locating, event: Event, facts: Facts) -> Step:
    """Its states stand for what is chosen here, and its `Go`s for going on."""
    match event:
        case Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words),))
        case Happened():
            return begin(state.draft, state.messages, facts)
        case Press("back") if not (state.zone or state.zones):
            return Step(state, (Go("menu"),))
        case Press("yes") if state.zone:  # whoever has said no zone yet has not moved
            return Step(state, (Do(SetZone(state.zone)),))
    asked = zone.step(inner(state), event, facts)
    match asked.state:
        case zone.Confirming(where):
            after = replace(state, zone=where, zones=())
        case zone.Choosing(zones=zones):
            after = replace(state, zone="", zones=zones)
    return Step(after, asked.effects)


def inner(state: Locating) -> zone.State:
    return zone.Confirming(state.zone, HERE) if state.zone else zone.Choosing(HERE, state.zones)
