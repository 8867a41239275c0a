"""Settings: language, time zone, what we may write about unasked, and what we know."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from care.business import Business
from care.commands import Decline, SetCloseness, SetWishes
from care.people.closeness import Closeness
from care.people.customers import Customer
from dialogs.customers import parts
from dialogs.customers.facts import Facts
from dialogs.customers.language import NAMES
from dialogs.customers.settings import birthday, closeness
from dialogs.customers.surveys.followups import named, short
from dialogs.engine.machine import Button, Dialog, Do, Event, Go, Note, Opened, Press, Screen, Step
from dialogs.language import places
from dialogs.language.words import Words

STOP = "stop"


@dataclass(frozen=True)
class Home:
    """What is set."""


@dataclass(frozen=True)
class Mail:
    """How close we may be, and what we may write about."""


State = Home | Mail


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(argument):
            return _open(argument, facts)
        case Home(), Press("language" | "zone" | "birthday" | "numbers" as dialog):
            return Step(state, (Go(dialog, "settings"),))
        case Home(), Press("privacy"):
            return Step(state, (Go("privacy"),))
        case Home(), Press("mail"):
            return Step(Mail())
        case Mail(), Press(closeness.CHOOSE, number):
            return _come(number, facts)
        case Mail(), Press("wish", argument):
            # The button says what shall be, so that a press that comes twice changes nothing the second time.
            name, _dash, wanted = argument.partition("-")
            wishes = replace(facts.customer.wishes, **{name: wanted == "on"})
            return Step(
                state, (Do(SetWishes(wishes, facts.words.plain(closeness.wish_words(wishes, facts.words)))),)
            )
        case Mail(), Press("again", purpose):
            said = facts.words(
                "We may write to you about this again: {what}.", what=named(purpose, facts.words)
            )
            return Step(state, (Do(Decline(purpose, facts.words.plain(said), on=True)),))
        case Mail(), Press("back"):
            return Step(Home())
    return Step(state)


def _open(argument: str, facts: Facts) -> Step:
    """`argument`: `close-<how close>`, `stop`, or empty for what is set."""
    if argument.startswith(closeness.CHOOSE):
        return _come(argument.removeprefix(f"{closeness.CHOOSE}-"), facts)
    return _stop(facts) if argument == STOP else Step(Home())


def _come(number: str, facts: Facts) -> Step:
    """As close as they say, with the words that they have just read."""
    chosen = Closeness(int(number))
    return Step(Mail(), (Do(SetCloseness(chosen, closeness.agreed_words(chosen, facts.words))),))


def _stop(facts: Facts) -> Step:
    """Whoever says so wants to hear nothing but answers: that is so at once, and said where it can be changed."""
    _, least = facts.words, Closeness.ANSWER
    done = Note(
        _(
            "Done: from now on we only answer you and write about what is under way: your tickets, your points, the "
            "reminders you set."
        )
    )
    if facts.customer.closeness is least:
        return Step(Mail(), (done,))
    return Step(Mail(), (Do(SetCloseness(least, closeness.agreed_words(least, _))), done))


def render(state: State, facts: Facts, _: Words) -> Screen:
    return _render_home(facts, _) if isinstance(state, Home) else _render_mail(facts.customer, _)


def _render_home(facts: Facts, _: Words) -> Screen:
    zone, known = facts.customer.zone or facts.business.zone, facts.customer.birthday
    text = parts.lines(
        _("Language: {language}", language=NAMES[facts.customer.language]),
        _("Time: {time} ({city})", time=_.time(facts.now), city=places.city(zone, _.language)),
        _("Birthday: {day}", day=birthday.shown(known, _)) if known else "",
    )
    language = Button(_.pgettext("button", "Language"), "language")
    time_zone = Button(_.pgettext("button", "Time zone"), "zone")
    mail = Button(_.pgettext("button", "Messages from us"), "mail")
    privacy = Button(_.pgettext("button", "What we know about you"), "privacy")
    day = Button(_.pgettext("button", "My birthday"), "birthday")
    numbers = (
        [(Button(_.pgettext("button", "Phone and card"), "numbers"),)] if _counts(facts.business) else []
    )
    return Screen(text, ((language, time_zone), (mail,), (day,), *numbers, (privacy,), (parts.menu(_),)))


def _counts(business: Business) -> bool:
    """Whether a purchase brings them anything."""
    return bool(business.tiers or business.loyalty.rewards)


def _render_mail(customer: Customer, _: Words) -> Screen:
    """First how close, then what of it: what is further than they want us has no button."""
    wishes = closeness.open_wishes(customer)
    text = parts.paragraphs(
        _(
            "How much would you like us to take care of? You always get answers to your tickets, and you "
            "can change this at any time."
        ),
        closeness.all_meanings(_),
        _("You have not chosen yet. Until you do, you only get what is ticked below.")
        if customer.closeness is None
        else (_("Of these messages, you only get what is ticked below.") if wishes else ""),
        _("You have turned these off; press one to get it again: {what}.", what=_.join(_refused(customer, _)))
        if customer.declined
        else "",
    )
    buttons = [*(_wish(name, customer, _) for name in wishes), *_declined(customer, _)]
    return Screen(text, (*closeness.choices(customer, _), *parts.column(buttons), (parts.back(_),)))


def _refused(customer: Customer, _: Words) -> list[Markup]:
    return [named(purpose, _) for purpose in customer.declined]


def _declined(customer: Customer, _: Words) -> list[Button]:
    """What a follow-up's own press has turned off."""
    return [Button(f"▫️ {short(purpose, _)}", "again", purpose) for purpose in customer.declined]


def _wish(name: str, customer: Customer, _: Words) -> Button:
    on = getattr(customer.wishes, name)
    label = f"{'✅' if on else '▫️'} {closeness.wish_named(name, _)}"
    return Button(label, "wish", f"{name}-{'off' if on else 'on'}")


DIALOG = Dialog("settings", (Home, Mail), Home(), step, render, Facts, passing=lambda _state: True)
