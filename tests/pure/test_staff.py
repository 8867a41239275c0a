"""The admin's pages, brief sentences for staff, and the commands of the desk."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_type_hints
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.routers.me import Me
from bot.routers.staff.commands import DeskCommand, command_of
from bot.telegram.callback import Callback
from care.business import LANGUAGES, Person, Rights, Role
from care.inbox.dead_letters import DeadLetter
from care.model.ticket import About, State, Ticket
from care.notices.topic import DeskRefused
from care.outbox import Depth, Lane
from care.people.numbers import NumberTaken, NumberTooSoon
from care.people.operators import Operator
from care.rules.commands import WrongRule
from care.values.errors import (
    ERRORS,
    AllAnswered,
    AlreadyAnswered,
    AlreadyRated,
    CareError,
    NoSuchReminder,
    OpensTooMany,
    ReminderPassed,
)
from care.webhooks.calls import Call
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff import sentences
from dialogs.staff.pages import AdminFacts, Page, render, render_removal
from dialogs.staff.refusals import SENTENCES, refusal
from dialogs.staff.team.rights import rights_table
from dialogs.staff.webhooks import MOST
from tests.examples import example
from tests.for_each import for_each
from tests.store.cast import SHOP

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
CALL = Call(
    id=2**40,
    endpoint="x" * 16,
    name="msg_1",
    event="points.earned",
    customer=103,
    body="{}",
    made_at=NOW,
    due_at=None,
    tries=25,
    error="x" * 80,
    told_at=None,
)
BUSINESS = SHOP.model_copy(
    update={"admins": frozenset({3001}), "staff": (Person(id=2002, role=Role.SUPERVISOR),)}
)


def words(language: str) -> Words:
    return Words(language, ZoneInfo("Europe/Kyiv"))


def facts(name: str, people: int = 60, letters: int = 30) -> AdminFacts:
    return AdminFacts(
        now=NOW,
        business=BUSINESS,
        team=[Operator(2**51 + index, name, "uk", admitted=index % 2 == 0) for index in range(people)],
        letters=[DeadLetter(2**40 + index, NOW, f"KeyError: {name}", {}) for index in range(letters)],
        depth=Depth(dict.fromkeys(Lane, 3), {Lane.RELAY: NOW}, failed=2, groups={}, set_aside=3),
        tickets={State.NEW: 1234, State.TAKEN: 1},
        calls=[CALL] * min(letters, MOST),
        untold=(7, letters),
    )


def check(screen: Screen) -> None:
    assert 0 < sanitize.length(screen.text) <= 4096
    assert sum(len(row) for row in screen.rows) <= 100
    for button in (button for row in screen.rows for button in row):
        assert len(button.label) <= 64
        assert Callback("desk", 0, button.action, button.argument).pack()


@given(page=st.sampled_from(Page), language=st.sampled_from(LANGUAGES), name=st.text(max_size=256))
def test_a_page_stays_within_the_limits_whatever_people_are_called(
    page: Page, language: str, name: str
) -> None:
    check(render(page, facts(name), words(language)))


def test_an_admin_sees_which_groups_are_behind_and_for_how_long() -> None:
    depth = Depth(dict.fromkeys(Lane, 3), {}, failed=0, groups={-1001: 100, -1002: 19})
    text = render(Page.HEALTH, replace(facts("Taras"), depth=depth), words("en")).text
    assert "Staff group -1001: waiting messages will appear there within 5 mins." in text
    assert "-1002" not in text


def test_an_admin_sees_what_systems_were_not_told_and_not_of_whom() -> None:
    waits = replace(CALL, id=7, endpoint="crm", error="", due_at=NOW)
    told = replace(
        facts("Taras"), calls=[replace(CALL, id=5, endpoint="crm", error="HTTP 500"), waits], untold=(1, 2)
    )
    page = render(Page.WEBHOOKS, told, words("en"))
    assert page.text == (
        "1 webhook call is waiting to be sent.\nThe bot gave up on 2 webhook calls.\n\n"
        "5. crm: <code>points.earned</code>, today at 12:00\nLast time: <code>HTTP 500</code>\nGiven up.\n\n"
        "7. crm: <code>points.earned</code>, today at 12:00\nNext try: today at 12:00"
    )
    assert [button.label for row in page.rows for button in row] == ["Try again: 5", "Try all again", "Back"]


@pytest.mark.parametrize("page", Page)
def test_every_page_can_be_left(page: Page) -> None:
    for screen in (
        render(page, facts("Тарас", 0, 0), words("uk")),
        render(page, facts("Тарас"), words("uk")),
    ):
        assert any(button.action == "page" for row in screen.rows for button in row)


def test_admins_of_the_settings_cannot_be_removed() -> None:
    team = [Operator(3001, "Соломія", "uk", admitted=True), Operator(2001, "Тарас", "uk", admitted=True)]
    page = render(Page.OPERATORS, AdminFacts(NOW, BUSINESS, team, [], Depth({}, {}, 0, {}), {}), words("uk"))
    asked = [button.argument for row in page.rows for button in row if button.action == "ask"]
    assert asked == ["2001"]


def test_the_team_is_shown_with_its_roles() -> None:
    team = [
        Operator(3001, "Соломія", "uk", admitted=True),
        Operator(2002, "Daria", "en", admitted=True),
        Operator(2001, "Тарас", "uk", admitted=True),
    ]
    page = render(Page.OPERATORS, AdminFacts(NOW, BUSINESS, team, [], Depth({}, {}, 0, {}), {}), words("en"))
    assert "Соломія (admin), Daria (supervisor) and Тарас" in page.text


def test_the_table_of_rights_follows_the_settings() -> None:
    text = rights_table(Rights(ban=Role.OPERATOR, audit=Role.SUPERVISOR), words("en"))
    operators, supervisors, admins = text.split("\n\n")
    assert "ban customers" in operators
    assert "see who did what" in supervisors
    assert "canned replies" in admins


def test_removing_is_asked_before_it_is_done() -> None:
    screen = render_removal(Operator(2001, "<b>Тарас", "uk", admitted=True), words("uk"))
    assert [(button.action, button.argument) for button in screen.rows[0]] == [
        ("remove", "2001"),
        ("page", "operators"),
    ]
    assert "<b>" not in screen.text


@for_each("language", LANGUAGES)
@for_each("kind", ERRORS.values())
def test_every_refusal_fits_a_toast(kind: type[CareError], language: str) -> None:
    _, known = words(language), get_type_hints(kind)
    odd = {"state": "merged", "command": "points", "ticket": "9" * 18, "why": "…", "missing": "place"}
    error = example(kind, "Т" * 300, 300, **{name: odd[name] for name in odd if name in known})
    text = _.plain(refusal(error, _))
    assert 0 < sanitize.length(text) <= 200


def test_every_refusal_has_a_sentence_of_its_own() -> None:
    """Some are customers' alone."""
    theirs = {AlreadyRated, OpensTooMany, AlreadyAnswered, AllAnswered, NoSuchReminder, ReminderPassed}
    theirs |= {NumberTaken, NumberTooSoon, WrongRule}
    assert SENTENCES.keys() == set(ERRORS.values()) - theirs


@for_each("kind", ERRORS.values())
def test_a_refusal_comes_back_from_the_store_as_it_went(kind: type[CareError]) -> None:
    error = example(kind)
    told = DeskRefused.of(error)
    assert (told.error, str(told.error)) == (error, error.code)


def test_a_refusal_that_an_older_version_knew_is_told_as_one() -> None:
    assert "Nothing was changed" in refusal(DeskRefused(code="gone", why={"by": "Taras"}).error, words("en"))
    assert "Nothing was changed" in refusal(DeskRefused(code="already_taken", why={}).error, words("en"))


@for_each("language", LANGUAGES)
@for_each("state", State)
def test_how_things_stand_fits_a_toast(state: State, language: str) -> None:
    _ = words(language)
    text = _.plain(sentences.standing(ticket(state), _))
    assert 0 < sanitize.length(text) <= 200


def ticket(state: State) -> Ticket:
    return Ticket(
        id=1,
        customer=1003,
        about=About.QUESTION,
        department="delivery",
        state=state,
        language="en",
        order_number="",
        opened_at=NOW,
        answer_due=NOW,
        version=1,
        owner_name="Т" * 300,
    )


@for_each(
    "text, command",
    [
        ("/take", DeskCommand("take")),
        ("/Pass@turbota_demo_bot to Daria", DeskCommand("pass", "to Daria")),
        ("/solve@other_bot", None),
        ("/note she is right", None),
        ("// she is right", None),
        ("take it", None),
        ("/srv/files is full", None),
        (None, None),
    ],
)
def test_commands_are_told_from_words_and_notes(text: str | None, command: DeskCommand | None) -> None:
    assert command_of(text, Me("Turbota_Demo_bot")) == command


def test_who_names_a_bot_is_not_obeyed_before_we_know_our_name() -> None:
    assert command_of("/solve@turbota_demo_bot", Me()) is None
    assert command_of("/solve", Me()) == DeskCommand("solve")
