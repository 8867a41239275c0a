"""What is filled in for a recipient, read to be shown, is what is frozen for sending."""

from sqlalchemy import select

from care.broadcasts.fields import frozen_fields
from care.broadcasts.model import Letter, Text
from care.loyalty.earning import award
from care.loyalty.movements import Why
from care.store.tables import customers
from care.store.unit import Store, Unit
from care.values.content import Content, Kind
from tests.store.cast import EMMA
from tests.store.looking import ask, do

TEXT = Text((Content(Kind.TEXT, "{name}, you have {balance} points"),))


async def test_it_is_read_as_an_object_on_both_stores(store: Store) -> None:
    await do(store, award, EMMA.id, 40, why=Why.GIFT, once="gift")

    async def read(unit: Unit) -> object:
        fields = frozen_fields(unit, Letter({"en": TEXT}))
        assert fields is not None
        return (await unit.execute(select(fields).where(customers.c.id == EMMA.id))).scalar_one()

    assert await ask(store, read) == {"name": "Emma", "balance": 40}
