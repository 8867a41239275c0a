"""What customers answer to follow-ups."""

import re
from datetime import date, timedelta

from sqlalchemy import ScalarSelect, func, select, update

from care.agenda.schedule import stretch_end
from care.commands import AnswerFollowUp, Decline, ExplainRecommendation, Recommend
from care.contact import answering
from care.contact.purposes import NPS
from care.loyalty import gifts
from care.loyalty.movements import Why
from care.notices.group import WhyRecommended
from care.outbox import owe, said_once, to_staff
from care.people import bans
from care.people.customers import Customer
from care.people.groups import current
from care.store.tables import recommendations
from care.store.unit import Unit
from care.values.errors import NotOffered

SCORES = range(11)
GATHERED = timedelta(minutes=5)  # what somebody writes in several messages is read in one
LEAP = 2000  # a year that has every day


async def take(
    unit: Unit, command: AnswerFollowUp | Decline | Recommend | ExplainRecommendation, customer: Customer
) -> None:
    """Raises NotOffered."""
    match command:
        case AnswerFollowUp(purpose, None):
            await answering.answered(unit, customer.id, purpose)
        case AnswerFollowUp(of=int() as broadcast):
            await answering.pressed(unit, customer.id, broadcast)
        case Decline(purpose, words, on, of):
            await answering.decline(unit, customer, purpose, words, on=on, of=of)
        case Recommend(score):
            await _recommend(unit, score, customer)
        case ExplainRecommendation(why):
            await _explain(unit, why, customer)


def checked_birthday(birthday: str) -> str:
    """`MM-DD`, or nothing. Raises NotOffered for a day that there is not."""
    if birthday and not is_day(birthday):
        raise NotOffered
    return birthday


def is_day(birthday: str) -> bool:
    try:
        date.fromisoformat(f"{LEAP}-{birthday}")
    except ValueError:
        return False
    return re.fullmatch(r"\d\d-\d\d", birthday) is not None


async def _recommend(unit: Unit, score: int, customer: Customer) -> None:
    """One answer to each question of ours: a second press within an hour corrects the first."""
    if score not in SCORES or not await answering.may_answer(unit, customer.id, NPS.key):
        raise NotOffered
    await answering.answered(unit, customer.id, NPS.key)
    same = recommendations.c.id == _latest(customer), recommendations.c.at > unit.now - answering.SOON
    changed = update(recommendations).where(*same).values(score=score)
    if (await unit.execute(changed)).rowcount == 0:
        row = {"customer_id": customer.id, "score": score, "language": customer.language, "at": unit.now}
        written = await unit.execute(unit.insert(recommendations).returning(recommendations.c.id), row)
        await gifts.give(unit, customer.id, Why.SURVEY, f"nps:{written.scalar_one()}")


async def _explain(unit: Unit, why: str, customer: Customer) -> None:
    """With what was said before; the staff reads it in one message, a few minutes later."""
    said = func.trim(recommendations.c.why.concat("\n").concat(why), "\n")
    latest = update(recommendations).where(recommendations.c.id == _latest(customer)).values(why=said)
    row = (await unit.execute(latest.returning(recommendations))).mappings().one_or_none()
    if row is None or await bans.is_shadowed(unit, customer.id):
        return
    group = await current(unit, unit.business.staff_group)
    word = WhyRecommended(person=customer.id, name=customer.name, score=row["score"], text=row["why"])
    key = f"recommendation:{row['id']}"
    await owe(unit, said_once(to_staff(group, word), key, stretch_end(unit.now, GATHERED)))


def _latest(customer: Customer) -> ScalarSelect[int]:
    theirs = recommendations.c.customer_id == customer.id
    return select(func.max(recommendations.c.id)).where(theirs).scalar_subquery()
