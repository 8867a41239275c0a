"""Posts of our own words: to whom a notice goes, and how.

Those about a ticket stand in its stream, so that they keep their place among its messages.
"""

from dataclasses import replace
from datetime import datetime

from care.model.ticket import Ticket
from care.notices.notice import AboutTicket, Notice, ToCustomer, ToStaff, ToTopic, body_of
from care.outbox.bodies import Told, narrowed
from care.outbox.posts import Post, stream_of
from care.outbox.rank import LINE, PATIENCE, Lane


def to_customer(ticket: Ticket, notice: AboutTicket, lane: Lane = Lane.RELAY) -> Post:
    body, stream = told(replace(notice, ticket=ticket.id)), stream_of(ticket.id)
    return Post(ticket.customer, body, lane, stream=stream, ticket_id=ticket.id)


def to_person(customer: int, notice: ToCustomer) -> Post:
    """To a customer, about no ticket."""
    return Post(customer, told(notice), Lane.ANSWER)


def to_topic(ticket: Ticket, notice: ToTopic) -> Post:
    return Post(
        ticket.desk,
        told(replace(notice, ticket=ticket.id)),
        Lane.DESK,
        stream=stream_of(ticket.id),
        ticket_id=ticket.id,
        together="" if notice.stands_alone else "text",
    )


def of_deed(ticket: Ticket, notice: ToTopic) -> Post:
    """What somebody has just done there, who therefore knows it: of all that is said in a topic it can wait longest."""
    return replace(to_topic(ticket, notice), patience=LINE)


def to_staff(chat_id: int, notice: ToStaff) -> Post:
    """To a staff group, in General, or to one of the staff."""
    return Post(chat_id, told(notice), Lane.DESK)


def told(notice: Notice) -> Told:
    return Told(**body_of(notice))


def in_topic(post: Post, topic: int | None) -> Post:
    """A word to a staff group that stands in a topic of it, whose ticket it is not about; None: in General."""
    return replace(post, body=replace(post.body, topic=topic), stream=f"topic{topic}") if topic else post


def below(post: Post, message: int | None) -> Post:
    """Said at once, in answer to the message."""
    asked = replace(post, body=replace(narrowed(post.body, Told), reply=message), together="")
    return replace(asked, patience=PATIENCE[Lane.RELAY])


def said_once(post: Post, key: str, due_at: datetime | None = None) -> Post:
    """In the place of one of this `key` that waits still; with a time: said then, for all that there is by then."""
    return replace(post, once=key, due_at=due_at)
