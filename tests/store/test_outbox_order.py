"""What goes first when a staff group is behind: nothing starves, whatever else there is."""

from dataclasses import replace
from datetime import datetime, timedelta

from care.business import Priority
from care.model.ticket import About, State, Ticket
from care.outbox import Claim, Lane, Post, claim, finish, owe, redraw, retitle
from care.outbox.bodies import Card, Relay, Told
from care.store.unit import Store
from care.tickets.posts import first_card
from tests.store.cast import DESK, EMMA, IVAN, MINUTE, NOW, OLENA, opened, worded
from tests.store.looking import do

CALL = timedelta(seconds=3)  # twenty a minute
LEASE = MINUTE
TICKET = Ticket(
    id=0,
    customer=EMMA.id,
    about=About.COMPLAINT,
    department="cafe",
    state=State.NEW,
    language="en",
    order_number="",
    opened_at=NOW,
    answer_due=NOW,
    version=1,
    desk=DESK,
)


def card(number: int, priority: Priority = Priority.NORMAL) -> Post:
    return first_card(replace(TICKET, id=number, priority=priority))


def word(number: int, part: int = 1, together: str = "text") -> Post:
    """Of the customer of a running conversation."""
    stream = f"t{number}"
    return Post(DESK, Relay(part=part), Lane.RELAY, stream=stream, ticket_id=number, together=together)


def line(number: int, name: str = "line") -> Post:
    """Of ours, in a topic."""
    return Post(
        DESK, Told(notice=name, fields={}), Lane.DESK, stream=f"t{number}", ticket_id=number, together="text"
    )


async def take(store: Store, now: datetime, limit: int = 10) -> list[Claim]:
    return await do(store, claim, LEASE, set(), limit, now=now)


async def order(store: Store, now: datetime = NOW) -> list[str]:
    """The streams in which everything that waits goes out."""
    streams = []
    while claims := await take(store, now):
        for owed in claims:
            streams.append(owed.stream)
            await do(store, finish, owed, now=now)
    return streams


async def test_a_running_conversation_does_not_wait_for_sixty_new_tickets(store: Store) -> None:
    await do(store, owe, *[card(number) for number in range(1, 61)])
    await do(store, owe, word(100), now=NOW + MINUTE)
    assert (await order(store, NOW + MINUTE)).index("t100") < 10


async def test_a_new_ticket_does_not_wait_for_a_chattering_group(store: Store) -> None:
    chatter = [redraw(DESK, number) for number in range(100, 130)]
    chatter += [retitle(DESK, number) for number in range(100, 130)]
    chatter += [line(number) for number in range(100, 130)]
    await do(store, owe, *chatter)
    await do(store, owe, card(1), now=NOW + 10 * CALL - timedelta(seconds=1))
    assert (await order(store, NOW + MINUTE))[0] == "t1"


async def test_what_can_wait_does_not_wait_for_ever(store: Store) -> None:
    await do(store, owe, retitle(DESK, 100), redraw(DESK, 100))
    await do(store, owe, *[card(number) for number in range(1, 61)], now=NOW + 15 * MINUTE)
    assert (await order(store, NOW + 15 * MINUTE))[:2] == ["card100", "title100"]


async def test_an_urgent_ticket_goes_before_all_that_came_before_it(store: Store) -> None:
    await do(store, owe, *[card(number) for number in range(1, 10)])
    await do(store, owe, card(50, Priority.URGENT), card(51, Priority.HIGH), now=NOW + CALL)
    assert (await order(store, NOW + CALL))[:2] == ["t50", "t51"]


def test_an_ordinary_first_card_alone_keeps_the_pace() -> None:
    assert [card(1, priority).paced for priority in Priority] == [
        priority <= Priority.NORMAL for priority in Priority
    ]


async def test_first_cards_go_in_the_order_of_their_tickets(store: Store) -> None:
    await do(store, owe, *[card(number) for number in range(1, 10)])
    await do(store, owe, card(10), now=NOW + CALL)
    assert await order(store, NOW + CALL) == [f"t{number}" for number in range(1, 11)]


async def test_customers_take_turns_and_nobody_comes_before_anybodys_first(store: Store) -> None:
    """Olena and Ivan write after Emma has opened three."""
    for customer in (EMMA, EMMA, EMMA, OLENA, IVAN, OLENA):
        await do(store, opened, customer)
    assert (await order(store, NOW + 15 * MINUTE))[:4] == ["t1", "t4", "t5", "t2"]


async def test_a_first_card_keeps_its_place_whatever_changes_meanwhile(store: Store) -> None:
    await do(store, owe, *[card(number) for number in range(1, 31)])
    await do(store, owe, redraw(DESK, 30), now=NOW + CALL)
    assert (await order(store, NOW + CALL))[-1] == "t30"


async def test_a_customers_word_hurries_the_line_before_it_and_goes_with_it(store: Store) -> None:
    await do(store, owe, line(1, "taken"), *[card(number) for number in range(2, 10)])
    await do(store, owe, word(1))
    [owed] = await take(store, NOW)
    assert [row.body for row in owed.rows] == [Told(notice="taken", fields={}), Relay(part=1)]


async def test_short_texts_behind_a_first_card_go_with_it(store: Store) -> None:
    photo = word(1, 3, together="")
    await do(store, owe, card(1), word(1, 1), word(1, 2), photo, word(1, 4))
    [owed] = await take(store, NOW)
    assert [row.body for row in owed.rows] == [Card(), Relay(part=1), Relay(part=2)]


async def test_with_a_first_card_go_as_many_texts_as_fit_one_message(store: Store) -> None:
    await do(store, owe, card(1), *[word(1, number) for number in range(1, 10)])
    [owed] = await take(store, NOW)
    assert [row.body for row in owed.rows] == [Card(), *(Relay(part=number) for number in range(1, 9))]


async def test_who_writes_more_does_not_bring_the_first_card_forward(store: Store) -> None:
    await do(store, owe, *[card(number) for number in range(1, 31)])
    await do(store, owe, word(30), now=NOW + CALL)
    assert (await order(store, NOW + CALL))[-1] == "t30"


async def test_our_own_lines_do_not_go_into_a_card(store: Store) -> None:
    await do(store, owe, card(1), line(1))
    [owed] = await take(store, NOW)
    assert [row.kind for row in owed.rows] == [Card.kind]


async def test_what_we_begin_ourselves_goes_last_however_long_it_has_waited(store: Store) -> None:
    news = Post(EMMA.id, worded("Hi"), Lane.BROADCAST, stream="news")
    survey = Post(EMMA.id, worded("Hi"), Lane.FOLLOWUP, stream="survey")
    reply = Post(EMMA.id, Relay(), Lane.RELAY, stream="reply")
    answer = Post(EMMA.id, worded("Hi"), Lane.ANSWER, stream="answer")
    await do(store, owe, news, survey)
    await do(store, owe, reply, answer, now=NOW + 600 * MINUTE)
    assert await order(store, NOW + 600 * MINUTE) == ["answer", "reply", "survey", "news"]


async def test_a_chat_with_much_that_is_urgent_keeps_no_other_from_being_served(store: Store) -> None:
    await do(store, owe, *[word(number) for number in range(1, 9)])
    await do(store, owe, Post(OLENA.id, worded("Hi"), Lane.DESK), now=NOW + MINUTE)
    claims = await take(store, NOW + MINUTE, limit=4)
    assert [owed.chat_id for owed in claims] == [DESK, OLENA.id]


async def test_in_a_rush_new_tickets_and_running_conversations_both_go_on(store: Store) -> None:
    """Sixty tickets at once, while five conversations go on with all that belongs to it."""
    await do(store, owe, *[card(number) for number in range(1, 61)])
    now = NOW
    waits: list[timedelta] = []
    cards: list[timedelta] = []
    said: dict[str, datetime] = {}
    while len(cards) < 60:
        step = int((now - NOW) / CALL)
        if step % 7 == 0:
            number = 100 + step % 5
            said.setdefault(f"t{number}", now)
            await do(
                store, owe, line(number), word(number), redraw(DESK, number), retitle(DESK, number), now=now
            )
        [owed] = await take(store, now)
        is_card = owed.head.kind == Card.kind and not owed.stream.startswith("card")
        now += 2 * CALL if is_card else CALL
        await do(store, finish, owed, now=now)
        if is_card:
            cards.append(now - NOW)
        elif owed.stream in said:
            waits.append(now - said.pop(owed.stream))
    # By itself a card takes two calls: sixty of them six minutes.
    assert max(waits) < 1.5 * MINUTE
    assert cards[29] < 4 * MINUTE
    assert cards[-1] < 9 * MINUTE
