"""The state of the world and the few ways it changes: a message is posted, edited, deleted; who watches is told."""

from collections.abc import Callable, Iterable
from itertools import count

from playground.content import keyboards
from playground.content.files import Files
from playground.values.clock import Clock
from playground.values.messages import Message
from playground.values.people import Person
from playground.values.shapes import Json
from playground.values.signals import Signal
from playground.world import cast
from playground.world.bot.callbacks import Presses
from playground.world.bot.keeper import Keeper
from playground.world.bot.profile import Profile, scopes_in
from playground.world.bot.updates import Updates
from playground.world.chats import ADMINISTRATORS, Chat, Topic
from playground.world.delay import Delay
from playground.world.events import Events
from playground.world.faults import Faults
from playground.world.limits import Limits
from playground.world.record import Record
from playground.world.till import Till


class State:
    """Everything there is. Nothing in it waits, so each change is whole.

    `watchers` are called with each message that is new or changed, `arrived` fires when there is an update for the bot.
    """

    def __init__(
        self, token: str = f"{cast.BOT_ID}:playground", limits: bool = False, groups: int = 1
    ) -> None:
        self.token = token
        self._groups = groups
        self.clock = Clock()
        self.events = Events()
        self.arrived = Signal()
        self.watchers: list[Callable[[Message], None]] = []
        self.bot = Profile(int(token.partition(":")[0]), cast.BOT_USERNAME)
        self._limited = limits
        self.keeper = Keeper()
        self._begin()

    def _begin(self) -> None:
        self.record = Record(self.clock)
        self.updates = Updates(self.clock, self.record, self.arrived)
        self.faults = Faults()
        self.delay = Delay()
        self.limits = Limits(self._limited)
        self.files = Files()
        self.presses = Presses(self.clock)
        self.till: Till | None = None
        self.people: dict[str, Person] = {}
        self.by_id: dict[int, Person] = {}
        self.albums = count(13_000_000_000_000_001)
        self._private_ids = count(1)
        self.chats: dict[int, Chat] = {}
        for person in cast.CAST:
            self.welcome(person)
        for number in range(1, self._groups + 1):
            group = cast.staff_group(self.bot.user, number)
            self.chats[group.id] = group

    def welcome(self, person: Person) -> None:
        """Somebody lives here from now on, with a private chat of their own."""
        self.people[person.key] = person
        self._settle(person)

    def gather(self, person: Person) -> None:
        """Somebody whom nobody plays. They have pressed Start, long ago."""
        self._settle(person).started = True

    def _settle(self, person: Person) -> Chat:
        self.by_id[person.id] = person
        chat = self.chats[person.id] = Chat(person.id, "private", self._private_ids, user=person.user)
        return chat

    def advance(self, seconds: float) -> None:
        """Time goes forward."""
        self.clock.advance(seconds)
        self.events.add("clock", lambda: {"clock": self.clock.body()})

    def reset(self) -> None:
        """A fresh world. What the bot asked for stays, and the numbers of updates and events go on."""
        earlier = self.updates
        self._begin()
        self.updates.follow(earlier)
        earlier.release()
        self.clock.reset()
        self.keeper.begun()
        self.events.add("reset", dict)

    def release(self) -> None:
        """Everyone who waits for something goes home: the server is closing."""
        self.updates.release()
        self.events.release()
        self.clock.release()
        self.keeper.release()

    def post(
        self,
        chat: Chat,
        sender: Json,
        content: Json,
        topic: Topic | None = None,
        reply: Json | None = None,
        markup: Json | None = None,
    ) -> Message:
        """A new message in a chat. `reply` holds `reply_to_message` and, if there is one, `quote`."""
        message_id = next(chat.ids)
        body: Json = {
            "message_id": message_id,
            "from": sender,
            "chat": chat.ref,
            "date": int(self.clock.unix()),
        }
        if "forum_topic_created" in content:
            body |= {"message_thread_id": message_id, "is_topic_message": True}
        if topic is not None:
            # What answers nothing else in a topic answers the message that opened it.
            body |= {
                "message_thread_id": topic.id,
                "is_topic_message": True,
                "reply_to_message": topic.opening,
            }
        body |= {**(reply or {}), **content}
        if shown := keyboards.for_bot(markup):
            body["reply_markup"] = shown
        message = Message(chat.id, message_id, sender["id"], body, markup, body.get("message_thread_id", 0))
        chat.messages[message_id] = message
        self.record.message(message)
        self.show(message)
        return message

    def edit(self, message: Message, body: Json, markup: Json | None) -> None:
        """A message has a new body and keyboard; its earlier words are kept."""
        if message.words and message.words != (body.get("text") or body.get("caption") or ""):
            message.edits.append(message.words)
        plain = {key: value for key, value in body.items() if key != "reply_markup"}
        shown = keyboards.for_bot(markup)
        message.body = plain | {"reply_markup": shown} if shown else plain
        message.markup = markup
        self.record.message(message, "edited")
        self.show(message)

    def delete(self, chat: Chat, messages: Iterable[Message]) -> None:
        """Messages go out of sight."""
        ids = []
        for message in messages:
            message.deleted = True
            ids.append(message.id)
        chat.pinned = [pinned for pinned in chat.pinned if pinned not in ids]
        self.record.add("deleted", chat_id=chat.id, message_ids=ids)
        self.events.add("deleted", lambda: {"chat_id": chat.id, "message_ids": ids})

    def show(self, message: Message) -> None:
        """Those who watch hear that a message is new or changed."""
        self.events.add("message", lambda: {"chat_id": message.chat_id, "message": message.shown()})
        for watcher in self.watchers:
            watcher(message)

    def show_chat(self, chat: Chat) -> None:
        self.events.add("chat", lambda: {"chat": self.chat_shown(chat)})

    def chat_shown(self, chat: Chat) -> Json:
        """The contract's Chat."""
        ids = [chat.id] if chat.is_private else [user_id for user_id in chat.members if chat.has(user_id)]
        commands = {
            str(user_id): self._commands_of(chat, user_id) for user_id in ids if user_id in self.by_id
        }
        return chat.shown() | {"commands": commands}

    def _commands_of(self, chat: Chat, user_id: int) -> list[Json]:
        member = chat.members.get(user_id)
        administrates = member is not None and member.status in ADMINISTRATORS
        scopes = scopes_in(chat.id, user_id, administrates)
        return self.bot.commands_for(scopes, self.by_id[user_id].language_code)

    def tell(self, kind: str, payload: Json, lane: str = "") -> None:
        """An update for the bot is queued."""
        self.updates.add(kind, payload, lane or kind)

    def snapshot(self) -> Json:
        """All that a page needs to begin."""
        played = {person.id for person in self.people.values()}
        chats = [
            chat
            for chat in self.chats.values()
            if not chat.migrated_to and (not chat.is_private or chat.id in played)
        ]
        return {
            "bot": self.bot.shown(),
            "people": [person.body() for person in self.people.values()],
            "chats": [self.chat_shown(chat) for chat in chats],
            "messages": {str(chat.id): [message.shown() for message in chat.visible()] for chat in chats},
            "clock": self.clock.body(),
            "faults": self.faults.shown(),
            "delay": self.delay.shown(),
            "till": self.till and self.till.shown(),
            "event": self.events.last,
        }

    def person(self, who: str) -> Person | None:
        """A person by key or id."""
        return self.by_id.get(int(who)) if who.isdigit() else self.people.get(who)

    def show_bot(self) -> None:
        """The bot's profile or commands have changed."""
        self.events.add("bot", lambda: {"bot": self.bot.shown()})

    def show_faults(self) -> None:
        self.events.add("faults", lambda: {"faults": self.faults.shown()})

    def show_delay(self) -> None:
        self.events.add("delay", lambda: {"delay": self.delay.shown()})

    def put_till(self, till: Till) -> None:
        """It stands here until the world begins anew."""
        self.till = till
        self.events.add("till", lambda: {"till": till.shown()})
