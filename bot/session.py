"""A leaner way to Telegram than aiogram's session, which costs more than a whole step of ours (docs/performance.md).

Parameters go as JSON, without what is not set; files go in aiogram's own form. Of a message that comes back only where
it stands is read, because nobody here asks for more: a `Sent` in place of aiogram's Message. Errors are aiogram's.
"""

from dataclasses import dataclass
from typing import Any, Union, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile, Message
from aiohttp import ClientError, ClientTimeout, FormData

MESSAGES = (Message, Union[Message, bool], list[Message])  # noqa: UP007 - as aiogram's methods spell it
JSON = {"Content-Type": "application/json"}
OK = 200


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message of ours stands."""

    chat_id: int
    message_id: int


class LeanSession(AiohttpSession):
    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's
    ) -> TelegramType:
        limit = ClientTimeout(total=self.timeout if timeout is None else timeout)
        try:
            status, content = await self._post(bot, method, limit)
        except TimeoutError as error:
            raise TelegramNetworkError(method, "Request timeout error") from error
        except ClientError as error:
            raise TelegramNetworkError(method, f"{type(error).__name__}: {error}") from error
        if status == OK and method.__returning__ in MESSAGES and (sent := self._sent(content)):
            return cast("TelegramType", sent)
        return cast("TelegramType", self.check_response(bot, method, status, content).result)

    async def _post(self, bot: Bot, method: TelegramMethod[Any], limit: ClientTimeout) -> tuple[int, str]:
        session = await self.create_session()
        url = self.api.api_url(bot.token, method.__api_method__)
        body, headers = self._body(bot, method)
        async with session.post(url, data=body, headers=headers, timeout=limit) as answer:
            return answer.status, await answer.text()

    def _body(self, bot: Bot, method: TelegramMethod[Any]) -> tuple[FormData | str, dict[str, str]]:
        files: dict[str, InputFile] = {}
        given = method.model_dump(exclude_none=True, warnings=False).items()
        values = {name: self.prepare_value(value, bot, files, _dumps_json=False) for name, value in given}
        if files:
            return self.build_form_data(bot, method), {}
        return self.json_dumps({name: value for name, value in values.items() if value is not None}), JSON

    def _sent(self, content: str) -> Sent | list[Sent] | None:
        """None for an answer of another kind, or one that cannot be read: aiogram says what is wrong with it."""
        try:
            result = self.json_loads(content)["result"]
            if isinstance(result, list):
                return [_where(message) for message in result]
            return _where(result) if isinstance(result, dict) else None
        except (ValueError, KeyError, TypeError):
            return None


def _where(message: dict[str, Any]) -> Sent:
    return Sent(message["chat"]["id"], message["message_id"])
