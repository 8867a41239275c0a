"""Every deed of the staff, append-only: who, what, when, on which ticket, and what came of it.

`data` is plain JSON and holds no name and no person's words. The store refuses to change or delete a row.
"""

from datetime import datetime

from care.store.tables import audit
from care.store.unit import Unit

DONE = "done"
# Outcomes of what had no effect because of who did it, beside the codes of care/errors.py.
STRANGER = "stranger"  # nobody whom an admin has admitted
ANONYMOUS = "anonymous"  # an administrator who writes as the group; the actor is the group
FORGED = "forged"  # a button that nobody was shown


async def write(
    unit: Unit,
    now: datetime,
    actor: int,
    deed: str,
    *,
    ticket: int | None = None,
    outcome: str = DONE,
    **data: object,
) -> None:
    """`outcome` is "done", or the code of the refusal."""
    row = {"at": now, "actor_id": actor, "deed": deed, "ticket_id": ticket, "outcome": outcome, "data": data}
    await unit.execute(unit.insert(audit), row)
