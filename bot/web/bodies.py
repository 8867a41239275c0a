"""Reading what is sent to us: so much of it, and for so long, whoever sends it."""

import asyncio

from starlette.requests import Request

PATIENCE = 10.0  # seconds for all of it


class TooLargeError(Exception):
    """The body of a request has no end, or none that we wait for."""


async def read_body(request: Request, most: int) -> bytes:
    """At most so many bytes. Raises TooLargeError, TimeoutError and ClientDisconnect."""
    body = bytearray()
    async with asyncio.timeout(PATIENCE):
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise TooLargeError
    return bytes(body)
