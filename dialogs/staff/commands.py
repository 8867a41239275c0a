"""The staff's commands and what each is for: Telegram's list of them, and `/help`.

What they do is in bot/doors/desk/deeds/; a test holds the two together.
"""

from markupsafe import Markup

from dialogs import parts
from dialogs.machine import Screen
from dialogs.words import Words


def in_topic(_: Words) -> dict[str, Markup]:
    """Those that concern the ticket in whose topic they are written, in the order in which one needs them."""
    return {
        "take": _.pgettext("command", "Take this ticket"),
        "pass": _.pgettext("command", "Pass it on: to whom, why"),
        "priority": _.pgettext("command", "Set how urgent it is"),
        "c": _.pgettext("command", "Canned replies: a few letters find one"),
        "card": _.pgettext("command", "The customer’s card: who they are, what colleagues noted"),
        "about": _.pgettext("command", "A note on the customer, for whoever serves them next"),
        "note": _.pgettext("command", "A note that stays within the team"),
        "snooze": _.pgettext("command", "Put it off until a time"),
        "wait": _.pgettext("command", "Put it off until the customer answers"),
        "later": _.pgettext("command", "Answer at a later time"),
        "remind": _.pgettext("command", "Be reminded of it here"),
        "solve": _.pgettext("command", "Mark it as solved"),
        "back": _.pgettext("command", "Hand it back"),
        "reopen": _.pgettext("command", "Open it again"),
        "ban": _.pgettext("command", "Do not listen to this customer for a while: how long, why"),
        "shadowban": _.pgettext("command", "The same, and they notice nothing"),
        "unban": _.pgettext("command", "Lift the ban"),
        "points": _.pgettext("command", "The customer’s points"),
        "ticket": _.pgettext("command", "Show the ticket’s card again"),
        "help": _.pgettext("command", "What you can do here"),
    }


def everywhere(_: Words) -> dict[str, Markup]:
    """Those that concern no ticket: in the group, in any topic, and to the bot in private."""
    return {
        "onshift": _.pgettext("command", "Begin a shift, until a time if you like"),
        "break": _.pgettext("command", "A break: 15 minutes, or as long as you write"),
        "offshift": _.pgettext("command", "End the shift; your tickets go to the queue or a colleague"),
        "figures": _.pgettext("command", "How the desk does: last week, operators, chart, file …"),
        "replies": _.pgettext("command", "Write and change canned replies"),
        "audit": _.pgettext("command", "Who did what, in private: of a person, of a ticket"),
    }


def render_help(_: Words) -> Screen:
    """What one can do in a ticket's topic."""
    commands = [_line(name, text) for name, text in {**in_topic(_), **everywhere(_)}.items()]
    return Screen(
        parts.paragraphs(
            _("What you write here reaches the customer; what starts with // stays among you."),
            parts.lines(*commands),
        )
    )


def _line(name: str, text: Markup) -> Markup:
    return Markup("/{} · {}").format(name, text)
