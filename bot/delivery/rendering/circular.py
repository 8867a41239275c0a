"""A broadcast as the calls that say it to a reader: the same for its preview and for whoever gets it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aiogram.methods import SendMessage, TelegramMethod
from markupsafe import Markup
from sqlalchemy import RowMapping

from bot.delivery.rendering.markup import keyboard
from bot.delivery.rendering.methods import Place, album_of, message_of
from bot.delivery.rendering.wording import wording_of
from care.broadcasts.fields import ZONE
from care.broadcasts.model import Letter, Text
from care.business import Business
from care.people.customers import Customer
from dialogs.broadcasts.below import Below, below, beside
from dialogs.broadcasts.values import values
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.filling import filled
from dialogs.language.places import words_for
from dialogs.language.words import Words

BEGINNING = 120  # characters


def text_for(letter: Letter, language: str, default: str) -> Text:
    """In their language, else in the business's; there is no broadcast without any."""
    by_language: dict[str, Text] = dict(letter.texts.items())
    return by_language.get(language) or by_language.get(default) or next(iter(by_language.values()))


def beginning(letter: Letter, frozen: RowMapping, business: Business, customer: Customer) -> str:
    """What it said to one of them, on one line; empty for what had no words."""
    fields = frozen["fields"] or {}
    _ = words_of(customer, frozen, business)
    text = text_for(letter, frozen["language"], business.default_language)
    said = (filled(content, values(fields, business, _)).text for content in text.contents)
    return sanitize.clip(" ".join(next((each for each in said if each.strip()), "").split()), BEGINNING)


def words_of(customer: Customer, frozen: RowMapping, business: Business) -> Words:
    """In which it is said to them: by their language and their clock when it was begun."""
    zone = (frozen["fields"] or {}).get(ZONE, customer.zone)
    return words_for(replace(customer, language=frozen["language"], zone=zone), business)


def circular(
    where: Place, text: Text, fields: Mapping[str, Any], shown: Below, business: Business, _: Words
) -> list[TelegramMethod[Any]]:
    """One call; of an album, to which Telegram gives no buttons, a second one for those."""
    said = [filled(content, values(fields, business, _)) for content in text.contents]
    parts = [(content, wording_of(content)) for content in said]
    if len(parts) > 1:
        screen = beside(text, shown, _)
        markup = keyboard(screen, "go", 0)
        words = SendMessage(**where, text=screen.text, parse_mode="HTML", reply_markup=markup)
        return [album_of(where, parts), words]
    markup = keyboard(Screen(Markup(), below(text, shown, _)), "go", 0)
    return [message_of(where, *parts[0]).model_copy(update={"reply_markup": markup})]
