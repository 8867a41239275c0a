"""Settings of webhooks: whom of the business's own systems we tell what has happened (docs/api.md)."""

import re
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from care.business.values import Key, Rules

HERE = ("127.0.0.1", "localhost", "::1")


class Event(StrEnum):
    """What can be told. The names stay."""

    POINTS_EARNED = "points.earned"
    VOUCHER_USED = "voucher.used"
    TICKET_OPENED = "ticket.opened"
    FEEDBACK_LEFT = "feedback.left"


def check_private(address: str) -> str:
    """On the way nobody may read along, unless it stays on this machine."""
    parts = urlsplit(address)
    is_private = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE)
    if not is_private or not parts.hostname or re.search(r"\s", address):
        raise PydanticCustomError("not_private", "an address begins with https://")
    return address


class Webhook(Rules):
    key: Key
    url: Annotated[str, Field(max_length=512), AfterValidator(check_private)]
    events: tuple[Event, ...] = ()  # none: all

    def wants(self, event: Event) -> bool:
        return not self.events or event in self.events
