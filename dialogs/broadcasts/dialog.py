"""An admin writes a broadcast: a text in each language, who gets it, when; sees it as they will; and sends it.

To anybody else the command is the menu.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from typing import Any

from care.broadcasts.checking import flaws
from care.broadcasts.commands import BeginBroadcast, BroadcastBegun, ShowBroadcast
from care.broadcasts.fields import fields_of
from care.broadcasts.model import Button, Draft, Letter, Now, Plan, Text
from care.business import Language
from care.commands import Refused
from care.values.content import Message
from care.values.slash import slash
from dialogs.broadcasts import choosing, screens, timing
from dialogs.broadcasts.states import (
    STATES,
    Begun,
    Choosing,
    Confirming,
    Linking,
    Overview,
    State,
    Timing,
    Writing,
)
from dialogs.customers import refusals
from dialogs.customers.facts import Facts, Reached
from dialogs.engine.machine import (
    Dialog,
    Do,
    Event,
    Finish,
    Go,
    Happened,
    Need,
    Note,
    Opened,
    Press,
    Resume,
    Said,
    Sent,
    Step,
)
from dialogs.language.detect import is_cyrillic, plain_language

# What the button says, and where it leads: what has no dot, colon or slash leads nowhere.
LINE = re.compile(r"(.+?)\s*[—–|:-]?\s+(\S*[.:/]\S*)")
LETTER = re.compile(r"[^\W\d_]")
MOST = 4  # buttons


def step(state: State, event: Event, facts: Facts) -> Step:
    if not is_admin(facts):
        words = event.messages if isinstance(event, Opened) else ()
        return Step(state, (Go("offer", messages=words) if words else Go("menu"),))
    match state, event:
        case _, Opened(_, messages):
            return _open(messages, facts)
        case Begun(), _:
            return Step(state)
        case _, Press("overview"):
            return Step(Overview(state.draft))
        case Linking() | Choosing() | Timing(), Sent(message):
            return Step(state, (Go("offer", messages=(message,)),))
        case Overview(), Said() | Sent():
            return _told(state, event, facts)
    return STEPS[type(state)](state, event, facts)


def _open(messages: tuple[Message, ...], facts: Facts) -> Step:
    """With the words behind the command as its first text; else with what was left last, if that is one."""
    if messages:
        return _told(Overview(), Said(messages[-1]), facts)
    return Step(Overview(), (Resume(),) if facts.parked is DIALOG else ())


def _behind_the_command(message: Message) -> Message:
    found, text = slash(message.content.text), message.content.text
    start = text.rindex(found.behind) if found and found.behind else 0
    return replace(message, content=message.content.after(start))


def is_admin(facts: Facts) -> bool:
    return facts.customer.id in facts.business.admins


def is_ready(draft: Draft, facts: Facts) -> bool:
    return not flaws(draft.letter, facts.business.languages) and not facts[_reached(draft)].flaws


def _overview(state: Overview, event: Event, facts: Facts) -> Step:
    draft, languages = state.draft, {str(each): each for each in facts.business.languages}
    match event:
        case Press("write", language) if language in languages:
            return Step(Writing(draft, languages[language]))
        case Press("links", language) if language in languages and languages[language] in draft.letter.texts:
            return Step(Linking(draft, languages[language]))
        case Press("asks" | "wants" | "reminds" as below):
            return Step(Overview(replace(draft, letter=_turned(draft.letter, below))))
        case Press("who"):
            return Step(Choosing(draft))
        case Press("when"):
            return Step(Timing(draft))
        case Press("show"):
            return Step(state, (Do(ShowBroadcast(draft)),))
        case Press("go") if is_ready(draft, facts):
            return Step(Confirming(draft))
        case Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words),))
        case Happened():
            return Step(state, (Note(screens.shown(facts.words)),))
    return Step(state)


def _turned(letter: Letter, below: str) -> Letter:
    """One of the buttons below it is there, or no more."""
    turned: dict[str, Any] = {below: not getattr(letter, below)}
    return replace(letter, **turned)


def _confirm(state: Confirming, event: Event, facts: Facts) -> Step:
    match event:
        case Press("send"):
            return Step(state, (Do(BeginBroadcast(state.draft)),))
        case Happened(BroadcastBegun(number, recipients, waits)):
            return Step(Begun(number, recipients, waits), (Finish(),))
        case Happened(Refused() as refused):
            return Step(Overview(state.draft), (refusals.note(refused, facts.words),))
    return Step(state)


# --- the texts


def _write(state: Writing, event: Event, _facts: Facts) -> Step:
    match event:
        case Said(message) | Sent(message):
            if message.album:
                return Step(_with_part(state, message))
            return Step(Overview(_with_text(state.draft, state.language, Text((message.content,)))))
    return Step(state)


def _told(state: Overview, event: Said | Sent, facts: Facts) -> Step:
    """Words on the first screen: the text of a language that has none."""
    event = replace(event, message=_behind_the_command(event.message))
    language = _meant(event.message, state.draft, facts)
    if language is None:
        return Step(state, (Note(screens.has_its_text(facts.words)),))
    return _write(Writing(state.draft, language), event, facts)


def _meant(message: Message, draft: Draft, facts: Facts) -> Language | None:
    """The one in which it plainly is, or the first in its letters, if that has no text yet: none is replaced so."""
    text = message.content.text
    lacking = [each for each in facts.business.languages if each not in draft.letter.texts]
    written = [each for each in lacking if not LETTER.search(text) or (each == "en") != is_cyrillic(text)]
    meant = plain_language(text) or next(iter(written), None)
    return meant if meant in lacking else None


def _with_part(state: Writing, message: Message) -> Writing:
    """The parts of an album come one by one."""
    before = state.draft.letter.texts.get(state.language) if state.album == message.album else None
    contents = (*(before.contents if before else ()), message.content)
    draft = _with_text(state.draft, state.language, Text(contents))
    return Writing(draft, state.language, message.album or "")


def _with_text(draft: Draft, language: Language, text: Text) -> Draft:
    before = draft.letter.texts.get(language)
    kept = replace(text, buttons=before.buttons) if before else text
    return replace(draft, letter=replace(draft.letter, texts={**draft.letter.texts, language: kept}))


def _link(state: Linking, event: Event, facts: Facts) -> Step:
    if not isinstance(event, Said):
        return Step(state)
    lines = [line.strip() for line in event.text.splitlines() if line.strip()][:MOST]
    found = [LINE.fullmatch(line) for line in lines]
    if not found or not all(found):
        return Step(state, (Note(screens.unread_links(facts.words)),))
    buttons = tuple(Button(match[1].strip(), match[2]) for match in found if match)
    text = state.draft.letter.texts[state.language]
    texts = {**state.draft.letter.texts, state.language: replace(text, buttons=buttons)}
    return Step(Overview(replace(state.draft, letter=replace(state.draft.letter, texts=texts))))


# --- who and when


def _choose(state: Choosing, event: Event, facts: Facts) -> Step:
    parts, either = choosing.parts_of(state.draft)
    match event:
        case Press("add", code) if code in set(choosing.codes(facts.business)):
            rule = choosing.rule_of(code, facts.now)
        case Said(message):
            rule = choosing.read(message.content.text)
        case Press("flip", at) if at.isdecimal() and int(at) < len(parts):
            parts = tuple(choosing.flipped(each) if n == int(at) else each for n, each in enumerate(parts))
            return Step(Choosing(choosing.with_parts(state.draft, parts, either=either)))
        case Press("drop", at) if at.isdecimal():
            parts = tuple(each for n, each in enumerate(parts) if n != int(at))
            return Step(Choosing(choosing.with_parts(state.draft, parts, either=either)))
        case Press("either"):
            return Step(Choosing(choosing.with_parts(state.draft, parts, either=not either)))
        case _:
            return Step(state)
    if rule is None or len(parts) >= choosing.MOST:
        return Step(state, (Note(screens.no_rule(facts.words)),))
    return Step(Choosing(choosing.with_parts(state.draft, (*parts, rule), either=either)))


def _time(state: Timing, event: Event, facts: Facts) -> Step:
    match event:
        case Press("now"):
            return Step(Overview(replace(state.draft, plan=Now())))
        case Press("at", hour) if hour.isdecimal() and int(hour) < 24:
            plan: Plan | None = timing.at(time(int(hour)), facts)
        case Said(message):
            plan = timing.typed(message.content.text.strip(), facts)
        case _:
            return Step(state)
    if plan is None:
        return Step(state, (Note(screens.unread_hour(facts.words)),))
    return Step(Overview(replace(state.draft, plan=plan)))


def _reached(draft: Draft) -> Reached:
    return Reached(draft.audience, tuple(fields_of(draft.letter)))


def needs(state: State) -> tuple[Need[object], ...]:
    return (_reached(state.draft),) if isinstance(state, Overview | Choosing | Confirming) else ()


STEPS: dict[type, Callable[[Any, Event, Facts], Step]] = {
    Overview: _overview,
    Writing: _write,
    Linking: _link,
    Choosing: _choose,
    Timing: _time,
    Confirming: _confirm,
}
DIALOG = Dialog(
    "broadcast",
    STATES,
    Overview(),
    step,
    screens.render,
    Facts,
    needs=needs,
    passing=lambda state: not isinstance(state, Begun),
    takes_text=lambda state: isinstance(state, Overview | Writing | Linking | Choosing | Timing),
    form=lambda state: not isinstance(state, Begun) and bool(state.draft.letter.texts),
    resume_label=lambda _: _.pgettext("button", "Back to the broadcast"),
)
