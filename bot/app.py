"""The composition root: everything is built and started here, by hand, on one page."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from aiogram import Bot
from fastapi import FastAPI

from bot.delivery.budget import Budgets
from bot.delivery.client import Client
from bot.delivery.courier import Courier
from bot.delivery.journal.journal import Journal, journal_in
from bot.delivery.kind import Services
from bot.delivery.open_panels import OpenPanels
from bot.delivery.recovery import Recovery
from bot.delivery.screens import Screens
from bot.delivery.worker import Worker
from bot.intake.polling import poll
from bot.intake.reception import Reception
from bot.intake.webhook import until_brought
from bot.observe.metrics import Metrics
from bot.observe.pulse import Pulse
from bot.routers.admin import AdminRouter
from bot.routers.colleague import ColleagueRouter
from bot.routers.customer import CustomerRouter
from bot.routers.dispatcher import Dispatcher
from bot.routers.me import Me
from bot.routers.staff import StaffRouter
from bot.routers.staff.menus import Menus, private_commands
from bot.run.errands import Errands
from bot.run.heap import settle_heap
from bot.run.lead import Work, lead
from bot.run.patience import Tell, open_store, open_way_in, patiently, store_passes
from bot.run.rounds import Rounds, settle_staff
from bot.run.ticks import Ticks
from bot.run.travel import TravelClock
from bot.settings.settings import Settings
from bot.telegram.connection import open_bot
from bot.telegram.profile import set_private_commands, set_profile
from bot.web.app import build_web
from bot.web.health import Health
from bot.web.server import open_web
from care.business import Business
from care.store.unit import Store
from care.values.clock import Clock, SystemClock

log = structlog.get_logger()
GRACE = 5.0  # seconds for what is being said when we are told to stop


@dataclass(frozen=True)
class Voice:
    """Everything that speaks to Telegram."""

    client: Client
    journal: Journal
    screens: Screens
    worker: Worker
    panels: OpenPanels


async def run(
    settings: Settings,
    business: Business,
    ready: Callable[[], None] = lambda: None,
    tell: Tell = lambda _: None,
) -> None:
    """Run the bot until SIGTERM or SIGINT; `ready` is called once updates are being received.

    `tell` hears of what keeps a start waiting.
    """
    clock = TravelClock(settings.turbota_clock_url) if settings.turbota_clock_url else SystemClock()
    metrics, line = Metrics(business.limits.group_per_minute), Pulse()
    async with (
        open_store(settings.database_url, business, clock, tell) as store,
        open_bot(settings, line).context() as bot,
        _noting(settings, business, bot) as journal,
        asyncio.TaskGroup() as tasks,
    ):
        settled = partial(settle_staff, store)
        await patiently("store_away", settled, store_passes, tell)
        me = Me()
        voice = _voice(
            store, bot, business=business, clock=clock, metrics=metrics, tasks=tasks, journal=journal
        )
        reception = Reception(
            store=store,
            dispatcher=_routers(bot, business, voice, tasks, me),
            speak=voice.screens.speak,
            admins=business.admins,
            metrics=metrics,
        )
        errands = Errands(store, voice.client, clock)
        store.ring(voice.worker.wake, errands.wake)
        rounds = Rounds(store, voice.screens, voice.worker)
        ticks = Ticks(rounds.tick)
        pulse = Pulse()
        web = _web(settings, reception, metrics, Health(store, clock, _pulses(settings, ticks, pulse), line))
        async with open_web(web, settings.host, settings.port) as address:
            caught_up, opened = asyncio.Event(), asyncio.Event()
            leads: list[Work] = [
                partial(voice.worker.run, caught_up),
                partial(_after, opened, partial(set_profile, bot, business)),
                rounds.begin,
                errands.run,
            ]
            if not settings.webhook_url:
                fetch = partial(poll, bot, reception.accept, pulse.beat, caught_up.set)
                leads.append(partial(_after, opened, fetch))
            running = [
                me.learn(bot),
                reception.run(),
                ticks.keep_going(),
                lead(store, pulse.beat, leads),
                _open(settings, bot, tell=tell, opened=opened, caught_up=caught_up, ready=ready),
            ]
            if isinstance(clock, TravelClock):
                running.append(clock.follow(ticks.run))
            log.info("started", health=f"{address}/health")
            with ticks.going():
                await _until_told(running, tasks)
            await voice.screens.quiet(GRACE)


def _pulses(settings: Settings, ticks: Ticks, polling: Pulse) -> dict[str, Callable[[], float]]:
    """What must be alive, by name: the seconds since it last was."""
    clock = {"clock": lambda: ticks.age}
    return clock if settings.webhook_url else clock | {"poller": lambda: polling.age}


def _web(settings: Settings, reception: Reception, metrics: Metrics, health: Health) -> FastAPI:
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    return build_web(health, metrics, reception.accept if settings.webhook_url else None, secret)


async def _open(
    settings: Settings,
    bot: Bot,
    tell: Tell,
    opened: asyncio.Event,
    caught_up: asyncio.Event,
    ready: Callable[[], None],
) -> None:
    """Have Telegram bring the updates, or keep them for us; and say that we are ready."""
    await open_way_in(bot, settings, tell)
    opened.set()
    log.info("ready", by="webhook" if settings.webhook_url else "polling")
    ready()
    if settings.webhook_url:
        await until_brought(bot, caught_up.set)


async def _after(opened: asyncio.Event, work: Work) -> None:
    await opened.wait()
    await work()


@asynccontextmanager
async def _noting(settings: Settings, business: Business, bot: Bot) -> AsyncIterator[Journal]:
    folder = settings.journal_folder
    with journal_in(folder / str(bot.id) if folder else None, business.all_desks) as journal:
        yield journal


def _voice(
    store: Store,
    bot: Bot,
    business: Business,
    clock: Clock,
    metrics: Metrics,
    tasks: asyncio.TaskGroup,
    journal: Journal,
) -> Voice:
    panels = OpenPanels()
    client = Client(bot, Budgets(business.limits), journal, metrics)
    screens = Screens(client, tasks)
    services = Services(
        store=store,
        client=client,
        business=business,
        clock=clock,
        panels=panels,
        titles={},
        shown=screens.shown,
    )
    courier = Courier(services, Recovery(services, metrics), metrics)
    worker = Worker(services, courier, business.all_desks)
    return Voice(client=client, journal=journal, screens=screens, worker=worker, panels=panels)


def _routers(bot: Bot, business: Business, voice: Voice, tasks: asyncio.TaskGroup, me: Me) -> Dispatcher:
    def give(user_id: int) -> None:
        names = private_commands(business, user_id)
        tasks.create_task(set_private_commands(bot, business, user_id, names))

    customers = CustomerRouter(business, voice.screens.shown, me)
    menus = Menus(give)
    colleagues, admin = ColleagueRouter(business, menus, me), AdminRouter(business, menus, me)
    return Dispatcher(
        customers=customers,
        desk=StaffRouter(menus, me, voice.panels),
        colleagues=colleagues,
        admin=admin,
        saw=voice.journal.saw,
    )


async def _until_told(work: Sequence[Coroutine[Any, Any, None]], tasks: asyncio.TaskGroup) -> None:
    """Do all of `work` until a signal says that it is enough."""
    told = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, told.set)
    running = [tasks.create_task(part) for part in work]
    kept = settle_heap()
    await told.wait()
    log.info("stopping", models=len(kept))
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
