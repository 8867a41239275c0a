"""Every notice that care can post is worded, in every language, inside Telegram's limits."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from care import notices
from care.business import LANGUAGES, Business, Department, Hours, Localized, Period, Signature, TicketRules
from care.model.ticket import About, State, Ticket
from dialogs import notices as words_of
from dialogs.customers.notice_links import is_ours
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices import Context, customer, render

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
BUSINESS = Business(
    name=Localized({"en": "Kava", "uk": "Кава"}),
    staff_group=-100,
    admins=frozenset({3001}),
    hours=Hours(days={"fri": (Period(start=time(9), end=time(18)),)}),
    departments=(Department(key="delivery", name=Localized({"en": "Delivery"})),),
)
TICKET = Ticket(
    id=12,
    customer=1003,
    about=About.COMPLAINT,
    department="delivery",
    state=State.TAKEN,
    language="en",
    order_number="",
    opened_at=NOW,
    answer_due=LATER,
    version=3,
)
TAGS = {"b", "i", "code", "a", "blockquote"}


def fields(name: str = "Тарас", number: int = 2) -> dict[str, Any]:
    """A value for each field that any notice has."""
    return {
        **dict.fromkeys(
            ("operator", "name", "by", "to", "reason", "error", "summary", "text", "touchpoint", "order"),
            name,
        ),
        **dict.fromkeys(
            ("count", "score", "lost", "tickets", "person", "update_id", "group", "attachments", "feedback"),
            number,
        ),
        **dict.fromkeys(("answer_due", "reopen_until", "until", "due", "wait"), LATER.isoformat()),
        **dict.fromkeys(("amount", "balance"), number),
        **dict.fromkeys(("number", "joined", "into", "source", "topic"), number),
        "whose": [number, name],
        "others": [[number, name]],
        "here": False,
        "over": False,
        "ended": "",
        "alone": True,
        "admin": False,
        "commands": ["queue", "figures"],
        "departments": ["delivery"],
        "was_due": NOW.isoformat(),
        "held": "written",
        "replies": [[NOW.isoformat(), name]],
        "desk": -1001000000001,
        "ticket": TICKET.id,
        "clock": "answer",
        "who": number,
        "people": [[number, name]],
        "thanks": [[name, number]],
        "new": number,
        "solved": number,
        "kept": 0.93,
        **dict.fromkeys(("before", "open"), number),
        "answered": 720.0,
        **dict.fromkeys(("csat", "reviews"), 4.6),
        "department": "delivery",
        "right": "can_manage_topics",
        "code": "already_taken",
        "cause": "language",
        "priority": 3,
        "shadow": False,
        "why": {"by": name},
        "entry": number,
        "chat": number,
        "how": "deleted",
        "what": "words",
    }


def draw(name: str, language: str = "en", context: Context | None = None, **changed: object) -> Screen:
    context = context or Context(BUSINESS, NOW, TICKET, None, fields() | changed)
    return render(name, context, Words(language, ZoneInfo("Europe/Kyiv")))


class Balance(HTMLParser):
    """Raises when a tag is not one of ours or is left open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        assert tag in TAGS
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def check(screen: Screen) -> None:
    parser = Balance()
    parser.feed(screen.text)
    assert not parser.open
    assert 0 < sanitize.length(screen.text) <= 4096
    for button in (button for row in screen.rows for button in row):
        assert 0 < len(button.label) <= 32
        assert len(f"desk.0.{button.action}.{button.argument}".encode()) <= 64


def test_every_notice_has_its_words_and_no_words_are_without_a_notice() -> None:
    assert words_of.NOTICES.keys() == notices.NAMES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(notices.NAMES))
def test_it_is_worded_in_each_language(name: str, language: str) -> None:
    screen = draw(name, language)
    check(screen)
    if language != "en":
        assert screen.text != draw(name, "en").text


@settings(max_examples=300)
@given(
    name=st.sampled_from(sorted(notices.NAMES)),
    odd=st.text(min_size=1, max_size=600),
    number=st.integers(0, 2**52),
)
def test_odd_names_neither_break_it_nor_inject_markup(name: str, odd: str, number: int) -> None:
    for text in (odd, f"<b>{odd}</i>&"):
        check(draw(name, context=Context(BUSINESS, NOW, TICKET, None, fields(text, number))))


def test_the_customer_reads_the_operators_name_or_the_businesss() -> None:
    assert "Тарас" in draw("ticket_taken").text
    rules = TicketRules(signature=Signature.BUSINESS)
    business = BUSINESS.model_copy(update={"tickets": rules})
    text = draw("ticket_taken", context=Context(business, NOW, TICKET, None, fields())).text
    assert "Kava" in text
    assert "Тарас" not in text


def test_who_takes_over_from_a_colleague_is_said_to_and_knows_what_was_written() -> None:
    text = draw("ticket_taken", over=True).text
    assert text.startswith("Тарас is taking over")
    assert "no need to repeat" in text
    business = BUSINESS.model_copy(update={"tickets": TicketRules(signature=Signature.BUSINESS)})
    context = Context(business, NOW, TICKET, None, fields() | {"over": True})
    assert draw("ticket_taken", context=context).text.startswith("Someone else on our team is taking over")


def test_the_survey_opens_with_the_ticket_and_the_score() -> None:
    buttons = [(button.action, button.argument) for button in draw("ask_score").rows[0]]
    assert buttons == [("survey", f"12-{score}") for score in range(1, 6)]
    assert words_of.conversation("ask_score") == "go"


def test_a_newcomer_is_admitted_with_one_press() -> None:
    (button,) = draw("newcomer", person=2001).rows[0]
    assert (button.action, button.argument) == ("admit", "2001")
    assert words_of.conversation("newcomer") == "desk"


@pytest.mark.parametrize("right", ["can_manage_topics", "is_forum", "member", "administrator"])
def test_a_missing_right_is_said_with_what_to_do(right: str) -> None:
    assert "\n" in draw("right_missing", right=right).text


def test_a_promise_that_was_broken_names_its_time() -> None:
    due = NOW - timedelta(minutes=30)
    for name in ("desk_overdue", "desk_escalated", "staff_escalated"):
        assert "by 11:30 today" in draw(name, due=due.isoformat()).text
    assert "by 11:30 today, and we are late" in draw("ticket_late", due=due.isoformat()).text


def test_whose_time_it_is_is_said_once() -> None:
    context = Context(BUSINESS, NOW, TICKET, None, fields())
    abroad = Words("en", ZoneInfo("America/New_York"), "New York")
    assert render("ticket_late", context, abroad).text.count("New York") == 1


def test_whoever_is_to_act_is_mentioned() -> None:
    assert 'href="tg://user?id=2001"' in draw("desk_warned", who=2001).text
    assert "Who can take it?" in draw("desk_warned", who=None).text
    assert "is off shift" in draw("desk_woken", who=None).text
    assert 'href="tg://user?id=2001"' in draw("desk_overdue", who=2001).text
    assert 'href="tg://user?id=2001"' in draw("desk_heard", who=2001).text
    people = [[3001, "Solomiia"], [2002, "Daria"]]
    assert draw("desk_escalated", who=2001, people=people).text.count("tg://user") == 3
    assert draw("desk_escalated", who=2002, people=people).text.count("tg://user") == 2


def test_a_department_that_has_it_late_names_no_time_again() -> None:
    assert "We will answer" in draw("ticket_moved").text
    assert "We will answer" not in draw("ticket_moved", answer_due=None).text


def test_words_that_were_taken_back_say_who_waits_again_and_by_when() -> None:
    assert draw("desk_taken_back").text.endswith("waiting for an answer again. It is due today at 13:00.")
    assert draw("desk_taken_back", answer_due=NOW.isoformat()).text.endswith("was due today at 12:00.")
    assert "waiting" not in draw("desk_taken_back", answer_due=None).text
    for ended in ("solved", "closed"):
        told = draw("desk_taken_back", answer_due=None, ended=ended).text
        assert told.endswith(f"without an answer, and the ticket is {ended}. If they still need one: /reopen")


def test_a_supervisor_is_led_to_the_topic() -> None:
    there = replace(TICKET, desk=-1001234567890, topic=77)
    text = draw("staff_escalated", context=Context(BUSINESS, NOW, there, None, fields())).text
    assert 'href="https://t.me/c/1234567890/77"' in text
    assert "t.me" not in draw("staff_escalated").text


def test_what_a_customers_notice_carries_is_what_the_door_takes() -> None:
    """Were a new notice to carry something else, its button would be refused."""
    carried = [
        (button.action, button.argument)
        for function in customer.FUNCTIONS
        for row in draw(function.__name__, context=Context(BUSINESS, NOW, TICKET, None, fields())).rows
        for button in row
        if not button.url
    ]
    assert carried
    assert [each for each in carried if not is_ours(*each)] == []
