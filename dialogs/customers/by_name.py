"""A page that somebody asks for in words: it is the whole of a short message, and one that the menu has."""

import re

from care.values.content import Content, Kind
from dialogs.customers.settings.settings import STOP
from dialogs.engine.machine import Go

SHOW = r"(?:(?:покажи(?:те)?|покажіть|відкрий(?:те)?|открой(?:те)?|show(?:\s+me)?|see)\s+)?"
MY = r"(?:(?:all\s+)?(?:мої|мои|my)\s+)"
HOW_MANY = r"(?:скільки(?:\s+(?:у|в)\s+мене)?|сколько(?:\s+у\s+меня)?|how\s+many|what(?:['’]s|\s+is)\s+my)\s+"
I_HAVE = r"(?:\s+(?:в|у)\s+мене|\s+у\s+меня|\s+(?:do\s+)?i\s+have)?"
PAGES = (
    (Go("tickets"), SHOW + MY + r"(?:звернення|заявки|скарги|обращения|жалобы|tickets|complaints|requests)"),
    (Go("points"), SHOW + MY + r"(?:бали|бонуси|баллы|бонусы|points|bonuses|balance)"),
    (Go("points"), HOW_MANY + r"(?:балів|бонусів|баллов|бонусов|points|balance)" + I_HAVE),
    (Go("settings"), SHOW + r"(?:(?:мої|мои|my)\s+)?(?:налаштування|настройки|settings)"),
    (Go("settings", STOP), r"відписатис[яь]|відпишіть мене|отписаться|отпишите меня|unsubscribe(?:\s+me)?"),
    (Go("menu"), r"меню|menu"),
)
ASKED = [(re.compile(rf"\s*(?:{words})[\s.!?]*", re.IGNORECASE), page) for page, words in PAGES]


def page(content: Content) -> Go | None:
    """None: they ask for none, or say more."""
    if content.kind is not Kind.TEXT:
        return None
    return next((page for words, page in ASKED if words.fullmatch(content.text)), None)
