"""Who comes to the staff group and leaves it, who may act there, and who only tries.

A right begins with an admin's press and ends at once with leaving. What a stranger does has no effect; it is logged,
and said where they did it, at most once a day each.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from aiogram.types import ChatMemberUpdated, Message, ResultChatMemberUnion, User

from bot.routers.me import Me
from bot.routers.staff.update import Desk
from care.notices.group import Stranger
from care.outbox import below, in_topic, owe, shown, to_staff
from care.people.customers import pick_language
from care.people.operators import Operator, seen
from care.staff import audit
from care.staff.leaving import left
from care.tickets.places import ticket_in

log = structlog.get_logger()

NAME_LIMIT = 256
QUIET = timedelta(days=1)


@dataclass(frozen=True)
class Where:
    """Where in the group somebody did something."""

    thread: int | None = None  # None: in General
    message: int | None = None  # what they wrote; None: they pressed, and the button answers them


GENERAL = Where()


class People:
    def __init__(self, me: Me) -> None:
        self.me = me
        # Kept in the process only: after a restart a stranger may be spoken of once more.
        self._told: dict[tuple[int, int | None], datetime] = {}

    async def operator(
        self, desk: Desk, user: User, deed: str, ticket: int | None = None, *, where: Where = GENERAL
    ) -> Operator | None:
        """Who this is, if they may act. None: a stranger, and it has been noticed."""
        person, announced = await _meet(desk, user)  # in General, just now
        if person.admitted:
            return person
        log.warning("stranger_at_desk", user_id=user.id, group=desk.group, deed=deed)
        await audit.tried(desk.unit, user.id, deed, audit.STRANGER, ticket)
        if not announced or (where.thread is not None and where.message is not None):
            await self._tell(desk, person, where)
        return None

    async def _tell(self, desk: Desk, person: Operator, where: Where) -> None:
        """Where they wrote it, for they would believe that a customer has read it. A press is answered at once, too."""
        once = person.id, where.thread if where.message is not None else None
        told = self._told.get(once)
        if told is not None and desk.now - told < QUIET:
            return
        word = in_topic(to_staff(desk.group, Stranger(person=person.id, name=person.name)), where.thread)
        await owe(desk.unit, below(word, where.message) if where.message else word)
        desk.unit.after_commit(lambda: self._note(once, desk.now))

    def _note(self, once: tuple[int, int | None], now: datetime) -> None:
        self._told = {who: at for who, at in self._told.items() if now - at < QUIET} | {once: now}


async def _meet(desk: Desk, user: User) -> tuple[Operator, bool]:
    """Somebody is here. Whoever is new is announced, with a button that admits them: whether they are."""
    language = pick_language(user.language_code, desk.business)
    return await seen(desk.unit, Operator(user.id, _name(user), language), desk.group)


async def _part(desk: Desk, user: User) -> None:
    await left(desk.unit, user.id, desk.group)


async def changed(desk: Desk, change: ChatMemberUpdated) -> None:
    """Telegram says that a member's standing is another one now."""
    member = change.new_chat_member
    if member.user.is_bot:
        return
    if is_present(member):
        await _meet(desk, member.user)
    else:
        await _part(desk, member.user)


async def read_service(desk: Desk, message: Message) -> None:
    """The same, from the messages that a group shows; which of the two comes first does not matter.

    Telegram's line about a topic's new title shows whose ticket stands there.
    """
    if message.forum_topic_edited is not None and message.message_thread_id is not None:
        ticket = await ticket_in(desk.unit, desk.group, message.message_thread_id)
        if ticket is not None:
            await shown.note(desk.unit, desk.group, [message.message_id], [ticket.customer])
    for user in message.new_chat_members or ():
        if not user.is_bot:
            await _meet(desk, user)
    if message.left_chat_member is not None and not message.left_chat_member.is_bot:
        await _part(desk, message.left_chat_member)


def is_present(member: ResultChatMemberUnion) -> bool:
    if member.status == "restricted":
        return bool(getattr(member, "is_member", False))
    return member.status not in ("left", "kicked")


def _name(user: User) -> str:
    return user.full_name[:NAME_LIMIT]
