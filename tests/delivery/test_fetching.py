"""A file of canned replies: fetched, read as a whole or not at all, and once. Other files on their way out."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.replies import importing
from bot.run.errands import WAYS, Errands, Way
from care.agenda.jobs import RepliesFile
from care.business import Right
from care.business.desk import Role
from care.due import do_due, errands
from care.outbox import Lane, Post
from care.outbox.bodies import Export, Figures, File
from care.replies.rows import all_replies, put_all
from care.staff import audit
from care.store.tables import jobs, operators
from dialogs.staff.figures.query import Query, pack
from playground.content.files import Upload
from tests.delivery.town import EMMA, GROUP, RULES, SOLOMIIA, TARAS, Town

GOOD = b'[late]\nen = "Hello {name}"\n'
TRUSTING = RULES.model_copy(update={"rights": RULES.rights.model_copy(update={"manage": Role.OPERATOR})})


@pytest.fixture
def town(town: Town) -> Town:
    """Taras may manage the replies."""
    town.rebuild(TRUSTING)
    assert town.business.may(TARAS.id, Right.MANAGE)
    return town


async def fetch(town: Town, data: bytes, by: int = TARAS.id) -> None:
    """The job waits."""
    who = town.world.people["solomiia"]
    [message] = town.world.send_files(who, SOLOMIIA, [Upload("replies.toml", data)], "document")
    town.client.journal.saw(SOLOMIIA, message.id)
    file = message.body["document"]["file_id"]
    await town.do(errands.ask, RepliesFile(operator=by, chat=SOLOMIIA, file_id=file))


async def send(town: Town) -> float:
    """Do what is to be done, and say what came of it."""
    pause = await Errands(town.store, town.client, town.clock).round()
    await town.send()
    return pause


async def undone(town: Town) -> list[Any]:
    """Those that are not done."""
    async with town.store.read() as unit:
        return list((await unit.execute(select(jobs).where(jobs.c.done_at.is_(None)))).mappings())


async def kept(town: Town) -> list[str]:
    async with town.store.read() as unit:
        return [canned.key for canned in await all_replies(unit)]


async def done(town: Town) -> list[tuple[str, str]]:
    async with town.store.read() as unit:
        return [(each.deed, each.outcome) for each in await audit.read(unit, audit.Filter())]


async def test_a_good_file_is_taken_in_and_that_is_said(town: Town) -> None:
    await fetch(town, GOOD)
    await send(town)
    assert await kept(town) == ["late"]
    assert await done(town) == [("replies_file", "done")]
    assert "late" in town.words(SOLOMIIA)[-1]
    assert await town.waiting() == await undone(town) == []


MISTAKES = [
    (b"[late]\nxx = 1\n", "late.xx"),
    (b"\xff\xfe[late]", "UTF-8"),
    (b'[late]\nen = "' + b"x" * importing.MOST + b'"\n', "1"),
]


@pytest.mark.parametrize(("data", "said"), MISTAKES, ids=["mistake", "bytes", "large"])
async def test_a_file_with_a_mistake_changes_nothing_and_that_is_said(
    town: Town, data: bytes, said: str
) -> None:
    await fetch(town, data)
    await send(town)
    assert await kept(town) == []
    assert await done(town) == [("replies_file", "unreadable_reply")]
    assert said in town.words(SOLOMIIA)[-1]


async def test_a_mark_before_the_text_is_none_of_it_and_a_file_may_be_that_large(town: Town) -> None:
    note = b"\xef\xbb\xbf" + GOOD
    await fetch(town, note + b"#" * (importing.MOST - len(note)))
    await send(town)
    assert await kept(town) == ["late"]


async def test_a_file_that_telegram_does_not_give_is_said_to_be_none(town: Town) -> None:
    await fetch(town, GOOD)
    town.fail("refusal", method="getFile", description="Bad Request: file is too big")
    await send(town)
    assert await done(town) == [("replies_file", "unreadable_reply")]
    assert await undone(town) == []


async def test_a_file_that_could_not_be_fetched_is_fetched_again_and_each_time_later(town: Town) -> None:
    await fetch(town, GOOD)
    town.fail("500", method="getFile", times=2)
    for pause in (1, 2):
        assert await send(town) == pause
        assert await send(town) > pause  # it is not due yet
        assert await done(town) == []
        town.clock.moment += timedelta(seconds=pause)
    await send(town)
    assert await kept(town) == ["late"]


async def test_a_mistake_of_ours_leaves_the_job_and_what_they_sent_later_waits_for_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fetch(town, GOOD)
    await fetch(town, b'[sorry]\nen = "Sorry"')
    mistakes = [KeyError("ours")]

    async def wrong(*arguments: Any) -> Any:  # noqa: ANN401
        if mistakes:
            raise mistakes.pop()
        return await put_all(*arguments)

    monkeypatch.setattr("bot.replies.importing.put_all", wrong)
    await send(town)
    assert (await kept(town), len(await undone(town))) == ([], 2)
    town.clock.moment += timedelta(minutes=10)
    await send(town)
    assert await kept(town) == ["sorry"]
    assert await done(town) == [("replies_file", "done")] * 2


@pytest.mark.parametrize("who", ["stranger", "dismissed", "no right"])
async def test_who_may_not_when_it_is_read_changes_nothing(town: Town, who: str) -> None:
    if who == "no right":
        town.rebuild(RULES)
    if who == "dismissed":

        async def dismiss(unit: Any) -> None:  # noqa: ANN401
            await unit.execute(update(operators).where(operators.c.id == TARAS.id).values(admitted=False))

        await town.do(dismiss)
    await fetch(town, GOOD, 4001 if who == "stranger" else TARAS.id)
    await send(town)
    assert await kept(town) == []
    assert await done(town) == ([] if who == "stranger" else [("replies_file", "not_allowed")])
    assert await undone(town) == []


async def test_of_two_that_fetch_it_one_takes_it_in(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await fetch(town, GOOD)
    right = importing.fetch

    async def slow(*arguments: Any) -> Any:  # noqa: ANN401
        got = await right(*arguments)
        monkeypatch.undo()
        await send(town)  # another process has done it meanwhile
        return got

    monkeypatch.setitem(WAYS, RepliesFile, Way(slow, importing.take_in))
    await send(town)
    assert await done(town) == [("replies_file", "done")]


@pytest.mark.parametrize("when", ["fetched", "read"])
async def test_who_dies_in_the_middle_has_done_nothing_and_the_next_does_it_once(
    town: Town, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    await fetch(town, GOOD)

    async def dies(*arguments: Any) -> Any:  # noqa: ANN401
        if when == "read":
            await importing.take_in(*arguments)
        raise asyncio.CancelledError

    monkeypatch.setitem(WAYS, RepliesFile, Way(importing.fetch, dies))
    with pytest.raises(asyncio.CancelledError):
        await send(town)
    assert (await kept(town), await done(town), await town.waiting()) == ([], [], [])
    monkeypatch.undo()
    await send(town)
    assert (await kept(town), await done(town)) == (["late"], [("replies_file", "done")])


async def test_the_clock_leaves_it_to_whoever_can_fetch(town: Town) -> None:
    await fetch(town, GOOD)
    await town.do(do_due)
    assert len(await undone(town)) == 1


# --- a customer's own data


@pytest.mark.parametrize("form", ["json", "html"])
async def test_a_copy_of_ones_data_is_a_file_that_holds_it(town: Town, form: str) -> None:
    await town.opened()
    await town.send(Post(EMMA.id, Export(form=form, day="2026-11-20"), Lane.ANSWER))
    document = town.standing(EMMA.id)[-1]["document"]
    assert document["file_name"] == f"turbota-2026-11-20.{form}"
    content = (await town.client.fetch(document["file_id"], 10**6)).decode()
    assert "The coffee was cold" in content
    assert content.startswith("<") == (form == "html")
    if form == "json":
        assert content == json.dumps(json.loads(content), ensure_ascii=False, indent=2)


async def test_a_text_file_goes_where_it_was_asked_for(town: Town) -> None:
    await town.send(Post(GROUP, File(text="a,b", name="replies.csv"), Lane.ANSWER))
    document = town.standing()[-1]["document"]
    assert document["file_name"] == "replies.csv"
    assert await town.client.fetch(document["file_id"], 99) == b"a,b"


# --- figures

FIGURES = Figures(figures=pack(Query()), form="text", language="en", day="2026-11-20")


async def test_figures_are_said_as_a_text_and_as_a_file(town: Town) -> None:
    await town.opened()
    await town.send(Post(GROUP, replace(FIGURES, export=True), Lane.ANSWER))
    shown = town.standing()[-1]
    assert shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"].startswith("desk.0.")
    edit = replace(FIGURES, edit=shown["message_id"])
    await town.send(Post(GROUP, edit, Lane.ANSWER))
    assert town.calls("editMessageText")[-1]["message_id"] == shown["message_id"]
    await town.send(Post(GROUP, replace(FIGURES, form="file"), Lane.ANSWER))
    assert "document" in town.standing()[-1]


async def test_a_chart_is_a_picture_or_is_said_to_be_missing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def drawn(_: object, *, dark: bool) -> bytes:
        return b"" if dark else PNG

    async def too_slow(_: object, *, dark: bool) -> bytes:  # noqa: ARG001 - as `drawn`
        raise TimeoutError

    for way in (drawn, too_slow):
        monkeypatch.setattr("bot.delivery.kinds.figures.drawn", way)
        await town.send(Post(GROUP, replace(FIGURES, form="chart"), Lane.ANSWER))
    picture, word = town.standing()
    assert picture["photo"]
    assert picture["caption"]
    assert word["text"] == "The chart could not be drawn. /figures shows the same as text."


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002"
    "00000500017a5eab3f0000000049454e44ae426082"
)


async def test_without_a_day_figures_are_those_of_today(town: Town) -> None:
    today = replace(FIGURES, day=None, form="file")
    await town.send(Post(GROUP, today, Lane.ANSWER))
    assert "2026" in town.standing()[-1]["document"]["file_name"]


async def test_what_asks_for_no_figures_is_a_mistake_of_ours(town: Town) -> None:
    await town.send(Post(GROUP, replace(FIGURES, figures="??"), Lane.ANSWER))
    assert town.calls() == []
    [row] = await town.waiting()
    assert row["attempts"] == 1
