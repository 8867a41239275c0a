"""What came of a broadcast, for admins: the figures, by language, and by which rule they are counted."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from markupsafe import Markup

from care.broadcasts.after import ANSWERS, VOUCHERS, After, Came
from care.broadcasts.model import Broadcast
from care.broadcasts.rows import Counts
from care.business import Business
from dialogs.customers import parts
from dialogs.customers.language import NAMES
from dialogs.engine.machine import Button, Screen
from dialogs.language.words import Words
from dialogs.staff.broadcasts import REFRESH, counted
from dialogs.staff.pages import Page


def render(
    broadcast: Broadcast, counts: Counts, found: After, business: Business, now: datetime, _: Words
) -> Screen:
    head = Markup("<b>{}</b>").format(_("Broadcast No. {number}: results", number=broadcast.id))
    text = parts.paragraphs(parts.lines(head, counted(counts, _)), *_came(found, business, now, _))
    again = Button(_.pgettext("button", "Refresh"), REFRESH, str(broadcast.id))
    return Screen(text, ((again, Button(_.pgettext("button", "Broadcasts"), "page", Page.BROADCASTS)),))


def _came(found: After, business: Business, now: datetime, _: Words) -> Iterable[Markup]:
    if found.until is None:
        yield _("It has not reached anybody yet.")
        return
    yield parts.lines(*_all(found.total, business, _))
    if len(found.by) > 1:
        yield parts.lines(*(_of_language(name, came, _) for name, came in found.by.items()))
    yield _rule(_)
    if found.until > now:
        yield _("The figures will be final {deadline}.", deadline=_.by(found.until, now))


def _all(came: Came, business: Business, _: Words) -> Iterable[Markup]:
    reached = came.delivered + came.ambiguous
    share = _.percent(came.pressed / reached) if reached else ""
    yield _("Pressed a button below it: {count} ({share})", count=_.number(came.pressed), share=share)
    yield _("Tickets after pressing a button: {count}", count=_.number(came.tickets))
    yield _(
        "Wrote to us within {length}: {count} (in the {length} before it: {before})",
        length=_days(ANSWERS, _),
        count=_.number(came.answered),
        before=_.number(came.wrote_before),
    )
    if business.loyalty.rewards or came.redeemed or came.used_before:
        yield _(
            "Used a voucher within {length}: {count} (in the {length} before it: {before})",
            length=_days(VOUCHERS, _),
            count=_.number(came.redeemed),
            before=_.number(came.used_before),
        )
    yield _("Pressed “No more of these”: {count}", count=_.number(came.unsubscribed))
    if came.turned_off:
        yield _(
            "Turned news off in another way within {length}: {count}",
            length=_days(ANSWERS, _),
            count=_.number(came.turned_off),
        )


def _of_language(name: str, came: Came, _: Words) -> Markup:
    said = (
        (came.blocked, _("blocked the bot: {count}", count=_.number(came.blocked))),
        (came.ambiguous, _("delivery not confirmed: {count}", count=_.number(came.ambiguous))),
        (came.pressed, _("pressed: {count}", count=_.number(came.pressed))),
        (came.tickets, _("tickets: {count}", count=_.number(came.tickets))),
        (came.answered, _("wrote: {count}", count=_.number(came.answered))),
        (came.redeemed, _("used a voucher: {count}", count=_.number(came.redeemed))),
        (
            came.unsubscribed + came.turned_off,
            _("unsubscribed: {count}", count=_.number(came.unsubscribed + came.turned_off)),
        ),
    )
    figures = (
        _("delivered: {count}", count=_.number(came.delivered)),
        *(words for count, words in said if count),
    )
    names = {str(key): own for key, own in NAMES.items()}
    return Markup("<b>{}</b>: {}").format(names.get(name, name), Markup(" · ").join(figures))


def _rule(_: Words) -> Markup:
    return _(
        "Tickets are those opened or continued within an hour of pressing a button. Messages and "
        "vouchers count towards the last broadcast that a customer got, whatever prompted them. "
        "For comparison, the number in brackets covers the same time before the broadcast. "
        "Telegram does not say who opened a link."
    )


def _days(length: timedelta, _: Words) -> Markup:
    return _.ngettext("{count} day", "{count} days", length.days)
