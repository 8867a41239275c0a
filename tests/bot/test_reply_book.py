"""Canned replies are written by those who may: in the chat, and as a file."""

import pytest

from care.replies.model import Canned
from care.replies.rows import all_replies
from care.staff import audit
from care.staff.audit import DONE
from care.store.unit import Store
from playground.content.files import Upload
from tests.bot.desk import Desk, arrived, open_desk
from tests.bot.shop import GROUP, Shop
from tests.store.looking import ask
from tests.words import label, sentence

SET = "/replies set late delivery\nuk: Вітаємо, {name}!\nКурʼєр у дорозі.\nen: Hello {name}"


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    desk = await open_desk(shop)
    await desk.solomiia.say("/replies", GROUP)  # so that she is known as one who works here
    await desk.solomiia.wait_for(sentence("There are no canned replies yet."), GROUP)
    return desk


async def kept(shop: Shop) -> dict[str, Canned]:
    store = Store.at(shop.settings.database_url, shop.business)
    found = await ask(store, all_replies)
    await store.close()
    return {canned.key: canned for canned in found}


async def outcomes(shop: Shop, deed: str) -> list[str]:
    store = Store.at(shop.settings.database_url, shop.business)
    found = [each.outcome for each in await ask(store, audit.read, audit.Filter()) if each.deed == deed]
    await store.close()
    return found


def toml(text: str) -> Upload:
    return Upload("replies (1).toml", text.encode(), "application/toml")


async def test_a_message_writes_a_reply_and_shows_it(desk: Desk) -> None:
    await desk.solomiia.say(SET)
    shown = await desk.solomiia.wait_for(sentence("Saved."))
    assert "late · Доставка · надіслано 0 разів" in shown["text"]
    reply = (await kept(desk.shop))["late"].reply
    assert reply.texts == {"uk": "Вітаємо, {name}!\nКурʼєр у дорозі.", "en": "Hello {name}"}


async def test_a_language_is_changed_alone(desk: Desk) -> None:
    await desk.solomiia.say(SET)
    first = await desk.solomiia.wait_for(sentence("Saved."))
    await desk.solomiia.say("/replies set late all\nen: Hi {name}\nuk:")
    await desk.solomiia.wait_for(sentence("Saved."), after=first["message_id"])
    reply = (await kept(desk.shop))["late"].reply
    assert (reply.department, reply.texts) == (None, {"en": "Hi {name}"})


async def test_a_mistake_is_named_by_its_line_and_nothing_is_kept(desk: Desk) -> None:
    await desk.solomiia.say("/replies set late\nuk: Вітаємо\nen: Hello {nmae}")
    await desk.solomiia.wait_for("рядок 3: late.en: поля {nmae} немає")
    assert await kept(desk.shop) == {}


async def test_in_the_staff_group_it_works_as_well(desk: Desk) -> None:
    await desk.solomiia.say(SET, GROUP, desk.thread)
    await desk.wait_in_topic(sentence("Saved."))
    assert not await desk.emma_read("/replies")


async def test_deleting_is_asked_before_it_is_done(desk: Desk) -> None:
    await desk.solomiia.say(SET)
    await desk.solomiia.press_button(label("Delete"))
    await desk.solomiia.wait_for(
        sentence("Delete the canned reply <b>{name}</b> for everybody?", name="late")
    )
    assert "late" in await kept(desk.shop)
    await desk.solomiia.press_button(label("Delete"))
    await desk.solomiia.wait_for(sentence("There are no canned replies yet."))
    assert await kept(desk.shop) == {}


async def test_an_operator_may_not(desk: Desk) -> None:
    await desk.write(SET)
    await desk.wait_in_topic("адміністратор")
    assert await kept(desk.shop) == {}


async def test_the_file_comes_and_goes_back(desk: Desk) -> None:
    await desk.solomiia.say(SET)
    await desk.solomiia.wait_for(sentence("Saved."))
    await desk.solomiia.say("/replies file")
    sent = await arrived(desk.solomiia, "document")
    assert sent["document"]["file_name"] == "replies.toml"
    text = '[late]\nen = "Hello {name}"\n\n[sorry]\nru = "Простите"\n'
    await desk.solomiia.send_files(toml(text), kind="document")
    answer = await desk.solomiia.wait_for(sentence("Added: {keys}.", keys="sorry"), after=sent["message_id"])
    assert sentence("Changed: {keys}.", keys="late") in answer["text"]
    assert {key: canned.reply.texts for key, canned in (await kept(desk.shop)).items()} == {
        "late": {"en": "Hello {name}"},
        "sorry": {"ru": "Простите"},
    }
    assert await outcomes(desk.shop, "replies_file") == [DONE]


async def test_a_file_with_a_mistake_changes_nothing(desk: Desk) -> None:
    await desk.solomiia.say(SET)
    await desk.solomiia.wait_for(sentence("Saved."))
    before = await kept(desk.shop)
    await desk.solomiia.send_files(
        toml('[sorry]\nen = "Sorry"\n\n[late]\ndeparment = "x"\nuk = ""'), kind="document"
    )
    answer = await desk.solomiia.wait_for(sentence("Nothing was saved."))
    assert "рядок 5: late.deparment" in answer["text"]
    assert "рядок 6: late.uk" in answer["text"]
    assert await kept(desk.shop) == before
    assert await outcomes(desk.shop, "replies_file") == ["unreadable_reply"]


@pytest.mark.parametrize(
    ("kind", "method", "which"),
    [
        ("500", "getFile", {}),
        ("html", "getFile", {}),
        ("empty", "getFile", {}),
        ("html", "download", {"status": 404}),
        ("html", "download", {"status": 200}),
        ("empty", "download", {}),
        ("half", "download", {}),
        ("reset", "download", {}),
    ],
)
async def test_a_file_whose_fetching_fails_is_fetched_again(
    desk: Desk, kind: str, method: str, which: dict[str, int]
) -> None:
    await desk.shop.playground.fail(kind, method=method, **which)
    await desk.solomiia.send_files(toml('[sorry]\nen = "Sorry"'), kind="document")
    await desk.solomiia.wait_for(sentence("Added: {keys}.", keys="sorry"))
    assert await outcomes(desk.shop, "replies_file") == [DONE]


async def test_what_is_no_text_is_said(desk: Desk) -> None:
    await desk.solomiia.send_files(Upload("replies.toml", b"\xff\xfe\x00"), kind="document")
    await desk.solomiia.wait_for("UTF-8")


async def test_a_file_of_somebody_who_may_not_changes_nothing(desk: Desk) -> None:
    await desk.taras.send_files(toml('[sorry]\nen = "Sorry"'), kind="document")
    await desk.shop.rest()
    assert await kept(desk.shop) == {}
