"""Solving what nobody has said a word about: that is asked first, for it is easily an oversight."""

from dialogs.engine.machine import Button, Screen
from dialogs.language.words import Words
from dialogs.staff.ticket.card import Action, back_to_card

ANYWAY = "anyway"  # the argument of the button that solves it all the same


def render_unanswered(_: Words) -> Screen:
    solve = Button(_.pgettext("button", "Solve"), Action.SOLVE, ANYWAY)
    return Screen(
        _("Nobody has written to the customer yet. Mark it as solved anyway?"), ((solve, back_to_card(_)),)
    )
