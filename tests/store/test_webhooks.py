"""The business's own systems are told what happened: if it did, at least once, in order for each customer."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import aiohttp
import pytest

from bot.webhooks import sender, signing
from bot.webhooks.sender import WebhookSender
from care.business.loyalty import Gifts, Loyalty
from care.business.webhooks import Event, Webhook
from care.commands import GiveFeedback
from care.due import do_due, housekeeping
from care.feedback.given import give
from care.loyalty import gifts
from care.loyalty.movements import Why
from care.loyalty.purchases import Line
from care.loyalty.till import vouchers
from care.notices.private import CallsGivenUp
from care.privacy import knowledge
from care.store.tables import bans, webhooks
from care.store.unit import Store
from care.tills.purchases import Bought, buy
from care.tills.whose import By, Person
from care.webhooks import calls, tell
from care.webhooks.calls import MOST
from tests.receiver import Receiver, receiving
from tests.store.cast import CHARLIE, DAY, EMMA, NOW, OLENA, SHOP, StillClock, at_moment, opened, said
from tests.store.ledger import give as give_points
from tests.store.looking import ask, do, notices, rows
from tests.store.test_vouchers import CAKE
from tests.until import until_so

CRM = Webhook(key="crm", url="http://127.0.0.1:9/")
RULES = SHOP.model_copy(
    update={"webhooks": (CRM,), "loyalty": Loyalty(rewards=(CAKE,), gifts=Gifts(welcome=5))}
)
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # noqa: S105 - the specification's


async def say(store: Store, *customers: int | None, event: Event = Event.POINTS_EARNED) -> None:
    for number, customer in enumerate(customers):
        await do(store, tell, event, customer, {"number": number}, business=RULES)


async def due(store: Store, **fields: Any) -> list[int]:  # noqa: ANN401 - as `ask` has them
    return [call.id for call in await ask(store, calls.due, "crm", 9, **fields)]


async def told(store: Store) -> list[tuple[str, int | None, dict[str, Any]]]:
    found = [json.loads(row["body"]) for row in await rows(store, webhooks)]
    return [(each["type"], each["data"].pop("customer"), each["data"]) for each in found]


# --- what is told


async def test_what_happens_is_told_with_it_and_without_anybodys_words(store: Store) -> None:
    await give_points(store, 40)
    await do(store, gifts.give, EMMA.id, Why.WELCOME, "", business=RULES)
    await do(store, gifts.give, EMMA.id, Why.WELCOME, "", business=RULES)
    voucher = await do(store, vouchers.make, EMMA.id, "cake", once="1", language="en", business=RULES)
    await do(store, vouchers.use, voucher.code, by="till:bar", business=RULES)
    async with store.write() as unit:
        ticket = await opened(at_moment(unit, NOW, RULES), EMMA, said(EMMA, "The coffee was cold"))
        await unit.commit()
    praise = GiveFeedback("table7", 5, (said(EMMA, "Lovely"),), anonymous=False)
    await do(store, give, EMMA, praise, business=RULES)
    assert await told(store) == [
        ("points.earned", EMMA.id, {"points": 5, "why": "welcome", "balance": 45}),
        ("voucher.used", EMMA.id, {"voucher": voucher.id, "reward": "cake", "points": 40}),
        ("ticket.opened", EMMA.id, {"ticket": ticket.id, "about": "complaint", "department": "cafe"}),
        ("feedback.left", EMMA.id, {"score": 5, "touchpoint": "table7"}),
    ]


async def test_a_receipt_is_told_once_by_its_number_at_the_till(store: Store) -> None:
    line = Line(id="1", sum=Decimal("225.50"))
    bought = Bought(receipt="R-1", person=Person(By.ID, str(EMMA.id)), currency="UAH", at=NOW, lines=(line,))
    for _ in range(2):
        await do(store, buy, "bar", bought, business=RULES)
    [(event, customer, data)] = await told(store)
    assert (event, customer, data["till"], data["receipt"], data["why"]) == (
        "points.earned",
        EMMA.id,
        "bar",
        "R-1",
        "purchase",
    )


async def test_what_was_not_committed_or_is_not_asked_for_is_not_told(store: Store) -> None:
    async with store.write() as unit:
        await tell(at_moment(unit, NOW, RULES), Event.POINTS_EARNED, EMMA.id, {})
    tickets = CRM.model_copy(update={"events": (Event.TICKET_OPENED,)})
    picky = RULES.model_copy(update={"webhooks": (tickets,)})
    await do(store, gifts.give, EMMA.id, Why.WELCOME, "", business=picky)
    await do(store, give, EMMA, GiveFeedback("table7", 1, (), anonymous=False))  # of SHOP, which tells nobody
    assert await told(store) == []


async def test_anonymous_feedback_is_told_of_nobody_at_no_moment_of_theirs(store: Store) -> None:
    at = NOW + timedelta(minutes=17, seconds=5)
    await do(store, give, EMMA, GiveFeedback("table7", 1, (), anonymous=True), now=at, business=RULES)
    [row] = await rows(store, webhooks)
    body = json.loads(row["body"])
    assert (row["customer_id"], body["data"]["customer"], body["timestamp"]) == (
        None,
        None,
        "2026-11-20T10:00:00Z",
    )
    assert row["made_at"] == NOW
    assert await due(store, now=at) == []
    assert await due(store, now=at + timedelta(minutes=11)) == [row["id"]]


async def test_nobody_hears_of_whom_we_do_not_hear(store: Store) -> None:
    ban = {"customer_id": CHARLIE.id, "shadow": True, "reason": "", "by_id": 201, "at": NOW}
    async with store.write() as unit:
        await unit.execute(unit.insert(bans), ban)
        await opened(at_moment(unit, NOW, RULES), CHARLIE, said(CHARLIE, "Spam"))
        await unit.commit()
    await do(store, give, CHARLIE, GiveFeedback("table7", 1, (), anonymous=False), business=RULES)
    assert await told(store) == []


# --- in which order, how often, how long


async def test_of_each_customer_the_first_goes_first_and_nobody_waits_for_another(store: Store) -> None:
    await say(store, EMMA.id, EMMA.id, OLENA.id, None, None)
    first, second, olenas, *nobodys = [row["id"] for row in await rows(store, webhooks)]
    assert await due(store) == [first, olenas, *nobodys]
    [call, *_] = await ask(store, calls.due, "crm", 1)
    await do(store, calls.failed, call, "HTTP 500")
    assert await due(store, now=NOW + timedelta(seconds=4)) == [olenas, *nobodys]
    assert first in await due(store, now=NOW + timedelta(seconds=5))
    await do(store, calls.taken, call)
    assert second in await due(store)


async def test_after_three_days_it_is_given_up_until_somebody_sends_it_again(store: Store) -> None:
    await say(store, EMMA.id, EMMA.id)
    now, [first, second] = NOW, [row["id"] for row in await rows(store, webhooks)]
    for _ in range(MOST):
        [call] = await ask(store, calls.due, "crm", 9, now=now)
        await do(store, calls.failed, call, "TimeoutError", now=now)
        now = (await rows(store, webhooks))[0]["due_at"] or now
    assert timedelta(days=3) < now - NOW < timedelta(days=4)
    assert await due(store, now=now) == [second]
    assert await ask(store, calls.counts) == (1, 1)
    assert await do(store, calls.resend, now=now) == 1
    assert await due(store, now=now) == [first]


async def given_up(store: Store, now: datetime, error: str = "HTTP 500") -> None:
    """The next call's last try."""
    [call, *_] = await ask(store, calls.due, "crm", 1, now=now)
    await do(store, calls.failed, replace(call, tries=MOST - 1), error, now=now)
    await do(store, do_due, now=now)


async def test_admins_hear_of_a_system_that_takes_nothing_once_a_day(store: Store) -> None:
    await say(store, *[None] * 4)
    await given_up(store, NOW)
    await given_up(store, NOW + timedelta(hours=1))
    assert await notices(store, CallsGivenUp) == [CallsGivenUp(endpoint="crm", count=1, error="HTTP 500")]
    await given_up(store, NOW + DAY, "TimeoutError")
    [_, again] = await notices(store, CallsGivenUp)
    assert again == CallsGivenUp(endpoint="crm", count=3, error="TimeoutError")


async def test_what_was_sent_again_meanwhile_is_not_spoken_of(store: Store) -> None:
    await say(store, None)
    [call] = await ask(store, calls.due, "crm", 1)
    await do(store, calls.failed, replace(call, tries=MOST - 1), "HTTP 500")
    await do(store, calls.resend)
    await do(store, do_due)
    assert await notices(store, CallsGivenUp) == []


async def test_what_was_told_is_kept_a_month_and_goes_with_its_customer(store: Store) -> None:
    await say(store, EMMA.id, OLENA.id, None)
    emmas, olenas, nobodys = await ask(store, calls.due, "crm", 9)
    await do(store, calls.taken, olenas)
    await do(store, housekeeping.prune, now=NOW + 29 * DAY)
    assert len(await rows(store, webhooks)) == 3
    await do(store, housekeeping.prune, now=NOW + 31 * DAY)
    assert [row["id"] for row in await rows(store, webhooks)] == [emmas.id, nobodys.id]
    await do(store, knowledge.erase, EMMA.id)
    assert [row["id"] for row in await rows(store, webhooks)] == [nobodys.id]


# --- the calls


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


async def call_once(store: Store, receiver: Receiver, now: timedelta = timedelta(0)) -> None:
    """As long as there is something due by then, at most once each."""
    webhook, clock = CRM.model_copy(update={"url": receiver.url}), StillClock(NOW + now)
    url = store.engine.url.render_as_string(hide_password=False)
    async with (
        Store.opened(url, RULES, clock) as ours,
        aiohttp.ClientSession(timeout=sender.TIMEOUT) as session,
    ):
        await WebhookSender(ours, clock, [webhook], SECRET).round(session, webhook)


async def state(store: Store) -> tuple[int, str, bool]:
    [row] = await rows(store, webhooks)
    return row["tries"], row["error"], row["told_at"] is not None


async def test_it_is_called_until_it_takes_it_each_time_by_the_same_name(
    store: Store, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "TIMEOUT", aiohttp.ClientTimeout(total=0.05))
    await say(store, EMMA.id)
    receiver.answers = [500, "reset", "late", 302, 410]
    met = ["HTTP 500", "ServerDisconnectedError", "TimeoutError", "HTTP 302", "HTTP 410"]
    for tries, error in enumerate(met, 1):
        await call_once(store, receiver, timedelta(hours=tries))
        assert await state(store) == (tries, error, False)
    await call_once(store, receiver, timedelta(hours=9))
    assert await state(store) == (6, "", True)
    await call_once(store, receiver, timedelta(hours=10))
    assert len(receiver.names) == 6
    assert len(set(receiver.names)) == 1


async def test_whoever_dies_between_the_call_and_its_answer_calls_again_by_the_same_name(
    store: Store, receiver: Receiver
) -> None:
    await say(store, EMMA.id)
    receiver.answers = ["late"]
    calling = asyncio.create_task(call_once(store, receiver))
    await until_so(lambda: receiver.heard)
    calling.cancel()
    await asyncio.wait([calling])
    assert await state(store) == (0, "", False)
    await call_once(store, receiver)
    assert await state(store) == (1, "", True)
    first, second = receiver.names
    assert first == second


async def test_what_comes_is_signed_for_this_moment(store: Store, receiver: Receiver) -> None:
    await say(store, EMMA.id)
    await call_once(store, receiver)
    [(headers, body)] = receiver.heard
    assert headers["Content-Type"] == "application/json"
    assert json.loads(body)["data"] == {"customer": EMMA.id, "number": 0}
    signed = signing.headers(SECRET, headers["webhook-id"], NOW, body)
    assert {name: headers[name] for name in signed} == signed


def test_the_signature_is_that_of_the_specifications_own_example() -> None:
    call = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    at = NOW.fromtimestamp(1614265330, NOW.tzinfo)
    signed = signing.headers(SECRET, call, at, '{"test": 2432232314}')
    assert signed["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_what_is_no_secret_signs_nothing() -> None:
    assert len(signing.key_in(signing.new_secret())) == 32
    for wrong in ("", "whsec_", "whsec_c2hvcnQ=", SECRET.removeprefix("whsec_"), "whsec_ä"):
        with pytest.raises(ValueError, match="whsec_"):
            signing.key_in(wrong)
