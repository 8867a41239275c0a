"""The bot's reactions."""

from playground.calls.readers import ChatId
from playground.content.reactions import is_reaction
from playground.methods.base import Call, method
from playground.values.errors import bad_request
from playground.values.shapes import Json
from playground.world.access import access_message, access_sending


@method
def set_message_reaction(
    call: Call,
    chat_id: ChatId,
    message_id: int,
    reaction: list[Json] | None = None,
    is_big: bool = False,  # noqa: ARG001 - the page has one size
) -> bool:
    """The bot's reaction, or none: one standard emoji at most."""
    chat = access_sending(call.world, chat_id)
    message = access_message(chat, message_id, "react")
    if reaction and len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    message.reactions.pop(call.world.bot.id, None)
    if reaction:
        message.reactions[call.world.bot.id] = _checked(reaction[0])
    call.world.show(message)
    return True


def _checked(reaction: Json) -> str:
    """A reaction's emoji. Raises ApiError 400 if it is none of the standard ones."""
    if (
        not isinstance(reaction, dict)
        or reaction.get("type") != "emoji"
        or not is_reaction(reaction.get("emoji"))
    ):
        raise bad_request("REACTION_INVALID")
    return str(reaction["emoji"])
