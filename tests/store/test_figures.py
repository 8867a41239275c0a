"""Figures read from the store: what real deeds leave there, and what does not count."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from care.commands import GiveFeedback, OpenTicket
from care.feedback.given import give
from care.figures import Asked, By, Figures, Report, Share, Times, course, report, week, weekly
from care.figures.asking import last_weeks, week_of
from care.model.ticket import About, Ticket
from care.privacy import knowledge
from care.store.tables import recommendations, tickets
from care.store.unit import Store, Unit
from care.tickets.opening import own
from care.tickets.opening.open import open_ticket
from care.tickets.words import promising, relay
from care.tickets.work import working
from care.tickets.work.merge import merge
from tests.store.cast import DAY, DESK, EMMA, HOUR, MINUTE, NOW, OLENA, TARAS, at_moment, opened, said
from tests.store.looking import ask, counted, do

MONDAY = date(2026, 11, 16)
LATER = NOW + 2 * DAY


async def figures(store: Store, by: By = By.DEPARTMENT, now: object = LATER, **asked: object) -> Report:
    wish = Asked(week_of(MONDAY), by, **asked)  # type: ignore[arg-type]
    return await ask(store, report, wish, now)


async def answer_and_solve(unit: Unit, ticket: Ticket) -> None:
    """Taras answers after half an hour, and has solved it after an hour."""
    await relay.from_operator(at_moment(unit, NOW + 30 * MINUTE), ticket.id, TARAS, said(DESK, "On its way"))
    await working.solve(at_moment(unit, NOW + HOUR), ticket.id, TARAS)


@pytest.fixture
async def solved(store: Store) -> Ticket:
    ticket = await do(store, opened)
    await do(store, answer_and_solve, ticket)
    return ticket


async def test_an_empty_store_has_no_figures(store: Store) -> None:
    found = await figures(store)
    assert (found.total, found.groups) == (Figures(), ())


async def test_a_ticket_from_opening_to_its_score(store: Store, solved: Ticket) -> None:
    await do(store, own.rate, EMMA, solved.id, 5, now=NOW + DAY)
    total = (await figures(store)).total
    assert (total.new, total.solved, total.open) == (1, 1, 0)
    assert (total.answering, total.solving) == (Times(1, 30 * MINUTE, 30 * MINUTE), Times(1, HOUR, HOUR))
    assert (total.promises, total.in_time) == (Share(1, 1), Share(1, 1))
    assert (total.csat.count, total.csat.average) == (1, 5.0)


async def test_what_taras_promised_and_moved_and_whether_they_would_recommend_us_is_read_too(
    store: Store,
) -> None:
    ticket = await do(store, opened)
    for after, due in ((MINUTE, DAY), (2 * MINUTE, 2 * HOUR)):
        await do(store, promising.promise, ticket.id, TARAS, NOW + due, now=NOW + after)
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "On its way"), now=NOW + HOUR)

    async def recommended(unit: Unit) -> None:
        rows = [{"score": score, "language": "en", "at": NOW} for score in (10, 9, 9, 8, 0)]
        await unit.execute(unit.insert(recommendations), rows)

    await do(store, recommended)
    found = await figures(store, By.OPERATOR)
    (group,) = (each.figures for each in found.groups if each.key == str(TARAS.id))
    assert (group.spoken, group.moved) == (Share(1, 1), 1)
    assert found.total.recommending.nps == 40


async def test_solved_after_the_promised_time_is_not_in_time(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, working.solve, ticket.id, TARAS, now=NOW + 20 * DAY)
    wish = Asked(week_of(date(2026, 12, 10)))
    found = await ask(store, report, wish, NOW + 30 * DAY)
    assert found.total.in_time == Share(0, 1)


async def test_what_was_solved_without_a_word_counts_as_solved_and_neither_as_answered_nor_as_kept(
    store: Store,
) -> None:
    ticket = await do(store, opened)
    await do(store, working.solve, ticket.id, TARAS, now=NOW + MINUTE)
    total = (await figures(store)).total
    assert (total.solved, total.solving.count) == (1, 1)
    assert (total.answering, total.promises) == (Times(), Share(0, 0))


async def test_groups_stand_in_the_order_of_the_settings(store: Store) -> None:
    for department in ("delivery", "sales", "cafe"):
        await do(store, opened, department=department)
    found = await figures(store)
    assert [group.key for group in found.groups] == ["cafe", "sales", "delivery"]


@pytest.mark.usefixtures("solved")
async def test_operators_stand_by_name_and_nobody_last(store: Store) -> None:
    await do(store, opened, OLENA)
    found = await figures(store, By.OPERATOR)
    assert [group.key for group in found.groups] == [str(TARAS.id), ""]
    assert found.names[TARAS.id] == "Taras"


@pytest.mark.usefixtures("solved")
async def test_an_operator_alone(store: Store) -> None:
    await do(store, opened, OLENA)
    assert (await figures(store, By.OPERATOR, operator=TARAS.id)).total.new == 1


async def test_an_erased_customer_still_counts(store: Store, solved: Ticket) -> None:
    await do(store, own.rate, EMMA, solved.id, 5, now=NOW + DAY)
    before = await figures(store, By.OPERATOR)
    await do(store, knowledge.erase, EMMA.id, now=NOW + DAY)
    assert await figures(store, By.OPERATOR) == before


async def test_erasing_ends_an_open_ticket(store: Store) -> None:
    await do(store, opened)
    await do(store, knowledge.erase, EMMA.id, now=NOW + 30 * MINUTE)
    total = (await figures(store)).total
    assert (total.new, total.open, total.promises) == (1, 0, Share(0, 0))


async def test_a_withdrawn_ticket_was_new_and_is_not_open(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, own.withdraw, EMMA, ticket.id, now=NOW + 30 * MINUTE)
    total = (await figures(store)).total
    assert (total.new, total.open, total.promises) == (1, 0, Share(0, 0))


async def test_a_merged_ticket_counts_as_merged_and_as_nothing_else(store: Store) -> None:
    first, second = await do(store, opened), await do(store, opened)
    await do(store, merge, second.id, first.id, TARAS, now=NOW + MINUTE)
    total = (await figures(store)).total
    assert (total.new, total.open, total.promises, total.merged) == (1, 1, Share(0, 1), 1)
    groups = (await figures(store, By.OPERATOR)).groups
    assert {group.key: group.figures.merged for group in groups if group.figures.merged} == {str(TARAS.id): 1}
    over = await ask(store, report, Asked(week_of(date(2026, 12, 7))), NOW + 30 * DAY)
    assert over.total.merged == 0


async def test_a_hidden_ticket_counts_nowhere(store: Store) -> None:
    ticket = await do(store, opened)
    await do(
        store, lambda unit: unit.execute(update(tickets).where(tickets.c.id == ticket.id).values(hidden=True))
    )
    assert (await figures(store)).total == Figures()


async def test_feedback_and_what_grew_out_of_it_count_for_its_touchpoint(store: Store) -> None:
    async def give_and_complain(unit: Unit) -> None:
        words = (said(EMMA, "The coffee was cold"),)
        given = await give(unit, EMMA, GiveFeedback("table7", 2, words, anonymous=False))
        command = OpenTicket(About.COMPLAINT, "cafe", words, feedback=given.feedback)
        await open_ticket(unit, EMMA, command)

    await do(store, give_and_complain)
    (group,) = (await figures(store, By.TOUCHPOINT)).groups
    assert group.key == "table7"
    assert (group.figures.new, group.figures.feedback.average) == (1, 2.0)


@pytest.mark.usefixtures("solved")
async def test_what_was_over_before_is_not_even_read(store: Store) -> None:
    wish = Asked(week_of(date(2026, 12, 7)))
    found = await ask(store, report, wish, NOW + 30 * DAY)
    assert found.total == Figures()


@pytest.mark.usefixtures("solved")
async def test_few_statements_whatever_is_asked(store: Store) -> None:
    async with counted(store) as statements:
        await figures(store, By.TOUCHPOINT)
    assert len(statements) == 6
    assert "entries" not in " ".join(statements)


@pytest.mark.usefixtures("solved")
async def test_how_it_went_ends_today(store: Store) -> None:
    found = await ask(store, course, Asked(week_of(MONDAY)), now=NOW + HOUR)
    assert [period.first.day for period, _ in found.steps] == [16, 17, 18, 19, 20]
    assert [step.new for _, step in found.steps] == [0, 0, 0, 0, 1]


@pytest.mark.usefixtures("solved")
async def test_a_long_time_goes_week_by_week(store: Store) -> None:
    asked = Asked(last_weeks(MONDAY, 4))
    found = await ask(store, course, asked, now=LATER)
    assert [step.solved for _, step in found.steps] == [0, 0, 0, 1]
    reports = await ask(store, weekly, asked, now=LATER)
    assert [len(found.groups) for _, found in reports] == [0, 0, 0, 1]


async def test_a_week_in_four_numbers(store: Store, solved: Ticket) -> None:
    await do(store, own.rate, EMMA, solved.id, 4, now=NOW + DAY)
    summary = await ask(store, week, MONDAY)
    assert (summary.new, summary.solved, summary.kept, summary.csat) == (1, 1, 1.0, 4.0)
    quiet = await ask(store, week, MONDAY - timedelta(weeks=1))
    assert (quiet.new, quiet.kept, quiet.csat) == (0, None, None)
