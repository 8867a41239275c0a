"""What `/name payload` opens, and the customers' command list. `/cancel` is the driver's own.

A command with words behind it that are not the payload of a link is what a person wrote: nothing of it is lost.
"""

import re
from difflib import get_close_matches

from care.values.slash import slash
from dialogs.customers import menu
from dialogs.customers.language import NAMES
from dialogs.customers.loyalty import friends
from dialogs.customers.settings import settings
from dialogs.driver.heard import Commanded
from dialogs.engine.machine import Go
from dialogs.language.words import Words

OPENS: dict[str, Go] = {
    "menu": Go("menu"),
    "help": Go("menu", "help"),
    "complaint": Go("complaint"),
    "question": Go("question"),
    "feedback": Go("feedback"),
    "tickets": Go("tickets"),
    "remind": Go("reminders"),
    "points": Go("points"),
    "hours": Go("hours"),
    "settings": Go("settings"),
    "stop": Go("settings", settings.STOP),
    "language": Go("language"),
    "broadcast": Go("broadcast"),  # an admin's; to anybody else it is the menu
    "setup": Go("setup"),  # the same
}
PAYLOADS = {
    "start": re.compile(r"[A-Za-z0-9_-]{0,64}"),  # all that Telegram allows in a link
    "tickets": re.compile(r"\d{1,18}"),
}
# The words behind these commands are the first of that form.
FORMS = {"complaint": "complaint", "question": "question", "feedback": "feedback", "remind": "reminders"} | {
    "broadcast": "broadcast"
}
# Payloads of `t.me/<bot>?start=...`: a letter, a dash and what it is about.
LINKS: dict[str, str] = {"f": "feedback", "t": "tickets", friends.LINK: "friends"}


def read(text: str, me: str | None = None) -> Commanded | None:
    """The command that a message is. None: it is words, whatever they begin with, or names a bot that is not `me`."""
    found = slash(text)
    if found is None or found.names_another(me):
        return None
    if found.behind and not ((of := PAYLOADS.get(found.name)) and of.fullmatch(found.behind)):
        return None
    return Commanded(found.name, found.behind)


def is_known(command: Commanded) -> bool:
    return command.name == "cancel" or opened(command) is not None


def meant(name: str) -> str:
    """The command that was probably meant by one that we do not have; empty when none is near."""
    return next(iter(get_close_matches(name, (*OPENS, "cancel"), n=1, cutoff=0.75)), "")


def form_for(text: str) -> str:
    """The dialog that takes these words, because they begin with its command or are its caption; else empty."""
    found = slash(text)
    return FORMS.get(found.name, "") if found else ""


def opened(command: Commanded, filling: bool = False) -> Go | None:
    """What a command opens, or None for one that we do not have. `filling`: a form, which they mean to go on with."""
    if command.name == "tickets" and command.payload:
        return Go("tickets", command.payload)
    if command.name != "start":
        return Go("language", "resume") if filling and command.name == "language" else OPENS.get(command.name)
    return _link(command.payload) if command.payload else Go("menu", menu.START)


def _link(payload: str) -> Go:
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
        "tickets": _.pgettext("command", "Your tickets and their status"),
        "remind": _.pgettext("command", "Your reminders; set a new one"),
        "points": _.pgettext("command", "Your points and your tier"),
        "hours": _.pgettext("command", "When we are open, and where"),
        "settings": _.pgettext("command", "Language, time zone, your data"),
        "stop": _.pgettext("command", "Stop messages you did not ask for"),
        "language": " · ".join(NAMES.values()),  # for whoever cannot read the others
        "cancel": _.pgettext("command", "Discard what you started"),
        "help": _.pgettext("command", "How this works"),
    }
    return tuple((name, _.plain(text)) for name, text in described.items())
