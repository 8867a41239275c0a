"""What is to be remembered: the text without its words of time, without «нагадай мені», "remind me to"."""

import re
from collections.abc import Iterable

PLEASE = r"please|pls|plz|будь\s+ласка|пожалуйста|пліз|плиз|плз|пж"
HELLO = (
    r"hi|hello|hey|good\s+(?:morning|evening)|ok|ок|привіт|привет|вітаю|здравствуйте"
    r"|добр(?:ий|ого|ый|ое)\s+(?:день|дня|ранок|ранку|вечір|вечора|вечер|утро)"
)
ASKS = (
    r"(?:can|could|would)\s+you|i\s+(?:want|need)\s+(?:you\s+)?to"
    r"|можеш|можете|(?:мені\s+)?треба|можешь|(?:мне\s+)?надо|хочу|прошу"
)
SET = (
    r"set(?:\s+up)?|create|make|add|put|(?:по|в)?став(?:те)?|створи(?:ти|те)?|додай(?:те)?|зроби(?:ть)?|встанови"
    r"|поставь(?:те)?|создай(?:те)?|добавь(?:те)?|сделай(?:те)?|установи"
)
CALL = (
    r"remind|reminder|don['’]?t\s+let\s+me\s+forget"
    r"|нагад(?:ай|и|айте|ати|уй|уйте|увати|аєш|аєте|ування|алку)|не\s+дай(?:те)?\s+(?:мені\s+)?забути"
    r"|напомн(?:и|ите|ить|ишь)|напоминай(?:те)?|напоминани[ея]|напоминалк[ау]|не\s+дай(?:те)?\s+(?:мне\s+)?забыть"
)
WHOM = r"me|us|мені|мене|нам|мне|меня|мни"
THAT = r"to|that|for|що|шо|щоб|про\s+те,?\s+що|что|чтобы?|о\s+том,?\s+что|it['’]?s|is"
TRIGGER = re.compile(
    rf"""
    (?<!\w) (?:(?:{ASKS})\s+ (?:(?:{PLEASE})\s+)?)? (?:(?:{SET})\s+ (?:(?:{WHOM})\s+)? (?:an?\s+)?)? (?:{CALL})(?!\w)
    (?:\s+(?:{WHOM})(?!\w))? (?:\s*,?\s*(?:{PLEASE})(?!\w))? (?:\s*[,:]?\s*(?:{THAT})(?!\w))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
GREETING = re.compile(rf"\s*(?:{HELLO}|{PLEASE})(?!\w)[\s,.!:]*", re.IGNORECASE)
POLITE = re.compile(rf"[\s,]*(?<!\w)(?:{PLEASE})[\s.!]*$", re.IGNORECASE)
LINK = re.compile(rf"(?:(?:{THAT}|and|і|й|та|и|а|then)(?!\w)\s*|[\s,;:.!–—-]+)+", re.IGNORECASE)
# Of what it is to be: that is no part of it, but where nothing else is said.
ABOUT = re.compile(
    r"(?:про|о|об|обо|насч[её]т|щодо|стосовно|about|of|regarding)\s+(?!(?:це|цього|это|этом|этого|it|this|that)\W*$)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]|\S{2}")
AND = re.compile(
    r"(?:(?:^|[\s,;:.–—-]+)(?:and|or|then|but|і|й|та|чи|або|потім|а|и|или|либо|потом|но))+$", re.IGNORECASE
)
DANGLING = re.compile(r"(?<!\w)(?:the|of)\s*$", re.IGNORECASE)
EDGES = " \t\r\n,;:–—-"


def called(text: str) -> list[tuple[int, int]]:
    """Where in the text it is said that somebody shall be reminded, and politely."""
    spans, at = [], 0
    while (greeting := GREETING.match(text, at)) is not None and greeting.end() > at:
        spans.append(greeting.span())
        at = greeting.end()
    found = TRIGGER.search(text)
    if found is not None:
        spans.append(found.span())
    polite = POLITE.search(text)
    if polite is not None:
        spans.append(polite.span())
    return spans


def without_and(text: str) -> str:
    """Without the word at its end that leads on to what follows."""
    return AND.sub("", text)


def what(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """The text without these spans, in which what is left stands as it was written."""
    pieces, at = [], 0
    for start, end in sorted(taken):
        if start > at:
            pieces.append(DANGLING.sub("", text[at:start]))
        at = max(at, end)
    pieces.append(text[at:])
    kept = " ".join(piece for piece in (piece.strip(EDGES) for piece in pieces) if WORD.search(piece))
    kept = kept[link.end() :].strip(EDGES) if (link := LINK.match(kept)) else kept
    about = ABOUT.match(kept)
    return kept[about.end() :] if about and WORD.search(kept, about.end()) else kept
