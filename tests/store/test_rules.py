"""What is changed of the rules from the chat: read as the file is, at once in force, and taken back."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import Executable
from sqlalchemy.exc import DBAPIError
from structlog.testing import capture_logs

from care.business import Business
from care.rules import Change, change, current, history, laid, plain_at, take_changes, undo
from care.store.tables import rules
from care.store.unit import Store, Unit
from care.values.errors import TooLate
from tests.store.cast import NOW, SHOP, SOLOMIIA, StillClock
from tests.store.looking import do, rows

CLOSED = {"hours.holidays": ["2026-12-31"]}
LATE = {"hours.mon": ["12:00-20:00"]}


async def changed(store: Store, values: dict[str, Any]) -> int:
    async with store.write() as unit:
        ruling = await change(unit, SOLOMIIA, values)
        await unit.commit()
    return ruling.change


@pytest.mark.parametrize(
    "deed", [rules.update().values(value=None), rules.delete()], ids=["change", "delete"]
)
async def test_the_store_refuses_to_change_or_delete_what_was_changed(store: Store, deed: Executable) -> None:
    await changed(store, LATE)

    async def alter(unit: Unit) -> None:
        await unit.execute(deed)

    with pytest.raises(DBAPIError, match="append-only"):
        await do(store, alter)
    assert [row["path"] for row in await rows(store, rules)] == ["hours.mon"]


def test_a_path_is_the_files_own_and_goes_through_a_list_by_its_key() -> None:
    paths = {
        "hours.mon": ["12:00-20:00"],
        "departments.sales.name": {"en": "Shop"},
        "departments.news": {"name": {"en": "News"}, "first_answer": "30m"},
    }
    business = laid(SHOP, paths)
    assert [str(period.start) for period in business.hours.days["mon"]] == ["12:00:00"]
    assert business.hours.days["tue"] == SHOP.hours.days["tue"]
    keys = [department.key for department in business.departments]
    assert keys == ["cafe", "sales", "delivery", "other", "news"]
    assert plain_at(business, "departments.sales.name") == {"en": "Shop"}
    assert plain_at(business, "departments.nobody.name") is None


async def test_a_change_holds_at_once_here_and_after_the_commit_everywhere(store: Store) -> None:
    async with store.write() as unit:
        await change(unit, SOLOMIIA, CLOSED)
        assert unit.business.hours.holidays == {date(2026, 12, 31)}
        assert store.business == SHOP
        await unit.commit()
    assert store.business.hours.holidays == {date(2026, 12, 31)}
    async with store.read() as unit:
        assert unit.business is store.business


async def failing(unit: Unit) -> None:
    with suppress(KeyError):
        async with unit.savepoint():
            await change(unit, SOLOMIIA, CLOSED)
            raise KeyError


async def test_what_is_rolled_back_never_held(store: Store) -> None:
    async with store.write() as unit:
        await failing(unit)
        assert unit.business == SHOP
        await unit.commit()
    assert store.business == SHOP


async def test_what_the_file_could_not_say_is_not_written(store: Store) -> None:
    async with store.write() as unit:
        with pytest.raises(ValidationError, match="ends before"):
            await change(unit, SOLOMIIA, {"hours.mon": ["20:00-09:00"]})
        with pytest.raises(ValidationError, match="no department"):
            await change(unit, SOLOMIIA, {"touchpoints.table7.department": "nowhere"})
        assert await history(unit, 5) == ()


async def test_a_change_is_taken_back_to_what_was_before_it_and_then_to_the_files(store: Store) -> None:
    first = await changed(store, LATE)
    second = await changed(store, {"hours.mon": ["14:00-20:00"]})
    async with store.write() as unit:
        with pytest.raises(TooLate):
            await undo(unit, SOLOMIIA, first)
        await undo(unit, SOLOMIIA, second)
        assert plain_at(unit.business, "hours.mon.0") is None
        assert plain_at(unit.business, "hours.mon") == plain_at(laid(SHOP, LATE), "hours.mon")
        newest, *_rest = await history(unit, 5, "hours")
        assert (newest.undoes, newest.by, newest.value) == (second, SOLOMIIA, LATE["hours.mon"])
        await undo(unit, SOLOMIIA, newest.id)  # the undoing itself: the second again
        await change(unit, SOLOMIIA, {"hours.mon": None})
        await unit.commit()
    assert store.business == SHOP
    assert [each.path for each in await told(store)] == ["hours.mon"] * 5


async def test_what_was_changed_together_is_taken_back_together(store: Store) -> None:
    spoken = {"languages": ["uk", "ru"], "default_language": "ru"}
    last = await changed(store, spoken)
    async with store.write() as unit:
        await undo(unit, SOLOMIIA, last)
        await unit.commit()
    assert store.business == SHOP


async def told(store: Store) -> tuple[Change, ...]:
    async with store.read() as unit:
        return await history(unit, 20)


async def other(url: str, begun: Business = SHOP) -> Store:
    return Store.at(url, begun, StillClock(NOW))


async def test_another_process_takes_it_at_its_tick_and_asks_but_for_its_number(
    store: Store, url: str
) -> None:
    second = await other(url)
    try:
        await changed(store, CLOSED)
        assert second.business == SHOP
        await take_changes(second)
        assert second.business == store.business
        before = second.ruling
        await take_changes(second)
        assert second.ruling is before
    finally:
        await second.close()


async def test_a_file_that_was_edited_since_is_named_and_one_that_fits_no_more_is_refused(
    store: Store, url: str
) -> None:
    await changed(store, LATE)
    edited = await other(url, laid(SHOP, {"hours.mon": ["10:00-11:00"]}))
    unfit = await other(url, laid(SHOP, {"touchpoints": [{"key": "bar", "name": {"en": "Bar"}}]}))
    try:
        with capture_logs() as logs:
            await current.begin(edited)
        assert [(each["event"], each["path"]) for each in logs] == [("rules_file_edited", "hours.mon")]
        assert edited.business.hours == store.business.hours
        await changed(store, {"touchpoints.table7.department": "sales"})
        with pytest.raises(ValidationError):
            await current.begin(unfit)
        with capture_logs() as logs:
            await take_changes(unfit)
        assert logs[-1]["event"] == "rules_do_not_fit"
    finally:
        await edited.close()
        await unfit.close()
