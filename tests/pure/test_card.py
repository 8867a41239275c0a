"""The staff's card and the topic's title."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from care.business import LANGUAGES, Business, Department, Hours, Localized, Period, Priority, Tier
from care.model.ticket import About, Sleep, State, Ticket
from care.people.customers import Customer
from care.people.operators import Operator
from care.values.content import Content, Kind
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.panels.assignment import render_choices
from dialogs.staff.ticket.card import Action, CardFacts, render_card, render_title

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
ALL_DAY = (Period(start=time(0), end=time(0)),)
BUSINESS = Business(
    name=Localized({"en": "Kava"}),
    staff_group=-100,
    admins=frozenset({3001}),
    hours=Hours(days={"fri": ALL_DAY}, holidays=frozenset({date(2026, 12, 25)})),
    departments=(
        Department(key="delivery", name=Localized({"en": "Delivery", "uk": "Доставка"})),
        Department(key="cafe", name=Localized({"en": "Café"})),
    ),
)
EMMA = Customer(1003, "Emma", "en", username="emma")
TICKET = Ticket(
    id=12,
    customer=EMMA.id,
    about=About.COMPLAINT,
    department="delivery",
    state=State.NEW,
    language="en",
    order_number="A-77",
    opened_at=NOW,
    answer_due=NOW + timedelta(hours=1),
    version=3,
    waiting_since=NOW,
)
TAKEN = replace(TICKET, state=State.TAKEN, owner=2001, owner_name="Тарас")
FACTS = CardFacts(BUSINESS, NOW, said=(Content(Kind.TEXT, "The cake was crushed."),))


def words(language: str = "en") -> Words:
    return Words(language, ZoneInfo("Europe/Kyiv"))


def actions(screen: Screen) -> set[str]:
    return {button.action for row in screen.rows for button in row}


def shown(screen: Screen) -> str:
    return screen.text.striptags().replace("\xa0", " ")


def test_it_says_who_what_and_by_when() -> None:
    text = shown(render_card(TICKET, EMMA, FACTS, words()))
    parts = "Complaint No. 12|Delivery|Emma|@emma|English|A-77|by 13:00 on Friday, 20 November|The cake was crushed."
    for part in parts.split("|"):
        assert part in text


def test_a_new_ticket_can_be_taken_and_not_handed_back() -> None:
    screen = render_card(TICKET, EMMA, FACTS, words())
    assert actions(screen) == {
        Action.TAKE,
        Action.PASS,
        Action.NOTE,
        Action.SOLVE,
        Action.REPLIES,
        Action.MORE,
    }


def test_it_mentions_who_is_asked_to_take_it_until_somebody_has() -> None:
    asked = replace(TICKET, meant=2001, meant_name="<Тарас>")
    mention = 'Asked to take it: <a href="tg://user?id=2001">&lt;Тарас&gt;</a>'
    assert mention in render_card(asked, EMMA, FACTS, words()).text
    assert "Asked" not in render_card(replace(asked, state=State.TAKEN), EMMA, FACTS, words()).text


def test_it_says_how_urgent_it_is_if_it_is_not_as_most_are() -> None:
    urgent = replace(TICKET, priority=Priority.URGENT)
    assert "🔥 Priority: urgent" in shown(render_card(urgent, EMMA, FACTS, words()))
    assert "Priority" not in shown(render_card(TICKET, EMMA, FACTS, words()))


def test_it_says_how_loyal_the_customer_is() -> None:
    gold = Tier(key="gold", name=Localized({"en": "Gold"}), points=500)
    facts = replace(FACTS, business=BUSINESS.model_copy(update={"tiers": (gold,)}), earned=500)
    assert "English · Gold" in shown(render_card(TICKET, EMMA, facts, words()))
    assert "Gold" not in shown(render_card(TICKET, EMMA, replace(facts, earned=499), words()))


def test_a_promise_that_was_broken_is_shown_as_such() -> None:
    late = replace(TICKET, answer_due=NOW - timedelta(hours=1))
    assert "An answer was due on Friday, 20 November, at 11:00" in shown(
        render_card(late, EMMA, FACTS, words())
    )


def test_a_taken_ticket_names_its_owner_and_can_be_handed_back() -> None:
    screen = render_card(TAKEN, EMMA, FACTS, words())
    assert "In progress: Тарас" in shown(screen)
    usual = {Action.SOLVE, Action.PASS, Action.NOTE, Action.HAND_BACK}
    assert actions(screen) == usual | {Action.REPLIES, Action.MORE}


def test_by_when_to_answer_stands_there_as_long_as_the_customer_waits() -> None:
    again = replace(TAKEN, first_answer_at=NOW)
    assert "Answer by 13:00 on Friday, 20 November" in shown(render_card(again, EMMA, FACTS, words()))
    answered = replace(again, waiting_since=None)
    assert "Answer" not in shown(render_card(answered, EMMA, FACTS, words()))


def test_what_is_put_off_says_until_when() -> None:
    answered = replace(TAKEN, waiting_since=None)
    until = replace(answered, asleep=Sleep.UNTIL, wakes_at=NOW + timedelta(hours=22))
    assert render_title(until, EMMA, words()) == "💤 No. 12 Emma"
    assert "Snoozed, back on Saturday, 21 November, at 10:00" in shown(
        render_card(until, EMMA, FACTS, words())
    )
    answer = replace(answered, asleep=Sleep.ANSWER)
    assert "Snoozed until the customer answers" in shown(render_card(answer, EMMA, FACTS, words()))


@pytest.mark.parametrize("state", [State.SOLVED, State.CLOSED])
def test_a_finished_ticket_can_be_reopened(state: State) -> None:
    ticket = replace(TICKET, state=state, owner_name="Дарія", solved_at=NOW, score=2)
    screen = render_card(ticket, EMMA, FACTS, words())
    assert "Solved on Friday, 20 November, at 12:00 by Дарія" in shown(screen)
    assert "Rating: 2 out of 5" in shown(screen)
    assert Action.REOPEN in actions(screen)


def test_passing_on_offers_the_others_and_a_way_back() -> None:
    colleagues = (Operator(2001, "Тарас", "uk"), Operator(2002, "Дарія", "uk"))
    screen = render_choices(TAKEN, BUSINESS, colleagues, words())
    assert "Who should it go to?" in shown(screen)
    buttons = {(button.action, button.argument) for row in screen.rows for button in row}
    assert buttons == {
        (Action.TO_OPERATOR, "2002"),
        (Action.TO_DEPARTMENT, "cafe"),
        (Action.TO_DEPARTMENT, "other"),
        (Action.CARD, ""),
    }


def test_deleted_data_leaves_a_card_without_a_name() -> None:
    text = shown(render_card(TICKET, None, CardFacts(BUSINESS, NOW), words()))
    assert "data deleted" in text
    assert "Emma" not in text


def test_nobodys_name_or_text_injects_markup() -> None:
    charlie = replace(EMMA, name='<b>Boss</b> "<a href="x">', username="")
    said = (Content(Kind.TEXT, "</blockquote><code>x</code>"),)
    text = render_card(replace(TICKET, order_number="<i>"), charlie, replace(FACTS, said=said), words()).text
    assert "<code>" not in text
    assert "<i>" not in text
    assert "&lt;b&gt;Boss" in text


def test_a_right_to_left_name_keeps_to_itself() -> None:
    title = render_title(TICKET, replace(EMMA, name="\u202eמירי"), words())
    assert "\u202e" not in title
    assert title.endswith(f"{sanitize.ISOLATE}מירי{sanitize.END}")


def test_the_title_has_mark_number_and_name() -> None:
    assert render_title(replace(TICKET, state=State.SOLVED), EMMA, words()) == "✅ No. 12 Emma"


def test_the_title_says_what_is_urgent_while_it_waits_for_somebody() -> None:
    urgent = replace(TICKET, priority=Priority.URGENT)
    assert render_title(urgent, EMMA, words()).endswith("🔥 No. 12 Emma")
    assert render_title(replace(urgent, state=State.SOLVED), EMMA, words()) == "✅ No. 12 Emma"


@given(
    language=st.sampled_from(LANGUAGES),
    name=st.text(max_size=300),
    said=st.text(max_size=200),
    state=st.sampled_from(State),
)
def test_any_card_stays_within_the_limits(language: str, name: str, said: str, state: State) -> None:
    customer = replace(EMMA, name=name)
    wrote = (Content(Kind.TEXT, said * 20), Content(Kind.TEXT, "😀" * 4096))
    ticket = replace(TICKET, state=state, owner_name=name, order_number=name[:64])
    screen = render_card(
        ticket, customer, replace(FACTS, said=wrote, earlier=5, attachments=2), words(language)
    )
    assert sanitize.length(screen.text) <= 4096
    assert sanitize.length(render_title(ticket, customer, words(language))) <= 128
    assert all(len(button.label) <= 32 for row in screen.rows for button in row)
