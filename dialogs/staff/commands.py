"""The staff's commands and what each is for: Telegram's list of them, and `/help`.

What they do is in bot/doors/desk/deeds/; a test holds the two together.
"""

from collections.abc import Collection, Sequence
from typing import TypeAlias

from markupsafe import Markup

from dialogs import parts
from dialogs.machine import Screen
from dialogs.words import Words

Commands: TypeAlias = dict[str, Markup]  # what each is for, by name
ADMINS = ("admin", "operators", "health")  # an admin's pages, in private only


def in_topic(_: Words) -> Commands:
    """Those that concern the ticket in whose topic they are written, in the order in which one needs them."""
    return {
        name: text
        for commands in (_work(_), _talk(_), _time(_), _order(_), _customer(_))
        for name, text in commands.items()
    }


def everywhere(_: Words) -> Commands:
    """Those that concern no ticket: in the group, in any topic, and to the bot in private."""
    return {
        "onshift": _.pgettext("command", "Begin a shift; say until when if you like"),
        "break": _.pgettext("command", "A break: 15 minutes, or as long as you write"),
        "offshift": _.pgettext("command", "End the shift; your tickets go to the queue or a colleague"),
        "queue": _.pgettext("command", "The queue: yours and your department’s, late ones first"),
        "figures": _.pgettext("command", "Figures: last week, operators, chart, file…"),
        "replies": _.pgettext("command", "Write and change canned replies"),
        "route": _.pgettext("command", "Test the rules: who is asked, and why"),
        "audit": _.pgettext("command", "Who did what (in private): by person or by ticket"),
    }


def in_private(names: Sequence[str], _: Words) -> Commands:
    """Those of `names` that there are, as what is written to the bot in private."""
    pages = {
        "admin": _.pgettext("command", "Operators, failures, figures"),
        "operators": _.pgettext("command", "Who may answer customers"),
        "health": _.pgettext("command", "How the bot is"),
    }
    known = pages | everywhere(_)
    return {name: known[name] for name in names if name in known}


def private_help(names: Sequence[str], _: Words) -> Markup:
    """What they can do in their own chat with the bot."""
    return _section(_("In this chat"), in_private(names, _))


def render_help(_: Words, forbidden: Collection[str] = ()) -> Screen:
    """What one can do in a ticket's topic: what is used most first, in groups that a phone shows without scrolling.

    `forbidden`: the commands that the reader may not use.
    """

    def section(title: Markup, commands: Commands) -> Markup:
        return _section(title, {name: text for name, text in commands.items() if name not in forbidden})

    return Screen(
        parts.paragraphs(
            _("What you write here reaches the customer; what starts with // stays among you."),
            section(_("The ticket"), _work(_)),
            section(_("Replies and notes"), _talk(_)),
            section(_("Later"), _time(_)),
            section(_("Tags and links"), _order(_)),
            section(_("The customer"), _customer(_)),
            section(_("You and the team"), everywhere(_)),
        )
    )


# --- the groups


def _work(_: Words) -> Commands:
    return {
        "take": _.pgettext("command", "Take this ticket"),
        "pass": _.pgettext("command", "Pass it on: to whom, why"),
        "solve": _.pgettext("command", "Mark it as solved"),
        "back": _.pgettext("command", "Hand it back"),
        "reopen": _.pgettext("command", "Open it again"),
        "priority": _.pgettext("command", "Set how urgent it is"),
        "ticket": _.pgettext("command", "Show the ticket’s card again"),
        "help": _.pgettext("command", "What you can do here"),
    }


def _talk(_: Words) -> Commands:
    return {
        "c": _.pgettext("command", "Canned replies: a few letters find one"),
        "note": _.pgettext("command", "A note that stays within the team"),
    }


def _time(_: Words) -> Commands:
    return {
        "snooze": _.pgettext("command", "Put it off until a time"),
        "wait": _.pgettext("command", "Put it off until the customer answers"),
        "later": _.pgettext("command", "Answer at a later time"),
        "remind": _.pgettext("command", "Get a reminder of it here"),
    }


def _order(_: Words) -> Commands:
    return {
        "tag": _.pgettext("command", "Put tags on it"),
        "untag": _.pgettext("command", "Take tags off it"),
        "link": _.pgettext("command", "Link another ticket to it"),
        "unlink": _.pgettext("command", "Remove the link to another ticket"),
        "merge": _.pgettext("command", "Join it with another ticket of the customer"),
    }


def _customer(_: Words) -> Commands:
    return {
        "card": _.pgettext("command", "The customer’s card: who they are, what colleagues noted"),
        "about": _.pgettext("command", "A note on the customer, for whoever serves them next"),
        "points": _.pgettext("command", "The customer’s points"),
        "ban": _.pgettext("command", "Ban the customer: for how long, why"),
        "shadowban": _.pgettext("command", "Ban the customer without their noticing"),
        "unban": _.pgettext("command", "Lift the ban"),
    }


def _section(title: Markup, commands: Commands) -> Markup:
    lines = (Markup("/{} · {}").format(name, text) for name, text in commands.items())
    return parts.lines(Markup("<b>{}</b>").format(title), *lines)
