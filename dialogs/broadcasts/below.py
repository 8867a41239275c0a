"""What stands below a broadcast: its links, a way to ask about it, and the press by which one gets none any more."""

from care.broadcasts.model import Text
from dialogs.customers.surveys.followups import fewer
from dialogs.customers.writing.question import PERSON
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language.words import Words


def below(text: Text, purpose: str, _: Words, *, asks: bool = False) -> tuple[Row, ...]:
    links = tuple((Button(button.label, "", url=button.url),) for button in text.buttons)
    ask = ((Button(_.pgettext("button", "Ask an operator"), "question", PERSON),),) if asks else ()
    return (*links, *ask, (fewer(purpose, _),))


def beside(text: Text, purpose: str, _: Words, *, asks: bool = False) -> Screen:
    """Of an album, to which Telegram gives no buttons: they stand below a word of ours."""
    return Screen(_("About the message above:"), below(text, purpose, _, asks=asks))
