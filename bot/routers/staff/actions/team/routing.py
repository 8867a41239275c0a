"""`/route delivery en Sat 21:00`: an admin tests the rules in the chat; `/route` alone shows them."""

from markupsafe import Markup

from bot.routers.staff.call import Call
from bot.routers.staff.handlers import obeys_anywhere
from bot.routers.staff.routes import Asked, Unknown, answer
from care.business import LANGUAGES
from care.routing.asking import candidates
from care.values.errors import Unclear
from dialogs.customers import parts
from dialogs.language import sanitize
from dialogs.staff import commands
from dialogs.staff.near import names_of, near
from dialogs.staff.team.naming import first_word

LIMIT = 4096


@obeys_anywhere(commands.ROUTE)
async def route(call: Call) -> Markup:
    desk = call.desk
    try:
        lines = answer(
            desk.business, await candidates(desk.unit), _asked(call.argument), desk.now, call.words
        )
    except Unknown as unknown:
        raise Unclear(
            command=commands.ROUTE.name, near=_near(call) if unknown.option == "about" else ()
        ) from None
    return _fitting(lines)


def _near(call: Call) -> tuple[str, ...]:
    """The departments that may be meant, in the reader's language."""
    departments = {each.key: each for each in call.desk.business.departments}
    close = near(
        first_word(call.argument)[0], {key: names_of(each) for key, each in departments.items()}, most=1
    )
    return tuple(departments[key].name.in_language(call.words.language) for key in close)


def _asked(argument: str) -> Asked:
    """A department, the customer's language if one follows, and when, if something is left."""
    about, rest = first_word(argument)
    first, later = first_word(rest)
    for language in LANGUAGES:
        if first.casefold() == language:
            return Asked(about, language, later)
    return Asked(about, at=rest)


def _fitting(lines: list[Markup]) -> Markup:
    """As many lines as a message takes; a business with more rules reads them with `turbota route`."""
    while lines and sanitize.length(parts.lines(*lines)) > LIMIT - 2:
        lines = [*lines[:-2], Markup("…")]
    return parts.lines(*lines)
