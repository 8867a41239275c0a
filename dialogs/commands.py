"""What `/name payload` opens, and the customers' command list. `/cancel` is the driver's own."""

from dialogs.language import NAMES
from dialogs.machine import Go
from dialogs.words import Words

OPENS: dict[str, Go] = {
    "menu": Go("menu"),
    "help": Go("menu", "help"),
    "complaint": Go("complaint"),
    "question": Go("question"),
    "feedback": Go("feedback"),
    "tickets": Go("tickets"),
    "settings": Go("settings"),
    "language": Go("language"),
}
# Payloads of `t.me/<bot>?start=...`: a letter, a dash and what it is about.
LINKS: dict[str, str] = {"f": "feedback", "t": "tickets"}


def target(name: str, payload: str = "") -> Go | None:
    """The dialog that a command opens, or None for a command that we do not have."""
    if name != "start":
        return OPENS.get(name)
    return link(payload) if payload else Go("menu", "start")


def link(payload: str) -> Go:
    """Where a deep link leads. Whether it still leads anywhere is checked by the dialog that it opens."""
    letter, dash, argument = payload.partition("-")
    if dash and argument and letter in LINKS:
        return Go(LINKS[letter], argument)
    return Go("menu", "rotten")


def described(_: Words) -> tuple[tuple[str, str], ...]:
    """The command list that Telegram shows to a customer: names and descriptions."""
    described = {
        "menu": _.pgettext("command", "What we can do for you"),
        "complaint": _.pgettext("command", "Tell us what went wrong"),
        "question": _.pgettext("command", "Ask an operator"),
        "feedback": _.pgettext("command", "Rate us"),
        "tickets": _.pgettext("command", "Your tickets and their state"),
        "settings": _.pgettext("command", "Language, time zone, your data"),
        "language": " · ".join(NAMES.values()),  # for whoever cannot read the others
        "cancel": _.pgettext("command", "Drop what you are filling in"),
        "help": _.pgettext("command", "How this works"),
    }
    return tuple((name, _.plain(text)) for name, text in described.items())
