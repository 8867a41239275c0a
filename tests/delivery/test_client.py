"""What passes the client: noted before it is made, counted after, and a file only when it is whole."""

import pytest
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import (
    CreateForumTopic,
    EditMessageText,
    GetMe,
    PinChatMessage,
    SendMediaGroup,
    SendMessage,
)
from aiogram.types import InputMediaDocument

from bot.delivery.client import ids_in
from bot.delivery.journal.calls import State
from playground.content.files import Upload
from tests.delivery.town import EMMA, GROUP, Town

HELLO = SendMessage(chat_id=EMMA.id, text="Hello")


def lines(town: Town) -> list[tuple[State, str]]:
    return [(call.state, call.errand) for call in town.client.journal._calls.values()]


def counted(town: Town) -> list[str]:
    return [
        line for line in town.metrics.page().decode().splitlines() if line.startswith("turbota_sends_total")
    ]


async def test_what_makes_a_message_is_noted_with_its_errand_and_its_ids(town: Town) -> None:
    sent = await town.client.call(HELLO, EMMA.id, "task.message")
    call = town.client.journal.call_for("task.message")
    assert call is not None
    assert (call.state, call.ids, call.row) == (State.DONE, (sent.message_id,), 0)
    assert counted(town) == ['turbota_sends_total{method="sendMessage",outcome="done"} 1.0']


async def test_what_makes_none_is_not_noted(town: Town) -> None:
    sent = await town.client.call(HELLO, EMMA.id)
    before = town.client.journal._count
    await town.client.call(EditMessageText(chat_id=EMMA.id, message_id=sent.message_id, text="Hi"), EMMA.id)
    await town.client.call(GetMe())
    assert town.client.journal._count == before


async def test_a_topic_a_pin_and_an_album_make_messages_too(town: Town) -> None:
    topic = await town.client.call(CreateForumTopic(chat_id=GROUP, name="Emma"), GROUP, "a.topic")
    card = await town.client.call(SendMessage(chat_id=GROUP, text="Card"), GROUP)
    await town.client.call(PinChatMessage(chat_id=GROUP, message_id=card.message_id), GROUP)
    assert town.client.journal._count == 3
    call = town.client.journal.call_for("a.topic")
    assert call is not None
    assert call.ids == (topic.message_thread_id,)


async def test_an_album_has_an_id_for_each_part(town: Town) -> None:
    uploads = [Upload(f"{n}.txt", b"tea", "text/plain") for n in range(2)]
    sent = town.world.send_files(town.world.people["emma"], EMMA.id, uploads, "document")
    files = [message.body["document"]["file_id"] for message in sent]
    album = SendMediaGroup(chat_id=EMMA.id, media=[InputMediaDocument(media=file) for file in files])
    answer = await town.client.call(album, EMMA.id, "a.message")
    assert ids_in(answer) == [message.message_id for message in answer]
    assert len(ids_in(answer)) == 2
    assert ids_in(True) == []


@pytest.mark.parametrize(
    ("kind", "state", "outcome"),
    [("refusal", State.UNDONE, "refused"), ("500", State.OPEN, "lost"), ("reset", State.OPEN, "lost")],
)
async def test_a_call_that_failed_is_undone_or_stays_in_doubt(
    town: Town, kind: str, state: State, outcome: str
) -> None:
    town.fail(kind)
    with pytest.raises(TelegramAPIError):
        await town.client.call(HELLO, EMMA.id, "task.message")
    assert lines(town) == [(state, "task.message")]
    assert counted(town) == [f'turbota_sends_total{{method="sendMessage",outcome="{outcome}"}} 1.0']


async def test_a_429_is_counted_apart_and_pauses_its_chat(town: Town) -> None:
    town.fail("429", retry_after=7)
    with pytest.raises(TelegramRetryAfter):
        await town.client.call(HELLO, EMMA.id, "task.message")
    assert b"turbota_too_many_requests_total 1.0" in town.metrics.page()
    assert counted(town) == []
    assert 6 < town.client.budgets.wait(EMMA.id) <= 7
    assert lines(town) == [(State.UNDONE, "task.message")]


async def test_a_call_that_belongs_to_no_chat_pauses_none(town: Town) -> None:
    town.fail("429", retry_after=7)
    with pytest.raises(TelegramRetryAfter):
        await town.client.call(GetMe())
    assert town.client.budgets.waits() == {}


async def test_what_cannot_be_noted_is_not_done(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(town.client.journal, "begin", full)
    with pytest.raises(TelegramNetworkError, match="it could not be noted"):
        await town.client.call(HELLO, EMMA.id)
    assert town.calls() == []


# --- files


def sent_file(town: Town, data: bytes) -> str:
    [message] = town.world.send_files(
        town.world.people["emma"], EMMA.id, [Upload("a.txt", data, "text/plain")], "document"
    )
    return str(message.body["document"]["file_id"])


@pytest.mark.parametrize(("most", "expected"), [(99, b"tea 2"), (5, b"tea 2"), (3, b"tea")])
async def test_a_file_is_read_as_far_as_is_asked(town: Town, most: int, expected: bytes) -> None:
    assert await town.client.fetch(sent_file(town, b"tea 2"), most) == expected


@pytest.mark.parametrize("kind", ["html", "empty", "half"])
async def test_a_file_that_is_not_whole_is_none(town: Town, kind: str) -> None:
    file = sent_file(town, b"tea 2\n" * 100)
    town.fail(kind, method="download", status=200, done=True)
    with pytest.raises(TelegramNetworkError) as refused:
        await town.client.fetch(file, 1000)
    assert town.world.token not in str(refused.value)
    assert refused.value.__cause__ is None
