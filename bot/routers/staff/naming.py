"""A colleague who is named in a command: by their first letters, by @username, or chosen from Telegram's completion."""

from collections.abc import Sequence

from bot.routers.staff.call import Call
from care.people.operators import Operator, colleagues, find_operator, usernames
from care.values.content import sliced
from care.values.errors import NotOffered
from care.values.ids import whole_number
from dialogs.staff.team.naming import first_word, people_named


async def by_id(call: Call, user_id: str) -> Operator:
    """Whom a button names. Raises NotOffered."""
    operator = await find_operator(call.desk.unit, whole_number(user_id))
    if operator is None:
        raise NotOffered
    return operator


async def named(call: Call) -> tuple[Sequence[Operator], str]:
    """The colleagues whom the beginning of the command's argument can mean, and the rest of it."""
    people = await colleagues(call.desk.unit)
    return await named_among(call, [person for person in people if person.id != call.operator.id])


async def named_among(call: Call, people: Sequence[Operator]) -> tuple[Sequence[Operator], str]:
    """The same, of these people."""
    chosen = _chosen(call)
    if chosen is not None:
        user_id, name = chosen
        return [person for person in people if person.id == user_id], call.argument.removeprefix(name).strip()
    first, rest = first_word(call.argument)
    names = await usernames(call.desk.unit, [person.id for person in people]) if first.startswith("@") else {}
    return people_named(people, first, names), rest


def _chosen(call: Call) -> tuple[int, str] | None:
    """Whom Telegram's completion put at the beginning, and as what: it knows people without a @username by their id."""
    content = call.said.content if call.said else None
    for entity in content.entities if content else ():
        if content is None or entity.get("type") != "text_mention":
            continue
        name = sliced(content.text, entity["offset"], entity["offset"] + entity["length"])
        if call.argument.startswith(name):
            return entity["user"]["id"], name
    return None
