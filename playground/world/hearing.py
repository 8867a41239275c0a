"""Which messages the bot hears of.

It hears of what people do where it is, and, as in Telegram, of its own service messages about topics, pins and
departures, though not of what it says.
"""

from playground.values.messages import Message
from playground.world.chats import Chat
from playground.world.state import State


def notify(world: State, message: Message, kind: str = "message") -> None:
    """An update with the message is queued, if the bot is there to read it."""
    chat = world.chats[message.chat_id]
    if _bot_reads(world, chat, message):
        world.tell(kind, message.body, f"chat {chat.id}")


def _bot_reads(world: State, chat: Chat, message: Message) -> bool:
    """Whether the bot gets this message. In a group that it does not administer its privacy mode is on."""
    if chat.is_private:
        return not chat.blocked
    member = chat.members.get(world.bot.id)
    if member is None or not member.present:
        return False
    return member.status != "member" or not message.kind or _addresses(world, message)


def _addresses(world: State, message: Message) -> bool:
    """Whether a group message is meant for the bot: a command, a mention, or a reply to it."""
    replied = message.body.get("reply_to_message", {}).get("from", {}).get("id")
    me = f"@{world.bot.username}"
    if message.words.startswith("/"):
        command = message.words.split(maxsplit=1)[0]
        return "@" not in command or command.endswith(me)
    return me in message.words or replied == world.bot.id
