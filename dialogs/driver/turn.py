"""The way of one event: from what a person did, over what the dialogs want, to the screen that they see next."""

from collections.abc import Generator
from dataclasses import replace
from typing import Any, TypeAlias

from markupsafe import Markup

from care.values.content import Message
from dialogs.driver import parked, phrases
from dialogs.driver.conversation import Conversation
from dialogs.driver.exchange import Answer, Load, Outcome, Request
from dialogs.driver.heard import Commanded, Heard, Linked, Pressed, Relayed, says_nothing
from dialogs.driver.parked import Parked
from dialogs.engine.limits import MESSAGES_LIMIT, enough
from dialogs.engine.machine import (
    Dialog,
    Discard,
    Do,
    Effect,
    Event,
    Facts,
    Finish,
    Go,
    Happened,
    Note,
    Opened,
    Press,
    Resume,
    Said,
    Screen,
    Sent,
)

Way: TypeAlias = Generator[Request, Answer, None]


class Turn:
    """What changes while one event is on its way. Nothing of it outlives the outcome."""

    _facts: Facts  # of whoever the dialog talks with

    def __init__(self, before: Conversation) -> None:
        self._before, self._among = before, before.among
        self._dialog, self._state = before.machine, before.state
        self._parked = before.parked
        self._stale = True  # the facts are of before the last command
        self._notes: list[Markup] = []
        self._kept: Screen | None = None
        self._left, self._stays = False, Markup()
        self._acted = False
        self._restarted = before.lost

    def take(self, event: Heard) -> Way:
        yield from self._ready()
        yield from self._follow_up(event)
        if self._news and self._state is self._before.state:
            self._state = self._dialog.start  # it is told, and not again
        yield from self._ready()

    def _follow_up(self, event: Heard) -> Way:
        match event:
            case Pressed():
                yield from self._press(event)
            case Linked(dialog, argument) if self._among.is_link(dialog, argument):
                yield from self._go(Go(dialog, argument))
            case Linked():
                self._note_stale()
            case Commanded():
                yield from self._command(event)
            case Said() | Sent():
                yield from self._hear(event)
            case Relayed():
                yield from self._tell(event)

    def outcome(self) -> Outcome:
        before, facts = self._before, self._facts
        changed = self._acted or (self._dialog.name, self._state) != (before.dialog, before.state)
        after = Conversation(
            self._among,
            self._dialog.name,
            self._state,
            before.version + changed,
            self._parked,
            facts.now if changed else before.changed_at,
        )
        note, over = Markup(" ").join(self._notes), self._among.over(facts.words)
        return Outcome(after, self._shown(), note or None, self._kept, self._stays, over)

    # --- what a person can do

    def _press(self, event: Pressed) -> Way:
        """A button acts if it stands on the current screen: a forged, stale or repeated press changes nothing."""
        current = (event.dialog, event.version) == (self._dialog.name, self._before.version)
        if self._restarted or self._dialog is not self._before.machine:
            return
        if not current or not self._draw().offers(event.action, event.argument):
            self._note_stale()
        elif event.action == "cancel":
            yield from self._cancel()
        elif event.action == "menu":
            yield from self._go(self._home)
        else:
            yield from self._step(Press(event.action, event.argument))

    def _command(self, event: Commanded) -> Way:
        filling = self._dialog.form(self._state)
        go = self._among.opened(event, filling)
        if event.name == "cancel" and self._dialog is self._among.discard:
            yield from self._discard()
        elif event.name == "cancel":
            self._cancel_parked(filling=filling)
            yield from self._cancel()
        elif go is None:
            self._note(phrases.no_such_command(self._among.meant(event.name), self._facts.words))
        elif filling and go == Go(self._dialog.name) and self._dialog.takes_text(self._dialog.start):
            self._acted = True  # they are filling in just that: draw it again, and go on with it
        elif go == Go(go.dialog) and self._draw().offers("go", go.dialog):
            # The command says what a button of this screen says.
            yield from self._step(Press("go", go.dialog))
        else:
            yield from self._go(go)

    def _hear(self, event: Said | Sent) -> Way:
        if says_nothing(event.message):
            self._note(phrases.empty(self._facts.words))
        elif self._dialog.takes_text(self._state):
            yield from self._step(event)
        else:
            yield from self._go(self._among.place(event, self._state))

    def _tell(self, event: Relayed) -> Way:
        """Into which ticket they went; on the same screen, if that says so of the words before."""
        if go := self._among.told(self._state, event):
            yield from self._go(go)
        else:
            for message in event.messages:
                yield from self._step(Sent(message))

    def _cancel(self) -> Way:
        if self._dialog.form(self._state):
            if self._dialog.weighs(self._state):
                yield from self._go(Go(self._among.discard.name))
                return
            self._note(self._dialog.dropped(self._state, self._facts.words))
        self._state = self._dialog.start
        yield from self._go(self._home)

    def _cancel_parked(self, *, filling: bool) -> None:
        """Who is filling in nothing means what they have left."""
        if filling:
            return
        left = list(parked.each(self._parked))
        for form in left:
            self._note(parked.dropped(form, self._among.dialogs, self._facts.words))
        if not left:
            self._note(phrases.nothing_to_cancel(self._facts.words))
        self._notes = list(dict.fromkeys(self._notes))
        self._parked = None

    # --- what a dialog can want

    def _step(self, event: Event) -> Way:
        dialog = self._dialog
        yield from self._ready()
        if self._dialog is not dialog:  # it does not talk with them
            return
        step = self._dialog.step(self._state, event, self._facts)
        self._state = step.state
        for effect in step.effects:
            yield from self._follow(effect)

    def _follow(self, effect: Effect) -> Way:
        match effect:
            case Note(text):
                self._note(text)
            case Do():
                yield from self._do(effect)
            case Go():
                yield from self._go(effect)
            case Resume(messages):
                yield from self._resume(messages)
            case Discard():
                yield from self._discard()
            case Finish(argument):
                yield from self._ready()
                self._kept = self._among.ended(self._draw(), self._facts.words)
                yield from self._open(self._among.home, Opened(argument))

    def _do(self, effect: Do) -> Way:
        result = yield effect
        if result is None or isinstance(result, Facts):
            raise TypeError("a command was answered with facts")
        self._acted = self._stale = True
        if effect.forgets:
            self._parked = None
        yield from self._step(Happened(result))

    def _go(self, go: Go) -> Way:
        if go.dialog not in self._among.dialogs:  # of a state that an older version stored
            go = self._home
        if self._dialog.form(self._state):
            self._set_aside()
        dialog = self._among.dialogs[go.dialog]
        if go.gathers:
            go, self._parked = parked.gathered(go, dialog, self._parked)
        yield from self._open(dialog, Opened(go.argument, go.messages))

    def _open(self, dialog: Dialog[Any], opened: Opened) -> Way:
        self._leave()
        self._dialog, self._state = dialog, dialog.start
        yield from self._step(opened)

    def _set_aside(self) -> None:
        left, before = Parked(self._dialog.name, self._state, self._facts.now), self._parked
        self._parked = parked.put_on(left, before, self._among.dialogs)
        if parked.count(self._parked) <= parked.count(before):
            self._note(phrases.oldest_discarded(self._facts.words))

    def _resume(self, messages: tuple[Message, ...]) -> Way:
        if self._parked is None:
            yield from self._go(self._home)
            return
        left = self._parked
        if messages and len(left.state.messages) + len(messages) > MESSAGES_LIMIT:
            self._note(enough(self._facts.words))
            return
        self._parked, self._acted = left.below, True  # they go on with it, even where nothing else changes
        self._leave()
        self._dialog, self._state = self._among.dialogs[left.dialog], left.state
        yield from self._ready()
        self._state = self._dialog.resumed(self._state, self._facts)
        for message in messages:
            yield from self._step(Sent(message))

    def _discard(self) -> Way:
        if (left := self._parked) is not None:
            self._note(parked.dropped(left, self._among.dialogs, self._facts.words))
            self._parked = left.below
        yield from self._go(self._home)

    def _leave(self) -> None:
        """The screen that they have before them goes; what it has confirmed or promised does not."""
        if not self._left:
            self._left, self._stays = True, self._dialog.stays(self._state, self._facts, self._facts.words)

    # --- its facts

    def _ready(self) -> Way:
        """Have the facts that the dialog looks at in this state; be at home when it is not for them."""
        dialog, needs = self._dialog, frozenset(self._dialog.needs(self._state))
        known = not self._stale and isinstance(self._facts, dialog.facts)
        lacking = self._facts.lacking(needs) if known else needs
        if lacking or not known:
            facts = yield Load(dialog.facts, lacking)
            if facts is None and dialog is not self._among.home:
                yield from self._turn_away()
                return
            if not isinstance(facts, Facts):
                raise TypeError("facts were asked for")
            self._facts, self._stale = facts.joined(self._facts) if known else facts, False
        self._facts = parked.known(self._facts, self._parked, self._among.dialogs)

    def _turn_away(self) -> Way:
        """It talks with others: to them there is no such thing, or no longer."""
        lost = self._dialog.form(self._state)
        self._dialog, self._state = self._among.home, self._among.home.start
        yield from self._ready()
        if lost:
            self._restarted = True
        else:
            self._note(phrases.no_such_command("", self._facts.words))

    # --- its tools

    @property
    def _home(self) -> Go:
        return Go(self._among.home.name)

    def _draw(self) -> Screen:
        return self._dialog.render(self._state, self._facts, self._facts.words)

    def _shown(self) -> Screen:
        """The screen, with the word on top of it that what was begun is gone: a toast would pass unread."""
        screen, gone = self._draw(), self._news
        if self._restarted:
            gone = phrases.lost(self._facts.words)
        return replace(screen, text=gone + "\n\n" + screen.text) if gone else screen

    @property
    def _news(self) -> Markup:
        return self._before.machine.news(self._before.state, self._facts.words)

    def _note(self, text: Markup) -> None:
        self._notes.append(text)

    def _note_stale(self) -> None:
        self._note(phrases.stale(self._facts.words))
