"""Every notice that care can post is worded, in every language, inside Telegram's limits.

tests/pure/golden/notices.json has all of them as they stand in outboxes out there. An entry is never changed: a new
form of a notice is a new entry, and the old one is still read.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from care.business import LANGUAGES, Business, Department, Hours, Localized, Period, Signature, TicketRules
from care.model.ticket import About, State, Ticket
from care.notices import NOTICES, Notice, ToCustomer, body_of, notice_in
from care.notices.about import feedback_in, newcomer_in, person_in, ticket_in
from care.notices.customer import AskScore, TicketLate, TicketMoved, TicketTaken
from care.notices.deadlines import (
    DeskEscalated,
    DeskHeard,
    DeskOverdue,
    DeskWarned,
    DeskWoken,
    StaffEscalated,
)
from care.notices.group import FeedbackGiven, Newcomer, RightMissing
from care.notices.held import DeskHeld, DeskLeftBehind, DeskTakenBack, FeedbackSent, How
from care.notices.notice import Named, OfPerson, OfTicket
from care.notices.topic import DeskTaken
from care.notices.undelivered import DeskUndelivered
from care.values.codec import Unreadable
from dialogs.customers.notice_links import is_ours
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices import Context, conversation, render
from dialogs.notices.context import WORDED, words_of
from tests.examples import example
from tests.for_each import for_each

OWED: list[dict[str, Any]] = json.loads((Path(__file__).parent / "golden" / "notices.json").read_text())
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
CONTEXT = Context(BUSINESS, NOW, TICKET)
UNNAMED = replace(
    CONTEXT,
    business=BUSINESS.model_copy(update={"tickets": TicketRules(signature=Signature.BUSINESS)}),
)
TAGS = {"b", "i", "code", "a", "blockquote"}


def draw(notice: Notice, language: str = "en", context: Context = CONTEXT) -> Screen:
    return render(notice, context, Words(language, ZoneInfo("Europe/Kyiv")))


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
    assert WORDED.keys() == set(NOTICES.values())


def test_a_notice_is_worded_once() -> None:
    with pytest.raises(TypeError):
        words_of(DeskTaken)(lambda _notice, _context, _: Screen(Markup()))


@for_each("language", LANGUAGES)
@for_each("kind", NOTICES.values())
def test_it_is_worded_in_each_language(kind: type[Notice], language: str) -> None:
    screen = draw(example(kind), language)
    check(screen)
    if language != "en":
        assert screen.text != draw(example(kind), "en").text


@settings(max_examples=300)
@given(
    kind=st.sampled_from(list(NOTICES.values())),
    odd=st.text(min_size=1, max_size=600),
    number=st.integers(0, 2**52),
)
def test_odd_names_neither_break_it_nor_inject_markup(kind: type[Notice], odd: str, number: int) -> None:
    for text in (odd, f"<b>{odd}</i>&"):
        check(draw(example(kind, text, number)))


@for_each("kind", NOTICES.values())
def test_what_is_owed_is_read_as_it_was_meant(kind: type[Notice]) -> None:
    notice = example(kind)
    assert notice_in(json.loads(json.dumps(body_of(notice)))) == notice


@for_each("body", OWED)
def test_what_an_earlier_version_owes_is_read_whole_and_said(body: dict[str, Any]) -> None:
    notice = notice_in(body)
    written = body_of(notice)["fields"]
    assert [name for name, value in body["fields"].items() if not is_same(value, written[name])] == []
    check(draw(notice))


def is_same(earlier: object, now: object) -> bool:
    """UTC is called Z by now, and what is not there is no empty text any more."""
    match earlier, now:
        case "", None:
            return True
        case str(), str():
            return earlier.replace("+00:00", "Z") == now
        case list(), list():
            return len(earlier) == len(now) and all(map(is_same, earlier, now))
    return earlier == now


def test_what_an_earlier_version_owes_has_every_notice() -> None:
    assert {body["notice"] for body in OWED} == NOTICES.keys()


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("ticket_taken", {"ticket": 12, "operator": "Taras"}),
        ("ticket_merged", {"ticket": 12, "joined": 13}),
        ("desk_passed", {"ticket": 12, "operator": "Taras", "to": "Daria", "reason": ""}),
        ("desk_meant_other", {"ticket": 12, "into": 13}),
        ("operator_welcome", {}),
        ("shift_over", {"tickets": 2}),
        ("weekly_digest", {"new": 3, "solved": 1, "thanks": []}),
    ],
)
def test_what_an_older_version_did_not_say_yet_has_a_default(name: str, fields: dict[str, Any]) -> None:
    check(draw(notice_in({"notice": name, "fields": fields})))


@pytest.mark.parametrize(
    "body", [{"notice": "no_such_notice", "fields": {}}, {"notice": "desk_taken", "fields": {"ticket": 12}}]
)
def test_what_can_be_read_no_more_says_so(body: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        notice_in(body)


def test_the_customer_reads_the_operators_name_or_the_businesss() -> None:
    taken = example(TicketTaken)
    assert "Тарас" in draw(taken).text
    text = draw(taken, context=UNNAMED).text
    assert "Kava" in text
    assert "Тарас" not in text


def test_who_takes_over_from_a_colleague_is_said_to_and_knows_what_was_written() -> None:
    taken = example(TicketTaken, over=True)
    text = draw(taken).text
    assert text.startswith("Тарас is taking over")
    assert "no need to repeat" in text
    assert draw(taken, context=UNNAMED).text.startswith("Someone else on our team is taking over")


def test_the_survey_opens_with_the_ticket_and_the_score() -> None:
    ask = example(AskScore, ticket=12)
    buttons = [(button.action, button.argument) for button in draw(ask).rows[0]]
    assert buttons == [("survey", f"12-{score}") for score in range(1, 6)]
    assert conversation(ask) == "go"


def test_a_newcomer_is_admitted_with_one_press() -> None:
    came = example(Newcomer, person=2001)
    (button,) = draw(came).rows[0]
    assert (button.action, button.argument) == ("admit", "2001")
    assert conversation(came) == "desk"


@pytest.mark.parametrize("kind", [DeskHeld, DeskUndelivered, DeskLeftBehind])
def test_a_button_about_words_is_the_desks_and_of_no_ticket(kind: type[Notice]) -> None:
    notice = example(kind)
    assert draw(notice).rows
    assert conversation(notice) == "desk"


@pytest.mark.parametrize("right", ["can_manage_topics", "is_forum", "member", "administrator"])
def test_a_missing_right_is_said_with_what_to_do(right: str) -> None:
    assert "\n" in draw(RightMissing(right=right)).text


def test_a_promise_that_was_broken_names_its_time() -> None:
    due = NOW - timedelta(minutes=30)
    for kind in (DeskOverdue, DeskEscalated, StaffEscalated):
        assert "by 11:30 today" in draw(example(kind, due=due)).text
    assert "by 11:30 today, and we are late" in draw(example(TicketLate, due=due)).text


def test_whose_time_it_is_is_said_once() -> None:
    abroad = Words("en", ZoneInfo("America/New_York"), "New York")
    assert render(example(TicketLate), CONTEXT, abroad).text.count("New York") == 1


def test_whoever_is_to_act_is_mentioned() -> None:
    for kind in (DeskWarned, DeskOverdue, DeskHeard):
        assert 'href="tg://user?id=2001"' in draw(example(kind, who=2001)).text
    assert "Who can take it?" in draw(example(DeskWarned, who=None)).text
    assert "is off shift" in draw(example(DeskWoken, who=None)).text
    people = (Named(3001, "Solomiia"), Named(2002, "Daria"))
    assert draw(example(DeskEscalated, who=2001, people=people)).text.count("tg://user") == 3
    assert draw(example(DeskEscalated, who=2002, people=people)).text.count("tg://user") == 2


def test_a_department_that_has_it_late_names_no_time_again() -> None:
    assert "We will answer" in draw(example(TicketMoved)).text
    assert "We will answer" not in draw(example(TicketMoved, answer_due=None)).text


def test_words_that_were_taken_back_say_who_waits_again_and_by_when() -> None:
    taken_back = example(DeskTakenBack, how=How.DELETED, ended=None)
    assert draw(taken_back).text.endswith("waiting for an answer again. It is due today at 13:00.")
    assert draw(replace(taken_back, answer_due=NOW)).text.endswith("was due today at 12:00.")
    assert "waiting" not in draw(replace(taken_back, answer_due=None)).text
    for ended in (State.SOLVED, State.CLOSED):
        told = draw(replace(taken_back, answer_due=None, ended=ended)).text
        assert told.endswith(f"without an answer, and the ticket is {ended}. If they still need one: /reopen")


def test_a_supervisor_is_led_to_the_topic() -> None:
    there = replace(TICKET, desk=-1001234567890, topic=77)
    escalated = example(StaffEscalated)
    assert (
        'href="https://t.me/c/1234567890/77"' in draw(escalated, context=replace(CONTEXT, ticket=there)).text
    )
    assert "t.me" not in draw(escalated).text


def test_what_a_customers_notice_carries_is_what_the_door_takes() -> None:
    """Were a new notice to carry something else, its button would be refused."""
    carried = [
        (button.action, button.argument)
        for kind in NOTICES.values()
        if issubclass(kind, ToCustomer)
        for row in draw(example(kind)).rows
        for button in row
        if not button.url
    ]
    assert carried
    assert [each for each in carried if not is_ours(*each)] == []


@for_each("kind", NOTICES.values())
def test_whom_and_what_it_shows_is_found_in_what_is_stored(kind: type[Notice]) -> None:
    """Else a message would go on showing who has had their data deleted."""
    notice = example(kind, number=77)
    body = body_of(notice)
    assert ticket_in(body) == (77 if isinstance(notice, OfTicket | FeedbackSent) else None)
    assert feedback_in(body) == (77 if isinstance(notice, FeedbackGiven) else None)
    assert newcomer_in(body) == (77 if isinstance(notice, OfPerson) else None)
    assert person_in(body) == getattr(notice, "person", None)
