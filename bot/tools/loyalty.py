"""The ledger, looked at from the command line, beside a bot that runs or not."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from bot.checks.reader import reader_words
from bot.settings.settings import Places
from care.business import Business
from care.loyalty import receipts
from care.loyalty.receipts import Bought, Receipt
from care.loyalty.verifying import Difference, accounts_in, verify
from care.people import numbers
from care.people.numbers import Number
from care.store.unit import Store
from dialogs.language.words import Words

CENT = Decimal("0.01")


async def differences(places: Places) -> tuple[list[str], int]:
    """A line for each, and how many accounts were played."""
    async with Store.opened(places.database_url) as store, store.read() as unit:
        found = [_line(each) async for each in verify(unit)]
        return found, await accounts_in(unit)


def _line(each: Difference) -> str:
    return f"customer {each.customer}  {each.what}  is {each.stands}, should be {each.should}"


async def explained(places: Places, business: Business, key: str) -> list[str]:
    """Why a receipt brought what it did, in lines; none: there is no such receipt."""
    _ = Words(reader_words().language, business.tz)
    async with Store.opened(places.database_url, business) as store, store.read() as unit:
        found = await receipts.find(unit, key)
    return [_.plain(line).replace("\u00a0", " ") for line in _explain(found, business, _)] if found else []


def _explain(receipt: Receipt, business: Business, _: Words) -> Iterator[str]:
    purchase = receipt.purchase
    yield f"{purchase.key} · {_.when(purchase.at)} · {purchase.total} {purchase.currency}"
    for bought in receipt.bought:
        yield _bought(bought, business, _)
    yield str(_.ngettext("Rounded down: {count} point", "Rounded down: {count} points", receipt.points))
    if receipt.reversed:
        taken = _.ngettext("Taken back: {count} point", "Taken back: {count} points", receipt.reversed)
        yield str(taken)


def _bought(bought: Bought, business: Business, _: Words) -> str:
    """`2 coffee: 120.00 / 10 × 1 × 1.5 (Gold) = 18.00`."""
    line, reason = bought.line, bought.reason
    factors = [f"{line.sum} / {reason.per} × {reason.points}"]
    factors += [f"{each.times} ({_whose(each.whose, business, _)})" for each in reason.times]
    brings = _shown(reason.brings(line.sum))
    name = " ".join(filter(None, (line.id, line.category or line.sku)))
    back = ""
    if bought.refunded:
        said = _("given back: {part} of {whole}", part=bought.refunded, whole=line.quantity)
        back = f" · {said}"
    return f"{name}: {' × '.join(factors)} = {brings}{back}"


def _shown(points: Fraction) -> Decimal:
    return (Decimal(points.numerator) / Decimal(points.denominator)).quantize(CENT, ROUND_DOWN)


def _whose(whose: str, business: Business, _: Words) -> str:
    """A factor's name: of a tier, or of a rate, as far as the settings still have it."""
    kind, _colon, key = whose.partition(":")
    if kind == "tier":
        tier = next((each for each in business.tiers if each.key == key), None)
        return tier.name.in_language(_.language) if tier else key
    rates = business.loyalty.rates
    rate = rates[int(key) - 1] if int(key) <= len(rates) else None
    if rate is not None and rate.name is not None:
        return rate.name.in_language(_.language)
    return _.plain(_("rate {number}", number=key))


async def released(places: Places, kind: Number, value: str) -> int | None:
    """Whose it was, and is no more; None: nobody's."""
    async with Store.opened(places.database_url) as store, store.write() as unit:
        customer = await numbers.release(unit, kind, value)
        await unit.commit()
        return customer
