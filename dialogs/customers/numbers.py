"""A customer's phone and card of the shop, as they read them."""

from markupsafe import Markup

from care.people import phones, shop_cards
from care.people.numbers import Number
from dialogs.language.words import Words


def named(kind: Number, value: str, _: Words) -> Markup:
    if kind is Number.PHONE:
        return _("Phone: {phone}", phone=phones.spaced(value))
    return _("Shop card: {number}", number=shop_cards.spaced(value))
