"""The bot's rights in a staff group, by Telegram's names: what is impossible without each, and what to do."""

from markupsafe import Markup

from dialogs.language.words import Words


def what_to_do(right: str, _: Words) -> Markup:
    """`right` is Telegram's name of it, `administrator` or `member` when the bot is not even that."""
    match right:
        case "can_manage_topics":
            why = _("The bot is not allowed to manage topics here, so it cannot open topics for tickets.")
            what = _("Turn on “Manage topics” for the bot: group settings, Administrators.")
        case "is_forum":
            why = _("Topics are turned off in this group, so the bot cannot open topics for tickets.")
            what = _("Turn on “Topics” in the group settings.")
        case "member":
            why = _("The bot has been removed from the staff group, so no ticket reaches the staff.")
            what = _(
                "Add the bot to the group again and make it an administrator with the right to manage topics."
            )
        case _other:
            why = _("The bot is not an administrator here, so it cannot open topics or read messages.")
            what = _(
                "Make the bot an administrator with the right to manage topics: group settings, Administrators."
            )
    return why + Markup("\n") + what
