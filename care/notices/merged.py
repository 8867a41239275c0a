"""To the topics of two tickets that were joined."""

from care.notices.notice import ToTopic


class DeskMerged(ToTopic):
    """The last word in the topic of a ticket that goes on in another one, which stands at `desk` and `topic`."""

    operator: str
    into: int
    desk: int
    topic: int | None


class DeskJoined(ToTopic):
    """`source`, which stands at `desk` and `topic`, goes on here; what was said there follows."""

    operator: str
    source: int
    desk: int
    topic: int | None
