"""To the customer: about their points; and to the desk, about a ticket on them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from markupsafe import Markup

from care.loyalty.movements import Why
from care.loyalty.till.codes import grouped
from care.loyalty.till.vouchers import Voucher
from care.notices.points import DeskPointsMissing, PointsChanged, PointsEnd
from care.people.numbers import Number
from dialogs.customers import numbers, parts
from dialogs.customers.loyalty.history import receipt_number
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, words_of

FOR_WHAT: dict[str, Callable[[Words], Markup]] = {
    Why.PURCHASE: lambda _: _("For your purchase."),
    Why.OPENING: lambda _: _("These are the points you had with us before."),
    Why.WELCOME: lambda _: _("A welcome gift."),
    Why.BIRTHDAY: lambda _: _("A birthday gift."),
    Why.ANNIVERSARY: lambda _: _("For one more year together."),
    Why.SURVEY: lambda _: _("Thank you for your answer."),
    Why.FRIEND: lambda _: _("For a friend who came to us."),
    Why.FRIEND_RETURNED: lambda _: _("Because a friend you invited has returned their first purchase."),
    Why.STAMPS: lambda _: _("Your stamp card is full."),
    Why.REFUND: lambda _: _("Because a purchase was returned."),
}
INSTANT = timedelta(seconds=1)  # what is over at midnight holds through the day before


@words_of(PointsChanged)
def points_changed(notice: PointsChanged, _context: Context, _: Words) -> Screen:
    if notice.why == Why.CANCELLED:
        return _voucher_ended(notice, _)
    amount, reason, balance = notice.amount, notice.reason, notice.balance
    changed = Markup()
    if amount > 0:
        changed = _.ngettext("We have given you {count} point.", "We have given you {count} points.", amount)
    elif amount < 0:
        changed = _.ngettext("We have deducted {count} point.", "We have deducted {count} points.", -amount)
    why = _("Reason: {reason}", reason=sanitize.line(reason)) if reason else Markup()
    now = _.ngettext("You have {count} point.", "You have {count} points.", balance)
    for_what = FOR_WHAT[notice.why](_) if notice.why in FOR_WHAT else Markup()
    points = Button(_.pgettext("button", "My points"), "points")
    since = _("Available to spend from {date}.", date=_.date(notice.since)) if notice.since else Markup()
    debt = Markup()
    if notice.debt:
        debt = _.ngettext(
            "{count} point has already been spent and will come off what you earn next.",
            "{count} points have already been spent and will come off what you earn next.",
            notice.debt,
        )
    return Screen(parts.lines(changed, for_what, why, since, debt, now), ((points,),))


def _voucher_ended(notice: PointsChanged, _: Words) -> Screen:
    """Its name is not a reason for points: they are theirs again."""
    text = parts.lines(
        _("The voucher “{reward}” was not used in time.", reward=sanitize.line(notice.reason)),
        _.ngettext("{count} point is back.", "{count} points are back.", notice.amount),
        _.ngettext("You have {count} point.", "You have {count} points.", notice.balance),
    )
    return Screen(text, ((Button(_.pgettext("button", "My points"), "points"),),))


@words_of(PointsEnd)
def points_end(notice: PointsEnd, _context: Context, _: Words) -> Screen:
    said = (
        _.ngettext(
            "{count} point is valid through {date}, then it expires.",
            "{count} points are valid through {date}, then they expire.",
            points,
            date=_.date(at - INSTANT),
        )
        for points, at in notice.ends
    )
    now = _.ngettext("You have {count} point.", "You have {count} points.", notice.balance)
    return Screen(parts.lines(*said, now), ((Button(_.pgettext("button", "My points"), "points"),),))


def render_card(code: str, until: datetime, now: datetime, _: Words, shop_card: str = "") -> Screen:
    """What stands below the picture of their card; `until`: its code holds; `shop_card`: which has a bar code there."""
    text = parts.lines(
        Markup("<code>{}</code>").format(grouped(code)),
        _(
            "Show this to the cashier, or read out the digits. Use the code {deadline}: it works once.",
            deadline=_.by(until, now),
        ),
        numbers.named(Number.CARD, shop_card, _) if shop_card else "",
    )
    return Screen(text, ((Button(_.pgettext("button", "New code"), "points", "card"),),))


def render_voucher(voucher: Voucher, _: Words) -> Screen:
    """What stands below it."""
    name = sanitize.line(voucher.name.in_language(_.language))
    text = parts.lines(
        Markup("<b>{}</b>\n<code>{}</code>").format(name, grouped(voucher.code)),
        _(
            "Show this to the cashier, or read out the digits. It works once and is valid until the "
            "end of {date}.",
            date=_.full_date(voucher.ends_at - INSTANT),
        ),
    )
    return Screen(text, ((Button(_.pgettext("button", "My points"), "points"),),))


@words_of(DeskPointsMissing)
def desk_points_missing(notice: DeskPointsMissing, _context: Context, _: Words) -> Screen:
    """What is known already need not be asked."""
    balance = _.ngettext("Balance: {count} point", "Balance: {count} points", notice.balance)
    text = parts.lines(
        _("The customer says that points are missing. Their latest purchases:")
        if notice.receipts
        else _("The customer says that points are missing. We do not know of any of their purchases."),
        *(_receipt(*each, _) for each in notice.receipts),
        balance,
        _by(notice.by, _),
    )
    return Screen(text)


def _receipt(
    key: str, at: datetime, total: Decimal, currency: str, points: int, taken: int, _: Words
) -> Markup:
    said = (_.date(at), receipt_number(key, _), _.money(total, currency), f"+{_.number(points)}")
    back = f"−{_.number(taken)}" if taken else ""
    return Markup(" · ").join(each for each in (*said, back) if each)


def _by(known: tuple[str, ...], _: Words) -> Markup:
    every = {str(Number.PHONE): _("phone"), str(Number.CARD): _("shop card")}
    names = [every[each] for each in known if each in every]
    if not names:
        return _(
            "They have added neither a phone nor a shop card: the till only knows them by the code on their screen."
        )
    return _("The till also knows: {what}.", what=_.join(names))
