"""Words that call a colleague by name at their beginning: «Дашо, подивись». They are held as those with an @username.

Who the colleagues are, the store and the settings know: all who are admitted or listed, but for the writer, by what
they are called on Telegram and by what customers read in any language.
"""

from care.people.customers import find
from care.people.operators import Operator, colleagues
from care.store.unit import Unit
from care.tickets.words.meaning import Meant, calls_by_name, unless_called


async def judged(unit: Unit, operator: Operator, customer_id: int | None, meant: Meant) -> Meant:
    """What `meant`, of words for this customer, comes to when names count. None: nobody knows yet for whom."""
    if not calls_by_name(meant):
        return meant
    names = [each.name for each in await colleagues(unit) if each.id != operator.id]
    listed = [each.name for each in unit.business.staff if each.name is not None and each.id != operator.id]
    customer = await find(unit, customer_id) if customer_id is not None else None
    known = [*names, *(name for each in listed for name in each.root.values())]
    return unless_called(meant, known, customer.name if customer else "")
