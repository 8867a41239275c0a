"""My tickets: the list, one of them, and what can be done with it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from care.commands import AddToTicket, ReopenTicket, WithdrawTicket
from care.model.ticket import About, State
from dialogs.customers.facts import WordsIn
from dialogs.customers.tickets.tickets import Adding, One, Reopening
from tests.pure.visitor import EMMA, NOW, TICKET, Visitor, refusing

HOUR = timedelta(hours=1)
SOLVED = replace(TICKET, state=State.SOLVED, solved_at=NOW - timedelta(days=1))


def test_the_list_names_each_ticket_with_its_state(emma: Visitor) -> None:
    emma.command("tickets")
    assert "Complaint No. 17 · waiting for an operator\nThe soup was cold" in emma.text
    assert ("open", "17") in emma.buttons


def test_a_long_list_has_pages() -> None:
    emma = Visitor(*(replace(TICKET, id=number) for number in range(12, 0, -1)))
    emma.command("tickets")
    assert [argument for action, argument in emma.buttons if action == "open"] == ["12", "11", "10", "9", "8"]
    emma.press("page", "1")
    emma.press("page", "2")
    assert [argument for action, argument in emma.buttons if action == "open"] == ["2", "1"]
    assert ("page", "3") not in emma.buttons


def test_nobody_sees_a_ticket_that_is_not_theirs() -> None:
    charlie = Visitor()
    charlie.command("start", "t-17")
    assert "cannot find that ticket" in charlie.note
    assert "soup" not in charlie.text


@pytest.mark.parametrize(("years", "gone"), [(2, False), (4, True)])
def test_a_ticket_whose_words_are_no_longer_kept_says_so(years: int, gone: bool) -> None:
    closed = replace(TICKET, state=State.CLOSED, solved_at=NOW, summary="" if gone else TICKET.summary)
    emma = Visitor(closed)
    emma.at("tickets", One(17)).wait(days=365 * years)
    emma.press("nothing")
    assert ("no longer kept" in emma.text) is gone


def test_an_open_ticket_says_by_when_it_is_answered(emma: Visitor) -> None:
    emma.at("tickets", One(17)).press("nothing")
    assert "An operator will answer here by 12:00 today (London time)." in emma.text


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (TICKET.answer_due, "We promised an answer by 12:00 today (London time), and we are late"),
        # Of a time they never heard of.
        (
            None,
            "You have been waiting for our answer for too long. We are sorry.",
        ),
        # The team was to be quicker.
        (
            TICKET.answer_due + 4 * HOUR,
            "An operator will answer here by 16:00 today (London time).",
        ),
    ],
)
def test_a_promise_that_was_missed_is_admitted_as_they_know_it(told: datetime | None, said: str) -> None:
    emma = Visitor(replace(TICKET, told_due=told))
    emma.at("tickets", One(17)).wait(hours=3)
    emma.press("nothing")
    assert said in emma.text


def test_whose_time_it_is_is_said_once() -> None:
    nowhere = Visitor(replace(TICKET, told_due=TICKET.answer_due), customer=replace(EMMA, zone=""))
    nowhere.at("tickets", One(17)).wait(hours=3)
    nowhere.press("nothing")
    assert nowhere.text.count("(Kyiv time)") == 1


@pytest.mark.parametrize(("about", "name"), [(About.COMPLAINT, "жалоба"), (About.QUESTION, "вопрос")])
def test_in_russian_the_state_agrees_with_what_it_is_the_state_of(about: About, name: str) -> None:
    ivan = Visitor(replace(SOLVED, about=about), customer=replace(EMMA, language="ru"))
    ivan.command("tickets")
    assert f"Обращение № 17 ({name}) · решено" in ivan.text


def test_a_merged_ticket_leads_to_the_one_in_which_it_goes_on() -> None:
    emma = Visitor(replace(TICKET, id=18), replace(TICKET, state=State.MERGED, merged_into=18))
    emma.command("tickets")
    assert "No. 17 · continued in No. 18" in emma.text
    emma.press("open", "17")
    assert ("add", "") not in emma.buttons
    emma.press("open", "18")
    assert ("add", "") in emma.buttons


def test_words_can_be_added_to_an_open_ticket(emma: Visitor) -> None:
    emma.at("tickets", One(17)).press("add")
    emma.say("And the bread")
    emma.press("send")
    [added] = emma.done
    assert isinstance(added, AddToTicket)
    assert [message.content.text for message in added.messages] == ["And the bread"]
    assert emma.note == "Added to No. 17."


def test_a_half_written_addition_waits_when_it_is_left(emma: Visitor) -> None:
    emma.at("tickets", Adding(17))
    emma.say("And the bread")
    emma.press("back")
    assert emma.here == ("tickets", "One")
    assert emma.conversation.parked is not None


def test_the_list_asked_for_in_the_middle_of_an_addition_sets_it_aside(emma: Visitor) -> None:
    emma.at("tickets", Adding(17)).say("And the bread")
    addition = emma.conversation.state
    emma.command("tickets")
    assert emma.here == ("tickets", "List")
    emma.command("menu")
    emma.press("resume")
    assert emma.conversation.state == addition


def test_withdrawing_asks_first(emma: Visitor) -> None:
    emma.at("tickets", One(17)).press("withdraw")
    assert emma.done == []
    emma.press("send")
    assert emma.done == [WithdrawTicket(17)]
    assert "withdrawn" in emma.note


@pytest.mark.parametrize(("days", "offered"), [(6, True), (8, False)])
def test_a_solved_ticket_can_be_reopened_for_a_week(days: int, offered: bool) -> None:
    emma = Visitor(replace(SOLVED, solved_at=NOW - timedelta(days=days)))
    emma.at("tickets", One(17)).press("nothing")
    assert (("reopen", "") in emma.buttons) is offered


def test_a_reopened_ticket_promises_an_answer_anew() -> None:
    emma = Visitor(SOLVED)
    emma.at("tickets", Reopening(17)).say("Still cold")
    emma.press("send")
    [reopened] = emma.done
    assert isinstance(reopened, ReopenTicket)
    assert len(reopened.messages) == 1
    assert "open again" in emma.kept
    assert "by 12:00 today" in emma.kept


def test_words_for_reopening_say_that_they_are_not_sent_until_the_button_is_pressed() -> None:
    emma = Visitor(SOLVED)
    emma.at("tickets", Reopening(17)).say("Still cold")
    assert emma.text.startswith("Not sent yet. Press the button")
    assert "Still cold" in emma.text
    assert emma.done == []


def test_words_for_reopening_what_somebody_has_reopened_meanwhile_are_added(emma: Visitor) -> None:
    emma.at("tickets", Reopening(17)).say("Still cold")
    emma.press("send")
    [added] = emma.done
    assert isinstance(added, AddToTicket)
    assert emma.conversation.state == One(17)


def test_what_was_written_survives_a_refusal() -> None:
    emma = Visitor(SOLVED)
    emma.care = refusing
    emma.at("tickets", Reopening(17)).say("Still cold")
    emma.press("send")
    assert len(emma.conversation.state.messages) == 1


def test_a_ticket_that_has_gone_shows_the_list(emma: Visitor) -> None:
    emma.at("tickets", One(99)).press("nothing")
    assert ("open", "17") in emma.buttons


def test_someone_without_tickets_learns_what_becomes_one() -> None:
    emma = Visitor()
    emma.command("tickets")
    assert "no tickets yet" in emma.text


LONG = "The soup was cold, and then it was cold again. " * 200  # 9,400 characters


@pytest.mark.parametrize("text", [LONG, "<&> " * 2000])
def test_all_that_was_written_can_be_read_in_parts_that_fit_a_message(text: str) -> None:
    emma = Visitor(replace(TICKET, summary=text[:99] + "…"))
    emma.knowing(WordsIn(17), (text, "And one more thing"))
    emma.at("tickets", One(17)).press("nothing")
    emma.press("whole", "0")
    read = [emma.text]
    while ("whole", str(len(read))) in emma.buttons:
        emma.press("whole", str(len(read)))
        read.append(emma.text)
    assert len(read) > 2
    assert all(len(part) < 4096 for part in read)
    said = "".join("".join(part.partition("\n\n")[2].split()) for part in read)
    assert said == "".join(f"{text}And one more thing".split())
    emma.press("back")
    assert ("whole", "0") in emma.buttons


def test_what_is_shown_as_a_whole_has_no_button_for_more(emma: Visitor) -> None:
    emma.at("tickets", One(17)).press("nothing")
    assert ("whole", "0") not in emma.buttons
