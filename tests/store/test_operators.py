"""Who may act in the staff group."""

from dataclasses import replace

import pytest

from care.business import Business, Person, Right, Rights, Role
from care.commands import SetLanguage
from care.handlers import carry_out
from care.model.ticket import State
from care.people.customers import Customer, save
from care.people.operators import Operator, admit, colleagues, find_operator, language_of, seen
from care.staff.leaving import dismissed, left, unlisted
from care.store.tables import audit
from care.store.unit import Store
from care.tickets.rows import find_ticket
from care.tickets.work import working
from care.values.errors import NotAllowed
from tests.store.cast import COURIERS, DARIA, DESK, EMMA, NOW, SHOP, SOLOMIIA, TARAS, opened
from tests.store.looking import ask, clear, do, owed, rows

NEW = Operator(203, "Ivan", "ru")


async def may_act(store: Store, user_id: int) -> bool:
    operator = await ask(store, find_operator, user_id)
    return operator is not None and operator.may_act


async def test_somebody_new_is_announced_once_and_may_do_nothing(store: Store) -> None:
    for again in (False, True):
        person, arrived = await do(store, seen, NEW, DESK)
        assert not person.admitted
        assert arrived is not again
    assert await owed(store) == ["newcomer"]
    assert not await may_act(store, NEW.id)


async def test_an_admin_admits_them(store: Store) -> None:
    await do(store, seen, NEW, DESK)
    await do(store, admit, NEW.id, SOLOMIIA, "Solomiia", DESK)
    assert await may_act(store, NEW.id)
    assert [who.name for who in await ask(store, colleagues)] == ["Daria", "Ivan", "Taras"]
    await do(store, admit, NEW.id, SOLOMIIA, "Solomiia", DESK)
    assert await owed(store) == ["newcomer", "operator_admitted"]


@pytest.mark.parametrize("who", [TARAS.id, NEW.id, EMMA.id])
async def test_nobody_else_admits_anybody(store: Store, who: int) -> None:
    await do(store, seen, NEW, DESK)
    with pytest.raises(NotAllowed):
        await do(store, admit, NEW.id, who, "?", DESK)
    assert not await may_act(store, NEW.id)


async def test_nobody_is_admitted_who_is_not_there(store: Store) -> None:
    with pytest.raises(NotAllowed):
        await do(store, admit, 4711, SOLOMIIA, "Solomiia", DESK)


async def test_admins_are_admitted_by_the_settings(store: Store) -> None:
    await do(store, seen, Operator(SOLOMIIA, "Solomiia", "uk"), DESK)
    assert await may_act(store, SOLOMIIA)
    assert await owed(store) == []


async def test_a_new_name_is_noticed(store: Store) -> None:
    await do(store, seen, replace(TARAS, name="Taras D.", admitted=False), DESK)
    taras = await ask(store, find_operator, TARAS.id)
    assert taras is not None
    assert (taras.name, taras.may_act) == ("Taras D.", True)


async def test_leaving_ends_the_right_at_once_and_frees_their_tickets(store: Store) -> None:
    tickets = [await do(store, opened) for _ in range(2)]
    for ticket in tickets:
        await do(store, working.take, ticket.id, TARAS)
    await do(store, clear)
    await do(store, left, TARAS.id, DESK)
    assert not await may_act(store, TARAS.id)
    states = [(await ask(store, find_ticket, ticket.id)) for ticket in tickets]
    assert [ticket and (ticket.state, ticket.owner) for ticket in states] == [(State.NEW, None)] * 2
    assert await owed(store, DESK) == ["desk_left", "card", "desk_left", "card", "operator_left"]
    assert await owed(store, EMMA.id) == ["ticket_queued"] * 2


async def test_coming_back_does_not_bring_the_right_back(store: Store) -> None:
    await do(store, left, DARIA.id, DESK)
    await do(store, clear)
    await do(store, seen, replace(DARIA, admitted=False), DESK)
    assert await owed(store) == ["newcomer"]
    known = await ask(store, find_operator, DARIA.id)
    assert known is not None
    assert (known.admitted, known.present) == (False, True)


async def test_a_visitor_who_leaves_is_not_mourned(store: Store) -> None:
    await do(store, seen, NEW, DESK)
    await do(store, clear)
    await do(store, left, NEW.id, DESK)
    await do(store, left, 4711, DESK)
    assert await owed(store) == []


LISTED = SHOP.model_copy(update={"staff": (Person(id=NEW.id, role=Role.SUPERVISOR),)})


async def come(store: Store, business: Business = LISTED) -> bool:
    """The new one is seen in the group; whether they may act now."""
    await do(store, seen, NEW, DESK, business=business)
    return await may_act(store, NEW.id)


async def test_who_is_listed_in_the_settings_is_admitted_when_they_are_seen(store: Store) -> None:
    assert not await may_act(store, NEW.id)
    assert await come(store)
    assert await owed(store) == []


async def test_who_is_listed_later_needs_no_admin_either(store: Store) -> None:
    assert not await come(store, SHOP)
    assert await come(store)


async def test_who_is_listed_comes_back_after_leaving(store: Store) -> None:
    await come(store)
    await do(store, left, NEW.id, DESK, business=LISTED)
    assert not await may_act(store, NEW.id)
    assert await come(store)


async def test_what_an_admin_has_decided_holds_against_the_list(store: Store) -> None:
    await come(store)
    await do(store, dismissed, NEW.id, DESK, SOLOMIIA, business=LISTED)
    assert not await come(store)
    await do(store, left, NEW.id, DESK, business=LISTED)
    assert not await come(store)
    await do(store, admit, NEW.id, SOLOMIIA, "Solomiia", DESK, business=LISTED)
    assert await may_act(store, NEW.id)


async def test_whom_the_settings_list_no_longer_is_out_with_the_next_start(store: Store) -> None:
    await come(store)
    ticket = await do(store, opened)
    await do(store, working.take, ticket.id, replace(NEW, admitted=True))
    await do(store, unlisted, DESK)
    assert not await may_act(store, NEW.id)
    after = await ask(store, find_ticket, ticket.id)
    assert after is not None
    assert after.owner is None
    assert [row["deed"] for row in await rows(store, audit)] == ["remove"]


async def test_whom_an_admin_admitted_needs_no_list(store: Store) -> None:
    await do(store, seen, NEW, DESK)
    await do(store, admit, NEW.id, SOLOMIIA, "Solomiia", DESK)
    await do(store, unlisted, DESK)
    assert await may_act(store, NEW.id)
    assert await may_act(store, TARAS.id)


async def test_who_leaves_one_of_two_groups_is_a_newcomer_in_the_other(store: Store) -> None:
    await do(store, left, TARAS.id, COURIERS)
    await do(store, clear)
    person, arrived = await do(store, seen, replace(TARAS, admitted=False), DESK)
    assert arrived
    assert not person.may_act
    assert await owed(store, DESK) == ["newcomer"]


def test_each_role_may_what_the_settings_say_and_no_role_may_less_than_the_one_below() -> None:
    business = LISTED.model_copy(update={"rights": Rights(ban=Role.ADMIN, figures=Role.OPERATOR)})
    people = TARAS.id, NEW.id, SOLOMIIA
    may = {right: [business.may(person, right) for person in people] for right in Right}
    assert may[Right.SERVE] == may[Right.FIGURES] == [True, True, True]
    assert may[Right.POINTS] == may[Right.EXPORT] == [False, True, True]
    assert may[Right.BAN] == may[Right.AUDIT] == [False, False, True]


# --- the language of what they alone read


async def test_who_chooses_a_language_reads_in_it_as_an_operator_too(store: Store) -> None:
    taras = Customer(TARAS.id, "Taras", "uk", since=NOW)
    await do(store, carry_out, SetLanguage("en"), taras)
    operator = await ask(store, find_operator, TARAS.id)
    assert operator is not None
    assert operator.language == "en"


async def test_a_newcomer_reads_in_the_language_that_they_have_chosen_as_a_customer(store: Store) -> None:
    await do(store, save, [Customer(NEW.id, "Ivan", "en", chosen=True)], NOW)
    person, _arrived = await do(store, seen, NEW, DESK)
    assert person.language == "en"
    operator = await ask(store, find_operator, NEW.id)
    assert operator is not None
    assert operator.language == "en"


@pytest.mark.parametrize(("who", "language"), [(TARAS.id, "uk"), (EMMA.id, "en"), (4711, None)])
async def test_a_persons_language_is_known_from_either_side(
    store: Store, who: int, language: str | None
) -> None:
    assert await ask(store, language_of, who) == language
