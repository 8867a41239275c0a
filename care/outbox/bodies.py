"""What a post says: a frozen dataclass for each kind, which the store keeps as plain JSON (care/values/codec.py).

A field that has its default is not written, so that a row is as short as it was in older versions; what a row lacks
has its default.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeVar, dataclass_transform

from pydantic import Field

from care.values.codec import Unreadable, brief, read, stored_name

B = TypeVar("B", bound="Body")
BODIES: dict[str, type["Body"]] = {}  # by their kinds


@dataclass_transform(frozen_default=True, kw_only_default=True)
@dataclass(frozen=True, kw_only=True)
class Body:
    kind: ClassVar[str]  # as the store calls it
    topic: int | None = None  # of a staff group, where it stands though it is about no ticket that is there

    def __init_subclass__(cls, *, kind: str = "") -> None:
        dataclass(frozen=True, kw_only=True)(cls)
        cls.kind = kind or stored_name(cls)
        BODIES.setdefault(cls.kind, cls)


class Told(Body, kind="notice"):
    """Our own words, by the name and the fields of a notice (care/notices/): worded when they are sent."""

    notice: str
    fields: dict[str, Any]
    reply: int | None = None  # the message of the chat that they answer
    feedback: int | None = None  # which they show, if `fields` do not say


class Worded(Body, kind="notice"):
    """A screen of ours, worded when it was promised (bot/delivery/finished.py)."""

    html: str
    rows: tuple[tuple[tuple[str, str, str, str], ...], ...] = ()  # of buttons
    conversation: Annotated[tuple[str, int], Field(alias="as")]  # where its buttons lead; its version
    shows: tuple[int, ...] = ()  # customers
    reply: int | None = None
    later: int | None = None  # the planned reply that it shows, in one message for as long as that waits


class Relay(Body):
    """A person's words, an entry, or one of its parts (care/values/pieces.py)."""

    part: int = 0


class Edit(Body):
    """An entry, or a part of it, was edited."""

    part: int = 0


class React(Body):
    """A reaction on an entry; None: it is taken back."""

    emoji: str | None


class Card(Body):
    """A ticket's topic and card, made or brought up to date from the store."""


class Title(Body):
    """The title of a ticket's topic, brought up to date."""


class Board(Body):
    """The group's board, made or brought up to date from the store."""


class Unsend(Body):
    """Words are taken back: they are deleted where the customer reads them (care/tickets/words/taking_back.py)."""

    entries: tuple[int, ...]
    by: tuple[int, str]
    quiet: bool  # nothing need be said if the customer had not read them


class Circular(Body, kind="broadcast"):
    """What a broadcast says to this customer (care/broadcasts/)."""

    broadcast: int


class Recall(Body):
    """What a broadcast has said to this customer is deleted in their chat."""

    broadcast: int


class Progress(Body):
    """How far a broadcast is, made or brought up to date from the store."""

    broadcast: int


class Results(Body):
    """What came of a broadcast, read from the store when it is said."""

    broadcast: int
    edit: int | None = None  # the message in which it is to stand


class Sample(Body):
    """A broadcast as its recipients would get it (care/broadcasts/model.py has the text), to whoever looks at it."""

    text: dict[str, Any]
    language: str
    purpose: str
    asks: bool = False
    wants: bool = False
    reminds: bool = False


class Show(Body):
    """What somebody has sent, nobody's entry: contents that go together, as JSON."""

    contents: tuple[dict[str, Any], ...]
    feedback: int | None = None  # to which it belongs


class Erase(Body):
    """Messages of the chat are deleted, 1-100."""

    messages: tuple[int, ...]


class Trace(Body):
    """Whom it showed is erased, and it may have arrived: looked for, never sent."""


class File(Body):
    """A text file."""

    name: str
    text: str


class Figures(Body):
    """What is asked (dialogs/staff/figures/query.py), read when it is sent."""

    figures: str
    form: Annotated[str, Field(alias="as")]
    language: str  # the reader's
    day: str | None = None  # when it was asked; None: of today
    export: bool = False  # whether a text may offer the file
    edit: int | None = None  # the message in which a text is to stand


class Export(Body):
    """A customer's own data, read when it is sent."""

    form: Annotated[str, Field(alias="as")]  # as care/privacy/export.py has it
    day: str


class CardPicture(Body):
    """A customer's card for the till, or a voucher of theirs, drawn when it is sent."""

    turn: int = 0  # how often it was drawn before
    edit: int | None = None  # the message in which it stands
    voucher: int | None = None


class ContactKeyboard(Body):
    """The keyboard by which a customer shares their contact; not `on`: its end."""

    on: bool


def stored(body: Body) -> dict[str, Any]:
    return brief(body)


def body_in(kind: str, row: Mapping[str, Any]) -> Body:
    """Raises Unreadable."""
    if kind not in BODIES:
        raise Unreadable(kind)
    return read(Worded if "html" in row else BODIES[kind], row)


def narrowed(body: Body, kind: type[B]) -> B:
    """The body, of which it is known what it is. Raises TypeError."""
    if not isinstance(body, kind):
        raise TypeError(f"{body.kind} where {kind.kind} is meant")
    return body
