"""One customer who opens many tickets, beside others who open one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from care.agenda.schedule import stretch_end
from care.business import Flood
from care.commands import OpenTicket, Refused, Result, TicketOpened, WithdrawTicket
from care.handlers import carry_out
from care.notices.topic import DeskJoinedIn
from care.outbox import claim
from care.people.customers import Customer
from care.store.tables import entries, outbox, tickets
from care.store.unit import Store
from care.tickets.words.relay import from_operator
from care.values.errors import OpensTooMany
from tests.store.cast import DESK, EMMA, HOUR, MINUTE, NOW, OLENA, SHOP, TARAS, complaint, said
from tests.store.delivering import delivered
from tests.store.looking import clear, do, notices, owed, rows

STRICT = SHOP.model_copy(update={"flood": Flood(tickets=2, within=HOUR)})


async def send(
    store: Store, text: str, who: Customer = EMMA, after: timedelta = timedelta(0), order: str = ""
) -> Result:
    command = complaint(who, said(who, text))
    command = OpenTicket(command.about, command.department, command.messages, order)
    return await do(store, carry_out, command, who, now=NOW + after, business=STRICT)


async def test_what_is_over_the_limit_joins_the_newest_ticket_and_is_kept(store: Store) -> None:
    for number in range(1, 6):
        result = await send(store, f"Complaint {number}", order="A-77")
    assert isinstance(result, TicketOpened)
    assert (result.ticket, result.joined) == (2, True)
    assert len(await rows(store, tickets)) == 2
    said_in = [(row["ticket_id"], row["content"]["text"]) for row in await rows(store, entries)]
    assert said_in == [(1, "Complaint 1"), *[(2, f"Complaint {number}") for number in range(2, 6)]]
    assert [heading.order for heading in await notices(store, DeskJoinedIn)] == ["A-77"] * 3


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
        await do(store, carry_out, WithdrawTicket(number), EMMA, business=STRICT)
    refused = await send(store, "Once more")
    assert refused == Refused(OpensTooMany(until=NOW + HOUR))
    assert len(await rows(store, tickets)) == 2


async def test_words_that_stood_in_another_ticket_by_mistake_are_moved_where_they_join(store: Store) -> None:
    words = said(EMMA, "And where is my cake?")
    await do(store, carry_out, complaint(EMMA, words), EMMA, business=STRICT)
    await send(store, "The cake has not come")
    command = replace(complaint(EMMA, words), source=1)
    assert await do(store, carry_out, command, EMMA, business=STRICT) == TicketOpened(
        2, NOW + HOUR, joined=True
    )
    stands = [row["ticket_id"] for row in await rows(store, entries) if "where" in row["content"]["text"]]
    assert stands == [2]


async def test_who_joins_hears_by_when_they_are_answered_and_that_is_kept(store: Store) -> None:
    await send(store, "Complaint 1", order="A-76")
    await send(store, "Complaint 2")
    await do(store, from_operator, 2, TARAS, said(DESK, "We look into it"), now=NOW + MINUTE)
    joined = await send(store, "Complaint 3", after=30 * MINUTE)
    assert isinstance(joined, TicketOpened)
    [_, ticket] = await rows(store, tickets)
    assert ticket["told_due"] == joined.answer_due > NOW + HOUR


async def test_what_counts_is_what_was_opened_within_the_time_and_the_oldest_says_when_it_ends(
    store: Store,
) -> None:
    for number in (1, 2):
        await send(store, f"Complaint {number}", after=(number - 1) * MINUTE)
        await do(store, carry_out, WithdrawTicket(number), EMMA, now=NOW + MINUTE, business=STRICT)
    refused = Refused(OpensTooMany(until=NOW + HOUR))
    assert await send(store, "Once more", after=MINUTE) == refused
    assert isinstance(await send(store, "Now", after=HOUR), TicketOpened)


async def test_headings_of_what_joins_wait_for_each_other(store: Store) -> None:
    for number in range(3):
        await send(store, f"Complaint {number}")
    [heading] = [row for row in await rows(store, outbox) if row["body"].get("notice") == "desk_joined_in"]
    assert heading["due_at"] == stretch_end(NOW, STRICT.flood.every)


@pytest.mark.parametrize("many", [5])
async def test_the_next_card_is_of_whoever_has_had_fewest(store: Store, many: int) -> None:
    generous = SHOP.model_copy(update={"flood": Flood(tickets=100)})
    for _number in range(many):
        await do(store, carry_out, complaint(EMMA, said(EMMA)), EMMA, business=generous)
    await do(store, carry_out, complaint(OLENA, said(OLENA)), OLENA, business=generous)
    shown: list[int | None] = []
    while claims := await do(store, claim, MINUTE, set(), 1, now=NOW + MINUTE):
        for one in claims:
            if one.chat_id == DESK and one.together == "card":
                shown.append(one.head.ticket_id)
            await do(store, delivered, one, [len(shown) + 1])
    assert shown[:3] == [1, many + 1, 2]
    await do(store, clear)
    assert await owed(store) == []
