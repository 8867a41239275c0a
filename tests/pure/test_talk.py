"""The driver: what a press, a word, a command and a link do, whatever the dialog."""

from dataclasses import replace
from typing import Any

import pytest
from markupsafe import Markup

from care.model.ticket import Ticket
from care.values.content import Kind, Message
from dialogs.customers import menu
from dialogs.customers.facts import Facts, Tickets, WordsIn
from dialogs.customers.free_text import is_free
from dialogs.customers.surveys.low import Low
from dialogs.customers.surveys.survey import Rated
from dialogs.customers.tickets.tickets import One, Withdrawing
from dialogs.customers.writing.complaint_draft import Check, Department, Story
from dialogs.customers.writing.told import Told
from dialogs.driver.exchange import Answer, Load, Request
from dialogs.driver.heard import Commanded, Heard, Linked, Relayed
from dialogs.driver.talk import Parked, Pressed, corrected, park
from dialogs.engine.machine import Dialog, Go, Need, Said, Screen, Sent, Step
from dialogs.registry import DIALOGS
from tests.for_each import for_each
from tests.pure.visitor import NOW, TICKET, Visitor, shown, talking

WORDS, PHOTO = Visitor().message(Kind.TEXT, "Oat milk?"), Visitor().message(Kind.PHOTO)
TOLD = Visitor().message(Kind.TEXT, "/complaint It was cold")

# --- presses


def test_a_press_of_an_earlier_version_changes_nothing_and_shows_where_we_are(emma: Visitor) -> None:
    emma.at("complaint", Department(), version=7)
    emma.hear(Pressed("complaint", 6, "department", "cafe"))
    assert emma.conversation == talking("complaint", Department(), 7, changed_at=NOW)
    assert "earlier message" in emma.note
    assert ("department", "cafe") in emma.buttons


def test_the_same_press_twice_acts_once(emma: Visitor) -> None:
    emma.at("complaint", Check("cafe", (emma.message(Kind.TEXT, "Cold"),), "", None))
    press = Pressed("complaint", 1, "send")
    emma.hear(press)
    emma.hear(press)
    assert len(emma.done) == 1


@pytest.mark.parametrize(
    ("action", "argument"), [("department", "kitchen"), ("send", ""), ("", ""), ("\n", "🙂")]
)
def test_a_forged_press_of_what_is_not_on_the_screen_does_nothing(
    emma: Visitor, action: str, argument: str
) -> None:
    emma.at("complaint", Department())
    emma.press(action, argument)
    assert emma.conversation.state == Department()
    assert "earlier message" in emma.note
    assert emma.done == []


def test_a_press_of_another_dialogs_button_does_nothing(emma: Visitor) -> None:
    emma.hear(Pressed("no_such_dialog", 1, "go", "complaint"))
    assert emma.here == ("menu", "Home")


def test_each_change_counts_the_version_up_and_a_redrawing_does_not(emma: Visitor) -> None:
    emma.command("complaint")
    assert emma.conversation.version == 2
    emma.press("nonsense")
    assert emma.conversation.version == 2
    emma.press("department", "cafe")
    assert emma.conversation.version == 3


def test_what_was_done_counts_the_version_up_where_the_dialog_stays_as_it_was(emma: Visitor) -> None:
    emma.command("start")
    before = emma.conversation
    emma.press("language", "uk")
    assert emma.conversation == replace(before, version=before.version + 1)


# --- words


@pytest.mark.parametrize(
    ("words", "here"),
    [
        ("Show me my tickets", "tickets"),
        ("Мої звернення", "tickets"),
        ("how many points do I have?", "points"),
        ("сколько у меня баллов", "points"),
        ("Скільки балів у мене?", "points"),
        ("налаштування", "settings"),
        ("Unsubscribe", "settings"),
        ("меню", "menu"),
        ("My tickets were not answered", "offer"),
        ("help", "offer"),
    ],
)
def test_a_page_is_there_for_whoever_asks_for_it_by_its_name(emma: Visitor, words: str, here: str) -> None:
    emma.say(words)
    assert emma.here[0] == here


def test_free_text_outside_a_form_is_kept_and_offered_to_go_where_it_belongs(emma: Visitor) -> None:
    emma.say("Do you have oat milk?")
    assert emma.here == ("offer", "Offering")
    assert "Do you have oat milk?" in emma.text


@pytest.mark.parametrize("text", [" ", "\u202e\u202d", "\u200b", "\x00\x07", "\u2800"])
def test_a_message_that_shows_nothing_is_named_as_such(emma: Visitor, text: str) -> None:
    emma.at("complaint", Story("cafe"))
    emma.say(text)
    assert emma.conversation.state == Story("cafe")
    assert "came through empty" in emma.note


def test_a_kind_that_a_bot_cannot_send_is_kept_and_goes_where_words_go(emma: Visitor) -> None:
    emma.send(Kind.OTHER, "A poll")
    assert emma.here == ("offer", "Offering")


def test_an_edit_reaches_a_message_that_waits_in_a_form(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe"))
    emma.say("Could")
    [written] = emma.conversation.state.messages
    edit = replace(written, content=emma.message(Kind.TEXT, "Cold").content)
    assert corrected(emma.conversation, edit).state == Story("cafe", (edit,))
    emptied = replace(emma.conversation, state=Story("cafe", (), "A-77", checked=(written,)))
    assert corrected(emptied, edit).state == Story("cafe", (), "A-77", checked=(edit,))
    parked = park(emma.conversation, NOW)
    assert corrected(parked, edit).parked == Parked("complaint", Story("cafe", (edit,)), NOW)


@pytest.mark.parametrize(
    ("said", "free"),
    [
        (WORDS, True),
        (PHOTO, True),
        (TOLD, False),
        (Visitor().message(Kind.TEXT, " "), False),
        (Visitor().message(Kind.TEXT, "When do you open?"), False),
    ],
)
def test_words_are_free_that_are_for_us_and_for_nothing_of_the_bots(said: Message, *, free: bool) -> None:
    assert is_free(talking(), said) == free
    assert is_free(talking("offer", DIALOGS["offer"].start), said) == free
    assert not is_free(talking("complaint", Story("cafe")), said)


# --- words that have gone into a ticket


def test_whoever_writes_on_stays_on_the_screen_that_says_into_which_ticket_it_went(emma: Visitor) -> None:
    for words in (emma.message(Kind.TEXT, "Oat milk?"), emma.message(Kind.TEXT, "Or soy?")):
        emma.hear(Relayed(17, (words,)))
    assert [words.content.text for words in emma.conversation.state.messages] == ["Oat milk?", "Or soy?"]
    emma.hear(Relayed(18, (WORDS,)))
    assert emma.conversation.state == Told(18, (WORDS,))


@for_each(
    "dialog, state, said",
    [
        ("told", Told(17, (WORDS,)), "went to No. 17.\n\nAn operator will answer here by 12:00"),
        ("told", Told(17, (WORDS,), reopened=True), "which is open again.\n\nAn operator will answer here"),
        ("told", Told(17, (WORDS,), reopened=True, frank=True), "No. 17 is open again.\n\nAn operator will"),
        ("feedback", Low(5, at=NOW), "Thank you. We are sorry it was not what you hoped for."),
        ("feedback", Low(5, left=True, at=NOW), "The team has your feedback and can reply to you here."),
        ("feedback", Low(5, ticket=17, at=NOW), "We have already opened No. 17 for your feedback."),
        ("survey", Rated(17, 5, NOW), "We are glad we could help."),
        ("survey", Rated(17, 5, NOW, praised=True), "Those who helped you will read it."),
        ("survey", Rated(17, 1, NOW), "The team will see your rating."),
    ],
)
def test_what_was_confirmed_or_promised_stays_when_they_go_on(dialog: str, state: object, said: str) -> None:
    emma = Visitor(TICKET).at(dialog, state)
    emma.command("menu")
    assert emma.outcome
    assert said in shown(emma.outcome.stays)
    assert "press" not in emma.outcome.stays


def test_what_is_drawn_anew_or_has_confirmed_nothing_leaves_nothing_behind() -> None:
    emma = Visitor(TICKET, replace(TICKET, id=18)).at("told", Told(17, (WORDS,)))
    assert not emma.hear(Relayed(17, (PHOTO,))).stays
    assert not emma.press("move", "18").stays
    assert "went to No. 18" in shown(emma.command("menu").stays)
    assert not emma.press("go", "complaint").stays


def test_words_that_shall_be_a_question_of_their_own_are_no_part_of_the_ticket_any_more() -> None:
    emma = Visitor(TICKET).at("told", Told(17, (WORDS,)))
    assert not emma.press("other").stays


# --- facts


class Asked(Visitor):
    """Emma, and all the needs that the dialogs have asked of the store."""

    def __init__(self, *tickets: Ticket) -> None:
        super().__init__(*tickets)
        self.asked: list[Need[Any]] = []

    def _answer(self, request: Request) -> Answer:
        if isinstance(request, Load):
            self.asked += request.needs
        return super()._answer(request)


@pytest.mark.parametrize(
    ("dialog", "event"),
    [
        ("complaint", Pressed("complaint", 1, "department", "cafe")),
        ("menu", Commanded("complaint")),
        ("menu", Said(TOLD)),
    ],
)
def test_what_needs_no_facts_asks_for_none(dialog: str, event: Heard) -> None:
    emma = Asked().at(dialog, DIALOGS[dialog].start)
    emma.hear(event)
    assert (emma.here[0], emma.asked) == ("complaint", [])


def test_words_that_a_form_takes_need_no_facts() -> None:
    emma = Asked().at("complaint", Story("cafe"))
    emma.hear(Said(WORDS))
    assert emma.asked == []


@pytest.mark.parametrize(
    "event",
    [Linked("tickets", "17"), Commanded("start", "t-17"), Relayed(17, (WORDS,)), Said(WORDS), Sent(PHOTO)],
)
def test_facts_of_what_an_event_opens_are_asked_for_once(event: Heard) -> None:
    emma = Asked(TICKET)
    emma.hear(event)
    assert emma.asked == [Tickets()]


def test_facts_are_asked_for_again_when_something_was_done() -> None:
    emma = Asked(TICKET).at("tickets", Withdrawing(17))
    emma.press("send")
    assert emma.asked == [Tickets(), Tickets()]


def test_what_a_state_looks_up_is_asked_for_by_its_own_number_when_it_is_entered() -> None:
    emma = Asked(TICKET, replace(TICKET, id=18, summary="Cold " * 20)).at("tickets", One(18))
    emma.knowing(WordsIn(18), ("It was cold",))
    emma.press("whole", "0")
    assert emma.asked == [Tickets(), WordsIn(18)]
    assert "It was cold" in emma.text


def test_a_conversation_that_no_longer_loads_says_so_and_starts_at_the_menu(emma: Visitor) -> None:
    emma.conversation = talking(version=5, lost=True)
    emma.press("send")
    assert emma.here == ("menu", "Home")
    assert "no longer saved" in emma.text
    assert not emma.conversation.lost


def test_a_dialog_that_goes_on_and_on_is_followed_to_its_end(
    emma: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def step(state: menu.Home, _event: object, _facts: object) -> Step:
        return Step(state, (Go("menu"),))

    def render(_state: object, _facts: object, _: object) -> Screen:
        return Screen(Markup("never seen"))

    monkeypatch.setitem(DIALOGS, "passing", Dialog("passing", (menu.Home,), menu.Home(), step, render, Facts))
    emma.follow("passing")
    assert emma.here == ("menu", "Home")
