"""To the topics of two tickets that were joined: where the one goes on, and where the other comes from."""

from markupsafe import Markup

from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.notices.context import Context, Draw
from dialogs.staff.links import to_place


def desk_merged(context: Context, _: Words) -> Screen:
    ticket = _ticket(context, "into", _)
    return Screen(
        _(
            "Merged into {ticket} by {name}. Please continue there.",
            ticket=ticket,
            name=context.name("operator"),
        )
    )


def desk_joined(context: Context, _: Words) -> Screen:
    ticket = _ticket(context, "source", _)
    return Screen(
        _(
            "{ticket} has been merged into this ticket by {name}. The customer has been told. What was said there:",
            ticket=ticket,
            name=context.name("operator"),
        )
    )


def _ticket(context: Context, key: str, _: Words) -> Markup:
    label = _("No. {number}", number=context.fields[key])
    return to_place(context.fields["desk"], context.fields["topic"], label)


FUNCTIONS: tuple[Draw, ...] = (desk_merged, desk_joined)
