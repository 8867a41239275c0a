"""What an admin who writes a broadcast wants done, as values, and what comes of it."""

from dataclasses import dataclass

from care.broadcasts.model import Draft


@dataclass(frozen=True)
class ShowBroadcast:
    """Send it to the author alone, in each language, as its recipients will get it."""

    draft: Draft


@dataclass(frozen=True)
class BeginBroadcast:
    draft: Draft


@dataclass(frozen=True)
class BroadcastBegun:
    """It is on its way; or `waits` for a second admin's yes."""

    broadcast: int
    recipients: int
    waits: bool = False
