"""A ticket at the desk: Emma's complaint, its topic, and an operator who is admitted."""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from care.business.hours import moment
from playground.client.actor import Actor
from playground.values.shapes import Json
from playground.world.views import spaced, words
from tests.bot.retold import Story, retold
from tests.bot.shop import GROUP, Shop, complain
from tests.until import until
from tests.words import like

DRAWING = 60.0  # seconds
KYIV = ZoneInfo("Europe/Kyiv")
MONDAY, HALF_PAST_TWO = 0, time(14, 30)


@dataclass
class Desk:
    shop: Shop
    emma: Actor
    taras: Actor
    solomiia: Actor
    thread: int = 0
    card: int = 0

    async def write(self, text: str, by: Actor | None = None) -> Json:
        return await (by or self.taras).say(text, GROUP, self.thread)

    async def wait_in_topic(self, text: str | re.Pattern[str], after: int = 0) -> Json:
        return await self.taras.wait_for(text, GROUP, self.thread, after=after)

    async def admit(self, key: str) -> Actor:
        """Somebody acts, is announced, and Solomiia admits them."""
        person = self.shop.playground.person(key)
        await self.press_card(person, "note")
        announced = await self.solomiia.wait_for(
            like("New in this group: {name}. Until an admin approves them,…"), GROUP
        )
        await self.solomiia.press(announced["message_id"], f"desk.0.admit.{person.id}", GROUP)
        await self.solomiia.wait_for(
            like("{name} is now an operator, approved by {by}. What they write…"),
            GROUP,
            after=announced["message_id"],
        )
        return person

    async def press_card(self, by: Actor, action: str, version: int = 1, argument: str = "") -> Json:
        """Press with this data, whatever the card shows by now."""
        return await by.press(self.card, f"t1.{version}.{action}.{argument}", GROUP)

    async def until_titled(self, expected: str) -> None:

        async def titles() -> list[str]:
            return [topic["name"] for topic in await self.taras.topics(GROUP)]

        await until(titles, lambda seen: expected in seen)

    async def until_reacted(self, actor: Actor, chat_id: int, text: str, emoji: str) -> None:
        def reacted(messages: list[Json]) -> bool:
            on = [each for each in messages if text in each.get("text", "")]
            return any(emoji in str(each.get("reactions")) for each in on)

        await until(lambda: actor.messages(chat_id), reacted)

    async def said(self, text: str) -> int:
        """How many messages of the bot in the group hold `text`."""
        return sum(text in spaced(words(message)) for message in await self.solomiia.messages(GROUP))

    async def until_said(self, text: str, times: int) -> None:
        await until(lambda: self.said(text), lambda said: said >= times)

    async def emma_read(self, text: str) -> bool:
        return any(text in spaced(words(message)) for message in await self.emma.messages())


async def arrived(
    person: Actor, kind: str, chat: int | None = None, thread: int | None = None, within: float = DRAWING
) -> Json:
    """The message with a photo or a document that comes to be there; drawing takes its time."""

    async def found() -> list[Json]:
        return [message for message in await person.messages(chat, thread) if kind in message]

    return (await until(found, within=within))[-1]


async def monday(shop: Shop) -> None:
    """On a Monday at half past two everybody is at work and awake."""
    now = (await shop.now()).astimezone(KYIV)
    day = now.date() + timedelta(days=7 - now.weekday() + MONDAY)
    await shop.playground.advance((moment(day, HALF_PAST_TWO, KYIV) - now).total_seconds())


async def opening(shop: Shop) -> tuple[int, int]:
    """The story of a desk: its topic and its card."""
    desk = desk_of(shop)
    await complain(desk.emma, "The cake was crushed")
    card = await desk.taras.wait_for("The cake was crushed", GROUP)
    desk.card, desk.thread = card["message_id"], card["message_thread_id"]
    await desk.admit("taras")
    return desk.thread, desk.card


async def open_desk(shop: Shop, story: Story = opening) -> Desk:
    """What `story` came to, which begins with an opening."""
    return desk_of(shop, *await retold(shop, story))


def desk_of(shop: Shop, thread: int = 0, card: int = 0) -> Desk:
    emma, taras, solomiia = (shop.playground.person(key) for key in ("emma", "taras", "solomiia"))
    return Desk(shop, emma, taras, solomiia, thread, card)
