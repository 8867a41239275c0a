"""The facts that a dialog names in its `needs`, read from the store. What it does not name is not read."""

from dataclasses import replace

from care.loyalty import points
from care.people.customers import Customer
from care.privacy import knowledge
from care.store.unit import Unit
from care.tickets.entries import words_in
from care.tickets.rows import tickets_of
from dialogs.engine.machine import Facts, Need

LATEST = 10  # movements of points


async def load(unit: Unit, customer: Customer, needs: frozenset[Need], reads: int | None = None) -> Facts:
    """`reads`: the ticket whose words are wanted; another's has none."""
    mine = await tickets_of(unit, customer.id) if Need.TICKETS in needs else ()
    known = await knowledge.kept(unit, customer.id) if Need.EXPORT in needs else {}
    said = await words_in(unit, reads, customer.id) if reads is not None else ()
    facts = Facts(unit.business, customer, unit.now, tuple(mine), known=known, said=said)
    if Need.POINTS not in needs:
        return facts
    standing = await points.standing(unit, customer.id)
    return replace(facts, standing=standing, movements=await points.movements(unit, customer.id, LATEST))
