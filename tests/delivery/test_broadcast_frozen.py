"""What is filled in for somebody is what it was when it was begun, and nobody gets it who by then must not."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery.kind import Delivery
from bot.delivery.kinds.broadcasts.broadcast import KIND, Became, Calls
from care.broadcasts import feeding, freezing, steering
from care.broadcasts.model import Draft, Letter, Outcome, Text
from care.broadcasts.rules import Listed
from care.business import LANGUAGES, Language, Localized, Tier
from care.business.loyalty import Loyalty
from care.loyalty.earning import award
from care.loyalty.movements import Why
from care.outbox.bodies import Circular
from care.people.closeness import Closeness
from care.people.customers import Customer, Wishes, find, save
from care.store.tables import bans, outbox
from care.store.unit import Unit
from care.tickets.opening.open import open_ticket
from care.values.content import Content, Kind
from dialogs.language import sanitize
from dialogs.language.words import Words
from tests.delivery.town import RULES, SOLOMIIA, Town
from tests.store.cast import NOW, complaint, said
from tests.store.casting import found, outcomes_of

NEWS = Wishes(news=True)
TIER = Tier(key="regular", name=Localized({"uk": "Свій", "ru": "Свой", "en": "Regular"}), points=100)
SHOP = RULES.model_copy(update={"tiers": (TIER,), "loyalty": Loyalty(expire_months=1)})
ENDS = datetime(2026, 12, 31, 22, tzinfo=UTC)  # another day in each of the zones
TEXT = "{name}|{balance}|{tier}|{expires}"
LETTER = Letter({each: Text((Content(Kind.TEXT, f"{each}: {TEXT}"),)) for each in LANGUAGES})
numbers = count(700_001)

Change = Callable[[Unit, Customer], Awaitable[None]]


@dataclass(frozen=True)
class Facts:
    """What is filled in for somebody, and how it is read there."""

    name: str
    language: Language
    zone: str
    points: int

    def of(self, number: int) -> Customer:
        return Customer(number, self.name, self.language, zone=self.zone, wishes=NEWS, since=NOW)

    async def come_true(self, unit: Unit, who: Customer) -> None:
        await save(unit, [self.of(who.id)])
        if self.points:
            await award(unit, who.id, self.points, why=Why.GIFT, once=f"{next(numbers)}")

    def said(self, ends: datetime) -> str:
        """What they read, in plain words."""
        _ = Words(self.language, ZoneInfo(self.zone or SHOP.zone))
        tier = TIER.name.in_language(self.language) if self.points >= TIER.points else ""
        end = _.date(ends) if self.points else ""
        return f"{self.language}: {sanitize.line(self.name, 64)}|{_.number(self.points)}|{tier}|{end}"


FACTS = st.builds(
    Facts,
    st.text(max_size=20) | st.sampled_from(["{balance}", "<b>&", "🙂", " "]),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["", "Europe/London", "Europe/Warsaw"]),
    st.sampled_from([0, 40, 1500]),
)


def becoming(**fields: Any) -> Change:  # noqa: ANN401 - as Customer has them
    async def change(unit: Unit, who: Customer) -> None:
        await save(unit, [replace(await find(unit, who.id) or who, **fields)])

    return change


async def complains(unit: Unit, who: Customer) -> None:
    await open_ticket(unit, who, complaint(who, said(who.id)))


async def is_banned(unit: Unit, who: Customer) -> None:
    ban = {"customer_id": who.id, "shadow": who.id % 2 == 0, "reason": "", "by_id": 1, "at": NOW}
    await unit.execute(unit.insert(bans), ban)


# What may have become of them meanwhile: each forbids that they are written to.
FORBIDS: dict[str, Change] = {
    "blocked": becoming(blocked=True),
    "no_news": becoming(wishes=Wishes(news=False)),
    "answers_only": becoming(closeness=Closeness.ANSWER),
    "declined": becoming(declined=("broadcast",)),
    "complains": complains,
    "banned": is_banned,
}
MEANWHILE = st.lists(st.sampled_from(sorted(FORBIDS)), max_size=2)


async def begin(town: Town, who: Customer) -> int:
    """To them alone, and their row stands."""
    number = await town.do(steering.begin, SOLOMIIA, Draft(letter=LETTER, audience=Listed((who.id,))))
    while await town.do(freezing.freeze, await found(town.store, number), 5000):
        pass
    return number


async def nothing_else(unit: Unit) -> None:
    """What goes first to them, as the news of their points, is not waited for."""
    await unit.execute(outbox.delete().where(outbox.c.kind != Circular.kind))


async def goes(town: Town, number: int, who: Customer) -> Delivery | None:
    """It is on its way to them; None: it is not."""
    await town.do(nothing_else)
    await town.do(feeding.feed, await found(town.store, number), 10)
    return next((town.way(claim) for claim in await town.claim() if claim.chat_id == who.id), None)


def text_of(known: Calls | Became) -> str:
    assert not isinstance(known, Became)
    (call,) = known
    return str(call.model_dump()["text"])


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(FACTS, FACTS, MEANWHILE, st.booleans())
async def test_what_was_frozen_is_what_is_sent_and_only_to_whom_it_may_be(
    town: Town, then: Facts, now: Facts, meanwhile: list[str], queued: bool
) -> None:
    """`queued`: it was in the outbox already when all of that happened."""
    town.rebuild(SHOP)
    who = then.of(next(numbers))
    await town.do(then.come_true, who)
    number = await begin(town, who)
    way = await goes(town, number, who) if queued else None
    for change in (now.come_true, *(FORBIDS[each] for each in meanwhile)):
        await town.do(change, who)
    way = way or await goes(town, number, who)
    if way is None:
        assert meanwhile
        assert (await outcomes_of(town.store))[who.id] in ("skipped", "blocked")
        return
    known = await KIND.read(way)
    if meanwhile:
        assert isinstance(known, Became)
        assert known.outcome in (Outcome.SKIPPED, Outcome.BLOCKED)
    else:
        assert text_of(known) == then.said(ENDS)
