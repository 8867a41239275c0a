"""What was done for a customer, to them, and to the topic where the team goes on with it."""

from markupsafe import Markup

from care.notices.usual import DeskUsualOrder, DeskUsualUndone, UsualOrder, UsualReminder
from dialogs.customers import parts
from dialogs.customers.surveys.followups import fewer
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.when.saying import in_days, say
from dialogs.language.words import Words
from dialogs.notices.context import Context, named, words_of

ORDER = 40  # characters of its number


@words_of(UsualOrder)
def usual_order(notice: UsualOrder, context: Context, _: Words) -> Screen:
    often = _(
        "You order {often}, and the last time was {date} ({order}).",
        often=in_days(_, notice.days),
        date=_.date(notice.last),
        order=sanitize.line(notice.order, ORDER),
    )
    asked = _("So we have asked the team for the same again: No. {number}.", number=notice.about)
    due = notice.answer_due and _("We will answer {deadline}.", deadline=_.by(notice.answer_due, context.now))
    nothing = _("Nothing is ordered or charged until they have agreed it with you.")
    until = notice.undo_until and _(
        "You can undo this with one press {deadline}.", deadline=_.by(notice.undo_until, context.now)
    )
    undo = Button(_.pgettext("button", "Undo this"), "followup", f"usual_order-undo-{notice.about}")
    ticket = Button(_.pgettext("button", "No. {number}", number=notice.about), "tickets", str(notice.about))
    text = parts.paragraphs(often + " " + asked, parts.lines(due or "", nothing), until or "")
    return Screen(text, ((undo, ticket), (fewer("usual_order", _),)))


@words_of(UsualReminder)
def usual_reminder(notice: UsualReminder, context: Context, _: Words) -> Screen:
    wall = notice.at.astimezone(_.zone).replace(tzinfo=None)
    often = in_days(_, notice.days)
    set_before = _.ngettext(
        "You have set this reminder {count} time, {often}.",
        "You have set this reminder {count} times, {often}.",
        notice.times,
        often=often,
    )
    again = _("So we have set it again: we will remind you {when}.", when=say(_, wall, None, context.now))
    undo = Button(_.pgettext("button", "Undo this"), "followup", f"usual_reminder-undo-{notice.reminder}")
    mine = Button(_.pgettext("button", "My reminders"), "reminders")
    what = Markup("<blockquote>{}</blockquote>").format(sanitize.text(notice.what))
    return Screen(
        parts.paragraphs(set_before + " " + again, what), ((undo, mine), (fewer("usual_reminder", _),))
    )


@words_of(DeskUsualOrder)
def desk_usual_order(notice: DeskUsualOrder, _context: Context, _: Words) -> Screen:
    asks = _(
        "🔁 The usual order, please. The bot has opened this ticket by itself, with the customer’s permission."
    )
    often = _(
        "They order {often}, judging by {orders} orders; the last one was {order} on {date}.",
        often=in_days(_, notice.days),
        orders=_.number(notice.orders),
        order=sanitize.line(notice.order, ORDER),
        date=_.date(notice.last),
    )
    nothing = _(
        "Nothing has been ordered: please agree it with them. They can undo it with one press {deadline}.",
        deadline=_.by(notice.undo_until),
    )
    return Screen(parts.lines(asks, often, nothing))


@words_of(DeskUsualUndone)
def desk_usual_undone(notice: DeskUsualUndone, _context: Context, _: Words) -> Screen:
    said = _(
        "The customer does not want the usual order after all. Please stop what can still be stopped and write to "
        "them: they know that it had been started."
    )
    called = parts.mention(notice.who, named(notice.name)) if notice.who is not None else ""
    return Screen(parts.lines(called, said))
