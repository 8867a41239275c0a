"""The staff's commands as they read them: `/help`, and the lists that Telegram shows."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from markupsafe import Markup

from care.business import Right
from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.staff.command import Command
from dialogs.staff.commands import OF_TEAM, OF_TICKET, PAGES

May: TypeAlias = Callable[[Right], bool]  # what the reader may


def render_help(may: May, _: Words) -> Screen:
    """What one can do in a ticket's topic: what is used most first, in groups that a phone shows without scrolling."""
    groups = dict.fromkeys(each.group for each in OF_TICKET)
    return Screen(
        parts.paragraphs(
            _("What you write here goes to the customer; what starts with // stays within the team."),
            *(
                _section(group.title(_), (each for each in OF_TICKET if each.group is group), may, _)
                for group in groups
            ),
            _section(_("You and the team"), OF_TEAM, may, _),
        )
    )


def render_help_in_general(may: May, _: Words) -> Screen:
    """What one can do where no ticket is, and where the rest of it is said."""
    return Screen(
        parts.paragraphs(
            _section(_("You and the team"), OF_TEAM, may, _),
            _("For anything about a ticket, write in its topic: /help there shows what you can do."),
        )
    )


def private_help(names: Sequence[str], _: Words) -> Markup:
    """What they can do in their own chat with the bot: those of `names` that there are."""
    return _section(_("In this chat"), in_private(names), lambda _right: True, _)


def in_private(names: Sequence[str]) -> list[Command]:
    return [each for each in (*PAGES, *OF_TEAM) if each.name in names]


def listed(commands: Iterable[Command], _: Words) -> tuple[tuple[str, str], ...]:
    """Name and use of each, as Telegram's lists have them."""
    return tuple((each.name, _.plain(each.what(_))) for each in commands)


def _section(title: Markup, commands: Iterable[Command], may: May, _: Words) -> Markup:
    lines = (Markup("/{} · {}").format(each.name, each.what(_)) for each in commands if may(each.right))
    return parts.lines(Markup("<b>{}</b>").format(title), *lines)
