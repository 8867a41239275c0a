"""Who lives in a made-up past, and what they say in it."""

from collections.abc import Sequence

from care.business import Language
from care.people.customers import Customer

NAMES: dict[Language, str] = {"uk": "Гість {}", "ru": "Гость {}", "en": "Guest {}"}
ZONES: dict[Language, tuple[str, ...]] = {
    "uk": ("Europe/Kyiv", "Europe/Kyiv", "Europe/Warsaw"),
    "ru": ("Europe/Kyiv", "Asia/Tbilisi"),
    "en": ("Europe/London", "Europe/Kyiv", "America/New_York"),
}
SHARE: dict[Language, int] = {"uk": 11, "ru": 4, "en": 5}  # of twenty
COMPLAINTS: dict[Language, tuple[str, ...]] = {
    "uk": ("Курʼєр запізнився на годину", "Кава була холодна", "З картки списали двічі"),
    "ru": ("Курьер опоздал на час", "Кофе был холодный", "С карты списали дважды"),
    "en": ("The courier was an hour late", "The coffee was cold", "My card was charged twice"),
}
PRAISE: dict[Language, str] = {
    "uk": "Дуже привітні, дякую!",
    "ru": "Очень приветливые, спасибо!",
    "en": "Such friendly people, thank you!",
}
BLAME: dict[Language, str] = {"uk": "Довго чекали", "ru": "Долго ждали", "en": "We waited too long"}
ANSWER: dict[Language, str] = {
    "uk": "Перепрошуємо, уже розбираємося.",
    "ru": "Просим прощения, уже разбираемся.",
    "en": "We are sorry, we are looking into it.",
}


def told(customers: Sequence[Customer]) -> list[dict[str, object]]:
    """As the playground wants to know them."""
    return [{"id": each.id, "name": each.name, "language": each.language} for each in customers]
