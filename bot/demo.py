"""The whole product on one page: the playground as a child process, the bot in this one, on a store of its own.

"Start over" on the page starts both over: the bot is stopped, the world begins, the bot starts on an empty store.
A till stands on the page, with a key of its own to our API.

The business's rules are those of `turbota.toml`, with the playground's people and group in place of the real ones.
"""

import asyncio
import contextlib
import os
import secrets
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp

from bot.settings.settings import Settings, load_settings
from care.business import Business, Limits
from care.people.operators import find_operator
from care.replies.model import Reply
from care.replies.rows import put_all
from care.staff import shifts
from care.store.migrate import migrated
from care.store.tables import operators
from care.store.unit import Store
from care.tills import keys
from care.values.clock import Clock, SystemClock

# The playground's cast (docs/playground.md).
BOT = 700001
GROUP = -1001000000001  # the next groups count down from it
ADMIN = 3001
OPERATORS = {2001: "Тарас", 2002: "Дарія"}
ON_SHIFT = 2002  # so that somebody is asked to take the first ticket
TILL = "demo"

START_TIMEOUT = 60.0  # seconds
END_TIMEOUT = 5.0
HOLD = 30  # seconds that the playground keeps a question open
PAUSE = 1.0


class PlaygroundError(Exception):
    """The playground could not start, or ended while the bot ran."""


async def run_demo(
    business: Business,
    replies: Mapping[str, Reply],
    port: int,
    folder: Path,
    show: Callable[[str], None],
    people: int = 0,
) -> None:
    """Run until interrupted, with a store in `folder`. `show` gets the page's address once everything is up.

    `people`: how many customers there have been for a quarter already.
    """
    _end_when_told()
    token = f"{BOT}:{secrets.token_urlsafe(26)}"  # another each time: no page can know it
    async with _playground(port, business, token) as playground, asyncio.TaskGroup() as tasks:
        address = await _address(playground)
        watch = tasks.create_task(_fail_when_ended(playground))
        shown: Callable[[], None] = partial(show, address)
        ours = with_cast(business)
        while await _live(
            address, token, business=ours, replies=replies, folder=folder, shown=shown, people=people
        ):
            _end_when_told()
            await _begin_anew(address)
            shown = _nothing
        watch.cancel()


def _end_when_told() -> None:
    """As long as no bot runs, which listens to signals itself: the playground must not be left behind."""
    task = asyncio.current_task()
    assert task  # noqa: S101 - a coroutine runs in one
    with contextlib.suppress(NotImplementedError):  # Windows has no such handlers
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)


async def _live(
    address: str,
    token: str,
    business: Business,
    replies: Mapping[str, Reply],
    folder: Path,
    shown: Callable[[], None],
    people: int,
) -> bool:
    """Run the bot on a store of this life alone, until interrupted or until the visitor wants to start over: true."""
    from bot.app import run  # noqa: PLC0415 - it takes seconds, in which the playground starts

    with TemporaryDirectory(dir=folder) as home:
        settings = _settings(address, token, Path(home))
        key = await _furnish(settings.database_url, business, replies)
        if people:
            await _make_up(address, settings.database_url, business, people)
        up: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        bot = asyncio.create_task(run(settings, business, ready=up.set_result))
        wish = asyncio.create_task(_wished(address))
        opening = asyncio.create_task(_open_shop(address, up, _till(business, key), shown))
        try:
            await asyncio.wait({bot, wish}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            over = not bot.done()
            for task in (bot, wish, opening):
                task.cancel()
            await asyncio.gather(bot, wish, opening, return_exceptions=True)
        if not over:
            await bot
        return over


async def _make_up(address: str, database_url: str, business: Business, people: int) -> None:
    """What has happened so far; the playground learns who these people are, so that they can be written to."""
    from bot.tools.past import make_up  # noqa: PLC0415 - of no use to a demo without one
    from bot.tools.past_words import told  # noqa: PLC0415

    def store(clock: Clock) -> Store:
        return Store.at(database_url, business, clock)

    put = await make_up(store, business, sorted(OPERATORS), people, SystemClock().now())
    guests = {"people": told(put.customers)}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{address}/control/crowd", json=guests) as answer,
    ):
        answer.raise_for_status()


async def _open_shop(
    address: str, up: asyncio.Future[str], till: Mapping[str, object], shown: Callable[[], None]
) -> None:
    """Once the bot is up, the page gets its till, and the visitor the page."""
    ours = await up
    async with aiohttp.ClientSession() as session:
        await session.post(f"{address}/control/till", json={"address": ours, **till})
    shown()


def _till(business: Business, key: str) -> Mapping[str, object]:
    """What the page has to know of it. Its lines offer the categories that the rules tell apart."""
    loyalty = business.loyalty
    told_apart = [each.categories for each in loyalty.rates] + [each.categories for each in loyalty.stamps]
    kinds = {category for categories in told_apart for category in categories}
    return {"key": key, "currency": loyalty.currency, "kinds": sorted(kinds)}


async def _wished(address: str) -> None:
    """Returns when somebody has pressed "Start over": the page waits until the bot is stopped and the world fresh."""
    async with aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(f"{address}/control/reset", params={"wait": str(HOLD)}) as answer:
                    if (await answer.json())["wished"]:
                        return
            except (aiohttp.ClientError, TimeoutError):
                await asyncio.sleep(PAUSE)


async def _begin_anew(address: str) -> None:
    async with aiohttp.ClientSession() as session:
        await session.post(f"{address}/control/reset", json={"kept": True})


def _nothing() -> None:
    """The address is known already."""


@asynccontextmanager
async def _playground(port: int, business: Business, token: str) -> AsyncIterator[Process]:
    """It has Telegram's limits, unless the settings say that these are others."""
    limits = "real" if business.limits == Limits() else "off"
    command = [sys.executable, "-m", "playground", "--limits", limits, "--port", str(_free(port))]
    command += ["--groups", str(len(business.all_desks))]
    # not on the command line, which every user of the machine can read
    environment = {**os.environ, "PLAYGROUND_TOKEN": token}
    # In a session of its own, so that Ctrl-C reaches us alone and the bot can say its last words to it.
    process = await asyncio.create_subprocess_exec(
        *command, stdout=PIPE, env=environment, start_new_session=True
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), END_TIMEOUT)
        except TimeoutError:
            process.kill()


def _free(port: int) -> int:
    """`port`, or 0 for any other when somebody listens there already."""
    try:
        with socket.create_server(("127.0.0.1", port)):
            return port
    except OSError:
        return 0


async def _address(playground: Process) -> str:
    """Where it serves, once it does; without a slash at the end."""
    assert playground.stdout  # noqa: S101 - it was opened with a pipe
    line = ""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(START_TIMEOUT):
            line = (await playground.stdout.readline()).decode().strip()
    if not line.startswith("http"):
        raise PlaygroundError
    return line.rstrip("/")


async def _fail_when_ended(playground: Process) -> None:
    await playground.wait()
    raise PlaygroundError


def _settings(address: str, token: str, home: Path) -> Settings:
    """Everything of the demo's own; of the environment only what may help to look closer."""
    return load_settings(
        bot_token=token,
        database_url=f"sqlite:///{home}/turbota.db",
        webhook_url=None,
        api_base_url=address,
        turbota_clock_url=address,
        api=True,
        host="127.0.0.1",
        port=0,
        log_level=os.environ.get("LOG_LEVEL", "warning"),
    )


def with_cast(business: Business) -> Business:
    """The same rules, with the playground's people and as many of its groups in place of the real ones."""
    others = sorted(business.all_desks - {business.staff_group})
    groups = {business.staff_group: GROUP} | {real: GROUP - n for n, real in enumerate(others, 1)}
    departments = tuple(
        department.model_copy(update={"groups": tuple(groups[real] for real in department.groups)})
        for department in business.departments
    )
    # Nobody's own systems shall hear of what is played here.
    people = {"staff_group": GROUP, "admins": frozenset({ADMIN}), "webhooks": ()}
    return business.model_copy(update={**people, "departments": departments})


async def _furnish(database_url: str, business: Business, replies: Mapping[str, Reply]) -> str:
    """A demo begins with a team, as if the admin had admitted them yesterday, one on shift, and with canned replies.

    And with a till; its key is returned.
    """
    async with migrated(database_url, business) as store, store.write() as unit:
        for id_, name in OPERATORS.items():
            row = {"id": id_, "name": name, "language": business.default_language, "admitted": True}
            since = {"admitted_by": ADMIN, "since": SystemClock().now()}
            await unit.execute(unit.insert(operators).values(**row, **since))
        somebody = await find_operator(unit, ON_SHIFT)
        assert somebody is not None  # noqa: S101 - written above
        await shifts.begin(unit, somebody)
        await put_all(unit, replies)
        _, key = await keys.make(unit, TILL, keys.Scope)
        await unit.commit()
    return key
