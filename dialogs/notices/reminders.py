"""To the customer: what they asked to be reminded of. Buttons open the dialog `reminders` with what they say to it."""

from markupsafe import Markup

from care.notices.reminders import CustomerReminder, Missed, MissedReminders
from care.reminders.model import Answer
from dialogs.customers import parts
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
    labels = {
        Answer.DONE: _.pgettext("button", "Done"),
        Answer.SOON: _.pgettext("button", "In 10 minutes"),
        Answer.HOUR: _.pgettext("button", "In an hour"),
        Answer.TOMORROW: _.pgettext("button", "Tomorrow"),
    }
    answers = [
        Button(label, "reminders", f"{notice.reminder}-{notice.turn}-{answer}")
        for answer, label in labels.items()
    ]
    about = (
        Button(_.pgettext("button", "No. {number}", number=notice.about), "tickets", str(notice.about))
        if notice.about
        else None
    )
    text = parts.paragraphs(Markup("🔔 {}").format(sanitize.text(notice.what)), late or "")
    return Screen(text, (*parts.rows(answers, 2), *([(about,)] if about else [])))


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
