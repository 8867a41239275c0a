"""A customer's card at the till: a code that holds for a minute or two and once, by RFC 6238.

The code is the card's number, a time-based password of six digits and a check digit. The number finds the one card that
is asked, so that nothing is searched for; the password says that the card is shown now. A code that was taken is noted,
and neither it nor one before it is taken again, so that a picture of the screen is worth nothing.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from care.loyalty.problems import Problem
from care.loyalty.till.codes import read, whole
from care.outbox import Lane, Post, owe
from care.outbox.bodies import CardPicture
from care.store.tables import cards
from care.store.unit import Unit
from care.values.errors import NotInLedger

STEP = timedelta(seconds=60)
BEFORE = 1  # steps for which a code holds on after its own: it takes time to say it
PHOTOS = timedelta(minutes=10)  # a photo of a code counts as if it were as old at most
DIGITS = 6
FIRST = 100  # number: so a card's code is longer than a voucher's
SECRET = 20  # bytes
LONGEST = DIGITS + 12  # digits, of a number that nobody has
TURNS = 3  # so often is a picture drawn anew
REMEMBERED = 60  # steps for which a code is known to have ended, and not taken for a wrong one


@dataclass(frozen=True)
class Card:
    customer: int
    number: int
    secret: str  # hexadecimal
    used: int  # step of the last code that was taken

    def code(self, now: datetime) -> str:
        return whole(f"{self.number}{password(bytes.fromhex(self.secret), step_of(now))}")


def step_of(moment: datetime) -> int:
    return int(moment.timestamp() // STEP.total_seconds())


def renewed_at(now: datetime) -> datetime:
    """When the next code begins."""
    return datetime.fromtimestamp((step_of(now) + 1) * STEP.total_seconds(), UTC)


def password(secret: bytes, step: int, digits: int = DIGITS) -> str:
    """HOTP of RFC 4226 with the step as its counter, which is TOTP of RFC 6238."""
    digest = hmac.digest(secret, step.to_bytes(8, "big"), hashlib.sha1)
    at = digest[-1] & 0xF
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}}"


def holds_until(now: datetime) -> datetime:
    """How long a code that is shown now is taken."""
    return renewed_at(now) + BEFORE * STEP


async def show(unit: Unit, customer: int) -> None:
    """Owe them its picture."""
    await card_of(unit, customer)
    once = f"card:{customer}:{step_of(unit.now)}"
    await owe(unit, Post(customer, CardPicture(), Lane.ANSWER, stream="card", once=once))


async def show_again(unit: Unit, customer: int, shown: CardPicture) -> None:
    """With its next code in the same place, a few times: then they ask for a new one."""
    if shown.turn < TURNS:
        body = replace(shown, turn=shown.turn + 1)
        at = renewed_at(unit.now)
        await owe(unit, Post(customer, body, Lane.ANSWER, stream="card", due_at=at))


async def find(unit: Unit, customer: int) -> Card | None:
    """Theirs, if it was ever asked for and their data was not erased since."""
    return await _find(unit, customer=customer)


async def card_of(unit: Unit, customer: int) -> Card:
    """Theirs, which is made when it is asked for the first time."""
    if found := await _find(unit, customer=customer):
        return found
    new = {"customer_id": customer, "secret": secrets.token_hex(SECRET), "used": 0}
    await unit.execute(unit.insert(cards).on_conflict_do_nothing(index_elements=["customer_id"]), new)
    return await card_of(unit, customer)


async def present(unit: Unit, code: str, at: datetime | None = None) -> int:
    """Whose card is shown, by its code as somebody has typed or scanned it. It is used then.

    `at`: when it was photographed, if it was. Raises NotInLedger: misread, unknown, ended or used.
    """
    card, step = await _shown(unit, code, at)
    # Of two tills that are shown the same code, one comes first.
    unused = update(cards).where(cards.c.id == card.number - FIRST, cards.c.used < step).values(used=step)
    if not (await unit.execute(unused)).rowcount:
        raise NotInLedger(problem=Problem.CODE_USED)
    return card.customer


async def look(unit: Unit, code: str, at: datetime | None = None) -> int:
    """As `present`, and the code can still be used."""
    card, step = await _shown(unit, code, at)
    if card.used >= step:
        raise NotInLedger(problem=Problem.CODE_USED)
    return card.customer


async def _shown(unit: Unit, code: str, at: datetime | None) -> tuple[Card, int]:
    """The card, and the step of its code."""
    digits = read(code)
    if digits is None or not DIGITS < len(digits) <= LONGEST:
        raise NotInLedger(problem=Problem.CODE_MISREAD)
    card = await _find(unit, number=int(digits[:-DIGITS]))
    if card is None:
        raise NotInLedger(problem=Problem.CODE_UNKNOWN)
    now = step_of(unit.now)
    then = now if at is None else min(step_of(max(at, unit.now - PHOTOS)), now)
    step = next((each for each in _steps(now) if _is_of(card, digits, each)), None)
    if step is None or step < then - BEFORE:
        raise NotInLedger(problem=Problem.CODE_UNKNOWN if step is None else Problem.CODE_ENDED)
    return card, step


async def owner(unit: Unit, number: int) -> int | None:
    """Whose card has this number."""
    card = await _find(unit, number=number)
    return card.customer if card else None


def _steps(now: int) -> Iterator[int]:
    return iter(range(now, now - REMEMBERED, -1))


def _is_of(card: Card, digits: str, step: int) -> bool:
    return hmac.compare_digest(digits[-DIGITS:], password(bytes.fromhex(card.secret), step))


async def _find(unit: Unit, customer: int | None = None, number: int = 0) -> Card | None:
    which = cards.c.customer_id == customer if customer is not None else cards.c.id == number - FIRST
    row = (await unit.execute(select(cards).where(which))).one_or_none()
    return Card(row.customer_id, row.id + FIRST, row.secret, row.used) if row else None
