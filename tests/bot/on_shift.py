"""Emma's complaint in its topic, and two operators on shift."""

import re

import pytest

from care.business import Business, Rights, Role
from playground.client.actor import Actor
from playground.values.shapes import Json
from tests.bot.desk import Desk, desk_of, open_desk, opening
from tests.bot.shop import GROUP, Shop
from tests.words import like, sentence

ON_SHIFT = like("{name} is on shift. The shift ends {when}.")


@pytest.fixture
def business(business: Business) -> Business:
    return business.model_copy(update={"rights": Rights(points=Role.OPERATOR)})


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    """Emma's complaint about a delivery in its topic; Taras and Daria are operators and on shift."""
    return await open_desk(shop, shifts_begin)


async def shifts_begin(shop: Shop) -> tuple[int, int]:
    desk = desk_of(shop, *await opening(shop))
    await desk.admit("daria")
    for key in ("taras", "daria"):
        await in_group(desk, key, "/onshift", ON_SHIFT)
    return desk.thread, desk.card


async def in_group(desk: Desk, key: str, command: str, answer: str | re.Pattern[str]) -> Json:
    """Somebody commands in General; returns the answer."""
    person = desk.shop.playground.person(key)
    said = await person.say(command, GROUP)
    return await person.wait_for(answer, GROUP, after=said["message_id"])


def passed_on(reason: str) -> str:
    said = sentence("Passed on by {name} to {to}.", name="Тарас", to="Дарія")
    return f"{said}\n{sentence('Reason: {reason}', reason=reason)}"


def mentioned(message: Json) -> list[int]:
    """Whom Telegram notifies."""
    return [entity["user"]["id"] for entity in message.get("entities", ()) if entity.get("user")]


def daria(desk: Desk) -> Actor:
    return desk.shop.playground.person("daria")
