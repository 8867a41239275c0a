"""A conversation played without Telegram and store: for the explorer, for tests, and for trying a new dialog out.

What care would answer to a command is given as a function; facts stay as they are given, beside the customer's choices.
"""

from collections.abc import Callable, Generator
from dataclasses import replace

from care.commands import Command, Done, Result, SetLanguage, SetWishes, SetZone
from care.people.customers import Customer
from dialogs.driver.conversation import Conversation
from dialogs.driver.talk import Answer, Commanded, Heard, Linked, Load, Outcome, Pressed, Request, advance
from dialogs.engine.machine import Facts

Care = Callable[[Command, Facts], Result]


def obliging(command: Command, facts: Facts) -> Result:  # noqa: ARG001 - the shape of every Care
    return Done()


class Rehearsal:
    """One customer. `outcome` is what they see last, `done` what they have asked care to do."""

    def __init__(self, facts: Facts, care: Care = obliging, conversation: Conversation | None = None) -> None:
        self.facts, self.care = facts, care
        self.conversation = conversation or Conversation()
        self.done: list[Command] = []
        self.outcome: Outcome | None = None

    def hear(self, event: Heard) -> Outcome:
        outcome = run(advance(self.conversation, event, self.facts), self._answer)
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
            return self.facts
        self.done.append(request.command)
        result = self.care(request.command, self.facts)
        if isinstance(result, Done):
            self.facts = replace(self.facts, customer=_changed(request.command, self.facts))
        return result


def _changed(command: Command, facts: Facts) -> Customer:
    match command:
        case SetLanguage(language):
            return replace(facts.customer, language=language, chosen=True)
        case SetZone(zone):
            return replace(facts.customer, zone=zone)
        case SetWishes(wishes):
            return replace(facts.customer, wishes=wishes)
    return facts.customer


def run(turn: Generator[Request, Answer, Outcome], answer: Callable[[Request], Answer]) -> Outcome:
    """Drive `advance` to its end; `answer` gives what it asks for."""
    try:
        request = next(turn)
        while True:
            request = turn.send(answer(request))
    except StopIteration as stop:
        outcome: Outcome = stop.value
        return outcome
