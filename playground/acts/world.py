"""The world with its people's verbs. It knows no HTTP: tests and load programs use it in their own process.

Every verb takes a Person of `world.people` first; it raises Refusal where Telegram's own app would not let them.
"""

from collections.abc import Sequence

from playground.acts import files, pressing, private, talking
from playground.acts.content import Content
from playground.acts.putting import Target
from playground.content.files import Upload
from playground.values.messages import Message
from playground.values.people import Person
from playground.values.shapes import Json
from playground.world import migration
from playground.world.bot.callbacks import Press
from playground.world.chats import Chat
from playground.world.state import State


class World(State):
    """A Telegram. What has no verb here is a function of `playground.acts`, with the world as its first argument."""

    def start(self, person: Person, payload: str = "") -> Message:
        """They press Start in the private chat, perhaps by a deep link."""
        return private.start(self, person, payload)[0]

    def say(
        self,
        person: Person,
        chat_id: int,
        text: str,
        message_thread_id: int | None = None,
        reply_to: int | None = None,
        entities: list[Json] | None = None,
    ) -> Message:
        target = Target(chat_id, message_thread_id, reply_to)
        return talking.messages(self, person, target, Content(text, entities))[0]

    def send_files(
        self,
        person: Person,
        chat_id: int,
        uploads: Sequence[Upload],
        kind: str = "document",
        caption: str = "",
        message_thread_id: int | None = None,
    ) -> list[Message]:
        """A file or an album."""
        return files.send_files(
            self, person, list(uploads), Target(chat_id, message_thread_id), kind, caption
        )

    def press(self, person: Person, chat_id: int, message_id: int, data: str) -> Press:
        """They press a button; `await press.outcome(seconds)` for the bot's answer."""
        return pressing.press(self, person, chat_id, message_id, data)

    def upgrade(self, chat_id: int) -> Chat:
        """A group becomes a supergroup with another id."""
        return migration.upgrade(self, chat_id)
