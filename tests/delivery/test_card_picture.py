"""The card for the till, in the chat: a picture with the code of now, drawn anew in its place a few times."""

from care.loyalty.forgetting import forget
from care.loyalty.till import cards
from care.loyalty.till.cards import STEP, TURNS
from tests.delivery.town import EMMA, Town


def caption(town: Town) -> str:
    [shown] = [each for each in town.standing(EMMA.id) if "photo" in each]
    return str(shown["caption"])


async def current(town: Town) -> str:
    card = await town.do(cards.card_of, EMMA.id)
    return card.code(town.clock.now())


async def test_it_shows_the_code_of_now_and_renews_itself_in_its_place_a_few_times(town: Town) -> None:
    await town.do(cards.show, EMMA.id)
    await town.send()
    shown = []
    for _ in range(TURNS + 2):
        shown.append(caption(town).split("\n")[0].replace(" ", "") == await current(town))
        await town.later(seconds=STEP.total_seconds())
        await town.send()
    assert shown == [True] * (TURNS + 1) + [False]
    assert len(town.calls("sendPhoto")) == 1
    assert len(town.calls("editMessageMedia")) == TURNS
    assert await town.waiting(EMMA.id) == []


async def test_a_card_that_went_with_its_customers_data_is_not_made_anew(town: Town) -> None:
    await town.do(cards.show, EMMA.id)
    await town.do(forget, EMMA.id)
    await town.send()
    assert (town.calls("sendPhoto"), await town.waiting(EMMA.id)) == ([], [])
    assert await town.do(cards.find, EMMA.id) is None


async def test_of_a_picture_that_they_have_deleted_no_more_is_drawn(town: Town) -> None:
    await town.do(cards.show, EMMA.id)
    await town.send()
    [shown] = [each for each in town.standing(EMMA.id) if "photo" in each]
    chat = town.world.chats[EMMA.id]
    town.world.delete(chat, [chat.messages[shown["message_id"]]])
    await town.later(seconds=STEP.total_seconds())
    await town.send()
    assert await town.waiting(EMMA.id) == []
    assert len(town.calls("sendPhoto")) == 1
