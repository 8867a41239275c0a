"""Telegram's webhook. 200 only after the update's effect is committed; all else makes Telegram try again."""

import secrets
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import structlog
from fastapi import APIRouter, Request, Response, status
from starlette.requests import ClientDisconnect

from bot.settings.settings import WEBHOOK_PATH
from bot.telegram.wire import read_json
from bot.web.bodies import TooLargeError, read_body

log = structlog.get_logger()

MOST = 1_000_000  # bytes of an update; Telegram's have a few thousand
HEADER = "X-Telegram-Bot-Api-Secret-Token"

# Takes an Update as Telegram sends it in; returns once its effect is committed.
Accept: TypeAlias = Callable[[object], Awaitable[None]]


def webhook(accept: Accept, secret: str) -> APIRouter:
    router = APIRouter()

    @router.post(WEBHOOK_PATH)
    async def receive(request: Request) -> Response:
        # As bytes: compare_digest takes no text beyond ASCII, and a header may hold anything.
        given = request.headers.get(HEADER, "").encode()
        if not secrets.compare_digest(given, secret.encode()):
            log.warning("webhook_forged")
            return Response(status_code=status.HTTP_403_FORBIDDEN)
        try:
            update = read_json(await read_body(request, MOST))
        except (ValueError, ClientDisconnect):
            return Response(status_code=status.HTTP_400_BAD_REQUEST)
        except TimeoutError:
            return Response(status_code=status.HTTP_408_REQUEST_TIMEOUT)
        except TooLargeError:
            return Response(status_code=status.HTTP_413_CONTENT_TOO_LARGE)
        if not isinstance(update, dict) or type(update.get("update_id")) is not int:
            return Response(status_code=status.HTTP_400_BAD_REQUEST)
        try:
            await accept(update)
        except Exception:
            log.exception("webhook_failed")
            return Response(status_code=status.HTTP_500_INTERNAL_SERVER_ERROR)
        return Response()

    return router
