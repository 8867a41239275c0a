"""A small bot made of raw HTTP calls: it answers a few words in the ways that a page must be able to show."""

import threading
from collections.abc import Callable
from typing import Any, TypeAlias

import httpx

TOKEN = "700001:playground"  # noqa: S105 - the playground's own
POLL_SECONDS = 30

Json: TypeAlias = dict[str, Any]
Result: TypeAlias = Any  # what a method returns: an object, a list, true


class RawBot:
    """Polls in a thread of its own; leaves a fresh world behind. `heard` holds every update, for tests to look at."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._http = httpx.Client(base_url=f"{url}/bot{TOKEN}/", timeout=60, trust_env=False)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._poll)
        self.heard: list[Json] = []
        self.answers: dict[str, Callable[[Json], None]] = {}

    def call(self, method: str, **values: object) -> Result:
        """A call's result."""
        answer = self._http.post(method, json=values).json()
        assert answer["ok"], answer
        return answer["result"]

    def __enter__(self) -> "RawBot":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        # A fresh world sends everyone home who waits for updates.
        self._http.post(f"{self._url}/control/reset").raise_for_status()
        self._thread.join()
        self._http.close()

    def say(self, chat_id: int, text: str, **values: object) -> Json:
        """Send HTML."""
        message: Json = self.call("sendMessage", chat_id=chat_id, text=text, parse_mode="HTML", **values)
        return message

    def _poll(self) -> None:
        offset = 0
        while not self._stopped.is_set():
            kinds = ["message", "edited_message", "callback_query", "message_reaction", "my_chat_member"]
            for update in self.call("getUpdates", offset=offset, timeout=POLL_SECONDS, allowed_updates=kinds):
                offset = update["update_id"] + 1
                self.heard.append(update)
                self._answer(update)

    def _answer(self, update: Json) -> None:
        if press := update.get("callback_query"):
            self.answers.get(press["data"], self._acknowledge)(press)
        elif message := update.get("message"):
            words = message.get("text", "")
            self.answers.get(words.split(" ")[0], self._be_silent)(message)

    def _acknowledge(self, press: Json) -> None:
        self.call("answerCallbackQuery", callback_query_id=press["id"], text=f"Pressed: {press['data']}")

    def _be_silent(self, _message: Json) -> None:
        """Words that mean nothing to it."""
