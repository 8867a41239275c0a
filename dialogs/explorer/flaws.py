"""What can be wrong with a dialog: every screen, note and button of a walk against Telegram's limits and our own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from care.rules.commands import ChangeRules
from care.understanding.thanks import greets
from care.values.content import Message
from dialogs.customers.language import NAMES
from dialogs.driver import conversation as stored
from dialogs.driver.talk import Pressed
from dialogs.engine import data
from dialogs.engine.machine import Button, Said, Screen, Sent, State
from dialogs.engine.rows import WIDTHS, fits
from dialogs.explorer.walk import Edge, Node, Walk
from dialogs.language import sanitize

TEXT_LIMIT = 4096
NOTE_LIMIT = 200
LABEL_LIMIT = WIDTHS[1]
LATIN, CYRILLIC = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]{2,}")
# Links, commands and Telegram are Latin in every language, and each language calls itself by its own name.
NEUTRAL = re.compile(r"https://\S+|/[a-z]+|Telegram|" + "|".join(NAMES.values()))
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf⭐]")
WRITTEN = re.compile(r"<(blockquote|i)\b.*?</\1>", re.DOTALL)  # by people, shown back to them


@dataclass(frozen=True, order=True)
class Flaw:
    dialog: str
    state: str
    what: str

    def __str__(self) -> str:
        return f"{self.dialog}.{self.state}: {self.what}"


def wrong_ways(found: Walk) -> set[Flaw]:
    """Buttons that do nothing, states that cannot be left, words that are lost."""
    return {*_dead(found.edges), *_trapped(found), *_lost(found.edges)}


def wrong_words(found: Walk) -> set[Flaw]:
    """Texts that are too long or in another language than the customer's."""
    language = found.world.language
    flaws = set()
    for node in found.nodes.values():
        for what in (*_of_screen(node.screen, language), *_of_flooded(node, found)):
            flaws.add(Flaw(node.dialog, node.name, what))
    said = {
        (edge.source.dialog, edge.source.name, edge.outcome.note, edge.outcome.kept) for edge in found.edges
    }
    for dialog, state, note, kept in said:
        for what in _of_said(note, kept, language):
            flaws.add(Flaw(dialog, state, what))
    return flaws


# --- words


def _of_screen(screen: Screen, language: str) -> Iterator[str]:
    ours = Markup(WRITTEN.sub("", screen.text)).striptags()  # noqa: S704 - taken out, not put in
    if not 1 <= sanitize.length(screen.text) <= TEXT_LIMIT:
        yield f"the text has {sanitize.length(screen.text)} characters"
    if found := _foreign(ours, language):
        yield f"not in {language}: {found}"
    if len(EMOJI.findall(ours)) > 1:
        yield f"more than one emoji: {ours}"
    for row in screen.rows:
        if not fits(row):
            yield f"cut off in {language}: {' | '.join(button.label for button in row)}"
        for button in row:
            yield from _of_button(button, language)


def _of_button(button: Button, language: str) -> Iterator[str]:
    if sanitize.length(button.label) > LABEL_LIMIT:
        yield f"the label has over {LABEL_LIMIT} characters in {language}: {button.label}"
    if found := _foreign(button.label, language):
        yield f"not in {language}: {found}"
    if not data.WORD.fullmatch(button.action) or not data.WORD.fullmatch(button.argument):
        yield f"does not fit callback data: {button.action}.{button.argument}"


def _of_flooded(node: Node, found: Walk) -> Iterator[str]:
    """The same screen with as much written as we take, and callback data late in a long conversation."""
    if getattr(node.conversation.state, "messages", ()):
        flooded = replace(
            node.conversation, state=replace(node.conversation.state, messages=found.world.flood)
        )
        if (length := sanitize.length(found.world.draw(flooded).text)) > TEXT_LIMIT:
            yield f"the text can reach {length} characters"
    for row in node.screen.rows:
        for button in row:
            late = data.written(node.dialog, data.LATEST, button.action, button.argument)
            if not data.fits(late):
                yield f"callback data over {data.LIMIT} bytes: {late}"


def _of_said(note: Markup | None, kept: Screen | None, language: str) -> Iterator[str]:
    if note is not None:
        if sanitize.length(note) > NOTE_LIMIT:
            yield f"the note has over {NOTE_LIMIT} characters: {note}"
        if found := _foreign(note.striptags(), language):
            yield f"not in {language}: {found}"
    if kept is not None:
        yield from _of_screen(kept, language)


def _foreign(text: str, language: str) -> str:
    """The first word that cannot be of this language."""
    wrong = CYRILLIC if language == "en" else LATIN
    found = wrong.search(NEUTRAL.sub("", text))
    return found.group() if found else ""


# --- ways


def _dead(edges: Iterable[Edge]) -> Iterator[Flaw]:
    """Buttons that do nothing and say nothing."""
    for edge in edges:
        if (
            isinstance(edge.event, Pressed)
            and edge.target == edge.source
            and not edge.acted
            and edge.outcome.note is None
            and edge.outcome.kept is None
        ):
            yield Flaw(
                edge.source.dialog, edge.source.name, f"a dead button: {edge.label}.{edge.event.argument}"
            )


def _trapped(found: Walk) -> Iterator[Flaw]:
    """States from which no way of buttons leads to the menu, where there is one."""
    if found.world.homeless:
        return
    before = defaultdict(set)
    for edge in found.edges:
        if isinstance(edge.event, Pressed):
            before[edge.target.key].add(edge.source.key)
    safe = {key for key, node in found.nodes.items() if node.dialog == found.world.among.home.name}
    waiting = list(safe)
    while waiting:
        for key in before[waiting.pop()] - safe:
            safe.add(key)
            waiting.append(key)
    for key, node in found.nodes.items():
        if key not in safe:
            yield Flaw(node.dialog, node.name, "cannot be left by its buttons")


def _lost(edges: Iterable[Edge]) -> Iterator[Flaw]:
    """What was sent is in the state, or in a command; or it answered the question; or the screen says otherwise.

    A greeting is only returned, and words that lead somewhere lead nowhere from there.
    """
    sent = [
        edge
        for edge in edges
        if isinstance(edge.event, Said | Sent) and edge.outcome.note is None
        if not greets(edge.event.message.content)
    ]
    answers = {_where(edge) for edge in sent if _answered(edge)}
    led = {(edge.label, edge.target.key) for edge in sent if edge.source.key != edge.target.key}
    for edge in sent:
        there = edge.source.key == edge.target.key and (edge.label, edge.target.key) in led
        arrived = there and not _messages(edge.outcome.conversation.state)
        if not (arrived or _kept(edge) or _where(edge) in answers):
            yield Flaw(edge.source.dialog, edge.source.name, f"what was sent is lost: {edge.label}")


def _where(edge: Edge) -> tuple[str, str, str]:
    """An answer given a second time changes nothing: it is one all the same."""
    return edge.source.dialog, edge.source.name, edge.label


def _kept(edge: Edge) -> bool:
    if any(isinstance(each, ChangeRules) for each in edge.done):  # what was read of it is a rule now
        return True
    here, after = edge.source.conversation, edge.outcome.conversation
    message = edge.event.message if isinstance(edge.event, Said | Sent) else None
    before = _messages(here.state).count(message) if here.dialog == after.dialog else 0
    places = (after.state, after.parked and after.parked.state, *edge.done)
    return any(_messages(place).count(message) > before for place in places)


def _messages(value: object) -> tuple[Message | None, ...]:
    return tuple(getattr(value, "messages", None) or ())


def _answered(edge: Edge) -> bool:
    """A field that is neither a message nor a moment has changed by it, in the dialog that asked."""
    before, after = edge.source.conversation, edge.outcome.conversation
    return before.dialog == after.dialog and _fields(before.state) != _fields(after.state)


def _fields(state: State) -> dict[str, object]:
    return {name: value for name, value in vars(state).items() if name not in stored.WRITTEN}
