"""Solving what nobody has said a word about: that is asked first, for it is easily an oversight."""

from dialogs.card import Action, back_to_card
from dialogs.machine import Button, Screen
from dialogs.words import Words

ANYWAY = "anyway"  # the argument of the button that solves it all the same


def render_unanswered(_: Words) -> Screen:
    solve = Button(_.pgettext("button", "Solve"), Action.SOLVE, ANYWAY)
    return Screen(
        _("Nobody has written to the customer yet. Mark it as solved anyway?"), ((solve, back_to_card(_)),)
    )
