"""The customer's card and the notes on it, as an operator reads them on a phone."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.callback import Callback
from care.business import LANGUAGES, Business, Department, Hours, Localized, Period, Tier
from care.contact import PURPOSES, No, Why
from care.customers.card import CustomerCard, Given
from care.customers.notes import LIMIT, Note
from care.loyalty.standing import Standing
from care.model.ticket import About, State, Ticket
from care.people.bans import Ban
from care.people.closeness import Closeness
from care.people.customers import Customer, Wishes
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.panels.customer.card import render_customer
from dialogs.panels.customer.notes import render_asking, render_notes

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
LOYAL = Tier(key="gold", name=Localized({"en": "Gold guest"}), points=100)
BUSINESS = Business(
    name=Localized({"en": "Kava"}),
    staff_group=-1001000000001,
    admins=frozenset({3001}),
    hours=Hours(days={"fri": (Period(start=time(9), end=time(18)),)}),
    departments=(Department(key="delivery", name=Localized({"en": "Delivery"})),),
    tiers=(LOYAL,),
)
EMMA = Customer(1003, "Emma", "en", username="emma", since=NOW - timedelta(days=400))
HERE = Ticket(
    id=12,
    customer=EMMA.id,
    about=About.COMPLAINT,
    department="delivery",
    state=State.TAKEN,
    language="en",
    order_number="",
    opened_at=NOW,
    answer_due=NOW,
    version=3,
    desk=-1001000000001,
    topic=77,
    summary="The cake was crushed",
)
BEFORE = replace(HERE, id=5, state=State.CLOSED, topic=8, score=2, language="uk", summary="Cold coffee")
NOTE = Note(1, 2001, "Тарас", "Prefers oat milk", NOW)
CARD = CustomerCard(EMMA, (HERE, BEFORE), (Given("", 5, NOW),), Standing(150, 200, LOYAL), (NOTE,))


def words(language: str = "en") -> Words:
    return Words(language, ZoneInfo("Europe/Kyiv"))


def draw(card: CustomerCard, language: str = "en") -> Screen:
    return render_customer(card, HERE, BUSINESS, words(language))


def check(screen: Screen) -> None:
    assert 0 < sanitize.length(screen.text) <= 4096
    for button in (button for row in screen.rows for button in row):
        assert len(row_of(screen, button.label)) <= 3
        assert 0 < len(button.label) <= 32
        assert Callback("t1000000", 10**6, button.action, button.argument).pack()


def row_of(screen: Screen, label: str) -> tuple[str, ...]:
    return next(tuple(b.label for b in row) for row in screen.rows if label in [b.label for b in row])


def test_it_says_who_they_are_and_what_there_was() -> None:
    text = draw(CARD).text.striptags()
    parts = (
        "Emma|@emma|English, earlier also Ukrainian|16 October 2025|Gold guest|150 points|surveys and reminders|"
        "Prefers oat milk|Тарас|2 tickets|1 open|average rating 2|No. 5|2 out of 5|Cold coffee|this one|5 out of 5"
    )
    for part in parts.split("|"):
        assert part in text


def test_other_tickets_lead_to_their_topics_and_this_one_to_none() -> None:
    text = draw(CARD).text
    assert '<a href="https://t.me/c/1000000001/8">No.\xa05</a>' in text
    assert "https://t.me/c/1000000001/77" not in text


def test_nothing_is_claimed_about_somebody_new() -> None:
    new = replace(EMMA, username="", wishes=Wishes(surveys=False, reminders=False))
    text = draw(CustomerCard(new, (HERE,), (), Standing(), ())).text.striptags()
    assert "Wants answers only, no other messages" in text
    assert "No notes yet" in text
    for absent in ("points", "Gold", "average", "Feedback", "earlier also"):
        assert absent not in text


def test_how_close_they_want_us_and_whether_they_may_be_asked_are_seen() -> None:
    asked = No(PURPOSES["survey"], EMMA.id, Why.COMPLAINT)
    text = draw(replace(CARD, customer=replace(EMMA, closeness=Closeness.SUGGEST), survey=asked)).text
    assert "Chose “Suggest useful things” · Can be sent: surveys" in text
    assert "May we ask for a rating: no — the customer has an open complaint" in text
    assert "Chose" not in draw(CARD).text


def test_a_ban_is_seen() -> None:
    ban = Ban(1, EMMA.id, shadow=False, reason="spam", by=3001, at=NOW, until=None)
    assert "banned" in draw(replace(CARD, ban=ban)).text


def test_only_the_newest_notes_stand_on_the_card_and_a_page_has_the_rest() -> None:
    notes = tuple(replace(NOTE, id=number, text=f"Note {number}") for number in range(20, 0, -1))
    card = draw(replace(CARD, notes=notes))
    assert "Note 18" in card.text
    assert "Note 17" not in card.text
    assert [button.label for button in card.rows[0]] == ["Notes: 20"]
    page = render_notes(notes, 2, words())
    assert "Note 4" in page.text
    assert [button.argument for row in page.rows[:-1] for button in row] == ["4", "3", "2", "1"]


def test_a_note_is_deleted_only_when_that_is_confirmed() -> None:
    screen = render_asking(NOTE, words())
    assert [(button.action, button.argument) for button in screen.rows[0]] == [
        ("note_drop", "1"),
        ("notes", "0"),
    ]
    assert "Prefers oat milk" in screen.text


@pytest.mark.parametrize("language", LANGUAGES)
@given(odd=st.text(min_size=1, max_size=300), number=st.integers(0, 40))
def test_it_fits_whatever_people_are_called_and_wrote(language: str, odd: str, number: int) -> None:
    person = replace(EMMA, name=odd, username="u" * 32, blocked=True)
    long = sanitize.clip(odd * 300, LIMIT)
    ban = Ban(1, EMMA.id, shadow=True, reason=long, by=3001, at=NOW, until=NOW)
    card = CustomerCard(
        person,
        [replace(BEFORE, id=10**9 + index, summary=odd) for index in range(number)],
        [Given(odd[:16], 5, NOW)] * number,
        Standing(10**9, 10**9, LOYAL),
        [Note(10**12 + index, 2001, odd, long, NOW) for index in range(number)],
        ban,
    )
    for screen in (draw(card, language), render_notes(card.notes, 0, words(language))):
        check(screen)
        assert "<script" not in screen.text
