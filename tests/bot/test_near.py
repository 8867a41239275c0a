"""A mistyped value in an operator's command: what may be meant is offered, and done only when it is chosen."""

import pytest

from care.business import Business, Rights, Role
from care.replies.model import Reply
from care.replies.rows import put
from care.store.unit import Store
from playground.values.shapes import Json
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.words import like, sentence, term


@pytest.fixture
def business(business: Business) -> Business:
    rights = Rights(manage=Role.OPERATOR, audit=Role.OPERATOR)
    return business.model_copy(update={"rights": rights})


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    """Emma's complaint about a delivery, Taras and Daria, and a canned reply."""
    store = Store.at(shop.settings.database_url, shop.business)
    async with store.write() as unit:
        await put(unit, "sorry", Reply(uk="Перепрошуємо.", en="We are sorry."))
        await unit.commit()
    await store.close()
    desk = await open_desk(shop)
    await desk.admit("daria")
    return desk


def first_button(message: Json) -> str:
    label: str = message["reply_markup"]["inline_keyboard"][0][0]["text"]
    return label


async def offered(desk: Desk, command: str, names: str) -> Json:
    """The answer, once it asks for these."""
    await desk.write(command)
    return await desk.wait_in_topic(sentence("Did you mean {names}?", names=names))


async def test_a_priority_is_the_first_choice(desk: Desk) -> None:
    panel = await offered(desk, "/priority urgnt", term("priority", "urgent"))
    assert sentence("There is no priority “{name}”.", name="urgnt") in panel["text"]
    assert term("priority", "urgent") in first_button(panel)
    await desk.taras.press_button(term("priority", "urgent"), GROUP)
    await desk.wait_in_topic(sentence("Priority: {name}", name=f"{term('priority', 'urgent')} (Тарас)"))


@pytest.mark.parametrize(
    ("name", "meant"), [("Dria", "Дарія"), ("lfhsz", "Дарія"), ("qualty", "Якість страв і напоїв")]
)
async def test_whom_to_pass_on_to_is_the_first_choice(desk: Desk, name: str, meant: str) -> None:
    panel = await offered(desk, f"/pass {name} please", meant)
    assert f"«{name}»" in panel["text"]
    assert first_button(panel).endswith(meant)
    labels = [button["text"] for row in panel["reply_markup"]["inline_keyboard"] for button in row]
    assert len(labels) == len(set(labels))


async def test_who_has_the_ticket_and_who_asks_are_not_offered(desk: Desk) -> None:
    await desk.write("/take")
    await desk.wait_in_topic(sentence("Taken by {name}.", name="Тарас"))
    await desk.write("/pass Tras please")
    panel = await desk.wait_in_topic("«Tras»")
    assert "Можливо" not in panel["text"]


async def test_a_canned_reply_is_a_choice_and_is_not_sent_by_itself(desk: Desk) -> None:
    panel = await offered(desk, "/c sory", "sorry")
    assert first_button(panel).startswith("sorry")
    await desk.taras.press_button("sorry", GROUP)
    await desk.wait_in_topic(like("The customer will get ({language}):"))
    assert not await desk.emma_read("We are sorry.")


async def test_a_canned_replys_key_is_a_choice_for_those_who_keep_them(desk: Desk) -> None:
    panel = await offered(desk, "/replies sory", "sorry")
    assert first_button(panel) == "sorry"


async def test_a_tag_that_is_not_there_leads_to_the_one_that_is(desk: Desk) -> None:
    await desk.write("/tag late")
    await desk.wait_in_topic("#late")
    panel = await offered(desk, "/untag lte", "late")
    assert "немає мітки «lte»" in panel["text"]
    assert first_button(panel) == "✓ late"


async def test_a_new_tag_is_put_on_and_the_usual_one_named(desk: Desk) -> None:
    await desk.write("/tag запізнення")
    await desk.wait_in_topic("#запізнення")
    panel = await offered(desk, "/tag запізненя", "запізнення")
    assert "#запізненя" in panel["text"]


@pytest.mark.parametrize(
    ("command", "meant"),
    [
        ("/figures operatrs", "operators"),
        ("/route delivry", "Доставка"),
        ("/offshift Dria", "Дарія"),
    ],
)
async def test_what_cannot_be_read_is_named_beside_how_it_is_written(
    desk: Desk, command: str, meant: str
) -> None:
    await desk.write("/onshift")
    await desk.wait_in_topic(like("{name} is on shift. The shift ends {when}."))
    await offered(desk, command, meant)


async def test_whose_actions_are_meant_is_a_choice(desk: Desk) -> None:
    await desk.taras.say("/audit Dria")
    panel = await desk.taras.wait_for(sentence("Did you mean {names}?", names="Дарія"))
    assert first_button(panel) == "Дарія"
