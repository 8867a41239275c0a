"""What matter a text plainly is: a complaint by its own words, or one of the few wishes that the menu has a button for.

A complaint may go on for long, so what it says of itself is looked for at its beginning. The wishes are the whole of a
short message: who writes more says more. In doubt it is none of them, and is treated as any words are.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from care.understanding.lexicon import folded
from care.values.content import Message

BEGINNING = 200  # characters in which a complaint says that it is one


class Matter(StrEnum):
    COMPLAINT = "complaint"


# One phrase a line. `*`: any ending; `~`: up to three words between; `^`: at the beginning of a sentence only; `$`:
# what it is about follows, or nothing.
COMPLAINTS = """
    (хочу|хочемо|хоті*|бажаю|мушу|змушен*|виріши*|дозвольте|прийшла|прийшов)~ (по)?скаржит*
    (по)?скаржу(ся|сь)
    (подати|подаю|залишити|залишаю|написати|оформити|зробити|надіслати|прийміть|розгляньте)~ скаргу
    (маю|маємо)~ скаргу
    у (мене|нас)~ скарга
    це скарга
    ^(моя |наша )?скарга$
    (хочу|хотим|хотел*|желаю|вынужден*|должна|должен|намерен*|решил*|позвольте|пришла|пришел)~ (по)?жаловаться
    (по)?жалуюсь
    (подать|подаю|оставить|оставляю|написать|оформить|отправить|примите|рассмотрите)~ жалобу
    (имею|имеем)~ жалобу
    у (меня|нас)~ жалоба
    это жалоба
    ^(моя |наша )?жалоба$
    (want|wants|wanted|like|wish|need|have|here|going|writing) to complain
    (make|file|lodge|submit|raise|register|leave)~ complaint
    (i|we)( would| do)? have a( \\w+)? complaint
    (i'm|i am|we're|we are) complaining
    this is a( \\w+)? complaint
    ^(my |our |a |formal )?complaint$
"""
NAMED = r"(?=\s*(?:$|[.,:!—–\n-]|(?:на|про|щодо|стосовно|через|о|об|по|из-за|насчет|about|on|against|regarding|re)\b))"
NOT = re.compile(
    r"\b(?:не|ні|ані|ни|not|never|no|without|don't|isn't|wasn't|nothing|без)"
    r"(?: \w+){0,3} (?:на |про |о )?(?:(?:по)?скарж|скарг|(?:по)?жал[оу]|complain)"
)


def _pattern(phrases: str) -> re.Pattern[str]:
    lines = [line.strip() for line in phrases.splitlines() if line.strip()]
    return re.compile("|".join(map(_phrase, lines)), re.MULTILINE)


def _phrase(line: str) -> str:
    start = r"(?:^|(?<=[.!?] ))" if line.startswith("^") else r"\b"
    end = NAMED if line.endswith("$") else r"\b"
    inner = line.strip("^$").replace("*", r"\w*").replace("~", r"(?: [\w'-]+){0,3}")
    return f"{start}(?:{inner}){end}"


COMPLAINS = _pattern(COMPLAINTS)


def plainly(text: str) -> Matter | None:
    said = "\n".join(" ".join(line.split()) for line in folded(text[:BEGINNING]).strip().splitlines())
    if COMPLAINS.search(said) and not NOT.search(said):
        return Matter.COMPLAINT
    return None


def complains(messages: Iterable[Message]) -> bool:
    return any(plainly(message.content.text) is Matter.COMPLAINT for message in messages)
