"""How much one form takes."""

from markupsafe import Markup

from dialogs.language.words import Words

MESSAGES_LIMIT = 30  # in one form; whoever has more to say sends it and adds to the ticket


def enough(_: Words) -> Markup:
    return _(
        "That is {limit} messages already. Please send them now; you can add the rest afterwards.",
        limit=MESSAGES_LIMIT,
    )
