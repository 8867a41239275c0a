"""Panels and lines around shifts, passing on, priorities, points and the rules: whole, in limits, in every language."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from care.business import LANGUAGES, Localized, Person, Priority, PriorityRule, Tier
from care.loyalty.standing import Standing
from care.people.operators import Duty, Operator
from care.routing import Candidate, Wanted, Why, route
from care.tickets.work.assignment import Cause
from dialogs.engine.machine import Screen
from dialogs.panels.assignment import read_cause, render_causes, render_choices
from dialogs.panels.customer.banning import BanFacts, render_banning
from dialogs.panels.customer.points import render_points
from dialogs.panels.priority import render_priorities
from dialogs.panels.team.shifts import begun, ended, paused, render_leaving
from dialogs.staff.team.routing import explain
from dialogs.staff.team.rules import render_table
from dialogs.staff.ticket.card import Action
from dialogs.staff.ticket.causes import cause
from dialogs.staff.ticket.priorities import priority_name, read_priority
from tests.for_each import for_each
from tests.pure.test_card import BUSINESS, NOW, TICKET
from tests.pure.test_desk_panels import check, words

TARAS = Operator(2**51, "Тарас", "uk", admitted=True, duty=Duty.ON, duty_until=NOW + timedelta(hours=2))
GOLD = Tier(key="gold", name=Localized({"en": "Gold"}), points=1500)
RULE = PriorityRule(
    priority=Priority.HIGH,
    words=("allerg",),
    about=("delivery",),
    tier="gold",
    again_within=timedelta(days=30),
)
RULED = BUSINESS.model_copy(update={"tiers": (GOLD,), "priorities": (RULE,)})


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]


@given(name=st.text(min_size=1, max_size=256), language=st.sampled_from(LANGUAGES))
def test_every_panel_stays_within_the_limits_whatever_people_are_called(name: str, language: str) -> None:
    _ = words(language)
    many = [replace(TARAS, id=2**50 + number, name=name, duty=Duty.BREAK) for number in range(60)]
    for screen in (
        render_choices(TICKET, BUSINESS, many, _),
        render_causes(Action.TO_OPERATOR, str(2**51), name, _),
        render_causes(Action.TO_DEPARTMENT, "delivery_of_cake", name, _),
        render_priorities(TICKET, _),
        render_leaving(many[0], 1000, many, _),
        Screen(ended(many[0], 3, many[1], _, alone=True)),
        Screen(begun(many[0], [TICKET] * 60, 3, NOW, _, chosen=False)),
        Screen(paused(many[0], NOW, _)),
        *(
            render_banning(BanFacts(name, 3, end, name, shadow), 2**50, NOW, _)
            for shadow in (True, False)
            for end in (None, NOW)
        ),
    ):
        check(screen)


def test_the_end_of_a_shift_says_when_nobody_is_there_and_promises_nobody() -> None:
    _ = words("en")
    assert "Nobody" not in ended(TARAS, 3, None, _, alone=False)
    assert "Nobody is on shift now" in ended(TARAS, 3, None, _, alone=True)
    assert "Nobody else is on shift" in render_leaving(TARAS, 1, [], _).text
    assert "Nobody" not in render_leaving(TARAS, 1, [TARAS], _).text
    assert "others" not in paused(TARAS, NOW, _)


def test_a_ban_says_what_it_does_before_it_is_done() -> None:
    _ = words("en")
    ends = NOW + timedelta(days=7)
    asked = render_banning(BanFacts("Emma", 2, ends, "insults", shadow=False), 5, NOW, _)
    for said in ("Ban Emma? The ban ends", "Reason: insults", "They have 2 open tickets", "be told so"):
        assert said in asked.text
    assert labels(asked) == ["Ban", "Do not ban"]
    text = render_banning(BanFacts("Emma", 0, None, "spam", shadow=True), 5, NOW, _).text
    assert "Shadow-ban Emma until someone lifts the ban?" in text
    assert "notice nothing" in text
    assert "ticket" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_usual_reasons_fit_their_buttons_and_are_read_back(language: str) -> None:
    screen = render_causes(Action.TO_OPERATOR, "2001", "Тарас", words(language))
    assert all(len(label) <= 24 for label in labels(screen))
    codes = [button.argument.partition("-")[2] for row in screen.rows[:-1] for button in row]
    assert {read_cause(code) for code in codes} == set(Cause)
    assert read_cause("forged") is None
    assert all(cause(str(each), words(language)) for each in Cause if each)


def test_who_begins_a_shift_reads_until_when_and_what_to_take() -> None:
    many = [replace(TICKET, id=number, desk=-1001, topic=number) for number in range(1, 13)]
    said = begun(TARAS, many, 12, NOW, words(), chosen=False)
    assert "/onshift" in said
    assert said.count("https://t.me/c/1/") == 10
    assert "2" in said.partition('/10">')[2]
    assert "/onshift" not in begun(TARAS, (), 0, NOW, words(), chosen=True)


def test_who_is_at_work_is_marked_and_stands_first() -> None:
    away = replace(TARAS, id=7, name="Дарія", duty=Duty.OFF)
    assert labels(render_choices(TICKET, BUSINESS, [away, TARAS], words()))[:2] == ["🟢 Тарас", "Дарія"]


@for_each("language", LANGUAGES)
@for_each("priority", Priority)
def test_a_priority_is_read_as_it_is_called_in_any_language(priority: Priority, language: str) -> None:
    name = str(priority_name(priority, words(language)))
    assert read_priority(f" {name.upper()} ") is priority
    assert read_priority(name[:-1]) is priority


@pytest.mark.parametrize("nothing", ["", "hot", "urgent please"])
def test_what_names_no_priority_is_none(nothing: str) -> None:
    assert read_priority(nothing) is None


def test_the_priority_that_it_has_is_marked() -> None:
    chosen = [label for label in labels(render_priorities(TICKET, words())) if "✓" in label]
    assert chosen == ["▫️ normal ✓"]


def test_points_say_what_has_just_happened_and_what_follows() -> None:
    standing = Standing(balance=60, earned=2000, tier=GOLD)
    assert (
        words().plain(render_points(standing, -40, words()))
        == "Deducted: 40 points. Balance: 60 points Earned in total: 2,000 points Tier: Gold "
        "The customer will be told, with the reason."
    )
    assert "/points +50" in render_points(Standing(), 0, words())


def team(*numbers: int, duty: Duty = Duty.ON) -> list[Candidate]:
    return [Candidate(replace(TARAS, id=number, duty=duty)) for number in numbers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_sentence(language: str) -> None:
    staff = (Person(id=4, departments=("cafe",)), Person(id=5, languages=("uk",)))
    shop = RULED.model_copy(update={"staff": staff})
    said: set[Why] = set()
    for people, at, not_to in (
        ([*team(1, 2), *team(3, duty=Duty.BREAK)], NOW, None),
        (team(1, 2), NOW, 1),
        (team(4, 5), NOW, None),
        ([], NOW + timedelta(hours=12), None),
    ):
        wanted = Wanted("delivery", "en", at, not_to=not_to)
        routing = route(shop, people, wanted)
        lines = explain(shop, people, wanted, routing, NOW, words(language))
        assert len(lines) == 5 + len(routing.reasons)
        assert all(words().plain(line).strip("– ") for line in lines)
        said |= {reason.why for reason in routing.reasons}
    assert said == set(Why)


def test_the_table_says_all_that_a_rule_names() -> None:
    lines = [words().plain(line) for line in render_table(RULED, [Candidate(TARAS, 4)], words())]
    assert (
        "1. 🔼 high: words beginning with: allerg; Delivery; tier Gold or higher; another complaint within 30 days"
        in lines
    )
    assert "· Gold: from 1,500 points" in lines
    assert lines[-1].endswith("on shift · open tickets: 4")
