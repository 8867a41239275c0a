"""A leaner way to Telegram than aiogram's session, which costs more than a whole step of ours (docs/performance.md).

Parameters go as JSON, without what is not set; files go in aiogram's own form. Of a message that comes back only where
it stands is read, because nobody here asks for more: a `Sent` in place of aiogram's Message.

Errors are aiogram's, all of them a TelegramAPIError. Only an answer in the Bot API's own form is Telegram's: a refusal
is one that has `error_code` and `description`. Whatever else comes back (a proxy's page with whatever status, half an
answer, none, another JSON) is nobody's word, and a server error: what was asked may have been done.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Union, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile, Message
from aiohttp import ClientError, ClientTimeout, FormData
from pydantic import ValidationError

from bot.observe.pulse import Pulse
from bot.telegram.wire import read_json

MESSAGES = (Message, Union[Message, bool], list[Message])  # noqa: UP007 - as aiogram's methods spell it
JSON = {"Content-Type": "application/json"}
OK = range(200, 300)
SERVER_ERROR = 500
TOO_MANY = 429
PAUSE = 3  # seconds


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message of ours stands."""

    chat_id: int
    message_id: int
    thread: int | None = None  # of a forum; None: General, or no forum


class UnreadableAnswerError(TelegramServerError):
    """What came back is no answer of Telegram's, or none that we can read."""


class LeanSession(AiohttpSession):
    def __init__(self, line: Pulse | None = None, **options: Any) -> None:  # noqa: ANN401 - aiogram's own
        """`line` beats with each word of Telegram, and has the trouble in between."""
        super().__init__(**options)
        self._line = line or Pulse()

    async def close(self) -> None:
        """aiogram waits a moment for TLS to say goodbye; a server of our own speaks none."""
        if self._session is not None and self.api.base.startswith("http:"):
            await self._session.close()
        else:
            await super().close()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's
    ) -> TelegramType:
        try:
            result = await self._ask(bot, method, timeout)
        except (TelegramNetworkError, TelegramServerError) as error:
            self._line.trouble = type(error).__name__
            raise
        except TelegramAPIError:
            self._line.beat()
            raise
        self._line.beat()
        return result

    async def _ask(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None,  # noqa: ASYNC109 - as above
    ) -> TelegramType:
        limit = ClientTimeout(total=self.timeout if timeout is None else timeout)
        try:
            status, content = await self._post(bot, method, limit)
        except TimeoutError:
            raise TelegramNetworkError(method, "Request timeout error") from None
        except (ClientError, OSError, ValueError) as error:
            # Its own words, and those of its causes, may tell the address, in which the token stands.
            words = str(error).replace(bot.token, "•••")
            raise TelegramNetworkError(method, f"{type(error).__name__}: {words}") from None
        return cast("TelegramType", self._result(bot, method, status, content))

    async def _post(self, bot: Bot, method: TelegramMethod[Any], limit: ClientTimeout) -> tuple[int, bytes]:
        session = await self.create_session()
        url = self.api.api_url(bot.token, method.__api_method__)
        body, headers = self._body(bot, method)
        # Telegram redirects nobody; whoever does shall not get the token.
        async with session.post(
            url, data=body, headers=headers, timeout=limit, allow_redirects=False
        ) as answer:
            return answer.status, await answer.read()

    def _body(self, bot: Bot, method: TelegramMethod[Any]) -> tuple[FormData | str, dict[str, str]]:
        files: dict[str, InputFile] = {}
        given = method.model_dump(exclude_none=True, warnings=False).items()
        values = {name: self.prepare_value(value, bot, files, _dumps_json=False) for name, value in given}
        if files:
            return self.build_form_data(bot, method), {}
        return self.json_dumps({name: value for name, value in values.items() if value is not None}), JSON

    def _result(self, bot: Bot, method: TelegramMethod[Any], status: int, content: bytes) -> object:
        answer: Any = None
        with suppress(ValueError):
            answer = read_json(content)
        match answer:
            case {"ok": True, "result": result} if status in OK:
                return _read(bot, method, result)
            case {"ok": False, "error_code": int(code), "description": str(words)} if status < SERVER_ERROR:
                raise self._refusal(bot, method, code, answer | {"description": words})
        raise UnreadableAnswerError(method, f"status {status}, no answer of Telegram's")

    def _refusal(
        self, bot: Bot, method: TelegramMethod[Any], code: int, answer: dict[str, Any]
    ) -> TelegramAPIError:
        """The error that aiogram has for it."""
        if code == TOO_MANY:
            return TelegramRetryAfter(method, answer["description"], _pause(answer))
        try:
            self.check_response(bot, method, code, self.json_dumps(answer))
        except ClientDecodeError:
            return UnreadableAnswerError(method, f"refusal {code}, in a form that we do not know")
        except TelegramAPIError as error:
            return error
        return UnreadableAnswerError(method, f"refusal {code}, which is none")


def _read(bot: Bot, method: TelegramMethod[Any], result: object) -> object:
    if method.__returning__ in MESSAGES and (sent := _sent(result)):
        return sent
    try:
        answer = Response[method.__returning__].model_validate(  # type: ignore[name-defined]
            {"ok": True, "result": result}, context={"bot": bot}
        )
    except (ValidationError, RecursionError) as error:
        raise UnreadableAnswerError(method, f"a result that we cannot read: {type(error).__name__}") from None
    if answer.result is None:
        raise UnreadableAnswerError(method, "no result")
    return answer.result


def _sent(result: object) -> Sent | list[Sent] | None:
    """None for a result of another kind."""
    try:
        return [_where(message) for message in result] if isinstance(result, list) else _where(result)
    except (KeyError, TypeError):
        return None


def _where(message: Any) -> Sent:  # noqa: ANN401 - whatever came
    chat_id, message_id = message["chat"]["id"], message["message_id"]
    if type(chat_id) is not int or type(message_id) is not int:
        raise TypeError
    thread = message.get("message_thread_id") if message.get("is_topic_message") else None
    return Sent(chat_id, message_id, thread)


def _pause(answer: dict[str, Any]) -> int:
    """The seconds that a 429 asks for; it may have lost them on the way."""
    match answer.get("parameters"):
        case {"retry_after": int(seconds)} if seconds > 0:
            return seconds
    return PAUSE
