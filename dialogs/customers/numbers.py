"""A customer's phone and card of the shop, as they read them, and the keyboard by which they share the first."""

from markupsafe import Markup

from care.people import phones, shop_cards
from care.people.numbers import Number, Numbers
from dialogs.language.words import Words


def named(kind: Number, value: str, _: Words) -> Markup:
    if kind is Number.PHONE:
        return _("Phone: {phone}", phone=phones.spaced(value))
    return _("Shop card: {number}", number=shop_cards.spaced(value))


# --- the keyboard; plain text


def begun(_: Words) -> str:
    return _.plain(_("The button is below the message field."))


def share(_: Words) -> str:
    return _.plain(_.pgettext("button", "Share my phone"))


def ended(known: Numbers, _: Words) -> str:
    """What is true when it is said."""
    if known.phone:
        return _.plain(_("We have your phone number: {phone}.", phone=phones.spaced(known.phone)))
    return _.plain(_("We do not have your phone number."))
