"""Our own words to people: one function for each class of notice that care posts (care/notices), in the file of its
reader or its reason, registered by `words_of`.

A button's conversation in callback data is `conversation(notice)`: `go` where it opens a customer's dialog, `t<ticket>`
in a ticket's topic, `desk` where it is the staff's and of no ticket.
"""

from importlib import import_module
from pkgutil import iter_modules

from care.notices import Notice, OfEntry, ToCustomer, ToTopic
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.notices.context import WORDED, Context

for _area in iter_modules(__path__):
    import_module(f"{__name__}.{_area.name}")


def render(notice: Notice, context: Context, _: Words) -> Screen:
    return WORDED[type(notice)](notice, context, _)


def conversation(notice: Notice) -> str:
    match notice:
        case ToCustomer():
            return "go"
        case OfEntry():
            return "desk"
        case ToTopic():
            return f"t{notice.ticket}"
    return "desk"


__all__ = ["Context", "conversation", "render"]
