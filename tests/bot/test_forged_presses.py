"""Forged presses: every kind of button × who presses it × where × of which version.

A press has its effect for whoever was shown its button, where it stands, in its version. Any other changes nothing and
does not fail (a failure would be a dead letter, and a word to each admin), is counted, and is logged without a word of
what it carried. What is spoilt in its parts no router ever sees: tests/pure/test_callback.py.
"""

from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.telegram.answers import Show, Toast
from care.staff import audit
from care.store.tables import outbox
from care.store.unit import Store, Unit
from tests.bot.pressing import ELSEWHERE, SECRET, Place, Table, laid, nothing_changes, pressed
from tests.buttons import CUSTOMERS, STAFFS, By, Kind, Where
from tests.store.cast import CHARLIE, COURIERS, DARIA, DESK, EMMA, IVAN, NOW, SHOP, SOLOMIIA, TARAS

OUTSIDERS = {"a customer": IVAN.id, "a stranger": CHARLIE.id, "who was dismissed": DARIA.id}
EVERYBODY = OUTSIDERS | {"an operator": TARAS.id, "an admin": SOLOMIIA}


@pytest.fixture
async def table(tmp_path: Path) -> AsyncIterator[Table]:
    store = Store.at(f"sqlite:///{tmp_path}/care.db", SHOP)
    with time_machine.travel(NOW, tick=False):
        yield await laid(store)
    await store.close()


def right_one(kind: Kind) -> int:
    return {By.OPERATOR: TARAS.id, By.ADMIN: SOLOMIIA, By.CUSTOMER: EMMA.id}[kind.by]


def presses(table: Table, kinds: Iterable[Kind], age: int = 0) -> Iterator[tuple[Kind, str]]:
    """Each of them as it is carried. A dialog has no ticket: its versions are its own."""
    for kind in kinds:
        for argument in kind.arguments:
            yield kind, table.data(kind, argument, age)


def one_each(table: Table, kinds: Iterable[Kind]) -> Iterator[tuple[Kind, str]]:
    """The first of what each carries: who may not press that may not press the others."""
    return ((kind, table.data(kind, kind.arguments[0])) for kind in kinds)


async def test_who_was_shown_a_button_of_the_staffs_can_press_it_where_it_stands(table: Table) -> None:
    dead = []
    for kind, data in presses(table, STAFFS):
        who = right_one(kind)
        async with table.store.write() as unit:
            answers = await pressed(table, unit, data, who, table.home(kind, who))
            (newest,) = await audit.read(unit, audit.Filter(), 1)
            outcomes = (kind.action, audit.DONE), (kind.action, audit.ASKED), ("say", audit.DONE)
            done = (newest.deed, newest.outcome) in outcomes
            if not done and not any(isinstance(answer, Show) for answer in answers):
                dead.append((data, newest, answers))
    assert dead == []


async def test_who_has_no_right_presses_no_button_of_the_staffs_anywhere(table: Table) -> None:
    people = cycle(OUTSIDERS.values())
    async with nothing_changes(table) as unit:
        for kind, data in one_each(table, STAFFS):
            for who in OUTSIDERS.values():
                await check_refused(table, unit, data, who, table.home(kind, who))
            who = next(people)
            for place in (Place(COURIERS), Place(who)):
                await check_refused(table, unit, data, who, place)
        for who in OUTSIDERS.values():
            await check_counted(unit, who)


async def test_who_has_the_right_presses_nothing_where_the_button_does_not_stand(table: Table) -> None:
    async with nothing_changes(table) as unit:
        for kind, data in one_each(table, STAFFS):
            who = right_one(kind)
            for place in elsewhere(kind, who):
                await check_refused(table, unit, data, who, place, shown=False)
        await check_counted(unit, TARAS.id)


def elsewhere(kind: Kind, who: int) -> list[Place]:
    """Where nobody was shown it. What concerns no ticket is shown in any group and in private, by who may see it."""
    if kind.where is Where.TOPIC:
        return [Place(who), Place(COURIERS), Place(DESK), Place(DESK, ELSEWHERE)]
    if kind.action in (
        "audit",
        "page",
        "ask",
        "remove",
        "retry",
        "drop",
        "resend",
        "holdback",
        "retell",
        "retellall",
    ):
        return [Place(DESK), Place(COURIERS)]
    return [Place(COURIERS)] if kind.action == "release" else []


async def test_an_operator_presses_nothing_of_an_admins(table: Table) -> None:
    async with nothing_changes(table) as unit:
        for kind, data in one_each(table, [kind for kind in STAFFS if kind.by is By.ADMIN]):
            for place in (table.home(kind, TARAS.id), Place(DESK), Place(TARAS.id)):
                await check_refused(table, unit, data, TARAS.id, place)
        await check_counted(unit, TARAS.id)


async def test_a_button_of_a_version_that_is_yet_to_come_does_nothing_for_anybody(table: Table) -> None:
    async with nothing_changes(table) as unit:
        for age in (-1, -999_999_000):
            for kind, data in presses(table, [kind for kind in STAFFS if kind.where is Where.TOPIC], age):
                await check_refused(table, unit, data, right_one(kind), table.home(kind, right_one(kind)))
        await check_counted(unit, TARAS.id)


async def test_a_button_of_an_old_version_does_nothing_but_have_the_card_drawn_anew(table: Table) -> None:
    """A panel that only shows something, or undoes what its own number names, works as long as it stands."""
    async with nothing_changes(table, without=frozenset({"outbox"})) as unit:
        for kind, data in presses(table, [kind for kind in STAFFS if kind.ages], age=1):
            who = right_one(kind)
            answers = await pressed(table, unit, data, who, table.home(kind, who))
            assert any(isinstance(answer, Toast) for answer in answers), data
        redrawn = await unit.execute(select(outbox.c.kind, outbox.c.chat_id).distinct())
        assert redrawn.all() == [("card", DESK)]


async def test_no_button_of_customers_does_anything_in_a_group(table: Table) -> None:
    people = cycle(EVERYBODY.values())
    async with nothing_changes(table) as unit:
        for _kind, data in presses(table, CUSTOMERS):
            await check_refused(table, unit, data, next(people), Place(DESK))
        await check_counted(unit, TARAS.id)


async def test_a_link_of_anothers_notice_shows_nothing_of_theirs(table: Table) -> None:
    """It opens one's own dialog, as one's own would, sends one's own card, and chooses how close we are to oneself."""
    own = frozenset({"conversations", "customers", "agreements", "cards", "outbox"})
    async with nothing_changes(table, without=own) as unit:
        for _kind, data in presses(table, [kind for kind in CUSTOMERS if kind.conversation == "go"]):
            for who in EVERYBODY.values():
                assert SECRET not in str(await pressed(table, unit, data, who, Place(who)))
        owed = await unit.execute(select(outbox.c.kind).distinct())
        assert owed.scalars().all() == ["card_picture"]


async def test_a_button_of_a_dialog_does_nothing_in_another_version(table: Table) -> None:
    ages = cycle((2, -999_999_000))
    async with nothing_changes(table) as unit:
        for kind in (kind for kind in CUSTOMERS if kind.conversation != "go"):
            data = table.data(kind, kind.arguments[0], next(ages))
            answers = await pressed(table, unit, data, IVAN.id, Place(IVAN.id))
            assert any(isinstance(answer, Toast) and answer.text for answer in answers), data


async def test_what_no_button_carries_does_nothing_for_anybody_and_is_in_no_line_of_the_log(
    table: Table,
) -> None:
    spoilt = [f"t2.5.take.{junk}" for junk in ("junk", "\0", "é", "-1", "9" * 40, "x" * 52)]
    spoilt += [f"desk.0.admit.{junk}" for junk in ("²", "9" * 19, "7junk", "")]
    spoilt += [
        "go.0.language.<b>",
        "go.1.menu.",
        "t02.5.take.",
        "2.5.take.",
        "",
        "\0",
        "x" * 64,
        "é" * 32,
        "nowhere.1.x.",
    ]
    people = cycle((IVAN.id, TARAS.id, SOLOMIIA))
    with capture_logs() as logged:
        async with nothing_changes(table) as unit:
            for data in spoilt:
                for place in (Place(DESK), Place(DESK, 20), Place(COURIERS), None):
                    who = next(people)
                    await check_refused(table, unit, data, who, place or Place(who))
            await check_counted(unit, IVAN.id)
    assert {line["event"] for line in logged} == {"forged_button"}
    assert {key for line in logged for key in line} == {"event", "log_level", "user_id", "group", "ticket"}


async def check_refused(
    table: Table, unit: Unit, data: str, who: int, place: Place, *, shown: bool = True
) -> None:
    """Whoever pressed it is told something, and no word of hers."""
    answers = await pressed(table, unit, data, who, place, shown=shown)
    assert any(isinstance(answer, Toast) and answer.text for answer in answers), (data, place)
    assert SECRET not in str(answers)


async def check_counted(unit: Unit, who: int) -> None:
    tried = await audit.read(unit, audit.Filter(actor=who), 20)
    assert any(each.outcome != audit.DONE for each in tried)
