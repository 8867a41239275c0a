"""My points, in the chat."""

from datetime import timedelta

from care.business import Localized, Tier
from care.loyalty.movements import Movement
from care.loyalty.standing import Standing
from dialogs.customers.facts import Movements, Points
from dialogs.customers.points import LATEST
from tests.pure.visitor import KAVA, NOW, Visitor

TIERS = tuple(
    Tier(key=key, name=Localized({"en": key.title()}), points=least)
    for key, least in (("silver", 100), ("gold", 500))
)
LOYAL = KAVA.model_copy(update={"tiers": TIERS})


def member(standing: Standing, *movements: Movement) -> Visitor:
    visitor = Visitor(business=LOYAL)
    return visitor.knowing(Points(), standing).knowing(Movements(LATEST), movements)


def test_it_says_what_they_have_and_how_far_it_is_to_the_next_tier() -> None:
    emma = member(Standing(120, 200, TIERS[0]))
    emma.command("points")
    assert (
        emma.text
        == "You have 120 points.\n\nYour tier: Silver\n▰▰▱▱▱▱▱▱▱▱\n300 more points to reach the tier “Gold”"
        "\n\nOur team adds the points, and we write to you each time."
    )


def test_who_has_the_highest_tier_has_nowhere_to_go() -> None:
    emma = member(Standing(0, 900, TIERS[1]))
    emma.command("points")
    assert emma.text.startswith("You have 0 points.\n\nYour tier: Gold\n\nOur team adds")


def test_the_latest_movements_stand_below_with_their_reasons() -> None:
    emma = member(Standing(), Movement(-40, "a coffee", NOW), Movement(1500, "", NOW - timedelta(days=2)))
    emma.command("points")
    assert emma.text.endswith("20 November · −40 · a coffee\n18 November · +1,500")


def test_the_menu_has_a_button_where_there_is_something_to_reach() -> None:
    for business, offered in ((LOYAL, True), (KAVA, False)):
        visitor = Visitor(business=business)
        visitor.command("menu")
        assert (("go", "points") in visitor.buttons) is offered
