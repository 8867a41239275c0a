"""To the topics of two tickets that were joined."""

from care.model.ticket import Ticket
from care.notices.notice import ToTopic
from care.notices.posts import to_topic
from care.outbox import Post


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


def desk_merged(ticket: Ticket, operator: str, into: Ticket) -> Post:
    """The last word in the topic of a ticket that goes on in another one."""
    other = {"into": into.id, "desk": into.desk, "topic": into.topic}
    return to_topic(ticket, "desk_merged", operator=operator, **other)


def desk_joined(ticket: Ticket, operator: str, source: Ticket) -> Post:
    """`source` goes on here; what was said there follows."""
    other = {"source": source.id, "desk": source.desk, "topic": source.topic}
    return to_topic(ticket, "desk_joined", operator=operator, **other)
