"""What we have written by ourselves, and what came of it."""

from markupsafe import Markup

from care.business import Business
from care.contact.purposes import BROADCAST
from care.followups.figures import Worth
from care.views.written import Written
from dialogs.customers.surveys.followups import short
from dialogs.language.words import Words
from dialogs.staff import columns
from dialogs.staff.figures.chart import Chart, Row, Rows
from dialogs.staff.figures.shown import Said, Table


def said(view: Written, business: Business, _: Words) -> Said:
    if not view.kinds:
        return Said(_title(business, _), view.period, [_nothing(_)])
    lines = [
        _(
            "{kind}: sent {sent}, answered {answered}, led to a ticket {tickets}, turned off {less}",
            **_fields(each, _),
        )
        for each in view.kinds
    ]
    return Said(_title(business, _), view.period, lines, note=_note(view, _))


def picture(view: Written, business: Business, _: Words) -> Chart:
    days, title = _.days(view.period.first, view.period.last), _.plain(_title(business, _))
    if not view.kinds:
        return Chart(title, days, (), _.plain(_nothing(_)))
    rows = tuple(_row(each, _) for each in view.kinds)
    named = _.pgettext("chart", "answered"), _.pgettext("chart", "turned off")
    part = Rows(_.plain(_("Sent: answered · turned off")), tuple(map(_.plain, named)), rows, 1.0)
    return Chart(title, days, (part,), _.plain(_note(view, _)))


def table(view: Written, _: Words) -> Table:
    rows = [
        (
            view.period.first,
            view.period.last,
            each.kind,
            _.plain(short(each.kind, _)),
            each.sent,
            each.answered,
            each.led_to,
            each.opted_out,
        )
        for each in view.kinds
    ]
    return Table(columns.of_written(_), rows)


def _title(business: Business, _: Words) -> Markup:
    return _("Sent by us: {whose}", whose=business.name.in_language(_.language))


def _nothing(_: Words) -> Markup:
    return _("The bot sent nothing by itself in this period.")


def _note(view: Written, _: Words) -> Markup:
    if all(each.kind != BROADCAST.key for each in view.kinds):
        return Markup()
    return _("For news and offers, “answered” means that a button was pressed.")


def _row(each: Worth, _: Words) -> Row:
    answered, less = each.answered / each.sent, each.opted_out / each.sent
    told = f"{_.number(each.sent)}: {_.percent(answered)} · {_.percent(less)}"
    return Row(_.plain(short(each.kind, _)), _.plain(told), (answered, less))


def _fields(each: Worth, _: Words) -> dict[str, object]:
    return {
        "kind": short(each.kind, _),
        "sent": _.number(each.sent),
        "answered": _.number(each.answered),
        "tickets": _.number(each.led_to),
        "less": _.number(each.opted_out),
    }
