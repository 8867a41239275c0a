"""No word of a customer's waits where nobody reads it, or vanishes without a word (decision 0019)."""

from dataclasses import replace

import pytest

from care.commands import OpenTicket
from care.handlers import carry_out
from care.model.ticket import About
from care.store.tables import tickets
from care.store.unit import Store
from care.tickets.words import relay
from care.tickets.work import working
from tests.store.cast import DESK, EMMA, SHOP, TARAS, opened, said
from tests.store.doorstep import Doorstep
from tests.store.looking import do, rows

# Both stores: tests/store/test_unsent_both.py.
pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
WORDS = "Do you have oat milk?"
COMPLAINT = "I want to complain: the courier was rude"


@pytest.fixture
def emma(store: Store) -> Doorstep:
    return Doorstep(store)


async def answer(emma: Doorstep, ticket: int, text: str = "We are looking into it") -> None:
    word = replace(said(DESK, text), sent_at=emma.moment)
    await do(emma.store, relay.from_operator, ticket, TARAS, word, now=emma.moment)


# --- where free text goes


async def test_with_one_open_ticket_it_goes_there_at_once_and_it_is_said(emma: Doorstep) -> None:
    await do(emma.store, opened)
    await emma.say(WORDS)
    assert (1, WORDS) in await emma.words()
    assert emma.screen
    assert "Your message went to No.\xa01" in emma.screen.screen.text


async def test_one_press_means_something_else_and_the_words_go_along(emma: Doorstep) -> None:
    await do(emma.store, opened)
    await emma.say(WORDS)
    await emma.press("other")
    await emma.press("department", "sales")
    await emma.press("send")
    assert (2, WORDS) in await emma.words()
    assert (1, WORDS) not in await emma.words()


async def test_who_thinks_better_of_it_leaves_the_words_where_they_are_and_reads_so(emma: Doorstep) -> None:
    await do(emma.store, opened)
    await emma.say(WORDS)
    await emma.press("other")
    await emma.press("cancel")
    await emma.wait(days=3)
    assert (1, WORDS) in await emma.words()
    assert await emma.told() == []


@pytest.mark.parametrize("count", [0, 2])
async def test_with_none_or_several_it_is_asked_where_it_belongs(emma: Doorstep, count: int) -> None:
    for _ in range(count):
        await do(emma.store, opened)
    await emma.say(WORDS)
    assert emma.screen
    assert emma.screen.conversation == "offer"


async def a_question(emma: Doorstep) -> None:
    about = OpenTicket(About.QUESTION, "cafe", (said(EMMA.id, WORDS),))
    await do(emma.store, carry_out, about, EMMA, now=emma.moment)


@pytest.mark.parametrize("solved", [False, True], ids=["open", "solved"])
async def test_what_says_that_it_is_a_complaint_goes_into_no_question(emma: Doorstep, solved: bool) -> None:
    await a_question(emma)
    if solved:
        await do(emma.store, working.take, 1, TARAS, now=emma.moment)
        await do(emma.store, working.solve, 1, TARAS, now=emma.moment)
    await emma.say(COMPLAINT)
    assert (1, COMPLAINT) not in await emma.words()
    assert emma.screen
    assert emma.screen.screen.rows[0][0].argument == "complaint"
    assert "This sounds like a complaint." in emma.screen.screen.text
    await emma.wait(minutes=16)
    assert (2, COMPLAINT) in await emma.words()
    assert (await rows(emma.store, tickets))[1]["about"] == "complaint"


async def test_a_complaint_that_waits_goes_along_with_no_words_for_the_question(emma: Doorstep) -> None:
    await a_question(emma)
    await emma.say(COMPLAINT)
    await emma.say("/menu")
    await emma.tick()
    await emma.say("Or soy milk?")
    await emma.wait(minutes=16)
    assert [number for number, text in await emma.words() if text in (COMPLAINT, "Or soy milk?")] == [1, 2]


async def test_who_means_the_question_all_the_same_presses_once(emma: Doorstep) -> None:
    await a_question(emma)
    await emma.say(COMPLAINT)
    await emma.press("add", "1")
    assert (1, COMPLAINT) in await emma.words()


async def test_a_complaint_about_what_they_complain_of_already_goes_there(emma: Doorstep) -> None:
    await do(emma.store, opened)
    await emma.say(COMPLAINT)
    assert (1, COMPLAINT) in await emma.words()


@pytest.mark.parametrize("text", ["/question Do you have oat milk?", "When do you open?", " ", "/tickets"])
async def test_what_is_for_the_bot_stays_with_it(emma: Doorstep, text: str) -> None:
    await do(emma.store, opened)
    await emma.say(text)
    assert len(await emma.words()) == 1


@pytest.mark.parametrize("state", ["nothing", "open", "solved"])
async def test_who_asks_for_a_person_reaches_one_and_nothing_is_reopened(emma: Doorstep, state: str) -> None:
    if state != "nothing":
        await a_question(emma)
    if state == "solved":
        await do(emma.store, working.take, 1, TARAS, now=emma.moment)
        await do(emma.store, working.solve, 1, TARAS, now=emma.moment)
    await emma.say("I want to talk to a human")
    assert emma.screen
    if state != "open":
        assert "What is it about?" in emma.screen.screen.text
        await emma.wait(minutes=16)
    where = [number for number, text in await emma.words() if "human" in text]
    assert where == [2 if state == "solved" else 1]


async def test_who_asks_to_be_forgotten_is_asked_whether_for_good(emma: Doorstep) -> None:
    await do(emma.store, opened)
    await emma.say("Please delete my data")
    assert len(await emma.words()) == 1
    assert emma.screen
    assert emma.screen.screen.rows[0][0].action == "sure"


async def test_an_answer_to_a_form_stays_in_it(emma: Doorstep) -> None:
    await do(emma.store, opened)
    await emma.say("/question")
    await emma.press("department", "sales")
    await emma.say(WORDS)
    assert len(await emma.words()) == 1


async def test_more_words_than_are_read_at_once_go_on_slower_and_none_is_lost(emma: Doorstep) -> None:
    await do(emma.store, opened)
    for number in range(SHOP.flood.messages + 3):
        await emma.say(f"Word {number}")
    assert len(await emma.words()) == SHOP.flood.messages + 4


# --- an edit of what is kept nowhere, as anonymous feedback is not


@pytest.mark.parametrize("served", [True, False], ids=["served", "not served"])
async def test_an_edit_of_anonymous_feedback_reaches_nobody_by_itself(emma: Doorstep, served: bool) -> None:
    await do(emma.store, opened)
    await emma.say("/feedback")
    await emma.press("place", "table7")
    await emma.press("score", "4")
    written = await emma.say("The soup was clod")
    await emma.press("done")
    await emma.press("sign", "anonymous")
    if served:
        await do(emma.store, working.take, 1, TARAS, now=emma.moment)
        await answer(emma, 1)
    await emma.edit(written, "The soup was cold")
    assert emma.screen
    assert emma.screen.conversation == "offer"
    await answer(emma, 1)
    await emma.tick()
    await emma.say("And now?")
    assert [text for _, text in await emma.words()] == ["The coffee was cold", "And now?"]
    await emma.wait(hours=25)
    assert "The soup was cold" not in str(await emma.words())
    assert "nobody has read it yet" in (await emma.told())[-1]


# --- the clock


async def test_the_clock_looks_at_nobody_who_has_sent_everything(emma: Doorstep) -> None:
    await emma.say(WORDS)
    await emma.say("/cancel")
    await emma.wait(days=3)
    assert await emma.tick() == 0
    assert (await emma.conversation())["look_at"] is None


# --- what stands above and is true no more


async def test_where_words_went_is_said_no_longer_once_an_operator_hears_them(emma: Doorstep) -> None:
    await do(emma.store, opened)
    await emma.say(WORDS)
    emma.shown[EMMA.id] = 77
    await do(emma.store, working.take, 1, TARAS, now=emma.moment)
    await answer(emma, 1)
    await emma.say("Good to know")
    assert [(each.message_id, each.lapsed) for each in emma.retired] == [(77, True)]
    assert (await emma.conversation())["dialog"] == "menu"


async def test_a_notice_whose_button_has_done_its_work_loses_it(emma: Doorstep) -> None:
    await do(emma.store, opened)
    await emma.follow("survey", "1-5")
    await emma.follow("tickets", "1-reopen")  # this one may be wanted again
    assert len(emma.retired) == 1
