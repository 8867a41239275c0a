"""Settings of what is sent to many at once (docs/broadcasts.md)."""

from datetime import timedelta

from pydantic import Field

from care.business.lengths import Length
from care.business.values import Rules


class Canary(Rules):
    """The first of its recipients, by whom it is seen whether the rest shall get it, too."""

    least: int = Field(default=20, ge=1)
    share: float = Field(default=0.01, ge=0, le=1)  # of all recipients, if that is more
    wait: Length = timedelta(minutes=10)  # after the last of them
    refused: float = Field(default=0.1, ge=0, le=1)  # a greater part of them stops it
    blocked: float = Field(default=0.2, ge=0, le=1)
    unsubscribed: float = Field(default=0.05, ge=0, le=1)


class Broadcasts(Rules):
    confirm_above: int = Field(default=500, ge=0)  # recipients: a second admin says yes, where there is one
    canary: Canary = Canary()
