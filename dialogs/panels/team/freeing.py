"""A phone or a card of the shop is taken from a customer, whose it is not, so that its owner can add it."""

from markupsafe import Markup

from care.people.customers import Customer
from care.people.numbers import Number
from dialogs.customers import parts
from dialogs.customers.numbers import named
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words

FREE = "number_free"  # action
LETTERS = {Number.PHONE: "p", Number.CARD: "c"}  # of a button
KINDS = "".join(LETTERS.values())


def carried(kind: Number, value: str, customer: int) -> str:
    """What the button holds: the number, and whose it was when that was shown."""
    return f"{LETTERS[kind]}{value.removeprefix('+')}-{customer}"


def read(argument: str) -> tuple[Number, str, int]:
    """Of what is known to be carried."""
    number, _dash, customer = argument.partition("-")
    kind = next(kind for kind, letter in LETTERS.items() if letter == number[0])
    return kind, f"+{number[1:]}" if kind is Number.PHONE else number[1:], int(customer)


def render_holder(kind: Number, value: str, customer: Customer, _: Words) -> Screen:
    name = Markup("<b>{}</b>").format(sanitize.line(customer.name, parts.NAME_LIMIT))
    text = parts.lines(
        named(kind, value, _),
        _("Added by {name}.", name=name),
        _(
            "If it belongs to someone else, free it up. The till will then no longer recognise this "
            "customer by it."
        ),
    )
    free = Button(_.pgettext("button", "Free up this number"), FREE, carried(kind, value, customer.id))
    return Screen(text, ((free,),), shows=frozenset({customer.id}))


def render_freed(kind: Number, value: str, _: Words) -> Screen:
    return Screen(
        parts.lines(
            named(kind, value, _),
            _("✅ It is free now. Its owner can add it in the bot under “My points” → “Phone and card”."),
        )
    )
