"""What came of a broadcast, found in the rows of what its recipients did."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from care.broadcasts import outcomes
from care.broadcasts.after import ANSWERS, VOUCHERS, After, Came, after
from care.broadcasts.model import Outcome
from care.commands import AnswerFollowUp, Decline, GiveFeedback, OpenTicket, SetWishes
from care.handlers import carry_out
from care.loyalty.till import vouchers
from care.model.ticket import About
from care.people.customers import Customer, Wishes, find, save
from care.store.unit import Store
from tests.store.cast import DAY, HOUR, MINUTE, NOW, SHOP, said
from tests.store.casting import begun, draft, fed, letter, reader
from tests.store.ledger import give
from tests.store.looking import ask, do
from tests.store.test_vouchers import RULES

SENT = NOW + MINUTE


async def reached(
    store: Store, *people: Customer, at: datetime = SENT, apart: timedelta = timedelta(), **became: Outcome
) -> int:
    """A broadcast that was sent to them, to one after the other. Its number."""
    await do(store, save, people)
    number = await begun(store, draft(letter=letter(uk="Нове", ru="Новое")), now=at - MINUTE)
    await fed(store, number, at)
    for place, who in enumerate(people):
        became_of = became.get(who.name.lower().replace(" ", "_"), Outcome.SENT)
        await do(store, outcomes.note, number, who.id, became_of, message=1, now=at + place * apart)
    return number


async def does(store: Store, who: Customer, command: Any, at: datetime) -> None:  # noqa: ANN401 - any command
    known = await ask(store, find, who.id)
    assert known is not None
    await do(store, carry_out, command, known, now=at)


async def asks(store: Store, who: Customer, at: datetime) -> None:
    message = replace(said(who, "Is there any left?"), sent_at=at)
    await does(store, who, OpenTicket(About.QUESTION, "cafe", (message,)), at)


async def test_what_was_pressed_below_it_is_told_apart_by_language_and_by_broadcast(store: Store) -> None:
    emma, olena, ivan = reader(1), reader(2, "uk"), reader(3, "ru")
    first = await reached(store, emma, olena, ivan)
    second = await reached(store, emma, olena, at=SENT + DAY)
    late = SENT + DAY + HOUR
    await does(store, emma, AnswerFollowUp("broadcast", first), late)
    await asks(store, emma, late + MINUTE)
    await does(store, olena, AnswerFollowUp("broadcast", second), late)
    await does(store, ivan, AnswerFollowUp("broadcast", 0), late)  # a sample, which nobody counts
    await does(store, olena, Decline("broadcast", "No more", on=False, of=first), late)
    found = await ask(store, after, first)
    assert found.until == SENT + VOUCHERS
    assert found.by["en"] == Came(delivered=1, pressed=1, tickets=1)
    assert found.by["uk"] == Came(delivered=1, unsubscribed=1)
    assert found.by["ru"] == Came(delivered=1)
    assert (await ask(store, after, second)).total == Came(delivered=2, pressed=1, answered=1)


async def test_whoever_presses_again_and_then_asks_has_asked_because_of_it(store: Store) -> None:
    emma = reader(1)
    number = await reached(store, emma)
    for days in (0, 3):
        await does(store, emma, AnswerFollowUp("broadcast", number), SENT + days * DAY + MINUTE)
    await asks(store, emma, SENT + 3 * DAY + 2 * MINUTE)
    assert (await ask(store, after, number)).total == Came(delivered=1, pressed=1, tickets=1)


async def test_what_they_write_counts_for_the_last_that_reached_them_and_within_its_time(
    store: Store,
) -> None:
    emma, olena, ivan = reader(1), reader(2, "uk"), reader(3, "ru")
    await do(store, save, [emma, olena, ivan])
    await asks(store, olena, SENT - ANSWERS)
    await asks(store, ivan, SENT - ANSWERS - MINUTE)
    number = await reached(store, olena, emma, ivan, reader_3=Outcome.AMBIGUOUS)
    await does(store, emma, GiveFeedback("table7", 5, (), anonymous=True), SENT + HOUR)
    assert (await ask(store, after, number)).by["en"].answered == 0
    await does(store, emma, GiveFeedback("table7", 5, (), anonymous=False), SENT + HOUR)
    await asks(store, olena, SENT + ANSWERS)
    await asks(store, ivan, SENT + ANSWERS + MINUTE)
    found = await ask(store, after, number)
    assert found.by == {
        "en": Came(delivered=1, answered=1),
        "ru": Came(ambiguous=1),
        "uk": Came(delivered=1, answered=1, wrote_before=1),
    }


async def test_its_time_is_that_of_each_and_not_of_all(store: Store) -> None:
    emma, olena = reader(1), reader(2, "uk")
    await do(store, save, [emma, olena])
    await asks(store, olena, SENT - MINUTE)  # of hers: a day and a minute before
    number = await reached(store, emma, olena, apart=DAY)
    await asks(store, emma, SENT + ANSWERS + MINUTE)
    found = await ask(store, after, number)
    assert found.by == {"en": Came(delivered=1), "uk": Came(delivered=1, wrote_before=1)}
    assert found.until == SENT + DAY + VOUCHERS


async def test_what_was_long_before_one_of_them_is_not_counted(store: Store) -> None:
    emma, olena = reader(1), reader(2, "uk")
    await do(store, save, [emma, olena])
    await asks(store, olena, SENT + DAY - ANSWERS - MINUTE)
    number = await reached(store, emma, olena, apart=DAY)
    assert (await ask(store, after, number)).total == Came(delivered=2)


async def test_vouchers_and_turning_news_off_count_within_their_time(store: Store) -> None:
    emma, olena, ivan = reader(1), reader(2, "uk"), reader(3, "ru")
    await do(store, save, [emma, olena, ivan])
    for who, at in ((emma, SENT - HOUR), (emma, SENT + VOUCHERS), (olena, SENT + VOUCHERS + MINUTE)):
        await give(store, 40, to=who.id)
        once = f"{who.id}{at}"
        one = await do(
            store,
            vouchers.make,
            who.id,
            "cake",
            once=once,
            language="en",
            business=RULES,
            now=max(NOW, at - DAY),
        )
        await do(store, vouchers.use, one.code, by="till:bar", business=SHOP, now=at)
    number = await reached(store, emma, olena, ivan)
    await does(store, ivan, SetWishes(Wishes(news=False), "No news"), SENT + DAY)
    await does(store, olena, SetWishes(Wishes(news=True, surveys=False), "News"), SENT + DAY)
    assert (await ask(store, after, number)).by == {
        "en": Came(delivered=1, redeemed=1, used_before=1),
        "ru": Came(delivered=1, turned_off=1),
        "uk": Came(delivered=1),
    }


async def test_of_one_that_has_reached_nobody_nothing_came(store: Store) -> None:
    emma = reader(1)
    number = await reached(store, emma, reader_1=Outcome.BLOCKED)
    assert await ask(store, after, number) == After({"en": Came(blocked=1)})
    assert (await ask(store, after, 99)).total == Came()
