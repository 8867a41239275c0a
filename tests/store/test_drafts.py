"""Of a form that was begun and not sent its author is reminded once, before it goes (decision 0019)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from markupsafe import Markup

from bot.telegram.answers import Show
from care.people.customers import Wishes, save
from care.store.unit import Store
from dialogs.engine.machine import Screen
from dialogs.language.places import words_for
from tests.store.cast import EMMA, NOW, SHOP
from tests.store.doorstep import Doorstep
from tests.store.looking import do

# Both stores: tests/store/test_unsent_both.py.
pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


@pytest.fixture
def emma(store: Store) -> Doorstep:
    return Doorstep(store)


async def begin(emma: Doorstep, dialog: str) -> None:
    await emma.say(f"/{dialog}")
    if dialog == "feedback":
        await emma.press("place", "table7")
        await emma.press("score", "4")
    else:
        await emma.press("department", "cafe")
    await emma.say("The coffee was cold")


@pytest.mark.parametrize("left", [True, False], ids=["left", "open"])
@pytest.mark.parametrize("dialog", ["complaint", "feedback"])
async def test_of_a_draft_its_author_is_reminded_once_and_can_go_on(
    emma: Doorstep, dialog: str, left: bool
) -> None:
    await begin(emma, dialog)
    if left:
        await emma.say("/menu")
    await emma.wait(hours=25)
    [told] = await emma.told()
    assert dialog in told
    await emma.wait(hours=23)
    await emma.follow("menu", "resume")
    await emma.say("And late")
    conversation = await emma.conversation()
    assert (conversation["dialog"], len(conversation["state"]["messages"])) == (dialog, 2)
    assert len(await emma.told()) == 1


async def test_the_menu_says_until_when_a_draft_is_kept_and_that_is_true(emma: Doorstep) -> None:
    await begin(emma, "complaint")
    await emma.say("/menu")
    words = words_for(EMMA, SHOP)

    def says(until: datetime) -> bool:
        assert emma.screen
        return f"if you do not send it {words.by(until, emma.moment)}" in emma.screen.screen.text

    assert says(emma.moment + timedelta(hours=48))
    await emma.wait(hours=25)
    reminded = emma.moment
    await emma.say("/menu")
    assert says(reminded + timedelta(hours=24))
    await emma.wait(hours=23, minutes=55)
    assert (await emma.conversation())["parked"]
    await emma.wait(minutes=6)
    assert not (await emma.conversation())["parked"]
    await emma.say("/menu")
    assert emma.screen
    assert "You started a complaint" not in emma.screen.screen.text


@pytest.mark.parametrize("left", [True, False], ids=["left", "open"])
async def test_a_draft_goes_when_its_author_does_not_come_back(emma: Doorstep, left: bool) -> None:
    await begin(emma, "complaint")
    if left:
        await emma.say("/menu")
    await emma.wait(hours=25)
    await emma.wait(hours=25)
    conversation = await emma.conversation()
    assert (conversation["dialog"], conversation["parked"]) == ("menu", None)
    assert (conversation["look_at"], len(await emma.told())) == (None, 1)


@pytest.mark.parametrize("word", ["/start", "Hello", "Are you open on Sunday?", "My cake is late"])
@pytest.mark.parametrize("dialog", ["complaint", "feedback"])
async def test_who_comes_back_after_that_is_told_once_that_it_was_not_sent(
    emma: Doorstep, dialog: str, word: str
) -> None:
    await begin(emma, dialog)
    await emma.wait(hours=25)
    await emma.wait(hours=25)
    await emma.say(word)
    assert emma.screen
    assert emma.screen.screen.text.startswith(
        f"Your unfinished {dialog} was not sent, and we have deleted it."
    )
    await emma.say("/start")
    assert "unfinished" not in emma.screen.screen.text


async def test_a_press_on_an_old_button_is_told_of_it_once_as_well(emma: Doorstep) -> None:
    await begin(emma, "complaint")
    await emma.wait(hours=25)
    await emma.wait(hours=25)
    for first in (True, False):
        await emma.press("done")
        assert emma.screen
        assert ("unfinished complaint" in emma.screen.screen.text) is first


async def test_a_draft_that_goes_while_its_author_writes_something_else_disturbs_nothing(
    emma: Doorstep,
) -> None:
    await begin(emma, "complaint")
    await emma.say("/menu")
    await emma.wait(hours=25)
    emma.moment += timedelta(hours=23, minutes=50)
    await emma.say("/question")
    await emma.wait(minutes=30)
    conversation = await emma.conversation()
    assert (conversation["dialog"], conversation["parked"]) == ("question", None)


@pytest.mark.parametrize("left", [True, False], ids=["left", "open"])
async def test_the_reminder_is_the_screen_and_goes_with_the_next_one(emma: Doorstep, left: bool) -> None:
    await begin(emma, "complaint")
    if left:
        await emma.say("/menu")
    emma.shown[EMMA.id] = 77
    await emma.wait(hours=25)
    assert [(each.message_id, each.lapsed) for each in emma.retired] == [(77, not left)]
    emma.shown[EMMA.id] = 78  # it has arrived
    await emma.say("/hours")
    assert emma.screen
    assert (emma.screen.retire, emma.screen.lapsed) == (78, True)


async def test_the_reminder_becomes_the_form_when_its_button_is_pressed(emma: Doorstep) -> None:
    await begin(emma, "complaint")
    await emma.wait(hours=25)
    conversation = await emma.conversation()
    emma.screen = Show(EMMA.id, conversation["dialog"], conversation["version"], Screen(Markup()))
    await emma.press("resume")
    assert (await emma.conversation())["dialog"] == "complaint"
    assert emma.screen.edit is not None


async def test_the_reminder_goes_with_what_it_reminded_of(emma: Doorstep) -> None:
    await begin(emma, "complaint")
    await emma.wait(hours=25)
    emma.shown[EMMA.id] = 78
    await emma.wait(hours=25)
    assert [(each.message_id, each.lapsed) for each in emma.retired] == [(78, True)]


async def test_who_is_at_something_else_by_then_stays_there(emma: Doorstep) -> None:
    await begin(emma, "complaint")
    await emma.say("/menu")
    emma.moment += timedelta(hours=23, minutes=50)
    await emma.say("/question")
    await emma.wait(minutes=30)
    assert (await emma.conversation())["dialog"] == "question"
    assert len(await emma.told()) == 1


async def test_what_was_only_asked_long_ago_is_nothing_to_be_at(emma: Doorstep) -> None:
    await begin(emma, "complaint")
    await emma.say("/question")
    emma.shown[EMMA.id] = 77
    await emma.wait(hours=25)
    assert [(each.message_id, each.lapsed) for each in emma.retired] == [(77, True)]


async def test_who_wants_no_reminders_gets_none(emma: Doorstep) -> None:
    await do(emma.store, save, [replace(EMMA, wishes=Wishes(reminders=False))], NOW)
    await begin(emma, "complaint")
    await emma.wait(hours=25)
    assert await emma.told() == []
    assert (await emma.conversation())["dialog"] == "complaint"


async def test_a_score_alone_is_no_word_and_goes_silently(emma: Doorstep) -> None:
    await emma.say("/feedback")
    await emma.press("place", "table7")
    await emma.press("score", "4")
    await emma.wait(hours=25)
    assert (await emma.conversation())["dialog"] == "menu"
    assert await emma.told() == []
