"""Each customer reads the names of those who serve them in their own language."""

import re
from zoneinfo import ZoneInfo

import pytest

from care.business import Business, Language, Localized, Person
from care.replies.model import Reply
from dialogs.language.words import Words
from playground.client.actor import Actor
from tests.bot.shop import GROUP, Shop
from tests.bot.test_replies import keep
from tests.words import label

IT_IS = {"uk": "Це", "ru": "Это", "en": "It is"}
NAMES = Localized({"uk": "Тарас", "ru": "Тарасий", "en": "Taras"})


@pytest.fixture
def business(business: Business) -> Business:
    return business.model_copy(update={"staff": (Person(id=2001, name=NAMES),)})


async def ask(customer: Actor, business: Business, language: Language) -> None:
    """A question, asked in the customer's language."""
    _ = Words(language, ZoneInfo("UTC"))
    await customer.start()
    await customer.press_button(_.pgettext("button", "Question"))
    await customer.press_button(business.departments[0].name.in_language(language))
    await customer.say("77?")
    await customer.press_button(_.pgettext("button", "Send"))


@pytest.mark.parametrize(
    ("who", "language", "name"),
    [("emma", "en", "Taras"), ("ivan", "ru", "Тарасий"), ("olena", "uk", "Тарас")],
)
async def test_notices_headings_and_canned_replies_name_an_operator_in_the_customers_language(
    shop: Shop, who: str, language: Language, name: str
) -> None:
    await keep(
        shop, {"me": Reply.model_validate({each: f"{words} {{operator}}" for each, words in IT_IS.items()})}
    )
    customer, taras = shop.playground.person(who), shop.playground.person("taras")
    await ask(customer, shop.business, language)
    thread = (await taras.wait_for("77?", GROUP))["message_thread_id"]
    await taras.press_button(label("Take"), GROUP, thread)
    taken = await customer.wait_for("№" if language != "en" else "is now working")
    assert name in re.findall(r"\w+", taken["text"])
    await taras.wait_for("Взято в роботу (Тарас)", GROUP, thread)  # colleagues call him what Telegram does
    await taras.say("+1", GROUP, thread)
    await customer.wait_for(f"{name}\n+1")
    await taras.say("/c me", GROUP, thread)
    await taras.wait_for("Клієнт отримає", GROUP, thread)
    await taras.press_button(label("Send"), GROUP, thread)
    await customer.wait_for(f"{name}\n{IT_IS[language]} {name}")
