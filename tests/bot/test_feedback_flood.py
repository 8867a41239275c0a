"""Feedback by one person faster than anybody reads: counted under a key that leads back to nobody."""

from datetime import timedelta
from pathlib import Path

from bot.routers.customer.given import GivenLately
from care.business import Flood
from care.commands import GiveFeedback
from care.handlers import carry_out
from care.notices import notice_in
from care.notices.group import FeedbackMore
from care.store.tables import feedback, metadata, outbox
from care.store.unit import Store
from care.values.content import Content, Kind, Message
from tests.store.cast import EMMA, NOW, OLENA, SHOP, at_moment, play
from tests.store.looking import do, rows

SECOND = timedelta(seconds=1)
STRICT = SHOP.model_copy(update={"flood": Flood(feedback=3)})


def piece(number: int) -> GiveFeedback:
    said = Message(EMMA.id, number, Content(Kind.TEXT, f"piece {number}"), NOW)
    return GiveFeedback("table7", 1, (said,), anonymous=True)


async def give(store: Store, given: GivenLately, customer: int, second: int) -> None:
    who = EMMA if customer == EMMA.id else OLENA
    now = NOW + second * SECOND
    async with store.write() as unit:
        then = at_moment(unit, now, STRICT)
        await carry_out(then, given.counted(then, who.id, piece(second)), who)
        await unit.commit()


async def test_beyond_the_limit_all_is_kept_and_the_group_is_told_once(tmp_path: Path) -> None:
    store = Store.at(f"sqlite:///{tmp_path}/care.db")
    async with store.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    await do(store, play)
    given = GivenLately()
    for second in range(50):
        await give(store, given, EMMA.id, second)
    await give(store, given, OLENA.id, 60)
    told = [row["body"]["notice"] for row in await rows(store, outbox)]
    assert told.count("feedback_given") == 4
    [more] = [row for row in await rows(store, outbox) if row["body"]["notice"] == "feedback_more"]
    assert notice_in(more["body"]) == FeedbackMore(count=47, score=1, text="piece 49")
    assert str(EMMA.id) not in f"{more['body']}{more['once']}"
    assert len(await rows(store, feedback)) == 51
    await store.close()
