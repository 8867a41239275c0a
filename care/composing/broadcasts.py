"""Carries out what an admin commands who writes a broadcast. What was checked when it was shown is checked again:
others may have changed what it is about, or who they are.
"""

from dataclasses import replace

from care.broadcasts import rows
from care.broadcasts.audience import counted
from care.broadcasts.checking import flaws, flaws_for
from care.broadcasts.commands import BeginBroadcast, BroadcastBegun, ShowBroadcast
from care.broadcasts.fields import fields_of
from care.broadcasts.model import Draft
from care.commands import Done
from care.contact.purposes import BROADCAST
from care.notices.broadcasts import BroadcastToConfirm
from care.outbox import Lane, Post, owe, to_staff
from care.outbox.bodies import Sample
from care.people.customers import Customer
from care.staff import audit
from care.store.unit import Unit
from care.values.codec import plain
from care.values.errors import NotAllowed, NotOffered

BEGIN, CONFIRM = "broadcast", "cast_yes"  # as the audit log calls it


async def carry_out(
    unit: Unit, command: ShowBroadcast | BeginBroadcast, author: Customer
) -> BroadcastBegun | Done:
    """Raises NotAllowed and NotOffered."""
    if isinstance(command, BeginBroadcast):
        return await begin(unit, command, author)
    await show(unit, command, author)
    return Done()


async def show(unit: Unit, command: ShowBroadcast, author: Customer) -> None:
    """Raises NotAllowed."""
    _check_admin(unit, author.id)
    letter = command.draft.letter
    below = {"asks": letter.asks, "wants": letter.wants, "reminds": letter.reminds}
    for language in unit.business.languages:
        text = letter.texts.get(language)
        if text is not None and text.contents:
            body = Sample(text=plain(text), language=language, purpose=BROADCAST.key, **below)
            await owe(unit, Post(author.id, body, Lane.ANSWER, stream="sample"))


async def begin(unit: Unit, command: BeginBroadcast, author: Customer) -> BroadcastBegun:
    """Raises NotAllowed, and NotOffered for what cannot be sent like this."""
    _check_admin(unit, author.id)
    draft, business = command.draft, unit.business
    wrong = flaws(draft.letter, business.languages)
    if wrong or await flaws_for(unit, draft.audience, fields_of(draft.letter), BROADCAST):
        raise NotOffered
    total = (await counted(unit, draft.audience, BROADCAST)).total
    waits = total > business.broadcasts.confirm_above and len(business.admins) > 1
    number = await rows.insert(unit, author.id, draft, BROADCAST.key, begun=not waits)
    await audit.write(unit, author.id, BEGIN, broadcast=number, recipients=total)
    if waits:
        await _ask(unit, number, author, draft, total)
    return BroadcastBegun(number, total, waits)


async def _ask(unit: Unit, number: int, author: Customer, draft: Draft, total: int) -> None:
    """Each other admin sees it as its recipients would, and one of them says yes."""
    asked = BroadcastToConfirm(broadcast=number, author=author.name, recipients=total)
    for admin in unit.business.admins - {author.id}:
        await show(unit, ShowBroadcast(draft), replace(author, id=admin))
        await owe(unit, replace(to_staff(admin, asked), stream="sample"))


async def confirm(unit: Unit, number: int, admin: int) -> bool:
    """A second admin says yes. False: it is theirs, begun already, or was cancelled."""
    broadcast = await rows.find(unit, number, lock=True)
    if broadcast is None or broadcast.begun_at or broadcast.cancelled_at or broadcast.author == admin:
        return False
    _check_admin(unit, admin)
    await rows.change(unit, number, begun_at=unit.now, confirmed_by=admin)
    return True


def _check_admin(unit: Unit, person: int) -> None:
    if person not in unit.business.admins:
        raise NotAllowed
