"""Writes a store in which everything waits: tickets in all states, posts of every kind, jobs of every kind.

`python -m tests.delivery.writing NAME` writes down what this version leaves behind, for tests/delivery/test_written.py
to open with the ones that come after it. It is to be run before a version that stores something in another form.
"""

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.telegram.session import LeanSession
from care.agenda.job import JOBS
from care.agenda.jobs import RepliesFile
from care.commands import GiveFeedback
from care.customers import bans
from care.due import digest, do_due, errands, nobody, retention
from care.feedback.given import give
from care.model.ticket import State, Ticket
from care.notices.scheduled_replies import DeskLaterSent
from care.outbox import Lane, Post, redraw, retitle, to_topic
from care.outbox.bodies import BODIES, Board, Erase, Figures, File
from care.people.customers import Customer, save
from care.privacy import export
from care.privacy.knowledge import erase
from care.staff import shifts
from care.store.migrate import migrated
from care.store.tables import jobs, outbox, tickets
from care.store.unit import Unit
from care.tickets.entries import entry_at
from care.tickets.opening import own
from care.tickets.opening.open import open_ticket
from care.tickets.words import edits, relay, scheduled_replies, taking_back
from care.tickets.words.meaning import Meaning, Meant
from care.tickets.work import merge, reminders, snooze, working
from care.values.content import Content, Message
from care.values.content import Kind as ContentKind
from dialogs.staff.figures.query import Query, pack
from dialogs.staff.figures.understanding import Form
from playground.acts.world import World
from playground.http.server import serve
from tests.delivery.town import EMMA, GROUP, OLENA, RULES, SOLOMIIA, TARAS, HandClock, Town, build, settle
from tests.store.cast import DAY, HOUR, MINUTE, NOW, complaint
from tests.store.looking import rows

FOLDER = Path(__file__).parent.parent / "store" / "written"
ONE_GROUP = tuple(each.model_copy(update={"groups": ()}) for each in RULES.departments)
SHOP = RULES.model_copy(update={"departments": ONE_GROUP})
IVAN = Customer(1002, "Ivan", "ru", zone="America/New_York", since=NOW)  # sleeps at noon in Kyiv
CHARLIE = Customer(4001, "Charlie", "en", since=NOW)
ERASED = replace(CHARLIE, id=1009)


@asynccontextmanager
async def living(path: Path) -> AsyncIterator[Town]:
    """A town whose store is the file at `path`, with nobody in it but those who stand there."""
    world, clock = World(), HandClock()
    async with migrated(f"sqlite:///{path}", SHOP, clock) as store, serve(world) as url:
        session = LeanSession(api=TelegramAPIServer.from_base(url))
        async with Bot(world.token, session=session).context(auto_close=False) as bot:
            try:
                yield build(store, world, bot, clock, SHOP)
            finally:
                await (await session.create_session()).close()  # aiogram's own closing takes a rest first


async def write(path: Path) -> None:
    async with living(path) as town:
        start(town)
        await settle(town)
        await town.do(save, [IVAN, CHARLIE, ERASED])
        town.clock.moment = NOW - 9 * DAY
        await _closed(town)
        town.clock.moment = NOW - 3 * HOUR
        await _broken(town)
        town.clock.moment = NOW
        taken = await _worked_on(town)
        await _around(town, taken)
        await _in_doubt(town)
        await _owed(town, taken)
        await _check(town)


def start(town: Town) -> None:
    """Those who have a private chat with the bot."""
    for key in ("olena", "ivan", "emma", "charlie", "taras", "solomiia"):
        started = town.world.start(town.world.people[key])
        town.client.journal.saw(started.chat_id, started.id)


async def _pass(town: Town, length: timedelta) -> None:
    """So much time passes, and all that falls due is done and delivered."""
    town.clock.moment += length
    while await town.do(do_due):
        pass
    await town.send()


async def _closed(town: Town) -> None:
    ticket = await town.opened()
    await town.from_taras(ticket, "We are sorry: here is another coffee")
    await town.do(working.solve, ticket.id, TARAS)
    await town.do(own.rate, EMMA, ticket.id, 5)
    await _pass(town, 8 * DAY)


async def _broken(town: Town) -> None:
    """Promises in each of the steps after which they are broken: all but the last have another step before them."""
    await town.opened()
    await _pass(town, 45 * MINUTE)
    await _pass(town, 15 * MINUTE)
    await town.opened(customer=IVAN)
    await _pass(town, 45 * MINUTE)
    await town.opened()
    await _pass(town, 20 * MINUTE)
    await town.opened()
    await _pass(town, 30 * MINUTE)
    await _pass(town, 25 * MINUTE)


async def _worked_on(town: Town) -> Ticket:
    now = town.clock.now()
    solved, withdrawn, asleep, waits = [await town.opened() for _ in range(4)]
    source, target, taken = [await town.opened(customer=OLENA) for _ in range(3)]
    await town.do(working.solve, solved.id, TARAS)
    await town.do(own.withdraw, EMMA, withdrawn.id)
    for ticket in (asleep, waits, taken):
        await town.from_taras(ticket, "We are looking for it")
    await town.do(working.take, source.id, TARAS)
    await town.do(merge.merge, source.id, target.id, TARAS)
    await town.do(snooze.snooze, asleep.id, TARAS, now + 2 * HOUR)
    await town.do(snooze.snooze, waits.id, TARAS, None)
    await town.send()
    await _write(town, taken, "And the cake?")
    await town.send()
    return await town.ticket(taken.id)


async def _write(town: Town, ticket: Ticket, words: str) -> None:
    """Olena does, for her ticket."""
    message = town.written("olena", words, OLENA.id)
    await town.do(relay.from_customer, ticket, OLENA, message)


async def _around(town: Town, taken: Ticket) -> None:
    """What else the clock has to do."""
    now = town.clock.now()
    await town.do(reminders.remind, taken.id, TARAS, now + HOUR, "call the courier")
    later = town.written("taras", "/later tomorrow Your cake is ready", GROUP, taken.topic)
    await town.do(scheduled_replies.put_off, taken.id, TARAS, later, now + 2 * HOUR)
    fields = {"shadow": False, "message": later.message_id}
    await town.do(bans.ask, taken, SOLOMIIA, "spam", now + 7 * DAY, **fields)
    hidden = await town.opened(customer=CHARLIE)
    await town.do(bans.impose, hidden.customer, SOLOMIIA, "spam", now + DAY, shadow=True)
    await town.do(_on_a_break)
    await town.do(errands.ask, RepliesFile(operator=SOLOMIIA, chat=SOLOMIIA, file_id="file"))
    await town.do(retention.begin)
    await town.do(digest.begin)
    await town.do(nobody.begin)
    await town.send()


async def _on_a_break(unit: Unit) -> None:
    taras, _ = await shifts.begin(unit, TARAS, NOW + 3 * HOUR)
    await shifts.take_break(unit, taras, 15 * MINUTE)


async def _in_doubt(town: Town) -> None:
    """The card of somebody who was erased while it was on its way."""
    await town.do(open_ticket, ERASED, complaint(ERASED))
    assert await town.claim()
    await town.do(erase, ERASED.id)


async def _owed(town: Town, taken: Ticket) -> None:
    """A post of every kind, none of them delivered."""
    now = town.clock.now()
    first, second = await town.from_taras(taken, "The first"), await town.from_taras(taken, "The second")
    await town.send()
    words = Content(ContentKind.TEXT, "The first, in other words")
    edited = Message(first.chat_id, first.message_id, words, now)
    await town.do(edits.operator_edited, taken.id, TARAS, edited, Meant(Meaning.WORDS, words))
    await town.do(relay.operator_reacted, TARAS, GROUP, first.message_id, "👍")
    entry = await town.do(entry_at, GROUP, second.message_id)
    await town.do(taking_back.unsend, taken.id, entry, TARAS)
    await town.from_taras(taken, "The third")
    await _write(town, taken, "Where is it?")
    where = Content(ContentKind.LOCATION, data={"latitude": 50.45, "longitude": 30.52})
    given = Message(EMMA.id, 900, where, now), Message(EMMA.id, 901, words, now)
    await town.do(give, EMMA, GiveFeedback("table7", 2, given, anonymous=False))
    await town.do(export.send, EMMA)
    await town.owe(
        redraw(GROUP, taken.id),
        retitle(GROUP, taken.id),
        Post(GROUP, Board(), Lane.DESK, stream="board", once=f"board:{GROUP}"),
        Post(GROUP, Erase(messages=(second.message_id,)), Lane.DESK),
        Post(GROUP, File(name="replies.toml", text="# none"), Lane.ANSWER),
        *(Post(GROUP, body, Lane.ANSWER) for body in _figures(now.date().isoformat())),
        to_topic(taken, DeskLaterSent(operator=TARAS.name, text="Your cake")),
    )


async def _check(town: Town) -> None:
    """Nothing is missing."""
    assert {row["state"] for row in await rows(town.store, tickets)} == set(State)
    assert {row["kind"] for row in await rows(town.store, outbox)} == set(BODIES)
    waiting = {row["kind"] for row in await rows(town.store, jobs) if row["done_at"] is None}
    assert waiting == JOBS.keys(), JOBS.keys() - waiting


def _figures(day: str) -> list[Figures]:
    text = Figures(figures=pack(Query()), form=str(Form.TEXT), language="uk")
    others = [replace(text, form=str(form)) for form in (Form.CHART, Form.FILE)]
    return [replace(text, day=day), *others]


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as home:
        path = Path(home, "care.db")
        asyncio.run(write(path))
        with closing(sqlite3.connect(path)) as stored:
            FOLDER.joinpath(f"{sys.argv[1]}.sql").write_text("\n".join(stored.iterdump()) + "\n")


if __name__ == "__main__":
    main()
