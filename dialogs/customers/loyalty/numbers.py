"""By what tills know a customer without the code: their phone, as Telegram confirms it, and the shop's own card.

Neither is ever asked for: both are a press away from their points and their settings, and gone with another.
"""

from dataclasses import dataclass, replace

from markupsafe import Markup

from care.business import OTHER
from care.commands import Refused
from care.loyalty.till.commands import DropNumber, OwnNumber
from care.people import phones, shop_cards
from care.people.numbers import Number, NumberTaken
from care.values.content import Kind, Message
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts, OwnNumbers
from dialogs.customers.numbers import named
from dialogs.customers.writing import offer
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
from dialogs.language.words import Words

SETTINGS = "settings"


@dataclass(frozen=True)
class Shown:
    """What we know. `above`: the dialog to which "back" leads; in all states."""

    above: str = "points"


@dataclass(frozen=True)
class AskingPhone:
    """They are to share their contact."""

    above: str = "points"


@dataclass(frozen=True)
class AskingCard:
    """They are to type in its number."""

    above: str = "points"


@dataclass(frozen=True)
class Taken:
    """Somebody else has it."""

    number: Number
    above: str = "points"


State = Shown | AskingPhone | AskingCard | Taken
ASKING = {Number.PHONE: AskingPhone, Number.CARD: AskingCard}


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(above, (message,)):
            return _told(_asked(message, above), message, facts)
        case _, Opened(argument):
            return Step(Shown(SETTINGS if argument == SETTINGS else "points"))
        case AskingPhone() | AskingCard(), Said(message) | Sent(message):
            return _told(state, message, facts)
        case _, Press(action, argument):
            return _pressed(state, action, argument)
        case _, Happened(result):
            return _after(state, result, facts.words)
    return Step(state)


def _asked(message: Message, above: str) -> AskingPhone | AskingCard:
    """What they have pressed who only look: a card's number is one, and any other could be a phone's."""
    return AskingCard(above) if shop_cards.number(message.content.text) else AskingPhone(above)


def _pressed(state: State, action: str, argument: str) -> Step:
    match state, action:
        case Shown(above), "back":
            return Step(state, (Go(above),))
        case Shown(above), "add":
            return Step(ASKING[Number(argument)](above))
        case Shown(), "drop":
            return Step(state, (Do(DropNumber(Number(argument))),))
        case Taken(), "ask":
            return Step(state, (Go("question", OTHER),))
        case _, "back":
            return Step(Shown(state.above))
    return Step(state)


def _after(state: State, result: object, _: Words) -> Step:
    match result:
        case Refused(NumberTaken(kind=kind)):
            return Step(Taken(Number(kind), state.above))
        case Refused():
            return Step(Shown(state.above), (refusals.note(result, _),))
    said = _("Removed.") if isinstance(state, Shown) else _("Saved.")
    return Step(Shown(state.above), (Note(said),))


def _told(state: AskingPhone | AskingCard, message: Message, facts: Facts) -> Step:
    """The number; a word about what is none; and whatever is about something else goes where it belongs."""
    _, content = facts.words, message.content
    if content.kind is Kind.CONTACT:
        phone = phones.shared(content.data, facts.customer.id)
        if phone is not None:
            return Step(state, (Do(OwnNumber(Number.PHONE, phone)),))
        return Step(replace(state), (Note(_not_own(content.data.get("user_id"), facts)),))
    text = content.text.strip()
    if isinstance(state, AskingCard) and content.kind is Kind.TEXT:
        if card := shop_cards.number(text):
            return Step(state, (Do(OwnNumber(Number.CARD, card)),))
        if is_number(text):
            return Step(state, (Note(_("That is not a card number: please check all 13 digits.")),))
    if isinstance(state, AskingPhone) and content.kind is Kind.TEXT and is_number(text):
        return Step(state, (Note(_("We cannot accept a typed number. Please press the button below.")),))
    return Step(state, (offer.place_of(message),))


def _not_own(person: object, facts: Facts) -> Markup:
    _ = facts.words
    if person == facts.customer.id:
        return _("Please do not forward your contact: press the button below to share it.")
    return _(
        "That is somebody else’s contact. We can only accept your own number: please press the button below."
    )


def is_number(text: str) -> bool:
    """Digits, and little else."""
    digits = sum(sign.isdecimal() for sign in text)
    return digits >= 4 and digits * 2 > len(text)


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Shown():
            return _shown(facts, _)
        case AskingPhone():
            return Screen(_ask_phone(_), ((parts.back(_),),))
        case AskingCard():
            return Screen(_ask_card(_), ((parts.back(_),),))
        case Taken(number):
            why = refusals.sentence(Refused(NumberTaken(kind=str(number))), _)
            ask = Button(_.pgettext("button", "Ask an operator"), "ask")
            return Screen(why, ((ask,), (parts.back(_), parts.menu(_))))


def _shown(facts: Facts, _: Words) -> Screen:
    own = facts[OwnNumbers()]
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("My phone and card")),
        parts.lines(
            named(Number.PHONE, own.phone, _) if own.phone else "",
            named(Number.CARD, own.card, _) if own.card else "",
        ),
        _(
            "With your phone or shop card, a cashier can find you without the code, and you still get your points."
        ),
    )
    phone = (
        Button(_.pgettext("button", "Remove the phone"), "drop", Number.PHONE)
        if own.phone
        else Button(_.pgettext("button", "Add my phone"), "add", Number.PHONE)
    )
    card = (
        Button(_.pgettext("button", "Remove the card"), "drop", Number.CARD)
        if own.card
        else Button(_.pgettext("button", "Add a shop card"), "add", Number.CARD)
    )
    return Screen(text, ((phone,), (card,), (parts.back(_), parts.menu(_))))


def _ask_phone(_: Words) -> Markup:
    return _(
        "To add your phone, press “Share my phone” below: Telegram will ask you and then send us the number. We use it "
        "only so that a cashier can find you."
    )


def _ask_card(_: Words) -> Markup:
    return _("Type the number of your shop card: the 13 digits below the barcode.")


DIALOG = Dialog(
    "numbers",
    (Shown, AskingPhone, AskingCard, Taken),
    Shown(),
    step,
    render,
    Facts,
    needs=lambda state: (OwnNumbers(),) if isinstance(state, Shown) else (),
    takes_text=lambda state: isinstance(state, AskingPhone | AskingCard),
    passing=lambda _state: True,
    wants_contact=lambda state: isinstance(state, AskingPhone),
)
