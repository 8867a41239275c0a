"""How people begin what they write to each other and not to the customer, where no mark of ours says so.

They say that it stays inside («для своїх: …», "(internal) …", "#note"), or call the team («Колеги, хто візьме?»), or
one of it by name. A false alarm costs its writer a press, so sentences that merely begin with such a word are words:
something must end it that shows that it stands for itself.
"""

import re

from care.tickets.words.bidding import is_to_customer
from care.tickets.words.signs import LOOKALIKES, seen

# What a note is called, also behind a slash (meaning.py).
NOTES = frozenset({"note", "нотатка", "нотатку", "примітка", "примітку", "заметка", "заметку", "примечание"})
NOTED = "|".join(sorted(NOTES | {"notes", "нотатки", "заметки"}))
# What may stand behind «внутрішнє», служебное or internal.
TALK = (
    "нотатка|примітка|коментар|інформація|інфо|листування|повідомлення|"
    "заметка|примечание|комментарий|информация|инфо|переписка|сообщение|"
    "only|note|notes|comment|info|message|talk|use|use only"
)
OURS = (
    rf"(?:(?:{NOTED}|коментар|комментарий|comment|info|інфо|инфо|fyi) )?(?:"
    r"(?:(?:тільки|лише|виключно|только|исключительно) )?для (?:своїх|колег|команди|персоналу|співробітників|"
    r"своих|коллег|команды|персонала|сотрудников|(?:внутр|службов|служебн)\w+ \w+)|"
    r"(?:тільки|лише|только) (?:для )?(?:нас|нам|своїм|своим|команді|команде|колегам|коллегам|персоналу)|"
    rf"(?:внутрішн|внутренн|службов|служебн)\w+(?: (?:{TALK}))?|"
    r"не для (?:клієнт|клиент|гост|покуп|замовни|заказчи|сторонн|посторонн|відправ|надсил|отправ|пересил|пересыл)\w*|"
    rf"(?:strictly )?internal(?:ly)?(?: (?:{TALK}))?|private (?:note|comment)|"
    r"(?:team|staff|us|colleagues|operators)[ -]only|(?:only|just) for us|for us only|"
    r"(?:(?:only|just) )?(?:for|to) (?:the |our )?(?:team|staff|colleagues|operators|internal use)(?: only)?|"
    r"not for (?:(?:the|our|this) )?(?:customer|client|guest|user|buyer)s?(?:'s?)?(?: eyes)?"
    r")"
)
DO_NOT = (
    r"(?:(?:будь ласка|пожалуйста|please|прошу),? )?(?:"
    r"(?:(?:клієнт|клиент)\w* )?не (?:(?:відправля|надсила|пересила|отправля|посыла|пересыла|показыва)(?:й|йте|ти|ть)"
    r"|показу(?:й|йте|вати)|шли|шлите|слати|слать)"
    r"(?: (?:це|цього|його|її|йому|їй|это|этого|его|ее|ему|ей|(?:клієнт|клиент|гост)\w*))*|"
    r"(?:do not|don't|dont|never) (?:send|forward|show|share)"
    r"(?: (?:this|it|that|to|with|the|our|customers?|clients?|guests?|him|her|them))*"
    r")"
)
NEAR = r"для нас|між нами|между нами|for us|between us|своїм|своим|колегам|коллегам|команді|команде"
THIS = "(?:це|то|это|this is|it is|it's|that's) (?:(?:тільки|лише|только|just|only) )?"
# What begins a note with no sign behind it, and what goes on as one says it to customers.
BARE = "note|нотатка|примітка|заметка|примечание|fyi"
TO_SELF = "для себе|для себя|note to self"
ABOUT_ORDER = r"(?:до|к|про|о|об|from)\s|that\s(?!.*\b(?:customer|client|guest|клієнт|клиент))"
TEAM = (
    "колеги|коллеги|colleagues|team|guys|folks|everyone|everybody|команда|командо|хлопці|хлопчики|дівчата|дівчатка|"
    "ребята|ребят|ребятки|девочки|девчата|девчонки|девушки|пацани|пацаны|мужики|народ"
)
HASHED = rf"{NOTED}|внутр\w*|службов\w*|служебн\w*|internal\w*|inside|staff\w*|team\w*|(?:для_?)?сво[їи]х?|не_?для_?\w+"
GREETING = (
    "(?:(?:привіт|вітаю|всім привіт|доброго (?:дня|ранку|вечора)|добрий (?:день|ранок|вечір)|шановні|дорогі|"
    "привет|всем привет|здравствуйте|добрый (?:день|вечер)|доброе утро|уважаемые|дорогие|"
    r"hi|hello|hey|dear|good (?:morning|day|afternoon|evening))[\s,!]+)?"
)

SIGNS = r"[^\w#]*"  # quotes, brackets, pictures that stand before
DASH = r"\s*[–—]|\s+-|-(?!\w)"
COLON = r"[\"»”*_]*\s*:"
CLOSED = r"\s*[)\]}>|*]"
# Anything that does not go on with the sentence, a picture too.
OVER = rf"(?:{COLON}|{DASH}|\s*[^\w\s,'\"«»“”/&+?-]|\s*$)"
SHUT = rf"(?:{COLON}|{DASH}|{CLOSED})"


def _compiled(pattern: str) -> re.Pattern[str]:
    """For letters that look like each other as one."""
    return re.compile(pattern.translate(LOOKALIKES))


IS_OURS = _compiled(rf"{SIGNS}(?:{OURS}){OVER}")
IN_BRACKETS = _compiled(rf"[(\[{{]\s*(?:{OURS}|{DO_NOT})\s*[)\]}}]")
IS_CALLED_OURS = _compiled(rf"{SIGNS}(?:{THIS})(?:{OURS}|{NEAR})(?:{COLON}|{CLOSED})")
IS_BARE = _compiled(
    rf"{SIGNS}(?:(?:{BARE})(?:{COLON}|\s*,)?\s+|(?:{TO_SELF})(?:{COLON}|{DASH})?\s+(?!.*\?))(?!{ABOUT_ORDER})\w"
)
IS_INSIDE = _compiled(
    rf"{SIGNS}(?:(?:{DO_NOT}){SHUT}|(?:{NEAR})(?:{COLON}|{CLOSED})|(?:{NOTED})(?:{COLON}|{CLOSED}))"
)
HASH = _compiled(rf"(?:^{SIGNS}#\s?|\s#)(?:{HASHED})\b")
CALLS_TEAM = _compiled(rf"{SIGNS}{GREETING}(?:{TEAM})(?:\s*[,!:?.]|{DASH}|\s*$)")
NAME = r"([^\W\d_](?:[^\W\d_]|')+)"
# What one asks of somebody whom one does not address formally, or asks a colleague for.
ASKS = (
    "(?:по)?глянь(?:те)?|подив(?:ись|ися|іться)|(?:по)?смотри(?:те)?|візьм(?:и|іть)|возьми(?:те)?|забери|забер[иі]ть|"
    "передай(?:те)?|скажи|скажіть|скажите|(?:с|за)питай(?:те)?|спроси(?:те)?|перевір(?:те)?|проверь(?:те)?|зроб(?:и|іть)|"
    "сделай(?:те)?|дай(?:те)?|напиш(?:и|іть|ите)|відпиш(?:и|іть)|ответь(?:те)?|відповідай|подзвони|набери|позвони|"
    "допоможи|допоможіть|помоги(?:те)?|зателефонуй|уточни|прийми|прими|закрий|закрой|"
    "можеш|зможеш|можешь|сможешь|ти|ты|плз|пліз|плиз|please|pls|plz|(?:can|could|will|would|do) (?:you|u)|"
    "look|check|take|see|ask|tell|help"
)
CALLED_AND_ASKED = re.compile(rf"{SIGNS}{GREETING}{NAME}(?:\s+(?!(?:{ASKS})\b){NAME})?\s+(?:{ASKS})\b")
CALLED = re.compile(rf"{SIGNS}{GREETING}{NAME}(?:\s+{NAME})?\s*[,!:?]")


def stays(text: str) -> bool:
    """Whether it says of itself that the customer shall not have it."""
    plain = seen(text).translate(LOOKALIKES)
    first, *others = plain.splitlines() or [""]
    begins = (
        IS_INSIDE.match(first)
        or IS_CALLED_OURS.match(first)
        or _is_bare_note(first, text)
        or any(IS_OURS.match(line) for line in (first, *others))
    )
    return bool(begins or HASH.search(plain) or IN_BRACKETS.search(plain))


def _is_bare_note(first: str, text: str) -> bool:
    return IS_BARE.match(first) is not None and not is_to_customer(text)


def calls_the_team(text: str) -> bool:
    first, *_others = seen(text).translate(LOOKALIKES).splitlines() or [""]
    return bool(CALLS_TEAM.match(first))


def called(text: str) -> tuple[str, ...]:
    """The words by which it calls somebody at its beginning, one or two, if they are a name. Else none."""
    plain = seen(text)
    found = CALLED.match(plain) or CALLED_AND_ASKED.match(plain)
    return tuple(word for word in found.groups() if word) if found else ()
