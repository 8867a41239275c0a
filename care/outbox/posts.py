"""What can be owed, and the writing of it."""

from dataclasses import KW_ONLY, dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import BigInteger, Boolean, Executable, and_, bindparam, case, func, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from care.notices.notice import NOTICES, ToCustomer
from care.outbox import rank
from care.outbox.bodies import Body, Card, Title, Told, stored
from care.outbox.rank import Lane
from care.store.tables import outbox, tickets
from care.store.unit import Unit
from care.store.upsert import insert_into
from care.values.content import Content
from care.values.content import Kind as ContentKind

QUOTATIONS = frozenset({"blockquote", "expandable_blockquote"})
# Texts up to this may be joined with their neighbours: eight and their headings fit one message of 4,096.
JOINED_LENGTH = 400


TOGETHER, BESIDE = "album:", "beside:"  # an album's parts; the words that found no room in it
FIRST = "card"  # `together` of a first card: short texts that wait behind it may stand in it


@dataclass(frozen=True)
class Post:
    """One thing owed to one chat.

    `chat_id` is the customer's, the admin's, or the staff group's (with `ticket_id`: its topic).
    """

    chat_id: int
    body: Body
    lane: Lane
    _: KW_ONLY
    stream: str = ""
    ticket_id: int | None = None
    entry_id: int | None = None
    once: str | None = None
    due_at: datetime | None = None  # None: now
    together: str = ""  # what it may be sent with, see `joined`
    patience: timedelta | None = None  # how long it may wait; None: its lane's
    paced: bool = False  # a first card: behind those that wait already
    purpose: str = (
        ""  # for which the business begins it, having asked whether it may (care/contact/writing.py)
    )

    def rank_for(self, now: datetime) -> int:
        patience = rank.PATIENCE[self.lane] if self.patience is None else self.patience
        return rank.rank_at(self.due_at or now, patience)


async def owe(unit: Unit, *posts: Post, at: datetime | None = None) -> None:
    """Write the posts into the outbox of this transaction. `at`: since when they are owed, if not since now.

    Where a row of the same `once` waits, the earlier of the two times counts, and the later body.
    """
    if not posts:
        return
    for post in posts:
        _check_asked(post)
    at = at or unit.now
    rows = [
        {
            "chat_id": post.chat_id,
            "stream": post.stream,
            "lane": int(post.lane),
            "kind": post.body.kind,
            "body": stored(post.body),
            "ticket_id": post.ticket_id,
            "entry_id": post.entry_id,
            "once": post.once,
            "created_at": at,
            "due_at": post.due_at or at,
            "together": post.together,
            "to": post.chat_id,
            "of": post.ticket_id,
            "wanted": post.rank_for(at),
            "paced": post.paced,
        }
        for post in posts
    ]
    await unit.execute(_owing(unit.on_postgres), rows)
    words = [post for post in posts if post.chat_id < 0 and post.lane is Lane.RELAY]
    for post in words:
        await unit.execute(HURRY, {"to": post.chat_id, "in": post.stream, "wanted": post.rank_for(at)})
    unit.owes()


def _check_asked(post: Post) -> None:
    """Nothing that the business begins by itself leaves without its purpose. Raises LookupError."""
    kind = NOTICES.get(post.body.notice) if isinstance(post.body, Told) else None
    if kind is not None and issubclass(kind, ToCustomer) and kind.purpose not in ("", post.purpose):
        raise LookupError(f"nobody has asked whether {kind.stored_as} may be sent")


@cache
def _owing(on_postgres: bool) -> Executable:
    insert = insert_into(outbox, on_postgres).values(rank=_rank())
    new = insert.excluded
    changed = {
        "due_at": case((outbox.c.due_at < new.due_at, outbox.c.due_at), else_=new.due_at),
        # A first card keeps its place, however often its ticket changes meanwhile.
        "rank": case(
            (or_(outbox.c.together == FIRST, outbox.c.rank < new.rank), outbox.c.rank), else_=new.rank
        ),
        "body": new.body,
    }
    return insert.on_conflict_do_update(index_elements=["once"], set_=changed)


def _rank() -> ColumnElement[int]:
    """As wanted, or for what is paced: behind those of its kind that wait for this chat, each customer's in turn.

    A customer's second card goes behind the second ones of all others, and not before anybody's first.
    """
    wanted, before = bindparam("wanted", type_=BigInteger()), outbox.alias()
    whose, mine = tickets.alias(), tickets.alias()
    waiting = before.c.chat_id == bindparam("to"), before.c.together == FIRST
    customer = func.coalesce(whose.c.customer_id, -before.c.id)  # of nobody any more: each for itself
    turn = func.row_number().over(partition_by=customer, order_by=before.c.id)
    cards = select(before.c.rank, customer.label("customer"), turn.label("turn")).outerjoin(
        whose, whose.c.id == before.c.ticket_id
    )
    card = cards.where(*waiting).subquery()
    owner = select(mine.c.customer_id).where(mine.c.id == bindparam("of")).scalar_subquery()
    other = card.alias()
    is_mine = other.c.customer == owner
    own = select(func.count()).select_from(other).where(is_mine).scalar_subquery()
    last = select(func.max(card.c.rank)).where(card.c.turn <= own + 1)
    gap = case((own > 0, rank.milliseconds(rank.PACE + rank.TURN)), else_=rank.milliseconds(rank.PACE))
    behind = func.coalesce(last.scalar_subquery(), 0) + gap
    return case((and_(bindparam("paced", type_=Boolean()), behind > wanted), behind), else_=wanted)


# What waits in a stream before something urgent is as urgent: they go in this order, often as one message.
HURRY = (
    update(outbox)
    .where(
        outbox.c.chat_id == bindparam("to"),
        outbox.c.stream == bindparam("in"),
        outbox.c.rank > bindparam("wanted"),
        outbox.c.kind == Told.kind,
    )
    .values(rank=bindparam("wanted"))
)


def redraw(desk: int, ticket_id: int, due_at: datetime | None = None) -> Post:
    """Bring a ticket's card up to date.

    It has a stream of its own, so that a card that waits for its turn holds no message back.
    """
    return Post(
        desk,
        Card(),
        Lane.DESK,
        stream=f"card{ticket_id}",
        ticket_id=ticket_id,
        once=f"card:{ticket_id}",
        due_at=due_at,
        patience=rank.REDRAW,
    )


def retitle(desk: int, ticket_id: int, *, opens: bool = False) -> Post:
    """Bring the title of a ticket's topic up to date. It can wait: the card says the same, and more.

    `opens`: the topic is closed, and people shall write there again.
    """
    stream, once = f"title{ticket_id}", f"title:{ticket_id}"
    return Post(
        desk,
        Title(),
        Lane.DESK,
        stream=stream,
        ticket_id=ticket_id,
        once=once,
        patience=rank.PATIENCE[Lane.RELAY] if opens else rank.TITLE,
    )


def joined(content: Content, album: str | None) -> str:
    """What a relay of this may be sent with: the other parts of its album, other short texts, or nothing.

    Among others it stands in a quotation, which can hold no other one.
    """
    if album:
        return f"{TOGETHER}{album}"
    alone = content.kind is not ContentKind.TEXT or not content.data.keys().isdisjoint(("quote", "preview"))
    alone = alone or any(entity.get("type") in QUOTATIONS for entity in content.entities)
    return "text" if not alone and content.length <= JOINED_LENGTH else ""


def beside(album: str) -> str:
    """The same of the words that found no room in an album: they come when all of it is there."""
    return f"{BESIDE}{album}"


def stream_of(ticket_id: int) -> str:
    return f"t{ticket_id}"
