"""What the driver itself says, whichever dialog they are in."""

from markupsafe import Markup

from dialogs.language.words import Words


def no_such_command(meant: str, _: Words) -> Markup:
    """`meant`: the one that they may have mistyped, or none."""
    if meant:
        return _("There is no such command. Did you mean /{command}?", command=meant)
    return _("There is no such command. /help lists them all.")


def empty(_: Words) -> Markup:
    return _("This message came through empty. Please put it into words.")


def oldest_discarded(_: Words) -> Markup:
    return _("You have several unfinished forms, so the oldest one was discarded.")


def nothing_to_cancel(_: Words) -> Markup:
    return _("There is nothing to cancel.")


def lost(_: Words) -> Markup:
    return _("What you started is no longer saved. Please start again from the menu.")


def stale(_: Words) -> Markup:
    return _("That button belongs to an earlier message and no longer works. Let us continue from here.")
