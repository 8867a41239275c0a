"""A message is edited while the reminder that was read from it is shown back: it is read again.

What they have chosen by buttons since then stays, as long as their words do not say another time now.
"""

from dataclasses import replace

from dialogs.customers.facts import Facts
from dialogs.customers.reminders.beginning import hear
from dialogs.customers.reminders.states import BEGUN, Asking, Begun, Draft, Locating, State


def reread(before: State, after: State, facts: Facts) -> State:
    """`after` holds the words as they are now, and otherwise what was read from those in `before`."""
    if not (isinstance(before, BEGUN) and isinstance(after, BEGUN)) or isinstance(after, Locating):
        return after  # where they live is asked first, and nothing is read yet
    old, new = _read(before, facts), _read(after, facts)
    if _time(old) != _time(new):
        return new
    if after.draft.what != old.draft.what:
        return after
    return replace(after, draft=replace(after.draft, what=new.draft.what))


def _read(state: Begun, facts: Facts) -> Begun:
    """Where they would be by their words alone."""
    draft = replace(state.draft, starts=None, rule="")
    of_something = draft.number or draft.ticket or draft.feedback or draft.appointment
    said: Begun = Asking(draft if of_something else Draft(then=draft.then))
    for message in state.messages:
        said = hear(said, message, facts)
    return said


def _time(state: Begun) -> tuple[object, ...]:
    return (
        type(state),
        state.draft.starts,
        state.draft.rule,
        getattr(state, "options", ()),
        getattr(state, "why", ""),
    )
