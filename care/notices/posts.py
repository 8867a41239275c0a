"""What the posts of notices have in common."""

from dataclasses import replace

from care.model.ticket import Ticket
from care.outbox import Kind, Lane, Post, stream_of
from care.outbox.rank import LINE, PATIENCE


def to_customer(ticket: Ticket, name: str, lane: Lane = Lane.RELAY, **fields: object) -> Post:
    body = {"notice": name, "fields": {"ticket": ticket.id, **fields}}
    return Post(ticket.customer, Kind.NOTICE, lane, body, stream_of(ticket.id), ticket.id)


def to_person(customer: int, name: str, **fields: object) -> Post:
    return Post(customer, Kind.NOTICE, Lane.ANSWER, {"notice": name, "fields": fields})


def to_topic(ticket: Ticket, notice: str, /, **fields: object) -> Post:
    body = {"notice": notice, "fields": {"ticket": ticket.id, **fields}}
    return Post(ticket.desk, Kind.NOTICE, Lane.DESK, body, stream_of(ticket.id), ticket.id, together="text")


def of_deed(ticket: Ticket, notice: str, /, **fields: object) -> Post:
    """What somebody has just done there, who therefore knows it: of all that is said in a topic it can wait longest."""
    return replace(to_topic(ticket, notice, **fields), patience=LINE)


def to_chat(chat_id: int, notice: str, /, **fields: object) -> Post:
    return Post(chat_id, Kind.NOTICE, Lane.DESK, {"notice": notice, "fields": fields})


def in_topic(post: Post, topic: int | None) -> Post:
    """A word to a staff group that stands in a topic of it, whose ticket it is not about; None: in General."""
    return replace(post, body=post.body | {"topic": topic}, stream=f"topic{topic}") if topic else post


def below(post: Post, message: int | None) -> Post:
    """Said at once, in answer to the message."""
    asked = replace(post, body=post.body | {"reply": message}, together="")
    return replace(asked, patience=PATIENCE[Lane.RELAY])
