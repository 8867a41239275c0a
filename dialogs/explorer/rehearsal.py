"""A conversation played without Telegram and store: for the explorer, for tests, and for trying a new dialog out.

What care would answer to a command is given as a function; of the facts, a dialog is told what it names as a need.
"""

from collections.abc import Callable, Generator
from dataclasses import replace
from typing import Generic, TypeVar

from care.commands import Command, Done, Result
from dialogs.driver.conversation import Conversation
from dialogs.driver.talk import Answer, Commanded, Heard, Linked, Load, Outcome, Pressed, Request, advance
from dialogs.engine.machine import Facts

F = TypeVar("F", bound=Facts)


def obliging(command: Command, facts: Facts) -> Result:  # noqa: ARG001 - the shape of what care answers
    return Done()


class Rehearsal(Generic[F]):
    """One person. `outcome` is what they see last, `done` what they have asked care to do."""

    def __init__(
        self, conversation: Conversation, facts: F, care: Callable[[Command, F], Result] = obliging
    ) -> None:
        self.conversation, self.facts, self.care = conversation, facts, care
        self.done: list[Command] = []
        self.outcome: Outcome | None = None

    def hear(self, event: Heard) -> Outcome:
        outcome = run(advance(self.conversation, event), self._answer)
        self.conversation, self.outcome = outcome.conversation, outcome
        return outcome

    def press(self, action: str, argument: str = "") -> Outcome:
        here = self.conversation
        return self.hear(Pressed(here.dialog, here.version, action, argument))

    def command(self, name: str, payload: str = "") -> Outcome:
        return self.hear(Commanded(name, payload))

    def follow(self, dialog: str, argument: str = "") -> Outcome:
        """Press a notice's button."""
        return self.hear(Linked(dialog, argument))

    def _answer(self, request: Request) -> Answer:
        if isinstance(request, Load):
            if not isinstance(self.facts, request.kind):
                return None
            return replace(self.facts, found={need: self.facts[need] for need in request.needs})
        self.done.append(request.command)
        result = self.care(request.command, self.facts)
        if isinstance(result, Done):
            self.facts = self.after(request.command)
        return result

    def after(self, command: Command) -> F:  # noqa: ARG002 - for those to whom it makes a difference
        """The facts when this has been done."""
        return self.facts


def run(turn: Generator[Request, Answer, Outcome], answer: Callable[[Request], Answer]) -> Outcome:
    """Drive `advance` to its end; `answer` gives what it asks for."""
    try:
        request = next(turn)
        while True:
            request = turn.send(answer(request))
    except StopIteration as stop:
        outcome: Outcome = stop.value
        return outcome
