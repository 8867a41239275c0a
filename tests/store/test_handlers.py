"""What customers do with their own tickets, through the one way that conversations have: commands."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from care.commands import (
    AddToTicket,
    Command,
    Done,
    ExplainScore,
    GiveFeedback,
    OpenTicket,
    RateTicket,
    Refused,
    ReopenTicket,
    Result,
    ScoreExplained,
    SetLanguage,
    SetWishes,
    SetZone,
    TicketOpened,
    TicketReopened,
    WithdrawTicket,
)
from care.handlers import carry_out
from care.model.ticket import State, Ticket
from care.notices.group import FeedbackGiven
from care.people.customers import Customer, Wishes, find
from care.store.tables import feedback, outbox, tickets
from care.store.unit import Store
from care.tickets.entries import entries_of
from care.tickets.rows import tickets_of
from care.tickets.work import working
from care.values.errors import AlreadyRated, NoSuchTicket, NotAllowed, NotOffered, WrongState
from tests.store.cast import CHARLIE, DAY, DESK, EMMA, MINUTE, NOW, SHOP, TARAS, complaint, opened, said
from tests.store.looking import ask, clear, do, notice, now_of, owed, rows


async def command(store: Store, what: Command, who: Customer = EMMA, now: datetime = NOW) -> Result:
    return await do(store, carry_out, what, who, now=now)


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    ticket = await do(store, opened)
    await do(store, clear)
    return ticket


@pytest.fixture
async def solved(store: Store, ticket: Ticket) -> Ticket:
    ticket = await do(store, working.solve, ticket.id, TARAS)
    await do(store, clear)
    return ticket


async def test_opening_names_the_ticket_and_its_promise(store: Store) -> None:
    result = await command(store, complaint(EMMA))
    assert result == TicketOpened(1, datetime(2026, 11, 20, 11, tzinfo=UTC))


async def test_adding_says_more_in_an_open_ticket(store: Store, ticket: Ticket) -> None:
    assert await command(store, AddToTicket(ticket.id, (said(EMMA), said(EMMA)))) == Done()
    assert len(await ask(store, entries_of, ticket.id)) == 3
    assert await owed(store, DESK) == ["relay", "relay"]


async def test_withdrawing_ends_it_and_tells_the_desk(store: Store, ticket: Ticket) -> None:
    assert await command(store, WithdrawTicket(ticket.id)) == Done()
    assert (await now_of(store, ticket)).state is State.WITHDRAWN
    assert await owed(store) == ["desk_withdrawn", "card"]
    assert await command(store, WithdrawTicket(ticket.id)) == Refused(WrongState(state="withdrawn"))


async def test_reopening_queues_it_with_a_new_promise_and_what_they_say(store: Store, solved: Ticket) -> None:
    result = await command(store, ReopenTicket(solved.id, (said(EMMA, "Cold again"),)), now=NOW + 30 * MINUTE)
    assert result == TicketReopened(solved.id, datetime(2026, 11, 20, 11, 30, tzinfo=UTC))
    after = await now_of(store, solved)
    assert (after.state, after.owner, after.solved_at) == (State.NEW, None, None)
    assert await owed(store, DESK) == ["desk_reopened", "card", "relay"]


async def test_reopening_has_its_time(store: Store, solved: Ticket) -> None:
    late = NOW + SHOP.tickets.reopen_within + MINUTE
    assert await command(store, ReopenTicket(solved.id), now=late) == Refused(WrongState(state="solved"))
    assert isinstance(await command(store, ReopenTicket(solved.id), now=late - MINUTE), TicketReopened)


async def test_a_score_is_given_once_for_each_time_it_was_solved(store: Store, solved: Ticket) -> None:
    assert await command(store, RateTicket(solved.id, 2)) == Done()
    assert (await now_of(store, solved)).score == 2
    assert await owed(store) == ["desk_rated", "card"]
    late = NOW + 61 * MINUTE
    assert await command(store, RateTicket(solved.id, 5), now=late) == Refused(AlreadyRated(score=2))
    await command(store, ReopenTicket(solved.id))
    await do(store, working.solve, solved.id, TARAS)
    assert await command(store, RateTicket(solved.id, 5)) == Done()


async def test_a_score_is_corrected_within_the_hour_and_the_desk_reads_both(
    store: Store, solved: Ticket
) -> None:
    await command(store, RateTicket(solved.id, 2))
    await do(store, clear)
    assert await command(store, RateTicket(solved.id, 2)) == Done()  # pressed twice
    assert await owed(store) == []
    assert await command(store, RateTicket(solved.id, 5), now=NOW + 59 * MINUTE) == Done()
    assert (await now_of(store, solved)).score == 5
    [told, _card] = [row["body"] for row in await rows(store, outbox)]
    assert (told["fields"]["before"], told["fields"]["score"]) == (2, 5)


async def test_why_it_was_rated_so_is_for_that_ticket_and_opens_it_again(
    store: Store, solved: Ticket
) -> None:
    await do(store, opened)  # another one, which is open
    await command(store, RateTicket(solved.id, 1))
    await do(store, clear)
    why = ExplainScore(solved.id, (said(EMMA, "Nobody called me back"),))
    assert await command(store, why) == ScoreExplained(solved.id, reopened=True, is_open=True)
    after = await now_of(store, solved)
    assert (after.state, after.meant, after.told_due) == (State.NEW, TARAS.id, after.answer_due)
    assert await owed(store, DESK) == ["desk_explained", "desk_reopened", "card", "relay"]


async def test_why_it_was_rated_so_reaches_what_is_closed_and_leaves_it_closed(
    store: Store, solved: Ticket
) -> None:
    await command(store, RateTicket(solved.id, 1))
    late = NOW + SHOP.tickets.reopen_within + MINUTE
    await do(store, clear)
    why = ExplainScore(solved.id, (said(EMMA, "Nobody called me back"),))
    assert await command(store, why, now=late) == ScoreExplained(solved.id, reopened=False, is_open=False)
    assert (await now_of(store, solved)).state is State.SOLVED
    assert await owed(store, DESK) == ["desk_explained", "relay"]


@pytest.mark.parametrize(
    "words", ["Taras explained everything so well", "Thank you!", "but the tea was cold"]
)
async def test_praise_after_a_good_score_is_shown_and_opens_nothing(
    store: Store, solved: Ticket, words: str
) -> None:
    await command(store, RateTicket(solved.id, 5))
    await do(store, clear)
    praise = ExplainScore(solved.id, (said(EMMA, words),))
    assert await command(store, praise) == ScoreExplained(solved.id, reopened=False, is_open=False)
    after = await now_of(store, solved)
    assert (after.state, after.waiting_since) == (State.SOLVED, None)
    assert await owed(store, DESK) == ["desk_explained", "relay"]


@pytest.mark.parametrize("words", ["Is there a table tonight?", "A table, please", "Верните деньги"])
async def test_who_asks_for_something_after_a_good_score_is_answered(
    store: Store, solved: Ticket, words: str
) -> None:
    await command(store, RateTicket(solved.id, 5))
    asked = ExplainScore(solved.id, (said(EMMA, words),))
    assert await command(store, asked) == ScoreExplained(solved.id, reopened=True, is_open=True)
    assert (await now_of(store, solved)).waiting_since == NOW


async def test_more_praise_needs_no_line_and_calls_nobody(store: Store, solved: Ticket) -> None:
    await command(store, RateTicket(solved.id, 4))
    await do(store, clear)
    await command(store, ExplainScore(solved.id, (said(EMMA, "And the cake!"),), more=True))
    assert await owed(store, DESK) == ["relay"]


async def test_praise_for_what_was_opened_again_meanwhile_is_a_word_like_any(
    store: Store, solved: Ticket
) -> None:
    await command(store, RateTicket(solved.id, 5))
    await command(store, ReopenTicket(solved.id))
    praise = ExplainScore(solved.id, (said(EMMA, "Taras explained everything so well"),))
    assert await command(store, praise) == ScoreExplained(solved.id, reopened=False, is_open=True)


async def test_no_score_for_what_is_open_and_none_that_is_none(store: Store, ticket: Ticket) -> None:
    assert await command(store, RateTicket(ticket.id, 5)) == Refused(WrongState(state="new"))
    assert await command(store, RateTicket(ticket.id, 6)) == Refused(NotOffered())


async def test_charlie_can_do_nothing_with_emmas_ticket(store: Store, solved: Ticket) -> None:
    for deed in (
        AddToTicket(solved.id, (said(CHARLIE),)),
        WithdrawTicket(solved.id),
        ReopenTicket(solved.id),
        RateTicket(solved.id, 1),
    ):
        assert await command(store, deed, CHARLIE) == Refused(NotAllowed())
    assert await now_of(store, solved) == solved
    assert await owed(store) == []
    assert await ask(store, tickets_of, CHARLIE.id) == ()


async def test_a_ticket_that_never_was(store: Store) -> None:
    assert await command(store, WithdrawTicket(4711)) == Refused(NoSuchTicket())


async def test_a_refusal_undoes_its_own_part_and_leaves_the_transaction_whole(
    store: Store, ticket: Ticket
) -> None:
    async with store.write() as unit:
        await carry_out(unit, AddToTicket(ticket.id, (said(EMMA),)), EMMA)
        refused = await carry_out(unit, OpenTicket(ticket.about, "gone", ()), EMMA)
        await unit.commit()
    assert isinstance(refused, Refused)
    assert await owed(store) == ["relay"]
    assert len(await rows(store, tickets)) == 1


async def test_language_zone_and_wishes_are_kept(store: Store) -> None:
    wishes = Wishes(surveys=False, news=True)
    for change in (SetLanguage("uk"), SetZone("Europe/Kyiv"), SetWishes(wishes, "Short surveys")):
        emma = await ask(store, find, EMMA.id)
        assert emma is not None
        assert await command(store, change, emma) == Done()
    expected = replace(EMMA, language="uk", chosen=True, zone="Europe/Kyiv", wishes=wishes)
    assert await ask(store, find, EMMA.id) == expected


async def test_a_language_or_zone_that_is_not_offered_is_refused(store: Store) -> None:
    assert await command(store, SetZone("Mars/Base")) == Refused(NotOffered())
    only_ukrainian = SHOP.model_copy(update={"languages": ("uk",)})
    result = await do(store, carry_out, SetLanguage("en"), EMMA, business=only_ukrainian)
    assert result == Refused(NotOffered())
    assert await ask(store, find, EMMA.id) == EMMA


# --- feedback


async def test_feedback_is_kept_with_its_words_and_read_by_staff(store: Store) -> None:
    given = GiveFeedback("table7", 2, (said(EMMA, "Sticky"),), anonymous=False)
    result = await command(store, given)
    assert result == type(result)(1, low=True)  # type: ignore[call-arg,arg-type]
    [row] = await rows(store, feedback)
    assert (row["customer_id"], row["score"], row["messages"]) == (
        EMMA.id,
        2,
        [{"kind": "text", "text": "Sticky"}],
    )
    assert await owed(store, DESK) == ["feedback_given"]
    assert (await notice(store, FeedbackGiven)).name == "Emma"


async def test_anonymous_feedback_leads_back_to_nobody(store: Store) -> None:
    await command(store, GiveFeedback("table7", 5, (said(EMMA, "Lovely"),), anonymous=True))
    everything = str([await rows(store, feedback), await rows(store, outbox)])
    assert str(EMMA.id) not in everything.replace(str(DESK), "")
    assert "Emma" not in everything


async def test_feedback_for_nothing_or_beyond_the_scale_is_refused(store: Store) -> None:
    for touchpoint, score in (("table8", 5), ("table7", 0), ("", 3)):
        result = await command(store, GiveFeedback(touchpoint, score, (), anonymous=False))
        assert result == Refused(NotOffered())
    nowhere = SHOP.model_copy(update={"touchpoints": ()})
    await do(
        store, carry_out, GiveFeedback("", 3, (), anonymous=False), EMMA, now=NOW + DAY, business=nowhere
    )
    assert len(await rows(store, feedback)) == 1
