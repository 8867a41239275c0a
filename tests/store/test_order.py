"""Tags and links: what keeps a desk's tickets in order."""

import pytest
from sqlalchemy import update

from care.model.history import Event
from care.model.ticket import Ticket
from care.people.operators import Operator
from care.store.tables import history, ticket_tags, tickets
from care.store.unit import Store
from care.tickets.work import links, tags
from care.tickets.work.merge import merge
from care.values.errors import CannotLink, NoSuchTag, NotAllowed, NotATag, NotLinked, TooMany, WrongState
from tests.store.cast import CHARLIE, DARIA, DESK, IVAN, TARAS, opened
from tests.store.looking import ask, clear, do, owed, rows

STRANGER = Operator(CHARLIE.id, "Charlie", "en")


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    return await do(store, opened)


@pytest.fixture
async def other(store: Store) -> Ticket:
    ticket = await do(store, opened, IVAN)
    await do(store, clear)
    return ticket


# --- tags


@pytest.mark.parametrize(
    ("written", "kept"),
    [("Late", "late"), ("#crushed", "crushed"), ("Запізнення", "запізнення"), ("to-do_2", "to-do_2")],
)
async def test_a_tag_is_kept_without_case_and_hash(
    store: Store, ticket: Ticket, written: str, kept: str
) -> None:
    await do(store, tags.tag, ticket.id, TARAS, [written])
    assert await ask(store, tags.tags_of, ticket.id) == (kept,)


@pytest.mark.parametrize("written", ["", "#", "a b", "a.b", "<b>", "x" * 33, "late!"])
async def test_what_is_no_word_is_no_tag(store: Store, ticket: Ticket, written: str) -> None:
    with pytest.raises(NotATag):
        await do(store, tags.tag, ticket.id, TARAS, ["late", written])
    assert await rows(store, ticket_tags) == []


async def test_tags_are_put_on_once_and_taken_off(store: Store, ticket: Ticket) -> None:
    await do(store, tags.tag, ticket.id, TARAS, ["late", "Late", "crushed"])
    await do(store, tags.tag, ticket.id, DARIA, ["late"])
    await do(store, tags.untag, ticket.id, DARIA, ["#Late"])
    assert await ask(store, tags.tags_of, ticket.id) == ("crushed",)


async def test_a_tag_that_is_not_there_is_not_taken_off_nor_another_with_it(
    store: Store, ticket: Ticket
) -> None:
    await do(store, tags.tag, ticket.id, TARAS, ["late"])
    with pytest.raises(NoSuchTag):
        await do(store, tags.untag, ticket.id, DARIA, ["late", "never-there"])
    assert await ask(store, tags.tags_of, ticket.id) == ("late",)


async def test_a_ticket_has_so_many_tags_and_no_more(store: Store, ticket: Ticket) -> None:
    await do(store, tags.tag, ticket.id, TARAS, [f"tag{number}" for number in range(tags.MOST)])
    await do(store, tags.tag, ticket.id, TARAS, ["tag0"])
    with pytest.raises(TooMany):
        await do(store, tags.tag, ticket.id, TARAS, ["one-more"])


async def test_a_department_is_offered_what_it_uses_most(store: Store, ticket: Ticket, other: Ticket) -> None:
    elsewhere = await do(store, opened, IVAN, department="sales")
    await do(store, tags.tag, ticket.id, TARAS, ["cold", "late"])
    await do(store, tags.tag, other.id, TARAS, ["late"])
    await do(store, tags.tag, elsewhere.id, TARAS, ["invoice"])
    assert await ask(store, tags.most_used, "cafe", 5) == ("late", "cold")


async def test_a_stranger_tags_and_links_nothing(store: Store, ticket: Ticket, other: Ticket) -> None:
    with pytest.raises(NotAllowed):
        await do(store, tags.tag, ticket.id, STRANGER, ["late"])
    with pytest.raises(NotAllowed):
        await do(store, links.link, ticket.id, other.id, STRANGER)


# --- links


async def test_a_link_is_seen_from_both_sides_and_both_cards_are_redrawn(
    store: Store, ticket: Ticket, other: Ticket
) -> None:
    await do(store, links.link, ticket.id, other.id, TARAS)
    assert [each.id for each in await ask(store, links.links_of, ticket.id)] == [other.id]
    assert [each.id for each in await ask(store, links.links_of, other.id)] == [ticket.id]
    linked = [row for row in await rows(store, history) if row["event"] == Event.LINKED]
    assert [(row["ticket_id"], row["data"]) for row in linked] == [(ticket.id, {"to": other.id})]
    assert await owed(store, DESK) == ["card", "card"]


async def test_linking_twice_changes_nothing_and_it_is_undone_from_either_side(
    store: Store, ticket: Ticket, other: Ticket
) -> None:
    for one, two in ((ticket, other), (other, ticket)):
        await do(store, links.link, one.id, two.id, TARAS)
    await do(store, links.unlink, other.id, ticket.id, DARIA)
    assert await ask(store, links.links_of, ticket.id) == ()
    assert await ask(store, links.links_of, other.id) == ()


async def test_nothing_is_linked_with_itself_or_with_what_is_not(store: Store, ticket: Ticket) -> None:
    for number in (ticket.id, 0, 999):
        with pytest.raises(CannotLink):
            await do(store, links.link, ticket.id, number, TARAS)


async def test_what_the_desk_cannot_see_is_not_linked(store: Store, ticket: Ticket, other: Ticket) -> None:
    async with store.write() as unit:
        await unit.execute(update(tickets).where(tickets.c.id == other.id).values(hidden=True))
        await unit.commit()
    with pytest.raises(CannotLink):
        await do(store, links.link, ticket.id, other.id, TARAS)


@pytest.mark.parametrize("turned", [False, True])
async def test_neither_of_two_has_more_links_than_a_card_shows(
    store: Store, ticket: Ticket, other: Ticket, turned: bool
) -> None:
    for _ in range(links.MOST):
        await do(store, links.link, ticket.id, (await do(store, opened)).id, TARAS)
    one, two = (other, ticket) if turned else (ticket, other)
    with pytest.raises(TooMany):
        await do(store, links.link, one.id, two.id, TARAS)


async def test_what_is_not_linked_is_not_unlinked(store: Store, ticket: Ticket, other: Ticket) -> None:
    for number in (other.id, ticket.id, 999):
        with pytest.raises(NotLinked):
            await do(store, links.unlink, ticket.id, number, TARAS)


async def test_what_was_merged_is_neither_tagged_nor_linked(
    store: Store, ticket: Ticket, other: Ticket
) -> None:
    target = await do(store, opened)
    await do(store, merge, ticket.id, target.id, TARAS)
    with pytest.raises(WrongState):
        await do(store, tags.tag, ticket.id, TARAS, ["late"])
    with pytest.raises(CannotLink):
        await do(store, links.link, other.id, ticket.id, TARAS)
