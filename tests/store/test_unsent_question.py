"""Words for a person, below “Ask an operator”, that were not sent."""

from datetime import timedelta

import pytest

from care.store.tables import tickets
from care.store.unit import Store
from tests.store.cast import NOW, opened
from tests.store.doorstep import Doorstep
from tests.store.looking import do, rows

# Both stores: tests/store/test_unsent_both.py.
pytestmark = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
WORDS = "Do you have oat milk?"


@pytest.fixture
def emma(store: Store) -> Doorstep:
    return Doorstep(store)


async def ask(emma: Doorstep) -> None:
    await emma.say("/question")
    await emma.press("department", "sales")
    await emma.say(WORDS)


@pytest.mark.parametrize("left", ["", "/menu", "/complaint"])
async def test_a_question_that_was_not_sent_goes_to_a_person_after_a_short_silence(
    emma: Doorstep, left: str
) -> None:
    await do(emma.store, opened)  # it is not for that one
    await ask(emma)
    assert emma.screen
    assert "we will send it today at 10:15" in emma.screen.screen.text
    await emma.wait(minutes=5)
    await emma.say("With coffee")
    if left:
        await emma.say(left)
    await emma.wait(minutes=14)
    assert len(await emma.words()) == 1
    await emma.wait(minutes=2)
    assert (await emma.words())[1:] == [(2, WORDS), (2, "With coffee")]
    assert (await rows(emma.store, tickets))[-1]["department"] == "sales"
    [told] = await emma.told()
    assert "We have sent your question to our operators. It is No.\xa02." in told
    assert "An operator will answer here by" in told
    await emma.wait(days=3)
    assert len(await emma.told()) == 1


async def test_at_night_a_question_waits_for_the_morning_and_says_so(emma: Doorstep) -> None:
    emma.moment = NOW + timedelta(hours=11)  # nine in the evening
    await ask(emma)
    assert emma.screen
    assert "we will send it tomorrow at 09:00" in emma.screen.screen.text
    await emma.wait(hours=11)
    assert await emma.words() == []
    await emma.wait(hours=1)
    assert [text for _, text in await emma.words()] == [WORDS]


async def test_a_question_that_was_cancelled_is_sent_to_nobody(emma: Doorstep) -> None:
    await ask(emma)
    await emma.press("cancel")
    await emma.wait(days=1)
    assert await emma.words() == []


async def test_a_complaint_that_was_begun_stays_a_draft(emma: Doorstep) -> None:
    await emma.say("/complaint")
    await emma.press("department", "cafe")
    await emma.say(WORDS)
    await emma.wait(hours=23)
    assert (await emma.words(), await emma.told()) == ([], [])


async def test_words_without_a_place_are_told_when_they_go_and_by_when_an_answer_comes(
    emma: Doorstep,
) -> None:
    await emma.say(WORDS)
    assert emma.screen
    assert "today at 10:15, and you will have an answer by 12:15 today" in emma.screen.screen.text
    await emma.wait(minutes=16)
    [told] = await emma.told()
    assert "An operator will answer here by 11:1" in told
