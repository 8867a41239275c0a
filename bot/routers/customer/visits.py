"""Who comes to the customers' router: the person and their conversation, for many chats in one read and one write.

The chats are held first, so that two processes never handle one chat at a time; state is loaded after.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from aiogram.types import User
from sqlalchemy import RowMapping, Select, bindparam, func, select

from care.agenda.schedule import stretch_end, stretch_start
from care.business import Business
from care.loyalty import gifts
from care.loyalty.movements import Why
from care.model.ticket import OPEN
from care.people import customers as people
from care.people.bans import Ban, ban_of, newest_standing, standing
from care.people.customers import Customer
from care.store.locks import hold_all, try_hold_all
from care.store.tables import Moment, bans, conversations, customers, entries, tickets
from care.store.unit import Unit
from care.tickets.words.lookup import reopenable_since, talked_about
from dialogs.customers import unsent
from dialogs.driver import talk
from dialogs.driver.talk import Conversation
from dialogs.registry import PRIVATE

DAY = timedelta(days=1)


@dataclass
class Visit:
    customer: Customer
    conversation: Conversation
    screen: int | None = None  # the message that shows the current screen, as far as we know
    served: bool = False  # an operator talks with them about a ticket of theirs
    spoken_to: datetime | None = None  # when an operator last wrote to them about it
    open_tickets: int = 0  # how many of theirs could be meant
    ban: Ban | None = None  # it may have run out
    erased: bool = False  # by this very visit, of which nothing is written down then
    reminded_at: datetime | None = None  # of what they have not sent
    look_at: datetime | None = None  # when the clock shall look at that, if not as soon as it usually does
    talked: bool = False  # this very visit has moved the conversation: it is written down
    before: Conversation = field(init=False)  # as it was when they came: what their screen shows

    def __post_init__(self) -> None:
        self.before = self.conversation

    @property
    def listens(self) -> bool:
        """What they write is an answer to the bot's form, and not to the operator who has written since."""
        conversation = self.conversation
        if not conversation.machine.takes_text(conversation.state) or (self.served and conversation.is_offer):
            return False
        changed = conversation.changed_at
        return not (self.served and self.spoken_to and changed and self.spoken_to > changed)


@cache
def _query() -> Select[Any]:
    talked = tickets.c.customer_id == customers.c.id, talked_about(bindparam("reopenable", type_=Moment))
    served = select(func.max(tickets.c.id)).where(*talked).scalar_subquery()
    spoken = (
        select(func.max(entries.c.said_at))
        .join(tickets, tickets.c.id == entries.c.ticket_id)
        .where(*talked, entries.c.author == "operator")
        .scalar_subquery()
    )
    own = tickets.c.customer_id == customers.c.id, tickets.c.state.in_(OPEN)
    open_tickets = select(func.count()).select_from(tickets).where(*own).scalar_subquery()
    banned = bans.c.id == newest_standing(customers.c.id)
    ban = [column.label(f"ban_{column.name}") for column in bans.c]
    return (
        select(
            customers,
            conversations,
            served.label("served"),
            spoken.label("spoken_to"),
            open_tickets.label("open_tickets"),
            *ban,
        )
        .select_from(customers.outerjoin(conversations, conversations.c.chat_id == customers.c.id))
        .outerjoin(bans, banned)
        .where(customers.c.id.in_(bindparam("ids", expanding=True)))
    )


def newest_screen(visit: Visit, shown: Mapping[int, int]) -> int | None:
    """The newest that we know of: another process may have drawn one, or this one since it was written down.

    `shown`: the screens that were drawn lately, by chat (bot/delivery/screens.py).
    """
    known = (visit.screen, shown.get(visit.customer.id))
    return max((screen for screen in known if screen is not None), default=None)


async def load_visits(unit: Unit, users: Iterable[User]) -> dict[int, Visit]:
    """The visits of these people by id; whoever is new, or goes by another name now, is written down."""
    by_id = {user.id: user for user in users}
    await hold_all(unit, by_id)
    asked = {"ids": list(by_id), "reopenable": reopenable_since(unit.business, unit.now)}
    rows = (await unit.execute(_query(), asked)).mappings()
    visits = {row["id"]: _visit(row, unit.now) for row in rows}
    met = []
    # Who is new here may have had their data deleted; what remains of them then is a ban.
    strangers = by_id.keys() - visits.keys()
    held = await standing(unit, strangers) if strangers else {}
    for user in by_id.values():
        unknown = Visit(_newcomer(user, unit.business, unit.now), talk.begun(PRIVATE), ban=held.get(user.id))
        visit = visits.setdefault(user.id, unknown)
        name, username = user.full_name[:256], user.username or ""
        known = visit.customer
        if known.since == unit.now or (known.name, known.username) != (name, username):
            visit.customer = people.named(known, name, username)
            met.append(visit.customer)
    if met:
        await people.save(unit, met)
    for new in strangers - held.keys():
        await gifts.give(unit, new, Why.WELCOME, "")
    return visits


def _newcomer(user: User, business: Business, now: datetime) -> Customer:
    return Customer(user.id, "", people.pick_language(user.language_code, business), since=now)


def _visit(row: RowMapping, now: datetime) -> Visit:
    conversation = talk.decode(dict(row), PRIVATE) if row["dialog"] is not None else talk.begun(PRIVATE)
    conversation = talk.lapsed(conversation, now)
    ban = ban_of({column.name: row[f"ban_{column.name}"] for column in bans.c}) if row["ban_id"] else None
    return Visit(
        customer=people.customer_of(row),
        conversation=conversation,
        screen=row["screen"],
        served=row["served"] is not None,
        spoken_to=row["spoken_to"],
        open_tickets=row["open_tickets"],
        ban=ban,
        reminded_at=row["reminded_at"],
    )


async def visits_due(unit: Unit, limit: int) -> list[Visit]:
    """Those with something unsent that the clock shall look at. What somebody is busy with waits for the next time."""
    due = select(conversations.c.chat_id).where(conversations.c.look_at <= unit.now)
    ids = list((await unit.execute(due.order_by(conversations.c.look_at).limit(limit))).scalars())
    ids = await try_hold_all(unit, ids)
    if not ids:
        return []
    asked = {"ids": ids, "reopenable": reopenable_since(unit.business, unit.now)}
    rows = (await unit.execute(_query(), asked)).mappings().all()
    return [
        _visit(row, unit.now) for row in rows if row["look_at"] is not None and row["look_at"] <= unit.now
    ]


async def next_visit_due(unit: Unit) -> datetime | None:
    """The next moment after `now` at which the clock shall look at one. None: there is none."""
    looks = select(func.min(conversations.c.look_at, type_=Moment())).where(
        conversations.c.look_at > unit.now
    )
    moment: datetime | None = (await unit.execute(looks)).scalar_one()
    return moment


async def save_visits(unit: Unit, visits: Iterable[Visit]) -> None:
    rows = [_row(visit, unit.business, unit.now) for visit in visits]
    if not rows:
        return
    changed = [name for name in rows[0] if name != "chat_id"]
    await unit.execute(unit.upsert(conversations, ["chat_id"], changed), rows)


def _row(visit: Visit, business: Business, now: datetime) -> dict[str, Any]:
    """Only what waits for words must know the moment: any other knows the day, so that nothing else is told by it."""
    conversation = visit.conversation
    moment = conversation.changed_at or now
    waits = conversation.is_form or conversation.machine.takes_text(conversation.state)
    waits = waits or moment == stretch_start(moment, DAY)  # it knows the day already
    return {
        "chat_id": visit.customer.id,
        "screen": visit.screen,
        "changed_at": moment if waits else stretch_end(moment, DAY),
        "look_at": visit.look_at or unsent.look_at(conversation, business.tickets, visit.reminded_at, now),
        "reminded_at": visit.reminded_at,
        **talk.encode(conversation),
    }
