"""The admin's pages with what they show, read from the store."""

from datetime import timedelta

from aiogram.types import CallbackQuery, User

from bot.routers.carrier import carrier
from bot.routers.staff.update import Desk
from bot.telegram.answers import Show
from bot.telegram.callback import DESK
from care.broadcasts import outcomes, recalling, rows
from care.broadcasts.model import Broadcast, Outcome
from care.broadcasts.rows import Counts
from care.followups.coming import coming
from care.inbox import dead_letters
from care.outbox import depth
from care.people.operators import team
from care.store.unit import Unit
from care.tickets.rows import count_open
from care.webhooks import calls
from dialogs.engine.machine import Screen
from dialogs.staff import broadcasts
from dialogs.staff.pages import AdminFacts, Page, render
from dialogs.staff.webhooks import MOST

WEEK = timedelta(days=7)
BROADCASTS = 5  # on their page
DOUBTFUL = 20  # names


async def show(desk: Desk, user: User, page: Page, press: CallbackQuery | None = None) -> Show:
    """The page, in place of the one that was pressed."""
    unit = desk.unit
    facts = AdminFacts(
        now=desk.now,
        business=desk.business,
        team=await team(unit),
        letters=await dead_letters.kept(unit),
        depth=await depth(unit),
        tickets=await count_open(unit),
        coming=await coming(unit, unit.now + WEEK) if page is Page.FOLLOWUPS else (),
        calls=await calls.untold(unit, MOST) if page is Page.WEBHOOKS else (),
        broadcasts=await _broadcasts(unit) if page is Page.BROADCASTS else (),
        untold=await calls.counts(unit) if page is Page.WEBHOOKS else (0, 0),
    )
    return shown(user, render(page, facts, await desk.words_for(user)), press)


async def _broadcasts(unit: Unit) -> list[tuple[Broadcast, Counts]]:
    return [(each, await rows.counts(unit, each.id)) for each in await rows.latest(unit, BROADCASTS)]


async def in_doubt(desk: Desk, user: User, number: int, press: CallbackQuery) -> Show:
    """Who may have got a broadcast or not."""
    people = await outcomes.in_doubt(desk.unit, number, DOUBTFUL)
    count = (await rows.counts(desk.unit, number)).by.get(Outcome.AMBIGUOUS, 0)
    screen = broadcasts.in_doubt(number, people, count, desk.now, await desk.words_for(user))
    return shown(user, screen, press)


async def ask_recall(desk: Desk, user: User, number: int, press: CallbackQuery) -> Show:
    """In how many chats a broadcast can still be deleted."""
    reach = await recalling.reach(desk.unit, number)
    return shown(user, broadcasts.ask_recall(number, reach, await desk.words_for(user)), press)


def shown(user: User, screen: Screen, press: CallbackQuery | None) -> Show:
    return Show(user.id, DESK, 0, screen, edit=carrier(press) if press is not None else None)
