"""A customer's own data on its way: read and written when it is sent (care/privacy/export.py,
dialogs/customers/own_data.py).
"""

import json
from datetime import datetime
from typing import Any

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from bot.delivery.rendering.methods import Place
from care.business import Business
from care.outbox import Row
from care.people.customers import Customer
from care.privacy import export
from care.store.unit import Store
from dialogs.customers import own_data
from dialogs.language.places import words_for


async def copy_of(
    store: Store, business: Business, customer: Customer, where: Place, row: Row, now: datetime
) -> SendDocument:
    """The call that delivers it: a page for people, or a file for machines."""
    async with store.read() as unit:
        known = await export.gather(unit, customer)
    text = _page(known, business, customer, now) if row.body["as"] == "html" else _file(known)
    name = f"turbota-{row.body['day']}.{row.body['as']}"
    return SendDocument(**where, document=BufferedInputFile(text.encode(), name))


def _page(known: dict[str, Any], business: Business, customer: Customer, now: datetime) -> str:
    return own_data.render(known, business, now, words_for(customer, business).without_city)


def _file(known: dict[str, Any]) -> str:
    return json.dumps(known, ensure_ascii=False, indent=2, default=str)
