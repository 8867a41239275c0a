"""What the wording of a notice is given beside the notice itself, and where it is registered: `words_of`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from care.business import Business, Signature
from care.model.ticket import Ticket
from care.notices import Notice
from care.people.customers import Customer
from care.routing.speakers import Speakers
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words

NAME_LIMIT = 64


@dataclass(frozen=True)
class Context:
    """What is the reader's."""

    business: Business
    now: datetime  # aware, UTC
    ticket: Ticket | None = None  # as it is now, which may be later than the notice
    customer: Customer | None = None
    speakers: Speakers = None  # of the ticket

    @property
    def names_operators(self) -> bool:
        """Whether customers know who they talk with, as the settings say."""
        return self.business.tickets.signature is Signature.OPERATOR

    def signature(self, operator: str, operator_id: int | None, _: Words) -> str:
        """Whose name a customer sees: the operator's or the business's."""
        if self.names_operators and operator:
            return named(self.business.called(operator_id, named(operator), _.language))
        return self.business.name.in_language(_.language)


def named(name: str) -> str:
    """A person's name, fit to stand in a sentence."""
    return sanitize.line(name, NAME_LIMIT)


N = TypeVar("N", bound=Notice)
Draw: TypeAlias = Callable[[N, Context, Words], Screen]
WORDED: dict[type[Notice], Draw[Any]] = {}


def words_of(kind: type[N]) -> Callable[[Draw[N]], Draw[N]]:
    """The function words this kind of notice, and no other does."""

    def register(draw: Draw[N]) -> Draw[N]:
        if kind in WORDED:
            raise TypeError(f"{kind.__name__} is worded twice")
        WORDED[kind] = draw
        return draw

    return register
