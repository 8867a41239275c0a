"""To a staff group: who may answer, and what the bot needs there. Buttons are the desk's (`desk.0.…`)."""

from dialogs.machine import Button, Screen
from dialogs.notices.context import Context, Draw
from dialogs.notices.rights import what_to_do
from dialogs.words import Words


def newcomer(context: Context, _: Words) -> Screen:
    text = _(
        "New in this group: {name}. Until an admin admits them, nothing they write reaches a customer.",
        name=context.name("name"),
    )
    return Screen(text, ((_admit(context, _),),))


def stranger(context: Context, _: Words) -> Screen:
    text = _(
        "Not admitted, so nothing reached a customer: {name}. An admin can admit them.",
        name=context.name("name"),
    )
    return Screen(text, ((_admit(context, _),),))


def operator_admitted(context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "Now an operator: {name}, admitted by {by}. "
            "What they write in a ticket’s topic reaches the customer; what starts with // stays here.",
            name=context.name("name"),
            by=context.name("by"),
        )
    )


def operator_left(context: Context, _: Words) -> Screen:
    name, tickets = context.name("name"), context.fields["tickets"]
    if not tickets:
        return Screen(_("No longer an operator: {name}.", name=name))
    return Screen(
        _.ngettext(
            "No longer an operator: {name}. {count} ticket is waiting for another one.",
            "No longer an operator: {name}. {count} tickets are waiting for another one.",
            tickets,
            name=name,
        )
    )


def right_missing(context: Context, _: Words) -> Screen:
    return Screen(what_to_do(context.fields["right"], _))


def right_restored(_context: Context, _: Words) -> Screen:
    return Screen(_("The bot has all the rights that it needs here again. What waited is being sent."))


def group_moved(_context: Context, _: Words) -> Screen:
    return Screen(
        _("Telegram has given this group a new number. Everything goes on here, and nothing is lost.")
    )


def _admit(context: Context, _: Words) -> Button:
    return Button(_.pgettext("button", "Admit"), "admit", str(context.fields["person"]))


FUNCTIONS: tuple[Draw, ...] = (
    newcomer,
    stranger,
    operator_admitted,
    operator_left,
    right_missing,
    right_restored,
    group_moved,
)
