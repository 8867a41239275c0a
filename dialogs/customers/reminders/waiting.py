"""Several are asked for while it is asked where they live: all wait behind that, and are confirmed in their order."""

from dataclasses import replace

from care.values.content import Message
from dialogs.customers.facts import Facts
from dialogs.customers.reminders.states import HERE, THEN, Begun, Draft, Locating
from dialogs.customers.reminders.understanding import asks_anew
from dialogs.engine.limits import MESSAGES_LIMIT, enough
from dialogs.engine.machine import Go, Note, Step


def waits(state: Begun, message: Message) -> bool:
    """Whether one more is asked for meanwhile, or one that waits has other words now."""
    known = any(each.message_id == message.message_id for each in state.draft.then)
    return known or (isinstance(state, Locating) and asks_anew(message))


def joins(messages: tuple[Message, ...], facts: Facts) -> bool:
    """Whether they belong to those that wait in the form that was left last."""
    left = facts.parked is not None and facts.parked.name == HERE and bool(facts.unfinished)
    return left and bool(messages) and all(map(asks_anew, messages))


def queue(state: Begun, message: Message, facts: Facts) -> Step:
    then = state.draft.then
    if isinstance(state, Locating) and state.draft == Draft() and not state.messages:
        return Step(replace(state, messages=(message,)))
    if any(each.message_id == message.message_id for each in then):
        then = tuple(message if each.message_id == message.message_id else each for each in then)
    elif len(then) < MESSAGES_LIMIT:
        then = (*then, message)
    else:
        return Step(state, (Note(enough(facts.words)),))
    return Step(replace(state, draft=replace(state.draft, then=then)))


def following(draft: Draft) -> tuple[Go, ...]:
    """On to what was asked for behind it."""
    return (Go(HERE, THEN, draft.then),) if draft.then else ()
