"""What is said on top of a screen: why an answer cannot be, and that it is saved."""

from markupsafe import Markup

from care.rules.setting_up import Offered
from dialogs.language import sanitize
from dialogs.language.words import Words

TITLE = 128


def lacking(group: Offered | None, _: Words) -> Markup:
    if group is None:
        return _("The bot has not found your group yet. Send any message there.")
    title = sanitize.line(group.title, TITLE)
    if not group.topics:
        return _(
            "Topics are off in “{title}”. Switch them on in the group’s settings, then write there.",
            title=title,
        )
    return _(
        "The bot cannot manage topics in “{title}” yet. Make it an administrator with the Manage "
        "Topics permission, then write there.",
        title=title,
    )


def saved(_: Words) -> Markup:
    return _("Saved.")


def press(_: Words) -> Markup:
    return _("Please choose with the buttons below.")


def in_words(_: Words) -> Markup:
    return _("Please answer with a text message.")


def some_language(_: Words) -> Markup:
    return _("At least one language has to stay.")


def unread_day(_: Words) -> Markup:
    return _("Please write a day within a year, such as 31.12.")


def unread_hours(_: Words) -> Markup:
    return _("Please write the hours of that day, such as 10–15.")


def long_welcome(limit: int, _: Words) -> Markup:
    return _("Please send 1 to {limit} characters.", limit=limit)


def twice(name: str, _: Words) -> Markup:
    return _("“{name}” appears twice. Each department needs its own name.", name=sanitize.line(name, TITLE))
