"""What stands below a broadcast: its links, and the press by which one gets none of them any more."""

from care.broadcasts.model import Text
from dialogs.customers.surveys.followups import fewer
from dialogs.engine.machine import Button, Row
from dialogs.language.words import Words


def below(text: Text, purpose: str, _: Words) -> tuple[Row, ...]:
    links = tuple((Button(button.label, "", url=button.url),) for button in text.buttons)
    return (*links, (fewer(purpose, _),))
