"""A person of the cast, played by a program over HTTP."""

import json
import re
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeAlias

import aiohttp

from playground.content.files import Upload
from playground.values.shapes import Json
from playground.world import views
from playground.world.cast import BOT_ID, GROUP_ID

PATIENCE = 15.0  # seconds; a machine may be busy, and who sees it at once does not wait
Request: TypeAlias = Callable[..., Awaitable[Json]]


class Actor:
    """Acts and looks in the private chat with the bot unless told another `chat_id`; `thread` names a topic."""

    def __init__(self, key: str, person_id: int, request: Request) -> None:
        self.key = key
        self.id = person_id
        self._request = request

    async def do(self, verb: str, **body: object) -> Json:
        """Anything that `/people/{person}/{verb}` offers; what is None is left out."""
        given = {name: value for name, value in body.items() if value is not None}
        return await self._request("POST", f"/people/{self.key}/{verb}", json=given)

    async def start(self, payload: str = "") -> Json:
        """They press Start, perhaps by a deep link. The message."""
        return await self._sent(self.do("start", payload=payload))

    async def say(
        self, text: str, chat_id: int | None = None, thread: int | None = None, **more: object
    ) -> Json:
        """They write; `more` holds reply_to, entities, forwarded, protected. The message."""
        where = {"chat_id": chat_id or self.id, "message_thread_id": thread}
        return await self._sent(self.do("messages", text=text, **where, **more))

    async def send(self, chat_id: int | None = None, thread: int | None = None, **content: object) -> Json:
        """What is neither text nor file (playground/acts/content.py has the names). The message."""
        return await self._sent(
            self.do("messages", chat_id=chat_id or self.id, message_thread_id=thread, **content),
        )

    async def send_files(
        self,
        *files: Upload,
        kind: str = "photo",
        caption: str = "",
        chat_id: int | None = None,
        thread: int | None = None,
        **more: object,
    ) -> list[Json]:
        """A file, or several as an album; `more` holds above, spoiler, reply_to ... The messages."""
        where = {"chat_id": chat_id or self.id, "message_thread_id": thread or ""}
        return await self._upload("messages", files, **{"as": kind, "caption": caption}, **where, **more)

    async def replace_file(
        self,
        message_id: int,
        file: Upload,
        kind: str = "photo",
        caption: str = "",
        chat_id: int | None = None,
    ) -> Json:
        """Another file in one's own message, or a file in place of one's own text. The message."""
        where = {"chat_id": chat_id or self.id, "message_id": message_id}
        return (await self._upload("edit", [file], **{"as": kind, "caption": caption}, **where))[0]

    async def _upload(self, verb: str, files: Iterable[Upload], **fields: object) -> list[Json]:
        form = aiohttp.FormData()
        for name, value in fields.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        for file in files:
            form.add_field("files", file.data, filename=file.name, content_type=file.mime_type)
        answer = await self._request("POST", f"/people/{self.key}/{verb}", data=form)
        return list(answer["messages"])

    async def press_button(
        self,
        button: str,
        chat_id: int | None = None,
        thread: int | None = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109 - a deadline, told to the caller in words
    ) -> Json:
        """They press the newest button with this label, part of a label, or data, once it is there.

        What the bot answered: `{"answered", "text", "show_alert"}`; a button of a reply keyboard is said.
        """
        found = await self._until(
            lambda messages: views.find_button(messages, button),
            f"the button {button!r}",
            chat_id,
            thread,
            timeout,
        )
        message, data = found["message"], found["data"]
        if data is None:
            return await self.say(found["label"], chat_id, thread)
        return await self.press(message["message_id"], data, chat_id)

    async def press(self, message_id: int, data: str, chat_id: int | None = None) -> Json:
        """They press with this data, whether or not there is such a button."""
        return await self.do(
            "press", chat_id=chat_id or self.id, message_id=message_id, data=data, wait=PATIENCE
        )

    async def wait_for(
        self,
        text: str | re.Pattern[str] = "",
        chat_id: int | None = None,
        thread: int | None = None,
        after: int = 0,
        timeout: float = PATIENCE,  # noqa: ASYNC109 - as above
        sender: int | None = BOT_ID,
    ) -> Json:
        """The newest message that holds `text` and is newer than message `after`, once there is one.

        It is the bot's unless `sender` is another's id, or None for anybody's. Raises TimeoutError.
        """
        return await self._until(
            lambda messages: views.find_text(messages, text, after, sender),
            f"{text!r}",
            chat_id,
            thread,
            timeout,
        )

    async def screen(self, chat_id: int | None = None, thread: int | None = None) -> Json | None:
        """The newest message of the bot that has a keyboard."""
        return views.last_screen(await self.messages(chat_id, thread))

    async def messages(self, chat_id: int | None = None, thread: int | None = None) -> list[Json]:
        """What the person sees of a chat, or of one topic, oldest first."""
        view = await self._look(chat_id)
        return views.in_thread(view["messages"], thread)

    async def topics(self, chat_id: int = GROUP_ID) -> list[Json]:
        """A group's topics."""
        return list((await self._look(chat_id))["chat"]["topics"])

    async def edit(self, message_id: int, text: str, chat_id: int | None = None) -> Json:
        """One's own words are others. The message."""
        return await self._sent(self.do("edit", chat_id=chat_id or self.id, message_id=message_id, text=text))

    async def _sent(self, doing: Awaitable[Json]) -> Json:
        message: Json = (await doing)["messages"][0]
        return message

    async def _look(self, chat_id: int | None, **more: object) -> Json:
        query = {"chat_id": chat_id or self.id, **more}
        return await self._request("GET", f"/people/{self.key}/seen", params=query)

    async def _until(
        self,
        find: Callable[[list[Json]], Json | None],
        what: str,
        chat_id: int | None,
        thread: int | None,
        seconds: float,
    ) -> Json:
        deadline = time.monotonic() + seconds
        view = await self._look(chat_id)
        while (found := find(views.in_thread(view["messages"], thread))) is None:
            left = deadline - time.monotonic()
            if left <= 0:
                seen = views.told(views.in_thread(view["messages"], thread))
                raise TimeoutError(f"{self.key} does not see {what} within {seconds} s, but:\n{seen}")
            view = await self._look(chat_id, after=view["event"], wait=left)
        return found
