"""Brief sentences for staff: on a pressed button (at most 200 characters) or below a command in a topic."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from care.tickets.model import State, Ticket
from dialogs import tidy
from dialogs.words import Words

NAME_LIMIT = 64


def refusal(code: str, fields: Mapping[str, Any], _: Words) -> Markup:
    """Why a deed was refused; the codes are those of care/errors.py."""
    match code:
        case "already_taken":
            return _("Already taken: {name}.", name=tidy.line(str(fields["by"]), NAME_LIMIT))
        case "not_allowed":
            return _("Only operators whom an admin has admitted can do this.")
        case "no_such_ticket":
            return _("There is no such ticket any more.")
        case "not_offered":
            return _("That department or operator is not there any more.")
        case "unreachable":
            return _("The customer cannot be reached: they have blocked the bot or had their data deleted.")
        case "wrong_state" | "outdated":
            return _("The ticket is in another state by now. Nothing was changed.")
        case "anonymous":
            return _(
                "Written anonymously, so nothing reached the customer. "
                "Switch off “Remain anonymous” in your administrator rights and write again."
            )
        case "unknown_command":
            return _("There is no such command, so nothing was sent to the customer.")
        case "whom":
            return _("Choose on the card whom to pass the ticket on to.")
    return _("That did not work. Nothing was changed.")


def standing(ticket: Ticket, _: Words) -> Markup:
    """How things stand now, for someone whose button was drawn before."""
    name = tidy.line(ticket.owner_name, NAME_LIMIT)
    match ticket.state:
        case State.NEW:
            return _("The ticket has changed since: nobody has it now. The card is brought up to date.")
        case State.TAKEN:
            return _(
                "The ticket has changed since: {name} has it now. The card is brought up to date.", name=name
            )
        case State.SOLVED:
            return _("The ticket has changed since: it is solved. The card is brought up to date.")
        case State.CLOSED:
            return _("The ticket has changed since: it is closed. The card is brought up to date.")
        case State.WITHDRAWN:
            return _("The customer has withdrawn the ticket. The card is brought up to date.")
        case State.MERGED:
            return _("The ticket has been joined with another one. The card is brought up to date.")


def how_to_note(_: Words) -> Markup:
    return _("Begin a message with // (or /note): it stays among you, and the customer never sees it.")


def sent_already(_: Words) -> Markup:
    return _("It has been sent already.")


def admins_only(_: Words) -> Markup:
    return _("Only an admin can do this.")


def old_button(_: Words) -> Markup:
    return _("This button no longer works.")


def admitted(_: Words) -> Markup:
    return _("Admitted: they can answer customers now.")


def removed(_: Words) -> Markup:
    return _("Removed: they can no longer answer customers.")


def not_there(_: Words) -> Markup:
    return _("They are not in the staff group any more.")


def dropped(_: Words) -> Markup:
    return _("Dropped.")


def not_kept(_: Words) -> Markup:
    return _("It has been seen to already.")


def done_now(_: Words) -> Markup:
    return _("Done: this time it was handled.")


def failed_again(error: str, _: Words) -> Markup:
    return _("It failed again ({error}) and is still kept.", error=error)
