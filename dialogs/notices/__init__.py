"""Our own words to people: one function for each notice that care posts (care/notices), by its name.

`render` draws a notice for one reader. A button's conversation in callback data is `conversation(name, ticket)`: `go`
where it opens a customer's dialog, `t<ticket>` in a ticket's topic, `desk` where it is the staff's and of no ticket.
"""

from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.notices import admin, customer, deadlines, group, held, later, merged, topic, undelivered
from dialogs.notices.context import Context, Draw

NOTICES: dict[str, Draw] = {
    draw.__name__: draw
    for area in (customer, topic, deadlines, later, merged, group, held, admin, undelivered)
    for draw in area.FUNCTIONS
}
TO_CUSTOMERS = frozenset(draw.__name__ for draw in customer.FUNCTIONS)
TO_TOPICS = frozenset(draw.__name__ for area in (topic, deadlines, later, merged) for draw in area.FUNCTIONS)


def render(name: str, context: Context, _: Words) -> Screen:
    """Raises KeyError for a name that no notice has: a row of an older version, to be given up."""
    return NOTICES[name](context, _)


def conversation(name: str, ticket: int = 0) -> str:
    if name in TO_CUSTOMERS:
        return "go"
    return f"t{ticket}" if name in TO_TOPICS else "desk"


__all__ = ["NOTICES", "Context", "conversation", "render"]
