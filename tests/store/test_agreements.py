"""What customers agree to stands as they read it, and nobody changes it."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from care.commands import DeleteMe, SetCloseness, SetWishes
from care.contact import agreements
from care.contact.agreements import Agreement
from care.handlers import carry_out
from care.people.closeness import Closeness
from care.people.customers import Wishes, find
from care.store.append_only import unlocked
from care.store.tables import agreements as table
from care.store.unit import Store, Unit
from tests.store.cast import EMMA, HOUR, NOW, OLENA
from tests.store.looking import ask, do, rows

REMIND = SetCloseness(Closeness.REMIND, "Remind me of my plans")


async def test_a_choice_is_kept_with_the_words_that_were_read(store: Store) -> None:
    await do(store, carry_out, SetCloseness(Closeness.SUGGEST, "Suggest useful things"), EMMA)
    emma = await ask(store, find, EMMA.id)
    assert emma is not None
    assert (emma.closeness, emma.wishes) == (Closeness.SUGGEST, Wishes(reminders=False))
    with_news = SetWishes(replace(emma.wishes, news=True), "We may write to you about: news")
    await do(store, carry_out, with_news, emma, now=NOW + HOUR)
    assert await ask(store, agreements.of, EMMA.id) == [
        Agreement(
            NOW + HOUR, Closeness.SUGGEST, ("surveys", "news"), "en", "We may write to you about: news"
        ),
        Agreement(NOW, Closeness.SUGGEST, ("surveys",), "en", "Suggest useful things"),
    ]


async def test_what_stands_already_is_agreed_to_once(store: Store) -> None:
    await do(store, carry_out, REMIND, EMMA)
    emma = await ask(store, find, EMMA.id)
    await do(store, carry_out, REMIND, emma)
    assert len(await rows(store, table)) == 1


async def test_only_answer_me_ends_the_news_too_and_they_do_not_come_back_by_themselves(store: Store) -> None:
    who = replace(EMMA, wishes=Wishes(news=True))
    for chosen in (Closeness.ANSWER, Closeness.DO):
        await do(store, carry_out, SetCloseness(chosen, "…"), who)
        found = await ask(store, find, EMMA.id)
        assert found is not None
        who = found
    assert who.wishes == Wishes(surveys=True, reminders=True, news=False)


@pytest.mark.parametrize(
    "deed", [table.update().values(words="Do it"), table.delete()], ids=["change", "delete"]
)
async def test_the_store_refuses_to_change_or_delete_it(store: Store, deed: object) -> None:
    async def change(unit: Unit) -> None:
        await unit.execute(deed)  # type: ignore[arg-type]

    await do(store, carry_out, REMIND, EMMA)
    with pytest.raises(DBAPIError, match="append-only"):
        await do(store, change)
    with pytest.raises(DBAPIError, match="append-only"):
        await do(store, _beside_another_lock, change)
    assert [row["words"] for row in await rows(store, table)] == [REMIND.words]


async def _beside_another_lock(unit: Unit, change: object) -> None:
    """The audit log's is open."""
    from care.store.tables import audit

    async with unlocked(unit, audit):
        await change(unit)  # type: ignore[operator]


async def test_it_goes_with_the_person_and_with_nobody_else(store: Store) -> None:
    for who in (EMMA, OLENA):
        await do(store, carry_out, REMIND, who)
    await do(store, carry_out, DeleteMe(), EMMA)
    assert [row["customer_id"] for row in await rows(store, table)] == [OLENA.id]
    await do(store, carry_out, DeleteMe(), OLENA)
    assert await rows(store, table) == []
