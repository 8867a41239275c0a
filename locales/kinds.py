"""Kinds of mistakes that native readers found, found again by a pattern (docs/language.md says what is right).

Fields that are people: a name comes from Telegram, in the nominative, of a person of any gender.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

PERSON = r"\{(?:name|person|who|by|operator|customer)\}"


@dataclass(frozen=True)
class Kind:
    """What `pattern` finds in a text of one of `languages` is wrong, and `instead` says what is right."""

    languages: tuple[str, ...]
    pattern: re.Pattern[str]
    instead: str


def _kind(languages: str, pattern: str, instead: str) -> Kind:
    return Kind(tuple(languages.split()), re.compile(pattern), instead)


KINDS = (
    _kind(
        "uk", rf"{PERSON}\s?[,!]|,\s{PERSON}", "no name as an address, for it has no vocative: «{name}: …»"
    ),
    _kind("uk ru", r"№(?!\xa0)", "a no-break space after №"),
    _kind("uk ru", r"\bдо \{(?:time|date)\}", "a no-break space between «до» and the time"),
    _kind("uk", rf"{PERSON} \w*(?:[аеиіїоуюя]в|[аиіїоу]ла|вся|лася)\b", "no past tense that has a gender"),
    _kind("ru", rf"{PERSON} \w*(?:[аеёиоуыюя]л|[аеиоуыюя]ла|лся|лась)\b", "no past tense that has a gender"),
    _kind("uk", r"\b(?:ви|вас|вам|вами|ваш\w{0,3})\b", "Ви and Ваш with a capital"),
    _kind("ru", r"\b(?:вы|вас|вам|вами|ваш\w{0,3})\b", "Вы and Ваш with a capital"),
    _kind("uk", r"(?<=[а-яіїєґА-ЯІЇЄҐ])['’](?=[а-яіїєґА-ЯІЇЄҐ])", "the apostrophe is ʼ"),
    _kind("uk", r"пішло не так|слідуюч|\bполуч|на протязі|приймати участь|довге опитування", "no calque"),
    _kind("uk", r"(?i)\bу (?=[аеиіоу])", "«в» before a vowel: «в останній день»"),
    _kind("ru", r"(?i)\bв (?=втор|вс[её]|мн[ео])", "«во» before such a word: «во вторник»"),
    _kind("uk ru", r"(?:ще|ещё) раз, [іи] ", "no comma between two deeds of one doer"),
    _kind(
        "uk",
        r"[аеиі]но: \{(?:name|by|operator)\}(?! →)",
        "who did it stands in brackets: «Скасовано ({name}).»",
    ),
    _kind(
        "ru",
        r"[аеё]н[оаы]?: \{(?:name|by|operator)\}(?! →)",
        "who did it stands in brackets: «Отменено ({name}).»",
    ),
    _kind("en", r"\w'\w", "the apostrophe is ’"),
    _kind(
        "en",
        r"^(?:Sent|Kept|[A-Z]\w+(?:ed|en))\b[^:.{]*: \{(?:name|by|operator)\}",
        "who did it: “… by {name}”",
    ),
    _kind("en", r"(?i)\bput(?:ting)? (?:it |this )?off\b", "snooze"),
    _kind("en", r"(?i)\bhand(?:ed|ing)? (?:it )?back\b", "return to the queue"),
    _kind("en", r"(?i)\bjoin(?:ed|ing)? (?:it )?with\b|\bgoes on\b", "merge; continue"),
    _kind("en", r"(?i)\badmit", "approve"),
    _kind("en", r"(?i)\bplanned (?:reply|answer)", "scheduled reply"),
    _kind("en", r"(?i)\bscore[sd]?\b(?!\})", "rating"),
    _kind("en", r"\bmeanwhile\b", "in the meantime"),
    _kind("en", r"(?i)\blink(?:ed|ing)? with\b", "link to"),
    _kind("en", r"(?:\w+ed|sent|known|done) already\b", "“already” before the verb"),
    _kind("en", r"(?i)\bhears? (?:of )?it\b", "is told"),
    _kind(
        "en",
        r"\bof (?:ours|yours|theirs)\b",
        "“our questions”, not “questions of ours”",
    ),
    _kind("en", r"\} of (?:5|10)\b", "“4 out of 5”"),
    _kind("en", r"(?i)\bknows? no such\b", "there is no such …"),
    _kind("en", r"\b(?:is|are|was|were) (?!already)\w+ already\b", "“already” before it: “is already there”"),
    _kind(
        "en", r"(?i)\b(?:works?|valid|good) (?:\w+ )?\{deadline\}", "what ends then: “until …”, not “by …”"
    ),
    _kind("en", r"(?i)\banew\b", "again"),
    _kind(
        "uk ru", r"(?<![\d+/])(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?!\d| \d)", "a no-break space between thousands"
    ),
    _kind("en", r"^Solved \{deadline\}", "what is to be done by then is a verb: “Solve {deadline}”"),
)


def found(language: str, text: str) -> Iterator[str]:
    """What is wrong with `text`, and what would be right."""
    for kind in KINDS:
        if language in kind.languages and kind.pattern.search(text):
            yield kind.instead


DOER = re.compile(r" by (\{(?:name|by|operator)\})")


def doer_lost(source: str, translation: str) -> bool:
    """Whether somebody who did it is not in brackets, as everywhere: «Вирішено ({name}).», or before an arrow."""
    return any(
        not re.search(rf"\((?:[^(){{}}]+: )?{re.escape(who)}\)|{re.escape(who)} →", translation)
        for who in DOER.findall(source)
    )
