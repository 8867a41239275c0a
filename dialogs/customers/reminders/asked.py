"""Whether somebody asks, in the middle of anything, to be reminded of something.

They say the word for it first and then what of, or when; or a time stands somewhere in the sentence. A question ("can
you remind me what I ordered?") is one to people.
"""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from care.values.content import Content, Kind
from care.values.slash import slash
from dialogs.language.detect import plain_language
from dialogs.language.when import Reading, Why, read_move

POLITE = (
    r"(?:(?:будь ласка|прошу|пожалуйста|please|hey|привіт|привет|hi|hello|добрий день|добрый день)[\s,!.]+)*"
)
CAN = r"(?:(?:а\s+)?(?:можете|можеш|можешь|могли б ви|could you|can you|would you)\s+)?"
VERB = r"(?:нагада(?:й(?:те)?|ти|єте)|нагадуй(?:те)?|напомни(?:те|ть)?|напоминай(?:те)?|remind(?=\s+me\b))"
# To set a reminder: whoever says so can mean nothing else.
NOUN = (
    r"(?:(?:постав(?:те)?|створи|створіть|додай(?:те)?|зроби(?:ть|іть)?)\s+(?:мені\s+)?нагадування|"
    r"(?:поставь(?:те)?|создай(?:те)?|добавь(?:те)?|сделай(?:те)?)\s+(?:мне\s+)?напоминание|"
    r"(?:set|create|add|make)\s+(?:me\s+)?(?:a\s+|an\s+)?reminder)"
)
ME = r"(?:\s+(?:мені|мене|мне|me|будь ласка|пожалуйста|please))*"
FIRST = re.compile(
    rf"\s*{POLITE}{CAN}(?:{VERB}|(?P<noun>{NOUN}))(?!\w){ME}[\s,:;.!–—-]*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
ANYWHERE = re.compile(rf"(?<!\w){VERB}(?!\w)", re.IGNORECASE)
# What of: to do something, about something, that something.
OF_WHAT = re.compile(
    r"(?:про|о|об|обо|to|about|that|of|що|що\s?б|щоб|что|чтобы|за)\b|\w+(?:ти|тися|тись|ть|ться|чь)\b",
    re.IGNORECASE,
)
# Those that they have: "my reminders".
LIST = re.compile(
    r"\s*(?:(?:покажи(?:те)?|покажіть|відкрий(?:те)?|открой(?:те)?|show(?:\s+me)?)\s+)?(?:(?:усі|всі|все|all)\s+)?"
    r"(?:(?:мої|мои|my)\s+)?(?:нагадування|напоминания|reminders)[\s.!?]*",
    re.IGNORECASE,
)
ALL = r"(?:усі|всі|все|every|all(?:\s+of)?)"
MINE = r"(?:мої|мои|my|the|these|ці|эти)"
# One of those that they have: "cancel the reminder about water".
CANCEL = (
    r"скасу(?:й(?:те)?|вати)|відмін(?:и|іть|ити)|видал(?:и|іть|ити)|прибер(?:и|іть)|прибрати"
    r"|отмен(?:и(?:те|ть)?)|удал(?:и(?:те|ть)?)|убер(?:и(?:те)?)|убрать|cancel|delete|remove"
)
# All of them: "delete all my reminders". In Ukrainian one is called as many are.
CLEAR = re.compile(
    rf"\s*{POLITE}{CAN}(?:{CANCEL}|clear|stop|turn\s+off|очист(?:и|іть|ити|ите|ить)|вимкн(?:и|іть|ути)"
    rf"|выключ(?:и|ите|ить))(?:,?\s*(?:будь ласка|пожалуйста|please),?)?"
    rf"(?:\s+(?:мені|мне))?(?:\s+{ALL}(?:\s+{MINE})?\s+(?:нагадування|напоминания|reminders?)"
    rf"|(?:\s+{MINE})?\s+(?:напоминания|reminders))(?:,?\s*(?:будь ласка|пожалуйста|please))?[\s.!?]*",
    re.IGNORECASE,
)
MOVE = (
    r"перенес(?:и|іть|ти|ите)|пересу(?:нь(?:те)?|нути)|змін(?:и|іть|ити)|измен(?:и(?:те|ть)?)|сдвин(?:ь(?:те)?|уть)|перемісти(?:ти)?|перемістіть"
    r"|отлож(?:и(?:те|ть)?)|відклад(?:и|іть)|відкласти|посун(?:ь(?:те)?|ути)|поміня(?:й(?:те)?|ти)"
    r"|передвин(?:ь(?:те)?|уть)|поменя(?:й(?:те)?|ть)|move|reschedule|change|postpone|push|shift"
)
CHANGE = re.compile(
    rf"\s*{POLITE}{CAN}(?:{CANCEL}|(?P<moves>{MOVE}))(?:,?\s*(?:будь ласка|пожалуйста|please)(?!\w),?)?"
    r"(?P<before>(?:\s+\w+){0,3}?)\s+(?:нагадування|напоминани[ея]|reminder)(?!\w)(?P<behind>[^!?\n]*)[\s.!?]*",
    re.IGNORECASE,
)
# The one that is before them: "move it to Saturday", "delete it".
THIS = re.compile(
    rf"\s*{POLITE}{CAN}(?:{CANCEL}|(?P<moves>{MOVE}))(?:\s+(?:його|її|це|цю|его|её|ее|это|эту|it|this(?:\s+one)?))?"
    r"(?!\w)(?:,?\s*(?:будь ласка|пожалуйста|please)(?!\w))?(?P<behind>[^!?\n]*)[\s.!?]*",
    re.IGNORECASE,
)
OURS = re.compile(r"(?<!\w)(?:my|our|мій|моє|мою|мої|мой|моё|мое|мои|наш\w*)(?!\w)", re.IGNORECASE)
BEGINNING = 300  # characters in which it is said
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)  # any moment: whether there is a time, not which


def asks(content: Content) -> bool:
    if content.kind is not Kind.TEXT:
        return False
    text = content.text.rstrip()
    if (command := slash(text)) and command.name == "remind":
        return True
    if asks_for_list(content) or asks_to_change(content) or asks_to_clear(content):
        return True
    if text.endswith("?"):
        return False
    first = FIRST.fullmatch(text)
    if first and (first["noun"] or not first["rest"] or OF_WHAT.match(first["rest"])):
        return True
    return ANYWHERE.search(text[:BEGINNING]) is not None and names_a_time(text)


def asks_for_list(content: Content) -> bool:
    """Whether the whole of it is that they want to see theirs."""
    return content.kind is Kind.TEXT and LIST.fullmatch(content.text) is not None


def asks_to_clear(content: Content) -> bool:
    """Whether all of theirs shall go."""
    return content.kind is Kind.TEXT and CLEAR.fullmatch(content.text) is not None


def asks_to_change(content: Content) -> bool:
    """Whether one of theirs shall go, or come at another time."""
    if content.kind is not Kind.TEXT or asks_to_clear(content):
        return False
    return CHANGE.fullmatch(content.text) is not None


def may_move(content: Content) -> str:
    """By which words one of theirs may be named that shall come at another time: "reschedule bread to 8pm".

    Empty: none is, or it is plainly something of ours ("move my delivery to Saturday").
    """
    found = THIS.fullmatch(content.text) if content.kind is Kind.TEXT else None
    if found is None or found["moves"] is None or OURS.search(found["behind"]):
        return ""
    reading = _read(found["behind"])
    return "" if reading.why is Why.NOTHING else reading.what


def changes_this(content: Content) -> bool:
    """Whether the reminder that is before them shall come at another time, or go. Nothing else is said."""
    found = THIS.fullmatch(content.text) if content.kind is Kind.TEXT else None
    if found is None:
        return False
    if found["moves"] is None:
        return not found["behind"].strip(" .,")
    reading = _read(found["behind"])
    return reading.why is not Why.NOTHING and not reading.what


def cancels_this(content: Content) -> bool:
    found = THIS.fullmatch(content.text)
    return found is not None and found["moves"] is None


def without_asking(text: str) -> str:
    """What is left of it without the words that ask."""
    first = FIRST.fullmatch(text)
    return (first["rest"] if first else text).strip()


def names_a_time(text: str) -> bool:
    return _read(text).why is not Why.NOTHING


def _read(text: str) -> Reading:
    return read_move(text, language=plain_language(text) or "uk", now=NOW, zone=ZoneInfo("UTC"))
