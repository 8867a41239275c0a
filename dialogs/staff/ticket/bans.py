"""How staff sees that a customer is banned."""

from markupsafe import Markup

from care.people.bans import Ban
from dialogs.language.words import Words

BAN = "ban"  # the button that tells how it is done


def ban_mark(ban: Ban, _: Words) -> Markup:
    """For a card: that they are, which way, and until when."""
    kind = _("shadow-banned") if ban.shadow else _("banned")
    if ban.until is None:
        return Markup("🚫 {}").format(kind)
    return Markup("🚫 {}").format(_("{banned}, ends {when}", banned=kind, when=_.when(ban.until)))
