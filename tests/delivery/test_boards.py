"""The board of a group: made when there is something to show, drawn where it stands, made again when it is gone."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from care.board import places
from care.board.board import Board, read_boards
from care.board.places import Place, place_of
from care.store.tables import outbox
from tests.delivery.town import GROUP, LEASE, Town
from tests.store.cast import at_moment


async def asked(town: Town) -> None:
    await town.do(places.ask, [GROUP])
    await town.send()


def shown(town: Town) -> Sequence[dict[str, object]]:
    return [body for body in town.standing() if str(body.get("text", "")).startswith("📋")]


async def read(town: Town) -> tuple[Board, Place]:
    async with town.store.read() as unit:
        boards = await read_boards(at_moment(unit, town.clock.now(), business=town.business))
        return boards[GROUP], await place_of(unit, GROUP)


async def test_it_is_made_silently_pinned_and_known(town: Town) -> None:
    await town.opened()
    await asked(town)
    [board] = shown(town)
    current, place = await read(town)
    assert (place.message, place.shows) == (board["message_id"], current.digest)
    [sent] = [call for call in town.calls("sendMessage") if call["text"].startswith("📋")]
    assert (sent["disable_notification"], sent["parse_mode"]) == (True, "HTML")
    [pin] = town.calls("pinChatMessage")
    assert pin == {"chat_id": GROUP, "message_id": board["message_id"], "disable_notification": True}


async def test_it_is_drawn_anew_where_it_stands_when_something_changed(town: Town) -> None:
    await town.opened()
    await asked(town)
    await asked(town)
    assert town.calls("editMessageText") == []
    await town.opened()
    await asked(town)
    [board] = shown(town)
    current, place = await read(town)
    assert (place.message, place.shows) == (board["message_id"], current.digest)
    assert len(town.calls("pinChatMessage")) == 1
    [edit] = town.calls("editMessageText")
    assert (edit["message_id"], edit["parse_mode"]) == (place.message, "HTML")


async def test_one_that_is_gone_is_made_again(town: Town) -> None:
    await town.opened()
    await asked(town)
    town.world.chats[GROUP].messages[int(str(shown(town)[0]["message_id"]))].deleted = True
    await town.opened()
    await asked(town)
    [board] = shown(town)
    assert (await read(town))[1].message == board["message_id"]
    assert len(town.calls("pinChatMessage")) == 2


async def test_one_that_says_so_already_is_drawn(town: Town) -> None:
    await town.opened()
    await asked(town)
    await town.opened()
    town.fail("refusal", method="editMessageText", description="Bad Request: message is not modified")
    await asked(town)
    current, place = await read(town)
    assert place.shows == current.digest
    assert len(shown(town)) == 1


async def test_a_group_that_lets_us_pin_nothing_has_its_board_all_the_same(town: Town) -> None:
    await town.opened()
    town.fail(
        "refusal",
        method="pinChatMessage",
        description="Bad Request: not enough rights to manage pinned messages",
    )
    await asked(town)
    assert (await read(town))[1].message == shown(town)[0]["message_id"]


@pytest.mark.parametrize("method", ["sendMessage", "editMessageText"])
async def test_what_telegram_did_not_answer_is_drawn_in_the_end(town: Town, method: str) -> None:
    await town.opened()
    if method != "sendMessage":
        await asked(town)
        await town.opened()
    town.fail("lost", method=method)
    await asked(town)
    await town.later(seconds=1)
    current, place = await read(town)
    assert len(shown(town)) == 1
    assert (place.message, place.shows) == (shown(town)[0]["message_id"], current.digest)


async def test_once_written_down_the_journal_forgets_where_it_stood(town: Town) -> None:
    await town.opened()
    await asked(town)
    ends = [call.state for call in town.client.journal._calls.values() if call.errand.endswith(".board")]
    assert set(ends) <= {"x"}


async def test_a_group_that_is_none_of_ours_any_more_has_no_board(town: Town) -> None:
    await town.do(places.ask, [-1009])
    await town.send()
    assert town.calls() == []
    async with town.store.read() as unit:
        assert (await unit.execute(select(outbox))).all() == []


async def test_in_doubt_it_is_drawn_though_it_is_known_to_say_so(town: Town) -> None:
    await town.opened()
    await asked(town)
    await town.do(places.ask, [GROUP])
    await town.claim()
    town.clock.moment += LEASE
    await town.send()
    assert len(town.calls("editMessageText")) == 1
