"""Where a person's conversation stands, as the store keeps it: one row for each private chat.

`decode` never fails: a state that no longer loads, because the code has moved on, becomes the menu, and `lost` says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from markupsafe import Markup

from care.values.content import Message
from dialogs.driver import parked as stack
from dialogs.driver.parked import Parked
from dialogs.driver.registry import Registry
from dialogs.engine import codec
from dialogs.engine.machine import Dialog, Facts, Need, Screen, State

LEFT = timedelta(hours=1)  # after so long words are none of a form that was begun
# The fields in which a form holds what a person wrote: as it is now, as it was before an edit, and what was read.
WRITTEN = ("messages", "checked", "numbered")


@dataclass(frozen=True)
class Conversation:
    """`version` is the one that the buttons of the current screen carry. It counts up with each change."""

    among: Registry = field(compare=False, repr=False)
    dialog: str
    state: State
    version: int = 1
    parked: Parked | None = None
    changed_at: datetime | None = None  # None: it begins now
    lost: bool = False  # what was stored could not be read any more

    @property
    def machine(self) -> Dialog[Any]:
        return self.among.dialogs[self.dialog]

    @property
    def needs(self) -> frozenset[Need[Any]]:
        """What must be found to draw its screen."""
        return frozenset(self.machine.needs(self.state))

    @property
    def is_form(self) -> bool:
        """Whether leaving it now would lose what was entered."""
        return self.machine.form(self.state)

    @property
    def is_offer(self) -> bool:
        """Whether what they write is asked where it belongs: the bot wants nothing of them by itself."""
        return self.machine is self.among.offer

    @property
    def wants_contact(self) -> bool:
        """Whether the keyboard is there by which a person shares their contact."""
        return self.machine.wants_contact(self.state)

    @property
    def is_passing(self) -> bool:
        """Whether what the screen says is true only while it is the current one."""
        return self.machine.takes_text(self.state) or self.machine.passing(self.state)


def draw(conversation: Conversation, facts: Facts) -> Screen:
    """Its current screen. `facts` hold its `needs`."""
    known = stack.known(facts, conversation.parked, conversation.among.dialogs)
    return conversation.machine.render(conversation.state, known, known.words)


def stays(conversation: Conversation, facts: Facts) -> Markup:
    """What of its current screen stays in the chat when they leave it. `facts` hold its `needs`."""
    return conversation.machine.stays(conversation.state, facts, facts.words)


def park(conversation: Conversation, now: datetime, left_at: datetime | None = None) -> Conversation:
    """The conversation with its half-filled form set aside, because a person takes over; else as it was."""
    if not conversation.is_form:
        return conversation
    left = Parked(conversation.dialog, conversation.state, left_at or now)
    parked = stack.put_on(left, conversation.parked, conversation.among.dialogs)
    return replace(at_home(conversation, now), parked=parked)


def left_behind(conversation: Conversation, now: datetime) -> Conversation:
    """The same for words that are written now: a draft that was left long ago stands aside, and takes none of them.

    What waits to be handed over as it is takes them: it goes to people soon.
    """
    at, machine, state = conversation.changed_at, conversation.machine, conversation.state
    drafting = conversation.is_form and not machine.said(state)
    asking = not conversation.is_form and machine.drafts
    if not machine.takes_text(state) or not (drafting or asking) or at is None or now - at < LEFT:
        return conversation
    return park(conversation, now, at) if drafting else at_home(conversation, now)


def begun(among: Registry) -> Conversation:
    return Conversation(among, among.home.name, among.home.start)


def at_home(conversation: Conversation, now: datetime) -> Conversation:
    """The same at the menu, because what it was about is over."""
    home = begun(conversation.among)
    return replace(home, version=conversation.version + 1, parked=conversation.parked, changed_at=now)


def lapsed(conversation: Conversation, now: datetime) -> Conversation:
    """The same as it is by now: what it listened for may be over."""
    return replace(conversation, state=conversation.machine.lapsed(conversation.state, now))


def corrected(conversation: Conversation, message: Message) -> Conversation:
    """The same with `message` in place of its first wording, wherever it waits in a form: they have edited it."""
    parked = stack.changed(conversation.parked, lambda state: _with_edit(state, message))
    return replace(conversation, state=_with_edit(conversation.state, message), parked=parked)


def reread(before: Conversation, after: Conversation, facts: Facts) -> Conversation:
    """What a form had read from words that they have edited it reads again; what stood on its buttons is no more."""
    if before.dialog != after.dialog or before.state == after.state:
        return after
    state = after.machine.reread(before.state, after.state, facts)
    return after if state == after.state else replace(after, state=state, version=after.version + 1)


def holds(conversation: Conversation, message: Message) -> bool:
    """Whether some wording of `message` waits in a form."""
    states = [conversation.state, *(form.state for form in stack.each(conversation.parked))]
    return any(_holds(getattr(state, name, None) or (), message) for state in states for name in WRITTEN)


def _with_edit(state: State, edit: Message) -> State:
    written = {name: getattr(state, name, None) or () for name in WRITTEN}
    held = {name: messages for name, messages in written.items() if _holds(messages, edit)}
    if not held:
        return state
    return replace(state, **{name: _reworded(messages, edit) for name, messages in held.items()})


def _holds(messages: tuple[Message, ...], edit: Message) -> bool:
    return any(message.message_id == edit.message_id for message in messages)


def _reworded(messages: tuple[Message, ...], edit: Message) -> tuple[Message, ...]:
    return tuple(edit if message.message_id == edit.message_id else message for message in messages)


def encode(conversation: Conversation) -> dict[str, Any]:
    """The columns `dialog`, `state`, `version` and `parked` of its row; plain JSON values."""
    return {
        "dialog": conversation.dialog,
        "state": codec.encode(conversation.state),
        "version": conversation.version,
        "parked": stack.encode(conversation.parked),
    }


def decode(row: Mapping[str, Any], among: Registry) -> Conversation:
    """The conversation of a stored row: the columns of `encode`, and `changed_at` if there is one."""

    def state_of(dialog: str, data: dict[str, Any]) -> State:
        if dialog not in among.dialogs:
            raise codec.Unreadable(dialog)
        return codec.decode(among.dialogs[dialog].states, data)

    parked = stack.decode(row["parked"], state_of)
    kept = replace(begun(among), version=row["version"], parked=parked, changed_at=row.get("changed_at"))
    try:
        return replace(kept, dialog=row["dialog"], state=state_of(row["dialog"], row["state"]))
    except codec.Unreadable:
        return replace(kept, lost=True)
