"""Links into Telegram that lead staff to a ticket's topic; nobody but a group's members can follow them."""

from markupsafe import Markup

from care.model.ticket import Ticket

SUPERGROUP = "-100"  # what the Bot API puts before a supergroup's own number


def to_topic(ticket: Ticket, label: str) -> Markup:
    """The label alone before there is a topic."""
    return to_place(ticket.desk, ticket.topic, label)


def to_place(desk: int, topic: int | None, label: str) -> Markup:
    """The same for the topic of a group."""
    group = str(desk).removeprefix(SUPERGROUP)
    if topic is None or group.startswith("-"):
        return Markup("{}").format(label)
    return Markup('<a href="https://t.me/c/{}/{}">{}</a>').format(group, topic, label)
