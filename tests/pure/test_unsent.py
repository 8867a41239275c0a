"""What is unsent in a conversation, and what its author reads about it in each language."""

from dataclasses import replace
from datetime import timedelta

import pytest

from care.business import LANGUAGES, TicketRules
from care.commands import TicketOpened
from care.values.content import Kind
from dialogs.customers import unsent
from dialogs.customers.notice_links import is_ours
from dialogs.customers.tickets.tickets import Adding
from dialogs.customers.writing.complaint_draft import Story
from dialogs.customers.writing.offer import Offering
from dialogs.customers.writing.question import Asking
from dialogs.explorer.worlds import FLOOD
from dialogs.language import sanitize
from dialogs.registry import DIALOGS
from tests.for_each import for_each
from tests.pure.visitor import EMMA, NOW, Visitor, talking

DAY = timedelta(days=1)
LATER = NOW + 2 * DAY
RULES = TicketRules()


def facts(language: str) -> Visitor:
    return Visitor(customer=replace(EMMA, language=language))  # type: ignore[arg-type]


@for_each("language", LANGUAGES)
@for_each(
    "drafts",
    [
        ["complaint"],
        ["feedback"],
        ["offer"],
        ["complaint", "complaint"],
        ["complaint", "feedback"],
    ],
)
def test_a_reminder_names_what_was_begun_and_leads_back_to_it(language: str, drafts: list[str]) -> None:
    known = facts(language).facts
    screen = unsent.reminder([DIALOGS[name] for name in drafts], LATER, known, known.words)
    english = facts("en").facts
    assert (
        language == "en"
        or screen.text
        != unsent.reminder([DIALOGS[name] for name in drafts], LATER, english, english.words).text
    )
    assert known.words.time(LATER) in screen.text
    assert [is_ours(button.action, button.argument) for row in screen.rows for button in row] == [True]


@for_each("asked", [True, False])
@for_each("joined", [True, False])
@for_each("language", LANGUAGES)
def test_what_was_passed_on_is_told_with_its_number_and_fits(
    language: str, joined: bool, asked: bool
) -> None:
    known = facts(language).facts
    opened = TicketOpened(18, LATER, joined=joined)
    screen = unsent.passed_on(opened, FLOOD, known, known.words, asked=asked)
    assert "18" in screen.text
    assert sanitize.length(screen.text) <= 4096


@pytest.mark.parametrize(
    ("state", "dialog", "said"),
    [
        (Offering, "offer", True),
        (Asking, "question", True),
        (Story, "complaint", False),
        (Adding, "tickets", True),
    ],
)
def test_words_for_us_are_told_from_drafts(emma: Visitor, state: type, dialog: str, said: bool) -> None:
    fields = {"ticket": 17} if state is Adding else {}
    form = state(**fields, messages=(emma.message(Kind.TEXT, "Cold"),))
    [each] = unsent.unsent(talking(dialog, form, changed_at=NOW), LATER)
    assert (each.said, each.at, each.open, each.ticket) == (said, NOW, True, fields.get("ticket", 0))


def test_the_clock_looks_at_once_at_words_that_were_left_and_at_others_in_their_time(emma: Visitor) -> None:
    emma.say("Do you have oat milk?")
    assert unsent.look_at(emma.conversation, RULES, None, NOW) == NOW + RULES.send_after
    emma.command("menu")
    assert unsent.look_at(emma.conversation, RULES, None, NOW) == NOW
    emma.command("cancel")
    assert unsent.look_at(emma.conversation, RULES, None, NOW) is None


@pytest.mark.parametrize(("text", "length"), [("Do you have oat milk?", RULES.send_after), ("Hello", DAY)])
def test_a_question_that_was_not_sent_has_its_time_wherever_it_was_left(
    emma: Visitor, text: str, length: timedelta
) -> None:
    emma.command("question")
    emma.press("department", "cafe")
    emma.say(text)
    assert unsent.look_at(emma.conversation, RULES, None, NOW) == NOW + length
    emma.command("menu")
    assert unsent.look_at(emma.conversation, RULES, None, NOW) == NOW + length


def test_a_reminder_counts_only_for_what_was_left_before_it(emma: Visitor) -> None:
    form = Story("cafe", (emma.message(Kind.TEXT, "Cold"),))
    left = talking("complaint", form, changed_at=NOW)
    assert unsent.look_at(left, RULES, NOW + DAY, LATER) == NOW + 2 * DAY
    assert unsent.look_at(left, RULES, NOW - DAY, LATER) == NOW + DAY


def test_words_that_wait_in_several_forms_are_taken_in_the_order_in_which_they_were_said(
    emma: Visitor,
) -> None:
    first, second, third = (emma.message(Kind.TEXT, text) for text in ("One", "Two", "Three"))
    left = talking("offer", Offering((third,)), parked=None, changed_at=NOW)
    below = unsent.unsent(talking("offer", Offering((first, second)), changed_at=NOW), NOW)[0].form
    after, words = unsent.take_offered(replace(left, parked=below), NOW)
    assert words == (first, second, third)
    assert (after.dialog, after.parked, after.version) == ("menu", None, left.version + 1)
