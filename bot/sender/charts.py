"""Charts on their way: read and drawn when they are sent. One that cannot be drawn is said to be missing."""

from datetime import datetime
from typing import Any

import structlog
from aiogram.methods import SendMessage, SendPhoto, TelegramMethod
from aiogram.types import BufferedInputFile

from bot.drawing import DrawingFailedError, drawn
from bot.sender.methods import Place
from care.business import Business
from care.figures import course
from care.outbox import Row
from care.store.unit import Store
from dialogs.staff.figures.picture import caption, picture
from dialogs.staff.figures.query import unpack
from dialogs.words import Words

log = structlog.get_logger()


async def chart(
    store: Store, business: Business, where: Place, row: Row, now: datetime
) -> TelegramMethod[Any]:
    """The call that delivers it. `row.body`: {"figures": a packed query, "language": the reader's}."""
    query, _ = unpack(row.body["figures"]), Words(row.body["language"], business.tz)
    if query is None:
        raise ValueError(f"no figures: {row.body['figures']}")
    async with store.read() as unit:
        found = await course(unit, business, query.asked(now.astimezone(business.tz).date()), now)
    wanted = picture(found, business, _)
    try:
        file = BufferedInputFile(await drawn(wanted), "figures.png")
    except (DrawingFailedError, TimeoutError, OSError) as error:
        log.exception("chart_failed", error=type(error).__name__)
        return SendMessage(
            **where, text=_.plain(_("The chart could not be drawn. /figures says it in words."))
        )
    return SendPhoto(**where, photo=file, caption=caption(wanted))
