"""Brief sentences for staff: on a pressed button (at most 200 characters) or below a command in a topic."""

from datetime import datetime, timedelta

from markupsafe import Markup

from care.model.ticket import State, Ticket
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.ticket.related import numbered

NAME_LIMIT = 64


def how_to_ban(_: Words) -> Markup:
    return _(
        "Write how long and why: “/ban 7d insults” or “/ban forever spam”. "
        "With /shadowban the customer notices nothing. /unban lifts it."
    )


def now(ticket: Ticket, _: Words) -> Markup | None:
    """How things stand, for someone who has just changed them."""
    match ticket.state:
        case State.NEW:
            return _("Waiting for an operator")
        case State.TAKEN:
            return _("In progress: {name}", name=sanitize.line(ticket.owner_name, NAME_LIMIT))
        case State.SOLVED if ticket.owner_name:
            return _("Solved by {name}.", name=sanitize.line(ticket.owner_name, NAME_LIMIT))
    return None


def standing(ticket: Ticket, _: Words) -> Markup:
    """How things stand now, for someone whose button was drawn before."""
    name = sanitize.line(ticket.owner_name, NAME_LIMIT)
    match ticket.state:
        case State.NEW:
            return _("This has changed: nobody has the ticket now. The card has been updated.")
        case State.TAKEN:
            return _("This has changed: {name} has the ticket now. The card has been updated.", name=name)
        case State.SOLVED:
            return _("The ticket is already solved. The card has been updated.")
        case State.CLOSED:
            return _("The ticket is already closed. The card has been updated.")
        case State.WITHDRAWN:
            return _("The customer has withdrawn the ticket. The card has been updated.")
        case State.MERGED:
            return _("The ticket has been merged with another one. The card has been updated.")


def yours(_: Words) -> Markup:
    return _("You already have this ticket.")


def nobody_there(_: Words) -> Markup:
    """Below the end of a shift, if it was the last one."""
    return _("Nobody is on shift now: tickets wait until someone starts a shift or takes them.")


def how_to_note(_: Words) -> Markup:
    return _("Start a message with // (or /note): it stays within the team, and the customer never sees it.")


def note_begun(meant_for: timedelta, _: Words) -> Markup:
    return _.ngettext(
        "Write your note: your next message in this topic, within {count} minute, does not go to the customer. "
        "Messages that start with // never do.",
        "Write your note: your next message in this topic, within {count} minutes, does not go to the customer. "
        "Messages that start with // never do.",
        meant_for // timedelta(minutes=1),
    )


def sent_already(_: Words) -> Markup:
    return _("It has already been sent.")


def promise_stands(due: datetime, now: datetime, _: Words) -> Markup:
    return _("The promise stands: write {deadline}.", deadline=_.by(due, now))


def linked(other: Ticket, _: Words) -> Markup:
    return _("Linked to {ticket}: both cards now show it.", ticket=numbered(other, _))


def unlinked(number: int, _: Words) -> Markup:
    return _("No longer linked: No. {number}.", number=number)


def admins_only(_: Words) -> Markup:
    return _("Only an admin can do this.")


def old_button(_: Words) -> Markup:
    return _("This button no longer works.")


def admitted(_: Words) -> Markup:
    return _("Approved: they can answer customers now.")


def removed(_: Words) -> Markup:
    return _("Removed: they can no longer answer customers.")


def not_there(_: Words) -> Markup:
    return _("They are no longer in the staff group.")


def dropped(_: Words) -> Markup:
    return _("Discarded.")


def sent_again(_: Words) -> Markup:
    return _("The messages are being sent again.")


def not_kept(_: Words) -> Markup:
    return _("It has already been dealt with.")


def done_now(_: Words) -> Markup:
    return _("Done: it worked this time.")


def failed_again(error: str, _: Words) -> Markup:
    return _("It failed again ({error}). Nothing is lost; you can try again later.", error=error)
