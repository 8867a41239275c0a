"""Which column is what, by its name: as Poster calls them, and as people head a table in uk, ru and en."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.imports.table import Record

CUSTOMERS = {
    "phone": (
        "phone, phone number, mobile, mobile phone, mobile number, tel, телефон, номер телефону, номер телефона, "
        "мобільний, мобільний телефон, мобильный, мобильный телефон, тел, моб"
    ),
    "card": (
        "card, card number, loyalty card, discount card, картка, номер картки, дисконтна картка, бонусна картка, "
        "карта, номер карти, номер карты, дисконтная карта, бонусная карта"
    ),
    "points": (
        "points, balance, points balance, бали, баланс, баланс балів, кількість балів, бонуси, баллы, баланс баллов, "
        "количество баллов, бонусы"
    ),
    "bonus": "bonus",
    "paid": (
        "total payed sum, total paid, total spent, total purchases, сума покупок, загальна сума покупок, "
        "усього сплачено, всього сплачено, витрачено, сумма покупок, общая сумма покупок, всего оплачено, потрачено"
    ),
    "birthday": (
        "birthday, date of birth, birth date, дата народження, день народження, дата рождения, день рождения"
    ),
    "deleted": "delete",
}
PURCHASES = {
    "phone": CUSTOMERS["phone"],
    "card": CUSTOMERS["card"],
    "receipt": (
        "receipt, receipt number, transaction id, чек, номер чека, номер чеку, чек номер, покупка, номер покупки"
    ),
    "at": (
        "date, date and time, purchase date, date close, дата, дата і час, дата та час, дата й час, дата чека, "
        "дата покупки, дата и время"
    ),
    "sum": (
        "sum, total, amount, payed sum, сума, сума чека, сума покупки, разом, сумма, сумма чека, сумма покупки, итого"
    ),
    "quantity": "quantity, qty, кількість, количество",
    "category": "category, категорія, категория",
}
MONEY = ("bonus", "paid", "sum")
POSTERS = ("total payed sum", "bonus")  # only Poster heads a column so, and its sums can be in kopecks
UNIT = re.compile(r"[\s,(]+(грн|uah|₴|коп|копійки|копейки|kopecks)\.?\)?$")
KOPECKS = ("коп", "kop")


@dataclass(frozen=True)
class Columns:
    """Where what stands: of several columns for the same, the first that is filled counts."""

    places: Mapping[str, tuple[int, ...]]
    headings: tuple[str, ...]
    left_out: tuple[str, ...]
    of_poster: bool = False
    kopecks: frozenset[str] = frozenset()  # of which headings say that they are in these

    def cell(self, record: Record, name: str) -> str:
        """Empty where there is none."""
        filled = (
            record.cells[place].strip() for place in self.places.get(name, ()) if place < len(record.cells)
        )
        return next(filter(None, filled), "")


def known(names: Mapping[str, str]) -> Mapping[str, str]:
    """What each heading means."""
    return {heading.strip(): name for name, headings in names.items() for heading in headings.split(",")}


def map_columns(headings: Sequence[str], names: Mapping[str, str]) -> Columns:
    meant, left_out = known(names), []
    places: dict[str, tuple[int, ...]] = {}
    kopecks: dict[str, bool] = {}
    for place, heading in enumerate(headings):
        name = meant.get(normal(heading))
        if name:
            places[name] = (*places.get(name, ()), place)
            unit = UNIT.search(_folded(heading))
            kopecks[name] = unit is not None and unit[1].startswith(KOPECKS)
        elif heading:
            left_out.append(heading)
    return Columns(
        places,
        tuple(headings),
        tuple(left_out),
        of_poster=any(normal(heading) in POSTERS for heading in headings),
        kopecks=frozenset(name for name, said in kopecks.items() if said),
    )


def normal(heading: str) -> str:
    """As it stands in the lists: without its unit, and however it is written."""
    return UNIT.sub("", _folded(heading)).strip()


def _folded(heading: str) -> str:
    plain = heading.casefold().replace("ё", "е").replace("№", " номер ")
    return re.sub(r"[_\-./:\s]+", " ", plain).strip()
