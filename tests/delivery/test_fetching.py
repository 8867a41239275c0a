"""A file of canned replies: fetched, read as a whole or not at all, and once. Other files on their way out."""

import json
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.delivery.kinds import fetch as fetching
from care.business import Right
from care.business.desk import Role
from care.outbox import Kind, Lane, Post
from care.replies.rows import all_replies
from care.staff import audit
from care.store.tables import operators
from care.store.tables import outbox as table
from dialogs.staff.figures.query import Query, pack
from playground.content.files import Upload
from tests.delivery.town import EMMA, GROUP, LEASE, RULES, SOLOMIIA, TARAS, Town

GOOD = b'[late]\nen = "Hello {name}"\n'
TRUSTING = RULES.model_copy(update={"rights": RULES.rights.model_copy(update={"manage": Role.OPERATOR})})


@pytest.fixture
def town(town: Town) -> Town:
    """Taras may manage the replies."""
    trusting = replace(town, business=TRUSTING)
    assert trusting.business.may(TARAS.id, Right.MANAGE)
    return trusting


def fetch(town: Town, data: bytes, by: int = TARAS.id) -> Post:
    who = town.world.people["solomiia"]
    [message] = town.world.send_files(who, SOLOMIIA, [Upload("replies.toml", data)], "document")
    town.client.journal.saw(SOLOMIIA, message.id)
    body = {"file_id": message.body["document"]["file_id"], "by": by}
    return Post(SOLOMIIA, Kind.FETCH, Lane.ANSWER, body)


async def kept(town: Town) -> list[str]:
    async with town.store.read() as unit:
        return [canned.key for canned in await all_replies(unit)]


async def done(town: Town) -> list[tuple[str, str]]:
    async with town.store.read() as unit:
        return [(each.deed, each.outcome) for each in await audit.read(unit, audit.Filter())]


async def waiting(town: Town) -> list[Any]:
    async with town.store.read() as unit:
        return list((await unit.execute(select(table))).mappings())


async def test_a_good_file_is_taken_in_and_that_is_said(town: Town) -> None:
    await town.send(fetch(town, GOOD))
    assert await kept(town) == ["late"]
    assert await done(town) == [("replies_file", "done")]
    assert "late" in town.words(SOLOMIIA)[-1]
    assert await waiting(town) == []


MISTAKES = [
    (b"[late]\nxx = 1\n", "late.xx"),
    (b"\xff\xfe[late]", "UTF-8"),
    (b'[late]\nen = "' + b"x" * fetching.MOST + b'"\n', "1"),
]


@pytest.mark.parametrize(("data", "said"), MISTAKES, ids=["mistake", "bytes", "large"])
async def test_a_file_with_a_mistake_changes_nothing_and_that_is_said(
    town: Town, data: bytes, said: str
) -> None:
    await town.send(fetch(town, data))
    assert await kept(town) == []
    assert await done(town) == [("replies_file", "unreadable_reply")]
    assert said in town.words(SOLOMIIA)[-1]


async def test_a_mark_before_the_text_is_none_of_it_and_a_file_may_be_that_large(town: Town) -> None:
    note = b"\xef\xbb\xbf" + GOOD
    await town.send(fetch(town, note + b"#" * (fetching.MOST - len(note))))
    assert await kept(town) == ["late"]


async def test_a_file_that_telegram_does_not_give_is_said_to_be_none(town: Town) -> None:
    post = fetch(town, GOOD)
    town.fail("refusal", method="getFile", description="Bad Request: file is too big")
    await town.send(post)
    assert await done(town) == [("replies_file", "unreadable_reply")]
    assert await waiting(town) == []


async def test_a_file_that_could_not_be_fetched_is_fetched_again(town: Town) -> None:
    post = fetch(town, GOOD)
    town.fail("500", method="getFile")
    await town.send(post)
    assert await done(town) == []
    await town.later(seconds=1)
    assert await kept(town) == ["late"]


@pytest.mark.parametrize("who", ["stranger", "dismissed", "no right"])
async def test_who_may_not_when_it_is_read_changes_nothing(town: Town, who: str) -> None:
    if who == "no right":
        town.business = RULES
        town.rebuild()
    if who == "dismissed":

        async def dismiss(unit: Any) -> None:  # noqa: ANN401
            await unit.execute(update(operators).where(operators.c.id == TARAS.id).values(admitted=False))

        await town.do(dismiss)
    await town.send(fetch(town, GOOD, 4001 if who == "stranger" else TARAS.id))
    assert await kept(town) == []
    assert await done(town) == ([] if who == "stranger" else [("replies_file", "not_allowed")])
    assert await waiting(town) == []


async def test_who_has_the_post_by_now_reads_it_and_nobody_else(town: Town) -> None:
    await town.owe(fetch(town, GOOD))
    [owed] = await town.claim()
    settle = await town.courier.deliver(owed)
    town.clock.moment += LEASE
    await town.claim()
    await town.do(settle)
    assert await kept(town) == []
    assert await done(town) == []


# --- a customer's own data


@pytest.mark.parametrize("form", ["json", "html"])
async def test_a_copy_of_ones_data_is_a_file_that_holds_it(town: Town, form: str) -> None:
    await town.opened()
    await town.send(Post(EMMA.id, Kind.EXPORT, Lane.ANSWER, {"as": form, "day": "2026-11-20"}))
    document = town.standing(EMMA.id)[-1]["document"]
    assert document["file_name"] == f"turbota-2026-11-20.{form}"
    content = (await town.client.fetch(document["file_id"], 10**6)).decode()
    assert "The coffee was cold" in content
    assert content.startswith("<") == (form == "html")
    if form == "json":
        assert content == json.dumps(json.loads(content), ensure_ascii=False, indent=2)


async def test_a_text_file_goes_where_it_was_asked_for(town: Town) -> None:
    await town.send(Post(GROUP, Kind.FILE, Lane.ANSWER, {"text": "a,b", "name": "replies.csv"}))
    document = town.standing()[-1]["document"]
    assert document["file_name"] == "replies.csv"
    assert await town.client.fetch(document["file_id"], 99) == b"a,b"


# --- figures

FIGURES = {"figures": pack(Query()), "language": "en", "day": "2026-11-20"}


async def test_figures_are_said_as_a_text_and_as_a_file(town: Town) -> None:
    body = FIGURES
    await town.opened()
    await town.send(Post(GROUP, Kind.FIGURES, Lane.ANSWER, body | {"as": "text", "export": True}))
    shown = town.standing()[-1]
    assert shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"].startswith("desk.0.")
    edit = body | {"as": "text", "export": False, "edit": shown["message_id"]}
    await town.send(Post(GROUP, Kind.FIGURES, Lane.ANSWER, edit))
    assert town.calls("editMessageText")[-1]["message_id"] == shown["message_id"]
    await town.send(Post(GROUP, Kind.FIGURES, Lane.ANSWER, body | {"as": "file"}))
    assert "document" in town.standing()[-1]


async def test_a_chart_is_a_picture_or_is_said_to_be_missing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def drawn(_: object) -> bytes:
        return PNG

    async def too_slow(_: object) -> bytes:
        raise TimeoutError

    for way in (drawn, too_slow):
        monkeypatch.setattr("bot.delivery.kinds.figures.drawn", way)
        await town.send(Post(GROUP, Kind.FIGURES, Lane.ANSWER, FIGURES | {"as": "chart"}))
    picture, word = town.standing()
    assert picture["photo"]
    assert picture["caption"]
    assert word["text"] == "The chart could not be drawn. /figures shows the same as text."


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002"
    "00000500017a5eab3f0000000049454e44ae426082"
)


async def test_without_a_day_figures_are_those_of_today(town: Town) -> None:
    body = {name: value for name, value in FIGURES.items() if name != "day"}
    await town.send(Post(GROUP, Kind.FIGURES, Lane.ANSWER, body | {"as": "file"}))
    assert "2026" in town.standing()[-1]["document"]["file_name"]


async def test_what_asks_for_no_figures_is_a_mistake_of_ours(town: Town) -> None:
    await town.send(Post(GROUP, Kind.FIGURES, Lane.ANSWER, FIGURES | {"as": "text", "figures": "??"}))
    assert town.calls() == []
    [row] = await waiting(town)
    assert row["attempts"] == 1
