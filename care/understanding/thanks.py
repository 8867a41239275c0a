"""Whether a message is thanks and nothing more: "дякую 🙏", "спасибо большое", "ok, thank you!", a heart, a sticker.

Then nobody has to answer. In doubt it is more: better one word too many than a customer who waits unheard. So every
word must be known, one of them or a picture must be grateful or content, and nothing may be asked. A short thanks may
name somebody: that is the one word that nobody can know.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from care.understanding.lexicon import (
    AGREES,
    ANSWERS,
    AROUND_A_GREETING,
    ASKING,
    BESIDE,
    BY_NAME,
    CLOSING,
    FAREWELL,
    FOR,
    GOOD_DAY,
    GRATEFUL,
    GREETED,
    HARMLESS,
    KNOWN,
    NAMED,
    NAMING,
    NO_NAME,
    PATIENT,
    PICTURES,
    SAME,
    SMILES,
    SPELT,
    TOO_LONG,
    WORD,
    YES_FIRST,
    folded,
)
from care.values.content import Content, Kind

LONGEST = 120  # characters; whoever writes more says more
SHORT = 5  # words


def only_thanks(content: Content) -> bool:
    """A sticker is thanks unless it is plainly none; so are words without a file."""
    if content.kind is Kind.STICKER:
        emoji = BESIDE.sub("", str(content.data.get("emoji", "")))
        return all(sign in PICTURES for sign in emoji)
    return content.kind is Kind.TEXT and _thanks(content.text)


def acknowledges(content: Content) -> bool:
    """Whether it asks for nothing while their ticket is worked on: thanks, or "thanks, waiting"."""
    return only_thanks(content) or (content.kind is Kind.TEXT and _thanks(content.text, patient=True))


def asks(text: str) -> bool:
    """Whether it plainly asks for something: then praise around it does not matter."""
    return "?" in text or ASKING.search(folded(text)) is not None


def says_something(content: Content) -> bool:
    """Whether somebody should read it though nobody waits for it: more than thanks, a greeting, or signs alone."""
    if content.kind is not Kind.TEXT:
        return not only_thanks(content)
    if len(content.text) > LONGEST:
        return True
    return not (greets(content) or AROUND_A_GREETING.issuperset(_words(content.text)))


def greets(content: Content) -> bool:
    """Whether it is a greeting and nothing more, perhaps by name: "Привіт!", "Hi there", "Добрый день, Тарас"."""
    if content.kind is not Kind.TEXT or len(content.text) > LONGEST:
        return False
    words = _words(content.text)
    greeted = not GREETED.isdisjoint(words) or GOOD_DAY.match(" ".join(words)) is not None
    return greeted and BY_NAME.issuperset(words)


def _words(text: str) -> list[str]:
    return [_short(word) for word in WORD.findall(folded(SMILES.sub(" ", text)))]


def agrees(content: Content) -> bool:
    """Whether thanks can be an answer: "ok", "добре 👍", "yes, all good". It is one then to whoever waits for one."""
    text = str(content.data.get("emoji", "")) if content.kind is Kind.STICKER else content.text
    text = BESIDE.sub("", text).casefold()
    words = WORD.findall(text)
    said = {*words, *(sign for sign in WORD.sub("", text) if sign in PICTURES)}
    return bool(said) and (said <= AGREES or not ANSWERS.isdisjoint(words[:1]))


def affirms(content: Content) -> bool:
    """Whether it answers "did everything go well?" with yes and nothing more: "yes thanks!", "так", "all good 👍"."""
    rest = YES_FIRST.sub("", content.text.strip()) if content.kind is Kind.TEXT else content.text
    said_yes = rest != content.text.strip()
    return only_thanks(replace(content, text=rest)) or (said_yes and not rest)


def _thanks(text: str, *, patient: bool = False) -> bool:
    if len(text) > LONGEST:
        return False
    text, smiles = SMILES.subn(" ", BESIDE.sub("", text).translate(SAME))
    text = " ".join(NAMED.sub(_unless_no_name, text).replace("\n", ". ").split())
    text = FOR.sub(r"\1\2", FAREWELL.sub("bye", CLOSING.sub("fine", text)))
    found = [match for match in WORD.finditer(text) if match.group().strip("'-")]
    words = [_short(match.group().strip("'-").casefold()) for match in found]
    signs = {sign for sign in WORD.sub("", text) if not sign.isspace()} - HARMLESS
    known = KNOWN | PATIENT if patient and _is_patient(words) else KNOWN
    unknown = [at for at, word in enumerate(words) if word not in known]
    if signs - PICTURES or len(unknown) > 1 or not all(_is_name(text, found, words, at) for at in unknown):
        return False
    return not GRATEFUL.isdisjoint(words) if words else bool(signs or smiles)


def _is_patient(words: Sequence[str]) -> bool:
    """Thanks first, and no word of how long they wait."""
    return bool(words) and words[0] in GRATEFUL and TOO_LONG.isdisjoint(words)


def _is_name(text: str, found: Sequence[re.Match[str]], words: Sequence[str], at: int) -> bool:
    """Whether the word that nobody knows can only be whom they thank: "Thanks Ludovic!"."""
    word, name = found[at].group(), words[at]
    thanked = not NAMING.isdisjoint(words) and not GRATEFUL.isdisjoint((words[0], words[-1], words[at - 1]))
    if not (at and thanked and len(words) <= SHORT and word.isalpha()) or NO_NAME.match(name):
        return False
    between = text[found[at - 1].end() : found[at].start()].strip()
    return word.istitle() and between in {"", ","}


def _unless_no_name(named: re.Match[str]) -> str:
    return named.group() if NO_NAME.match(named.group(1).casefold()) else ""


def _short(word: str) -> str:
    """As it is written without feeling: "дякуюююю", "soooo"."""
    return word if word in SPELT else re.sub(r"(.)\1+", r"\1", word)
