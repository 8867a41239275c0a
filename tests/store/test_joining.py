"""One customer who opens many tickets, beside others who open one."""

from datetime import timedelta

import pytest

from care.business import Flood
from care.commands import OpenTicket, Refused, Result, TicketOpened, WithdrawTicket
from care.handlers import carry_out
from care.outbox import claim, finish
from care.people.customers import Customer
from care.store.tables import entries, outbox, tickets
from care.store.unit import Store
from tests.store.cast import DESK, EMMA, HOUR, MINUTE, NOW, OLENA, SHOP, complaint, said
from tests.store.looking import clear, do, owed, rows

STRICT = SHOP.model_copy(update={"flood": Flood(tickets=2, within=HOUR)})


async def send(
    store: Store, text: str, who: Customer = EMMA, after: timedelta = timedelta(0), order: str = ""
) -> Result:
    command = complaint(who, said(who, text))
    command = OpenTicket(command.about, command.department, command.messages, order)
    return await do(store, carry_out, command, who, STRICT, NOW + after)


async def test_what_is_over_the_limit_joins_the_newest_ticket_and_is_kept(store: Store) -> None:
    for number in range(1, 6):
        result = await send(store, f"Complaint {number}", order="A-77")
    assert isinstance(result, TicketOpened)
    assert (result.ticket, result.joined) == (2, True)
    assert len(await rows(store, tickets)) == 2
    said_in = [(row["ticket_id"], row["content"]["text"]) for row in await rows(store, entries)]
    assert said_in == [(1, "Complaint 1"), *[(2, f"Complaint {number}") for number in range(2, 6)]]
    headings = [
        row["body"] for row in await rows(store, outbox) if row["body"].get("notice") == "desk_joined_in"
    ]
    assert [body["fields"]["order"] for body in headings] == ["A-77"] * 3


async def test_others_open_theirs_and_so_does_the_same_person_later(store: Store) -> None:
    for number in range(3):
        await send(store, f"Complaint {number}")
    assert await send(store, "Mine", OLENA) == TicketOpened(3, NOW + HOUR)
    later = await send(store, "Another", after=HOUR + MINUTE)
    assert isinstance(later, TicketOpened)
    assert not later.joined


async def test_who_opens_and_withdraws_is_told_when_they_can_go_on(store: Store) -> None:
    for number in (1, 2):
        await send(store, f"Complaint {number}")
        await do(store, carry_out, WithdrawTicket(number), EMMA, STRICT, NOW)
    refused = await send(store, "Once more")
    assert refused == Refused("opens_too_many", {"until": (NOW + HOUR).isoformat()})
    assert len(await rows(store, tickets)) == 2


@pytest.mark.parametrize("many", [5])
async def test_the_next_card_is_of_whoever_has_had_fewest(store: Store, many: int) -> None:
    generous = SHOP.model_copy(update={"flood": Flood(tickets=100)})
    for _number in range(many):
        await do(store, carry_out, complaint(EMMA, said(EMMA)), EMMA, generous, NOW)
    await do(store, carry_out, complaint(OLENA, said(OLENA)), OLENA, generous, NOW)
    shown: list[int | None] = []
    while claims := await do(store, claim, NOW + MINUTE, MINUTE, set(), 1):
        for one in claims:
            if one.chat_id == DESK and one.together == "card":
                shown.append(one.head.ticket_id)
            await do(store, finish, one, NOW, [len(shown) + 1])
    assert shown[:3] == [1, many + 1, 2]
    await do(store, clear)
    assert await owed(store) == []
