"""A first card that waits for its turn takes along what is written meanwhile."""

from playground.client.actor import Actor
from playground.values.shapes import Json
from tests.bot.shop import GROUP, Shop, complain

SOUP, TEA = "The soup was cold", "And the tea was cold, too"


async def hold(shop: Shop) -> None:
    """The group takes nothing, until that heals."""
    await shop.playground.fail("429", chat_id=GROUP, times=1000, retry_after=1)


async def add(emma: Actor, text: str) -> Json:
    said = await emma.say(text)
    await emma.wait_for("Your message went to No. 1", after=said["message_id"])
    return said


async def spoken(shop: Shop) -> list[str]:
    """What the bot has sent into the group, as it stands now."""
    messages = await shop.playground.person("taras").messages(GROUP)
    return [message["text"] for message in messages if "text" in message]


async def test_what_is_written_before_a_card_is_shown_stands_in_it(shop: Shop) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await hold(shop)
    await complain(emma, SOUP)
    await add(emma, TEA)
    await shop.playground.heal()
    await taras.wait_for(TEA, GROUP)
    await shop.rest()
    [card] = await spoken(shop)
    assert f"{SOUP}\n\n{TEA}" in card


async def test_an_answer_that_was_not_heard_makes_no_second_card(shop: Shop) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await shop.playground.fail("429", chat_id=GROUP, times=1, retry_after=2)
    await shop.playground.fail("lost", method="sendMessage", chat_id=GROUP, times=1)
    await complain(emma, SOUP)
    await add(emma, TEA)
    await taras.wait_for(TEA, GROUP)
    await add(emma, "And no spoon")
    await taras.wait_for("And no spoon", GROUP, timeout=40)  # what was not heard is looked for first
    await shop.rest()
    assert [TEA in text for text in await spoken(shop)] == [True, False]


async def test_what_stands_in_the_card_is_corrected_there(shop: Shop) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await hold(shop)
    await complain(emma, SOUP)
    said = await add(emma, TEA)
    await shop.playground.heal()
    await taras.wait_for(TEA, GROUP)
    await emma.edit(said["message_id"], "And the tea was too hot")
    await taras.wait_for("And the tea was too hot", GROUP)
    await shop.rest()
    assert len(await spoken(shop)) == 1


async def test_a_text_that_is_more_than_its_words_goes_alone(shop: Shop) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await hold(shop)
    await complain(emma, SOUP)
    link = {"type": "text_link", "offset": 0, "length": 4, "url": "https://example.com/"}
    await emma.send(text="Look, and the tea", entities=[link])
    await emma.wait_for("Your message went to No. 1")
    await shop.playground.heal()
    await taras.wait_for("Look, and the tea", GROUP)
    await shop.rest()
    assert len(await spoken(shop)) == 2


async def test_one_of_several_words_in_a_message_is_corrected_and_the_others_stay(shop: Shop) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await complain(emma, SOUP)
    await taras.wait_for(SOUP, GROUP)
    await shop.rest()
    await hold(shop)
    said = [await add(emma, text) for text in ("No spoon", TEA, "No napkin")]
    await shop.playground.heal()
    await taras.wait_for("No napkin", GROUP)
    await emma.edit(said[1]["message_id"], "And the tea was too hot")
    await taras.wait_for("And the tea was too hot", GROUP)
    await shop.rest()
    last = (await spoken(shop))[-1]
    places = [last.find(text) for text in ("No spoon", "And the tea was too hot", "No napkin")]
    assert places == sorted(places)
    assert min(places) >= 0
