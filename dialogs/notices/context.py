"""What a notice may know, and what its functions share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from care.business import Business, Signature
from care.model.ticket import Ticket
from care.people.customers import Customer
from care.routing.speakers import Speakers
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words

NAME_LIMIT = 64


@dataclass(frozen=True)
class Context:
    business: Business
    now: datetime  # aware, UTC
    ticket: Ticket | None = None  # as it is now, which may be later than the notice
    customer: Customer | None = None
    fields: dict[str, Any] = field(default_factory=dict)  # plain JSON, as care/notices names them
    speakers: Speakers = None  # of the ticket

    def name(self, key: str) -> str:
        """A person's name, fit to stand in a sentence."""
        return sanitize.line(str(self.fields[key]), NAME_LIMIT)

    def moment(self, key: str) -> datetime:
        return datetime.fromisoformat(self.fields[key])

    @property
    def names_operators(self) -> bool:
        """Whether customers know who they talk with, as the settings say."""
        return self.business.tickets.signature is Signature.OPERATOR

    def signature(self, _: Words) -> str:
        """Whose name a customer sees: the operator's or the business's."""
        if self.names_operators and self.fields.get("operator"):
            who, name = self.fields.get("operator_id"), self.name("operator")
            return sanitize.line(self.business.called(who, name, _.language), NAME_LIMIT)
        return self.business.name.in_language(_.language)


Draw: TypeAlias = Callable[[Context, Words], Screen]
