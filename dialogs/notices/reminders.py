"""To the customer: what they asked to be reminded of. Buttons open the dialog `reminders` with what they say to it."""

from markupsafe import Markup

from care.notices.reminders import Came, CustomerReminder, CustomerReminders, Missed, MissedReminders
from dialogs.customers import parts
from dialogs.customers.reminders import together
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, words_of

LISTED, TASTE = 20, 80  # of those that were missed; characters of each


@words_of(CustomerReminder)
def customer_reminder(notice: CustomerReminder, context: Context, _: Words) -> Screen:
    late = notice.was_due and _(
        "This should have come {when}. We are sorry for the delay.",
        when=_.when(notice.was_due, context.now),
    )
    visit = notice.appointment_at and _(
        "The appointment: {when}.", when=_.when(notice.appointment_at, context.now)
    )
    answers = [
        Button(label, "reminders", f"{notice.reminder}-{notice.turn}-{answer}")
        for answer, label in together.answers(_).items()
    ]
    about = (
        Button(_.pgettext("button", "No. {number}", number=notice.about), "tickets", str(notice.about))
        if notice.about
        else None
    )
    text = parts.paragraphs(Markup("🔔 {}").format(sanitize.text(notice.what)), visit or "", late or "")
    return Screen(text, (*parts.rows(answers, 2), *([(about,)] if about else [])))


@words_of(CustomerReminders)
def customer_reminders(notice: CustomerReminders, context: Context, _: Words) -> Screen:
    came = [Came(*each) for each in notice.came]
    more = len(came) - together.LISTED
    text = parts.paragraphs(
        Markup("🔔 {}").format(_("You asked us to remind you of this:")),
        parts.lines(*(_came(each, context, _) for each in came[: together.LISTED])),
        _.ngettext("And {count} more.", "And {count} more.", more) if more > 0 else "",
        _("Those with a time beside them should have come then. We are sorry for the delay.")
        if any(each.was_due for each in came)
        else "",
    )
    done, *later = (
        Button(label, "reminders", together.to_all(notice.at, answer))
        for answer, label in together.answers_to_all(_).items()
    )
    each = Button(_.pgettext("button", "One at a time"), "reminders", together.to_each(notice.at))
    return Screen(text, ((done,), tuple(later), (each,)))


def _came(came: Came, context: Context, _: Words) -> Markup:
    what = sanitize.line(came.what, TASTE)
    if came.was_due is None:
        return Markup("• {}").format(what)
    return Markup("• {} ({})").format(what, _.when(came.was_due, context.now))


@words_of(MissedReminders)
def missed_reminders(notice: MissedReminders, context: Context, _: Words) -> Screen:
    more = len(notice.missed) - LISTED
    text = parts.paragraphs(
        _("We are sorry: we could not remind you in time."),
        parts.lines(*(_missed(Missed(*each), context, _) for each in notice.missed[:LISTED])),
        _.ngettext("And {count} more.", "And {count} more.", more) if more > 0 else "",
    )
    return Screen(text, ((Button(_.pgettext("button", "My reminders"), "reminders"),),))


def _missed(missed: Missed, context: Context, _: Words) -> Markup:
    return Markup("• {}: {}").format(_.when(missed.was_due, context.now), sanitize.line(missed.what, TASTE))
