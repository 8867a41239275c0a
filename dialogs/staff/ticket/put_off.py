"""What can be done about a reply that was put off: on its panel, and on the notices about it."""

from enum import StrEnum


class LaterAction(StrEnum):
    LIST = "later"
    SEND = "sendnow"  # argument: the reply's number
    DROP = "unlater"
