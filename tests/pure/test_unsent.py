"""What is unsent in a conversation, and what its author reads about it in each language."""

from dataclasses import replace
from datetime import timedelta

import pytest

from care.business import LANGUAGES
from care.commands import TicketOpened
from care.values.content import Kind
from dialogs.customers.notice_links import is_ours
from dialogs.customers.offer import Offering
from dialogs.customers.question import Asking
from dialogs.customers.tickets import Adding
from dialogs.driver import unsent
from dialogs.driver.conversation import Conversation
from dialogs.explorer.worlds import FLOOD
from dialogs.language import sanitize
from tests.pure.visitor import EMMA, NOW, Visitor

DAY = timedelta(days=1)
LATER = NOW + 2 * DAY


def facts(language: str) -> Visitor:
    return Visitor(customer=replace(EMMA, language=language))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "drafts",
    [
        ["complaint"],
        ["question"],
        ["feedback"],
        ["offer"],
        ["question", "question"],
        ["complaint", "question"],
    ],
)
def test_a_reminder_names_what_was_begun_and_leads_back_to_it(language: str, drafts: list[str]) -> None:
    known = facts(language).facts
    screen = unsent.reminder(drafts, LATER, known, known.words)
    english = facts("en").facts
    assert language == "en" or screen.text != unsent.reminder(drafts, LATER, english, english.words).text
    assert known.words.time(LATER) in screen.text
    assert [is_ours(button.action, button.argument) for row in screen.rows for button in row] == [True]


@pytest.mark.parametrize("joined", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_passed_on_is_told_with_its_number_and_fits(language: str, joined: bool) -> None:
    known = facts(language).facts
    screen = unsent.passed_on(TicketOpened(18, LATER, joined=joined), FLOOD, known, known.words)
    assert "18" in screen.text
    assert sanitize.length(screen.text) <= 4096


@pytest.mark.parametrize(
    ("state", "dialog", "said"),
    [(Offering, "offer", True), (Asking, "question", False), (Adding, "tickets", True)],
)
def test_words_for_us_are_told_from_drafts(emma: Visitor, state: type, dialog: str, said: bool) -> None:
    fields = {"ticket": 17} if state is Adding else {}
    form = state(**fields, messages=(emma.message(Kind.TEXT, "Cold"),))
    [each] = unsent.unsent(Conversation(dialog, form, changed_at=NOW), LATER)
    assert (each.said, each.at, each.open, each.ticket) == (said, NOW, True, fields.get("ticket", 0))


def test_the_clock_looks_at_once_at_words_that_were_left_and_at_others_in_their_time(emma: Visitor) -> None:
    emma.say("Do you have oat milk?")
    assert unsent.look_at(emma.conversation, DAY, None, NOW) == NOW + DAY
    emma.command("menu")
    assert unsent.look_at(emma.conversation, DAY, None, NOW) == NOW
    emma.command("cancel")
    assert unsent.look_at(emma.conversation, DAY, None, NOW) is None


def test_a_reminder_counts_only_for_what_was_left_before_it(emma: Visitor) -> None:
    form = Asking("cafe", (emma.message(Kind.TEXT, "Cold"),))
    left = Conversation("question", form, changed_at=NOW)
    assert unsent.look_at(left, DAY, NOW + DAY, LATER) == NOW + 2 * DAY
    assert unsent.look_at(left, DAY, NOW - DAY, LATER) == NOW + DAY


def test_words_that_wait_in_several_forms_are_taken_in_the_order_in_which_they_were_said(
    emma: Visitor,
) -> None:
    first, second, third = (emma.message(Kind.TEXT, text) for text in ("One", "Two", "Three"))
    left = Conversation("offer", Offering((third,)), parked=None, changed_at=NOW)
    below = unsent.unsent(Conversation("offer", Offering((first, second)), changed_at=NOW), NOW)[0].form
    after, words = unsent.take_offered(replace(left, parked=below), NOW)
    assert words == (first, second, third)
    assert (after.dialog, after.parked, after.version) == ("menu", None, left.version + 1)
