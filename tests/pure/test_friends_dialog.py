"""Inviting a friend, and coming by a friend's link, in the chat."""

from dataclasses import replace

from care.business.loyalty import Gifts, Loyalty
from care.commands import Command, Refused, Result
from care.loyalty.friends import Brought, Came, CameByFriend, ComeByFriend, Invitation, InviteFriend
from care.values.errors import NotOffered
from dialogs.customers.facts import Facts, Friends, MayInvite
from tests.pure.visitor import KAVA, Visitor

SHOP = KAVA.model_copy(update={"loyalty": Loyalty(gifts=Gifts(friend=40, welcome=20))})
LINK = "https://t.me/kava_bot?start=i-AbCd_-12"


class Inviter(Visitor):
    """Emma, of whose deeds care says `result`."""

    def __init__(self, result: Result, *, warm: bool = True) -> None:
        super().__init__(business=SHOP)
        self.facts = replace(self.facts, bot="kava_bot")
        self.knowing(MayInvite(), warm).knowing(Friends(), Brought(3, 2))
        self.care = lambda _command, _facts: result


def test_a_warm_customer_finds_a_link_to_hand_on_and_reads_who_gets_what_and_when() -> None:
    emma = Inviter(Invitation("AbCd_-12"))
    emma.command("points")
    emma.press("friends")
    assert emma.done == [InviteFriend()]
    assert (
        "When a friend opens it and buys something, you get 40 points.\n"
        f"Your friend gets 20 points at once.\n\n{LINK}\n\nFriends who joined: 3. Of these, bought something: 2."
        in emma.text
    )
    assert emma.outcome
    assert "AbCd_-12" in emma.outcome.screen.rows[0][0].url


def test_nobody_else_is_offered_it() -> None:
    emma = Inviter(Refused(NotOffered()), warm=False)
    emma.command("points")
    assert ("friends", "") not in emma.buttons
    emma.follow("friends")
    assert "t.me" not in emma.text


def test_until_the_bot_knows_its_name_there_is_no_link() -> None:
    emma = Inviter(Invitation("AbCd_-12"))
    emma.facts = replace(emma.facts, bot="")
    emma.command("points")
    emma.press("friends")
    assert "not ready yet" in emma.text
    assert "t.me" not in emma.text


SAID = {
    Came.NEW: "A friend has invited you.\n\nWe have given you 20 points as a welcome gift.\n\nWhen you buy",
    Came.OWN: "This is your own link,",
    Came.AGAIN: "You have already joined through a friend’s invitation",
    Came.OLD: "You were already our customer",
    Came.NOBODYS: "Hello! This is Kava.",  # the menu, with a word that the link leads nowhere
}


def test_whoever_comes_by_a_link_reads_what_that_means() -> None:
    for how, said in SAID.items():
        emma = Inviter(CameByFriend(how))
        emma.command("start", "i-AbCd_-12")
        assert emma.done == [ComeByFriend("AbCd_-12")]
        assert said in emma.text, how


def test_points_for_the_friend_are_not_promised_where_there_are_none() -> None:
    def said(_command: Command, _facts: Facts) -> Result:
        return CameByFriend(Came.NEW)

    emma = Inviter(CameByFriend(Came.NEW))
    emma.facts = replace(emma.facts, business=KAVA)
    emma.care = said
    emma.command("start", "i-AbCd_-12")
    assert "points for it" not in emma.text
