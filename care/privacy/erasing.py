"""Where the rows of others hold a customer: what is owed to the staff, failed updates, what they tried at the desk."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select, update

from care.inbox import dead_letters
from care.model.ticket import Ticket
from care.notices.about import feedback_in, person_in, ticket_in
from care.outbox.bodies import Trace, stored
from care.staff import audit
from care.store.tables import customers, feedback, left_topics, operators, outbox
from care.store.unit import Unit


async def withdraw(unit: Unit, customer_id: int, numbers: Iterable[int]) -> None:
    """What is owed to them, about their tickets (`numbers`), or shows them to the staff.

    What may have arrived in a chat of the staff stays in doubt, without a word of it: it is looked for and erased
    (bot/delivery/kinds/trace.py), by whatever process comes next.
    """
    given = select(feedback.c.id).where(feedback.c.customer_id == customer_id)
    about = _About(customer_id, set(numbers), set((await unit.execute(given)).scalars()))
    columns = outbox.c.id, outbox.c.kind, outbox.c.chat_id, outbox.c.token, outbox.c.ticket_id, outbox.c.body
    theirs = [row for row in await unit.execute(select(*columns).order_by(outbox.c.id)) if about.holds(row)]
    first: dict[tuple[int, str], Any] = {}
    for row in theirs:
        if row.token is not None and row.chat_id != customer_id:
            first.setdefault((row.chat_id, row.token), row)  # the head's number names the try
    traces = {row.id: stored(Trace(topic=row.body.get("topic"))) for row in first.values()}
    gone = [row.id for row in theirs if row.id not in traces]
    if gone:
        await unit.execute(delete(outbox).where(outbox.c.id.in_(gone)))
    for number, body in traces.items():
        bare = {"kind": Trace.kind, "body": body, "entry_id": None, "once": None, "together": ""}
        await unit.execute(update(outbox).where(outbox.c.id == number).values(**bare))


@dataclass(frozen=True)
class _About:
    customer: int
    tickets: Set[int]
    feedback: Set[int]

    def holds(self, row: Any) -> bool:  # noqa: ANN401 - a row of the outbox
        body: dict[str, Any] = row.body
        return (
            self.customer in (row.chat_id, person_in(body), *body.get("shows", ()))
            or row.ticket_id in self.tickets
            or feedback_in(body) in self.feedback
            or (row.token is not None and ticket_in(body) in self.tickets)
        )


async def forget_quotes(
    unit: Unit, customer_id: int, theirs: Iterable[Ticket], places: Iterable[tuple[int, int]]
) -> None:
    """Updates of others that quote them or a message that shows them (`places`), and what they tried at the desk as a
    stranger. Staff stays staff.
    """
    query = select(customers.c.name, customers.c.username).where(customers.c.id == customer_id)
    names = [name for row in await unit.execute(query) for name in row]
    ids = [ticket.id for ticket in theirs]
    topics = [(ticket.desk, ticket.topic) for ticket in theirs if ticket.topic is not None]
    left = select(left_topics.c.chat_id, left_topics.c.topic).where(left_topics.c.ticket_id.in_(ids))
    topics += [(row.chat_id, row.topic) for row in await unit.execute(left)]
    cards = [(ticket.desk, ticket.card) for ticket in theirs if ticket.card is not None]
    known = dead_letters.Traces({name for name in names if name}, set(topics), {*places, *cards})
    await dead_letters.forget(unit, customer_id, known)
    if not await audit.was_staff(unit, customer_id):
        await audit.forget(unit, customer_id)
        nobody = operators.c.id == customer_id, ~operators.c.admitted
        await unit.execute(delete(operators).where(*nobody))
