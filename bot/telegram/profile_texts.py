"""The words of the bot's profile. Telegram's limits: descriptions 512, short ones 120, a command's 256 characters."""

from collections.abc import Sequence
from typing import TypeAlias

from dialogs.customers.commands import described
from dialogs.language.words import Words
from dialogs.staff.commands import OF_TEAM, OF_TICKET
from dialogs.staff.help import in_private, listed

Commands: TypeAlias = tuple[tuple[str, str], ...]


def description(_: Words, name: str) -> str:
    """What an empty chat shows before "Start"."""
    # NOTE: at most 512 characters with the business's name in it.
    text = _(
        "{name} is listening. Rate your visit, ask a question or tell us what went wrong: a real "
        "person will read it and answer, in Ukrainian, Russian or English.",
        name=name,
    )
    return _.plain(text)[:512]


def short_description(_: Words, name: str) -> str:
    """What the bot's profile and shared links show."""
    # NOTE: at most 120 characters with the business's name in it.
    return _.plain(_("{name}: feedback, questions and complaints, answered by real people.", name=name))[:120]


def customer_commands(_: Words) -> Commands:
    return described(_)


def staff_commands(_: Words) -> Commands:
    """What bot/routers/staff/actions obeys in a staff group, and the note."""
    return listed((*OF_TICKET, *OF_TEAM), _)


def private_commands(names: Sequence[str], _: Words) -> Commands:
    """The staff's by `names`, in private. They are customers there, too."""
    return *listed(in_private(names), _), *described(_)
