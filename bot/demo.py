"""The whole product on one page: the playground as a child process, the bot in this one, on a store of its own.

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
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import Settings, load_settings
from care.business import Business, Limits
from care.clock import SystemClock
from care.replies.model import Reply
from care.replies.rows import put_all
from care.store.migrate import migrated
from care.store.tables import operators

# The playground's cast (docs/playground.md).
BOT = 700001
GROUP = -1001000000001  # the next groups count down from it
ADMIN = 3001
OPERATORS = {2001: "Тарас", 2002: "Дарія"}

START_TIMEOUT = 60.0  # seconds
END_TIMEOUT = 5.0


class PlaygroundError(Exception):
    """The playground could not start, or ended while the bot ran."""


async def run_demo(
    business: Business, replies: Mapping[str, Reply], port: int, folder: Path, show: Callable[[str], None]
) -> None:
    """Run until interrupted, with a store in `folder`. `show` gets the page's address once everything is up."""
    task = asyncio.current_task()
    assert task  # noqa: S101 - a coroutine runs in one
    with contextlib.suppress(NotImplementedError):  # Windows has no such handlers
        # Until the bot runs and listens to signals itself: the playground must not be left behind.
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    token = f"{BOT}:{secrets.token_urlsafe(26)}"  # another each time: no page can know it
    with TemporaryDirectory(dir=folder) as home:
        async with _playground(port, business, token) as playground, asyncio.TaskGroup() as tasks:
            from bot.app import run  # noqa: PLC0415 - it takes seconds, in which the playground starts

            address = await _address(playground)
            watch = tasks.create_task(_fail_when_ended(playground))
            settings = _settings(address, token, Path(home))
            rules = with_cast(business)
            await _furnish(settings.database_url, rules, replies)
            await run(settings, rules, ready=lambda: show(address))
            watch.cancel()


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
    people = {"staff_group": GROUP, "admins": frozenset({ADMIN})}
    return business.model_copy(update={**people, "departments": departments})


async def _furnish(database_url: str, business: Business, replies: Mapping[str, Reply]) -> None:
    """A demo begins with a team, as if the admin had admitted them yesterday, and with canned replies."""
    async with migrated(database_url) as store, store.write() as unit:
        for id_, name in OPERATORS.items():
            row = {"id": id_, "name": name, "language": business.default_language, "admitted": True}
            since = {"admitted_by": ADMIN, "since": SystemClock().now()}
            await unit.execute(unit.insert(operators).values(**row, **since))
        await put_all(unit, replies, SystemClock().now())
        await unit.commit()
