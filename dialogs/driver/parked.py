"""Half-filled forms that were left: the newest is taken up first, and none takes the place of another."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from markupsafe import Markup

from dialogs.engine import codec
from dialogs.engine.limits import MESSAGES_LIMIT
from dialogs.engine.machine import Dialog, Facts, Go, State
from dialogs.language.words import Words

MOST = 5


@dataclass(frozen=True)
class Parked:
    """`at`: when it was left. `below`: the one that was left before, while this one was being filled in."""

    dialog: str
    state: State
    at: datetime
    below: "Parked | None" = None


def each(parked: Parked | None) -> Iterator[Parked]:
    """Newest first, each without those below it."""
    return (replace(form, below=None) for form in _down(parked))


def _down(parked: Parked | None) -> Iterator[Parked]:
    while parked is not None:
        yield parked
        parked = parked.below


def count(parked: Parked | None) -> int:
    return sum(1 for _form in _down(parked))


def stacked(forms: Iterable[Parked]) -> Parked | None:
    """The same back in one, from newest to oldest."""
    below = None
    for form in reversed(list(forms)):
        below = replace(form, below=below)
    return below


def put_on(form: Parked, parked: Parked | None, dialogs: Mapping[str, Dialog[Any]]) -> Parked:
    """With one more on top. More drafts than MOST nobody would look for; what is meant for us goes by itself."""
    forms = [form, *each(parked)]
    drafts = [each for each in forms if not dialogs[each.dialog].said(each.state)]
    whole = stacked(each for each in forms if each not in drafts[MOST:])
    return whole or form


def known(facts: Facts, parked: Parked | None, dialogs: Mapping[str, Dialog[Any]]) -> Facts:
    """The facts with what was left: the newest's dialog, and when each was left that waits for its author alone."""
    newest = dialogs[parked.dialog] if parked else None
    drafts = _drafts(parked, dialogs)
    names = tuple(name for form in _down(parked) for name in dialogs[form.dialog].unfinished(form.state))
    if (facts.parked, facts.drafts, facts.unfinished) == (newest, drafts, names):
        return facts
    return replace(facts, parked=newest, drafts=drafts, unfinished=names)


def _drafts(parked: Parked | None, dialogs: Mapping[str, Dialog[Any]]) -> tuple[datetime, ...]:
    """None, if the newest is meant for us as it is."""
    found = [(form.at, dialogs[form.dialog].said(form.state)) for form in _down(parked)]
    return () if not found or found[0][1] else tuple(at for at, said in found if not said)


def dropped(form: Parked, dialogs: Mapping[str, Dialog[Any]], _: Words) -> Markup:
    """What became of it, once its author has let it go."""
    return dialogs[form.dialog].dropped(form.state, _)


def changed(parked: Parked | None, change: Callable[[State], State]) -> Parked | None:
    return stacked(replace(form, state=change(form.state)) for form in each(parked))


def encode(parked: Parked | None) -> dict[str, Any] | None:
    if parked is None:
        return None
    row = {"dialog": parked.dialog, "state": codec.encode(parked.state), "at": parked.at.isoformat()}
    return {**row, "below": encode(parked.below)} if parked.below else row


def decode(data: dict[str, Any] | None, read: Callable[[str, dict[str, Any]], State]) -> Parked | None:
    """What no longer loads is let go, what lies below it is not. `read` raises codec.Unreadable."""
    if not data:
        return None
    below = decode(data.get("below"), read)
    try:
        state = read(data["dialog"], data["state"])
    except codec.Unreadable:
        return below
    return Parked(data["dialog"], state, datetime.fromisoformat(data["at"]), below)


def gathered(go: Go, dialog: Dialog[Any], first: Parked | None) -> tuple[Go, Parked | None]:
    """Words that still wait for their place are placed together with those that follow; and what is left parked."""
    forms = list(each(first))
    waiting = [form for form in forms if form.dialog == dialog.name and dialog.said(form.state)]
    earlier = tuple(message for form in waiting for message in form.state.messages)
    if len(earlier) + len(go.messages) > MESSAGES_LIMIT:
        return go, first
    return replace(go, messages=(*earlier, *go.messages)), stacked(
        form for form in forms if form not in waiting
    )
