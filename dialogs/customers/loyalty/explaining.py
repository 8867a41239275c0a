"""Why a purchase brought so many points, or none: the latest that we know of, as their customer reads it."""

from datetime import datetime
from decimal import Decimal

from markupsafe import Markup

from care.business import Business
from care.loyalty.receipts import Receipt
from dialogs.customers import parts
from dialogs.customers.loyalty.history import receipt_number
from dialogs.language.words import Words

SHOWN = 3  # receipts


def explained(receipt: Receipt, business: Business, now: datetime, _: Words) -> Markup:
    purchase = receipt.purchase
    total = _.money(purchase.total, purchase.currency)
    said = _.date(purchase.at), receipt_number(purchase.key, _), total, f"+{_.number(receipt.points)}"
    return parts.lines(Markup(" · ").join(part for part in said if part), _reason(receipt, business, now, _))


def _reason(receipt: Receipt, business: Business, now: datetime, _: Words) -> Markup:
    """Empty where there is nothing to explain."""
    if receipt.reversed:
        return _.ngettext(
            "{count} point was taken back when you returned something.",
            "{count} points were taken back when you returned something.",
            receipt.reversed,
        )
    if not receipt.points:
        if any(each.reason.brings(Decimal(1)) for each in receipt.bought):
            return _("The sum is too small for a whole point.")
        return _("What you bought brings no points.")
    since = receipt.purchase.at + business.loyalty.wait
    return _("They can be spent from {date}.", date=_.date(since)) if since > now else Markup()
