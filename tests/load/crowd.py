"""Customers played inside the playground's own process: each acts when the bot's answer to their last act has come.

An answer is a message of the bot in their chat that is new, or an edited one with buttons; taking the buttons off an
old screen is none. Its time runs from the moment at which the update lies ready until the answer stands in the chat.
"""

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from typing import TypeAlias

from playground.acts.world import World
from playground.values.messages import Message
from playground.values.people import Person

FIRST_ID = 5_000_001
NAMES = (("Олена", "uk"), ("Иван", "ru"), ("Emma", "en"))

Act: TypeAlias = Callable[[], object]


class Customer:
    def __init__(self, world: World, person: Person) -> None:
        self.world, self.person = world, person
        self.screen: Message | None = None  # the last one with buttons
        self._last_id = 0
        self._since = 0.0
        self._waiting: asyncio.Future[float] | None = None

    async def do(self, act: Act, since: float | None = None) -> float:
        """Act, and return the seconds until the bot's answer; `since` is when it should have been done, if not now."""
        self._waiting = asyncio.get_running_loop().create_future()
        self._since = time.perf_counter() if since is None else since
        act()
        return await self._waiting

    def saw(self, message: Message) -> None:
        if message.sender_id == self.person.id:
            return
        new, self._last_id = message.id > self._last_id, max(message.id, self._last_id)
        buttons = bool(message.markup and message.markup.get("inline_keyboard"))
        if buttons:
            self.screen = message
        if (new or buttons) and self._waiting and not self._waiting.done():
            self._waiting.set_result(time.perf_counter() - self._since)

    def say(self, text: str) -> Act:
        return lambda: self.world.say(self.person, self.person.id, text)

    def press(self, action: str) -> Act:
        """Press the first button of the current screen with this action."""
        screen = self.screen
        if screen is None:
            raise LookupError("there is no screen yet")
        data = next(data for data in buttons_of(screen) if data.split(".")[2] == action)
        return lambda: self.world.press(self.person, self.person.id, screen.id, data)


def buttons_of(message: Message) -> list[str]:
    """The callback data of a message's buttons, in order."""
    rows = (message.markup or {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def invite(world: World, count: int) -> list[Customer]:
    """Bring new customers into the world. They speak our three languages in turn."""
    customers = {}
    for index in range(count):
        name, language = NAMES[index % len(NAMES)]
        person = Person(f"customer{index + 1}", FIRST_ID + index, name, language, "customer")
        world.welcome(person)
        customers[person.id] = Customer(world, person)

    def watch(message: Message) -> None:
        if customer := customers.get(message.chat_id):
            customer.saw(message)

    world.watchers.append(watch)
    return list(customers.values())


def complain(customer: Customer, dice: random.Random) -> Iterator[Act]:
    """The complaint form, again and again: three texts and three presses."""
    while True:
        yield customer.say("/complaint")
        yield customer.press("department")
        yield customer.say(story(dice))
        yield customer.press("done")
        yield customer.say(f"A-{dice.randrange(100_000)}")
        yield customer.press("send")


def chat(customer: Customer, dice: random.Random) -> Iterator[Act]:
    """Texts, for the echo."""
    while True:
        yield customer.say(story(dice))


def story(dice: random.Random) -> str:
    """A text as long as people write: 20 to 200 characters."""
    words = (
        "courier",
        "late",
        "coffee",
        "cold",
        "хлопець",
        "привіз",
        "заказ",
        "не",
        "той",
        "please",
        "call",
        "me",
    )
    return " ".join(dice.choices(words, k=dice.randint(4, 30)))
