"""A cashier's photo: fetched, read and looked up once, whatever it shows and whenever the bot dies."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.counter import photo as photos
from bot.counter import reading
from bot.delivery.rendering.card import drawn
from bot.run.errands import WAYS, Errands, Way
from care.agenda.jobs import TillPhoto
from care.business.desk import Role
from care.due import errands
from care.loyalty.till import cards
from care.staff import audit
from care.store.tables import jobs
from playground.content.files import Upload
from tests.delivery.town import EMMA, GROUP, OLENA, RULES, SOLOMIIA, TARAS, Town
from tests.photographed import photo
from tests.words import counted, sentence

TRUSTING = RULES.model_copy(update={"rights": RULES.rights.model_copy(update={"points": Role.OPERATOR})})
JPEG = "image/jpeg"


@pytest.fixture
def town(town: Town) -> Town:
    """Taras may give points."""
    town.rebuild(TRUSTING)
    return town


async def code(town: Town, customer: int = EMMA.id) -> str:
    return (await town.do(cards.card_of, customer)).code(town.clock.now())


async def take(
    town: Town, data: bytes, total: int | None = 24550, *, kind: str = "photo", by: int = TARAS.id
) -> int:
    """The job waits; the message's number."""
    who = town.world.people["solomiia"]
    [message] = town.world.send_files(who, GROUP, [Upload("card.jpg", data, JPEG)], kind)
    town.client.journal.saw(GROUP, message.id)
    found = message.body[kind]
    file = found[-1]["file_id"] if kind == "photo" else found["file_id"]
    sent = town.clock.now()
    await town.do(
        errands.ask,
        TillPhoto(operator=by, chat=GROUP, message=message.id, file_id=file, sent_at=sent, total=total),
    )
    return message.id


async def send(town: Town) -> None:
    await Errands(town.store, town.client, town.clock).round()
    await town.send()


async def undone(town: Town) -> int:
    async with town.store.read() as unit:
        kind = jobs.c.kind == TillPhoto.stored_as
        found = await unit.execute(select(func.count()).where(kind, jobs.c.done_at.is_(None)))
        return int(found.scalar_one())


async def outcomes(town: Town) -> list[str]:
    async with town.store.read() as unit:
        return [each.outcome for each in await audit.read(unit, audit.Filter()) if each.deed == "till"]


def last(town: Town) -> Any:  # noqa: ANN401 - a message
    return town.standing()[-1]


def button(town: Town) -> str:
    [[found]] = last(town)["reply_markup"]["inline_keyboard"]
    return str(found["callback_data"])


async def test_a_photo_with_a_sum_shows_whose_card_it_is_and_the_button_enters_it(town: Town) -> None:
    number = (await town.do(cards.card_of, EMMA.id)).number
    message = await take(town, photo(drawn(await code(town))))
    await send(town)
    assert "Emma" in last(town)["text"]
    assert button(town) == f"desk.0.till.{number}-24550-{message}"
    assert last(town)["reply_to_message"]["message_id"] == message
    assert (await outcomes(town), await undone(town)) == ([audit.ASKED], 0)


async def test_without_a_sum_it_is_asked_for_and_the_code_can_still_be_used(town: Town) -> None:
    picture = photo(drawn(await code(town)))
    await take(town, picture, None)
    await send(town)
    assert (
        sentence("What is the total? Reply to the photo with it: {example}", example="/till 245,50")
        in last(town)["text"]
    )
    await take(town, picture)
    await send(town)
    assert button(town)
    await take(town, picture)
    await send(town)
    assert last(town)["text"] == sentence("This code has already been used. If it…")


async def test_it_is_judged_by_when_it_was_sent_however_late_it_comes(town: Town) -> None:
    await take(town, photo(drawn(await code(town))))
    town.fail("500", method="getFile", times=1)
    await send(town)
    town.clock.moment += timedelta(minutes=9)
    await send(town)
    assert button(town)


async def bad(town: Town, why: str) -> bytes:
    match why:
        case "nothing":
            return photo()
        case "foreign":
            return photo(drawn("https://example.com"))
        case "several":
            return photo(drawn(await code(town)), drawn(await code(town, OLENA.id)))
        case "large":
            return photo(drawn(await code(town))) + b"\0" * reading.MOST
        case "late":
            return photo(
                drawn((await town.do(cards.card_of, EMMA.id)).code(town.clock.now() - 3 * cards.STEP))
            )
    return b"no picture"


BAD = {
    "nothing": "No code could be found in this photo. Take another one, c…",
    "foreign": "We do not recognise the code in this photo, so nothing was done. Ask the customer to open "
    "their card in the bot.",
    "several": "This photo shows the codes of more than one customer. Please photogr…",
    "large": "This picture is too large. Please send it as a photo, not as a…",
    "late": "This code is no longer valid. If it…",
    "no picture": "This file is not a picture that the bot can read. Please send a photo.",
}


@pytest.mark.parametrize(("why", "said"), BAD.items(), ids=BAD)
async def test_what_cannot_be_used_is_said_once_and_uses_up_nothing(town: Town, why: str, said: str) -> None:
    await take(town, await bad(town, why), kind="document")
    await send(town)
    fields = {"example": "/till 1234567890 245,50"} if why == "nothing" else {}
    assert last(town)["text"] == sentence(said, **fields)
    assert (await undone(town), len(await outcomes(town))) == (0, 1)
    await take(town, photo(drawn(await code(town))))
    await send(town)
    assert button(town)


async def test_a_file_that_telegram_does_not_give_is_said_to_be_too_large(town: Town) -> None:
    await take(town, photo(drawn(await code(town))))
    town.fail("refusal", method="getFile", description="Bad Request: file is too big")
    await send(town)
    assert last(town)["text"] == sentence(BAD["large"])


@pytest.mark.parametrize("by", [TARAS.id, 4001], ids=["no right", "stranger"])
async def test_who_may_not_when_it_is_read_uses_up_no_code(town: Town, by: int) -> None:
    town.rebuild(RULES)
    picture = photo(drawn(await code(town)))
    await take(town, picture, by=by)
    await send(town)
    assert await outcomes(town) == (["not_allowed"] if by == TARAS.id else [])
    await take(town, picture, by=SOLOMIIA)  # an admin, who is in no staff group
    await send(town)
    assert button(town)


@pytest.mark.parametrize("when", ["fetched", "looked up"])
async def test_who_dies_in_the_middle_has_used_up_nothing_and_the_next_does_it_once(
    town: Town, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    await take(town, photo(drawn(await code(town))))

    async def dies(*arguments: Any) -> Any:  # noqa: ANN401
        if when == "looked up":
            await photos.take_in(*arguments)
        raise asyncio.CancelledError

    monkeypatch.setitem(WAYS, TillPhoto, Way(photos.fetch, dies))
    with pytest.raises(asyncio.CancelledError):
        await send(town)
    assert (await outcomes(town), await undone(town)) == ([], 1)
    monkeypatch.undo()
    await send(town)
    assert button(town)
    assert await outcomes(town) == [audit.ASKED]


async def test_a_reader_that_dies_or_takes_too_long_has_found_no_picture(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PATIENCE", 0.0)
    await take(town, photo(drawn(await code(town))))
    await send(town)
    assert last(town)["text"] == sentence(BAD["no picture"])
    assert counted("Brings {count} point.", "Brings {count} points.", 24) not in str(town.words())
