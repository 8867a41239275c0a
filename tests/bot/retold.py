"""A story with which many tests begin is lived once; each of them begins with the world and the store as it left them.

The bot itself is started anew for each test, as after an update.
"""

import asyncio
import copy
import filecmp
import shutil
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from bot.settings.settings import Settings
from playground.acts.world import World
from tests.bot.shop import Shop

Story: TypeAlias = Callable[[Shop], Awaitable[tuple[int, ...]]]

# What a world has from its beginning, and what is its own wherever it is served.
LIVED = (
    "bot",
    "record",
    "updates",
    "faults",
    "delay",
    "limits",
    "files",
    "presses",
    "people",
    "by_id",
    "albums",
    "_private_ids",
    "chats",
)
OWN = ("clock", "events", "arrived", "keeper", "watchers")
# Where it is, and where its Telegram is.
PLACE = {"api_base_url", "turbota_clock_url", "database_url"}


@dataclass
class Memory:
    """What a story came to: ids, for example of a topic. `at` is the world's time then."""

    told: tuple[int, ...]
    at: float
    world: World
    kept: TemporaryDirectory[str] = field(default_factory=lambda: TemporaryDirectory(prefix="retold-"))

    @property
    def folder(self) -> Path:
        """The store's files, as long as this process lives."""
        return Path(self.kept.name)


MEMORIES: dict[tuple[object, ...], Memory] = {}


async def retold(shop: Shop, story: Story) -> tuple[int, ...]:
    """What the story came to, with the bot open. A shop that is open, or is no fresh one, lives it itself."""
    if shop.bot is not None or not _is_fresh(shop):
        if shop.bot is None:
            await shop.open()
        return await story(shop)
    key = _key(shop, story)
    if key not in MEMORIES:
        MEMORIES[key] = await _lived(shop, story)
    memory = MEMORIES[key]
    _move(memory.world, shop.world, memory.at)
    shutil.copytree(memory.folder, _folder(shop.settings), dirs_exist_ok=True)
    await shop.open()
    return memory.told


async def _lived(shop: Shop, story: Story) -> Memory:
    await shop.open()
    told = await story(shop)
    await shop.rest()
    await shop.end()
    memory = Memory(told, shop.world.clock.unix(), World())
    _move(shop.world, memory.world, memory.at)
    shutil.copytree(_folder(shop.settings), memory.folder, dirs_exist_ok=True)
    return memory


def _move(source: World, target: World, at: float) -> None:
    """All that has happened in one world has happened in the other, where it is `at` now."""
    known = {id(getattr(source, name)): getattr(target, name) for name in OWN}
    known[id(asyncio.get_running_loop())] = None  # what was waited for is waited for no more
    for name in LIVED:
        setattr(target, name, copy.deepcopy(getattr(source, name), known))
    target.clock.offset = at - time.time()


def _is_fresh(shop: Shop) -> bool:
    """Nobody has spoken, nothing is out of order, and nothing is stored."""
    path = _path(shop.settings)
    world = shop.world
    spoken = any(chat.messages for chat in world.chats.values())
    return path is not None and not spoken and filecmp.cmp(path, shop.empty, shallow=False)


def _key(shop: Shop, story: Story) -> tuple[object, ...]:
    world = shop.world
    today = world.clock.offset and int(world.clock.unix() // 60)
    settings = shop.settings.model_dump_json(exclude=PLACE)
    return story, shop.business.model_dump_json(), settings, today, tuple(world.chats), world._limited


def _path(settings: Settings) -> Path | None:
    _, found, path = settings.database_url.partition("sqlite:///")
    return Path(path) if found else None


def _folder(settings: Settings) -> Path:
    path = _path(settings)
    assert path is not None
    return path.parent
