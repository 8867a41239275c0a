"""The composition root: everything is built and started here, by hand, on one page."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from aiogram import Bot
from fastapi import FastAPI

from bot.api.app import PLACE, build_api
from bot.delivery.budget import Budgets
from bot.delivery.client import Client
from bot.delivery.courier import Courier
from bot.delivery.journal.journal import Journal, journal_in
from bot.delivery.kind import Services
from bot.delivery.open_panels import OpenPanels
from bot.delivery.recovery import Recovery
from bot.delivery.screens import Screens
from bot.delivery.worker import Worker
from bot.intake.reception import Reception
from bot.observe.metrics import Metrics
from bot.observe.pulse import Pulse
from bot.routers.admin import AdminRouter
from bot.routers.colleague import ColleagueRouter
from bot.routers.customer.router import CustomerRouter
from bot.routers.dispatcher import Dispatcher
from bot.routers.me import Me
from bot.routers.opening import OpeningRouter
from bot.routers.staff import StaffRouter
from bot.routers.staff.menus import Menus, private_commands
from bot.run.broadcasts import Broadcasts
from bot.run.errands import Errands
from bot.run.face import Face
from bot.run.heap import settle_heap
from bot.run.introduced import introduced
from bot.run.lead import Work, lead
from bot.run.patience import Tell, open_store, patiently, store_passes
from bot.run.rounds import Rounds, settle_staff
from bot.run.ticks import Ticks
from bot.run.travel import TravelClock
from bot.run.way_in import WayIn
from bot.settings.changed import begin_rules
from bot.settings.settings import Settings, check_together
from bot.telegram.connection import open_bot
from bot.telegram.profile import set_private_commands
from bot.web.app import build_web
from bot.web.health import Health
from bot.web.server import open_web
from bot.webhooks.sender import WebhookSender
from care.business import Business
from care.rules.setting_up import code_of
from care.store.unit import Store
from care.values.clock import Clock, SystemClock

log = structlog.get_logger()
GRACE = 5.0  # seconds for what is being said when we are told to stop


@dataclass(frozen=True)
class Ground:
    """What all else stands on."""

    settings: Settings
    clock: Clock
    metrics: Metrics
    store: Store
    bot: Bot
    line: Pulse  # how it goes with Telegram
    journal: Journal


@dataclass(frozen=True)
class Voice:
    """Everything that speaks to Telegram."""

    client: Client
    screens: Screens
    worker: Worker
    panels: OpenPanels


@dataclass(frozen=True)
class House:
    """What takes updates in, does what is due, and speaks."""

    me: Me
    voice: Voice
    reception: Reception
    way_in: WayIn
    asking: Pulse  # that we ask for updates, or for the lead
    errands: Errands
    rounds: Rounds
    face: Face  # what people see of the bot before they write to it
    ticks: Ticks


async def run(
    settings: Settings,
    business: Business,
    ready: Callable[[str], None] = lambda _: None,
    tell: Tell = lambda _: None,
    invite: Callable[[str], None] = lambda _: None,
) -> None:
    """Run the bot until SIGTERM or SIGINT; `ready` is called with our address once updates are being received.

    `tell` hears of what keeps a start waiting; `invite`, by which link somebody becomes the admin while nobody is.
    """
    check_together(settings, business)
    async with _ground(settings, business, tell) as ground, asyncio.TaskGroup() as tasks:
        house = _build(ground, tasks)
        async with open_web(_web(ground, house), settings.host, settings.port) as address:
            log.info("started", health=f"{address}/health")
            with house.ticks.going():
                await _until_told(
                    [*_work(ground, house, invite), house.way_in.open(partial(ready, address), tell)], tasks
                )
            await house.voice.screens.quiet(GRACE)


@asynccontextmanager
async def _ground(settings: Settings, business: Business, tell: Tell) -> AsyncIterator[Ground]:
    clock = TravelClock(settings.turbota_clock_url) if settings.turbota_clock_url else SystemClock()
    line = Pulse()
    async with (
        open_store(settings.database_url, business, clock, tell) as store,
        open_bot(settings, line).context() as bot,
    ):
        await patiently("store_away", partial(begin_rules, store, settings), store_passes, tell)
        business, folder = store.business, settings.journal_folder
        with journal_in(folder / str(bot.id) if folder else None, business.all_desks) as journal:
            await patiently("store_away", partial(settle_staff, store), store_passes, tell)
            yield Ground(
                settings=settings,
                clock=clock,
                metrics=Metrics(business.limits.group_per_minute),
                store=store,
                bot=bot,
                line=line,
                journal=journal,
            )


def _build(ground: Ground, tasks: asyncio.TaskGroup) -> House:
    store, me, asking = ground.store, Me(), Pulse()
    voice = _voice(ground, tasks)
    reception = Reception(
        store=store,
        dispatcher=_routers(ground, voice, tasks, me),
        speak=voice.screens.speak,
        metrics=ground.metrics,
    )
    errands = Errands(store, voice.client, ground.clock)
    face = Face(ground.bot, store)
    store.ring(voice.worker.wake, errands.wake, face.wake)
    rounds = Rounds(store, voice.screens, voice.worker)
    return House(
        me=me,
        voice=voice,
        reception=reception,
        way_in=WayIn(ground.settings, ground.bot, reception.accept, asking.beat),
        asking=asking,
        errands=errands,
        rounds=rounds,
        face=face,
        ticks=Ticks(rounds.tick),
    )


def _voice(ground: Ground, tasks: asyncio.TaskGroup) -> Voice:
    metrics, panels = ground.metrics, OpenPanels()
    client = Client(ground.bot, Budgets(ground.store.business.limits), ground.journal, metrics)
    screens = Screens(client, tasks)
    services = Services(
        store=ground.store,
        client=client,
        clock=ground.clock,
        panels=panels,
        titles={},
        shown=screens.shown,
    )
    courier = Courier(services, Recovery(services, metrics), metrics)
    worker = Worker(services, courier)
    return Voice(client=client, screens=screens, worker=worker, panels=panels)


def _routers(ground: Ground, voice: Voice, tasks: asyncio.TaskGroup, me: Me) -> Dispatcher:
    bot, store = ground.bot, ground.store

    def give(user_id: int) -> None:
        business = store.business
        names = private_commands(business, user_id)
        tasks.create_task(set_private_commands(bot, business, user_id, names))

    menus = Menus(give)
    customers = CustomerRouter(voice.screens.shown, me)
    code = code_of(ground.settings.bot_token.get_secret_value())
    return Dispatcher(
        customers=customers,
        desk=StaffRouter(menus, me, voice.panels),
        colleagues=ColleagueRouter(menus, me),
        admin=AdminRouter(menus, me),
        saw=ground.journal.saw,
        opening=OpeningRouter(code, customers.handle, me),
    )


def _web(ground: Ground, house: House) -> FastAPI:
    settings = ground.settings
    pulses: dict[str, Callable[[], float]] = {"clock": lambda: house.ticks.age}  # what must be alive
    if not settings.webhook_url:
        pulses["poller"] = lambda: house.asking.age
    health = Health(ground.store, ground.clock, pulses, ground.line)
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    accept = house.reception.accept if settings.webhook_url else None
    parts = {PLACE: build_api(ground.store, settings.api_per_second)} if settings.api else {}
    return build_web(health, ground.metrics, accept, secret, parts)


def _work(ground: Ground, house: House, invite: Callable[[str], None]) -> Iterator[Coroutine[Any, Any, None]]:
    """What goes on until the end; much of it only while this process leads."""
    store, way_in = ground.store, house.way_in
    leads: list[Work] = [
        partial(house.voice.worker.run, way_in.caught_up),
        partial(way_in.once_open, house.face.keep),
        way_in.fetch,
        house.rounds.begin,
        house.errands.run,
        Broadcasts(store).run,
    ]
    if store.business.webhooks and (secret := ground.settings.signing_secret):
        sender = WebhookSender(store, ground.clock, store.business.webhooks, secret.get_secret_value())
        leads.append(sender.run)
    yield introduced(ground.bot, house.me, store, invite)
    yield house.reception.run()
    yield house.ticks.keep_going()
    yield lead(store, house.asking.beat, leads)
    if isinstance(ground.clock, TravelClock):
        yield ground.clock.follow(house.ticks.run)


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
