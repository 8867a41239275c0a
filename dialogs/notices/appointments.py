"""To customers: an appointment of theirs is ahead, has moved, or is called off."""

from datetime import datetime, timedelta

from care.notices.appointments import AppointmentAhead, AppointmentMoved, AppointmentOff
from dialogs.customers import parts
from dialogs.customers.surveys.followups import fewer
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language.words import Words
from dialogs.notices.context import Context, words_of

DAY, NEAR = timedelta(days=1), timedelta(hours=2)


@words_of(AppointmentAhead)
def appointment_ahead(notice: AppointmentAhead, context: Context, _: Words) -> Screen:
    when, where = _.fully(notice.at, context.now), _place(notice.touchpoint, context, _)
    said = _("You have an appointment {when}.", when=when)
    if where:
        said = _("You have an appointment {when} ({where}).", when=when, where=where)
    rows = _remind(notice.appointment, notice.at, context, _)
    ask = _("Shall we remind you of it?") if rows else ""
    return Screen(parts.paragraphs(said, ask), (*rows, (fewer("appointment", _),)))


@words_of(AppointmentMoved)
def appointment_moved(notice: AppointmentMoved, context: Context, _: Words) -> Screen:
    when, where = _.fully(notice.at, context.now), _place(notice.touchpoint, context, _)
    was = _.fully(notice.was, context.now)
    said = _("Your appointment has moved: it is now {when} instead of {was}.", when=when, was=was)
    if where:
        said = _(
            "Your appointment ({where}) has moved: it is now {when} instead of {was}.",
            when=when,
            where=where,
            was=was,
        )
    if notice.comes is not None:
        comes = _(
            "Your reminder has moved with it: it comes {when}.", when=_.fully(notice.comes, context.now)
        )
        return Screen(parts.paragraphs(said, comes), (_mine(_),))
    rows = _remind(notice.appointment, notice.at, context, _)
    gone = _("There is no time left for the reminder that you had set.") if notice.reminded else ""
    ask = _("Shall we remind you of it?") if rows else ""
    return Screen(parts.paragraphs(said, gone, ask), rows)


@words_of(AppointmentOff)
def appointment_off(notice: AppointmentOff, context: Context, _: Words) -> Screen:
    when, where = _.fully(notice.at, context.now), _place(notice.touchpoint, context, _)
    said = _("Your appointment {when} has been called off.", when=when)
    if where:
        said = _("Your appointment {when} ({where}) has been called off.", when=when, where=where)
    gone = _("We have deleted your reminder of it.") if notice.reminded else ""
    person = Button(_.pgettext("button", "Talk to a person"), "question", "person")
    return Screen(parts.paragraphs(said, gone), ((person,),))


def _remind(number: int, at: datetime, context: Context, _: Words) -> tuple[Row, ...]:
    """What there is time for still."""
    day = Button(_.pgettext("button", "A day before"), "followup", f"appointment-1d-{number}")
    hours = Button(_.pgettext("button", "Two hours before"), "followup", f"appointment-2h-{number}")
    found = [button for button, length in ((day, DAY), (hours, NEAR)) if at - length > context.now]
    return (tuple(found),) if found else ()


def _mine(_: Words) -> Row:
    return (Button(_.pgettext("button", "My reminders"), "reminders"),)


def _place(key: str, context: Context, _: Words) -> str:
    known = context.business.touchpoint(key)
    return known.name.in_language(_.language) if known else ""
