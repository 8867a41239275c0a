"""Telegram's webhook. 200 only after the update's effect is committed; all else makes Telegram try again."""

import secrets
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import structlog
from fastapi import APIRouter, Request, Response, status

from bot.settings import WEBHOOK_PATH

log = structlog.get_logger()

HEADER = "X-Telegram-Bot-Api-Secret-Token"

# Takes an Update as Telegram sends it in; returns once its effect is committed.
Accept: TypeAlias = Callable[[dict[str, Any]], Awaitable[None]]


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
            update = await request.json()
        except ValueError:
            return Response(status_code=status.HTTP_400_BAD_REQUEST)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return Response(status_code=status.HTTP_400_BAD_REQUEST)
        try:
            await accept(update)
        except Exception:
            log.exception("webhook_failed", update_id=update["update_id"])
            return Response(status_code=status.HTTP_500_INTERNAL_SERVER_ERROR)
        return Response()

    return router
