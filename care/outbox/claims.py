"""Taking rows out to be sent.

A claim is a lease: whoever sends finishes, postpones, fails or releases it before `leased_until`. A row whose
lease ran out is claimed again and marked ambiguous, because the earlier try may have arrived. A row that
waits for its time holds back those behind it in its stream, so that order survives a retry; one that is in doubt holds
back all else about its ticket, too, so that what it may have made is not made again.

A token has three parts: the stamp of the sender that first tried, the number of that try, and who holds it now. The
first two stay for as long as the row is in doubt.
"""

import secrets
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Integer,
    RowMapping,
    Select,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.sql.elements import ColumnElement

from care.outbox.bodies import Body, Relay, body_in
from care.outbox.posts import BESIDE, FIRST, TOGETHER
from care.outbox.rank import Lane, ceiling
from care.store.tables import outbox
from care.store.unit import Unit

TEXTS = 8
ALBUM = 10  # Telegram's limit
NO_FLOORS: Mapping[int, int] = MappingProxyType({})
STAMP, TRY = 8, 16  # the lengths of a token's first part, and of its first two


@dataclass(frozen=True, kw_only=True)
class Row:
    id: int
    kind: str
    stored: dict[str, Any]
    ticket_id: int | None
    entry_id: int | None
    attempts: int  # with this one
    created_at: datetime

    @cached_property
    def body(self) -> Body:
        """What it says. Raises Unreadable: that is a matter of this post alone."""
        return body_in(self.kind, self.stored)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Rows to be sent to one chat now, in order: one of any kind, or several that go together."""

    chat_id: int
    stream: str
    lane: Lane
    rows: tuple[Row, ...]
    token: str
    together: str = ""  # "text", "album:…", FIRST or nothing
    ambiguous: bool = False  # an earlier try may have arrived
    floor: int | None = None  # the highest message_id known of the chat before the try that is in doubt

    @property
    def head(self) -> Row:
        return self.rows[0]

    @property
    def stamp(self) -> str:
        """Of the sender whose try is in doubt; ours, when none is."""
        return self.token[:STAMP]

    @property
    def task(self) -> str:
        """Names what is to be done once, through all tries."""
        return task_of(self.token, self.head.id)


async def claim(
    unit: Unit,
    lease: timedelta,
    chats_busy: Set[int],
    limit: int,
    floors: Mapping[int, int] = NO_FLOORS,
    stamp: str = "",
    *,
    doubtful: bool = True,
    broadcasts: int | None = None,
) -> list[Claim]:
    """Lease what can be sent now: at most one `Claim` a chat, none for a chat that is busy or leased already.

    `limit` bounds the chats. `floors` has the highest message_id known of some chats, kept with the rows; `stamp` is
    the sender's own. Without `doubtful` what is in doubt stays where it is. `broadcasts`: how many at most.
    """
    heads = await _first_heads(unit, chats_busy, limit, ceiling(unit.now, broadcasts), doubtful=doubtful)
    if broadcasts is not None:
        too_many = [head["id"] for head in heads if head["lane"] == Lane.BROADCAST][broadcasts:]
        heads = [head for head in heads if head["id"] not in too_many]
    if not heads:
        return []
    runs = await _runs(unit, heads)
    token = (stamp or secrets.token_hex(STAMP // 2)) + secrets.token_hex(16 - STAMP // 2)
    floors = {head["chat_id"]: floors[head["chat_id"]] for head in heads if head["chat_id"] in floors}
    values = {"token": _kept(token), "leased_until": unit.now + lease, "floor": _known(floors)}
    won = await _lease(unit, [row["id"] for run in runs for row in run], values)
    return [_owed(run, token, floors) for run in runs if run[0]["id"] in won]


def task_of(token: str, row: int) -> str:
    return f"{token[:TRY]}.{row}"


async def _first_heads(
    unit: Unit, busy: Set[int], limit: int, top: int, *, doubtful: bool
) -> list[RowMapping]:
    """One head of each chat. What is in doubt goes first: it is looked for among the ids that come next.

    Two queries, each with an index for its order: one that sorted by both would look at all that waits. The second is
    asked again while what waits for one chat, all of it more urgent, has kept others from being seen.
    """
    in_doubt, ready = _heads(doubtful)
    values = {"now": unit.now, "limit": limit, "ceiling": top}
    asked = values | {"busy": list(busy)}
    first = _by_chat((await unit.execute(in_doubt, asked)).mappings().all()) if doubtful else {}
    while len(first) < limit:
        rows = (await unit.execute(ready, values | {"busy": [*busy, *first]})).mappings().all()
        first |= _by_chat(rows)
        if len(rows) < limit:
            break
    return list(first.values())[:limit]


def _by_chat(rows: Sequence[RowMapping]) -> dict[int, RowMapping]:
    """The first row of each chat, in their order."""
    first: dict[int, RowMapping] = {}
    for row in rows:
        first.setdefault(row["chat_id"], row)
    return first


@cache  # building them takes longer than running them
def _heads(doubtful: bool) -> tuple[Select[Any], Select[Any]]:
    """The first row of every stream that may go `now`, at most `limit`, of chats that are not `busy`.

    First those in doubt; then all, or all that are not, by their rank.
    """
    before, doubt = outbox.alias(), outbox.alias()
    now: BindParameter[datetime] = bindparam("now")
    in_flight = select(outbox.c.chat_id).where(outbox.c.leased_until > now)
    heads = (
        select(outbox)
        .where(
            outbox.c.failed_at.is_(None),
            outbox.c.due_at <= now,
            outbox.c.rank < bindparam("ceiling", type_=BigInteger()),
            _free(now),
            outbox.c.chat_id.not_in(bindparam("busy")),
            outbox.c.chat_id.not_in(in_flight),
            ~exists().where(
                before.c.chat_id == outbox.c.chat_id,
                before.c.stream == outbox.c.stream,
                before.c.id < outbox.c.id,
                before.c.failed_at.is_(None),
            ),
            ~exists().where(
                doubt.c.ticket_id == outbox.c.ticket_id,
                doubt.c.chat_id == outbox.c.chat_id,
                doubt.c.token > "",
                doubt.c.failed_at.is_(None),
                or_(outbox.c.token.is_(None), doubt.c.id < outbox.c.id),
            ),
        )
        .limit(bindparam("limit", type_=Integer()))
        .with_for_update(skip_locked=True, of=outbox)  # SQLite has one writer and needs none
    )
    in_doubt = heads.where(outbox.c.token > "").order_by(outbox.c.token)
    ready = heads if doubtful else heads.where(outbox.c.token.is_(None))
    return in_doubt, ready.order_by(outbox.c.rank, outbox.c.id)


def _free(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    return or_(outbox.c.leased_until.is_(None), outbox.c.leased_until <= now)


async def _runs(unit: Unit, heads: Sequence[RowMapping]) -> list[list[RowMapping]]:
    """Each head with the rows that go with it."""
    streams = [(head["chat_id"], head["stream"]) for head in heads if head["together"]]
    behind: dict[tuple[int, str], list[RowMapping]] = {}
    if streams:
        query = select(outbox).where(
            tuple_(outbox.c.chat_id, outbox.c.stream).in_(streams), outbox.c.failed_at.is_(None)
        )
        for row in (await unit.execute(query.order_by(outbox.c.id))).mappings():
            behind.setdefault((row["chat_id"], row["stream"]), []).append(row)
    return [_run(unit.now, head, behind.get((head["chat_id"], head["stream"]), [head])) for head in heads]


def _run(now: datetime, head: RowMapping, stream: Sequence[RowMapping]) -> list[RowMapping]:
    # Rows of an interrupted try stay among themselves: their token says so.
    run: list[RowMapping] = []
    for row in stream:
        if _is_beside(head, row):
            continue
        same = row["token"] == head["token"] and row["due_at"] <= now
        if not same or not _goes_with(head, row) or len(run) == _most(head):
            break
        run.append(row)
    return run


def _goes_with(head: RowMapping, row: RowMapping) -> bool:
    """Whether the row may be sent with the head: as a part of its album, another text, a text within a first card."""
    if head["together"] == FIRST and row["kind"] == Relay.kind:
        return bool(row["together"] == "text")
    return bool(row["together"] == head["together"])


def _is_beside(head: RowMapping, row: RowMapping) -> bool:
    """Whether the row has words of a part of the head's album: they come when all of it is there."""
    _, is_album, album = head["together"].partition(TOGETHER)
    return bool(is_album and row["together"] == BESIDE + album)


def _most(head: RowMapping) -> int:
    """How many rows may go together. Texts are joined for a group's budget; a person gets each as it was said."""
    if head["together"].startswith(TOGETHER):
        return ALBUM
    if head["together"].startswith(BESIDE):
        return 1
    if head["together"] == FIRST:
        return 1 + TEXTS
    return TEXTS if head["chat_id"] < 0 else 1


async def _lease(unit: Unit, ids: Sequence[int], values: Mapping[str, Any]) -> set[int]:
    """Mark the rows as ours; the ids that are. `once` goes, so that what changes from now on is owed anew."""
    statement = (
        update(outbox)
        .where(outbox.c.id.in_(ids), _free(unit.now))
        .values(**values, once=None, attempts=outbox.c.attempts + 1)
        .returning(outbox.c.id)
    )
    return set((await unit.execute(statement)).scalars())


def _known(floors: Mapping[int, int]) -> ColumnElement[Any]:
    """The floor to keep: that of the try in doubt, else what is known of the chat now."""
    if not floors:
        return case((outbox.c.token.is_(None), None), else_=outbox.c.floor)
    now = case(*((outbox.c.chat_id == chat, floor) for chat, floor in floors.items()), else_=None)
    return case((outbox.c.token.is_(None), now), else_=outbox.c.floor)


def _kept(token: str) -> ColumnElement[Any]:
    """The token to write: of a row in doubt the parts that name the try stay."""
    return case(
        (outbox.c.token.is_(None), token), else_=func.substr(outbox.c.token, 1, TRY).concat(token[TRY:])
    )


def _owed(run: Sequence[RowMapping], token: str, floors: Mapping[int, int]) -> Claim:
    head = run[0]
    in_doubt = head["token"] is not None
    floor = head["floor"] if in_doubt else floors.get(head["chat_id"])
    return Claim(
        chat_id=head["chat_id"],
        stream=head["stream"],
        lane=Lane(head["lane"]),
        rows=tuple(row_of(row, row["attempts"] + 1) for row in run),
        token=head["token"][:TRY] + token[TRY:] if in_doubt else token,
        together=head["together"],
        ambiguous=in_doubt,
        floor=floor,
    )


def row_of(row: RowMapping, attempts: int) -> Row:
    return Row(
        id=row["id"],
        kind=row["kind"],
        stored=row["body"],
        ticket_id=row["ticket_id"],
        entry_id=row["entry_id"],
        attempts=attempts,
        created_at=row["created_at"],
    )
