"""A customer's phone and shop card, in the chat: shared, typed in, refused, removed."""

from care.business import Localized, Reward
from care.business.loyalty import Loyalty
from care.commands import Command, Done, Refused, Result
from care.loyalty.till.commands import DropNumber, OwnNumber
from care.people.numbers import Number, Numbers, NumberTaken, NumberTooSoon
from care.values.content import Kind
from care.values.errors import CareError
from dialogs.customers.facts import Facts, OwnNumbers
from tests.pure.visitor import EMMA, KAVA, NOW, Visitor

CARD = "4820000000017"
CUP = Reward(key="cup", name=Localized({"en": "A cup"}), points=70)
LOYAL = KAVA.model_copy(update={"loyalty": Loyalty(rewards=(CUP,))})


class Owner(Visitor):
    """Emma at her phone and card; what care is asked for is written down."""

    def __init__(self, known: Numbers | None = None, refusal: CareError | None = None) -> None:
        super().__init__(business=LOYAL)
        self.asked: list[Command] = []
        self.refusal = refusal
        self.knowing(OwnNumbers(), known or Numbers())
        self.care = self._granted
        self.command("points")
        self.press("numbers")

    def _granted(self, command: Command, _facts: Facts) -> Result:
        self.asked.append(command)
        return Refused(self.refusal) if self.refusal else Done()

    def shares(self, user_id: int | None = EMMA.id, **more: str) -> None:
        self.send(Kind.CONTACT, phone_number="447700900123", user_id=user_id, **more)


def test_a_shared_contact_is_theirs_and_the_keyboard_is_there_for_as_long_as_it_is_asked_for() -> None:
    emma = Owner()
    assert not emma.conversation.wants_contact
    emma.press("add", "phone")
    assert emma.conversation.wants_contact
    emma.shares()
    assert emma.asked == [OwnNumber(Number.PHONE, "+447700900123")]
    assert not emma.conversation.wants_contact
    assert emma.note == "Saved."


def test_what_telegram_does_not_confirm_is_refused_with_its_reason() -> None:
    emma = Owner()
    emma.press("add", "phone")
    emma.shares(user_id=1001)
    assert "somebody else’s contact" in str(emma.note)
    emma.shares(forwarded="Emma")
    assert "do not forward" in str(emma.note)
    emma.say("+44 7700 900123")
    assert "a typed number" in str(emma.note)
    assert (emma.asked, emma.conversation.wants_contact) == ([], True)


def test_a_card_is_typed_in_and_its_digits_are_checked() -> None:
    emma = Owner()
    emma.press("add", "card")
    emma.say("4820000000018")
    assert "13 digits" in str(emma.note)
    assert emma.asked == []
    emma.say("4 820000 000017")
    assert emma.asked == [OwnNumber(Number.CARD, CARD)]


def test_a_number_is_taken_for_one_before_it_is_asked_for() -> None:
    emma = Owner()
    emma.say(CARD)
    assert emma.asked == [OwnNumber(Number.CARD, CARD)]
    emma = Owner()
    emma.say("+380 50 123 45 67")
    assert emma.here == ("numbers", "AskingPhone")
    assert emma.note.startswith("We cannot accept a typed number")


def test_what_is_about_something_else_goes_where_it_belongs() -> None:
    for kind in Number:
        emma = Owner()
        emma.press("add", kind)
        emma.say("Where is my order from 2025?")
        assert (emma.conversation.dialog, emma.conversation.wants_contact) == ("offer", False)


def test_somebody_elses_number_leads_to_an_operator() -> None:
    emma = Owner(refusal=NumberTaken(kind="phone"))
    emma.press("add", "phone")
    emma.shares()
    assert emma.text.startswith("Somebody else has already given us this phone number.")
    emma.press("ask")
    assert emma.conversation.dialog == "question"


def test_another_card_on_the_same_day_says_when() -> None:
    emma = Owner(refusal=NumberTooSoon(until=NOW))
    emma.press("add", "card")
    emma.say(CARD)
    assert "one card a day" in str(emma.note)


def test_both_are_shown_and_removed_by_a_press() -> None:
    emma = Owner(Numbers("+447700900123", CARD))
    assert "Phone: +44 7700 900123\nShop card: 4 820000 000017" in emma.text
    emma.press("drop", "card")
    assert (emma.asked, emma.note) == ([DropNumber(Number.CARD)], "Removed.")


def test_back_leads_to_where_they_came_from() -> None:
    emma = Owner()
    emma.press("back")
    assert emma.conversation.dialog == "points"
    emma.command("settings")
    emma.press("numbers")
    emma.press("add", "card")
    emma.press("back")
    emma.press("back")
    assert emma.conversation.dialog == "settings"


def test_where_purchases_bring_nothing_the_settings_do_not_speak_of_it() -> None:
    emma = Visitor()
    emma.command("settings")
    assert ("numbers", "") not in emma.buttons
