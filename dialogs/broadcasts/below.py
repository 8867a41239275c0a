"""What stands below a broadcast: its links, a way to ask about it, and the press by which one gets none any more."""

from dataclasses import dataclass

from care.broadcasts.model import Text
from dialogs.customers.surveys.followups import fewer
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language.words import Words


@dataclass(frozen=True)
class Below:
    """Of which broadcast it is; 0: of none, it is only looked at."""

    purpose: str
    number: int = 0
    asks: bool = False
    wants: bool = False
    reminds: bool = False


def below(text: Text, shown: Below, _: Words) -> tuple[Row, ...]:
    links = tuple((Button(button.label, "", url=button.url),) for button in text.buttons)
    deeds = (
        (shown.wants, "want", _.pgettext("button", "I want this")),
        (shown.asks, "question", _.pgettext("button", "Ask an operator")),
        (shown.reminds, "remind", _.pgettext("button", "Remind me")),
    )
    ours = tuple(
        (Button(label, "followup", f"{shown.purpose}-{deed}-{shown.number}"),)
        for is_there, deed, label in deeds
        if is_there
    )
    return (*links, *ours, (fewer(shown.purpose, _, shown.number),))


def beside(text: Text, shown: Below, _: Words) -> Screen:
    """Of an album, to which Telegram gives no buttons: they stand below a word of ours."""
    return Screen(_("About the message above:"), below(text, shown, _))
