"""The words of the bot's profile. Telegram's limits: descriptions 512, short ones 120, a command's 256 characters."""

from typing import TypeAlias

from dialogs.commands import described
from dialogs.words import Words

Commands: TypeAlias = tuple[tuple[str, str], ...]


def description(_: Words, name: str) -> str:
    """What an empty chat shows before "Start"."""
    # NOTE: at most 512 characters with the business's name in it.
    text = _(
        "{name} listens here. Rate your visit, ask a question or tell us what went wrong: "
        "a person reads it and answers, in Ukrainian, Russian or English.",
        name=name,
    )
    return _.plain(text)[:512]


def short_description(_: Words, name: str) -> str:
    """What the bot's profile and shared links show."""
    # NOTE: at most 120 characters with the business's name in it.
    return _.plain(_("{name}: feedback, questions and complaints. People answer.", name=name))[:120]


def customer_commands(_: Words) -> Commands:
    return described(_)


def staff_commands(_: Words) -> Commands:
    note = _.plain(_.pgettext("command", "A note that stays within the team"))
    return (("note", note),)


def admin_commands(_: Words) -> Commands:
    """Admins are customers too, when they test their own bot."""
    return described(_)
