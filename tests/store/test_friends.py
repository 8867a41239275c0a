"""Who brings a friend: it is offered to whom we are well with, and counts once the friend has bought something."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from care.business.loyalty import Gifts, Loyalty
from care.loyalty import friends
from care.loyalty.friends import Brought, Came
from care.loyalty.movements import Why
from care.loyalty.purchases import Line, Part, Purchase, Refund
from care.loyalty.selling import sell, take_back
from care.loyalty.spending import redeem
from care.loyalty.standing import Standing, standing
from care.notices.points import PointsChanged
from care.privacy import knowledge
from care.store.tables import feedback
from care.store.tables import friends as table
from care.store.unit import Store, Unit
from tests.store.cast import CHARLIE, EMMA, IVAN, NOW, OLENA, SHOP, opened
from tests.store.ledger import differences, have
from tests.store.looking import ask, do, notices, rows

RULES = SHOP.model_copy(update={"loyalty": Loyalty(gifts=Gifts(friend=40))})
SOLD = Purchase(key="T-1", customer=IVAN.id, currency="UAH", at=NOW, lines=(Line(id="1", sum=Decimal(5)),))


async def praise(unit: Unit, score: int = 5) -> None:
    row = {
        "customer_id": EMMA.id,
        "touchpoint": "",
        "score": score,
        "messages": [],
        "language": "en",
        "at": NOW,
    }
    await unit.execute(unit.insert(feedback), row)


async def code_of_emma(store: Store) -> str:
    await do(store, praise)
    code = await do(store, friends.offer, EMMA.id, business=RULES)
    assert code
    return code


async def test_it_is_offered_to_whom_we_are_well_with_alone(store: Store) -> None:
    assert await do(store, friends.offer, EMMA.id, business=RULES) is None
    await do(store, praise, 3)
    assert not await ask(store, friends.warm, EMMA.id)
    code = await code_of_emma(store)
    assert await do(store, friends.offer, EMMA.id, business=RULES) == code
    assert await do(store, friends.offer, EMMA.id) is None  # nothing is given for it
    await do(store, opened)
    assert not await ask(store, friends.warm, EMMA.id)  # a complaint is open


async def test_so_it_is_to_who_came_back_several_times(store: Store) -> None:
    for number in range(3):
        assert not await ask(store, friends.warm, IVAN.id)
        await do(store, sell, replace(SOLD, key=f"T-{number}"))
    assert await ask(store, friends.warm, IVAN.id)


async def test_it_counts_once_when_the_friend_buys_for_the_first_time(store: Store) -> None:
    code = await code_of_emma(store)
    assert await do(store, friends.came, IVAN.id, code) is Came.NEW
    assert await do(store, friends.came, IVAN.id, code) is Came.AGAIN
    assert await have(store) == 0
    for number in range(2):
        await do(store, sell, replace(SOLD, key=f"T-{number}"), business=RULES)
    assert await have(store) == 40
    assert await differences(store) == []


async def back(
    store: Store,
    key: str,
    number: int = 0,
    *parts: Part,
    receipt: str = "T-1",
    now: datetime = NOW,
) -> None:
    told = Refund(key=f"{key}:{number}", receipt=receipt, at=NOW, parts=parts)
    for _ in range(2):  # told twice
        await do(store, take_back, told, business=RULES, now=now)


async def test_with_all_of_the_first_purchase_given_back_the_points_go_and_the_next_one_counts(
    store: Store,
) -> None:
    await do(store, friends.came, IVAN.id, await code_of_emma(store))
    two = replace(SOLD, lines=(Line(id="1", sum=Decimal(5), quantity=Decimal(2)),))
    await do(store, sell, two, business=RULES)
    await do(store, sell, replace(SOLD, key="T-2"), business=RULES)
    await back(store, "other", receipt="T-2")
    await back(store, "part", 0, Part(line="1", quantity=Decimal(1)))
    assert (await have(store), await ask(store, friends.brought, EMMA.id)) == (40, Brought(came=1, bought=1))
    await do(store, redeem, EMMA.id, 15, once="spent")
    await back(store, "part", 1, Part(line="1", quantity=Decimal(1)))
    account = await ask(store, standing, EMMA.id)
    assert (account.balance, account.debt, account.earned) == (0, 15, 0)
    assert (await ask(store, friends.brought, EMMA.id)).bought == 0
    said = [each for each in await notices(store, PointsChanged) if each.why == Why.FRIEND_RETURNED]
    assert [(each.amount, each.debt, each.balance) for each in said] == [(-25, 15, 0)]
    await do(store, sell, replace(SOLD, key="T-3"), business=RULES)
    assert await have(store) == 40 - 15
    assert await differences(store) == []


async def test_what_has_expired_of_a_gift_is_not_taken_twice_nor_from_who_was_erased(store: Store) -> None:
    rules = RULES.model_copy(update={"loyalty": Loyalty(gifts=Gifts(friend=40), expire_months=1)})
    code = await code_of_emma(store)
    for friend in (IVAN, OLENA):
        await do(store, friends.came, friend.id, code)
        await do(store, sell, replace(SOLD, key=friend.name, customer=friend.id), business=rules)
    later = NOW + timedelta(days=60)
    await back(store, "late", receipt="Ivan", now=later)
    assert await ask(store, standing, EMMA.id, now=later) == Standing(balance=0, earned=40)
    await do(store, knowledge.erase, EMMA.id)
    await back(store, "later", receipt="Olena", now=later)
    assert await differences(store) == []


async def test_nobody_brings_themselves_or_who_has_bought_before_or_by_a_code_of_nobody(store: Store) -> None:
    code = await code_of_emma(store)
    await do(store, sell, SOLD, business=RULES)
    came = [await do(store, friends.came, who.id, code) for who in (EMMA, IVAN)]
    assert [*came, await do(store, friends.came, OLENA.id, "nobody")] == [Came.OWN, Came.OLD, Came.NOBODYS]


async def test_whom_we_know_for_longer_than_a_day_is_no_newcomer(store: Store) -> None:
    code = await code_of_emma(store)
    for hours, how in ((25, Came.OLD), (23, Came.NEW)):
        async with store.write() as unit:
            unit.now = NOW + timedelta(hours=hours)
            assert await friends.came(unit, OLENA.id, code) is how


async def test_they_see_how_many_came_and_bought(store: Store) -> None:
    code = await code_of_emma(store)
    for friend in (IVAN, OLENA):
        await do(store, friends.came, friend.id, code)
    await do(store, sell, SOLD, business=RULES)
    assert await ask(store, friends.brought, EMMA.id) == Brought(came=2, bought=1)
    assert await ask(store, friends.brought, IVAN.id) == Brought()


async def test_who_was_erased_is_known_to_nobody_they_brought_and_who_brought_them(store: Store) -> None:
    code = await code_of_emma(store)
    await do(store, friends.came, IVAN.id, code)
    await do(store, friends.came, CHARLIE.id, code)
    await do(store, knowledge.erase, IVAN.id)
    assert [row["customer_id"] for row in await rows(store, table)] == [EMMA.id, CHARLIE.id]
    await do(store, knowledge.erase, EMMA.id)
    [left] = await rows(store, table)
    assert (left["customer_id"], left["invited_by"]) == (CHARLIE.id, None)
    await do(store, sell, replace(SOLD, customer=CHARLIE.id), business=RULES)
