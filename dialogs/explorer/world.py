"""What a walk assumes: who is talked with, what is known of them, what they send, and what care answers them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from care.commands import Command, Result
from care.values.content import Message
from dialogs.driver import conversation as stored
from dialogs.driver.conversation import Conversation
from dialogs.driver.exchange import Load
from dialogs.driver.heard import Commanded, Linked, Relayed
from dialogs.driver.registry import Registry
from dialogs.engine.machine import Facts, Need, Said, Screen, Sent


@dataclass(frozen=True, kw_only=True)
class World:
    """`facts`: one of each kind of person that they are, the first of whom speaks; `find` what a need finds.

    `special`: by dialog, what only it understands. `word`: what goes into a ticket. `flood`: as much as a form takes.
    """

    among: Registry
    facts: tuple[Facts, ...]
    find: Callable[[Need[Any]], object]
    grant: Callable[[Command], Result]
    refuse: Callable[[Command], Result]
    samples: Mapping[str, Said | Sent]
    special: Mapping[str, Mapping[str, Said | Sent]] = field(default_factory=dict)
    commands: tuple[Commanded, ...] = ()
    links: tuple[Linked, ...] = ()
    word: Relayed | None = None
    flood: tuple[Message, ...] = ()
    start: Conversation | None = None  # where it begins, if not at home
    within: frozenset[str] | None = None  # the dialogs that are walked; None: all
    homeless: bool = False  # whoever is asked has no menu yet

    @property
    def language(self) -> str:
        return self.facts[0].words.language

    def known(self, wanted: Load) -> Facts | None:
        person = next((facts for facts in self.facts if isinstance(facts, wanted.kind)), None)
        return person and replace(person, found={need: self.find(need) for need in wanted.needs})

    def draw(self, conversation: Conversation) -> Screen:
        facts = self.known(Load(conversation.machine.facts, conversation.needs))
        if facts is None:
            raise LookupError(f"nobody here can be shown {conversation.dialog}")
        return stored.draw(conversation, facts)
