"""The staff's commands and what each is for: Telegram's list of them, and `/help`.

What they do is in bot/routers/staff/actions/; a test holds the two together.
"""

from collections.abc import Collection, Sequence
from typing import TypeAlias

from markupsafe import Markup

from care.business import Right
from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.language.words import Words

Commands: TypeAlias = dict[str, Markup]  # what each is for, by name
# Those that not every operator may use, as their deeds say; of `figures` and `points` everybody may see a part.
RIGHTS = {
    "ban": Right.BAN,
    "shadowban": Right.BAN,
    "unban": Right.BAN,
    "replies": Right.MANAGE,
    "route": Right.MANAGE,
    "audit": Right.AUDIT,
}
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
        "onshift": _.pgettext("command", "Start a shift; you can say until when"),
        "break": _.pgettext("command", "Take a break: 15 minutes, or as long as you say"),
        "offshift": _.pgettext("command", "End the shift; your tickets go to the queue or a colleague"),
        "queue": _.pgettext("command", "The queue: yours and your department’s, overdue first"),
        "figures": _.pgettext("command", "Figures: last week, operators, chart, file…"),
        "replies": _.pgettext("command", "Write and change canned replies"),
        "route": _.pgettext("command", "Test the rules: who is asked, and why"),
        "audit": _.pgettext("command", "Who did what (in private): by person or by ticket"),
    }


def in_private(names: Sequence[str], _: Words) -> Commands:
    """Those of `names` that there are, as what is written to the bot in private."""
    pages = {
        "admin": _.pgettext("command", "Operators, failures, figures"),
        "operators": _.pgettext("command", "Who can answer customers"),
        "health": _.pgettext("command", "Bot status"),
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
            _("What you write here goes to the customer; what starts with // stays within the team."),
            section(_("The ticket"), _work(_)),
            section(_("Replies and notes"), _talk(_)),
            section(_("Later"), _time(_)),
            section(_("Tags and links"), _order(_)),
            section(_("The customer"), _customer(_)),
            section(_("You and the team"), everywhere(_)),
        )
    )


def render_help_in_general(_: Words, forbidden: Collection[str] = ()) -> Screen:
    """What one can do where no ticket is, and where the rest of it is said."""
    commands = {name: text for name, text in everywhere(_).items() if name not in forbidden}
    return Screen(
        parts.paragraphs(
            _section(_("You and the team"), commands),
            _("For anything about a ticket, write in its topic: /help there shows what you can do."),
        )
    )


# --- the groups


def _work(_: Words) -> Commands:
    return {
        "take": _.pgettext("command", "Take this ticket"),
        "pass": _.pgettext("command", "Pass it on: to whom, why"),
        "solve": _.pgettext("command", "Mark it as solved"),
        "back": _.pgettext("command", "Return it to the queue"),
        "reopen": _.pgettext("command", "Reopen it"),
        "priority": _.pgettext("command", "Set the priority"),
        "ticket": _.pgettext("command", "Show the ticket’s card again"),
        "help": _.pgettext("command", "What you can do here"),
    }


def _talk(_: Words) -> Commands:
    return {
        "c": _.pgettext("command", "Canned replies: type a few letters to find one"),
        "note": _.pgettext("command", "A note that only the team sees"),
        "unsend": _.pgettext("command", "Take a message back: reply to it with this"),
    }


def _time(_: Words) -> Commands:
    return {
        "snooze": _.pgettext("command", "Snooze it until a set time"),
        "wait": _.pgettext("command", "Snooze it until the customer answers"),
        "later": _.pgettext("command", "Send a reply later"),
        "remind": _.pgettext("command", "Remind me about it here"),
    }


def _order(_: Words) -> Commands:
    return {
        "tag": _.pgettext("command", "Add tags"),
        "untag": _.pgettext("command", "Remove tags"),
        "link": _.pgettext("command", "Link another ticket to it"),
        "unlink": _.pgettext("command", "Remove the link to another ticket"),
        "merge": _.pgettext("command", "Merge it with another of the customer’s tickets"),
    }


def _customer(_: Words) -> Commands:
    return {
        "card": _.pgettext("command", "The customer’s card: who they are and what colleagues have noted"),
        "about": _.pgettext("command", "A note about the customer for whoever helps them next"),
        "points": _.pgettext("command", "The customer’s points"),
        "ban": _.pgettext("command", "Ban the customer: for how long, why"),
        "shadowban": _.pgettext("command", "Ban the customer without telling them"),
        "unban": _.pgettext("command", "Lift the ban"),
    }


def _section(title: Markup, commands: Commands) -> Markup:
    lines = (Markup("/{} · {}").format(name, text) for name, text in commands.items())
    return parts.lines(Markup("<b>{}</b>").format(title), *lines)
