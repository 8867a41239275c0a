"""The figures that are found in a made-up past are those that were put in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.demo import with_cast
from bot.settings.settings import load_business
from bot.tools.past import Past, Put, make_up
from bot.tools.past_words import told
from care.figures import Asked, By, report
from care.figures.asking import last_weeks, week_of
from care.figures.weeks import changed
from care.model.ticket import OPEN
from care.store.migrate import migrated
from care.store.tables import operators, outbox, receipts, tickets
from care.store.unit import Store
from care.views.journey import journey
from care.views.pointed import points
from tests.bot.shop import ROOT

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)  # a Friday
PEOPLE = 120
BUSINESS = with_cast(load_business(ROOT / "turbota.toml"))
TARAS, DARIA = 2001, 2002
QUARTER = last_weeks(NOW.date(), 14)


@pytest.fixture
async def lived(tmp_path: Path) -> tuple[str, Put]:
    url = f"sqlite:///{tmp_path}/past.db"
    async with migrated(url, BUSINESS) as store, store.write() as unit:
        usual = {"language": "uk", "admitted": True, "since": NOW}
        rows = [{"id": TARAS, "name": "Тарас", **usual}, {"id": DARIA, "name": "Дарія", **usual}]
        await unit.execute(unit.insert(operators), rows)
        await unit.commit()

    def at(clock: Past) -> Store:
        return Store.at(url, BUSINESS, clock)

    return url, await make_up(at, BUSINESS, [TARAS, DARIA], PEOPLE, NOW)


async def test_the_figures_are_those_that_were_put_in_and_nothing_is_sent(lived: tuple[str, Put]) -> None:
    url, put = lived
    store = Store.at(url, BUSINESS, Past(NOW))
    async with store.read() as unit:
        found = await report(unit, Asked(QUARTER, By.DEPARTMENT), NOW)
        shifts = await report(unit, Asked(QUARTER, By.OPERATOR), NOW)
        came, moved = await journey(unit, QUARTER), await points(unit, QUARTER)
        different = await changed(unit, week_of(NOW.date()).first)
        open_now = (await unit.execute(select(tickets.c.id).where(tickets.c.state.in_(OPEN)))).scalars().all()
        owed = (await unit.execute(select(outbox.c.kind, outbox.c.ticket_id))).all()
        sold = (await unit.execute(select(func.count()).select_from(receipts))).scalar_one()
    await store.close()
    assert {group.key: group.figures.new for group in found.groups} == put.opened
    assert (found.total.csat.count, found.total.feedback.count) == (len(put.rated), len(put.feedback))
    assert found.total.csat.average == pytest.approx(sum(put.rated) / len(put.rated))
    assert found.total.recommending.promoters == sum(score > 8 for score in put.recommended)
    assert sold == put.purchases > PEOPLE
    assert came.total.came == len(
        [each for each in put.customers if each.since and each.since.date() >= QUARTER.first]
    )
    assert 0 < came.total.again < came.total.bought < came.total.came
    assert moved.total.used == put.spent > 0
    assert {group.key for group in shifts.groups if group.figures.solved} == {str(TARAS), str(DARIA)}
    assert {kind for kind, _ticket in owed} <= {"card"}
    assert {ticket for _kind, ticket in owed} == set(open_now)
    assert [each.key for each in different]  # what is wrong since Monday
    assert [each["id"] for each in told(put.customers)] == [each.id for each in put.customers]
