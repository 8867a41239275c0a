"""What staff chooses from: reminders, planned replies, tags, the customer's other tickets."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.callback import Callback
from care.agenda.jobs import Later, Remind
from care.agenda.waiting import MOST, Waiting
from care.business import LANGUAGES
from care.model.ticket import State
from care.people.customers import Customer
from care.tickets.clocks import awaited
from care.values.content import Content, Kind
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.panels.links import LinkAction, render_links, render_merge
from dialogs.panels.more import render_more
from dialogs.panels.reminders import render_reminders, render_set
from dialogs.panels.scheduled_replies import render_put_off, render_replies
from dialogs.panels.tags import code_of, render_tags
from dialogs.staff.ticket.card import render_card
from dialogs.staff.ticket.related import Related
from tests.pure.test_card import BUSINESS, EMMA, FACTS, NOW, TICKET

LONDON = replace(EMMA, zone="Europe/London")
NINE = datetime(2026, 11, 23, 7, tzinfo=UTC)  # in Kyiv
OTHERS = [replace(TICKET, id=number, desk=-1001000000001, topic=number) for number in range(40, 20, -1)]


def words(language: str = "en") -> Words:
    return Words(language, ZoneInfo("Europe/Kyiv"))


def waiting(text: str = "We have found your cake", kind: Kind = Kind.TEXT, number: int = 7) -> Waiting[Later]:
    content = Content(kind, text)
    reply = Later(ticket=1, operator=2001, name="Тарас", chat=1, message=1, content=content, heard=0)
    return Waiting(number, reply, NINE)


def reminding(text: str = "We have found your cake", number: int = 7) -> Waiting[Remind]:
    return Waiting(number, Remind(ticket=1, operator=2001, text=text, name="Тарас"), NINE)


def check(screen: Screen) -> None:
    assert sanitize.length(screen.text) <= 4096
    assert screen.text or screen.rows
    assert sum(len(row) for row in screen.rows) <= 100
    for button in (button for row in screen.rows for button in row):
        assert 0 < len(button.label) <= 64
        assert Callback(f"t{2**40}", 99999, button.action, button.argument).pack()


def put_off(customer: Customer = LONDON, reply: Waiting[Later] | None = None, language: str = "en") -> Screen:
    return render_put_off(reply or waiting(), customer, BUSINESS, NOW, words(language))


@given(
    odd=st.text(max_size=5000),
    name=st.text(min_size=1, max_size=256),
    language=st.sampled_from(LANGUAGES),
)
def test_every_panel_stays_within_the_limits_whatever_was_written(odd: str, name: str, language: str) -> None:
    _, reply, reminder = words(language), waiting(odd), reminding(odd)
    many = [replace(reply, id=2**40 + each) for each in range(MOST)]
    tickets = [replace(each, summary=odd[:128]) for each in OTHERS]
    for screen in (
        render_set(reminder, NOW, _),
        render_reminders([replace(reminder, id=2**40 + each) for each in range(MOST)], NOW, _),
        put_off(replace(EMMA, name=name), reply, language),
        render_replies(many, NOW, _),
        render_merge(tickets, _),
        render_links(tickets, tickets[:10], _),
        render_more(TICKET, _, may_ban=True),
    ):
        check(screen)


@pytest.mark.parametrize("state", State)
def test_the_further_buttons_can_be_left_in_every_state(state: State) -> None:
    screen = render_more(replace(TICKET, state=state), words(), may_ban=True)
    check(screen)
    assert screen.rows[-1][0].action == "card"


def test_the_further_buttons_leave_the_cards_text_to_everybody() -> None:
    assert render_more(TICKET, words(), may_ban=True).text == ""


def test_a_planned_reply_is_shown_with_when_it_goes_in_both_zones() -> None:
    text = put_off().text
    assert "on Monday, 23 November, at 09:00" in text
    assert "For the customer, that is on Monday, 23 November, at 07:00 (London time)" in text
    assert "For the customer" not in put_off(replace(EMMA, zone="Europe/Kyiv")).text


def test_who_may_be_asleep_then_is_said() -> None:
    assert "quiet hours" in put_off().text
    assert "quiet hours" not in put_off(reply=replace(waiting(), due_at=NINE + timedelta(hours=4))).text


def test_a_promise_that_ends_before_it_goes_is_named() -> None:
    def said(promised: datetime | None) -> str:
        return render_put_off(waiting(), EMMA, BUSINESS, NOW, words(), promised).text

    assert "later than promised: the customer expects an answer by 13:00 today" in said(
        NOW + timedelta(hours=1)
    )
    broken = said(NOW - timedelta(hours=1))
    assert "promised the customer an answer by 11:00 today, and they are still waiting" in broken
    for kept in (NINE, None):
        assert "⚠️" not in said(kept)


def test_the_promise_is_the_one_that_the_customer_knows() -> None:
    assert awaited(replace(TICKET, told_due=NINE)) == NINE
    assert awaited(TICKET) == TICKET.answer_due
    assert awaited(replace(TICKET, waiting_since=None)) is None


def test_what_comes_without_words_is_named() -> None:
    assert "attachment" in put_off(reply=waiting("", Kind.PHOTO)).text


@pytest.mark.parametrize(("draw", "waiting"), [(render_reminders, reminding), (render_replies, waiting)])
def test_the_list_has_a_button_for_each_and_says_how_to_write_one(
    draw: Callable[[Sequence[Waiting[Any]], datetime, Words], Screen], waiting: Callable[..., Waiting[Any]]
) -> None:
    screen = draw([waiting(number=3), waiting(number=5)], NOW, words())
    assert [button.argument for button in screen.rows[0]] == ["3", "5"]
    assert "<code>/" in screen.text
    assert "<code>/" in draw([], NOW, words()).text


def test_tags_are_toggled_by_a_code_that_fits_any_writing() -> None:
    screen = render_tags(["запізнення"], ["late", "запізнення"], words())
    labels = {button.label: button.argument for row in screen.rows[:-1] for button in row}
    assert labels == {"✓ запізнення": code_of("запізнення"), "late": code_of("late")}
    assert "#запізнення" in screen.text
    check(screen)


def test_a_ticket_that_is_linked_is_unlinked_with_its_button_and_others_are_linked() -> None:
    screen = render_links(OTHERS[:2], OTHERS[:1], words())
    assert [(b.action, b.argument) for b in screen.rows[0]] == [
        (LinkAction.UNLINK, "40"),
        (LinkAction.LINK, "39"),
    ]


def test_where_there_is_nothing_to_merge_with_it_is_said() -> None:
    assert [button.action for row in render_merge([], words()).rows for button in row] == ["card"]


def test_the_card_shows_tags_and_links_to_the_topics_of_what_belongs_to_it() -> None:
    related = Related(("crushed", "late"), OTHERS[:2])
    text = render_card(TICKET, EMMA, replace(FACTS, related=related), words()).text
    assert "#crushed #late" in text
    assert '<a href="https://t.me/c/1000000001/40">No.\xa040</a>' in text


def test_the_card_of_a_merged_ticket_leads_on_and_has_no_buttons() -> None:
    gone = replace(TICKET, state=State.MERGED, merged_into=40)
    screen = render_card(gone, EMMA, replace(FACTS, related=Related(into=OTHERS[0])), words())
    assert "Continued in <a" in screen.text
    assert screen.rows == ()
