"""A list of customers and purchases comes into the ledger once, whatever ends it on the way."""

from pathlib import Path

import pytest

from bot.imports.importing import look_into
from bot.imports.rows import Sense
from bot.imports.running import AT_ONCE, Refused, Report, Run
from care.loyalty.movements import Why, of_customer
from care.loyalty.standing import standing
from care.notices.points import PointsChanged
from care.people.customers import find
from care.people.numbers import Number, Numbers, drop, of
from care.store.unit import Store
from care.tills.appearing import appear
from care.tills.brought import Became
from care.tills.openings import Opening
from care.tills.waiting import put_opening
from care.tills.whose import By, Person
from care.values.errors import NotInLedger
from dialogs.language.words import Words
from tests.store.cast import DAY, EMMA, NOW, OLENA, SHOP
from tests.store.kept import only, take_all
from tests.store.ledger import differences
from tests.store.looking import ask, do, notice, notices

CARD = "2000000000015"
PEOPLE = "Телефон;Картка;Бали;Сума покупок;День народження\n" + "".join(
    f"067123{number:04};{CARD if number == 7 else ''};{number};1000;05.03\n"
    for number in range(1, AT_ONCE + 11)
)
BOUGHT = f"Чек;Дата;Телефон;Картка;Сума\nA-1;01.11.2026;0671230007;;120\nA-2;02.11.2026;;{CARD};85\n"
LATER = f"A-3;03.11.2026;;{CARD};100\n"
SEVENTH = "+380671230007"


class KilledError(Exception):
    pass


async def bring(
    store: Store, what: str, table: str, folder: Path, *, dry: bool = False, until: int | None = None
) -> Report:
    """`until`: it dies once so many rows are done."""
    file = folder / "table.csv"
    file.write_text(table, "utf-8")
    found = look_into(what, file, SHOP, Words("en", SHOP.tz))
    rows = 0

    def done(more: int) -> None:
        nonlocal rows
        rows += more
        if until is not None and rows >= until:
            raise KilledError

    run = Run(found.kind.reads, Sense(found.columns, SHOP, till="import"), dry, rest=0)
    return await run.through(store, found.table, done)


async def test_what_is_told_again_counts_once_and_waits_for_whoever_appears(
    store: Store, tmp_path: Path
) -> None:
    dry = await bring(store, "customers", PEOPLE + PEOPLE.partition("\n")[2], tmp_path, dry=True)
    assert dry.became == {Became.WAITS: AT_ONCE + 10, Became.KNOWN: AT_ONCE + 10}
    with pytest.raises(KilledError):
        await bring(store, "customers", PEOPLE, tmp_path, until=AT_ONCE)
    rest = await bring(store, "customers", PEOPLE, tmp_path)
    assert rest.became == {Became.KNOWN: AT_ONCE, Became.WAITS: 10}, "of a dry run nothing stays"
    assert (await bring(store, "purchases", BOUGHT, tmp_path)).became == {Became.WAITS: 2}
    assert await do(store, appear, EMMA.id, Number.PHONE, SEVENTH) == 7 + 12 + 8
    word = await notice(store, PointsChanged)
    assert (word.amount, word.why) == (27, Why.OPENING), "one word for all of it"
    assert await ask(store, of, EMMA.id) == Numbers(phone=SEVENTH, card=CARD)
    again = await bring(store, "customers", PEOPLE, tmp_path)
    assert again.became == {Became.KNOWN: AT_ONCE + 10}
    later = await bring(store, "purchases", BOUGHT + LATER, tmp_path)
    assert later.became == {Became.KNOWN: 2, Became.CREDITED: 1}
    assert await notices(store, PointsChanged) == [word], "an import says nothing"
    await do(store, drop, EMMA.id, Number.PHONE)
    assert await do(store, appear, OLENA.id, Number.PHONE, SEVENTH) == 0
    assert (await bring(store, "customers", PEOPLE, tmp_path)).became == again.became, "whosever it is by now"
    has = await ask(store, standing, EMMA.id)
    assert (has.balance, has.earned) == (27 + 10, 100 + 12 + 8 + 10), "what they have paid makes the tier"
    assert (await ask(store, of_customer, EMMA.id))[-1].why is Why.OPENING
    emma = await ask(store, find, EMMA.id)
    assert emma is not None
    assert emma.birthday == "03-05"
    assert await differences(store) == []


async def test_each_row_that_is_refused_is_named_by_its_line_and_the_others_count(
    store: Store, tmp_path: Path
) -> None:
    table = "Телефон;Бали\n0671230001;5\n;7\n0671230001;6\n\nabc;1\n0671230002;8;;9\n0671230003;999999999\n"
    found = await bring(store, "customers", table, tmp_path)
    assert found.became == {Became.WAITS: 1}
    assert found.refused == [
        Refused(3, "nobody"),
        Refused(4, "other_body"),
        Refused(6, "not_a_phone", "abc"),
        Refused(7, "too_wide"),
        Refused(8, "too_long"),
    ]
    again = await bring(store, "customers", table, tmp_path, dry=True)
    assert (again.became, again.refused) == ({Became.KNOWN: 1}, found.refused)
    rules = only(imported=4 * DAY, waiting=DAY)
    assert await take_all(store, rules, now=NOW + 3 * DAY) == {}, "it waits longer than what a till tells"
    assert await take_all(store, rules, now=NOW + 5 * DAY) == {"imported": 1}
    bad = "Чек;Дата;Телефон;Сума\nA-1;01.12.2026;0671230007;120\nA:2;02.11.2026;0671230007;85\nA-3;;0671230007;8\n"
    assert [each.code for each in (await bring(store, "purchases", bad, tmp_path)).refused] == [
        "from_the_future",
        "not_a_receipt",
        "no_sum_or_day",
    ]
    with pytest.raises(NotInLedger):
        await do(store, put_opening, Person(By.PHONE, SEVENTH), Opening(points=-1))
