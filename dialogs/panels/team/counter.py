"""What a cashier sees: whose card it is and what the sum brings, what to give for a voucher, what was done."""

from decimal import Decimal

from markupsafe import Markup

from care.business import Business
from care.loyalty.standing import Standing
from care.loyalty.till.codes import grouped
from care.loyalty.till.vouchers import Voucher
from care.people.customers import Customer
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.ledger_problems import sum_alone

ENTER, UNDO, USE = "till", "till_undo", "till_use"  # actions
CENTS = 100


def carried(number: int, total: Decimal, message: int) -> str:
    """What the button holds that enters it: the card, the sum in hundredths, and where it was written."""
    return f"{number}-{int(total * CENTS)}-{message}"


def render_sum(
    customer: Customer,
    standing: Standing,
    total: Decimal,
    points: int,
    argument: str,
    business: Business,
    _: Words,
) -> Screen:
    """Before anything is entered."""
    text = parts.lines(
        _whose(customer, standing, _),
        _("Total: {sum}", sum=_.money(total, business.loyalty.currency)),
        _.ngettext("Brings {count} point.", "Brings {count} points.", points),
        _.ngettext("Balance: {count} point", "Balance: {count} points", standing.balance),
    )
    enter = Button(_.pgettext("button", "Enter the purchase"), ENTER, argument)
    return Screen(text, ((enter,),), shows=frozenset({customer.id}))


def render_asking(customer: Customer, standing: Standing, _: Words) -> Screen:
    """A photo shows whose card it is, and the sum was not said."""
    text = parts.lines(
        _whose(customer, standing, _),
        _.ngettext("Balance: {count} point", "Balance: {count} points", standing.balance),
        _("What is the total? Reply to the photo with it: {example}", example=sum_alone(_)),
    )
    return Screen(text, shows=frozenset({customer.id}))


def render_entered(customer: Customer, standing: Standing, points: int, place: str, _: Words) -> Screen:
    text = parts.lines(
        _whose(customer, standing, _),
        _.ngettext("✅ Purchase entered: {count} point.", "✅ Purchase entered: {count} points.", points),
        _.ngettext("Balance: {count} point", "Balance: {count} points", standing.balance),
        _("A mistake can be undone within 15 minutes."),
    )
    undo = Button(_.pgettext("button", "Undo the purchase"), UNDO, place)
    return Screen(text, ((undo,),), shows=frozenset({customer.id}))


def render_undone(_: Words) -> Screen:
    return Screen(_("The purchase was undone, and its points were taken back."))


def render_voucher(voucher: Voucher, _: Words) -> Screen:
    text = parts.lines(
        _("Voucher {code}", code=grouped(voucher.code)),
        _("Hand over: {what}", what=_give(voucher, _)),
        _("Press the button once you have given it."),
    )
    return Screen(text, ((Button(_.pgettext("button", "Given, mark as used"), USE, voucher.code),),))


def render_used(voucher: Voucher, _: Words) -> Screen:
    return Screen(_("✅ The voucher is used: {what}", what=_give(voucher, _)))


def _give(voucher: Voucher, _: Words) -> Markup:
    return Markup("<b>{}</b>").format(sanitize.line(voucher.give.in_language(_.language)))


def _whose(customer: Customer, standing: Standing, _: Words) -> Markup:
    tier = standing.tier.name.in_language(_.language) if standing.tier else ""
    name = Markup("<b>{}</b>").format(sanitize.line(customer.name, parts.NAME_LIMIT))
    return Markup(" · ").join(part for part in (name, tier) if part)
