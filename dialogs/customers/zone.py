"""The time zone: a short list, a city by name, or a shared location, and always the question whether the time is right.

Opened with the dialog to go on to.
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from care.commands import Refused, SetZone
from care.values.content import Content, Kind, Message
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts, Reminders
from dialogs.engine.machine import (
    Button,
    Dialog,
    Do,
    Event,
    Go,
    Happened,
    Note,
    Opened,
    Press,
    Said,
    Screen,
    Sent,
    Step,
)
from dialogs.language import places, sanitize
from dialogs.language.words import Words

# Where the customers of a Ukrainian business mostly are; the business's own zone stands before them.
REGION = (
    "Europe/Kyiv",
    "Europe/Warsaw",
    "Europe/Berlin",
    "Europe/Prague",
    "Europe/Vilnius",
    "Europe/London",
    "Asia/Tbilisi",
    "America/New_York",
)
QUERY_LIMIT = 60
QUERY_WORDS = 3  # more of them are no city's name that we do not know


@dataclass(frozen=True)
class Choosing:
    """`zones` on offer: found by a name, or empty for the short list."""

    onward: str = "menu"
    zones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Confirming:
    """Is that the time there?"""

    zone: str
    onward: str = "menu"


@dataclass(frozen=True)
class Following:
    """It is right; and shall the reminders that they have set follow them there? Nothing is changed before they say."""

    zone: str
    onward: str = "menu"


State = Choosing | Confirming | Following


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(argument):
            return Step(Choosing(argument or "menu"))
        case Choosing(), Press("pick", index):
            return Step(Confirming(_on_offer(state, facts)[int(index)], state.onward))
        case Choosing(zones=()), Press("back"):
            return Step(state, (Go(state.onward),))
        case _, Press("again" | "back"):
            return Step(Choosing(state.onward))
        case Confirming(), Press("yes"):
            return _confirmed(state, facts)
        case Following(), Press("hours" | "moments" as how):
            return Step(state, (Do(SetZone(state.zone, holds=how == "moments")),))
        case _, Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words),))
        case _, Happened():
            return Step(state, (Note(facts.words("The time zone is saved.")), Go(state.onward)))
        case _, Said(message) | Sent(message):
            return _told(state, message, facts)
    return Step(state)


def _confirmed(state: Confirming, facts: Facts) -> Step:
    if state.zone != _lived(facts) and _following(facts):
        return Step(Following(state.zone, state.onward))
    return Step(state, (Do(SetZone(state.zone)),))


def _lived(facts: Facts) -> str:
    """By which clock they live until now."""
    return facts.customer.zone or facts.business.zone


def _following(facts: Facts) -> int:
    """How many of their reminders come by whatever clock they live by."""
    return sum(not each.zone for each in facts[Reminders()])


def _told(state: State, message: Message, facts: Facts) -> Step:
    """A place, or something else, which is kept and offered to go where it belongs."""
    content = message.content
    if content.kind is Kind.LOCATION:
        return _locate(state, content)
    text = content.text if content.kind is Kind.TEXT and sanitize.length(content.text) <= QUERY_LIMIT else ""
    found = places.search(text) if text else ()
    if len(found) == 1:
        return Step(Confirming(found[0], state.onward))
    if found:
        return Step(Choosing(state.onward, found))
    if not text or len(text.split()) > QUERY_WORDS:
        return Step(state, (Go("offer", messages=(message,), gathers=True),))
    _ = facts.words
    hint = _("We do not know that city. Try the nearest big one, or send your location.")
    return Step(Choosing(state.onward), (Note(hint),))


def _locate(state: State, content: Content) -> Step:
    return Step(Confirming(places.nearest(content.data["latitude"], content.data["longitude"]), state.onward))


def _on_offer(state: Choosing, facts: Facts) -> tuple[str, ...]:
    return state.zones or tuple(dict.fromkeys((facts.business.zone, *REGION)))


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Confirming():
            return _render_confirming(state, facts, _)
        case Following():
            return _render_following(facts, _)
    zones = [
        Button(f"{places.city(zone, _.language)}, {_local(zone, _).time(facts.now)}", "pick", str(index))
        for index, zone in enumerate(_on_offer(state, facts))
    ]
    text = _("What is your time zone? Choose a city, type its name, or send your location (📎).")
    return Screen(text, (*parts.rows(zones, 2), (parts.back(_),)))


def _render_confirming(state: Confirming, facts: Facts, _: Words) -> Screen:
    city, time = places.city(state.zone, _.language), _local(state.zone, _).time(facts.now)
    text = _("It is {time} where you are now, the same as in {city}. Is that right?", time=time, city=city)
    yes = Button(_.pgettext("button", "Yes"), "yes")
    return Screen(text, ((yes, Button(_.pgettext("button", "No, another city"), "again")),))


def _render_following(facts: Facts, _: Words) -> Screen:
    count, city = _following(facts), places.city(_lived(facts), _.language)
    text = parts.paragraphs(
        _.ngettext(
            "You have {count} reminder set in {city} time.",
            "You have {count} reminders set in {city} time.",
            count,
            city=city,
        ),
        _(
            "Should your reminders move to the new time zone? What you set for 10:00 would then come "
            "at 10:00 where you are now. Or should they stay in the old one?"
        ),
    )
    hours = Button(_.pgettext("button", "Use the new time zone"), "hours")
    moments = Button(_.pgettext("button", "Keep the old time zone"), "moments")
    return Screen(text, ((hours,), (moments,), (parts.back(_),)))


def _local(zone: str, _: Words) -> Words:
    return Words(_.language, ZoneInfo(zone))


DIALOG = Dialog(
    "zone",
    (Choosing, Confirming, Following),
    Choosing(),
    step,
    render,
    Facts,
    needs=lambda state: (Reminders(),) if isinstance(state, Confirming | Following) else (),
    takes_text=lambda _state: True,
)
