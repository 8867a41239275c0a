"""Rewards, in the chat: what points buy, a voucher, and its way back."""

from datetime import timedelta

from care.business import Localized, Reward
from care.business.loyalty import Loyalty
from care.commands import Command, Refused, Result
from care.loyalty.standing import Standing
from care.loyalty.till.commands import CancelVoucher, PointsBack, TakeReward, VoucherMade
from care.loyalty.till.vouchers import Voucher
from care.values.errors import NotEnough
from dialogs.customers.facts import Facts, Points, Vouchers
from tests.pure.visitor import KAVA, NOW, Visitor

CAKE = Reward(key="cake", name=Localized({"en": "A cake"}), points=40, valid=timedelta(days=7))
CUP = Reward(key="cup", name=Localized({"en": "A cup"}), points=70)
SHOP = KAVA.model_copy(update={"loyalty": Loyalty(rewards=(CUP, CAKE))})
VOUCHER = Voucher(7, "123456784", 1003, "cake", CAKE.name, CAKE.name, 40, NOW + timedelta(days=7))


class Spender(Visitor):
    """Emma with 50 points; what care is asked for is written down."""

    def __init__(self, *vouchers: Voucher, refused: bool = False) -> None:
        super().__init__(business=SHOP)
        self.asked: list[Command] = []
        self.refused = refused
        self.knowing(Points(), Standing(50)).knowing(Vouchers(), vouchers)
        self.care = self._granted
        self.command("points")
        self.press("rewards")

    def _granted(self, command: Command, _facts: Facts) -> Result:
        self.asked.append(command)
        if self.refused:
            return Refused(NotEnough(balance=50))
        made: Result = VoucherMade(7) if isinstance(command, TakeReward) else PointsBack(40)
        self.knowing(Vouchers(), (VOUCHER,) if isinstance(command, TakeReward) else ())
        return made


def test_what_is_in_reach_has_a_button_and_what_is_next_says_how_far_it_is() -> None:
    emma = Spender()
    assert emma.text == (
        "Rewards\n\nYou have 50 points.\nChoose what to spend them on.\n\n“A cup”: 20 more points needed."
    )
    assert emma.buttons == [("reward", "cake"), ("back", ""), ("menu", "")]


def test_it_is_confirmed_and_the_voucher_has_a_code_that_can_be_said_aloud() -> None:
    emma = Spender()
    emma.press("reward", "cake")
    assert emma.text.startswith(
        "Spend 40 points on “A cake”?\n\nYou will get a voucher with a code for the cashier."
    )
    assert emma.asked == []
    emma.press("yes")
    assert emma.asked == [TakeReward("cake", NOW)]
    assert "A cake\n123 456 784" in emma.text
    assert "through 27 November 2026" in emma.text


def test_a_voucher_is_opened_again_and_cancelled() -> None:
    emma = Spender(VOUCHER)
    emma.press("voucher", "7")
    emma.press("drop")
    assert emma.asked == [CancelVoucher(7)]
    assert (emma.note, emma.here) == ("40 points are back.", ("rewards", "Choosing"))
    assert ("voucher", "7") not in emma.buttons


def test_who_has_spent_it_elsewhere_meanwhile_is_told_what_there_is() -> None:
    emma = Spender(refused=True)
    emma.press("reward", "cake")
    emma.press("yes")
    assert emma.note == "You have 50 points, which is not enough for this."
    assert emma.here == ("rewards", "Choosing")
