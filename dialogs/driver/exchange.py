"""What a turn asks of the router that drives it, and what it gives back."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from markupsafe import Markup

from care.commands import Result
from dialogs.driver.conversation import Conversation
from dialogs.engine.machine import Do, Facts, Need, Screen


@dataclass(frozen=True)
class Load:
    """Asks for the facts of this kind as they stand now, after the commands done so far, with these needs found.

    The answer is None for somebody who is no such person.
    """

    kind: type[Facts]
    needs: frozenset[Need[Any]]


Request: TypeAlias = Load | Do
Answer: TypeAlias = Facts | Result | None


@dataclass(frozen=True)
class Outcome:
    """What follows from an event. `kept`: a finished screen that stays in the chat, above `screen`.

    `stays`: what stays of the screen before, which has confirmed or promised it; empty: nothing has to. `over`: what
    is said in its place, as plain text, where it is true no more and cannot be deleted. `gone`: the screen before goes,
    and none takes its place until they want something.
    """

    conversation: Conversation
    screen: Screen
    note: Markup | None = None
    kept: Screen | None = None
    stays: Markup = Markup()  # noqa: RUF009 - a text, and empty
    over: str = ""
    gone: bool = False
