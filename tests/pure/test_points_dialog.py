"""My points, in the chat."""

from datetime import timedelta
from decimal import Decimal

from care.business import OTHER, Localized, Tier
from care.commands import OpenTicket
from care.loyalty.movements import Kind, Movement, Why
from care.loyalty.purchases import Line, Purchase
from care.loyalty.receipts import Bought, Receipt
from care.loyalty.reckoning import Reason
from care.loyalty.standing import Portion, Standing
from care.people.numbers import Numbers
from dialogs.customers.facts import Coming, Endings, Movements, OwnNumbers, Points, Receipts
from dialogs.customers.loyalty.explaining import SHOWN
from dialogs.customers.loyalty.history import PAGE
from dialogs.customers.loyalty.points import FEW
from tests.pure.visitor import KAVA, NOW, Visitor

TIERS = tuple(
    Tier(key=key, name=Localized({"en": key.title()}), points=least)
    for key, least in (("silver", 100), ("gold", 500))
)
LOYAL = KAVA.model_copy(
    update={"tiers": TIERS, "loyalty": KAVA.loyalty.model_copy(update={"worth": Decimal("0.25")})}
)
DAY = timedelta(days=1)


def member(standing: Standing, *movements: Movement) -> Visitor:
    visitor = Visitor(business=LOYAL)
    return visitor.knowing(Points(), standing).knowing(Movements(PAGE + 1), movements)


def test_it_says_what_they_have_what_that_is_worth_and_how_far_it_is_to_the_next_tier() -> None:
    emma = member(Standing(130, 200, TIERS[0]))
    emma.command("points")
    assert (
        emma.text
        == "You have 130 points.\nThat is worth ₴32.50.\n\nYour tier: Silver\n▰▰▱▱▱▱▱▱▱▱\n300 more points to reach "
        "the tier “Gold”"
    )


def test_who_has_the_highest_tier_has_nowhere_to_go() -> None:
    emma = member(Standing(0, 900, TIERS[1]))
    emma.command("points")
    assert emma.text == "You have 0 points.\n\nYour tier: Gold"


def test_what_is_pending_and_what_ends_is_said_with_its_day() -> None:
    emma = member(Standing(10, 0, None, pending=45, debt=3))
    emma.knowing(Coming(FEW), (Portion(30, NOW + 14 * DAY),))
    emma.knowing(Endings(FEW), (Portion(1, NOW.replace(month=12, day=1, hour=0)),)).command("points")
    assert (
        "⏳ 30 points are pending: you can spend them from 4 December.\nAnd 15 more after that.\n"
        "3 points for a returned purchase will be taken from those you earn next.\n\n"
        "1 point is valid through 30 November 2026, then it expires." in emma.text
    )


def test_the_history_goes_by_months_with_the_receipt_and_what_it_was_for() -> None:
    emma = member(
        Standing(),
        Movement(-40, "a coffee", NOW, Kind.REDEEM, Why.REWARD),
        Movement(1500, "", NOW - 2 * DAY, why=Why.PURCHASE, receipt="hall:T-1"),
        Movement(-7, "", NOW - 30 * DAY, Kind.EXPIRE, Why.EXPIRED),
    )
    emma.command("points")
    emma.press("history")
    assert emma.text == (
        "History of your points\n\nNovember 2026\n20 November · −40 · reward · a coffee\n"
        "18 November · +1,500 · purchase · receipt T-1\n\nOctober 2026\n21 October · −7 · expired"
    )
    emma.press("back")
    assert emma.here == ("points", "Shown")


def test_a_long_history_has_pages_both_ways() -> None:
    emma = member(
        Standing(), *(Movement(number, "", NOW, id=number) for number in range(30, 30 - PAGE - 1, -1))
    )
    last = 31 - PAGE
    emma.knowing(Movements(PAGE + 1, last), (Movement(last - 1, "", NOW, id=last - 1),))
    emma.command("points")
    emma.press("history")
    assert f"+{last} " in emma.text
    assert f"+{last - 1} " not in emma.text
    emma.press("older")
    assert f"+{last - 1} " in emma.text
    assert ("older", "") not in emma.buttons
    emma.press("newer")
    assert "+30 " in emma.text


def bought(sum_: int, points: int, reversed_: int = 0) -> Receipt:
    line = Line(id="1", sum=Decimal(sum_))
    purchase = Purchase(key=f"hall:T-{sum_}", customer=1003, currency="UAH", at=NOW, lines=(line,))
    return Receipt(sum_, purchase, (Bought(line, Reason(1, Decimal(10))),), points, reversed_)


def test_why_a_purchase_brought_nothing_is_said_and_what_is_not_known_is_asked_of_an_operator() -> None:
    emma = member(Standing()).knowing(Receipts(SHOWN), (bought(9, 0), bought(70, 7, 3), bought(50, 5)))
    emma.command("points")
    emma.press("history")
    emma.press("missing")
    assert (
        "20 November · receipt T-9 · ₴9 · +0\nThe sum is too small for a whole point.\n\n"
        "20 November · receipt T-70 · ₴70 · +7\n3 points were taken back when you returned something.\n\n"
        "20 November · receipt T-50 · ₴50 · +5\n\nA purchase counts when" in emma.text
    )
    emma.press("ask")
    assert emma.text.startswith("Which purchase is missing?")
    emma.say("T-51, yesterday, 120 hryvnias")
    emma.press("send")
    assert [(each.points, each.department) for each in emma.done if isinstance(each, OpenTicket)] == [
        (True, OTHER)
    ]


def test_whom_tills_know_by_their_phone_is_not_told_to_add_one() -> None:
    emma = member(Standing()).knowing(Receipts(SHOWN), ()).knowing(OwnNumbers(), Numbers("+447700900123"))
    emma.command("points")
    emma.press("history")
    emma.press("missing")
    assert "A purchase counts when" not in emma.text
    emma.press("numbers")
    assert emma.here[0] == "numbers"


def test_who_has_bought_nothing_that_we_know_of_reads_that() -> None:
    emma = member(Standing()).knowing(Receipts(SHOWN), ())
    emma.command("points")
    emma.press("history")
    emma.press("missing")
    assert "We do not know of any of your purchases yet." in emma.text


def test_the_menu_has_a_button_where_there_is_something_to_reach() -> None:
    for business, offered in ((LOYAL, True), (KAVA, False)):
        visitor = Visitor(business=business)
        visitor.command("menu")
        assert (("go", "points") in visitor.buttons) is offered
