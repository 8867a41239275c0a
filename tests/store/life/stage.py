"""The real thing: deeds on a store of its own, each in its transaction, and looking at what came of them."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from sqlalchemy import RowMapping, Table, delete, select, update

from care.due import do_due
from care.model.ticket import Ticket
from care.outbox.bodies import Card
from care.store.tables import history, jobs, operators, outbox, tickets
from care.store.unit import Store, Unit
from care.tickets import changing, places
from care.tickets.rows import ticket_of
from tests.store.cast import NOW
from tests.store.life.shop import SHOP
from tests.store.looking import ask, do, rows

Answer = TypeVar("Answer")


class Stage:
    """`now` is the time of every deed."""

    def __init__(self, model: Path) -> None:
        self.moment = NOW
        self._home = TemporaryDirectory()
        self._runner = asyncio.Runner()
        path = Path(self._home.name, "care.db")
        shutil.copy(model, path)
        self.store = Store.at(f"sqlite:///{path}", SHOP, self)

    def close(self) -> None:
        self._runner.run(self.store.close())
        self._runner.close()
        self._home.cleanup()

    def do(self, deed: Callable[..., Awaitable[Answer]], *args: Any, **fields: Any) -> Answer:  # noqa: ANN401
        return self._runner.run(do(self.store, deed, *args, **fields))

    def ask(self, question: Callable[..., Awaitable[Answer]], *args: Any) -> Answer:  # noqa: ANN401
        return self._runner.run(ask(self.store, question, *args))

    def now(self) -> datetime:
        return self.moment

    # --- what happens beside the deeds

    def pass_time(self, length: timedelta) -> None:
        """The clock moves on, and everything that fell due meanwhile is done late."""
        self.moment += length
        while self.do(do_due):
            pass

    def deliver(self) -> None:
        """All that is owed arrives: cards get their places."""
        self.do(_deliver)

    def welcome(self, operator: int) -> None:
        """Somebody who left is back, and admitted anew."""
        self.do(_welcome, operator)

    # --- what can be seen

    def rows(self, table: Table) -> list[RowMapping]:
        return self._runner.run(rows(self.store, table))

    def tickets(self) -> dict[int, Ticket]:
        return {row["id"]: ticket_of(row) for row in self._runner.run(rows(self.store, tickets))}

    def history(self) -> list[RowMapping]:
        return self._runner.run(rows(self.store, history))

    def waiting(self) -> list[RowMapping]:
        """What the clock has yet to do."""
        return [row for row in self._runner.run(rows(self.store, jobs)) if row["done_at"] is None]

    def owed(self) -> list[RowMapping]:
        return self._runner.run(rows(self.store, outbox))


async def _deliver(unit: Unit) -> None:
    cards = select(outbox.c.ticket_id, outbox.c.id).where(outbox.c.kind == Card.kind)
    for ticket_id, number in (await unit.execute(cards)).all():
        await changing.set_topic(unit, ticket_id, ticket_id)
        await places.set_card(unit, ticket_id, number)
    await unit.execute(delete(outbox))


async def _welcome(unit: Unit, operator: int) -> None:
    here = {"present": True, "admitted": True}
    await unit.execute(update(operators).where(operators.c.id == operator).values(here))
