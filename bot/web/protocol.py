"""HTTP that waits for nobody for ever: who connects and asks for nothing, or a letter at a time, is hung up on."""

import asyncio
import sys
from typing import Any

if sys.platform == "win32":
    from uvicorn.protocols.http.h11_impl import H11Protocol as Protocol
else:
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol as Protocol

PATIENCE = 15.0  # seconds that a request's head may take, twice that at most


class PatientProtocol(Protocol):
    """uvicorn's own limit is for the time between two requests, and any byte ends it."""

    _seen: Any = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn's own
        super().connection_made(transport)
        self.loop.call_later(PATIENCE, self._look)

    def _look(self) -> None:
        if self.transport.is_closing():
            return
        idle = self.cycle is None or self.cycle.response_complete
        if idle and self.cycle is self._seen:
            self.transport.abort()
            return
        self._seen = self.cycle
        self.loop.call_later(PATIENCE, self._look)
